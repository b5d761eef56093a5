// What is proposed: ServiceRequests, and CommunicationRequests for what is only to be said. Every
// one is a draft, and a proposal where R4 lets it say so.
#include "engine/service/fhir_answer_requests.h"

#include <algorithm>
#include <set>

#include "absl/strings/str_format.h"

namespace soleus::service {
namespace {

constexpr std::string_view kSnomed = "http://snomed.info/sct";

// Beside our own kind, the code that R4's own value set servicerequest-category has for it, if any.
Coded CategoryOf(std::string_view kind) {
  Coded category{.codings = {{kOrderKindSystem, kind, {}}}, .text = InWords(kind)};
  if (kind == "laboratory") {
    category.codings.push_back({kSnomed, "108252007", "Laboratory procedure"});
  } else if (kind == "imaging") {
    category.codings.push_back({kSnomed, "363679005", "Imaging"});
  } else if (kind == "education") {
    category.codings.push_back({kSnomed, "409073007", "Education"});
  }
  return category;
}

// The numbers of a dose that Timing has no place for, a phrase each.
std::vector<std::string> DetailsOf(const v1::Dose& dose) {
  std::vector<std::string> details;
  if (dose.sets() > 0) details.push_back(absl::StrFormat("%d sets a session", dose.sets()));
  if (dose.repetitions() > 0) {
    details.push_back(
        absl::StrFormat("%d repetitions%s", dose.repetitions(), dose.sets() > 0 ? " a set" : ""));
  }
  if (dose.hold_seconds() > 0) {
    details.push_back(absl::StrFormat("held for %d s", dose.hold_seconds()));
  }
  if (dose.has_pain_limit()) {
    details.push_back(absl::StrFormat("pain at most %d of 10", dose.pain_limit()));
  }
  return details;
}

std::string ReferralTarget(const v1::Referral& referral) {
  return referral.target().empty() ? InWords(referral.specialty()) : referral.target();
}

class RequestWriter {
 public:
  explicit RequestWriter(AnswerBundle& bundle) : bundle_(bundle), json_(bundle.json()) {}

  void Write() {
    const v1::EvaluateResponse& answer = bundle_.answer();
    for (const v1::Referral& referral : answer.referrals()) WriteReferral(referral);
    for (const v1::OrderSet& set : answer.order_sets()) {
      for (const v1::Order& order : set.orders()) {
        if (orders_.insert(order.id()).second) WriteOrder(order, set);
      }
    }
    for (const v1::FollowUp& follow_up : answer.follow_ups()) WriteFollowUp(follow_up);
    WriteRequestGroup(bundle_);
  }

 private:
  void Begin(std::string_view priority) {
    json_.Text("status", "draft");
    if (!priority.empty()) json_.Text("priority", priority);
    bundle_.Subject("subject");
    bundle_.Date("authoredOn");
  }
  void BeginProposal(std::string_view priority) {
    json_.Text("intent", "proposal");
    Begin(priority);
  }

  std::string UrgencyOf(const v1::OrderSet& set) const {
    for (const v1::RedFlag& flag : bundle_.answer().red_flags()) {
      if (!set.for_red_flag_id().empty() && flag.id() == set.for_red_flag_id()) {
        return flag.urgency();
      }
    }
    return "routine";
  }

  // A service's reason may be a Condition, but no DetectedIssue: that is supporting information.
  void WriteReason(const v1::OrderSet& set, std::string_view supporting) {
    if (set.for_red_flag_id().empty()) {
      const std::string url = bundle_.ConditionUrl(set.for_condition_id());
      if (url == bundle_.RiskUrl()) return;
      json_.Array("reasonReference", [&] { bundle_.PointAtItem(url); });
    } else {
      json_.Array(supporting,
                  [&] { bundle_.PointAtItem(bundle_.RedFlagUrl(set.for_red_flag_id())); });
    }
  }

  void WriteOrder(const v1::Order& order, const v1::OrderSet& set) {
    const std::string_view type = RequestTypeOf(order);
    bundle_.Entry(type, OrderAbout(order), [&] {
      const std::string_view priority = PriorityOf(UrgencyOf(set));
      const Coded code = CodedBy(order.codings(), kOrderSystem, order.id(), order.title());
      json_.Array("category", [&] {
        bundle_.ConceptItem(CategoryOf(order.kind()));
        // R4 has no `code` there.
        if (type == kCommunicationRequest) bundle_.ConceptItem(code);
      });
      bundle_.Author("requester");
      if (type == kCommunicationRequest) {
        Begin(priority);
        json_.Array("payload", [&] {
          json_.Item([&] {
            json_.Text("contentString",
                       absl::StrFormat("%s%s", order.title(), Said(": ", order.dose().text())));
          });
        });
        WriteReason(set, "about");
      } else {
        BeginProposal(priority);
        bundle_.Concept("code", code);
        WriteDose(order);
        WriteReason(set, "supportingInfo");
      }
      bundle_.Notes(NotesOn(order, set));
    });
  }

  void WriteDose(const v1::Order& order) {
    const std::vector<std::string> details = DetailsOf(order.dose());
    if (!details.empty()) {
      json_.Array("orderDetail", [&] {
        for (const std::string& detail : details) {
          bundle_.ConceptItem({.codings = {}, .text = detail});
        }
      });
    }
    if (HasTiming(order.dose())) WriteTiming("occurrenceTiming", order.dose(), json_);
    bundle_.Text("patientInstruction", order.dose().text());
  }

  std::vector<std::string> NotesOn(const v1::Order& order, const v1::OrderSet& set) const {
    const bool assumed = bundle_.IsAssumed(set.for_red_flag_id());
    std::vector<std::string> notes = {
        absl::StrFormat("Why: %s%s", assumed ? kAssumed : "", order.why())};
    for (const std::string& check : order.check_first()) {
      notes.push_back(absl::StrFormat("Check first: %s", check));
    }
    for (const std::string& precaution : order.precautions()) {
      notes.push_back(absl::StrFormat("Precaution: %s", precaution));
    }
    for (const std::string& variant : order.variants()) {
      notes.push_back(absl::StrFormat("Variant: %s", variant));
    }
    notes.push_back(Said("Progression: ", order.progression()));
    notes.push_back(Said("Look again: ", order.re_evaluate()));
    if (!order.dose().text().empty()) {
      notes.push_back(absl::StrFormat("Source of the dose (%s): %s", order.dose().provenance(),
                                      bundle_.InFull(order.dose().source())));
    }
    notes.push_back(Said(absl::StrFormat("Evidence (%s): ", order.provenance()), order.evidence()));
    notes.push_back(Said("Strength of recommendation: ", order.strength()));
    notes.push_back(Said("Source: ", bundle_.InFull(order.source())));
    return notes;
  }

  void WriteReferral(const v1::Referral& referral) {
    bundle_.Entry(kServiceRequest, ReferralAbout(referral), [&] {
      const Coded specialty{.codings = {{kSpecialtySystem, referral.specialty(), {}}},
                            .text = ReferralTarget(referral)};
      json_.Array("category", [&] { bundle_.ConceptItem(CategoryOf("referral")); });
      BeginProposal(PriorityOf(referral.urgency()));
      bundle_.Author("requester");
      bundle_.Concept("code", {.codings = {}, .text = ReferralTitle(bundle_, referral)});
      bundle_.Concept("performerType", specialty);
      json_.Array("supportingInfo", [&] {
        for (const std::string& flag : referral.red_flag_ids()) {
          bundle_.PointAtItem(bundle_.RedFlagUrl(flag));
        }
      });
      bundle_.Notes({referral.say(), absl::StrFormat("Urgency: %s", InWords(referral.urgency())),
                     Said("Within: ", referral.within())});
    });
  }

  void WriteFollowUp(const v1::FollowUp& follow_up) {
    bundle_.Entry(kServiceRequest, FollowUpAbout(follow_up), [&] {
      json_.Array("category", [&] { bundle_.ConceptItem(CategoryOf("follow_up")); });
      BeginProposal("routine");
      bundle_.Author("requester");
      bundle_.Concept("code", {.codings = {{kFollowUpSystem, follow_up.id(), {}}},
                               .text = FollowUpTitle(follow_up)});
      bundle_.Notes({follow_up.what(), Said("Applies to: ", follow_up.applies()),
                     absl::StrFormat("Source (%s): %s", follow_up.provenance(),
                                     bundle_.InFull(follow_up.source()))});
    });
  }

  AnswerBundle& bundle_;
  fhir::JsonWriter& json_;
  std::set<std::string> orders_;  // written so far; an order may stand in several phases
};

}  // namespace

std::string_view RequestTypeOf(const v1::Order& order) {
  const bool only_said = order.kind() == "avoid" || order.kind() == "medication";
  return only_said ? kCommunicationRequest : kServiceRequest;
}

std::string OrderAbout(const v1::Order& order) {
  return absl::StrFormat("order/%s", order.id());
}

std::string ReferralAbout(const v1::Referral& referral) {
  return absl::StrFormat("referral/%s/%s", referral.specialty(), referral.red_flag_ids(0));
}

std::string ReferralTitle(const AnswerBundle& bundle, const v1::Referral& referral) {
  const auto& flags = referral.red_flag_ids();
  const bool assumed = std::all_of(flags.begin(), flags.end(),
                                   [&](const std::string& id) { return bundle.IsAssumed(id); });
  return absl::StrFormat("%sReferral: %s", assumed ? kAssumed : "", ReferralTarget(referral));
}

std::string FollowUpAbout(const v1::FollowUp& follow_up) {
  return absl::StrFormat("follow-up/%s", follow_up.id());
}

std::string FollowUpTitle(const v1::FollowUp& follow_up) {
  return absl::StrFormat("Follow-up: %s", follow_up.when());
}

bool HasRequests(const v1::EvaluateResponse& answer) {
  return answer.referrals_size() > 0 || answer.order_sets_size() > 0 ||
         answer.follow_ups_size() > 0;
}

void WriteRequests(AnswerBundle& bundle) {
  if (HasRequests(bundle.answer())) RequestWriter(bundle).Write();
}

}  // namespace soleus::service
