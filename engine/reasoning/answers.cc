#include "engine/reasoning/answers.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

#include "absl/container/btree_set.h"
#include "absl/strings/str_format.h"
#include "engine/reasoning/logic.h"
#include "engine/reasoning/odds.h"

namespace soleus::reasoning {
namespace {

// P(present) of a finding that no row weighs: a rare sign that only a flag or an order asks for.
constexpr double kUnweighedPresent = 0.1;
constexpr double kLeastProbability = 0.02;

// Counting rows of one finding: at most one a condition.
using Rows = std::vector<std::pair<std::size_t, const sdk::Evidence*>>;

Rows RowsOf(const sdk::Finding& finding, const Knowledge& knowledge) {
  Rows rows;
  for (const Reach::Row& at : knowledge.wiring().Of(finding.id.text).rows) {
    const sdk::Evidence& row = knowledge.conditions()[at.condition].item->evidence[at.row];
    if (row.finding != finding.id || row.for_the_record) continue;
    if (rows.empty() || rows.back().first != at.condition) rows.emplace_back(at.condition, &row);
  }
  return rows;
}

// P(value) where each condition with a row has `without` times its ratio, and every other one, and
// something else, has `without`.
double Mixed(double without, std::span<const double> probabilities, const Rows& rows,
             const std::vector<double>& ratios) {
  double present = 0;
  double known = 0;
  std::size_t next = 0;
  for (std::size_t c = 0; c < probabilities.size(); ++c) {
    const bool weighs = next < rows.size() && rows[next].first == c;
    const double ratio = weighs ? ratios[next++] : 1;
    present += probabilities[c] * std::min(1 - kLeastProbability, without * ratio);
    known += probabilities[c];
  }
  return present / known;
}

// From LR+ = s/(1-p) and LR- = (1-s)/p: P(present | not the condition) = (1-LR-)/(LR+ - LR-).
double PresentWithout(double present, double absent) {
  if (std::abs(present - absent) < 1e-9) return kUnweighedPresent;
  return std::clamp((1 - absent) / (present - absent), kLeastProbability, 1 - kLeastProbability);
}

double ProbabilityPresent(const sdk::Finding& finding, const Knowledge& knowledge,
                          std::span<const double> probabilities) {
  const Rows rows = RowsOf(finding, knowledge);
  if (probabilities.empty() || rows.empty()) return kUnweighedPresent;
  double without = 0;
  std::vector<double> ratios;
  for (const auto& [condition, row] : rows) {
    ratios.push_back(InUse(row->present, row->quality).value);
    without += PresentWithout(ratios.back(), InUse(row->absent, row->quality).value);
  }
  return Mixed(without / static_cast<double>(rows.size()), probabilities, rows, ratios);
}

void MakeSumOne(std::vector<double>& shares) {
  const double sum = std::accumulate(shares.begin(), shares.end(), 0.0);
  for (double& share : shares) share /= sum;
}

bool RestsOn(const sdk::Rule& rule, std::string_view finding) {
  return std::any_of(rule.terms.begin(), rule.terms.end(),
                     [&](const sdk::Term& term) { return term.subject == finding; });
}

bool Holds(const Comparison& comparison, double number) {
  return comparison.op == sdk::Op::kAtLeast ? number >= comparison.number
                                            : number < comparison.number;
}

// Shares of answers that no row weighs by itself ("how it began"): they follow from the yes-no
// findings that rest on it, and from rules that compare it. What none of these claims is left to
// the answers that none speaks of.
std::vector<double> SharesFromUsers(const sdk::Finding& asked, const std::vector<Answer>& answers,
                                    const Knowledge& knowledge,
                                    std::span<const double> probabilities) {
  std::vector<double> shares(answers.size(), 0);
  const auto claim = [&shares](const std::vector<std::size_t>& claimed, double present) {
    for (const std::size_t i : claimed) {
      shares[i] = std::max(shares[i], present / static_cast<double>(claimed.size()));
    }
  };
  for (const sdk::Finding* finding : knowledge.wiring().Of(asked.id.text).derived) {
    if (finding->id == asked.id || !RestsOn(finding->derived, asked.id.text)) continue;
    std::vector<std::size_t> claimed;
    for (std::size_t i = 0; i < answers.size(); ++i) {
      Patient alone;
      alone.facts.emplace(asked.id.text, answers[i].fact);
      if (TruthOf(finding->derived, alone, {}) == Truth::kTrue) claimed.push_back(i);
    }
    claim(claimed, ProbabilityPresent(*finding, knowledge, probabilities));
  }
  for (const Comparison& comparison : knowledge.wiring().ComparisonsOf(asked.id.text)) {
    if (comparison.derives) continue;
    std::vector<std::size_t> claimed;
    for (std::size_t i = 0; i < answers.size(); ++i) {
      if (Holds(comparison, answers[i].fact.number)) claimed.push_back(i);
    }
    claim(claimed, kUnweighedPresent);
  }
  const double claimed_sum = std::accumulate(shares.begin(), shares.end(), 0.0);
  const auto unclaimed = std::count(shares.begin(), shares.end(), 0.0);
  for (double& share : shares) {
    if (share == 0) share = std::max(0.0, 1 - claimed_sum) / static_cast<double>(unclaimed);
  }
  return shares;
}

// Shares q with sum q = 1 and sum q * ratio = 1 that are the evenest: q proportional to
// exp(lambda * ratio), lambda by bisection. Where no ratio lies on one side of 1, no shares fulfil
// it, and they are even.
std::vector<double> EvenestShares(const std::vector<double>& ratios) {
  std::vector<double> shares(ratios.size(), 1 / static_cast<double>(ratios.size()));
  const auto [least, most] = std::minmax_element(ratios.begin(), ratios.end());
  if (!(*least < 1 && *most > 1)) return shares;
  const auto mean_at = [&](double lambda) {
    // Relative to the largest exponent, which then is 0: nothing overflows.
    const double top = lambda > 0 ? *most : *least;
    double mean = 0;
    for (std::size_t i = 0; i < ratios.size(); ++i)
      shares[i] = std::exp(lambda * (ratios[i] - top));
    MakeSumOne(shares);
    for (std::size_t i = 0; i < ratios.size(); ++i) mean += shares[i] * ratios[i];
    return mean;
  };
  double low = -1e4;
  double high = 1e4;
  for (int step = 0; step < 100; ++step) {
    const double middle = (low + high) / 2;
    (mean_at(middle) < 1 ? low : high) = middle;
  }
  for (double& share : shares) share = std::max(share, kLeastProbability);
  MakeSumOne(shares);
  return shares;
}

double BandRatio(const sdk::Evidence& row, double number) {
  for (const sdk::Band& band : row.bands) {
    if (band.low <= number && number < band.high) return InUse(band.ratio, row.quality).value;
  }
  return 1;
}

std::vector<double> SharesOfBands(const Rows& rows, const std::vector<Answer>& answers,
                                  std::span<const double> probabilities) {
  std::vector<double> without(answers.size(), 0);
  std::vector<std::vector<double>> ratios(answers.size());  // by answer, then row
  for (const auto& [condition, row] : rows) {
    std::vector<double> of_row;
    for (const Answer& answer : answers) of_row.push_back(BandRatio(*row, answer.fact.number));
    const std::vector<double> shares = EvenestShares(of_row);
    for (std::size_t i = 0; i < answers.size(); ++i) {
      without[i] += shares[i] / static_cast<double>(rows.size());
      ratios[i].push_back(of_row[i]);
    }
  }
  if (probabilities.empty()) return without;
  std::vector<double> shares;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    shares.push_back(Mixed(without[i], probabilities, rows, ratios[i]));
  }
  return shares;
}

std::vector<double> SharesOfCategories(const sdk::Finding& finding, const Rows& rows,
                                       std::span<const double> probabilities) {
  std::vector<double> shares(finding.categories.size(), 0);
  for (std::size_t i = 0; i < shares.size(); ++i) {
    std::size_t next = 0;
    for (std::size_t c = 0; c < probabilities.size(); ++c) {
      const bool has_row = next < rows.size() && rows[next].first == c;
      const sdk::Evidence* row = has_row ? rows[next++].second : nullptr;
      const bool stated = row != nullptr && i < row->given_condition.size();
      shares[i] +=
          probabilities[c] * (stated ? row->given_condition[i] : finding.categories[i].reference);
    }
  }
  return shares;
}

// The numbers at which something changes, rising. The outer ends of the outermost bands are none:
// what lies beyond is not expected.
std::vector<double> CutsOf(const sdk::Finding& finding, const Rows& rows,
                           const Knowledge& knowledge) {
  absl::btree_set<double> cuts;
  for (const auto& [condition, row] : rows) {
    for (std::size_t b = 1; b < row->bands.size(); ++b) cuts.insert(row->bands[b].low);
  }
  for (const Comparison& c : knowledge.wiring().ComparisonsOf(finding.id.text)) {
    cuts.insert(c.number);
  }
  return {cuts.begin(), cuts.end()};
}

std::vector<Answer> RangesOf(const sdk::Finding& finding, const std::vector<double>& cuts) {
  const bool annotation = finding.unit.empty() || finding.unit.front() == '{';
  const std::string unit = annotation ? "" : absl::StrFormat(" %s", finding.unit);
  std::vector<Answer> ranges;
  if (cuts.empty()) return ranges;
  // Ranges are half-open: the lower end stands for the range, and the last number below the first.
  const auto add = [&](double number, std::string words) {
    ranges.push_back(
        {.fact = {.state = Fact::State::kValue, .number = number}, .value = std::move(words)});
  };
  add(std::nextafter(cuts.front(), std::numeric_limits<double>::lowest()),
      absl::StrFormat("< %.10g%s", cuts.front(), unit));
  for (std::size_t i = 0; i + 1 < cuts.size(); ++i) {
    add(cuts[i], absl::StrFormat("%.10g to < %.10g%s", cuts[i], cuts[i + 1], unit));
  }
  add(cuts.back(), absl::StrFormat(">= %.10g%s", cuts.back(), unit));
  return ranges;
}

std::vector<Answer> CategoriesOf(const sdk::Finding& finding) {
  std::vector<Answer> answers;
  for (const sdk::Category& category : finding.categories) {
    const std::string code(category.code);
    answers.push_back({.fact = {.state = Fact::State::kValue, .category = code}, .value = code});
  }
  return answers;
}

}  // namespace

std::vector<Answer> AnswersTo(const sdk::Finding& finding, const Knowledge& knowledge,
                              std::span<const double> probabilities) {
  if (finding.kind == sdk::ValueKind::kYesNo) {
    const double present = ProbabilityPresent(finding, knowledge, probabilities);
    return {
        {.probability = present, .fact = {.state = Fact::State::kPresent}, .value = "present"},
        {.probability = 1 - present, .fact = {.state = Fact::State::kAbsent}, .value = "absent"}};
  }
  const Rows rows = RowsOf(finding, knowledge);
  std::vector<Answer> answers = finding.kind == sdk::ValueKind::kChoice
                                    ? CategoriesOf(finding)
                                    : RangesOf(finding, CutsOf(finding, rows, knowledge));
  if (answers.size() < 2) return {};
  std::vector<double> shares(answers.size(), 0);
  if (finding.kind == sdk::ValueKind::kChoice) {
    shares = SharesOfCategories(finding, rows, probabilities);
  } else if (!rows.empty()) {
    shares = SharesOfBands(rows, answers, probabilities);
  }
  if (!(std::accumulate(shares.begin(), shares.end(), 0.0) > 0)) {
    shares = SharesFromUsers(finding, answers, knowledge, probabilities);
  }
  MakeSumOne(shares);
  for (std::size_t i = 0; i < answers.size(); ++i) answers[i].probability = shares[i];
  std::stable_sort(answers.begin(), answers.end(),
                   [](const Answer& a, const Answer& b) { return a.probability > b.probability; });
  return answers;
}

}  // namespace soleus::reasoning
