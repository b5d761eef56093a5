// What would be believed if one more finding were known: probabilities, flags and offered orders,
// as `Assess` would find them, in numbers alone. It works out anew only what hangs on the finding
// (`Wiring`), and a patient is looked at some hundred times for one answer.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/container/btree_set.h"
#include "engine/reasoning/differential.h"
#include "engine/reasoning/knowledge.h"
#include "engine/reasoning/offers.h"
#include "engine/reasoning/patient.h"
#include "engine/reasoning/referral.h"

namespace soleus::reasoning {

struct Imagined {
  // By index in the knowledge's conditions, something else last. Empty: no presentation.
  std::vector<double> probabilities;
  std::vector<Standing> flags;       // by index in the knowledge's red flags
  std::vector<std::size_t> offered;  // indices in Wiring::orders, rising

  // First of the ranking, as an index in `probabilities`; their number where nothing is ranked.
  std::size_t Leading(const Knowledge& knowledge) const;
};

// Keeps a copy of `patient`, which is derived; `knowledge` and `options` must outlive it. One
// thread.
class LookAhead {
 public:
  LookAhead(const Knowledge& knowledge, const Patient& patient, const FlagOptions& options);

  const Imagined& now() const { return now_; }

  // As if `finding`, which has no value yet, had this one.
  Imagined If(const sdk::Finding& finding, Fact fact);

 private:
  // What one row weighs in this patient.
  struct Row {
    bool counts = false;  // before its cluster is looked at
    double ratio = 1;
    double distance = 0;
  };
  // The differential before it is normalised, by condition.
  struct Scales {
    const sdk::Presentation* presentation = nullptr;
    std::vector<double> stated;
    std::vector<double> masses;
    std::vector<std::vector<Row>> rows;
    std::vector<std::vector<double>> factors;  // the counted ratios, in the table's order
  };
  using Facts = std::vector<std::pair<std::string_view, std::optional<Fact>>>;

  Facts Suppose(const sdk::Finding& finding, Fact fact);
  void Restore(Facts& facts);
  Row WeighRow(std::size_t condition, std::size_t row, const sdk::Presentation& presentation) const;
  std::vector<double> FactorsOf(std::size_t condition, const std::vector<Row>& rows) const;
  double MassOfCondition(std::size_t condition, const std::vector<double>& stated) const;
  Scales Weigh(const sdk::Presentation* presentation) const;
  std::vector<double> Normalise(const Scales& scales) const;
  std::vector<double> ProbabilitiesIf(const Reach& reach);
  const Posteriors& Publish(const std::vector<double>& probabilities);
  std::size_t CareDue(const std::vector<double>& probabilities) const;

  const Knowledge& knowledge_;
  const FlagOptions& options_;
  Patient patient_;
  // Findings recorded absent though their rule holds: newer than what it rests on, so they stand.
  absl::btree_set<std::string, std::less<>> kept_;
  Scales scales_;
  Posteriors posteriors_;
  std::vector<OrderState> orders_;
  Imagined now_;
};

}  // namespace soleus::reasoning
