#include "engine/service/gate.h"

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/container/btree_set.h"
#include "absl/strings/str_format.h"
#include "engine/catalogue/case_replay.h"
#include "engine/reasoning/assess.h"
#include "engine/reasoning/differential.h"
#include "engine/reasoning/logic.h"
#include "engine/service/case_record.h"
#include "engine/service/facts.h"
#include "fhir/record.h"
#include "fhir/time.h"

namespace soleus::service {
namespace {

using reasoning::Fact;
using reasoning::Knowledge;
using reasoning::Patient;
using reasoning::Truth;
using Ids = absl::btree_set<std::string, std::less<>>;

std::string InWords(const Fact* fact, std::string_view unit) {
  if (fact == nullptr) return "unknown";
  switch (fact->state) {
    case Fact::State::kPresent: return "present";
    case Fact::State::kAbsent: return "absent";
    case Fact::State::kUnanswered: return "tried and not answered";
    case Fact::State::kValue: break;
  }
  if (!fact->category.empty()) return fact->category;
  return absl::StrFormat("%.17g %s", fact->number, unit);
}

bool SameFact(const Fact* a, const Fact* b) {
  if (a == nullptr || b == nullptr) return a == b;
  return a->state == b->state && a->category == b->category && a->number == b->number;
}

// What differs between two patients: finding ids, "age", "onset", "side".
Ids Differing(const Patient& a, const Patient& b) {
  Ids ids;
  if (a.age_years != b.age_years) ids.insert("age");
  if (a.side != b.side) ids.insert("side");
  for (const auto& [id, fact] : a.facts) {
    if (!SameFact(&fact, b.Find(id))) ids.insert(id);
  }
  for (const auto& [id, fact] : b.facts) {
    if (a.Find(id) == nullptr) ids.insert(id);
  }
  for (const auto& [id, values] : a.history) {
    const auto other = b.history.find(id);
    const auto same = [](const auto& x, const auto& y) {
      return x.number == y.number && x.days_ago == y.days_ago;
    };
    if (other == b.history.end() || !std::equal(values.begin(), values.end(), other->second.begin(),
                                                other->second.end(), same)) {
      ids.insert(id);
    }
  }
  return ids;
}

// What a rule asks in such a way that silence answers: what only the chart can say, and findings
// that only some patients are asked for, with what decides who. Where one of these is no longer
// known, the rule may well come to another end, as its author meant it to.
Ids SilenceAnswers(const sdk::Rule& rule, const Knowledge& knowledge) {
  Ids ids;
  for (const sdk::Term& term : rule.terms) {
    switch (term.op) {
      case sdk::Op::kCharted:
      case sdk::Op::kNotCharted:
      case sdk::Op::kNotRuledOut: ids.insert(std::string(term.subject)); break;
      case sdk::Op::kPresent:
      case sdk::Op::kKnown: {
        const auto asked = knowledge.ask_if().find(term.subject);
        if (asked == knowledge.ask_if().end()) break;
        ids.insert(std::string(term.subject));
        for (const sdk::Term& who : asked->second->terms) {
          ids.insert(who.subject.empty() ? std::string("age") : std::string(who.subject));
        }
        break;
      }
      default: break;
    }
  }
  return ids;
}

bool Meet(const Ids& a, const Ids& b) {
  return std::any_of(a.begin(), a.end(), [&b](const auto& id) { return b.contains(id); });
}

std::string_view InWords(Truth truth) {
  switch (truth) {
    case Truth::kTrue: return "fired";
    case Truth::kFalse: return "excluded";
    case Truth::kUnknown: break;
  }
  return "open";
}

// One case on its way through the engine.
class CaseTrial {
 public:
  CaseTrial(const sdk::Case& worked, const Knowledge& knowledge, const FactReader& reader)
      : worked_(worked), knowledge_(knowledge), reader_(reader) {}

  std::string FirstFailure() {
    absl::StatusOr<CaseRecord> record = RecordOf(worked_, knowledge_);
    if (!record.ok()) return std::string(record.status().message());
    record_ = *std::move(record);
    for (const CaseRecord::Resource& r : record_.resources) in_order_.push_back(r.json);
    const std::optional<Patient> patient = Read(in_order_);
    if (!patient) return trouble_;
    for (std::string sentence :
         {Misread(*patient), Unmet(*patient), Changed(*patient), Surer(*patient)}) {
      if (!sentence.empty()) return sentence;
    }
    return {};
  }

 private:
  std::optional<Patient> Read(std::span<const std::string_view> resources) {
    static const fhir::Time kAsOf = *fhir::ParseTime(kCaseDay);
    const std::string bundle = BundleOf(resources);
    const fhir::Input input{.name = {}, .json = bundle};
    const absl::StatusOr<fhir::Record> record = fhir::ReadRecord({&input, 1}, kAsOf, {});
    if (!record.ok()) {
      trouble_ = absl::StrFormat("is no record that can be read: %s", record.status().message());
      return std::nullopt;
    }
    Patient patient = reader_.Read(*record, kAsOf).patient;
    for (const auto& [id, fact] : record_.unsent) patient.facts.insert_or_assign(id, fact);
    if (!record_.unsent.empty()) reasoning::Derive(knowledge_, patient);
    return patient;
  }

  // A fact that does not come back out of the record as the case states it.
  std::string Misread(const Patient& read) const {
    Patient told = catalogue::PatientOf(worked_);
    reasoning::Derive(knowledge_, told);
    for (const sdk::CaseFact& given : worked_.facts) {
      const std::string_view id = given.finding.text;
      if (!knowledge_.used_findings().contains(id)) continue;  // nothing reads it
      if (SameFact(told.Find(id), read.Find(id))) continue;
      const std::string_view unit = knowledge_.FindFinding(id)->unit;
      return absl::StrFormat(
          "expects finding \"%s\" to be %s, but sent as FHIR it is read as %s; correct its code, "
          "unit or categories",
          id, InWords(told.Find(id), unit), InWords(read.Find(id), unit));
    }
    return {};
  }

  std::string Unmet(const Patient& patient) const {
    const std::string mismatch = catalogue::MismatchOf(
        worked_, reasoning::Assess(knowledge_, patient, {.flags = {}, .max_next_findings = 0}));
    return mismatch.empty() ? "" : mismatch + " (sent as FHIR); correct the table or the case";
  }

  // The same patient told in another way.
  std::string Changed(const Patient& patient) {
    absl::StatusOr<CaseRecord> converted = RecordOf(worked_, knowledge_, Units::kOther);
    if (!converted.ok()) return std::string(converted.status().message());
    std::vector<std::string_view> other_units;
    for (const CaseRecord::Resource& r : converted->resources) other_units.push_back(r.json);
    const std::vector<std::string_view> reversed(in_order_.rbegin(), in_order_.rend());
    std::vector<std::string_view> repeated = in_order_;
    repeated.insert(repeated.end(), in_order_.begin(), in_order_.end());
    std::vector<std::string> renamed;
    for (const CaseRecord::Resource& r : record_.resources) renamed.push_back(UnderAnotherId(r));
    repeated.insert(repeated.end(), renamed.begin(), renamed.end());
    const std::pair<const char*, const std::vector<std::string_view>*> kWays[] = {
        {"with each quantity in another unit", &other_units},
        {"with the resources in reverse order", &reversed},
        {"with every resource sent again", &repeated}};
    for (const auto& [how, resources] : kWays) {
      const std::optional<Patient> again = Read(*resources);
      if (!again) return absl::StrFormat("%s %s", how, trouble_);
      const Ids differing = Differing(patient, *again);
      if (differing.empty()) continue;
      const std::string& id = *differing.begin();
      const sdk::Finding* finding = knowledge_.FindFinding(id);
      const std::string_view unit = finding == nullptr ? "" : finding->unit;
      return absl::StrFormat("expects \"%s\" to be %s, but %s it is %s; correct its unit or codes",
                             id, InWords(patient.Find(id), unit), how,
                             InWords(again->Find(id), unit));
    }
    return {};
  }

  // A resource whose silence settles what was not settled.
  std::string Surer(const Patient& patient) {
    const sdk::Presentation* const context = reasoning::PresentationOf(knowledge_, patient);
    std::vector<Truth> flags;
    for (const auto& flag : knowledge_.red_flags()) {
      flags.push_back(reasoning::TruthOf(flag.item->when, patient, {}));
    }
    for (std::size_t left_out = 0; left_out < in_order_.size(); ++left_out) {
      std::vector<std::string_view> rest = in_order_;
      rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(left_out));
      const std::string& said = record_.resources[left_out].says;
      if (HasCourse(said)) continue;  // then an older value speaks, which may say anything
      const std::optional<Patient> reduced = Read(rest);
      if (!reduced) return absl::StrFormat("without \"%s\" %s", said, trouble_);
      const sdk::Presentation* const now = reasoning::PresentationOf(knowledge_, *reduced);
      if (context == nullptr && now != nullptr && !MaySettle(now->when, patient, *reduced)) {
        return absl::StrFormat(
            "expects no presentation to be recognised for want of \"%s\", but then \"%s\" is", said,
            now->id);
      }
      for (std::size_t i = 0; i < flags.size(); ++i) {
        const sdk::RedFlag& flag = *knowledge_.red_flags()[i].item;
        // Without posteriors: what a probability does when evidence goes is no matter of silence.
        const Truth then = reasoning::TruthOf(flag.when, *reduced, {});
        if (flags[i] == Truth::kFalse || then != Truth::kFalse) continue;
        if (MaySettle(flag.when, patient, *reduced)) continue;
        return absl::StrFormat(
            "expects red flag \"%s\", which is %s, not to be excluded by leaving out \"%s\", but "
            "it is; write its rule so that silence leaves it open",
            flag.id, InWords(flags[i]), said);
      }
    }
    return {};
  }

  bool HasCourse(std::string_view finding) const {
    return std::any_of(worked_.courses.begin(), worked_.courses.end(),
                       [&](const auto& course) { return course.finding.text == finding; });
  }

  bool MaySettle(const sdk::Rule& rule, const Patient& patient, const Patient& reduced) const {
    return Meet(SilenceAnswers(rule, knowledge_), Differing(patient, reduced));
  }

  const sdk::Case& worked_;
  const Knowledge& knowledge_;
  const FactReader& reader_;
  CaseRecord record_;
  std::vector<std::string_view> in_order_;  // of record_
  std::string trouble_;
};

}  // namespace

std::string FirstGateThatFails(const catalogue::KnowledgeBase& alone) {
  const FactReader reader(alone.knowledge());
  for (const sdk::Plugin* plugin : alone.knowledge().plugins()) {
    for (const sdk::Case& worked : plugin->cases) {
      std::string failure = CaseTrial(worked, alone.knowledge(), reader).FirstFailure();
      if (!failure.empty()) return absl::StrFormat("worked case \"%s\" %s.", worked.id, failure);
    }
  }
  return {};
}

}  // namespace soleus::service
