#include "engine/service/gate.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/service/case_record.h"
#include "tests/engine/service/trial_fixture.h"

namespace soleus::test {
namespace {

using service::CaseRecord;
using service::FirstGateThatFails;
using service::RecordOf;
using service::Units;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

std::string GateOf(const Change& change) {
  return FirstGateThatFails(*Small(change));
}

CaseRecord RecordOfCase(const Change& change, Units units = Units::kOwn) {
  const auto base = Small(change);
  const absl::StatusOr<CaseRecord> record =
      RecordOf(base->knowledge().plugins()[0]->cases[0], base->knowledge(), units);
  EXPECT_TRUE(record.ok()) << record.status();
  return *record;
}

std::string LastOf(const CaseRecord& record) {
  return record.resources.back().json;
}

constexpr Ingredient kIngredients[] = {{"aspirin", "1191", "B01AC06"}};
constexpr ExposureWindow kTaken[] = {{"", 0, 1}};
constexpr ExposureWindow kTakenLately[] = {{"", 5, 10}};

TEST(Gate, ASoundTablePasses) {
  EXPECT_EQ(GateOf([](SmallParts&) {}), "");
}

TEST(Gate, TheCaseMustComeOutOnTheWayThroughFhirToo) {
  EXPECT_THAT(GateOf([](SmallParts& p) { p.worked.flags_fired = {}; }),
              AllOf(HasSubstr("worked case \"squeezed\" expects exactly these red flags to fire: "
                              "none; fired: suspected_tear"),
                    HasSubstr("sent as FHIR")));
}

// Two findings that one code leads to: what is sent for one is read as the other, too.
TEST(Gate, AFactThatIsReadAsAnotherIsRefused) {
  EXPECT_THAT(GateOf([](SmallParts& p) {
                p.FindingOf(kGap).local_code = "squeeze";
                p.facts.push_back({.finding = kGap, .given = Given::kAbsent});
              }),
              AllOf(HasSubstr("worked case \"squeezed\" expects finding"),
                    HasSubstr("but sent as FHIR it is read as")));
}

TEST(Gate, AValueThatNoRecordCanBearIsRefused) {
  EXPECT_THAT(
      GateOf([](SmallParts& p) {
        p.facts.push_back({.finding = kSite, .given = Given::kCategory, .category = "nowhere"});
      }),
      HasSubstr("finding \"site\" to be nowhere, but sent as FHIR it is read as unknown"));
}

// "No ache" was sent, and the squeeze says that there is one. Without the squeeze the flag on the
// ache would be excluded: the case contradicts itself, and missing data would reassure.
TEST(Gate, SilenceMayNotExcludeAFlag) {
  EXPECT_THAT(GateOf([](SmallParts& p) {
                p.flags[1].when = Present(kAche);
                p.worked.flags_fired = {"suspected_tear", "drug_and_pain"};
                p.facts.push_back({.finding = kAche, .given = Given::kAbsent});
              }),
              HasSubstr("expects red flag \"drug_and_pain\", which is fired, not to be excluded by "
                        "leaving out \"squeeze\""));
}

// What only the chart can say is meant to be settled by its silence.
TEST(Gate, SilenceOfTheChartMaySettleWhatHangsOnTheChart) {
  EXPECT_EQ(GateOf([](SmallParts& p) {
              p.flags[1].when = Charted(kDrug);
              p.worked.flags_fired = {"suspected_tear", "drug_and_pain"};
              p.facts.push_back({.finding = kDrug});
            }),
            "");
}

TEST(Gate, ADrugIsSentAsAStatementThatItIsTaken) {
  const Change taken = [](SmallParts& p) {
    p.FindingOf(kDrug).ingredients = kIngredients;
    p.FindingOf(kDrug).exposure = kTaken;
    p.facts.push_back({.finding = kDrug});
  };
  EXPECT_THAT(LastOf(RecordOfCase(taken)),
              AllOf(HasSubstr("MedicationStatement"), HasSubstr("\"1191\""), HasSubstr("active"),
                    Not(HasSubstr("\"end\""))));
  EXPECT_EQ(GateOf(taken), "");
}

TEST(Gate, ADrugThatWasStoppedIsSentWithItsEnd) {
  const Change lately = [](SmallParts& p) {
    p.FindingOf(kDrug).ingredients = kIngredients;
    p.FindingOf(kDrug).exposure = kTakenLately;
    p.facts.push_back({.finding = kDrug});
  };
  // Five days before 30 June.
  EXPECT_THAT(LastOf(RecordOfCase(lately)),
              AllOf(HasSubstr("completed"), HasSubstr("\"end\":\"2026-06-25\"")));
  EXPECT_EQ(GateOf(lately), "");
}

// The drug would set a second finding that the case says is absent: then it is told as an answer.
TEST(Gate, ADrugThatSaysMoreThanTheCaseIsSentAsAnAnswer) {
  const Change both = [](SmallParts& p) {
    for (const FindingId id : {kDrug, kSteroid}) {
      p.FindingOf(id).ingredients = kIngredients;
      p.FindingOf(id).exposure = kTaken;
    }
    p.facts.push_back({.finding = kSteroid, .given = Given::kAbsent});
    p.facts.push_back({.finding = kDrug});
  };
  EXPECT_THAT(LastOf(RecordOfCase(both)),
              AllOf(HasSubstr("Observation"), HasSubstr("\"valueBoolean\":true")));
}

TEST(Gate, AQuantityGoesInAnotherUnitAndComesBack) {
  const Change half_an_hour = [](SmallParts& p) {
    p.facts.push_back({.finding = kMinutes, .given = Given::kQuantity, .number = 30});
  };
  EXPECT_THAT(LastOf(RecordOfCase(half_an_hour)),
              AllOf(HasSubstr("\"value\":30"), HasSubstr("\"code\":\"min\"")));
  EXPECT_THAT(LastOf(RecordOfCase(half_an_hour, Units::kOther)),
              AllOf(HasSubstr("\"value\":1800"), HasSubstr("\"code\":\"s\"")));
  EXPECT_EQ(GateOf(half_an_hour), "");
}

TEST(Gate, AFindingThatIsOneValueOfACodeIsSentAsThatValueOrAsAnother) {
  const Change of_a_code = [](SmallParts& p) {
    p.FindingOf(kSudden).local_code = "onset#sudden";
    p.FindingOf(kDrug).local_code = "onset#slow";
  };
  EXPECT_THAT(LastOf(RecordOfCase(of_a_code)), HasSubstr("\"code\":\"sudden\""));
  const Change denied = [&](SmallParts& p) {
    of_a_code(p);
    p.facts[1].given = Given::kAbsent;
    p.worked.flags_fired = {"suspected_tear", "drug_and_pain"};  // the other value is the drug's
  };
  EXPECT_THAT(LastOf(RecordOfCase(denied)), HasSubstr("\"code\":\"slow\""));
  EXPECT_EQ(GateOf(denied), "");
}

// Only worked out, never sent: two of three signs.
TEST(Gate, WhatNoRecordCanSayIsGivenBesideIt) {
  const Change score = [](SmallParts& p) {
    p.facts = {{.finding = kScore}, {.finding = kSudden}, {.finding = kAche}};
  };
  const CaseRecord record = RecordOfCase(score);
  ASSERT_EQ(record.unsent.size(), 1u);
  EXPECT_EQ(record.unsent[0].first, "score");
  EXPECT_EQ(record.resources.size(), 3u);  // Patient, sudden, ache
  EXPECT_EQ(GateOf(score), "");
}

TEST(Gate, ACaseWithoutAnAgeSendsNoBirthDate) {
  const auto record = RecordOfCase([](SmallParts& p) { p.worked.age_years = 0; });
  EXPECT_THAT(record.resources[0].json, Not(HasSubstr("birthDate")));
}

}  // namespace
}  // namespace soleus::test
