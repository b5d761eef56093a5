#include "engine/reasoning/robustness.h"

#include <cmath>
#include <functional>
#include <vector>

#include "engine/reasoning/explain.h"

namespace soleus::reasoning {
namespace {

class Retelling {
 public:
  Retelling(const Knowledge& knowledge, const sdk::Presentation& context,
            const std::vector<Hypothesis>& differential)
      : knowledge_(knowledge), context_(context) {
    for (const auto& condition : knowledge.conditions()) {
      for (const Hypothesis& h : differential) {
        if (h.condition == &condition) told_.push_back(&h);
      }
    }
  }

  // Who leads where `stated` says what each pretest is.
  Lead With(const std::function<double(const Hypothesis&, const sdk::Pretest&)>& stated) const {
    std::vector<double> points;
    for (const Hypothesis* h : told_) {
      points.push_back(stated(*h, PretestIn(*h->condition->item, context_.id)));
    }
    std::vector<double> masses;
    for (std::size_t i = 0; i < told_.size(); ++i) {
      masses.push_back(MassOf(i, told_[i]->modifiers, knowledge_, points));
    }
    std::vector<double> scores = ScalePretests(masses, points);
    double sum = 0;
    for (std::size_t i = 0; i < scores.size(); ++i) {
      for (const Contribution& c : Of(i).contributions) {
        if (c.counted) scores[i] *= c.in_use.value;
      }
      sum += scores[i];
    }
    Lead lead{.condition_id = Of(0).id, .probability = scores[0] / sum};
    for (std::size_t i = 1; i < scores.size(); ++i) {
      const double p = scores[i] / sum;
      if (p > lead.probability || (p == lead.probability && Of(i).id < lead.condition_id)) {
        lead = {.condition_id = Of(i).id, .probability = p};
      }
    }
    return lead;
  }

 private:
  // The last is something else, which has no modifiers and no evidence.
  const Hypothesis& Of(std::size_t i) const {
    static const Hypothesis& other = *new Hypothesis{.id = std::string(kSomethingElse)};
    return i < told_.size() ? *told_[i] : other;
  }

  const Knowledge& knowledge_;
  const sdk::Presentation& context_;
  std::vector<const Hypothesis*> told_;  // by index in the knowledge's conditions
};

WeakestNumber WeakestOf(const Hypothesis& leader) {
  WeakestNumber weakest{.provenance = WeakestProvenance(leader)};
  double furthest = -1;
  const auto consider = [&](sdk::Provenance provenance, double factor, std::string_view id,
                            std::string_view label) {
    // A factor of 0 ends the matter: nothing moves more.
    const double distance = factor > 0 ? std::abs(std::log(factor)) : HUGE_VAL;
    if (provenance != weakest.provenance || distance <= furthest) return;
    furthest = distance;
    weakest.id = std::string(id);
    weakest.label = std::string(label);
  };
  for (const AppliedModifier& m : leader.modifiers) {
    if (m.applied) consider(m.modifier->provenance, m.factor, m.modifier->id, m.modifier->label);
  }
  for (const Contribution& c : leader.contributions) {
    if (c.counted) {
      consider(c.row->provenance, c.in_use.value, c.finding->id.text, c.finding->label);
    }
  }
  weakest.is_pretest = furthest < 0;
  return weakest;
}

}  // namespace

Robustness RobustnessOf(const Knowledge& knowledge, const sdk::Presentation& context,
                        const std::vector<Hypothesis>& differential) {
  const Retelling retelling(knowledge, context, differential);
  const Hypothesis& leader = differential.front();
  const auto low = [](const Hypothesis&, const sdk::Pretest& p) {
    return p.range.given() ? p.range.low : p.point;
  };
  const auto high = [](const Hypothesis&, const sdk::Pretest& p) {
    return p.range.given() ? p.range.high : p.point;
  };
  return {.all_low = retelling.With(low),
          .all_high = retelling.With(high),
          .hardest = retelling.With([&](const Hypothesis& h, const sdk::Pretest& p) {
            return h.id == leader.id ? low(h, p) : high(h, p);
          }),
          .weakest = WeakestOf(leader)};
}

}  // namespace soleus::reasoning
