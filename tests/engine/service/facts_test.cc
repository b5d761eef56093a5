#include "engine/service/facts.h"

#include <random>

#include "tests/engine/service/facts_fixture.h"

namespace soleus::service {
namespace {

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

TEST_F(FactsTest, ACodedValueNamesNothingButAComplaint) {
  // The question may be about the family, or the past: only a complaint is taken from a value.
  fhir::Observation family = Obs("a", "any-question", Coded(kIcd10Cm, "M76.61"));
  EXPECT_EQ(ReadOne(family, "tendinitis"), "unknown");
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

TEST_F(FactsTest, ASuspicionCountsWhereTheFindingIsTheSuspicion) {
  record_.conditions = {Cond("c", kSnomed, "429513001")};
  record_.conditions[0].certainty = fhir::Certainty::kUnconfirmed;
  EXPECT_EQ(ValueOf(Read(), "rupture_recorded"), "present");
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

TEST_F(FactsTest, ADerivedFindingIsFilledInAndPresentWinsWhereASentOneDisagrees) {
  record_.observations = {Obs("m", "morning-stiffness-minutes", Number(20, "min"))};
  EXPECT_EQ(ValueOf(Read(), "stiff"), "present");
  EXPECT_THAT(Read().patient.Find("stiff")->resources, IsEmpty());
  record_.observations.push_back(Obs("s", "morning-stiffness", false));
  EXPECT_EQ(ValueOf(Read(), "stiff"), "present");
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
    lines.push_back(r.patient.side + " " +
                    std::to_string(r.patient.onset_weeks ? r.patient.onset_weeks->low : -1));
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
