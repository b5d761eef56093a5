// What a FHIR answer proposes, what it only says, and what it holds back.
#include "engine/service/fhir_answer_requests.h"
#include "fhir/write.h"
#include "tests/engine/service/fhir_answer_fixture.h"

namespace soleus::test {
namespace {

using testing::AllOf;
using testing::HasSubstr;

constexpr char kPlan[] = R"(
  context { id: "gradual" side: "right" }
  urgency: "same_day"
  differential { condition_id: "strain" plugin_id: "small" probability: 0.5 band: "possible" }
  red_flags { id: "suspected_tear" state: "fired" urgency: "emergency" }
  referrals { specialty: "orthopaedics" urgency: "emergency" say: "Refer today." within: "today"
              target: "fracture clinic" red_flag_ids: "suspected_tear" }
  order_sets { id: "suspected_tear" title: "Because of: Suspected tear"
    for_red_flag_id: "suspected_tear"
    orders { id: "boot" title: "Boot" kind: "therapy" why: "Fired." } }
  order_sets { id: "strain_care" title: "Strain care" for_condition_id: "strain"
    phases { title: "Now" goal: "Rest" entry: "At once" }
    phases { title: "Later" }
    orders { id: "raises" title: "Heel raises" kind: "therapy" phase: "Now" choose_one: "load"
             why: "It is first." check_first: "Is it the drug?" source: "[2]; [1]"
             codings { system: "http://snomed.info/sct" code: "2" display: "Two" }
             dose { text: "3 x 15" sets: 3 repetitions: 15 pain_limit: 5 days_per_week: 3
                    weeks: 12 } }
    orders { id: "advice" title: "Advice" kind: "education" phase: "Now" }
    orders { id: "stretch" title: "Stretch" kind: "therapy" phase: "Now" choose_one: "load" } }
  withheld_orders { order_id: "order_of_another_plugin" by: "suspected_tear" by: "squeeze"
                    reason: "It may tear." }
  follow_ups { id: "six" when: "6 weeks" what: "Look." source: "[1]" provenance: "estimate" }
  works: "First work" works: "Second work")";

using FhirRequestsTest = FhirAnswerTest;

// By title, wherever they stand in the group.
const fhir::Json* ActionCalled(const fhir::Json& actions, std::string_view title) {
  for (const fhir::Json& action : actions.items()) {
    if (action["title"].text() == title) return &action;
    if (const fhir::Json* inner = ActionCalled(action["action"], title)) return inner;
  }
  return nullptr;
}

const fhir::Json& Called(const fhir::Json& actions, std::string_view title) {
  static const fhir::Json kNone;
  const fhir::Json* found = ActionCalled(actions, title);
  EXPECT_NE(found, nullptr) << title;
  return found == nullptr ? kNone : *found;
}

TEST_F(FhirRequestsTest, EveryRequestIsADraftAndAProposal) {
  Write(kPlan);
  ASSERT_EQ(All("ServiceRequest").size(), 6u);  // referral, four orders, follow-up
  for (const fhir::Json* request : All("ServiceRequest")) {
    EXPECT_EQ((*request)["status"].text(), "draft");
    EXPECT_EQ((*request)["intent"].text(), "proposal");
  }
  EXPECT_EQ(The("RequestGroup")["intent"].text(), "proposal");
  EXPECT_EQ(The("GuidanceResponse")["result"]["reference"].text(), UrlOf(The("RequestGroup")));
}

TEST_F(FhirRequestsTest, PriorityFollowsTheUrgencyOfItsFlag) {
  // As R4 defines them: immediately; as soon as possible; promptly; normal.
  EXPECT_EQ(service::PriorityOf("emergency"), "stat");
  EXPECT_EQ(service::PriorityOf("same_day"), "asap");
  EXPECT_EQ(service::PriorityOf("within_48_h"), "urgent");
  EXPECT_EQ(service::PriorityOf("within_2_weeks"), "urgent");
  EXPECT_EQ(service::PriorityOf("routine"), "routine");
  Write(kPlan);
  const auto requests = All("ServiceRequest");
  EXPECT_EQ((*requests[0])["priority"].text(), "stat");     // the referral
  EXPECT_EQ((*requests[1])["priority"].text(), "stat");     // boot, which the flag activates
  EXPECT_EQ((*requests[2])["priority"].text(), "routine");  // heel raises, care of the condition
  EXPECT_EQ(The("RequestGroup")["priority"].text(), "asap");
}

TEST_F(FhirRequestsTest, AnOrderSaysWhatByWhatCodeHowOftenAndWhy) {
  Write(kPlan);
  const fhir::Json& raises = *All("ServiceRequest")[2];
  EXPECT_EQ(At(raises["code"]["coding"], 0)["code"].text(), "2");
  EXPECT_EQ(At(raises["code"]["coding"], 1)["code"].text(), "raises");
  EXPECT_EQ(raises["occurrenceTiming"]["repeat"]["frequency"].text(), "3");
  EXPECT_EQ(raises["patientInstruction"].text(), "3 x 15");
  std::string details;
  for (const fhir::Json& d : raises["orderDetail"].items()) {
    details += std::string(d["text"].text()) + "; ";
  }
  EXPECT_EQ(details, "3 sets a session; 15 repetitions a set; pain at most 5 of 10; ");
  EXPECT_EQ(At(raises["reasonReference"], 0)["reference"].text(), UrlOf(The("Condition")));
  EXPECT_THAT(NotesOf(raises),
              AllOf(HasSubstr("Why: It is first."), HasSubstr("Check first: Is it the drug?"),
                    HasSubstr("Source: Second work; First work")));
}

TEST_F(FhirRequestsTest, TheGroupKeepsPhasesAndAlternativesAndSelectsNothing) {
  Write(kPlan);
  const fhir::Json& actions = The("RequestGroup")["action"];
  EXPECT_EQ(Called(actions, "Now")["description"].text(), "Goal: Rest Enter: At once");
  // "Later" has no order, and R4 no action without a resource or actions.
  EXPECT_EQ(ActionCalled(actions, "Later"), nullptr);
  const fhir::Json& choice = Called(actions, "One of: load");
  EXPECT_EQ(choice["selectionBehavior"].text(), "at-most-one");
  ASSERT_EQ(choice["action"].items().size(), 2u);
  EXPECT_EQ(At(choice["action"], 1)["title"].text(), "Stretch");
  const fhir::Json& raises = Called(actions, "Heel raises");
  EXPECT_EQ(raises["precheckBehavior"].text(), "no");
  EXPECT_EQ(raises["resource"]["reference"].text(), UrlOf(*All("ServiceRequest")[2]));
  EXPECT_EQ(Called(actions, "Referral: fracture clinic")["resource"]["reference"].text(),
            UrlOf(*All("ServiceRequest")[0]));
  EXPECT_EQ(Called(actions, "Follow-up: 6 weeks")["resource"]["reference"].text(),
            UrlOf(*All("ServiceRequest")[5]));
}

TEST_F(FhirRequestsTest, WhatAnAssumedFlagAsksForSaysSo) {
  Write(R"(
    red_flags { id: "suspected_tear" state: "fired" urgency: "emergency" assumed: true }
    red_flags { id: "drug_and_pain" state: "fired" urgency: "same_day" }
    referrals { specialty: "orthopaedics" say: "Refer." red_flag_ids: "suspected_tear" }
    referrals { specialty: "prescriber" say: "Call."
                red_flag_ids: "suspected_tear" red_flag_ids: "drug_and_pain" }
    order_sets { id: "suspected_tear" title: "Because of: Suspected tear"
      for_red_flag_id: "suspected_tear"
      orders { id: "boot" title: "Boot" kind: "therapy" why: "Fired." } })");
  const auto requests = All("ServiceRequest");
  ASSERT_EQ(requests.size(), 3u);
  EXPECT_EQ((*requests[0])["code"]["text"].text(), "Assumed, not asked: Referral: orthopaedics");
  // A flag that fired asks for it as well.
  EXPECT_EQ((*requests[1])["code"]["text"].text(), "Referral: prescriber");
  EXPECT_THAT(NotesOf(*requests[2]), HasSubstr("Why: Assumed, not asked: Fired."));
  const fhir::Json& actions = The("RequestGroup")["action"];
  Called(actions, "Assumed, not asked: Referral: orthopaedics");
  Called(actions, "Assumed, not asked: Because of: Suspected tear");
}

TEST_F(FhirRequestsTest, TheSideIsInWordsAndOnNoOrder) {
  Write(kPlan);
  EXPECT_EQ(text_.find("bodySite"), std::string::npos);
  for (const char* type : {"GuidanceResponse", "RiskAssessment", "RequestGroup"}) {
    EXPECT_THAT(NotesOf(The(type)), HasSubstr("Side of the complaint: right leg.")) << type;
  }
  Write(R"(context { id: "gradual" })");
  EXPECT_EQ(text_.find("Side of the complaint"), std::string::npos);
}

TEST_F(FhirRequestsTest, AWithheldOrderIsAnIssueAndNoRequest) {
  patient_.facts["squeeze"] = {.resources = {"Observation/s"}};
  Write(kPlan);
  ASSERT_EQ(All("DetectedIssue").size(), 2u);
  const fhir::Json& withheld = *All("DetectedIssue")[1];
  EXPECT_EQ(At(withheld["code"]["coding"], 0)["system"].text(), "urn:soleus:withheld-order");
  EXPECT_EQ(At(withheld["code"]["coding"], 0)["code"].text(), "order_of_another_plugin");
  EXPECT_EQ(withheld["detail"].text(), "It may tear.");
  EXPECT_EQ(At(At(withheld["evidence"], 0)["detail"], 0)["reference"].text(),
            UrlOf(*All("DetectedIssue")[0]));
  EXPECT_EQ(At(At(withheld["evidence"], 1)["detail"], 0)["reference"].text(), "Observation/s");
  EXPECT_THAT(NotesOf(The("RequestGroup")), HasSubstr("order of another plugin"));
  EXPECT_EQ(text_.find("doNotPerform"), std::string::npos);
  for (const fhir::Json* request : All("ServiceRequest")) {
    for (const fhir::Json& coding : (*request)["code"]["coding"].items()) {
      EXPECT_NE(coding["code"].text(), "order_of_another_plugin");
    }
  }
}

TEST_F(FhirRequestsTest, AdviceAgainstAndAboutMedicinesIsOnlySaid) {
  // "Contact the prescriber about stopping it" must not be filed as an order of the drug.
  Write(R"(order_sets { id: "s" title: "S" for_red_flag_id: "suspected_tear"
      orders { id: "stop_it" title: "Contact the prescriber about stopping it" kind: "medication"
               dose { text: "today" } }
      orders { id: "no_injection" title: "Avoid injection" kind: "avoid" } })");
  EXPECT_TRUE(All("MedicationRequest").empty());
  EXPECT_TRUE(All("ServiceRequest").empty());
  const auto said = All("CommunicationRequest");
  ASSERT_EQ(said.size(), 2u);
  EXPECT_EQ(At((*said[0])["payload"], 0)["contentString"].text(),
            "Contact the prescriber about stopping it: today");
  EXPECT_EQ(At(At((*said[1])["category"], 1)["coding"], 0)["code"].text(), "no_injection");
  EXPECT_EQ((*said[1])["status"].text(), "draft");
}

TEST_F(FhirRequestsTest, AnOrderOfTwoPhasesIsOneRequest) {
  Write(R"(order_sets { id: "s" title: "S" for_condition_id: "strain"
      phases { title: "One" } phases { title: "Two" }
      orders { id: "raises" title: "Heel raises" phase: "One" kind: "therapy" }
      orders { id: "raises" title: "Heel raises" phase: "Two" kind: "therapy" } })");
  EXPECT_EQ(All("ServiceRequest").size(), 1u);
  EXPECT_EQ(At(The("RequestGroup")["action"], 0)["action"].items().size(), 2u);
}

std::string TimingOf(const std::string& text) {
  v1::Dose dose;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &dose));
  if (!service::HasTiming(dose)) return "none";
  const auto json =
      fhir::WriteJson([&](fhir::JsonWriter& w) { service::WriteTiming("t", dose, w); });
  EXPECT_TRUE(json.ok());
  constexpr std::size_t kFrame = std::string_view(R"({"t":{"repeat":)").size();
  return json->substr(kFrame, json->size() - kFrame - 2);
}

TEST(FhirTiming, SaysHowOftenWhereOneRateSaysItAll) {
  EXPECT_EQ(TimingOf("sessions_per_day: 2 days_per_week: 7"),
            R"({"frequency":2,"period":1.0,"periodUnit":"d"})");
  EXPECT_EQ(TimingOf("sessions_per_day: 3"), R"({"frequency":3,"period":1.0,"periodUnit":"d"})");
  EXPECT_EQ(TimingOf("days_per_week: 7"), R"({"frequency":1,"period":1.0,"periodUnit":"d"})");
  EXPECT_EQ(TimingOf("days_per_week: 3"), R"({"frequency":3,"period":1.0,"periodUnit":"wk"})");
  EXPECT_EQ(TimingOf("sessions_per_day: 0.5"), R"({"frequency":1,"period":2.0,"periodUnit":"d"})");
}

TEST(FhirTiming, LeavesToTheWordsWhatDoesNotFit) {
  // Twice a day on three days is not six times a week.
  EXPECT_EQ(TimingOf("sessions_per_day: 2 days_per_week: 3"), "none");
  EXPECT_EQ(TimingOf("days_per_week: 2.5"), "none");
  EXPECT_EQ(TimingOf("sets: 3 repetitions: 15"), "none");
}

TEST(FhirTiming, BoundsItByItsWeeks) {
  EXPECT_EQ(TimingOf("weeks: 12"), R"({"boundsDuration":{"value":12.0,"unit":"week",)"
                                   R"("system":"http://unitsofmeasure.org","code":"wk"}})");
}

}  // namespace
}  // namespace soleus::test
