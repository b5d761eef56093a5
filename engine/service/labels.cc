#include "engine/service/labels.h"

#include <set>
#include <string>
#include <string_view>

namespace soleus::service {
namespace {

using reasoning::Knowledge;

// Every id that the reply holds, by where it stands. Which kind an id is of, the tables say: a flag
// fires because of findings and of conditions alike.
class Ids {
 public:
  explicit Ids(const v1::EvaluateResponse& response) {
    AddAll(response.context().missing());
    for (const auto& row : response.differential()) {
      carried_.insert(row.condition_id());
      for (const auto& m : row.pretest().modifiers()) AddAll(m.because());
      for (const auto& c : row.contributions()) Add(c.finding_id());
    }
    for (const auto& flag : response.red_flags()) {
      carried_.insert(flag.id());
      AddAll(flag.because());
      AddAll(flag.missing());
    }
    for (const auto& set : response.order_sets()) {
      Add(set.for_condition_id());
      for (const auto& order : set.orders()) carried_.insert(order.id());
    }
    for (const auto& order : response.withheld_orders()) {
      if (!order.title().empty()) carried_.insert(order.order_id());
      AddAll(order.by());
    }
    for (const auto& next : response.next_findings()) {
      Add(next.finding_id());
      AddAll(next.settles());
      for (const v1::Outcome* outcome : {&next.if_present(), &next.if_absent()}) {
        Add(outcome->leading_condition_id());
        AddAll(outcome->red_flags_fired());
        AddAll(outcome->red_flags_closed());
      }
    }
    for (const v1::Lead* lead :
         {&response.robustness().all_low(), &response.robustness().all_high(),
          &response.robustness().hardest()}) {
      Add(lead->condition_id());
    }
    Add(response.robustness().weakest_id());
    for (const auto& score : response.scores()) {
      for (const auto& item : score.items()) {
        AddAll(item.because());
        AddAll(item.missing());
      }
    }
    for (const auto& progress : response.progress()) Add(progress.finding_id());
    for (const auto& measurement : response.measurements()) Add(measurement.finding_id());
    for (const auto& worked_out : response.worked_out()) Add(worked_out.finding_id());
    for (const auto& follow_up : response.follow_ups()) AddAll(follow_up.because());
    for (const auto& factor : response.contributing_factors()) {
      AddAll(factor.because());
      AddAll(factor.missing());
      AddAll(factor.order_ids());
    }
  }

  const std::set<std::string>& mentioned() const { return mentioned_; }
  // The reply names it beside its id.
  bool Carried(const std::string& id) const { return carried_.contains(id); }

 private:
  void Add(const std::string& id) {
    if (!id.empty()) mentioned_.insert(id);
  }
  template <typename List>
  void AddAll(const List& ids) {
    for (const std::string& id : ids) Add(id);
  }

  std::set<std::string> mentioned_;
  std::set<std::string> carried_;
};

void AddName(std::string_view id, std::string_view kind, std::string_view name,
             v1::EvaluateResponse& response) {
  v1::Name* out = response.add_names();
  out->set_id(std::string(id));
  out->set_kind(std::string(kind));
  out->set_name(std::string(name));
}

}  // namespace

void WriteLabels(const Knowledge& knowledge, v1::EvaluateResponse& response) {
  const Ids ids(response);
  for (const std::string& id : ids.mentioned()) {
    const sdk::Finding* finding = knowledge.FindFinding(id);
    if (finding != nullptr) {
      v1::FindingLabel* out = response.add_finding_labels();
      out->set_finding_id(id);
      out->set_label(std::string(finding->label));
      for (const sdk::Category& category : finding->categories) {
        v1::ValueLabel* value = out->add_values();
        value->set_code(std::string(category.code));
        value->set_label(std::string(category.label));
      }
      continue;
    }
    if (ids.Carried(id)) continue;
    for (const auto& condition : knowledge.conditions()) {
      if (condition.item->id.text == id) AddName(id, "condition", condition.item->name, response);
    }
    for (const auto& flag : knowledge.red_flags()) {
      if (flag.item->id == id) AddName(id, "red_flag", flag.item->name, response);
    }
    const auto* order = knowledge.FindOrder(id);
    if (order != nullptr) AddName(id, "order", order->item->title, response);
  }
}

}  // namespace soleus::service
