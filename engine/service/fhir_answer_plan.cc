// The RequestGroup: what is proposed, in its order of care. Nothing is selected beforehand.
#include <set>

#include "absl/strings/str_format.h"
#include "engine/service/fhir_answer_requests.h"

namespace soleus::service {
namespace {

class GroupWriter {
 public:
  explicit GroupWriter(AnswerBundle& bundle) : bundle_(bundle), json_(bundle.json()) {}

  void Write() {
    const v1::EvaluateResponse& answer = bundle_.answer();
    json_.Text("status", "draft");
    json_.Text("intent", "proposal");
    json_.Text("priority", PriorityOf(answer.urgency()));
    bundle_.Subject("subject");
    bundle_.Date("authoredOn");
    bundle_.Author("author");
    std::string withheld;
    for (const v1::WithheldOrder& order : answer.withheld_orders()) {
      absl::StrAppendFormat(&withheld, "%s%s", withheld.empty() ? "" : "; ", WithheldTitle(order));
    }
    bundle_.Notes({bundle_.SideNote(),
                   Said("Withheld, not to be ordered; a DetectedIssue each says why: ", withheld)});
    json_.Array("action", [&] {
      if (answer.referrals_size() > 0) {
        Group("Referrals", {}, [&] {
          for (const v1::Referral& referral : answer.referrals()) {
            Leaf(ReferralTitle(bundle_, referral), kServiceRequest, ReferralAbout(referral));
          }
        });
      }
      for (const v1::OrderSet& set : answer.order_sets()) {
        const bool assumed = bundle_.IsAssumed(set.for_red_flag_id());
        Group(Said(assumed ? kAssumed : "", set.title()), {}, [&] { WriteSet(set); });
      }
      if (answer.follow_ups_size() > 0) {
        Group("Follow-up", {}, [&] {
          for (const v1::FollowUp& follow_up : answer.follow_ups()) {
            Leaf(FollowUpTitle(follow_up), kServiceRequest, FollowUpAbout(follow_up));
          }
        });
      }
    });
  }

 private:
  // A phase of which every order is withheld has no action: R4 wants a resource or actions in each.
  void WriteSet(const v1::OrderSet& set) {
    for (const v1::Phase& phase : set.phases()) {
      std::vector<const v1::Order*> orders;
      for (const v1::Order& order : set.orders()) {
        if (order.phase() == phase.title()) orders.push_back(&order);
      }
      if (orders.empty()) continue;
      const std::string entry = Said("Enter: ", phase.entry());
      const std::string description =
          Said("Goal: ", phase.goal()) + (entry.empty() || phase.goal().empty() ? "" : " ") + entry;
      Group(phase.title(), description, [&] { WriteOrders(orders); });
    }
    if (set.phases().empty()) {
      std::vector<const v1::Order*> orders;
      for (const v1::Order& order : set.orders()) orders.push_back(&order);
      WriteOrders(orders);
    }
  }

  // Alternatives stand together where the first of them stands.
  void WriteOrders(const std::vector<const v1::Order*>& orders) {
    std::set<std::string> written;
    for (const v1::Order* order : orders) {
      const std::string& choice = order->choose_one();
      if (choice.empty()) {
        Leaf(order->title(), RequestTypeOf(*order), OrderAbout(*order));
      } else if (written.insert(choice).second) {
        Group(
            absl::StrFormat("One of: %s", choice), {},
            [&] {
              for (const v1::Order* other : orders) {
                if (other->choose_one() != choice) continue;
                Leaf(other->title(), RequestTypeOf(*other), OrderAbout(*other));
              }
            },
            "at-most-one");
      }
    }
  }

  template <typename Fill>
  void Group(std::string_view title, std::string_view description, const Fill& fill,
             std::string_view select = "any") {
    json_.Item([&] {
      json_.Text("title", title);
      bundle_.Text("description", description);
      json_.Text("groupingBehavior", "logical-group");
      json_.Text("selectionBehavior", select);
      json_.Array("action", fill);
    });
  }

  void Leaf(std::string_view title, std::string_view type, std::string_view about) {
    json_.Item([&] {
      json_.Text("title", title);
      json_.Text("requiredBehavior", "could");
      json_.Text("precheckBehavior", "no");
      bundle_.PointAt("resource", bundle_.Url(type, about));
    });
  }

  AnswerBundle& bundle_;
  fhir::JsonWriter& json_;
};

}  // namespace

void WriteRequestGroup(AnswerBundle& bundle) {
  bundle.Entry(kRequestGroup, kRequestGroupAbout, [&] { GroupWriter(bundle).Write(); });
}

}  // namespace soleus::service
