#include "engine/reasoning/score.h"

#include <algorithm>
#include <utility>

namespace soleus::reasoning {
namespace {

// Totals are sums of halves and whole points; this only absorbs the rounding of what was sent.
constexpr double kSameTotal = 1e-6;

std::string MeaningOf(const sdk::Score& score, double total) {
  for (const sdk::ScoreBand& band : score.bands) {
    if (band.from <= total && total < band.below) return std::string(band.meaning);
  }
  return {};
}

ScoreState StateOf(const Owned<sdk::Score>& score, const Knowledge& knowledge,
                   const Patient& patient) {
  ScoreState state{.score = &score};
  double least_deduction = 0;  // what may have been subtracted by whoever sent a total
  for (const sdk::ScoreItem& item : score.item->items) {
    Verdict verdict = Evaluate(item.when, knowledge, patient, {});
    const bool present = verdict.truth == Truth::kTrue;
    const bool open = verdict.truth == Truth::kUnknown;
    if (item.points > 0) {
      state.total += present ? item.points : 0;
      state.at_most += present || open ? item.points : 0;
    } else {
      state.deducted += present ? item.points : 0;
      least_deduction += present || open ? item.points : 0;
    }
    state.items.push_back({.item = &item, .verdict = std::move(verdict)});
  }
  const Fact* sent = patient.Find(score.item->sent_as.text);
  if (sent != nullptr && sent->state == Fact::State::kValue) {
    state.sent = sent;
    state.disagrees = sent->number < state.total + least_deduction - kSameTotal ||
                      sent->number > state.at_most + kSameTotal;
  }
  state.meaning =
      MeaningOf(*score.item, state.sent ? std::max(state.total, sent->number) : state.total);
  return state;
}

// Of everybody age and sex are known, so that they alone are no reason to show a score.
bool RestsOnAFinding(const Verdict& verdict, const Knowledge& knowledge) {
  return std::any_of(verdict.because.begin(), verdict.because.end(),
                     [&](const auto& id) { return knowledge.FindFinding(id) != nullptr; });
}

bool SaysSomething(const ScoreState& state, const Knowledge& knowledge) {
  if (state.sent != nullptr) return true;
  bool any_open = false;
  for (const ItemState& item : state.items) {
    if (item.item->points > 0 && RestsOnAFinding(item.verdict, knowledge)) return true;
    any_open = any_open || item.verdict.truth == Truth::kUnknown;
  }
  return !any_open;
}

}  // namespace

std::vector<ScoreState> ScoresOf(const Knowledge& knowledge, const Patient& patient) {
  std::vector<ScoreState> states;
  for (const auto& score : knowledge.scores()) {
    ScoreState state = StateOf(score, knowledge, patient);
    if (SaysSomething(state, knowledge)) states.push_back(std::move(state));
  }
  return states;
}

}  // namespace soleus::reasoning
