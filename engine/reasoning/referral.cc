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
  Derive(knowledge, imagined);
  std::vector<std::string> hanging = Evaluate(flag.when, knowledge, imagined, posteriors).missing;
  std::erase_if(hanging, [&](const std::string& id) { return !screen.contains(id); });
  return hanging;
}

bool CannotBeAnswered(const std::string& id, const Patient& patient, const FlagOptions& options) {
  const Fact* fact = patient.Find(id);
  return options.nobody_to_ask || (fact != nullptr && fact->state == Fact::State::kUnanswered);
}

}  // namespace

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
      if (flag.item->severity == sdk::Severity::kStop) {
        const Ids screen = AskableScreen(*flag.item, knowledge, patient);
        for (std::string& id :
             HangsOn(*flag.item, verdict, screen, knowledge, patient, posteriors)) {
          if (CannotBeAnswered(id, patient, options)) state.because.push_back(std::move(id));
        }
        state.fired = state.assumed = !state.because.empty();
      }
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
