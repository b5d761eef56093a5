#include "engine/reasoning/referral.h"

#include <algorithm>
#include <utility>

#include "absl/container/btree_set.h"
#include "engine/reasoning/differential.h"

namespace soleus::reasoning {
namespace {

using Ids = absl::btree_set<std::string, std::less<>>;

// The screening items of a flag in the form in which they can be asked.
Ids AskableScreen(const sdk::RedFlag& flag, const Knowledge& knowledge, const Patient& patient) {
  Ids ids;
  for (sdk::FindingId item : flag.screen) {
    const Verdict known = Evaluate(sdk::Known(item), knowledge, patient, {});
    ids.insert(known.missing.begin(), known.missing.end());
  }
  return ids;
}

// The screening items that alone keep the flag open: those that are still missing when every other
// unknown finding is taken as absent. Empty: the flag does not hang on its screen.
std::vector<std::string> HangsOn(const sdk::RedFlag& flag, const Verdict& open, const Ids& screen,
                                 const Knowledge& knowledge, const Patient& patient,
                                 const Posteriors& posteriors) {
  Patient imagined = patient;
  for (const std::string& id : open.missing) {
    const sdk::Finding* finding = knowledge.FindFinding(id);
    if (finding == nullptr || finding->kind != sdk::ValueKind::kYesNo || screen.contains(id)) {
      continue;
    }
    imagined.facts.insert_or_assign(id, Fact{.state = Fact::State::kAbsent});
  }
  std::vector<const sdk::Finding*> derived;
  for (const std::string& id : open.missing) {
    const auto& rests_on_it = knowledge.wiring().Of(id).derived;
    derived.insert(derived.end(), rests_on_it.begin(), rests_on_it.end());
  }
  DeriveAmong(derived, knowledge, imagined, {});
  std::vector<std::string> hanging = Evaluate(flag.when, knowledge, imagined, posteriors).missing;
  std::erase_if(hanging, [&](const std::string& id) { return !screen.contains(id); });
  return hanging;
}

bool IsUnanswered(const Fact& fact) {
  return fact.state == Fact::State::kUnanswered;
}

bool CannotBeAnswered(const std::string& id, const Patient& patient, const FlagOptions& options) {
  const Fact* fact = patient.Find(id);
  return options.nobody_to_ask || (fact != nullptr && IsUnanswered(*fact));
}

// Whether any question can have been asked in vain at all.
bool AnyInVain(const Patient& patient, const FlagOptions& options) {
  return options.nobody_to_ask ||
         std::any_of(patient.facts.begin(), patient.facts.end(),
                     [](const auto& known) { return IsUnanswered(known.second); });
}

// The screening items that nobody can answer and that alone keep an open kStop flag open.
std::vector<std::string> AssumedFrom(const sdk::RedFlag& flag, const Knowledge& knowledge,
                                     const Patient& patient, const Posteriors& posteriors,
                                     const FlagOptions& options) {
  if (flag.severity != sdk::Severity::kStop || !AnyInVain(patient, options)) return {};
  const Ids screen = AskableScreen(flag, knowledge, patient);
  // Nothing of the screen was asked in vain: what the flag hangs on need not be looked for.
  if (std::none_of(screen.begin(), screen.end(),
                   [&](const std::string& id) { return CannotBeAnswered(id, patient, options); })) {
    return {};
  }
  const Verdict open = Evaluate(flag.when, knowledge, patient, posteriors);
  std::vector<std::string> items = HangsOn(flag, open, screen, knowledge, patient, posteriors);
  std::erase_if(items, [&](const auto& id) { return !CannotBeAnswered(id, patient, options); });
  return items;
}

}  // namespace

Standing StandingOf(const sdk::RedFlag& flag, const Knowledge& knowledge, const Patient& patient,
                    const Posteriors& posteriors, const FlagOptions& options) {
  switch (TruthOf(flag.when, patient, posteriors)) {
    case Truth::kFalse: return Standing::kExcluded;
    case Truth::kTrue: return Standing::kFired;
    case Truth::kUnknown: break;
  }
  if (!options.complaint) return Standing::kExcluded;
  const bool assumed = !AssumedFrom(flag, knowledge, patient, posteriors, options).empty();
  return assumed ? Standing::kFired : Standing::kOpen;
}

std::vector<FlagState> RaiseFlags(const Knowledge& knowledge, const Patient& patient,
                                  const Posteriors& posteriors, const FlagOptions& options) {
  std::vector<FlagState> raised;
  for (const auto& flag : knowledge.red_flags()) {
    if (TruthOf(flag.item->when, patient, posteriors) == Truth::kFalse) continue;
    Verdict verdict = Evaluate(flag.item->when, knowledge, patient, posteriors);
    FlagState state{.flag = &flag,
                    .fired = verdict.truth == Truth::kTrue,
                    .because = verdict.because,
                    .missing = verdict.missing};
    if (verdict.truth == Truth::kUnknown) {
      if (!options.complaint) continue;
      // Only a probability is unknown: what would let the presentation be recognised is missing.
      if (state.missing.empty()) state.missing = RecogniseContext(knowledge, patient).missing;
      state.because = AssumedFrom(*flag.item, knowledge, patient, posteriors, options);
      state.fired = state.assumed = !state.because.empty();
    }
    raised.push_back(std::move(state));
  }
  std::stable_sort(raised.begin(), raised.end(), [](const FlagState& a, const FlagState& b) {
    if (a.fired != b.fired) return a.fired;
    const sdk::RedFlag& x = *a.flag->item;
    const sdk::RedFlag& y = *b.flag->item;
    return x.urgency != y.urgency ? x.urgency > y.urgency : x.rank < y.rank;
  });
  return raised;
}

std::vector<Referral> ReferralsOf(const std::vector<FlagState>& flags) {
  std::vector<Referral> referrals;
  for (const FlagState& state : flags) {
    const sdk::RedFlag& flag = *state.flag->item;
    const bool refers =
        flag.severity == sdk::Severity::kStop || flag.severity == sdk::Severity::kRefer;
    if (!state.fired || !refers) continue;
    const auto same = std::find_if(referrals.begin(), referrals.end(), [&](const Referral& r) {
      return r.urgency == flag.urgency && r.specialty == flag.specialty;
    });
    if (same != referrals.end()) {
      same->red_flag_ids.emplace_back(flag.id);
      same->say.append(" ").append(flag.say);
      continue;
    }
    referrals.push_back({.urgency = flag.urgency,
                         .specialty = flag.specialty,
                         .within = std::string(flag.within),
                         .say = std::string(flag.say),
                         .target = std::string(flag.target),
                         .red_flag_ids = {std::string(flag.id)}});
  }
  return referrals;
}

}  // namespace soleus::reasoning
