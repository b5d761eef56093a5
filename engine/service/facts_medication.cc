#include "engine/service/facts_medication.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "absl/strings/str_format.h"
#include "engine/service/facts_drug.h"

namespace soleus::service {
namespace {

class MedicationReader {
 public:
  MedicationReader(const fhir::Medication& medication, const ProductTable* products,
                   const fhir::Time& as_of, IssueLog& log)
      : medication_(medication), drug_(medication, products), as_of_(as_of), log_(log) {}

  // Whether the drug is one that `exposure` asks for. Days since the course ended (0: not ended),
  // if the medication speaks for it at all.
  struct Since {
    bool known = false;
    std::optional<int> days;
  };
  Since ReadFor(const sdk::Finding& exposure) {
    const Match match = drug_.MatchOf(exposure);
    if (match == Match::kNone) return {};
    return {.known = true, .days = DaysSince(exposure, match)};
  }

 private:
  std::optional<int> DaysSince(const sdk::Finding& exposure, Match match) {
    if (!medication_.taken) {
      Say(fhir::Severity::kInformation, "was not taken, or only proposed; it does not count",
          "Nothing to correct, unless it was taken.");
      return std::nullopt;
    }
    if (!IsSystemic(exposure)) return std::nullopt;
    const std::optional<int> days = DaysSinceEnd();
    if (days && match == Match::kText) {
      Say(fhir::Severity::kInformation, "was recognised by its name, not by a code",
          "Send the RxNorm ingredient or the ATC code.");
    } else if (days && match == Match::kProduct) {
      Say(fhir::Severity::kInformation, "is known by the table of products, from its product code",
          "Nothing to correct.");
    }
    return days;
  }

  bool IsSystemic(const sdk::Finding& exposure) {
    switch (drug_.RouteFor(exposure)) {
      case Route::kSystemic: return true;
      case Route::kLocal:
        Say(fhir::Severity::kInformation,
            "is given locally (eye, ear, nose, skin or airways); it does not count",
            "Nothing to correct, unless it is given by mouth or injection.");
        return false;
      case Route::kUnknown: break;
    }
    Say(fhir::Severity::kInformation,
        medication_.route ? "has a route that is not known here; taken as systemic"
                          : "states no route; taken as systemic",
        "Send dosage.route as a SNOMED CT code.");
    return true;
  }

  std::optional<int> DaysSinceEnd() {
    if (medication_.start && medication_.start->first >= as_of_.end) {
      Say(fhir::Severity::kInformation, "starts after as_of; it does not count",
          "Nothing to correct.");
      return std::nullopt;
    }
    if (!medication_.end) {
      if (!medication_.ended) return 0;
      if (!medication_.start) {
        Say(fhir::Severity::kWarning, "has ended, but not said when; the exposure stays unknown",
            "Send the end of the course.");
        return std::nullopt;
      }
      Say(fhir::Severity::kWarning, "has ended, but not said when; its start is taken as the end",
          "Send the end of the course.");
      return std::max(0, fhir::DaysBetween(*medication_.start, as_of_));
    }
    return std::max(0, fhir::DaysBetween(*medication_.end, as_of_));
  }

  void Say(fhir::Severity severity, std::string_view what, std::string_view remedy) {
    log_.Add(severity, medication_.origin.path,
             absl::StrFormat("%s: the medication %s.", medication_.origin.reference, what),
             std::string(remedy));
  }

  const fhir::Medication& medication_;
  const Drug drug_;
  const fhir::Time& as_of_;
  IssueLog& log_;
};

std::size_t WindowOf(const sdk::Finding& exposure, int days) {
  std::size_t i = 0;
  while (i < exposure.exposure.size() && !(days >= exposure.exposure[i].ended_from_days &&
                                           days < exposure.exposure[i].ended_to_days)) {
    ++i;
  }
  return i;
}

}  // namespace

void ReadMedications(const std::vector<fhir::Medication>& medications,
                     std::span<const sdk::Finding* const> exposures, const ProductTable* products,
                     const fhir::Time& as_of, std::vector<Reading>& readings, IssueLog& log) {
  if (exposures.empty()) return;
  const auto day = std::chrono::floor<std::chrono::days>(as_of.first);
  const fhir::Time today{.first = day, .end = std::max(as_of.end, as_of.first)};
  std::vector<std::vector<std::pair<std::size_t, const fhir::Medication*>>> found(exposures.size());
  // Ingredients of one medication stand one after the other: it is known by any of them.
  std::size_t unknown_drugs = 0;
  std::string_view last;
  bool last_is_known = true;
  for (const fhir::Medication& medication : medications) {
    MedicationReader reader(medication, products, as_of, log);
    bool known = false;
    for (std::size_t i = 0; i < exposures.size(); ++i) {
      const auto since = reader.ReadFor(*exposures[i]);
      known = known || since.known;
      if (since.days) found[i].emplace_back(WindowOf(*exposures[i], *since.days), &medication);
    }
    if (medication.origin.path != last) {
      unknown_drugs += known ? 0 : 1;
      last_is_known = known;
    } else if (known && !last_is_known) {
      --unknown_drugs;
      last_is_known = true;
    }
    last = medication.origin.path;
  }
  if (unknown_drugs > 0) {
    log.AddAlways(fhir::Severity::kInformation, "",
                  absl::StrFormat("Medications that no loaded plugin knows by ingredient code, ATC "
                                  "code or name: %d; they say nothing here.",
                                  unknown_drugs),
                  products == nullptr
                      ? "Send ingredients as RxNorm or ATC codes; product codes are not resolved "
                        "unless soleusd is given a table of them (rxnorm_products)."
                      : "Send ingredients as RxNorm or ATC codes, or add the products to "
                        "soleusd's table of them (rxnorm_products).");
  }
  for (std::size_t i = 0; i < exposures.size(); ++i) {
    std::size_t best = exposures[i]->exposure.size();
    for (const auto& [window, medication] : found[i]) best = std::min(best, window);
    if (best == exposures[i]->exposure.size()) continue;
    reasoning::Fact fact;
    if (exposures[i]->kind == sdk::ValueKind::kChoice) {
      fact.state = reasoning::Fact::State::kValue;
      fact.category = exposures[i]->exposure[best].category;
    }
    for (const auto& [window, medication] : found[i]) {
      if (window != best) continue;
      readings.push_back({.finding = exposures[i],
                          .fact = fact,
                          .side = fhir::Side::kUnstated,
                          .effective = today,
                          .origin = &medication->origin,
                          .from_medication = true});
    }
  }
}

}  // namespace soleus::service
