// How VISA-A goes over an episode, worked out from its dated totals: what two values, the first and
// the last, cannot tell. Somebody who gained 15 points and has stood still since, or who lost half
// of a gain again, has "improved" by those two alone.
//
// VISA-A runs from 0 to 100, 100 is healthy. The method is a design of this plugin (estimate); its
// figures are not: a change of 7 is the least that a study found to count (Lagas 2021, at 24 weeks,
// midportion), above 90 is full recovery (BC toolkit), and 6 and 12 weeks are when it is measured.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>

#include "plugins/sdk/code.h"
#include "plugins/vocabulary/lower_leg_ids.h"

namespace soleus::visa_a_trend {

namespace leg = vocabulary;

inline constexpr sdk::FindingId kCourse{"visa_a_course"};
inline constexpr sdk::FindingId kBelowBest{"visa_a_below_best"};
inline constexpr sdk::FindingId kPointsAWeek{"visa_a_points_a_week"};

inline constexpr double kLeastChange = 7;       // points
inline constexpr double kFullRecovery = 90;     // points, exclusive
inline constexpr int kWindowDays = 84;          // before the newest value; and how old that may be
inline constexpr int kLeastSpanDays = 42;       // of the values that a line is laid through
inline constexpr std::size_t kLeastValues = 3;  // likewise

// The straight line of least squares through `values`, points over days. Whole points and days make
// whole sums, so that a change of exactly 7 is one.
struct Line {
  double numerator = 0;    // of the points that it rises a day
  double denominator = 0;  // above 0
  int days = 0;            // from the first value to the last

  double PointsAWeek() const { return 7 * numerator / denominator; }
  bool RisesBy(double points) const { return numerator * days >= points * denominator; }
  bool FallsBy(double points) const { return -numerator * days >= points * denominator; }
};

// Values lie on different days, oldest first; at least two.
inline Line LineThrough(std::span<const sdk::DatedNumber> values) {
  double n = 0;
  double sum_x = 0;
  double sum_y = 0;
  double sum_xx = 0;
  double sum_xy = 0;
  for (const sdk::DatedNumber& value : values) {
    const double x = values.front().days_ago - value.days_ago;
    n += 1;
    sum_x += x;
    sum_y += value.number;
    sum_xx += x * x;
    sum_xy += x * value.number;
  }
  return {.numerator = n * sum_xy - sum_x * sum_y,
          .denominator = n * sum_xx - sum_x * sum_x,
          .days = values.front().days_ago - values.back().days_ago};
}

// Says nothing of one value, of a newest one that is older than 12 weeks, and of fewer than three
// values within 6 weeks or more (but that it has fallen from its best, or is above 90).
inline void Derive(const sdk::CodeInput& in, sdk::CodeOutput& out) {
  for (const sdk::Course& course : in.courses) {
    if (course.finding != leg::kVisaATotal || course.values.size() < 2) continue;
    const sdk::DatedNumber& newest = course.values.back();
    if (newest.days_ago > kWindowDays) continue;

    double best = newest.number;
    for (const sdk::DatedNumber& value : course.values) best = std::max(best, value.number);
    const double below_best = best - newest.number;
    out.Add({.finding = kBelowBest, .given = sdk::Given::kQuantity, .number = below_best});

    std::span<const sdk::DatedNumber> recent = course.values;
    while (recent.front().days_ago - newest.days_ago > kWindowDays) recent = recent.subspan(1);
    const Line line = recent.size() < 2 ? Line{} : LineThrough(recent);
    const bool is_trend = recent.size() >= kLeastValues && line.days >= kLeastSpanDays;
    if (is_trend) {
      // To a hundredth: more digits would claim what no questionnaire knows.
      const double points_a_week = std::round(100 * line.PointsAWeek()) / 100;
      out.Add({.finding = kPointsAWeek, .given = sdk::Given::kQuantity, .number = points_a_week});
    }

    const bool fallen = below_best >= kLeastChange || (is_trend && line.FallsBy(kLeastChange));
    const char* category = newest.number > kFullRecovery            ? "recovered"
                           : fallen                                 ? "fallen"
                           : is_trend && line.RisesBy(kLeastChange) ? "rising"
                           : is_trend                               ? "still"
                                                                    : nullptr;
    if (category == nullptr) continue;
    out.Add({.finding = kCourse, .given = sdk::Given::kCategory, .category = category});
  }
}

}  // namespace soleus::visa_a_trend
