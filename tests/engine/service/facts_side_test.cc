#include "engine/service/facts.h"

#include "tests/engine/service/facts_fixture.h"

namespace soleus::service {
namespace {

TEST_F(FactsTest, TheOtherLegDoesNotSpeakForThisOne) {
  record_.observations = {Obs("a", "heel-pain", true, Side::kRight),
                          Obs("b", "thompson-test", true, Side::kLeft),
                          Obs("c", "achilles-gap", false, Side::kLeft),
                          Obs("d", "achilles-gap", true, Side::kUnstated)};
  const Recognition r = Read();
  EXPECT_EQ(r.patient.side, "right");
  EXPECT_EQ(ValueOf(r, "calf_squeeze"), "unknown");
  EXPECT_EQ(ValueOf(r, "gap"), "present");
  EXPECT_THAT(Texts(r), ElementsAre(HasSubstr("other leg that do not count: 2"),
                                    HasSubstr("recorded present, which this answer does not "
                                              "weigh: calf_squeeze (Observation/b)")));
  EXPECT_EQ(r.issues[0].severity, fhir::Severity::kInformation);
  EXPECT_EQ(r.issues[1].severity, fhir::Severity::kWarning);
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
  EXPECT_EQ(side({left_place, left_squeeze}), "left");
  // What is present on the leg that was not pointed to must not be lost.
  EXPECT_EQ(side({right_gap, left_place}), "bilateral");
  // A choice that is no place (the squeeze response of the leg compared with) decides nothing.
  EXPECT_EQ(side({right_gap, Obs("n", "plantarflexion-response", Coded(kFindingValue, "normal"),
                                 Side::kLeft)}),
            "right");
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
  EXPECT_THAT(Texts(r), ElementsAre(HasSubstr("only one was recorded")));

  record_.observations.push_back(Obs("d", "achilles-gap", false, Side::kRight));
  r = Read();
  EXPECT_EQ(ValueOf(r, "gap"), "absent");
  EXPECT_THAT(r.patient.Find("gap")->resources, ElementsAre("Observation/c", "Observation/d"));
  EXPECT_THAT(r.issues, IsEmpty());
}

TEST_F(FactsTest, WithBothLegsANumberThatDiffersStaysUnknown) {
  record_.observations = {Obs("h", "heel-pain", true, Side::kBilateral),
                          Obs("l", "single-leg-heel-raise-count", Number(20, ""), Side::kLeft),
                          Obs("r", "single-leg-heel-raise-count", Number(8, ""), Side::kRight)};
  const Recognition r = Read();
  EXPECT_EQ(ValueOf(r, "heel_raises"), "unknown");
  EXPECT_THAT(Texts(r), ElementsAre(HasSubstr("they differ; it stays unknown")));
}

TEST_F(FactsTest, TheHealthyLegNeverCancelsTheTornOne) {
  record_.observations = {
      Obs("h", "heel-pain", true, Side::kBilateral),
      Obs("l", "plantarflexion-response", Coded(kFindingValue, "normal"), Side::kLeft),
      Obs("r", "plantarflexion-response", Coded(kFindingValue, "absent"), Side::kRight)};
  EXPECT_EQ(ValueOf(Read(), "calf_squeeze"), "present");
  record_.observations.pop_back();  // the right leg was never tested: unknown, not absent
  EXPECT_EQ(ValueOf(Read(), "calf_squeeze"), "unknown");
}

TEST_F(FactsTest, TheOnsetOfTheOtherLegIsNotTheOnsetOfThisOne) {
  record_.conditions = {Cond("l", kSnomed, "2733002"), Cond("r", kSnomed, "2733002")};
  record_.conditions[0].side = Side::kLeft;
  record_.conditions[0].onset = At("2026-03-01");
  record_.conditions[1].side = Side::kRight;
  record_.conditions[1].onset = At("2026-02-14");
  record_.observations = {Obs("a", "heel-pain", false, Side::kLeft)};  // gone by 10 March
  EXPECT_EQ(Read().patient.side, "right");
  EXPECT_EQ(Read().patient.onset_weeks.value().high, 4);  // 28 days
}

// Facts are settled leg by leg; who needs to be asked for which finding must reach the answer
// still.
TEST_F(FactsTest, ThePatientOfTheAnswerKnowsWhomToAskForWhat) {
  EXPECT_EQ(Read().patient.ask_if, &knowledge_.ask_if());
  record_.observations = {Obs("l", "heel-pain", true, Side::kLeft),
                          Obs("r", "heel-pain", true, Side::kRight)};
  ASSERT_EQ(Read().patient.side, "bilateral");
  EXPECT_EQ(Read().patient.ask_if, &knowledge_.ask_if());
}

}  // namespace
}  // namespace soleus::service
