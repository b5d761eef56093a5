#include "fhir/drug.h"

#include <utility>

#include "fhir/sentence.h"

namespace soleus::fhir {
namespace {

constexpr double kMaxCourseSeconds = 100 * 365.25 * 86'400;  // a longer duration is a mistake

std::size_t BytesOf(const Concept& drug) {
  std::size_t bytes = drug.text.size();
  for (const Coding& coding : drug.codings) {
    bytes += sizeof(Coding) + coding.system.size() + coding.code.size() + coding.display.size();
  }
  return bytes;
}

// The words of its form ("ointment") stand for the name that an ingredient alone does not have.
std::vector<Concept> ReadIngredients(const Element& medication, Reader& reader) {
  std::vector<Concept> drugs;
  const Element list = medication.Field("ingredient");
  if (!reader.Is(list, Json::Kind::kArray)) return drugs;
  std::string_view form;
  if (const std::optional<Concept> read = reader.ReadConcept(medication.Field("form"))) {
    form = read->text;
    for (const Coding& coding : read->codings) {
      if (form.empty()) form = coding.display;
    }
  }
  for (std::size_t i = 0; i < list.items().size(); ++i) {
    const Element one = list.Item(i);
    if (!reader.Is(one, Json::Kind::kObject) || !reader.IsUnderstood(one)) continue;
    const Element active = one.Field("isActive");
    if (active.sent() && !reader.Bool(active).value_or(false)) continue;
    std::optional<Concept> drug = reader.ReadConcept(one.Field("itemCodeableConcept"));
    if (!drug) {
      reader.Warn(one, "An ingredient has no code of its own; it is not used.",
                  "Send ingredient.itemCodeableConcept.");
      continue;
    }
    if (!form.empty()) {
      drug->text = reader.texts().Keep(drug->text, drug->text.empty() ? "" : ", ", form);
    }
    drugs.push_back(*std::move(drug));
  }
  return drugs;
}

// The Medication's code, or its ingredients; or the reference's display where the Medication is not
// in the input.
Found FollowReference(const Element& at, const Resource& resource, Task& task,
                      std::vector<Concept>& drugs) {
  Reader& reader = task.reader;
  const Json* target = task.contents.Find(resource, reader.Text(at.Field("reference")));
  if (target == nullptr || (*target)["resourceType"].text() != "Medication") {
    Concept drug{.codings = {}, .text = reader.Text(at.Field("display"))};
    if (drug.text.empty()) {
      reader.LeaveOut(at, "The Medication that it names is not in the input; it is not used.",
                      "Send the Medication too, or medicationCodeableConcept.");
      return Found::kNo;
    }
    reader.Warn(at, "The Medication that it names is not in the input; only its name is used.",
                "Send the Medication too, or medicationCodeableConcept.");
    drugs.push_back(std::move(drug));
    return Found::kYes;
  }
  const std::string path = Sentence(at.Path(), " -> Medication");
  const Element medication(*target, path);
  if (!reader.IsUnderstood(medication)) return Found::kNo;
  if ((*target)["status"].text() == "entered-in-error") {
    reader.LeaveOut(at, "The Medication that it names was entered in error; it is not used.",
                    "None is needed.");
    return Found::kNo;
  }
  if (std::optional<Concept> code = reader.ReadConcept(medication.Field("code"))) {
    drugs.push_back(*std::move(code));
  } else {
    drugs = ReadIngredients(medication, reader);
  }
  if (drugs.empty()) {
    reader.LeaveOut(at,
                    "The Medication that it names has neither a code nor an ingredient with one; "
                    "it is not used.",
                    "Send Medication.code, or the codes of its ingredients.");
    return Found::kNo;
  }
  for (const Concept& drug : drugs) {
    const std::size_t bytes = BytesOf(drug) + (drugs.size() > 1 ? sizeof(Medication) : 0);
    if (bytes > task.copy_budget) return Found::kOverBudget;
    task.copy_budget -= bytes;
  }
  return Found::kYes;
}

bool SaysTheSame(const Concept& a, const Concept& b) {
  for (const Coding& x : a.codings) {
    for (const Coding& y : b.codings) {
      if (!x.code.empty() && x.code == y.code && x.system == y.system) return true;
    }
  }
  return !a.text.empty() && a.text == b.text;
}

}  // namespace

Found ReadDrugs(const Element& at, const Resource& resource, Task& task,
                std::vector<Concept>& drugs) {
  const Element code = at.Field("medicationCodeableConcept");
  if (std::optional<Concept> read = task.reader.ReadConcept(code)) {
    drugs.push_back(*std::move(read));
    return Found::kYes;
  }
  const Element reference = at.Field("medicationReference");
  if (task.reader.Is(reference, Json::Kind::kObject)) {
    return FollowReference(reference, resource, task, drugs);
  }
  task.reader.LeaveOut(at, "It names no medication; it is not used.",
                       "Send medicationCodeableConcept or medicationReference.");
  return Found::kNo;
}

void AddEach(std::vector<Concept> drugs, const Medication& medication, Record& record) {
  for (Concept& drug : drugs) {
    record.medications.push_back(medication);
    record.medications.back().drug = std::move(drug);
  }
}

std::optional<std::chrono::seconds> ReadDuration(const Element& at, Reader& reader) {
  const std::optional<Quantity> length = reader.ReadQuantity(at);
  if (!length) return std::nullopt;
  const std::optional<double> seconds = Convert(length->value, length->unit, "s");
  if (seconds && length->comparator.empty() && *seconds >= 1 && *seconds <= kMaxCourseSeconds) {
    return std::chrono::seconds(static_cast<long long>(*seconds));
  }
  reader.Warn(at, "The duration cannot be used; it counts as not sent.",
              "Send an exact number of d, wk or mo.");
  return std::nullopt;
}

Time EndOf(const Time& start, std::chrono::seconds length) {
  const auto end = start.first + length;
  return {end - std::chrono::seconds(1), end};
}

std::optional<Time> Instructions::EndFrom(const std::optional<Time>& start) const {
  if (span.end || !length || !start) return span.end;
  return EndOf(*start, *length);
}

Instructions ReadInstructions(const Element& list, Reader& reader) {
  Instructions all;
  if (!reader.Is(list, Json::Kind::kArray)) return all;
  bool open_end = false;
  bool same_route = true;
  for (std::size_t i = 0; i < list.items().size(); ++i) {
    const Element one = list.Item(i);
    if (!reader.Is(one, Json::Kind::kObject) || !reader.IsUnderstood(one)) {
      open_end = true;
      continue;
    }
    const Element timing = one.Field("timing");
    const Element repeat = timing.Field("repeat");
    if (reader.Is(timing, Json::Kind::kObject)) reader.Is(repeat, Json::Kind::kObject);
    if (!reader.IsUnderstood(timing) || !reader.IsUnderstood(repeat)) {
      open_end = true;
      continue;
    }
    const Span span = reader.ReadPeriod(repeat.Field("boundsPeriod"));
    if (span.start && (!all.span.start || span.start->first < all.span.start->first)) {
      all.span.start = span.start;
    }
    if (!span.end) open_end = true;
    if (span.end && (!all.span.end || span.end->end > all.span.end->end)) all.span.end = span.end;
    if (list.items().size() == 1) {
      all.length = ReadDuration(repeat.Field("boundsDuration"), reader);
    }
    const std::optional<Concept> route = reader.ReadConcept(one.Field("route"));
    if (!route) continue;
    if (!all.route) all.route = route;
    same_route = same_route && SaysTheSame(*all.route, *route);
  }
  if (open_end) all.span.end.reset();
  if (!same_route) {
    all.route.reset();
    reader.Remark(list, "The instructions name different routes; the route counts as not sent.",
                  "Send one request for each route.");
  }
  return all;
}

}  // namespace soleus::fhir
