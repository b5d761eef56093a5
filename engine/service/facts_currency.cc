#include "engine/service/facts_currency.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "absl/container/btree_map.h"
#include "absl/strings/str_format.h"

namespace soleus::service {
namespace {

using reasoning::Fact;

// Whether the reading says that the patient is not exposed, of a finding that medications set.
bool DeniesExposure(const Reading& r) {
  if (r.finding->exposure.empty()) return false;
  if (r.finding->kind == sdk::ValueKind::kYesNo) return r.fact.state == Fact::State::kAbsent;
  return r.fact.state == Fact::State::kValue &&
         std::none_of(r.finding->exposure.begin(), r.finding->exposure.end(),
                      [&](const auto& window) { return window.category == r.fact.category; });
}

class Reviewer {
 public:
  Reviewer(const std::vector<Reading>& readings, const std::optional<fhir::Time>& episode,
           const fhir::Time& as_of, IssueLog& log)
      : episode_(episode), as_of_(as_of), log_(log) {
    for (const Reading& r : readings) {
      if (r.from_medication) medicated_.emplace(r.finding->id.text, &r);
    }
  }

  bool StillSpeaks(const Reading& r) {
    if (DeniesExposure(r)) return DenialHolds(r);
    if (!r.effective || r.standing || r.from_medication) return true;
    const int days = fhir::DaysBetween(*r.effective, as_of_);
    if (r.finding->sided && episode_ && r.effective->end <= episode_->first) {
      Say(r, days, "before this episode began; it counts as unknown",
          "Examine again, and send the new value.");
      return false;
    }
    if (r.fact.state == Fact::State::kPresent) {
      if (days > kConfirmDays) Say(r, days, "and is still used", "Confirm that it still holds.");
      return true;
    }
    if (r.fact.state == Fact::State::kUnanswered || days <= kHoldsDays) return true;
    const bool told = r.fact.state == Fact::State::kValue &&
                      r.finding->kind == sdk::ValueKind::kChoice &&
                      r.finding->method == sdk::Method::kHistory;
    if (told && episode_) return true;
    Say(r, days,
        absl::StrFormat("more than the %d that it holds; it counts as unknown", kHoldsDays),
        "Ask or examine again, and send the new value.");
    return false;
  }

 private:
  bool DenialHolds(const Reading& r) {
    const auto medicated = medicated_.find(r.finding->id.text);
    if (medicated != medicated_.end()) {
      log_.AddAlways(
          fhir::Severity::kWarning, r.origin->path,
          absl::StrFormat("Finding %s: %s denies what %s records; the medication counts.",
                          r.finding->id.text, r.origin->reference,
                          medicated->second->origin->reference),
          "Correct the one that is wrong and send again.");
      return false;
    }
    if (!r.effective) return true;
    const int days = fhir::DaysBetween(*r.effective, as_of_);
    if (days < 1) return true;
    Say(r, days, "and a denied exposure holds on its own day; it counts as unknown",
        "Ask again, and send today's answer.");
    return false;
  }

  void Say(const Reading& r, int days, std::string_view what, std::string_view remedy) {
    log_.Add(r.fact.state == Fact::State::kPresent && what.starts_with("and")
                 ? fhir::Severity::kInformation
                 : fhir::Severity::kWarning,
             r.origin->path,
             absl::StrFormat("Finding %s: %s was recorded %d days before as_of, %s.",
                             r.finding->id.text, r.origin->reference, days, what),
             std::string(remedy));
  }

  const std::optional<fhir::Time>& episode_;
  const fhir::Time& as_of_;
  IssueLog& log_;
  absl::btree_map<std::string_view, const Reading*> medicated_;
};

}  // namespace

void DropOutdated(std::vector<Reading>& readings, const std::optional<fhir::Time>& episode,
                  const fhir::Time& as_of, IssueLog& log) {
  Reviewer reviewer(readings, episode, as_of, log);
  std::vector<Reading> kept;
  for (const Reading& r : readings) {
    if (reviewer.StillSpeaks(r)) kept.push_back(r);
  }
  readings = std::move(kept);
}

}  // namespace soleus::service
