#include "engine/service/facts.h"

#include <algorithm>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace soleus::service {
namespace {

using fhir::Side;
using reasoning::Fact;
using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

constexpr std::string_view kSnomed = "http://snomed.info/sct";
constexpr std::string_view kLocal = "urn:soleus:finding";
constexpr std::string_view kFindingValue = "urn:soleus:finding-value";
constexpr std::string_view kResult = "urn:soleus:result";
constexpr std::string_view kRxNorm = "http://www.nlm.nih.gov/research/umls/rxnorm";
constexpr std::string_view kAtc = "http://www.whocc.no/atc";

constexpr sdk::Coding kHeelPain[] = {{kSnomed, "2733002", "Heel pain"}};
constexpr sdk::Coding kTendinitis[] = {
    {"http://hl7.org/fhir/sid/icd-10-cm", "M76.61", "Achilles tendinitis, right leg"}};
constexpr sdk::Category kPlaces[] = {{"mid-tendon-2-6cm", "Tendon"}, {"plantar", "Sole"}};
constexpr sdk::Category kExposures[] = {{"current", "Now"}, {"recent", "Lately"}, {"none", "No"}};
constexpr sdk::Ingredient kFluoroquinolones[] = {{"levofloxacin", "82122", "J01MA12"},
                                                 {"ciprofloxacin", "2551", "J01MA02"}};
constexpr sdk::Ingredient kSteroids[] = {{"prednisone", "8640", "H02AB07"}};
constexpr sdk::ExposureWindow kFluoroquinoloneWindows[] = {{"current", 0, 31}, {"recent", 31, 91}};
constexpr sdk::ExposureWindow kWhileTaken[] = {{"", 0, 1}};

constexpr sdk::FindingId kComplaint{"heel_pain"};

constexpr sdk::Finding kUsed[] = {
    {.id = kComplaint, .local_code = "heel-pain", .sided = true, .codes = kHeelPain},
    {.id = {"calf_squeeze"}, .local_code = "thompson-test", .sided = true},
    {.id = {"gap"}, .local_code = "achilles-gap", .sided = true},
    {.id = {"fever"}, .local_code = "fever-or-malaise"},
    {.id = {"tendinitis"}, .local_code = "tendinitis", .codes = kTendinitis},
    {.id = {"pain_location"},
     .kind = sdk::ValueKind::kChoice,
     .local_code = "pain-location",
     .sided = true,
     .categories = kPlaces},
    {.id = {"sudden"}, .local_code = "onset-type#sudden"},
    {.id = {"gradual"}, .local_code = "onset-type#gradual"},
    {.id = {"stiffness_minutes"},
     .kind = sdk::ValueKind::kQuantity,
     .local_code = "morning-stiffness-minutes",
     .unit = "min",
     .sided = true},
    {.id = {"heel_raises"},
     .kind = sdk::ValueKind::kQuantity,
     .local_code = "single-leg-heel-raise-count",
     .unit = "{count}",
     .sided = true},
    {.id = {"stiff"},
     .local_code = "morning-stiffness",
     .derived = sdk::AtLeast({"stiffness_minutes"}, 1)},
    {.id = {"fluoroquinolone"},
     .kind = sdk::ValueKind::kChoice,
     .local_code = "fluoroquinolone-exposure",
     .categories = kExposures,
     .ingredients = kFluoroquinolones,
     .exposure = kFluoroquinoloneWindows},
    {.id = {"steroid"},
     .local_code = "systemic-corticosteroid",
     .ingredients = kSteroids,
     .exposure = kWhileTaken},
};

fhir::Time At(std::string_view text) {
  return *fhir::ParseTime(text);
}

std::string Text(std::string_view text) {
  return std::string(text);
}

fhir::Concept Coded(std::string_view system, std::string_view code) {
  return {.codings = {{Text(system), Text(code), ""}}, .text = ""};
}

fhir::Origin OriginOf(std::string_view type, std::string_view id) {
  return {.reference = Text(type) + "/" + Text(id), .path = "Bundle." + Text(id)};
}

fhir::Observation Obs(std::string_view id, std::string_view code, fhir::Value value,
                      Side side = Side::kUnstated, std::string_view date = "2026-03-10") {
  fhir::Observation o;
  o.origin = OriginOf("Observation", id);
  o.code = Coded(kLocal, code);
  o.values = {std::move(value)};
  o.side = side;
  if (!date.empty()) o.effective = At(date);
  return o;
}

fhir::Observation Item(std::string_view id, std::string_view link_id, fhir::Value value) {
  fhir::Observation o = Obs(id, link_id, std::move(value));
  o.code = Coded("", link_id);
  o.from_questionnaire = true;
  return o;
}

fhir::Value Number(double value, std::string_view unit) {
  return fhir::Quantity{.text = "", .value = value, .unit = Text(unit), .comparator = ""};
}

fhir::Condition Cond(std::string_view id, std::string_view system, std::string_view code) {
  fhir::Condition c;
  c.origin = OriginOf("Condition", id);
  c.code = Coded(system, code);
  c.clinical = fhir::ClinicalStatus::kActive;
  return c;
}

fhir::Medication Drug(std::string_view id, std::string_view system, std::string_view code) {
  fhir::Medication m;
  m.origin = OriginOf("MedicationStatement", id);
  m.drug = Coded(system, code);
  m.route = Coded(kSnomed, "26643006");  // oral
  return m;
}

class FactsTest : public testing::Test {
 protected:
  FactsTest() {
    for (const sdk::Finding& finding : kUsed) evidence_.push_back({.finding = finding.id});
    condition_.id = {"some_condition"};
    condition_.evidence = evidence_;
    presentation_.id = "adult";
    presentation_.complaint = kComplaint;
    table_.about.id = "some_plugin";
    table_.vocabulary = kUsed;
    table_.conditions = {&condition_, 1};
    table_.presentations = {&presentation_, 1};
    EXPECT_TRUE(knowledge_.Add(table_).ok());
  }

  // At the end of 14 March 2026.
  Recognition Read() const { return FactReader(knowledge_).Read(record_, At("2026-03-14")); }

  // present, absent, unanswered, a category, a number; "unknown" where there is no fact.
  static std::string ValueOf(const Recognition& r, std::string_view finding) {
    const Fact* fact = r.patient.Find(finding);
    if (fact == nullptr) return "unknown";
    switch (fact->state) {
      case Fact::State::kPresent: return "present";
      case Fact::State::kAbsent: return "absent";
      case Fact::State::kUnanswered: return "unanswered";
      case Fact::State::kValue: break;
    }
    if (!fact->category.empty()) return fact->category;
    const std::string number = std::to_string(fact->number);
    return number.substr(0, number.find('.') + 2);
  }

  std::string ReadOne(fhir::Observation observation, std::string_view finding) {
    record_.observations = {std::move(observation)};
    return ValueOf(Read(), finding);
  }

  std::string ReadDrug(fhir::Medication medication, std::string_view finding = "fluoroquinolone") {
    record_.medications = {std::move(medication)};
    return ValueOf(Read(), finding);
  }

  static std::vector<std::string> Texts(const Recognition& r) {
    std::vector<std::string> texts;
    for (const fhir::Issue& issue : r.issues) texts.push_back(issue.text);
    return texts;
  }

  std::vector<sdk::Evidence> evidence_;
  sdk::Condition condition_;
  sdk::Presentation presentation_;
  sdk::Plugin table_;
  reasoning::Knowledge knowledge_;
  fhir::Record record_;
};

TEST_F(FactsTest, AnEmptyRecordSaysNothing) {
  const Recognition r = Read();
  EXPECT_THAT(r.patient.facts, IsEmpty());
  EXPECT_EQ(r.patient.side, "");
  EXPECT_FALSE(r.patient.age_years || r.patient.onset_weeks);
  EXPECT_THAT(r.issues, IsEmpty());
}

TEST_F(FactsTest, DenyingAFeverIsNotTheSameAsNotAsking) {
  EXPECT_EQ(ReadOne(Obs("a", "fever-or-malaise", false), "fever"), "absent");
  EXPECT_EQ(ReadOne(Obs("a", "achilles-gap", false), "fever"), "unknown");
}

TEST_F(FactsTest, YesAndNoAreReadInEveryFormOfTheVocabulary) {
  const std::pair<fhir::Concept, std::string> kForms[] = {
      {Coded(kSnomed, "373066001"), "present"},
      {Coded(kSnomed, "373067005"), "absent"},
      {Coded(kSnomed, "52101004"), "present"},
      {Coded(kSnomed, "2667000"), "absent"},
      {Coded("http://loinc.org", "LA33-6"), "present"},
      {Coded("http://loinc.org", "LA32-8"), "absent"},
      {Coded("http://terminology.hl7.org/CodeSystem/v2-0136", "Y"), "present"},
      {Coded("http://terminology.hl7.org/CodeSystem/v2-0136", "N"), "absent"},
      {Coded(kResult, "positive"), "present"},
      {Coded(kResult, "negative"), "absent"},
      {Coded(kSnomed, "LA33-6"), "unknown"},  // a code means nothing without its system
  };
  for (const auto& [sent, expected] : kForms) {
    EXPECT_EQ(ReadOne(Obs("a", "thompson-test", sent), "calf_squeeze"), expected)
        << sent.codings[0].code;
    EXPECT_EQ(Read().issues.empty(), expected != "unknown") << sent.codings[0].code;
  }
}

TEST_F(FactsTest, CodingsThatContradictEachOtherAreUnknown) {
  fhir::Concept both = Coded(kResult, "positive");
  both.codings.push_back({Text(kSnomed), "2667000", ""});
  EXPECT_EQ(ReadOne(Obs("a", "thompson-test", both), "calf_squeeze"), "unknown");
  EXPECT_THAT(Texts(Read()), ElementsAre(HasSubstr("contradict each other")));
}

TEST_F(FactsTest, PlainWordsCountInAQuestionnaireOnly) {
  EXPECT_EQ(ReadOne(Item("a", "fever-or-malaise", Text("Yes")), "fever"), "present");
  EXPECT_EQ(ReadOne(Item("a", "fever-or-malaise", Text("no")), "fever"), "absent");
  EXPECT_EQ(ReadOne(Item("a", "fever-or-malaise", Text("not really")), "fever"), "unknown");
  EXPECT_EQ(ReadOne(Obs("a", "fever-or-malaise", Text("yes")), "fever"), "unknown");
}

TEST_F(FactsTest, AFreeTextIsNeverRepeatedInAnIssue) {
  record_.observations = {Item("a", "fever-or-malaise", Text("Jane Roe felt hot"))};
  EXPECT_THAT(Texts(Read()),
              ElementsAre(AllOf(HasSubstr("linkId fever-or-malaise was sent as a text"),
                                Not(HasSubstr("Jane")))));
}

TEST_F(FactsTest, EquivocalIsUnknownAndSaid) {
  EXPECT_EQ(ReadOne(Obs("a", "thompson-test", Coded(kResult, "equivocal")), "calf_squeeze"),
            "unknown");
  const Recognition r = Read();
  ASSERT_EQ(r.issues.size(), 1u);
  EXPECT_EQ(r.issues[0].severity, fhir::Severity::kWarning);
  EXPECT_EQ(r.issues[0].path, "Bundle.a.valueCodeableConcept");
  EXPECT_THAT(r.issues[0].text,
              AllOf(HasSubstr("Observation/a"), HasSubstr("urn:soleus:finding|thompson-test"),
                    HasSubstr("equivocal")));
  EXPECT_FALSE(r.issues[0].remedy.empty());
}

TEST_F(FactsTest, WhatWasTriedAndFailedIsNotAskedAgain) {
  const std::pair<fhir::Value, std::string> kForms[] = {
      {Coded(kResult, "not-performed"), "unanswered"},
      {Coded(kResult, "unable-to-perform"), "unanswered"},
      {fhir::NoValue{"not-performed"}, "unanswered"},
      {fhir::NoValue{"asked-declined"}, "unanswered"},
      {fhir::NoValue{"asked-unknown"}, "unanswered"},
      {fhir::NoValue{"unknown"}, "unknown"},
      {fhir::NoValue{"not-asked"}, "unknown"},
      {fhir::NoValue{""}, "unknown"},
  };
  for (const auto& [value, expected] : kForms) {
    EXPECT_EQ(ReadOne(Obs("a", "thompson-test", value), "calf_squeeze"), expected);
    EXPECT_EQ(Read().issues.size(), 1u);
  }
}

TEST_F(FactsTest, AFailedAttemptDoesNotUndoAnEarlierPositiveTest) {
  record_.observations = {Obs("old", "thompson-test", true, Side::kUnstated, "2026-03-01"),
                          Obs("new", "thompson-test", fhir::NoValue{"not-performed"})};
  EXPECT_EQ(ValueOf(Read(), "calf_squeeze"), "present");
}

TEST_F(FactsTest, AnInterpretationCountsOnlyWhereTheValueIsMissing) {
  const auto read = [&](fhir::Value value, std::string_view code) {
    fhir::Observation o = Obs("a", "thompson-test", std::move(value));
    o.interpretation = {
        {"http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation", Text(code), ""}};
    return ReadOne(o, "calf_squeeze");
  };
  EXPECT_EQ(read(fhir::NoValue{}, "POS"), "present");
  EXPECT_EQ(read(fhir::NoValue{}, "NEG"), "absent");
  EXPECT_EQ(read(fhir::NoValue{}, "IND"), "unknown");
  EXPECT_EQ(read(fhir::NoValue{"not-performed"}, "NEG"), "unanswered");
  EXPECT_EQ(read(true, "NEG"), "present");
}

TEST_F(FactsTest, AChoiceIsOneOfItsCategories) {
  const auto read = [&](fhir::Value value) {
    return ReadOne(Obs("a", "pain-location", std::move(value)), "pain_location");
  };
  EXPECT_EQ(read(Coded(kFindingValue, "plantar")), "plantar");
  EXPECT_EQ(read(Coded("", "plantar")), "unknown");
  EXPECT_EQ(read(Coded(kFindingValue, "elbow")), "unknown");
  EXPECT_THAT(Texts(Read()), ElementsAre(HasSubstr("\"elbow\", which is not known")));
  EXPECT_EQ(read(true), "unknown");
  EXPECT_EQ(ReadOne(Item("a", "pain-location", Coded("", "plantar")), "pain_location"), "plantar");
}

TEST_F(FactsTest, AYesNoFindingCanBeOneValueOfAChoice) {
  record_.observations = {Obs("a", "onset-type", Coded(kFindingValue, "sudden"))};
  EXPECT_EQ(ValueOf(Read(), "sudden"), "present");
  EXPECT_EQ(ValueOf(Read(), "gradual"), "absent");
  record_.observations[0].values.push_back(Coded(kFindingValue, "gradual"));
  EXPECT_EQ(ValueOf(Read(), "sudden"), "present");  // one answer does not deny the other
  EXPECT_EQ(ValueOf(Read(), "gradual"), "present");
  EXPECT_THAT(Read().issues, IsEmpty());
  record_.observations = {Obs("a", "onset-type", Coded(kFindingValue, "somehow"))};
  EXPECT_EQ(ValueOf(Read(), "sudden"), "unknown");
  EXPECT_EQ(Read().issues.size(), 1u);  // one remark, though two findings wait for it
}

TEST_F(FactsTest, AQuantityIsReadInTheFindingsOwnUnit) {
  const auto read = [&](fhir::Value value) {
    return ReadOne(Obs("a", "morning-stiffness-minutes", std::move(value)), "stiffness_minutes");
  };
  EXPECT_EQ(read(Number(45, "min")), "45.0");
  EXPECT_EQ(read(Number(0.75, "h")), "45.0");  // 0.75 * 60 = 45
  EXPECT_EQ(read(Number(45, "cm")), "unknown");
  EXPECT_THAT(Texts(Read()), ElementsAre(HasSubstr("\"cm\", which cannot be read as min")));
  EXPECT_EQ(read(Number(45, "")), "unknown");
  EXPECT_EQ(read(fhir::Quantity{.text = "45", .value = 45, .unit = "min", .comparator = "<"}),
            "unknown");
  EXPECT_EQ(read(Text("45 min")), "unknown");
  EXPECT_EQ(read(false), "unknown");
}

TEST_F(FactsTest, ACountNeedsNoUnit) {
  EXPECT_EQ(ReadOne(Obs("a", "single-leg-heel-raise-count", Number(12, "")), "heel_raises"),
            "12.0");
}

TEST_F(FactsTest, AQuantityIsNoAnswerToAYesNoFinding) {
  EXPECT_EQ(ReadOne(Obs("a", "thompson-test", Number(1, "1")), "calf_squeeze"), "unknown");
  EXPECT_THAT(Texts(Read()), ElementsAre(HasSubstr("was sent as a quantity, but is yes or no")));
}

TEST_F(FactsTest, AConditionSaysPresentOnlyWhileItIsActiveAndNotInDoubt) {
  const auto read = [&](fhir::ClinicalStatus clinical, fhir::Certainty certainty) {
    fhir::Condition c = Cond("c", kSnomed, "2733002");
    c.clinical = clinical;
    c.certainty = certainty;
    record_.conditions = {c};
    return ValueOf(Read(), "heel_pain");
  };
  using enum fhir::ClinicalStatus;
  EXPECT_EQ(read(kActive, fhir::Certainty::kConfirmed), "present");
  EXPECT_EQ(read(kUnstated, fhir::Certainty::kUnstated), "present");
  EXPECT_THAT(Read().issues, IsEmpty());
  EXPECT_EQ(read(kActive, fhir::Certainty::kUnconfirmed), "unknown");
  EXPECT_EQ(Read().issues.at(0).severity, fhir::Severity::kWarning);
  EXPECT_EQ(read(kInactive, fhir::Certainty::kConfirmed), "unknown");
  EXPECT_EQ(Read().issues.at(0).severity, fhir::Severity::kInformation);
}

TEST_F(FactsTest, AConditionThatAbatedIsOver) {
  record_.conditions = {Cond("c", kSnomed, "2733002")};
  record_.conditions[0].clinical = fhir::ClinicalStatus::kUnstated;
  record_.conditions[0].abatement = At("2026-01-31");
  EXPECT_EQ(ValueOf(Read(), "heel_pain"), "unknown");
}

TEST_F(FactsTest, AnIcdCodeIsReadWithAndWithoutItsDot) {
  for (const std::string_view code : {"M76.61", "M7661"}) {
    record_.conditions = {Cond("c", "http://hl7.org/fhir/sid/icd-10-cm", code)};
    EXPECT_EQ(ValueOf(Read(), "tendinitis"), "present") << code;
  }
}

TEST_F(FactsTest, ACodedValueCanNameAFinding) {
  fhir::Observation o = Obs("a", "", Coded(kSnomed, "2733002"), Side::kLeft);
  o.code = Coded("http://loinc.org", "8661-1");  // chief complaint
  EXPECT_EQ(ReadOne(o, "heel_pain"), "present");
  EXPECT_EQ(Read().patient.side, "left");
}

TEST_F(FactsTest, TheReasonOfTodaysVisitIsAComplaintAndThatOfAnEarlierVisitIsNot) {
  fhir::Encounter visit{.origin = OriginOf("Encounter", "e"),
                        .reason = Coded(kSnomed, "2733002"),
                        .start = At("2026-03-14T09:00:00Z")};
  record_.encounters = {visit};
  EXPECT_EQ(ValueOf(Read(), "heel_pain"), "present");
  record_.encounters[0].start = At("2025-03-14");
  EXPECT_EQ(ValueOf(Read(), "heel_pain"), "unknown");
}

TEST_F(FactsTest, TheNewestValueWinsAndAnOlderOneThatAgreesIsNamed) {
  record_.observations = {Obs("c", "fever-or-malaise", true, Side::kUnstated, "2026-03-12"),
                          Obs("b", "fever-or-malaise", false, Side::kUnstated, "2026-03-11"),
                          Obs("a", "fever-or-malaise", true, Side::kUnstated, "2026-03-10")};
  const Recognition r = Read();
  EXPECT_EQ(ValueOf(r, "fever"), "present");
  EXPECT_THAT(r.patient.Find("fever")->resources, ElementsAre("Observation/a", "Observation/c"));
  EXPECT_THAT(r.issues, IsEmpty());  // what changed over time is no contradiction
}

TEST_F(FactsTest, AtTheSameTimePresentWinsAndBothAreNamed) {
  record_.observations = {Obs("a", "fever-or-malaise", false), Obs("b", "fever-or-malaise", true)};
  const Recognition r = Read();
  EXPECT_EQ(ValueOf(r, "fever"), "present");
  EXPECT_THAT(r.patient.Find("fever")->resources, ElementsAre("Observation/b"));
  EXPECT_THAT(Texts(r), ElementsAre(AllOf(HasSubstr("Observation/a"), HasSubstr("Observation/b"))));
}

TEST_F(FactsTest, AnHourOfADayIsNotNewerThanThatDay) {
  // "2026-03-10" may mean any hour of that day, so neither is known to be the newer one.
  record_.observations = {
      Obs("a", "fever-or-malaise", false, Side::kUnstated, "2026-03-10T09:00:00Z"),
      Obs("b", "fever-or-malaise", true, Side::kUnstated, "2026-03-10")};
  EXPECT_EQ(ValueOf(Read(), "fever"), "present");
  EXPECT_EQ(Read().issues.size(), 1u);
}

TEST_F(FactsTest, AnUndatedValueLosesToADatedOneAloud) {
  record_.observations = {Obs("a", "fever-or-malaise", true, Side::kUnstated, ""),
                          Obs("b", "fever-or-malaise", false, Side::kUnstated, "2020-01-01")};
  const Recognition r = Read();
  EXPECT_EQ(ValueOf(r, "fever"), "absent");
  EXPECT_THAT(Texts(r), ElementsAre(HasSubstr("only the first has a date")));
}

TEST_F(FactsTest, AnActiveConditionIsNeverOverruledSilently) {
  record_.conditions = {Cond("c", kSnomed, "2733002")};
  record_.conditions[0].onset = At("2025-01-01");
  record_.observations = {Obs("a", "heel-pain", false)};
  EXPECT_EQ(ValueOf(Read(), "heel_pain"), "absent");
  EXPECT_THAT(Texts(Read()), ElementsAre(HasSubstr("Condition/c says present")));
}

TEST_F(FactsTest, TheOtherLegDoesNotSpeakForThisOne) {
  record_.observations = {Obs("a", "heel-pain", true, Side::kRight),
                          Obs("b", "thompson-test", true, Side::kLeft),
                          Obs("c", "achilles-gap", false, Side::kLeft),
                          Obs("d", "achilles-gap", true, Side::kUnstated)};
  const Recognition r = Read();
  EXPECT_EQ(r.patient.side, "right");
  EXPECT_EQ(ValueOf(r, "calf_squeeze"), "unknown");
  EXPECT_EQ(ValueOf(r, "gap"), "present");
  EXPECT_THAT(Texts(r), ElementsAre(HasSubstr("other leg that do not count: 2")));
  EXPECT_EQ(r.issues[0].severity, fhir::Severity::kInformation);
}

TEST_F(FactsTest, TheSideIsThatOfTheComplaintThenOfThePainThenOfWhatIsPresent) {
  const fhir::Observation left_place =
      Obs("a", "pain-location", Coded(kFindingValue, "plantar"), Side::kLeft);
  const fhir::Observation right_gap = Obs("b", "achilles-gap", true, Side::kRight);
  const fhir::Observation left_squeeze = Obs("c", "thompson-test", false, Side::kLeft);
  const fhir::Observation left_gap = Obs("d", "achilles-gap", true, Side::kLeft);
  const auto side = [&](std::vector<fhir::Observation> observations) {
    record_.observations = std::move(observations);
    return Read().patient.side;
  };
  EXPECT_EQ(side({left_squeeze}), "left");
  EXPECT_EQ(side({right_gap, left_squeeze}), "right");
  EXPECT_EQ(side({right_gap, left_gap}), "bilateral");
  EXPECT_EQ(side({right_gap, left_place}), "left");
  EXPECT_EQ(side({right_gap, left_place, Obs("e", "heel-pain", true, Side::kRight)}), "right");
  EXPECT_EQ(side({left_place, Obs("e", "heel-pain", true, Side::kBilateral)}), "bilateral");
  // A complaint that has gone from the left leg since does not keep the left leg.
  EXPECT_EQ(side({Obs("e", "heel-pain", true, Side::kLeft, "2026-01-01"),
                  Obs("f", "heel-pain", false, Side::kLeft, "2026-03-01"),
                  Obs("g", "heel-pain", true, Side::kRight, "2026-03-01")}),
            "right");
}

TEST_F(FactsTest, WithBothLegsPresentOnOneIsPresentAndAbsentNeedsBoth) {
  record_.observations = {
      Obs("h", "heel-pain", true, Side::kBilateral), Obs("a", "thompson-test", true, Side::kLeft),
      Obs("b", "thompson-test", false, Side::kRight), Obs("c", "achilles-gap", false, Side::kLeft)};
  Recognition r = Read();
  EXPECT_EQ(ValueOf(r, "calf_squeeze"), "present");
  EXPECT_THAT(r.patient.Find("calf_squeeze")->resources, ElementsAre("Observation/a"));
  EXPECT_EQ(ValueOf(r, "gap"), "unknown");
  EXPECT_THAT(Texts(r), ElementsAre(HasSubstr("absent for one leg only")));

  record_.observations.push_back(Obs("d", "achilles-gap", false, Side::kRight));
  r = Read();
  EXPECT_EQ(ValueOf(r, "gap"), "absent");
  EXPECT_THAT(r.patient.Find("gap")->resources, ElementsAre("Observation/c", "Observation/d"));
  EXPECT_THAT(r.issues, IsEmpty());
}

TEST_F(FactsTest, WithBothLegsTheNewerNumberIsTakenAndElseTheLeftOne) {
  const auto read = [&](std::string_view left_date) {
    record_.observations = {
        Obs("h", "heel-pain", true, Side::kBilateral),
        Obs("l", "single-leg-heel-raise-count", Number(20, ""), Side::kLeft, left_date),
        Obs("r", "single-leg-heel-raise-count", Number(8, ""), Side::kRight, "2026-03-10")};
    const Recognition r = Read();
    EXPECT_THAT(Texts(r), ElementsAre(HasSubstr("different legs")));
    return ValueOf(r, "heel_raises");
  };
  EXPECT_EQ(read("2026-03-10"), "20.0");
  EXPECT_EQ(read("2026-03-09"), "8.0");
}

TEST_F(FactsTest, ADrugTakenNowIsACurrentExposure) {
  EXPECT_EQ(ReadDrug(Drug("m", kRxNorm, "82122")), "current");
  EXPECT_THAT(Read().patient.Find("fluoroquinolone")->resources,
              ElementsAre("MedicationStatement/m"));
  EXPECT_EQ(ReadDrug(Drug("m", kAtc, "J01MA12")), "current");
  EXPECT_THAT(Read().issues, IsEmpty());
  EXPECT_EQ(ReadDrug(Drug("m", kRxNorm, "J01MA12")), "unknown");
  EXPECT_EQ(ReadDrug(Drug("m", kRxNorm, "8640"), "steroid"), "present");
}

TEST_F(FactsTest, TheWindowsOfAnExposureAreHalfOpenDays) {
  const auto ended = [&](std::string_view date) {
    fhir::Medication m = Drug("m", kRxNorm, "2551");
    m.ended = true;
    m.end = At(date);
    return ReadDrug(m);
  };
  EXPECT_EQ(ended("2026-03-14"), "current");  // 0 days before 14 March
  EXPECT_EQ(ended("2026-02-12"), "current");  // 30 days: 16 to the end of February, and 14
  EXPECT_EQ(ended("2026-02-11"), "recent");   // 31 days
  EXPECT_EQ(ended("2025-12-14"), "recent");   // 90 days: 17 + 31 + 28 + 14
  EXPECT_EQ(ended("2025-12-13"), "unknown");  // 91 days; a list never says "none"
}

TEST_F(FactsTest, ACurrentCourseBeatsARecentOneWithoutAContradiction) {
  record_.medications = {Drug("old", kRxNorm, "2551"), Drug("now", kRxNorm, "82122")};
  record_.medications[0].ended = true;
  record_.medications[0].end = At("2026-01-20");
  const Recognition r = Read();
  EXPECT_EQ(ValueOf(r, "fluoroquinolone"), "current");
  EXPECT_THAT(r.patient.Find("fluoroquinolone")->resources, ElementsAre("MedicationStatement/now"));
  EXPECT_THAT(r.issues, IsEmpty());
}

TEST_F(FactsTest, ACourseThatEndedAtAnUnknownTimeIsUnknownAndSaid) {
  fhir::Medication m = Drug("m", kRxNorm, "2551");
  m.ended = true;
  EXPECT_EQ(ReadDrug(m), "unknown");
  EXPECT_THAT(Texts(Read()), ElementsAre(HasSubstr("has ended, but not said when")));
}

TEST_F(FactsTest, ADrugNotTakenOrNotYetStartedDoesNotCount) {
  fhir::Medication m = Drug("m", kRxNorm, "2551");
  m.taken = false;
  EXPECT_EQ(ReadDrug(m), "unknown");
  EXPECT_EQ(Read().issues.size(), 1u);
  m.taken = true;
  m.start = At("2026-03-15");
  EXPECT_EQ(ReadDrug(m), "unknown");
  EXPECT_EQ(Read().issues.size(), 1u);
  m.start = At("2026-03-14");
  EXPECT_EQ(ReadDrug(m), "current");
}

TEST_F(FactsTest, AnEyeDropIsNoSystemicExposure) {
  fhir::Medication m = Drug("m", kRxNorm, "2551");
  m.route = Coded(kSnomed, "54485002");
  EXPECT_EQ(ReadDrug(m), "unknown");
  EXPECT_THAT(Texts(Read()), ElementsAre(HasSubstr("is given locally")));
  m.route = fhir::Concept{.codings = {}, .text = "Both eyes"};
  EXPECT_EQ(ReadDrug(m), "unknown");
  m.route.reset();
  m.drug.text = "Ciprofloxacin 0.3% ophthalmic solution";
  EXPECT_EQ(ReadDrug(m), "unknown");
  // ATC tells the eye drop from the tablet where the name alone cannot.
  m.drug = Coded(kAtc, "S01AE03");
  m.drug.text = "Ciprofloxacin";
  EXPECT_EQ(ReadDrug(m), "unknown");
}

TEST_F(FactsTest, AnUnstatedRouteCountsAsSystemicAndIsSaid) {
  fhir::Medication m = Drug("m", kRxNorm, "2551");
  m.route.reset();
  EXPECT_EQ(ReadDrug(m), "current");
  EXPECT_THAT(Texts(Read()), ElementsAre(HasSubstr("states no route; taken as systemic")));
  m.drug.text = "Ciprofloxacin 500 MG Oral Tablet";
  EXPECT_EQ(ReadDrug(m), "current");
  EXPECT_THAT(Read().issues, IsEmpty());
}

TEST_F(FactsTest, AWholeWordIsRecognisedAsALastResortAndSaid) {
  fhir::Medication m = Drug("m", kRxNorm, "000000");
  m.drug.text = "LEVOFLOXACIN-500 tab";
  EXPECT_EQ(ReadDrug(m), "current");
  EXPECT_THAT(Texts(Read()), ElementsAre(HasSubstr("recognised by its name")));
  m.drug.text = "antilevofloxacin";
  EXPECT_EQ(ReadDrug(m), "unknown");
  m.drug = Coded(kAtc, "J01DD04");  // another drug, whatever the text mentions
  m.drug.text = "Ceftriaxone instead of levofloxacin";
  EXPECT_EQ(ReadDrug(m), "unknown");
}

TEST_F(FactsTest, ADrugListBeatsAnAnswerOfTheSameDayThatDeniesIt) {
  record_.medications = {Drug("m", kRxNorm, "2551")};
  record_.observations = {Obs("a", "fluoroquinolone-exposure", Coded(kFindingValue, "none"),
                              Side::kUnstated, "2026-03-14")};
  EXPECT_EQ(ValueOf(Read(), "fluoroquinolone"), "current");
  EXPECT_EQ(Read().issues.size(), 1u);
}

TEST_F(FactsTest, AgeIsCompletedYearsAndAPartialBirthDateIsSaid) {
  record_.patient = fhir::Patient{
      .origin = {"Patient/p", "Bundle.p"}, .gender = "", .birth_date = At("1986-03-15")};
  EXPECT_EQ(Read().patient.age_years, 39);  // 40 on the next day
  EXPECT_THAT(Read().issues, IsEmpty());
  record_.patient->birth_date = At("1986");
  EXPECT_EQ(Read().patient.age_years, 40);  // from 1 January 1986
  EXPECT_EQ(Read().issues.at(0).path, "Bundle.p.birthDate");
}

TEST_F(FactsTest, TheOnsetIsThatOfTheNewestComplaintOfThisLeg) {
  record_.conditions = {Cond("old", kSnomed, "2733002"), Cond("new", kSnomed, "2733002")};
  record_.conditions[0].onset = At("2020-01-01");
  record_.conditions[1].onset = At("2026-02-14");
  EXPECT_EQ(Read().patient.onset_weeks, 4);  // 14 February to 14 March: 28 days
  record_.conditions[1].clinical = fhir::ClinicalStatus::kInactive;
  record_.conditions[0].onset = At("2026-03");  // may mean 31 March; never negative
  EXPECT_EQ(Read().patient.onset_weeks, 0);
}

TEST_F(FactsTest, TheOnsetOfTheOtherLegIsNotTheOnsetOfThisOne) {
  record_.conditions = {Cond("l", kSnomed, "2733002"), Cond("r", kSnomed, "2733002")};
  record_.conditions[0].side = Side::kLeft;
  record_.conditions[0].onset = At("2026-03-01");
  record_.conditions[1].side = Side::kRight;
  record_.conditions[1].onset = At("2026-02-14");
  record_.observations = {Obs("a", "heel-pain", false, Side::kLeft)};  // gone by 10 March
  EXPECT_EQ(Read().patient.side, "right");
  EXPECT_EQ(Read().patient.onset_weeks, 4);  // 28 days
}

TEST_F(FactsTest, ACodeThatNobodyUsesIsSaidOnce) {
  record_.observations = {Obs("a", "thompson-tset", true), Obs("b", "thompson-tset", false),
                          Item("c", "favourite-colour", Text("red")),
                          Item("d", "favourite-song", Text("none")), Obs("e", "", Number(1, "1"))};
  record_.observations[4].code = Coded("http://loinc.org", "8302-2");  // height: nobody asked
  const Recognition r = Read();
  EXPECT_THAT(Texts(r), ElementsAre(HasSubstr("urn:soleus:finding|thompson-tset"),
                                    HasSubstr("no loaded plugin uses: 2")));
  for (const fhir::Issue& issue : r.issues) {
    EXPECT_EQ(issue.severity, fhir::Severity::kInformation);
  }
}

TEST_F(FactsTest, ACodeWithoutASystemMeansNothingOutsideAQuestionnaire) {
  fhir::Observation o = Obs("a", "", true);
  o.code = Coded("", "fever-or-malaise");
  EXPECT_EQ(ReadOne(o, "fever"), "unknown");
}

TEST_F(FactsTest, ADerivedFindingIsFilledInAndASentOneThatDisagreesIsKept) {
  record_.observations = {Obs("m", "morning-stiffness-minutes", Number(20, "min"))};
  EXPECT_EQ(ValueOf(Read(), "stiff"), "present");
  EXPECT_THAT(Read().patient.Find("stiff")->resources, IsEmpty());
  record_.observations.push_back(Obs("s", "morning-stiffness", false));
  EXPECT_EQ(ValueOf(Read(), "stiff"), "absent");
  EXPECT_THAT(Texts(Read()), ElementsAre(AllOf(HasSubstr("stiff"), HasSubstr("Observation/s"))));
}

TEST_F(FactsTest, APreliminaryValueIsUsedWithARemark) {
  fhir::Observation o = Obs("a", "fever-or-malaise", true);
  o.preliminary = true;
  EXPECT_EQ(ReadOne(o, "fever"), "present");
  EXPECT_THAT(Texts(Read()), ElementsAre(HasSubstr("preliminary")));
}

TEST_F(FactsTest, AFloodOfUnusableValuesIsCountedAndHidesNoContradiction) {
  for (int i = 0; i < 600; ++i) {
    record_.observations.push_back(
        Obs("x" + std::to_string(i), "thompson-test", Coded(kResult, "equivocal")));
  }
  record_.observations.push_back(Obs("a", "fever-or-malaise", false));
  record_.observations.push_back(Obs("b", "fever-or-malaise", true));
  const std::vector<std::string> texts = Texts(Read());
  EXPECT_EQ(texts.size(), 502u);  // 500, the contradiction, and the count of the rest
  EXPECT_THAT(texts, Contains(HasSubstr("Finding fever")));
  EXPECT_THAT(texts.back(), HasSubstr("100 further"));
}

TEST_F(FactsTest, TheOrderOfTheRecordDoesNotMatter) {
  record_.conditions = {Cond("c1", kSnomed, "2733002"), Cond("c2", kSnomed, "2733002")};
  record_.conditions[0].onset = At("2026-01-10");
  record_.conditions[1].onset = At("2026-02-10");
  record_.conditions[1].side = Side::kRight;
  record_.observations = {
      Obs("a", "thompson-test", true, Side::kRight),
      Obs("b", "thompson-test", false, Side::kRight),
      Obs("c", "thompson-test", false, Side::kLeft),
      Obs("d", "achilles-gap", true),
      Obs("e", "achilles-gap", false),
      Obs("k", "achilles-gap", false),
      Obs("f", "pain-location", Coded(kFindingValue, "plantar"), Side::kRight),
      Obs("g", "pain-location", Coded(kFindingValue, "mid-tendon-2-6cm"), Side::kRight),
      Obs("h", "single-leg-heel-raise-count", Number(9, ""), Side::kRight),
      Obs("i", "single-leg-heel-raise-count", Number(4, ""), Side::kRight),
      Obs("j", "fever-or-malaise", fhir::NoValue{"asked-unknown"})};
  record_.medications = {Drug("m1", kRxNorm, "2551"), Drug("m2", kRxNorm, "82122")};
  const auto summary = [&] {
    const Recognition r = Read();
    std::vector<std::string> lines = Texts(r);
    for (const auto& [id, fact] : r.patient.facts) {
      std::string line = id + " = " + ValueOf(r, id);
      for (const std::string& resource : fact.resources) line += " " + resource;
      lines.push_back(line);
    }
    lines.push_back(r.patient.side + " " + std::to_string(r.patient.onset_weeks.value_or(-1)));
    std::sort(lines.begin(), lines.end());
    for (const std::string& text : Texts(r)) {
      if (text.starts_with("Finding ")) lines.push_back(text);  // these keep their order too
    }
    return lines;
  };
  const std::vector<std::string> expected = summary();
  std::mt19937 shuffler(20260314);
  for (int round = 0; round < 50; ++round) {
    std::shuffle(record_.conditions.begin(), record_.conditions.end(), shuffler);
    std::shuffle(record_.observations.begin(), record_.observations.end(), shuffler);
    std::shuffle(record_.medications.begin(), record_.medications.end(), shuffler);
    ASSERT_EQ(summary(), expected);
  }
}

}  // namespace
}  // namespace soleus::service
