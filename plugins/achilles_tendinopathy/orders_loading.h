// Orders that build strength, from isometric holds to heavy load. Withheld as one by the tag
// "tendon_load". The full programmes are alternatives: equal in the trials that compared them at
// the midportion, opposite in effect at the insertion where the heel drops below the floor.
#pragma once

#include <string_view>

#include "plugins/achilles_tendinopathy/order_rules.h"
#include "plugins/sdk/advice.h"
#include "plugins/vocabulary/lower_leg.h"
#include "plugins/vocabulary/order_tags.h"
#include "plugins/vocabulary/shared_therapy.h"

namespace soleus::achilles_tendinopathy {

inline constexpr std::string_view kIsometricPlantarflexionPrecautions[] = {
    "Do not promise pain relief"};
inline constexpr sdk::Order kIsometricPlantarflexion = {
    .id = "isometric_plantarflexion",
    .title = "Isometric plantarflexion holds as low-load entry",
    .kind = sdk::OrderKind::kTherapy,
    .codes = vocabulary::kExerciseTherapy,
    .tags = {vocabulary::kTendonLoad},
    .dose = {.text = "5 x 45 s at 70% of maximal voluntary contraction, 2 min rest, knee bent "
                     "(trial dose); once daily and mid-range are estimates",
             .repetitions = 5,
             .hold_seconds = 45,
             .provenance = sdk::Provenance::kVerified,
             .sources = {"oneill2018"}},
    .progression =
        "To isotonic as soon as 5 x 45 s is under 3-4/10 next day, usually within 1-2 weeks",
    .progression_provenance = sdk::Provenance::kEstimate,
    .precautions = kIsometricPlantarflexionPrecautions,
    .evidence =
        "No immediate analgesia in Achilles tendinopathy: 16 patients (2018) and 91 patients in "
        "four arms (2020).",
    .evidence_provenance = sdk::Provenance::kVerified,
    .strength = "weak",
    .sources = {"oneill2018", "vdvlist2020"},
    .indication =
        "Highly irritable midportion tendinopathy or insertional tendinopathy, early days, "
        "in-season",
    .selected_by = {vocabulary::kHighlyIrritable},
    .re_evaluate = "2 weeks",
};

inline constexpr std::string_view kCombinedLoadingSilbernagelPrecautions[] = {
    "Pain-monitoring model: see that order"};
inline constexpr std::string_view kCombinedLoadingSilbernagelVariants[] = {
    "High irritability: stay in phase 1 with two-leg and seated raises until morning pain <= 5/10 "
    "(estimate)",
    "The two copies seen differ for phase 2 one-leg raises on the step: 3 x 10 (BMC 2021) or 3 x "
    "15 (BC toolkit). Start at 10."};
inline constexpr sdk::Contraindication kCombinedLoadingSilbernagelNotFor[] = {
    {kInsertionalLikely, "insertional_achilles_tendinopathy",
     "Insertional tendinopathy: use only the variant that stays at or above plantigrade."},
    {kBursitisLikely, "retrocalcaneal_bursitis",
     "Retrocalcaneal bursitis: use only the variant that stays at or above plantigrade."},
    {kApophysitisLikely, "calcaneal_apophysitis",
     "Calcaneal apophysitis: low-load heel raises only."}};
inline constexpr sdk::Order kCombinedLoadingSilbernagel = {
    .id = "combined_loading_silbernagel",
    .title = "Silbernagel combined concentric-eccentric programme with pain-monitoring model",
    .kind = sdk::OrderKind::kTherapy,
    .codes = vocabulary::kExerciseTherapy,
    .tags = {vocabulary::kTendonLoad},
    .dose = {.text = "Daily, 12 weeks to 6 months. Phase 1 (weeks 1-2): ankle pumps; two-leg heel "
                     "raises on floor 3 x 10-15; one-leg 3 x 10; seated 3 x 10; eccentric on floor "
                     "3 x 10. Phase 2 (weeks 2-5): two-leg on step edge 3 x 15; one-leg on step 3 "
                     "x 10; seated 3 x 15; eccentric on step 3 x 15; quick-rebounding 3 x 20",
             .days_per_week = 7,
             .provenance = sdk::Provenance::kVerified,
             .sources = {"silb_table"}},
    .progression =
        "Phase 3 (weeks 3-12, longer if needed; daily, heavier load 2-3 times a week): enter when "
        "phase 2 is handled and there is no pain at the distal insertion; one-leg on stair with "
        "added weight 3 x 15, seated 3 x 15, eccentric on stair with added weight 3 x 15, quick "
        "rebounds 3 x 20, plyometrics. Phase 4 (week 12 to 6 months): maintenance, detail recalled "
        "(2-3 times a week with return to sport).",
    .progression_provenance = sdk::Provenance::kVerified,
    .precautions = kCombinedLoadingSilbernagelPrecautions,
    .variants = kCombinedLoadingSilbernagelVariants,
    .evidence =
        "Continuing running and jumping under the pain-monitoring model was compared with active "
        "rest in an RCT (n = 38: both groups improved, continuing did no harm; point values not "
        "seen). 80% fully recovered at 5 years with exercise alone (27 of 34). An "
        "Alfredson-vs-Silbernagel trial is registered; its result was not seen.",
    .evidence_provenance = sdk::Provenance::kVerified,
    .strength = "strong (midportion)",
    .sources = {"silb2007", "silb2011", "habets_prot", "pmm_efe", "bc_appA", "nhs_dg", "lagas2021",
                "kernow2019"},
    .indication =
        "Midportion tendinopathy any activity level; default for runners who want to keep running",
    .selected_by = {vocabulary::kHighlyIrritable},
    .contraindications = kCombinedLoadingSilbernagelNotFor,
    .choose_one = "loading_programme",
    .re_evaluate = kMidportionReview,
};

inline constexpr std::string_view kHeavySlowResistancePrecautions[] = {
    "Full-range version is for midportion only",
    "Weeks 6-8 line comes from a secondary page: the UpToDate copy omits it"};
inline constexpr std::string_view kHeavySlowResistanceVariants[] = {
    "Insertional: same loads from floor level, no dorsiflexion past plantigrade (estimate)"};
inline constexpr sdk::Contraindication kHeavySlowResistanceNotFor[] = {
    {kInsertionalLikely, "insertional_achilles_tendinopathy",
     "Insertional tendinopathy: use only the variant that stays at or above plantigrade."},
    {kBursitisLikely, "retrocalcaneal_bursitis",
     "Retrocalcaneal bursitis: use only the variant that stays at or above plantigrade."},
    {kCalfStrainLikely, "calf_strain",
     "Calf strain of the last 7 days: it comes first; exclude rupture and DVT."},
    {kApophysitisLikely, "calcaneal_apophysitis",
     "Calcaneal apophysitis: no heavy eccentric or heavy slow resistance."}};
inline constexpr sdk::Order kHeavySlowResistance = {
    .id = "heavy_slow_resistance",
    .title = "Heavy slow resistance (Beyer 2015)",
    .kind = sdk::OrderKind::kTherapy,
    .codes = vocabulary::kExerciseTherapy,
    .tags = {vocabulary::kTendonLoad},
    .dose =
        {.text =
             "3 sessions a week, 12 weeks, 3 bilateral exercises (seated calf raise knee bent; "
             "calf raise on leg press knee straight; standing barbell calf raise on a disc), 3 s "
             "up + 3 s down, rest 2-3 min between sets, 5 min between exercises. Week 1: 3 x 15RM; "
             "weeks 2-3: 3 x 12RM; weeks 4-5: 4 x 10RM; weeks 6-8: 4 x 8RM; weeks 9-12: 4 x 6RM",
         .days_per_week = 3,
         .weeks = 12,
         .provenance = sdk::Provenance::kVerified,
         .sources = {"hsr_utd", "hsr_web"}},
    .progression =
        "As the repetition-maximum table; discomfort allowed during, but if pain rises after "
        "training go back to a lighter load",
    .progression_provenance = sdk::Provenance::kVerified,
    .precautions = kHeavySlowResistancePrecautions,
    .variants = kHeavySlowResistanceVariants,
    .evidence =
        "RCT (58 randomised, 47 in registry): VISA-A and pain equal to eccentric at 12 and 52 "
        "weeks; satisfaction 100% vs 80% at 12 weeks (p = .052) and 96% vs 76% at 52 (p = .10); "
        "compliance 92% vs 78% (p < .005).",
    .evidence_provenance = sdk::Provenance::kVerified,
    .strength = "strong (midportion)",
    .sources = {"beyer2015", "nhs_dg", "lagas2021", "kernow2019"},
    .indication = "Midportion tendinopathy with gym access; poor adherence to daily programmes",
    .selected_by = {vocabulary::kGymAccess},
    .contraindications = kHeavySlowResistanceNotFor,
    .choose_one = "loading_programme",
    .re_evaluate = kMidportionReview,
};

inline constexpr std::string_view kEccentricLoadingAlfredsonPrecautions[] = {
    "Not for insertional disease",
    "Time-consuming: mean compliance 78% vs 92% with heavy slow resistance",
    "Do not start on the day a rupture, DVT or stress fracture is being excluded"};
inline constexpr std::string_view kEccentricLoadingAlfredsonVariants[] = {
    "Do-as-tolerated repetitions: RCT n = 28 non-athletes, no difference in VISA-A or pain at 6 "
    "weeks; the 180-a-day group got worse at week 3. Accept fewer repetitions if adherence or "
    "early pain is the problem."};
inline constexpr sdk::Contraindication kEccentricLoadingAlfredsonNotFor[] = {
    {kInsertionalLikely, "insertional_achilles_tendinopathy",
     "Insertional tendinopathy: full-range heel drops compress the insertion; use a programme that "
     "stays at or above plantigrade."},
    {kBursitisLikely, "retrocalcaneal_bursitis",
     "Retrocalcaneal bursitis: full-range heel drops compress the bursa."},
    {kCalfStrainLikely, "calf_strain",
     "Calf strain of the last 7 days: it comes first; exclude rupture and DVT."},
    {kApophysitisLikely, "calcaneal_apophysitis",
     "Calcaneal apophysitis: no heavy eccentric or heavy slow resistance."}};
inline constexpr sdk::Order kEccentricLoadingAlfredson = {
    .id = "eccentric_loading_alfredson",
    .title = "Alfredson heavy-load eccentric heel drops (midportion)",
    .kind = sdk::OrderKind::kTherapy,
    .codes = vocabulary::kExerciseTherapy,
    .tags = {vocabulary::kTendonLoad},
    .dose =
        {.text =
             "3 sets x 15 knee straight + 3 sets x 15 knee bent, 2 times a day, 7 days a week, 12 "
             "weeks (180 repetitions a day); over a step into dorsiflexion, up with the good leg",
         .sets = 6,
         .repetitions = 15,
         .sessions_per_day = 2,
         .days_per_week = 7,
         .weeks = 12,
         .provenance = sdk::Provenance::kVerified,
         .sources = {"habets_prot", "ecc_table", "nct03089008"}},
    .progression =
        "Add load (backpack, steps of 5 kg, or machine) when it is no longer uncomfortable. Pain "
        "during is allowed unless disabling.",
    .progression_provenance = sdk::Provenance::kVerified,
    .precautions = kEccentricLoadingAlfredsonPrecautions,
    .variants = kEccentricLoadingAlfredsonVariants,
    .evidence =
        "15/15 athletes back to running vs 0/15 historical controls (1998); 90 of 101 midportion "
        "tendons satisfactory but only 32% of insertional (2003); 60% much improved vs 24% "
        "wait-and-see (2007); equal to heavy slow resistance (2015).",
    .evidence_provenance = sdk::Provenance::kVerified,
    .strength = "strong (midportion)",
    .sources = {"alfredson1998", "fahlstrom2003", "rompe2007", "beyer2015", "stevens2014", "nhs_dg",
                "lagas2021", "kernow2019"},
    .indication = "Midportion tendinopathy, low to moderate irritability, home programme wanted",
    .selected_by = {vocabulary::kHomeProgrammeWanted},
    .contraindications = kEccentricLoadingAlfredsonNotFor,
    .choose_one = "loading_programme",
    .re_evaluate = kMidportionReview,
};

inline constexpr std::string_view kLowCompressionInsertionalProgrammePrecautions[] = {
    "Comparator arm started at end-range dorsiflexion: the trial shows that is worse, not that "
    "dorsiflexion can never be reintroduced"};
inline constexpr sdk::Order kLowCompressionInsertionalProgramme = {
    .id = "low_compression_insertional_programme",
    .title = "Insertional: low-tendon-compression rehabilitation (Pringels 2025)",
    .kind = sdk::OrderKind::kTherapy,
    .codes = vocabulary::kExerciseTherapy,
    .tags = {vocabulary::kTendonLoad},
    .dose = {.text = "12 weeks, 4 stages: isometric, isotonic, energy storage-release, sport "
                     "specific; ankle dorsiflexion limited in every exercise, no calf stretching, "
                     "heel lifts in daily shoes and sport, education on compression",
             .weeks = 12,
             .provenance = sdk::Provenance::kVerified,
             .sources = {"pringels2025"}},
    .progression =
        "Stage changes by pain-monitoring model; sets and repetitions per stage not seen",
    .progression_provenance = sdk::Provenance::kRecalled,
    .precautions = kLowCompressionInsertionalProgrammePrecautions,
    .evidence =
        "RCT n = 42: VISA-A +24.4 vs +12.2 at 12 weeks (difference 12.9, 6.2-19.6) and +29.0 vs "
        "+19.3 at 24 weeks (10.4, 3.7-17.1).",
    .evidence_provenance = sdk::Provenance::kVerified,
    .strength = "strong (insertional)",
    .sources = {"pringels2025", "nhs_dg", "lagas2021", "kernow2019"},
    .indication = "Insertional tendinopathy in active people, first choice",
    .choose_one = "loading_programme",
    .re_evaluate = kLowCompressionReview,
};

inline constexpr std::string_view kFloorLevelEccentricInsertionalPrecautions[] = {
    "No step edge", "In midportion disease it does no harm, but better-tested programmes exist"};
inline constexpr sdk::Order kFloorLevelEccentricInsertional = {
    .id = "floor_level_eccentric_insertional",
    .title = "Insertional: floor-level eccentric loading (Jonsson 2008)",
    .kind = sdk::OrderKind::kTherapy,
    .codes = vocabulary::kExerciseTherapy,
    .tags = {vocabulary::kTendonLoad},
    .dose = {.text = "3 x 15 repetitions, 2 times a day, 7 days a week, 12 weeks; from tiptoe down "
                     "to the floor only, no dorsiflexion past plantigrade",
             .sets = 3,
             .repetitions = 15,
             .sessions_per_day = 2,
             .days_per_week = 7,
             .weeks = 12,
             .provenance = sdk::Provenance::kVerified,
             .sources = {"jonsson2008"}},
    .progression =
        "Add weight when comfortable; dorsiflexion range only after 12 weeks and if painless",
    .progression_provenance = sdk::Provenance::kEstimate,
    .precautions = kFloorLevelEccentricInsertionalPrecautions,
    .evidence =
        "Uncontrolled pilot: 18 of 27 patients (67%; 23 of 34 tendons) satisfied at 4 months, "
        "against 32% with full dorsiflexion in an earlier series from the same group.",
    .evidence_provenance = sdk::Provenance::kVerified,
    .strength = "moderate",
    .sources = {"jonsson2008", "fahlstrom2003", "nhs_dg", "lagas2021", "kernow2019"},
    .indication = "Insertional tendinopathy",
    .when = kInsertionalLikely,
    .choose_one = "loading_programme",
    .re_evaluate = kInsertionalReview,
};

}  // namespace soleus::achilles_tendinopathy
