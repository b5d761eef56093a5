#include "engine/reasoning/orders.h"

#include <algorithm>
#include <utility>

#include "absl/container/btree_map.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "engine/reasoning/explain.h"

namespace soleus::reasoning {
namespace {

template <typename List, typename Item>
bool Contains(const List& list, const Item& item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

bool Withholds(const sdk::RedFlag& flag, const sdk::Order& order) {
  return Contains(flag.withholds_orders, order.id) ||
         std::any_of(order.tags.begin(), order.tags.end(),
                     [&](std::string_view tag) { return Contains(flag.withholds_tags, tag); });
}

class Planner {
 public:
  Planner(const Knowledge& knowledge, const Patient& patient,
          const std::vector<Hypothesis>& differential, const std::vector<FlagState>& flags)
      : knowledge_(knowledge),
        patient_(patient),
        differential_(differential),
        flags_(flags),
        posteriors_(PosteriorsOf(differential)) {}

  Plan Run() {
    WithholdByFlags();
    WithholdByContraindications();
    OfferWhatFlagsActivate();
    OfferCareOfTheLeadingCondition();
    for (auto& [id, withheld] : withheld_) plan_.withheld.push_back(std::move(withheld));
    return std::move(plan_);
  }

 private:
  Withheld& Hold(std::string_view id) {
    Withheld& held = withheld_[id];
    held.order_id = std::string(id);
    held.order = knowledge_.FindOrder(id);
    return held;
  }

  void WithholdByFlags() {
    for (const FlagState& state : flags_) {
      if (!state.fired) continue;
      const sdk::RedFlag& flag = *state.flag->item;
      const auto hold = [&](std::string_view id) {
        Withheld& held = Hold(id);
        if (Contains(held.by, flag.id)) return;
        held.by.emplace_back(flag.id);
        absl::StrAppendFormat(&held.reason, "%sRed flag \"%s\" fired.",
                              held.reason.empty() ? "" : " ", flag.name);
      };
      for (const auto& [id, order] : knowledge_.orders()) {
        if (Withholds(flag, *order.item)) hold(id);
      }
      for (sdk::OrderId id : flag.withholds_orders) hold(id);
    }
  }

  bool ActivatedByFlag(std::string_view id) const {
    return std::any_of(flags_.begin(), flags_.end(), [&](const FlagState& state) {
      return state.fired && Contains(state.flag->item->activates, id);
    });
  }

  void WithholdByContraindications() {
    for (const auto& [id, order] : knowledge_.orders()) {
      if (ActivatedByFlag(id)) continue;
      for (const sdk::Contraindication& c : order.item->contraindications) {
        if (TruthOf(c.when, patient_, posteriors_) != Truth::kTrue) continue;
        Withheld& held = Hold(id);
        held.by.emplace_back(c.id);
        absl::StrAppendFormat(&held.reason, "%s%s", held.reason.empty() ? "" : " ", c.reason);
      }
    }
  }

  void Offer(OfferedSet& set, std::string_view id, std::string_view phase, std::string why) {
    const Owned<sdk::Order>* order = knowledge_.FindOrder(id);
    if (order == nullptr || withheld_.contains(id) || Contains(offered_, id)) return;
    OfferedOrder offer{.order = order, .phase = std::string(phase), .why = std::move(why)};
    for (const sdk::Contraindication& c : order->item->contraindications) {
      if (TruthOf(c.when, patient_, posteriors_) == Truth::kUnknown) {
        offer.check_first.emplace_back(c.reason);
      }
    }
    offered_.emplace_back(id);
    set.orders.push_back(std::move(offer));
  }

  void OfferWhatFlagsActivate() {
    for (const FlagState& state : flags_) {
      if (!state.fired) continue;
      const sdk::RedFlag& flag = *state.flag->item;
      OfferedSet set{.id = std::string(flag.id),
                     .title = absl::StrFormat("Because of: %s", flag.name),
                     .flag = &state};
      for (sdk::OrderId id : flag.activates) {
        Offer(set, id, "", absl::StrFormat("Red flag \"%s\" fired.", flag.name));
      }
      if (!set.orders.empty()) plan_.sets.push_back(std::move(set));
    }
  }

  std::string NameOfCondition(std::string_view id) const {
    for (const auto& condition : knowledge_.conditions()) {
      if (condition.item->id.text == id) return std::string(condition.item->name);
    }
    return std::string(id);  // "age", "sex", "onset"
  }

  std::string LabelOf(std::string_view id) const {
    const sdk::Finding* finding = knowledge_.FindFinding(id);
    if (finding == nullptr) return NameOfCondition(id);
    const Fact* fact = patient_.Find(id);
    const bool valued = fact != nullptr && fact->state == Fact::State::kValue;
    return valued && finding->kind == sdk::ValueKind::kQuantity
               ? absl::StrFormat("%s: %s", finding->label, ValueText(*fact, *finding))
               : std::string(finding->label);
  }

  // What this patient's findings say for the order, or nothing but that it belongs to the care.
  std::string Why(const sdk::Order& order, const sdk::Condition& condition,
                  const Verdict& when) const {
    std::vector<std::string> labels;
    for (const std::string& id : when.because) labels.push_back(LabelOf(id));
    for (sdk::FindingId id : order.selected_by) {
      const Fact* fact = patient_.Find(id.text);
      if (fact != nullptr && fact->state == Fact::State::kPresent) {
        labels.push_back(LabelOf(id.text));
      }
    }
    std::string why = absl::StrFormat("Care of %s", condition.name);
    if (!labels.empty()) {
      absl::StrAppendFormat(&why, "; selected by: %s", absl::StrJoin(labels, ", "));
    }
    return why + ".";
  }

  std::vector<const sdk::RedFlag*> FiredStops() const {
    std::vector<const sdk::RedFlag*> stops;
    for (const FlagState& state : flags_) {
      const sdk::RedFlag& flag = *state.flag->item;
      if (state.fired && flag.severity == sdk::Severity::kStop) stops.push_back(&flag);
    }
    return stops;
  }

  // While a stop flag stands, the care of a harmless condition waits: a page that says "rest" and
  // "load" at once helps nobody. What the flags themselves activate is offered already.
  void PutOnHold(const sdk::OrderSet& set, const sdk::Condition& condition,
                 const std::vector<const sdk::RedFlag*>& stops) {
    for (const sdk::Phase& phase : set.phases) {
      for (sdk::OrderId id : phase.orders) {
        if (Contains(offered_, id)) continue;
        Withheld& held = Hold(id);
        for (const sdk::RedFlag* flag : stops) {
          if (Contains(held.by, flag->id)) continue;
          held.by.emplace_back(flag->id);
          absl::StrAppendFormat(&held.reason,
                                "%sCare of %s starts once red flag \"%s\" is settled.",
                                held.reason.empty() ? "" : " ", condition.name, flag->name);
        }
      }
    }
  }

  void OfferCareOfTheLeadingCondition() {
    const auto leading = std::find_if(differential_.begin(), differential_.end(),
                                      [](const Hypothesis& h) { return h.condition != nullptr; });
    if (leading == differential_.end() || leading->probability < kCareThreshold) return;
    const sdk::Condition& condition = *leading->condition->item;
    const std::vector<const sdk::RedFlag*> stops = FiredStops();
    for (const auto& owned : knowledge_.order_sets()) {
      if (owned.item->for_condition.text != leading->id) continue;
      if (!condition.dangerous && !stops.empty()) {
        PutOnHold(*owned.item, condition, stops);
        continue;
      }
      OfferedSet set{.id = std::string(owned.item->id),
                     .title = std::string(owned.item->title),
                     .set = &owned};
      for (const sdk::Phase& phase : owned.item->phases) {
        for (sdk::OrderId id : phase.orders) {
          const Owned<sdk::Order>* order = knowledge_.FindOrder(id);
          if (order == nullptr) continue;
          if (TruthOf(order->item->when, patient_, posteriors_) != Truth::kTrue) continue;
          const Verdict when = Evaluate(order->item->when, knowledge_, patient_, posteriors_);
          Offer(set, id, phase.title, Why(*order->item, condition, when));
        }
      }
      if (!set.orders.empty()) plan_.sets.push_back(std::move(set));
    }
  }

  const Knowledge& knowledge_;
  const Patient& patient_;
  const std::vector<Hypothesis>& differential_;
  const std::vector<FlagState>& flags_;
  const Posteriors posteriors_;
  absl::btree_map<std::string_view, Withheld> withheld_;
  std::vector<std::string_view> offered_;
  Plan plan_;
};

}  // namespace

Plan MakePlan(const Knowledge& knowledge, const Patient& patient,
              const std::vector<Hypothesis>& differential, const std::vector<FlagState>& flags) {
  return Planner(knowledge, patient, differential, flags).Run();
}

}  // namespace soleus::reasoning
