#include "engine/service/facts_problem.h"

#include <chrono>
#include <string>
#include <string_view>
#include <utility>

#include "absl/strings/str_format.h"
#include "engine/service/facts_currency.h"
#include "engine/service/facts_site.h"

namespace soleus::service {
namespace {

using fhir::Severity;

class ProblemReader {
 public:
  ProblemReader(const CodeIndex& index, const fhir::Time& as_of, std::vector<Reading>& readings,
                RecordCodes& codes, IssueLog& log)
      : index_(index), as_of_(as_of), readings_(readings), codes_(codes), log_(log) {}

  void Read(const fhir::Condition& condition) {
    const std::vector<CodeHit> hits = codes_.Find(condition.code);
    if (hits.empty()) codes_.SayUnknown(condition.code, false, condition.origin);
    for (const CodeHit& hit : hits) {
      const std::optional<fhir::Side> side = SideOf(*hit.target, condition.side);
      if (!hit.target->speaks_alone()) {
        Say(Severity::kInformation, condition.origin, hit,
            "needs a value, which a Condition does not have; it is not used",
            "Send it as an Observation.");
      } else if (IsOver(condition)) {
        Say(Severity::kInformation, condition.origin, hit,
            "is inactive or resolved; it says nothing of today",
            "Nothing to correct, unless it is active.");
      } else if (condition.certainty == fhir::Certainty::kUnconfirmed &&
                 !hit.target->finding->suspicion_counts) {
        Say(Severity::kWarning, condition.origin, hit,
            "is not confirmed (verificationStatus); it counts as unknown",
            "Send it again once it is confirmed.");
      } else if (!side) {
        Say(Severity::kWarning, condition.origin, hit, kSidesDisagree, kSidesRemedy);
      } else {
        AddPresent(condition, *hit.target, *side);
      }
    }
  }

  void Read(const fhir::Procedure& procedure) {
    for (const CodeHit& hit : codes_.Find(procedure.code)) {
      if (!hit.target->speaks_alone()) {
        Say(Severity::kInformation, procedure.origin, hit,
            "needs a value, which a Procedure does not have; it is not used",
            "Send it as an Observation.");
        continue;
      }
      const std::optional<fhir::Side> side = SideOf(*hit.target, procedure.side);
      if (!side) {
        Say(Severity::kWarning, procedure.origin, hit, kSidesDisagree, kSidesRemedy);
        continue;
      }
      Add(*hit.target, *side, procedure.performed, procedure.origin);
    }
  }

  // Why a patient comes today is a complaint; why they came another day is history.
  void Read(const fhir::Encounter& encounter) {
    constexpr std::chrono::days kStillOn{1};  // begun last night, and not over
    if (!encounter.start || encounter.start->end <= as_of_.end - std::chrono::days(1) - kStillOn) {
      return;
    }
    for (const CodeHit& hit : codes_.Find(encounter.reason)) {
      if (hit.target->speaks_alone() &&
          index_.complaints().contains(hit.target->finding->id.text)) {
        Add(*hit.target, *SideOf(*hit.target, fhir::Side::kUnstated), encounter.start,
            encounter.origin);
      }
    }
  }

  std::vector<const fhir::Condition*> TakeComplaints() { return std::move(complaints_); }

 private:
  void AddPresent(const fhir::Condition& condition, const CodeTarget& target, fhir::Side side) {
    const bool active = condition.clinical == fhir::ClinicalStatus::kActive;
    const bool stands = active && !condition.of_a_visit;
    const bool of_its_day = !stands && condition.recorded.has_value();
    const std::optional<fhir::Time>& day = of_its_day ? condition.recorded : condition.onset;
    const bool dated_by_visit = of_its_day || condition.of_a_visit;
    const bool of_long_ago =
        dated_by_visit && day && fhir::DaysBetween(*day, as_of_) > kConfirmDays;
    if (index_.complaints().contains(target.finding->id.text) && !of_long_ago) {
      complaints_.push_back(&condition);
    }
    Add(target, side, day, condition.origin).standing = stands;
  }

  bool IsOver(const fhir::Condition& condition) const {
    if (condition.clinical != fhir::ClinicalStatus::kUnstated) {
      return condition.clinical == fhir::ClinicalStatus::kInactive;
    }
    return condition.abatement && condition.abatement->first < as_of_.end;
  }

  Reading& Add(const CodeTarget& target, fhir::Side side, const std::optional<fhir::Time>& day,
               const fhir::Origin& origin) {
    codes_.Note(target);
    readings_.push_back({.finding = target.finding,
                         .fact = {.state = reasoning::Fact::State::kPresent},
                         .side = side,
                         .effective = day,
                         .origin = &origin});
    return readings_.back();
  }

  void Say(Severity severity, const fhir::Origin& origin, const CodeHit& hit, std::string_view what,
           std::string_view remedy) {
    log_.Add(severity, origin.path,
             absl::StrFormat("%s: %s %s.", origin.reference, NameOf(hit), what),
             std::string(remedy));
  }

  const CodeIndex& index_;
  const fhir::Time& as_of_;
  std::vector<Reading>& readings_;
  RecordCodes& codes_;
  IssueLog& log_;
  std::vector<const fhir::Condition*> complaints_;
};

}  // namespace

std::vector<const fhir::Condition*> ReadProblems(const fhir::Record& record, const CodeIndex& index,
                                                 const fhir::Time& as_of,
                                                 std::vector<Reading>& readings, RecordCodes& codes,
                                                 IssueLog& log) {
  ProblemReader reader(index, as_of, readings, codes, log);
  for (const fhir::Condition& condition : record.conditions) reader.Read(condition);
  for (const fhir::Procedure& procedure : record.procedures) reader.Read(procedure);
  for (const fhir::Encounter& encounter : record.encounters) reader.Read(encounter);
  return reader.TakeComplaints();
}

}  // namespace soleus::service
