#include "engine/service/facts.h"

#include "tests/engine/service/facts_fixture.h"

namespace soleus::service {
namespace {

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

TEST_F(FactsTest, EquivocalCountsAsTriedInVainAndIsSaid) {
  EXPECT_EQ(ReadOne(Obs("a", "thompson-test", Coded(kResult, "equivocal")), "calf_squeeze"),
            "unanswered");
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
  EXPECT_EQ(read(fhir::NoValue{}, "IND"), "unanswered");
  EXPECT_EQ(read(fhir::NoValue{"not-performed"}, "NEG"), "unanswered");
  EXPECT_EQ(read(true, "POS"), "present");
  // A value and an interpretation that contradict each other: neither is believed.
  EXPECT_EQ(read(true, "NEG"), "unknown");
  EXPECT_EQ(read(false, "POS"), "unknown");
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

TEST_F(FactsTest, AUnitThatIsNotUsedSaysWhy) {
  const auto issue = [&](std::string_view code, std::string_view text) {
    fhir::Quantity sent{.text = "45", .value = 45, .unit = Text(code), .comparator = ""};
    sent.unit_text = Text(text);
    sent.unit_is_code = true;
    record_.observations = {Obs("a", "morning-stiffness-minutes", sent)};
    EXPECT_EQ(ValueOf(Read(), "stiffness_minutes"), "unknown");
    return Texts(Read()).at(0);
  };
  EXPECT_THAT(issue("gr", ""), HasSubstr("\"gr\", which is neither UCUM nor a known word"));
  EXPECT_THAT(issue("Ms", ""), HasSubstr("\"Ms\", a million times the usual one"));
  EXPECT_THAT(issue("min", "h"), HasSubstr("\"min\" and beside it the unit \"h\""));
  EXPECT_THAT(issue("%", ""), HasSubstr("\"%\", which cannot be read as min"));
}

// `stiff` begins at 1 minute.
TEST_F(FactsTest, ABoundIsAValueWhereNothingTurnsWithinIt) {
  const auto read = [&](double value, std::string_view comparator) {
    return ReadOne(
        Obs("a", "morning-stiffness-minutes",
            fhir::Quantity{
                .text = "", .value = value, .unit = "min", .comparator = Text(comparator)}),
        "stiff");
  };
  EXPECT_EQ(read(1, "<"), "absent");
  EXPECT_EQ(read(1, ">="), "present");
  EXPECT_EQ(read(45, ">"), "present");
  EXPECT_THAT(Read().issues, IsEmpty());
  EXPECT_EQ(read(1, "<="), "unknown");
  EXPECT_EQ(read(45, "<"), "unknown");
  EXPECT_THAT(
      Texts(Read()),
      ElementsAre(HasSubstr("is a bound (<), and what it allows lies on both sides of 1 min")));
}

TEST_F(FactsTest, ABoundInATextIsReadAndANumberInATextIsNot) {
  const auto read = [&](std::string_view text) {
    return ReadOne(Obs("a", "morning-stiffness-minutes", Text(text)), "stiff");
  };
  EXPECT_EQ(read(">0.75 h"), "present");
  EXPECT_EQ(Read().patient.Find("stiffness_minutes")->sent, ">0.75 h");
  EXPECT_EQ(Read().patient.Find("stiffness_minutes")->comparator, ">");
  EXPECT_EQ(read("< 1 min"), "absent");
  EXPECT_EQ(read("45 min"), "unknown");
  EXPECT_EQ(read(">45"), "unknown");  // of what
  EXPECT_EQ(read(">45 cm"), "unknown");
  EXPECT_THAT(Texts(Read()), ElementsAre(HasSubstr("\"cm\", which cannot be read as min")));
}

TEST_F(FactsTest, TheDecimalTextOutlivesTheNumber) {
  const auto fact = [&](std::string_view text, double value, std::string_view unit) {
    record_.observations = {Obs(
        "a", "morning-stiffness-minutes",
        fhir::Quantity{.text = Text(text), .value = value, .unit = Text(unit), .comparator = ""})};
    return *Read().patient.Find("stiffness_minutes");
  };
  EXPECT_EQ(fact("45.0", 45, "min").decimal, "45.0");
  EXPECT_EQ(fact("45.0", 45, "min").sent, "");
  EXPECT_EQ(fact("0.750", 0.75, "h").decimal, "");
  EXPECT_EQ(fact("0.750", 0.75, "h").sent, "0.750 h");
  EXPECT_EQ(fact("45." + std::string(30, '0'), 45, "min").decimal, "");  // no measurement has 32
}

TEST_F(FactsTest, ABoundAndTheNumberBesideItAreTwoValues) {
  const auto sent = [](std::string_view id, double value, std::string_view comparator) {
    return Obs(id, "morning-stiffness-minutes",
               fhir::Quantity{
                   .text = "60", .value = value, .unit = "min", .comparator = Text(comparator)});
  };
  record_.observations = {sent("a", 60, ""), sent("b", 60, ">")};
  EXPECT_THAT(Texts(Read()), ElementsAre(HasSubstr("Observation/b says >60 min")));
}

TEST_F(FactsTest, ACountNeedsNoUnit) {
  EXPECT_EQ(ReadOne(Obs("a", "single-leg-heel-raise-count", Number(12, "")), "heel_raises"),
            "12.0");
}

TEST_F(FactsTest, AQuantityIsNoAnswerToAYesNoFinding) {
  EXPECT_EQ(ReadOne(Obs("a", "thompson-test", Number(1, "1")), "calf_squeeze"), "unknown");
  EXPECT_THAT(Texts(Read()), ElementsAre(HasSubstr("was sent as a quantity, but is yes or no")));
}

}  // namespace
}  // namespace soleus::service
