// The shared vocabulary as an EHR sends it: by local code, by LOINC, by the medication list.
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "engine/reasoning/logic.h"
#include "tests/engine/service/facts_fixture.h"
#include "tests/engine/service/whole_vocabulary.h"

namespace soleus::service {
namespace {

namespace words = vocabulary;

constexpr std::string_view kLoincSystem = "http://loinc.org";

class VocabularyFacts : public testing::Test {
 protected:
  Recognition Read() const {
    return FactReader(vocabulary_.knowledge()).Read(record_, At("2026-03-14"));
  }

  std::string StateOf(sdk::FindingId id) const {
    const Recognition read = Read();
    const Fact* fact = read.patient.Find(id.text);
    if (fact == nullptr) return "unknown";
    return fact->state == Fact::State::kPresent  ? "present"
           : fact->state == Fact::State::kAbsent ? "absent"
                                                 : std::to_string(fact->number);
  }

  std::string IssuesOf() const {
    std::string all;
    for (const auto& issue : Read().issues) all += issue.text + "\n";
    return all;
  }

  void Send(std::string_view local_code, fhir::Value value, std::string_view date = "2026-03-10") {
    const std::string id = "o" + std::to_string(record_.observations.size());
    record_.observations.push_back(Obs(id, local_code, std::move(value), Side::kRight, date));
  }
  void SendLoinc(std::string_view code, double value, std::string_view unit) {
    Send("", Number(value, unit));
    record_.observations.back().code = Coded(kLoincSystem, code);
  }

  WholeVocabulary vocabulary_;
  fhir::Record record_;
};

TEST_F(VocabularyFacts, EveryYesNoFindingIsReadByItsLocalCode) {
  for (const sdk::Finding& f : words::kLowerLeg) {
    if (f.kind != sdk::ValueKind::kYesNo || f.local_code.empty()) continue;
    record_ = {};
    Send(f.local_code, true);
    EXPECT_EQ(StateOf(f.id), "present") << f.id.text << "\n" << IssuesOf();
  }
}

// Skin over the heel is looked at after an injury; nobody else's flag waits for it.
TEST_F(VocabularyFacts, AReadPatientKnowsWhoNeedNotBeAsked) {
  const std::string_view skin = words::kPosteriorHeelSkinTentedOrPale.text;
  Send("fall-or-direct-trauma", false);
  EXPECT_TRUE(reasoning::NeedNotBeAsked(skin, Read().patient));
  record_ = {};
  Send("fall-or-direct-trauma", true);
  Send("cannot-take-four-steps", true);
  EXPECT_FALSE(reasoning::NeedNotBeAsked(skin, Read().patient));
}

TEST_F(VocabularyFacts, ACReactiveProteinInMgPerDlIsReadInMgPerL) {
  SendLoinc("1988-5", 4.97, "mg/dL");
  EXPECT_EQ(StateOf(words::kCReactiveProtein), "49.700000");
  EXPECT_EQ(StateOf(words::kInflammatoryMarkersRaised), "present");
}

// The commonest normal result: a laboratory's lower limit, far below the 10 mg/L that counts.
TEST_F(VocabularyFacts, ACReactiveProteinBelowTheLimitIsLow) {
  SendLoinc("1988-5", 5, "mg/L");
  std::get<fhir::Quantity>(record_.observations[0].values[0]).comparator = "<";
  EXPECT_EQ(StateOf(words::kInflammatoryMarkersRaised),
            "unknown");  // the other marker is not known
  SendLoinc("4537-7", 8, "mm/h");
  EXPECT_EQ(StateOf(words::kInflammatoryMarkersRaised), "absent");
  EXPECT_EQ(IssuesOf(), "");
  std::get<fhir::Quantity>(record_.observations[0].values[0]).value = 50;
  EXPECT_EQ(StateOf(words::kCReactiveProtein), "unknown");
  EXPECT_THAT(IssuesOf(), HasSubstr("on both sides of 10 mg/L"));
  std::get<fhir::Quantity>(record_.observations[0].values[0]).comparator = ">";
  EXPECT_EQ(StateOf(words::kInflammatoryMarkersRaised), "present");
}

TEST_F(VocabularyFacts, ASedimentationRateIsReadInBothSpellingsOfItsUnit) {
  SendLoinc("4537-7", 34, "mm/hr");
  EXPECT_EQ(StateOf(words::kErythrocyteSedimentationRate), "34.000000");
  EXPECT_EQ(StateOf(words::kInflammatoryMarkersRaised), "present");
}

TEST_F(VocabularyFacts, AnLdlIsReadInMassAndInMoles) {
  SendLoinc("13457-7", 190, "mg/dL");
  EXPECT_EQ(StateOf(words::kLdlCholesterol), "4.914005");  // 1.9 g/L / 386.65 g/mol
  EXPECT_EQ(StateOf(words::kFamilialLipidFeatures), "present");
  record_ = {};
  SendLoinc("18262-6", 189, "mg/dL");  // 4.888 mmol/L
  EXPECT_EQ(StateOf(words::kFamilialLipidFeatures), "unknown");
  record_ = {};
  SendLoinc("39469-2", 7.2, "mmol/L");
  EXPECT_EQ(StateOf(words::kFamilialLipidFeatures), "present");
}

TEST_F(VocabularyFacts, AUrateIsReadInMassAndInMoles) {
  for (const auto& [code, value, unit, expected] :
       {std::tuple{"14933-6", 351.0, "umol/L", "present"},  // 0.351 * 168.1103 / 10 = 5.90 mg/dL
        {"14933-6", 0.35, "mmol/L", "absent"},              // 5.88 mg/dL: not above
        {"3084-1", 5.9, "mg/dL", "present"},
        {"3084-1", 5.8, "mg/dL", "absent"}}) {
    record_ = {};
    SendLoinc(code, value, unit);
    EXPECT_EQ(StateOf(words::kUrateHigh), expected) << value << " " << unit;
  }
}

TEST_F(VocabularyFacts, AProteinHasNoMolarMassAndIsNotReadInMoles) {
  SendLoinc("1988-5", 114, "nmol/L");
  EXPECT_EQ(StateOf(words::kCReactiveProtein), "unknown");
  EXPECT_THAT(IssuesOf(), HasSubstr("without the molar mass of the substance"));
}

// The family history was told before the laboratory answered.
TEST_F(VocabularyFacts, ALowLdlThatCameLaterTakesNoFamilyHistoryBack) {
  Send("familial-lipid-features", true, "2026-03-01");
  SendLoinc("39469-2", 3.0, "mmol/L");
  EXPECT_EQ(StateOf(words::kFamilialLipidFeatures), "present");
}

TEST_F(VocabularyFacts, ACompartmentFoundSoftAfterItsSignIsSoft) {
  Send("pain-out-of-proportion", true, "2026-03-01");
  EXPECT_EQ(StateOf(words::kTensePainfulCompartment), "present");
  Send("tense-painful-compartment", false, "2026-03-10");
  EXPECT_EQ(StateOf(words::kTensePainfulCompartment), "absent");
  Send("tense-compartment", true, "2026-03-12");
  EXPECT_EQ(StateOf(words::kTensePainfulCompartment), "present");
}

TEST_F(VocabularyFacts, AnAnticoagulantIsReadByClassIngredientAndName) {
  for (const auto& [system, code] : {std::pair{kAtc, "B01AF02"}, {kRxNorm, "11289"}}) {
    record_ = {};
    record_.medications = {Drug("m", system, code)};
    EXPECT_EQ(StateOf(words::kAnticoagulantCurrent), "present") << code;
  }
  record_ = {};
  record_.medications = {Drug("m", kRxNorm, "0")};
  record_.medications[0].drug.text = "Dalteparin 5000 units";
  EXPECT_EQ(StateOf(words::kAnticoagulantCurrent), "present");
  record_.medications = {Drug("m", kAtc, "B01AC06")};  // aspirin
  EXPECT_EQ(StateOf(words::kAnticoagulantCurrent), "unknown");
}

TEST_F(VocabularyFacts, IsotretinoinCountsByMouthAndNotOnTheSkin) {
  fhir::Medication by_mouth = Drug("m", kAtc, "D10BA01");
  by_mouth.route.reset();
  record_.medications = {by_mouth};
  EXPECT_EQ(StateOf(words::kOtherTendonToxicDrug), "present");
  fhir::Medication on_skin = Drug("m", kAtc, "D10AD04");
  on_skin.route.reset();
  on_skin.drug.text = "Isotretinoin";
  record_.medications = {on_skin};
  EXPECT_EQ(StateOf(words::kOtherTendonToxicDrug), "unknown");
}

}  // namespace
}  // namespace soleus::service
