// A small table that is well-formed, in pieces that a test can spoil one at a time.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "plugins/sdk/plugin.h"

namespace soleus::sdk {

inline constexpr FindingId kSqueeze{"squeeze"};
inline constexpr FindingId kPlace{"place"};
inline constexpr FindingId kMinutes{"minutes"};
inline constexpr FindingId kTrend{"trend"};
inline constexpr ConditionId kTear{"tear"};

inline constexpr Category kPlaces[] = {{"tendon", "Tendon", 0.25},
                                       {"elsewhere", "Elsewhere", 0.75}};
inline constexpr OrderId kRest[] = {"rest"};

struct SampleTable {
  About about = {.id = "sample",
                 .version = "1.2.3",
                 .title = "Sample",
                 .for_whom = "Adults.",
                 .not_for = "Children.",
                 .review_by = "2027-11-24",
                 .attributes = {"Not used.", "Not used.", "Not used.", "Not used.", "Not used.",
                                "Not used.", "Not used.", "Not used.", "Not used.", "Not used.",
                                "Not used.", "Not used.", "Not used."}};
  std::vector<Source> sources = {{.key = "paper2000", .citation = "A paper. 2000"}};
  std::vector<Finding> findings = {
      {.id = kSqueeze, .label = "Calf squeeze", .local_code = "squeeze"},
      {.id = kPlace,
       .label = "Place of the pain",
       .kind = ValueKind::kChoice,
       .local_code = "place",
       .categories = kPlaces},
      {.id = kMinutes,
       .label = "Stiffness",
       .kind = ValueKind::kQuantity,
       .local_code = "minutes",
       .unit = "min"},
      {.id = kTrend, .label = "Stiffness is rising", .by_code = true}};
  std::vector<Presentation> presentations = {
      {.id = "adult", .complaint = kSqueeze, .when = AgeAtLeast(18), .defined_by = {kMinutes}}};
  std::vector<Pretest> pretests = {{"adult", 0.2, {0.1, 0.3}}};
  std::vector<Modifier> modifiers = {
      {.id = "old", .when = AgeAtLeast(60), .factor = 2, .range = {1, 3}}};
  std::vector<Band> bands = {{0, 30, Lr(0.5)}, {30, 600, Lr(2)}};
  std::vector<Evidence> evidence = {{.finding = kSqueeze,
                                     .present = Lr(13.7, 3.5, 51),
                                     .absent = Lr(0.04, 0.02, 0.1),
                                     .quality = Quality::kB,
                                     .provenance = Provenance::kVerified,
                                     .sources = {"paper2000"}},
                                    {.finding = kPlace, .given_condition = {0.6, 0.4}},
                                    {.finding = kMinutes, .bands = bands}};
  std::vector<Condition> conditions = {{.id = kTear, .name = "Tear"}};
  std::vector<RedFlag> flags = {{.id = "torn",
                                 .when = Present(kSqueeze),
                                 .within = "the same day",
                                 .say = "Refer.",
                                 .screen = {kSqueeze},
                                 .withholds_orders = kRest,
                                 .withholds_tests = {kMinutes},
                                 .activates = {"rest"},
                                 .sources = {"paper2000"}}};
  std::vector<Contraindication> contraindications = {
      {.when = Present(kSqueeze), .id = "torn", .reason = "It may tear further."}};
  std::vector<Order> orders = {{.id = "rest", .title = "Rest", .dose = {.text = "once"}}};
  std::vector<Phase> phases = {{.title = "Now", .orders = {"rest"}}};
  std::vector<OrderSet> sets = {{.id = "care", .title = "Care", .for_condition = kTear}};
  std::vector<Factor> factors = {
      {.id = "shoes", .claim = "Shoes do it.", .verdict = "Conflicting.", .assess = {kPlace}}};
  std::vector<ScoreItem> items = {{.label = "Squeeze", .when = Present(kSqueeze), .points = 2}};
  std::vector<ScoreBand> score_bands = {{0, 2, "unlikely"}, {2, 3, "likely"}};
  std::vector<Score> scores = {{.id = "signs", .name = "Signs", .sent_as = kMinutes}};
  std::vector<ChangeThreshold> changes = {{.change = 10, .sources = {"paper2000"}}};
  std::vector<Outcome> outcomes = {
      {.id = "stiffness", .name = "Stiffness", .finding = kMinutes, .when = "each visit"}};
  std::vector<FollowUp> follow_ups = {{.id = "soon", .when = "2 weeks", .what = "Look again."}};
  std::vector<CaseFact> facts = {{kSqueeze, Given::kPresent}};
  std::vector<Case> cases = {{.id = "one", .age_years = 40, .first = kTear}};

  std::vector<DatedNumber> course = {{.number = 10, .days_ago = 7}, {.number = 20}};
  std::vector<CaseCourse> courses = {{.finding = kMinutes}};
  std::vector<CaseFact> worked_out = {{.finding = kTrend}};
  Code code = {.what = "Whether stiffness rises from value to value.",
               .reads = {kSqueeze},
               .reads_course = {kMinutes},
               .sets = {kTrend},
               .sources = {"paper2000"}};

  // What is wrong with the table as it stands now.
  std::string Defect() { return Defect(!code.sets.empty()); }
  // The same where a function is exported beside it, or none.
  std::string Defect(bool exports_function) {
    if (evidence.size() > 2) evidence[2].bands = bands;
    if (!conditions.empty()) {
      conditions[0].pretest = pretests;
      conditions[0].modifiers = modifiers;
      conditions[0].evidence = evidence;
    }
    if (!orders.empty()) orders[0].contraindications = contraindications;
    if (!sets.empty()) sets[0].phases = phases;
    if (!scores.empty()) {
      scores[0].items = items;
      scores[0].bands = score_bands;
    }
    if (!outcomes.empty()) outcomes[0].thresholds = changes;
    if (!courses.empty()) courses[0].values = course;
    if (!cases.empty()) {
      cases[0].facts = facts;
      cases[0].courses = courses;
      cases[0].worked_out = worked_out;
    }
    const FixedText defect = ExportDefect({.about = about,
                                           .sources = sources,
                                           .vocabulary = findings,
                                           .presentations = presentations,
                                           .conditions = conditions,
                                           .red_flags = flags,
                                           .orders = orders,
                                           .order_sets = sets,
                                           .factors = factors,
                                           .scores = scores,
                                           .outcomes = outcomes,
                                           .follow_ups = follow_ups,
                                           .cases = cases,
                                           .code = code},
                                          exports_function);
    return std::string(defect.view());
  }
};

}  // namespace soleus::sdk
