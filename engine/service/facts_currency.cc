#include "engine/service/facts_currency.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "absl/container/btree_map.h"
#include "absl/strings/str_format.h"
#include "engine/reasoning/logic.h"

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

int HoldsDays(const Reading& r) {
  return r.finding->holds_days > 0 ? r.finding->holds_days : kHoldsDays;
}

int ConfirmDays(const Reading& r) {
  return HoldsDays(r) * (kConfirmDays / kHoldsDays);
}

class Reviewer {
 public:
  Reviewer(const std::vector<Reading>& readings, const reasoning::Knowledge& knowledge,
           const std::optional<fhir::Time>& episode, const fhir::Time& as_of, IssueLog& log)
      : knowledge_(knowledge), episode_(episode), as_of_(as_of), log_(log) {
    for (const Reading& r : readings) {
      if (r.from_medication) medicated_.emplace(r.finding->id.text, &r);
    }
  }

  // False: drop it. May age an exposure in place.
  bool StillSpeaks(Reading& r) {
    if (DeniesExposure(r)) return DenialHolds(r);
    if (!r.effective || r.standing || r.from_medication) return true;
    const int days = fhir::DaysBetween(*r.effective, as_of_);
    if (r.fact.state == Fact::State::kUnanswered) return days <= HoldsDays(r);
    if (!r.finding->exposure.empty()) return ExposureHolds(r, days);
    return Warns(*r.finding, r.fact, knowledge_) ? WarningHolds(r, days)
                                                 : ReassuranceHolds(r, days);
  }

 private:
  // One day of margin: dates carry no zone, and an examination may be charted before the onset is.
  bool BeforeEpisode(const Reading& r) const {
    return r.finding->sided && episode_ &&
           r.effective->end <= episode_->first - std::chrono::days(1);
  }

  // What comes and goes within days is of the days, not of the episode.
  bool WithinEpisode(const Reading& r) const {
    return episode_ && !BeforeEpisode(r) && r.finding->holds_days == 0;
  }

  bool WarningHolds(const Reading& r, int days) {
    if (days <= (BeforeEpisode(r) ? HoldsDays(r) : ConfirmDays(r))) return true;
    const bool of_the_patient = !r.finding->sided && r.finding->holds_days == 0;
    if (of_the_patient || WithinEpisode(r)) {
      Say(fhir::Severity::kInformation, r, days, "and is still used",
          "Confirm that it still holds.");
      return true;
    }
    Say(fhir::Severity::kWarning, r, days, "too long ago to speak of today; it counts as unknown",
        "Examine again, and send the new value.");
    return false;
  }

  bool ReassuranceHolds(const Reading& r, int days) {
    if (BeforeEpisode(r)) {
      Say(fhir::Severity::kWarning, r, days, "before this episode began; it counts as unknown",
          "Examine again, and send the new value.");
      return false;
    }
    const bool told = r.fact.state == Fact::State::kValue &&
                      r.finding->kind == sdk::ValueKind::kChoice &&
                      r.finding->method == sdk::Method::kHistory;
    const int limit = told ? ConfirmDays(r) : HoldsDays(r);
    if (days <= limit || (told && WithinEpisode(r))) return true;
    Say(fhir::Severity::kWarning, r, days,
        absl::StrFormat("more than the %d that it holds; it counts as unknown", limit),
        "Ask or examine again, and send the new value.");
    return false;
  }

  // "Current" of forty days ago is at best "recent" today.
  bool ExposureHolds(Reading& r, int days) {
    if (days <= kHoldsDays) return true;
    const sdk::ExposureWindow* window = nullptr;
    for (const sdk::ExposureWindow& w : r.finding->exposure) {
      if (days >= w.ended_from_days && days < w.ended_to_days) window = &w;
    }
    const bool ages = window != nullptr && r.fact.state == Fact::State::kValue;
    if (ages) r.fact.category = std::string(window->category);
    Say(fhir::Severity::kWarning, r, days,
        ages ? absl::StrFormat("and is read as %s", window->category)
             : std::string("too long ago to speak of today; it counts as unknown"),
        "Send the medication, or today's answer.");
    return ages;
  }

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
    Say(fhir::Severity::kWarning, r, days,
        "and a denied exposure holds on its own day; it counts as unknown",
        "Ask again, and send today's answer.");
    return false;
  }

  void Say(fhir::Severity severity, const Reading& r, int days, std::string_view what,
           std::string_view remedy) {
    if (r.earlier) return;
    log_.Add(severity, r.origin->path,
             absl::StrFormat("Finding %s: %s was recorded %d days before as_of, %s.",
                             r.finding->id.text, r.origin->reference, days, what),
             std::string(remedy));
  }

  const reasoning::Knowledge& knowledge_;
  const std::optional<fhir::Time>& episode_;
  const fhir::Time& as_of_;
  IssueLog& log_;
  absl::btree_map<std::string_view, const Reading*> medicated_;
};

}  // namespace

bool Warns(const sdk::Finding& finding, const reasoning::Fact& fact,
           const reasoning::Knowledge& knowledge) {
  if (fact.state != Fact::State::kValue) return fact.state == Fact::State::kPresent;
  reasoning::Patient alone;
  alone.facts.emplace(finding.id.text, fact);
  const auto holds = [&](const sdk::Finding* derived) {
    return TruthOf(derived->derived, alone, {}) == reasoning::Truth::kTrue;
  };
  const reasoning::Wiring& wiring = knowledge.wiring();
  return std::ranges::any_of(wiring.Of(finding.id.text).derived, holds) ||
         std::ranges::any_of(wiring.derived_of_no_fact, holds);
}

void DropOutdated(std::vector<Reading>& readings, const reasoning::Knowledge& knowledge,
                  const std::optional<fhir::Time>& episode, const fhir::Time& as_of,
                  IssueLog& log) {
  Reviewer reviewer(readings, knowledge, episode, as_of, log);
  std::erase_if(readings, [&](Reading& r) { return !reviewer.StillSpeaks(r); });
}

}  // namespace soleus::service
