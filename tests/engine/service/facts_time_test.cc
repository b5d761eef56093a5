#include "engine/service/facts.h"

#include "tests/engine/service/facts_fixture.h"

namespace soleus::service {
namespace {

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
                          Obs("b", "fever-or-malaise", false, Side::kUnstated, "2026-03-01")};
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

TEST_F(FactsTest, AgeIsCompletedYearsAndAPartialBirthDateIsSaid) {
  record_.patient = fhir::Patient{
      .origin = {"Patient/p", "Bundle.p"}, .gender = "", .birth_date = At("1986-03-15")};
  EXPECT_EQ(Read().patient.age_years, 39);  // 40 on the next day
  EXPECT_THAT(Read().issues, IsEmpty());
  record_.patient->birth_date = At("1986");
  EXPECT_EQ(Read().patient.age_years, 40);  // from 1 January 1986
  EXPECT_EQ(Read().issues.at(0).path, "Bundle.p.birthDate");
}

TEST_F(FactsTest, TheSexIsTheOneOnRecordAndNothingElseIsOne) {
  record_.patient =
      fhir::Patient{.origin = {"Patient/p", "Bundle.p"}, .gender = "female", .birth_date = {}};
  EXPECT_EQ(Read().patient.sex, "female");
  record_.patient->gender = "other";
  EXPECT_EQ(Read().patient.sex, "");
}

TEST_F(FactsTest, TheOnsetIsThatOfTheNewestComplaintOfThisLeg) {
  record_.conditions = {Cond("old", kSnomed, "2733002"), Cond("new", kSnomed, "2733002")};
  record_.conditions[0].onset = At("2020-01-01");
  record_.conditions[1].onset = At("2026-02-14");
  EXPECT_EQ(Read().patient.onset_weeks.value().high, 4);  // 14 February to 14 March: 28 days
  record_.conditions[1].clinical = fhir::ClinicalStatus::kInactive;
  // Anything from 1 March (13 days) to 31 March (never negative).
  record_.conditions[0].onset = At("2026-03");
  EXPECT_EQ(Read().patient.onset_weeks.value().low, 0);
  EXPECT_NEAR(Read().patient.onset_weeks.value().high, 13 / 7.0, 1e-12);
}

TEST_F(FactsTest, AnAbsenceHoldsThirtyDaysAndThenIsUnknown) {
  // The end of 14 March 2026 less 30 days is the end of 12 February.
  EXPECT_EQ(ReadOne(Obs("a", "achilles-gap", false, Side::kUnstated, "2026-02-12"), "gap"),
            "absent");
  EXPECT_EQ(ReadOne(Obs("a", "achilles-gap", false, Side::kUnstated, "2026-02-11"), "gap"),
            "unknown");
  EXPECT_THAT(Texts(Read()), ElementsAre(HasSubstr("31 days before as_of, more than the 30")));
}

TEST_F(FactsTest, WhatWarnsOfTheLegHoldsNinetyDaysAndOfThePatientForGood) {
  // The end of 14 March 2026 less 90 days is the end of 14 December 2025.
  const auto at = [&](std::string_view code, std::string_view date, std::string_view finding) {
    return ReadOne(Obs("a", code, true, Side::kUnstated, date), finding);
  };
  EXPECT_EQ(at("achilles-gap", "2025-12-14", "gap"), "present");
  EXPECT_EQ(at("achilles-gap", "2025-12-13", "gap"), "unknown");
  EXPECT_EQ(Read().issues.at(0).severity, fhir::Severity::kWarning);
  EXPECT_EQ(at("fever-or-malaise", "2025-12-13", "fever"), "present");
  EXPECT_EQ(Read().issues.at(0).severity, fhir::Severity::kInformation);
}

TEST_F(FactsTest, AValueThatWarnsHoldsAsLongAsAPresence) {
  const auto response = [&](std::string_view value) {
    return ReadOne(Obs("a", "plantarflexion-response", Coded(kFindingValue, value), Side::kUnstated,
                       "2026-02-01"),
                   "calf_squeeze");
  };
  EXPECT_EQ(response("absent"), "present");
  EXPECT_EQ(response("normal"), "unknown");  // 41 days: a normal response reassures for 30
}

TEST_F(FactsTest, WhatReassuredBeforeThisEpisodeSaysNothingOfIt) {
  record_.conditions = {Cond("c", kSnomed, "2733002")};
  record_.conditions[0].onset = At("2026-03-10");
  record_.observations = {Obs("a", "thompson-test", false, Side::kUnstated, "2026-03-07"),
                          Obs("b", "achilles-gap", true, Side::kUnstated, "2019-03-01"),
                          Obs("c", "fever-or-malaise", false, Side::kUnstated, "2026-03-07")};
  const Recognition r = Read();
  EXPECT_EQ(ValueOf(r, "calf_squeeze"), "unknown");
  EXPECT_EQ(ValueOf(r, "gap"), "unknown");
  EXPECT_EQ(ValueOf(r, "fever"), "absent");  // not of the leg; seven days old
  EXPECT_THAT(Texts(r), Contains(HasSubstr("Observation/a was recorded 7 days before as_of, "
                                           "before this episode began")));
}

TEST_F(FactsTest, WhatWarnedShortlyBeforeTheChartedOnsetStillWarns) {
  record_.conditions = {Cond("c", kSnomed, "2733002")};
  record_.conditions[0].onset = At("2026-03-10");
  EXPECT_EQ(ReadOne(Obs("a", "achilles-gap", true, Side::kUnstated, "2026-03-01"), "gap"),
            "present");
}

TEST_F(FactsTest, WhereThePainIsHoldsForTheEpisode) {
  record_.observations = {
      Obs("a", "pain-location", Coded(kFindingValue, "plantar"), Side::kUnstated, "2025-11-10")};
  EXPECT_EQ(ValueOf(Read(), "pain_location"), "unknown");  // 124 days, and no episode is known
  record_.conditions = {Cond("c", kSnomed, "2733002")};
  record_.conditions[0].onset = At("2025-11-05");
  EXPECT_EQ(ValueOf(Read(), "pain_location"), "plantar");
}

TEST_F(FactsTest, AnExposureAgesThroughItsOwnWindows) {
  const auto current = [&](std::string_view date) {
    return ReadOne(Obs("a", "fluoroquinolone-exposure", Coded(kFindingValue, "current"),
                       Side::kUnstated, date),
                   "fluoroquinolone");
  };
  EXPECT_EQ(current("2026-03-01"), "current");
  EXPECT_EQ(current("2026-02-01"), "recent");   // 41 days
  EXPECT_EQ(current("2025-03-01"), "unknown");  // past every window
}

TEST_F(FactsTest, AnUnreadableNewerResultDoesNotFallBackToTheOlderNo) {
  record_.observations = {
      Obs("a", "thompson-test", false, Side::kUnstated, "2026-03-10"),
      Obs("b", "thompson-test", Text("Positive"), Side::kUnstated, "2026-03-12")};
  EXPECT_EQ(ValueOf(Read(), "calf_squeeze"), "unknown");
}

TEST_F(FactsTest, OfOneDayAClearNoAndAnEquivocalResultAreUnanswered) {
  record_.observations = {Obs("a", "thompson-test", false),
                          Obs("b", "thompson-test", Coded(kResult, "equivocal"))};
  EXPECT_EQ(ValueOf(Read(), "calf_squeeze"), "unanswered");
}

TEST_F(FactsTest, OfATestAndItsSiblingTheNewerSpeaks) {
  const auto read = [&](bool squeeze, std::string_view squeeze_date, std::string_view response,
                        std::string_view response_date) {
    record_.observations = {Obs("s", "thompson-test", squeeze, Side::kUnstated, squeeze_date),
                            Obs("r", "plantarflexion-response", Coded(kFindingValue, response),
                                Side::kUnstated, response_date)};
    return ValueOf(Read(), "calf_squeeze");
  };
  EXPECT_EQ(read(false, "2026-03-14", "absent", "2026-03-01"), "absent");
  EXPECT_EQ(read(true, "2026-03-01", "normal", "2026-03-14"), "absent");
  EXPECT_EQ(read(false, "2026-03-01", "absent", "2026-03-14"), "present");
  EXPECT_EQ(read(false, "2026-03-14", "absent", "2026-03-14"), "present");  // same day: safer side
}

TEST_F(FactsTest, ADeniedExposureHoldsOnItsOwnDay) {
  const auto denied = [&](std::string_view date) {
    return ReadOne(
        Obs("a", "fluoroquinolone-exposure", Coded(kFindingValue, "none"), Side::kUnstated, date),
        "fluoroquinolone");
  };
  EXPECT_EQ(denied("2026-03-14"), "none");
  EXPECT_EQ(denied("2026-03-13"), "unknown");
}

TEST_F(FactsTest, ALaterTryInVainUndoesAnOlderAbsence) {
  for (const char* result : {"equivocal", "unable-to-perform"}) {
    record_.observations = {
        Obs("a", "thompson-test", false, Side::kUnstated, "2026-03-01"),
        Obs("b", "thompson-test", Coded(kResult, result), Side::kUnstated, "2026-03-12")};
    EXPECT_EQ(ValueOf(Read(), "calf_squeeze"), "unanswered") << result;
    std::swap(record_.observations[0].effective, record_.observations[1].effective);
    EXPECT_EQ(ValueOf(Read(), "calf_squeeze"), "absent") << result;
  }
}

TEST_F(FactsTest, AnOlderPresenceThatANewerAbsenceReplacesIsSaid) {
  record_.observations = {Obs("a", "thompson-test", true, Side::kUnstated, "2026-03-12"),
                          Obs("b", "thompson-test", false, Side::kUnstated, "2026-03-13")};
  const Recognition r = Read();
  EXPECT_EQ(ValueOf(r, "calf_squeeze"), "absent");
  EXPECT_THAT(Texts(r), ElementsAre(HasSubstr("the first is newer, so absent is used")));
}

TEST_F(FactsTest, ATestTriedInVainUnderItsOtherNameIsTriedInVain) {
  EXPECT_EQ(ReadOne(Obs("a", "plantarflexion-response", Coded(kResult, "unable-to-perform")),
                    "calf_squeeze"),
            "unanswered");
}

TEST_F(FactsTest, APatientOlderThanAnyoneHasNoAge) {
  record_.patient = fhir::Patient{
      .origin = {"Patient/p", "Bundle.p"}, .gender = "", .birth_date = At("1700-01-01")};
  EXPECT_EQ(Read().patient.age_years, std::nullopt);
  EXPECT_THAT(Texts(Read()), ElementsAre(HasSubstr("older than 125 years")));
}

}  // namespace
}  // namespace soleus::service
