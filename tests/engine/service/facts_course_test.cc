// The dated values of a measure in this episode. As of the end of 14 March 2026; 13 December 2025
// lies 18 + 31 + 28 + 14 = 91 days before it.
#include "engine/service/facts_course.h"

#include "tests/engine/service/facts_fixture.h"

namespace soleus::service {
namespace {

constexpr sdk::FindingId kTotal{"total"};
constexpr sdk::FindingId kChange{"total_change"};
constexpr sdk::Finding kMeasures[] = {{.id = kTotal,
                                       .kind = sdk::ValueKind::kQuantity,
                                       .local_code = "total",
                                       .unit = "{score}",
                                       .sided = true},
                                      {.id = kChange,
                                       .kind = sdk::ValueKind::kQuantity,
                                       .local_code = "total-change",
                                       .unit = "{score}",
                                       .sided = true,
                                       .change_of = kTotal}};
constexpr sdk::RedFlag kFlags[] = {{.id = "no_gain", .when = sdk::Below(kChange, 14)}};

class CourseTest : public FactsTest {
 protected:
  CourseTest() {
    measures_.about.id = "measures";
    measures_.vocabulary = kMeasures;
    measures_.red_flags = kFlags;
    EXPECT_TRUE(knowledge_.Add(measures_).ok());
    record_.conditions = {Cond("c", kSnomed, "2733002")};
    record_.conditions[0].onset = At("2025-11-01");
    record_.conditions[0].side = Side::kRight;
  }

  static fhir::Observation Total(std::string_view id, double value, std::string_view date,
                                 Side side = Side::kRight) {
    return Obs(id, "total", Number(value, "{score}"), side, date);
  }

  // "40 on 2025-12-13, 47 on 2026-03-14"; empty: there is no course.
  std::string CourseOf(std::vector<fhir::Observation> observations) {
    record_.observations = std::move(observations);
    read_ = Read();
    std::string text;
    const auto course = read_.patient.history.find("total");
    if (course == read_.patient.history.end()) return text;
    for (const reasoning::DatedValue& v : course->second) {
      text +=
          (text.empty() ? "" : ", ") + std::to_string(static_cast<int>(v.number)) + " on " + v.date;
    }
    return text;
  }
  std::string Change() const { return ValueOf(read_, "total_change"); }

  sdk::Plugin measures_;
  Recognition read_;
};

TEST_F(CourseTest, ABaselineIsKeptHoweverOldAndTheChangeIsTakenFromIt) {
  EXPECT_EQ(CourseOf({Total("n", 47, "2026-03-14"), Total("b", 40, "2025-12-13")}),
            "40 on 2025-12-13, 47 on 2026-03-14");
  EXPECT_EQ(Change(), "7.0");
  EXPECT_EQ(read_.patient.history.at("total")[0].days_ago, 91);
  EXPECT_THAT(read_.patient.Find("total_change")->resources,
              ElementsAre("Observation/b", "Observation/n"));
  EXPECT_EQ(ValueOf(read_, "total"), "47.0");
  EXPECT_THAT(read_.issues, IsEmpty());  // an old baseline is no mistake
}

TEST_F(CourseTest, AWorseTotalIsANegativeChange) {
  CourseOf({Total("b", 40, "2025-12-13"), Total("n", 30, "2026-03-14")});
  EXPECT_EQ(Change(), "-10.0");
}

TEST_F(CourseTest, TheOtherLegsTotalIsNoBaseline) {
  EXPECT_EQ(CourseOf({Total("b", 40, "2025-12-13", Side::kLeft), Total("n", 47, "2026-03-14")}),
            "47 on 2026-03-14");
  EXPECT_EQ(Change(), "unknown");
}

TEST_F(CourseTest, ATotalOfAnEarlierEpisodeIsNoBaseline) {
  record_.conditions[0].onset = At("2026-01-10");
  EXPECT_EQ(CourseOf({Total("b", 40, "2025-12-13"), Total("n", 47, "2026-03-14")}),
            "47 on 2026-03-14");
  // The newest complaint is this episode, though an older one still stands on the problem list.
  record_.conditions.push_back(Cond("d", kSnomed, "2733002"));
  record_.conditions[1].onset = At("2020-01-01");
  EXPECT_EQ(CourseOf({Total("b", 40, "2025-12-13"), Total("n", 47, "2026-03-14")}),
            "47 on 2026-03-14");
}

TEST_F(CourseTest, WithoutAnOnsetAYearIsTheLimit) {
  record_.conditions[0].onset = std::nullopt;
  EXPECT_EQ(CourseOf({Total("b", 40, "2025-03-14"), Total("n", 47, "2026-03-14")}),
            "40 on 2025-03-14, 47 on 2026-03-14");  // 365 days
  EXPECT_EQ(CourseOf({Total("b", 40, "2025-03-13"), Total("n", 47, "2026-03-14")}),
            "47 on 2026-03-14");
}

TEST_F(CourseTest, APartialDateIsNoDayOfACourse) {
  EXPECT_EQ(CourseOf({Total("b", 40, "2025-12"), Total("n", 47, "2026-03-14")}),
            "47 on 2026-03-14");
  EXPECT_EQ(Change(), "unknown");
  EXPECT_THAT(Texts(read_), Contains(HasSubstr("Observation/b bears no whole day")));
}

TEST_F(CourseTest, WhatMayBeTheNewestAndHasNoDayLeavesNoCourse) {
  EXPECT_EQ(CourseOf({Total("b", 40, "2025-12-13"), Total("m", 55, "2026-03-01"),
                      Total("n", 30, "2026-03")}),
            "");
  EXPECT_THAT(Texts(read_), Contains(HasSubstr("Observation/n may be the newest")));
}

TEST_F(CourseTest, AnUnreadableTotalIsNoBaselineAndNoNewest) {
  const auto wrong_unit = [](std::string_view id, std::string_view date) {
    return Obs(id, "total", Number(60, "cm"), Side::kRight, date);
  };
  EXPECT_EQ(CourseOf({wrong_unit("b", "2025-12-13"), Total("n", 47, "2026-03-14")}),
            "47 on 2026-03-14");
  EXPECT_EQ(CourseOf({Total("b", 40, "2025-12-13"), Total("m", 45, "2026-02-20"),
                      wrong_unit("n", "2026-03-14")}),
            "");
  EXPECT_EQ(Change(), "unknown");
}

TEST_F(CourseTest, TwoTotalsOfOneDayThatDifferMakeNoCourse) {
  EXPECT_EQ(CourseOf({Total("b", 40, "2026-03-14"), Total("n", 60, "2026-03-14")}), "");
  EXPECT_EQ(CourseOf({Total("a", 40, "2025-12-13"), Total("b", 60, "2025-12-13"),
                      Total("n", 70, "2026-03-14")}),
            "");
  EXPECT_EQ(Change(), "unknown");
  EXPECT_THAT(Texts(read_), Contains(HasSubstr("another value of the same day")));
  // A day in between decides nothing.
  EXPECT_EQ(CourseOf({Total("a", 40, "2025-12-13"), Total("b", 50, "2026-02-01"),
                      Total("c", 55, "2026-02-01"), Total("n", 70, "2026-03-14")}),
            "40 on 2025-12-13, 70 on 2026-03-14");
}

TEST_F(CourseTest, OfOneDayAgreementIsOneValueAndTheLaterHourSpeaks) {
  EXPECT_EQ(CourseOf({Total("a", 40, "2026-03-14"), Total("b", 40, "2026-03-14")}),
            "40 on 2026-03-14");
  EXPECT_THAT(read_.patient.history.at("total")[0].resources,
              ElementsAre("Observation/a", "Observation/b"));
  EXPECT_EQ(
      CourseOf({Total("a", 40, "2026-03-13T09:00:00Z"), Total("b", 50, "2026-03-13T15:00:00Z")}),
      "50 on 2026-03-13");
}

TEST_F(CourseTest, ANewestTotalThatIsTooOldForTodayMakesNoChangeOfToday) {
  // 2 February lies 40 days before; a value that reassures holds 30.
  EXPECT_EQ(CourseOf({Total("b", 40, "2025-12-13"), Total("n", 47, "2026-02-02")}),
            "40 on 2025-12-13, 47 on 2026-02-02");
  EXPECT_EQ(Change(), "unknown");
  EXPECT_THAT(Texts(read_), ElementsAre(HasSubstr("40 days before as_of, more than the 30")));
}

TEST_F(CourseTest, AChangeThatWasSentStandsUnlessItIsOlder) {
  const auto sent = [&](std::string_view date) {
    CourseOf({Total("b", 40, "2025-12-13"), Total("n", 47, "2026-03-14"),
              Obs("s", "total-change", Number(20, "{score}"), Side::kRight, date)});
    return Change();
  };
  EXPECT_EQ(sent("2026-03-14"), "20.0");
  EXPECT_THAT(Texts(read_), ElementsAre(HasSubstr("Observation/s says 20, but the dated values of "
                                                  "total come to 7; what was sent is used")));
  EXPECT_EQ(sent("2026-03-01"), "7.0");
}

TEST_F(CourseTest, BothLegsHaveACourseOnlyWhereTheyHaveTheSame) {
  record_.conditions[0].side = Side::kBilateral;
  EXPECT_EQ(CourseOf({Total("b", 40, "2025-12-13", Side::kBilateral),
                      Total("n", 47, "2026-03-14", Side::kUnstated)}),
            "40 on 2025-12-13, 47 on 2026-03-14");
  EXPECT_EQ(Change(), "7.0");
  EXPECT_EQ(CourseOf({Total("b", 40, "2025-12-13", Side::kLeft),
                      Total("c", 20, "2025-12-13", Side::kRight),
                      Total("n", 47, "2026-03-14", Side::kBilateral)}),
            "");
  EXPECT_EQ(Change(), "unknown");
  EXPECT_THAT(Texts(read_), Contains(HasSubstr("whose courses are not the same")));
}

TEST_F(CourseTest, NothingHangsOnTheOrderOfTheRecord) {
  const std::string one = CourseOf(
      {Total("b", 40, "2025-12-13"), Total("m", 41, "2026-01-20"), Total("n", 47, "2026-03-14")});
  EXPECT_EQ(CourseOf({Total("n", 47, "2026-03-14"), Total("m", 41, "2026-01-20"),
                      Total("b", 40, "2025-12-13")}),
            one);
  EXPECT_EQ(one, "40 on 2025-12-13, 41 on 2026-01-20, 47 on 2026-03-14");
}

}  // namespace
}  // namespace soleus::service
