// A table small enough to work by hand. Its figures are round numbers for arithmetic, not medicine.
//
//   findings     squeeze, gap, weak (cluster "signs"), tender, site (a/b/c), minutes, drug,
//   steroid,
//                sudden, score (2 of squeeze, gap, weak)
//   conditions   tear    pretest 0.20   squeeze 8 / 0.1, gap 4 / 0.5, site a .6 b .3 c .1
//                strain  pretest 0.30   tender 2 / 0.5, minutes [0,30) 0.5, [30,240) 3
//                toxic   pretest 0.01   3 x the mass of strain when the drug is taken, else zero
//   red flag     stop: squeeze or gap or score; screen: squeeze, gap
#pragma once

#include "plugins/sdk/plugin.h"

namespace soleus::test {

using namespace soleus::sdk;  // NOLINT: a table, not a program

inline constexpr FindingId kAche{"ache"}, kSqueeze{"squeeze"}, kGap{"gap"}, kWeak{"weak"},
    kTender{"tender"}, kSite{"site"}, kMinutes{"minutes"}, kDrug{"drug"}, kSteroid{"steroid"},
    kSudden{"sudden"}, kScore{"score"}, kHop{"hop"};

inline constexpr Category kSites[] = {{.code = "a", .label = "a", .reference = 0.2},
                                      {.code = "b", .label = "b", .reference = 0.3},
                                      {.code = "c", .label = "c", .reference = 0.5}};

inline constexpr Finding kFindings[] = {
    {.id = kAche,
     .label = "Ache",
     .local_code = "ache",
     .derived = AnyOf(Known(kSite), Present(kSqueeze), Present(kGap))},
    {.id = kSqueeze, .label = "Squeeze", .method = Method::kBedside, .local_code = "squeeze"},
    {.id = kGap, .label = "Gap", .method = Method::kBedside, .local_code = "gap"},
    {.id = kWeak, .label = "Weak", .method = Method::kBedside, .local_code = "weak"},
    {.id = kTender, .label = "Tender", .method = Method::kBedside, .local_code = "tender"},
    {.id = kSite,
     .label = "Site",
     .kind = ValueKind::kChoice,
     .local_code = "site",
     .categories = kSites},
    {.id = kMinutes,
     .label = "Minutes",
     .kind = ValueKind::kQuantity,
     .local_code = "minutes",
     .unit = "min"},
    {.id = kDrug, .label = "Drug", .local_code = "drug"},
    {.id = kSteroid, .label = "Steroid", .local_code = "steroid"},
    {.id = kSudden, .label = "Sudden", .local_code = "sudden"},
    {.id = kScore,
     .label = "Two of three signs",
     .derived = CountAtLeast(2, Present(kSqueeze), Present(kGap), Present(kWeak))},
    {.id = kHop, .label = "Hop", .method = Method::kBedside, .local_code = "hop"},
};

inline constexpr Presentation kPresentations[] = {
    {.id = "gradual",
     .label = "gradual onset",
     .complaint = kAche,
     .when = AllOf(Present(kAche), AgeAtLeast(18), Absent(kSudden)),
     .defined_by = {kSudden}},
    {.id = "sudden",
     .label = "sudden onset",
     .complaint = kAche,
     .when = AllOf(Present(kAche), AgeAtLeast(18), Present(kSudden)),
     .defined_by = {kSudden}},
};

inline constexpr Pretest kTearPretest[] = {
    {.context = "gradual", .point = 0.2, .range = {0.1, 0.3}},
    {.context = "sudden", .point = 0.6, .range = {0.4, 0.8}}};
inline constexpr Pretest kStrainPretest[] = {
    {.context = "gradual", .point = 0.3, .range = {0.2, 0.4}},
    {.context = "sudden", .point = 0.3, .range = {0.2, 0.4}}};
inline constexpr Pretest kToxicPretest[] = {
    {.context = "gradual", .point = 0.01, .range = {0.001, 0.05}},
    {.context = "sudden", .point = 0.01, .range = {0.001, 0.05}}};

inline constexpr Modifier kTearModifiers[] = {
    {.id = "drug_risk", .when = Present(kDrug), .factor = 4, .group = "risk"},
    {.id = "steroid_risk", .when = Present(kSteroid), .factor = 5, .group = "risk"},
    {.id = "both_risk",
     .when = AllOf(Present(kDrug), Present(kSteroid)),
     .factor = 30,
     .group = "risk"}};
inline constexpr Modifier kToxicModifiers[] = {
    {.id = "taken",
     .when = Present(kDrug),
     .action = ModifierAction::kSetToMultipleOf,
     .factor = 3,
     .of = {ConditionId{"strain"}}},
    {.id = "not_taken", .when = Absent(kDrug), .action = ModifierAction::kZero, .factor = 0}};

inline constexpr Band kMinuteBands[] = {{.low = 0, .high = 30, .ratio = Estimate(0.5, 0.4, 0.6)},
                                        {.low = 30, .high = 240, .ratio = Estimate(3, 2, 4)}};
inline constexpr Evidence kTearEvidence[] = {
    {.finding = kSqueeze,
     .present = Estimate(8, 4, 16),
     .absent = Estimate(0.1, 0.05, 0.2),
     .cluster = "signs"},
    {.finding = kGap,
     .present = Estimate(4, 2, 8),
     .absent = Estimate(0.5, 0.25, 1),
     .cluster = "signs"},
    {.finding = kSite, .given_condition = {0.6, 0.3, 0.1}},
    {.finding = kSudden, .present = Estimate(2.5, 2, 3), .absent = Estimate(0.08, 0.05, 0.1)},
    {.finding = kHop, .for_the_record = true}};
inline constexpr Evidence kStrainEvidence[] = {
    {.finding = kTender, .present = Estimate(2, 1.5, 3), .absent = Estimate(0.5, 0.4, 0.7)},
    {.finding = kMinutes, .bands = kMinuteBands}};

inline constexpr Condition kConditions[] = {
    {.id = {"tear"},
     .name = "Tear",
     .dangerous = true,
     .pretest = kTearPretest,
     .modifiers = kTearModifiers,
     .evidence = kTearEvidence},
    {.id = {"strain"}, .name = "Strain", .pretest = kStrainPretest, .evidence = kStrainEvidence},
    {.id = {"toxic"}, .name = "Toxic", .pretest = kToxicPretest, .modifiers = kToxicModifiers}};

inline constexpr OrderId kElsewhere[] = {"order_of_another_plugin"};
inline constexpr RedFlag kRedFlags[] = {
    {.id = "suspected_tear",
     .name = "Suspected tear",
     .when = AnyOf(Present(kSqueeze), Present(kGap), Present(kScore)),
     .urgency = Urgency::kSameDay,
     .severity = Severity::kStop,
     .specialty = Specialty::kOrthopaedics,
     .within = "today",
     .say = "Refer today.",
     .screen = {kSqueeze, kGap},
     .withholds_tags = {"load"},
     .withholds_orders = kElsewhere,
     .withholds_tests = {kHop},
     .activates = {"boot"}},
    {.id = "drug_and_pain",
     .name = "Drug and pain",
     .when = AllOf(Present(kDrug), PosteriorAtLeast({"toxic"}, 0.1)),
     .urgency = Urgency::kWithin48Hours,
     .severity = Severity::kRefer,
     .specialty = Specialty::kPrescriber,
     .within = "two days",
     .say = "Call the prescriber."}};

inline constexpr Contraindication kNotIfToxic[] = {
    {.when = PosteriorAtLeast({"toxic"}, 0.2), .id = "toxic", .reason = "It may be the drug."}};
inline constexpr Order kOrders[] = {
    {.id = "boot", .title = "Boot", .tags = {"support"}, .dose = {.text = "now"}},
    {.id = "raises",
     .title = "Heel raises",
     .tags = {"load"},
     .dose = {.text = "3 x 15"},
     .contraindications = kNotIfToxic},
    {.id = "advice", .title = "Advice", .dose = {.text = "once"}, .selected_by = {kTender}},
    {.id = "stretch",
     .title = "Stretch",
     .tags = {"load"},
     .dose = {.text = "30 s"},
     .when = AtLeast(kMinutes, 30)}};
inline constexpr Phase kPhases[] = {{.title = "Now", .orders = {"advice", "raises", "stretch"}}};
inline constexpr OrderSet kOrderSets[] = {
    {.id = "strain_care", .title = "Strain care", .for_condition = {"strain"}, .phases = kPhases}};

inline constexpr CaseFact kCaseFacts[] = {{.finding = kSqueeze}, {.finding = kSudden}};
inline constexpr Case kCases[] = {{.id = "squeezed",
                                   .title = "A positive squeeze after a sudden event",
                                   .age_years = 40,
                                   .facts = kCaseFacts,
                                   .first = {"tear"},
                                   .flags_fired = {"suspected_tear"}}};

inline constexpr Plugin kSmallTable = {
    .about = {.id = "small",
              .version = "1.0.0",
              .title = "A small table",
              .for_whom = "tests",
              .not_for = "patients",
              .review_by = "2030-01-01",
              .attributes = {"none", "none", "none", "none", "not used", "not used", "not used",
                             "not used", "not used", "not used", "age", "not used", "not used"}},
    .vocabulary = kFindings,
    .presentations = kPresentations,
    .conditions = kConditions,
    .red_flags = kRedFlags,
    .orders = kOrders,
    .order_sets = kOrderSets,
    .cases = kCases};

}  // namespace soleus::test
