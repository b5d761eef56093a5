#include "engine/service/facts.h"

#include "tests/engine/service/facts_fixture.h"

namespace soleus::service {
namespace {

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

TEST_F(FactsTest, ACourseThatEndedUnsaidEndedNoEarlierThanItsStart) {
  fhir::Medication m = Drug("m", kRxNorm, "82122");
  m.ended = true;
  m.start = At("2026-03-01");
  EXPECT_EQ(ReadDrug(m), "current");
  m.start = At("2026-02-01");
  EXPECT_EQ(ReadDrug(m), "recent");
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
  m.drug = Coded(kAtc, "J01RA10");  // a combination: the name still counts
  m.drug.text = "Ciprofloxacin and metronidazole";
  EXPECT_EQ(ReadDrug(m), "current");
  m.drug = Coded(kAtc, "j01ma12");
  EXPECT_EQ(ReadDrug(m), "current");
}

TEST_F(FactsTest, TheBeginningOfANameStandsForItsEndingsInOtherLanguages) {
  fhir::Medication m = Drug("m", kRxNorm, "000000");
  m.drug.text = "250 mg CIPROFLOXACINE";
  EXPECT_EQ(ReadDrug(m), "current");
  m.drug.text = "ciproflox";
  EXPECT_EQ(ReadDrug(m), "current");
  m.drug.text = "cipro";
  EXPECT_EQ(ReadDrug(m), "unknown");
  m.drug.text = "anticiprofloxacine";
  EXPECT_EQ(ReadDrug(m), "unknown");
}

TEST_F(FactsTest, ADrugListBeatsAnAnswerOfTheSameDayThatDeniesIt) {
  record_.medications = {Drug("m", kRxNorm, "2551")};
  record_.observations = {Obs("a", "fluoroquinolone-exposure", Coded(kFindingValue, "none"),
                              Side::kUnstated, "2026-03-14")};
  EXPECT_EQ(ValueOf(Read(), "fluoroquinolone"), "current");
  EXPECT_EQ(Read().issues.size(), 1u);
}

TEST_F(FactsTest, ByMouthAndNotForTheEyeIsByMouth) {
  fhir::Medication m = Drug("m", kRxNorm, "82122");
  m.route = fhir::Concept{.codings = {}, .text = "by mouth - not for eye use"};
  EXPECT_EQ(ReadDrug(m), "current");
  m.route.reset();
  m.drug.text = "Levofloxacin 500 mg tablet, for ear infection";
  EXPECT_EQ(ReadDrug(m), "current");
}

}  // namespace
}  // namespace soleus::service
