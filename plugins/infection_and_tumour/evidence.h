// What each finding says for an infection or a tumour of heel and calf. No accuracy study of these
// was found: every ratio is an expert's. Both are rare, so the sum alone seldom brings them to the
// top; the flags do not wait for it.
#pragma once

#include "plugins/sdk/condition.h"
#include "plugins/vocabulary/lower_leg.h"
#include "plugins/vocabulary/lower_leg_evidence.h"

namespace soleus::infection_and_tumour {

namespace leg = vocabulary;
namespace shared = vocabulary::evidence;
using sdk::Estimate;
using sdk::Evidence;
using sdk::Provenance;
using sdk::Quality;

// Infection. Heat and fever both count: the evidence base would cap the two together at 15, and a
// table can only cap one row.
inline constexpr Evidence kInfectionEvidence[] = {
    {.finding = leg::kPainLocation,
     .given_condition = {0.08, 0.33, 0.11, 0.2, 0.05, 0.05, 0.18},
     .quality = Quality::kD,
     .note = "Shares of the place first pointed to: estimates, no study. Amended: Pyomyositis and "
             "necrotising infection of the calf belong here: the base had 0.12."},
    {.finding = leg::kHotRedSwollen,
     .present = Estimate(10, 5, 20),
     .absent = Estimate(0.25, 0.1, 0.5),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .note =
         "Rare in mechanical heel pain (assumed about 5-10%), usual in crystal and infective "
         "disease; it does not separate the two: infection first. No accuracy study found; range "
         "is plausible bounds, not a CI. Amended: ratio in use when present 8 to 10. In nine of "
         "ten adults with infection at the heel or calf, in 1 in 12 others; the base had 8."},
    {.finding = leg::kFeverOrMalaise,
     .present = Estimate(9, 4, 18),
     .absent = Estimate(0.7, 0.5, 0.85),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .note = "Absent fever does not exclude: the 9-year-old was afebrile at first visits. No "
             "accuracy study found; range is plausible bounds, not a CI. Amended: ratio in use "
             "when present 6 to 9. Fever in 22 % of 60 (above 38) and 55 % of 26 children (above "
             "38.5) with calcaneal osteomyelitis, in perhaps 3 % of the others: present is strong, "
             "absent says little (0.45-0.78 by these two). The base had 6 and 0.5. Amended: ratio "
             "in use when absent 0.5 to 0.7."},
    {.finding = leg::kRefusesWeightBearing,
     .present = Estimate(12, 5, 20),
     .absent = Estimate(0.25, 0.12, 0.5),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .note = "Child context. No accuracy study found; range is plausible bounds, not a CI. "
             "Amended: ratio in use when present 6 to 12. 82 % of 60 children with calcaneal "
             "osteomyelitis could not bear weight on admission; perhaps 1 in 15 of the others: 12. "
             "Absent (1-0.82)/0.93=0.19, kept at 0.25 because the figure is from admission. "
             "Amended: ratio in use when absent 0.4 to 0.25."},
    {.finding = leg::kNightOrRestPain,
     .present = Estimate(3, 1.5, 6),
     .absent = Estimate(0.4, 0.2, 0.7),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .cluster = "h_night_rest",
     .note = "No accuracy study found; range is plausible bounds, not a CI. Elsewhere this row is "
             "shared by several conditions; here it is this condition's own. Amended: ratio in use "
             "when present 4 to 3. Pain of an infected bone is constant; the base took 4 from the "
             "tumour row."},
    {.finding = leg::kInflammatoryMarkersRaised,
     .present = Estimate(3, 1.5, 6),
     .absent = Estimate(0.7, 0.6, 0.9),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .note = "CRP 10 mg/L or ESR 20 mm/h or more. No accuracy study found; the direction is "
             "published (case reports), the ratio an estimate: inflammatory and crystal disease "
             "raise them too, and a strain can. Normal values hardly count, never below 0.6: in a "
             "child with osteomyelitis they are often normal."},
    {.finding = leg::kSkinIntact,
     .present = Estimate(0.9, 0.7, 1),
     .absent = Estimate(2, 1.2, 4),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .note = "A way in for bacteria speaks for infection; whole skin hardly against it, since the "
             "infection of a child comes by the blood. No accuracy study found; range is plausible "
             "bounds, not a CI."},
    {.finding = leg::kNoResponseToAntibiotics,
     .present = Estimate(0.7, 0.4, 1),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .note = "A red foot that antibiotics leave as it was may be a Charcot foot or gout; a deep "
             "infection resists tablets too, so it counts little. A response says nothing here. No "
             "accuracy study found; range is plausible bounds, not a CI."},
    // Telling signs of other conditions, and of this one.
    shared::kFootPulsesAbsentElsewhere,
    shared::kTensePainfulCompartmentInInfectionAndTumour,
    {.finding = leg::kDiabetesWithInsensateFoot,
     .present = Estimate(3, 1.5, 6),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .cluster = "host",
     .note =
         "The insensate diabetic foot is where deep infection of the heel happens. No accuracy "
         "study found; range is plausible bounds, not a CI. Added to the evidence base (KG19)."},
    shared::kLoadRelatedPainInInfectionAndTumour,
    {.finding = leg::kCalf3CmLarger,
     .present = Estimate(1.5, 1, 2.5),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .note = "Deep infection of the calf swells it. No accuracy study found; range is plausible "
             "bounds, not a CI. Added to the evidence base (KG18)."},
    shared::kCannotTakeFourStepsInInflammation,
    shared::kCalcanealSqueezePainfulInInfectionAndTumour,
    shared::kPersistentSwellingWithoutInjuryInInflammation,
    shared::kTenderInsertionInInflammation,
};

// Tumour. What marrow disease shows in the blood and the skin is one story and counts once.
inline constexpr Evidence kTumourEvidence[] = {
    {.finding = leg::kPainLocation,
     .given_condition = {0.08, 0.25, 0.14, 0.19, 0.06, 0.04, 0.24},
     .quality = Quality::kD,
     .note = "Shares of the place first pointed to: estimates, no study. Amended: Leukaemic bone "
             "pain is pointed to nowhere in particular; the base had 0.17 for diffuse."},
    {.finding = leg::kNightOrRestPain,
     .present = Estimate(6, 2.5, 12),
     .absent = Estimate(0.4, 0.2, 0.7),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .cluster = "h_night_rest",
     .note = "No accuracy study found; range is plausible bounds, not a CI. Elsewhere this row is "
             "shared by several conditions; here it is this condition's own. Amended: ratio in use "
             "when present 4 to 6. Rest and night pain is the usual first complaint of bone "
             "tumour; the base had 4."},
    {.finding = leg::kWeightLossLumpOrCancer,
     .present = Estimate(9, 3, 18),
     .absent = Estimate(0.8, 0.6, 0.95),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .cluster = "h_weightloss",
     .note =
         "No accuracy study found; range is plausible bounds, not a CI. Amended: ratio in use when "
         "present 5 to 9. A lump, weight loss or an earlier cancer: prevalence in heel pain about "
         "1 in 20, in tumours of the foot half or more have a lump. The base had 5."},
    {.finding = leg::kPersistentSwellingWithoutInjury,
     .present = Estimate(5, 2, 10),
     .absent = Estimate(0.7, 0.5, 0.9),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .cluster = "h_weightloss",
     .note = "57 hindfoot bone tumours were mostly first called a soft-tissue injury; that no "
             "injury was remembered and the swelling stayed should have raised suspicion. Tendon "
             "and bursa swell for weeks too, so less than night pain. Amended: ratio in use when "
             "present 4 to 5, since night pain is 6 now. No accuracy study found; "
             "range is plausible bounds, not a CI."},
    {.finding = leg::kPainMovesBetweenSites,
     .present = Estimate(3, 1.5, 6),
     .absent = Estimate(0.85, 0.7, 0.98),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .note = "Leukaemia can show nothing but limb pain that wanders (case report, and four "
             "children who limped). No accuracy study found; range is plausible bounds, not a CI."},
    {.finding = leg::kPallorOrBruising,
     .present = Estimate(5, 2, 10),
     .absent = Estimate(0.85, 0.7, 0.98),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .cluster = "marrow",
     .note = "Anaemia and low platelets were clues in children with leukaemia; their absence is "
             "common early. No accuracy study found; range is plausible bounds, not a CI."},
    {.finding = leg::kBloodCountAbnormal,
     .present = Estimate(5, 2, 10),
     .absent = Estimate(0.8, 0.6, 0.95),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .cluster = "marrow",
     .note =
         "Blasts, anaemia or low platelets; the count may be normal for months, so normal hardly "
         "counts and is repeated. No accuracy study found; range is plausible bounds, not a CI."},
    {.finding = leg::kInflammatoryMarkersRaised,
     .present = Estimate(2, 1.2, 4),
     .absent = Estimate(0.9, 0.8, 1),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .cluster = "marrow",
     .note = "CRP 10 mg/L or ESR 20 mm/h or more: a raised ESR was one clue among others in "
             "leukaemia; a calcaneal osteosarcoma had normal markers. No accuracy study found; "
             "range is plausible bounds, not a CI."},
    // Telling signs of other conditions, and of this one.
    {.finding = leg::kFeverOrMalaise,
     .present = Estimate(2.5, 1.2, 5),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .note = "Leukaemia and Ewing sarcoma bring fever and malaise. No accuracy study found; range "
             "is plausible bounds, not a CI. Added to the evidence base (KG24)."},
    {.finding = leg::kActiveCancer,
     .present = Estimate(4, 1.5, 10),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .cluster = "h_weightloss",
     .note = "Metastasis to the foot is rare even then; the base had no row. No accuracy study "
             "found; range is plausible bounds, not a CI. Added to the evidence base."},
    {.finding = leg::kRefusesWeightBearing,
     .present = Estimate(3.5, 1.5, 7),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .note = "A quarter or more of children with leukaemia of bone or a bone tumour limp until "
             "they stop walking; 1 in 15 of the others. No accuracy study found; range is "
             "plausible bounds, not a CI. Added to the evidence base (KG24, KG25)."},
    shared::kLoadRelatedPainInInfectionAndTumour,
    shared::kFallOrDirectTraumaElsewhere,
    shared::kCalcanealSqueezePainfulInInfectionAndTumour,
};

}  // namespace soleus::infection_and_tumour
