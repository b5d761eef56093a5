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
     .given_condition = {0.1, 0.35, 0.12, 0.12, 0.06, 0.05, 0.2},
     .quality = Quality::kD,
     .note = "Shares of the place first pointed to: estimates, no study."},
    {.finding = leg::kHotRedSwollen,
     .present = Estimate(8, 4, 16),
     .absent = Estimate(0.25, 0.1, 0.5),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .note = "Rare in mechanical heel pain (assumed about 5-10%), usual in crystal and infective "
             "disease; it does not separate the two: infection first. No accuracy study found; "
             "range is plausible bounds, not a CI."},
    {.finding = leg::kFeverOrMalaise,
     .present = Estimate(6, 3, 15),
     .absent = Estimate(0.5, 0.3, 0.8),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .note = "Absent fever does not exclude: the 9-year-old was afebrile at first visits. No "
             "accuracy study found; range is plausible bounds, not a CI."},
    {.finding = leg::kRefusesWeightBearing,
     .present = Estimate(6, 3, 12),
     .absent = Estimate(0.4, 0.2, 0.7),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .note = "Child context. No accuracy study found; range is plausible bounds, not a CI."},
    shared::kNightOrRestPain,
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
};

// Tumour. What marrow disease shows in the blood and the skin is one story and counts once.
inline constexpr Evidence kTumourEvidence[] = {
    {.finding = leg::kPainLocation,
     .given_condition = {0.1, 0.28, 0.15, 0.2, 0.06, 0.04, 0.17},
     .quality = Quality::kD,
     .note = "Shares of the place first pointed to: estimates, no study."},
    shared::kNightOrRestPain,
    {.finding = leg::kWeightLossLumpOrCancer,
     .present = Estimate(5, 2, 10),
     .absent = Estimate(0.8, 0.6, 0.95),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .note = "No accuracy study found; range is plausible bounds, not a CI."},
    {.finding = leg::kPersistentSwellingWithoutInjury,
     .present = Estimate(4, 2, 8),
     .absent = Estimate(0.7, 0.5, 0.9),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .note = "57 hindfoot bone tumours were mostly first called a soft-tissue injury; that no "
             "injury was remembered and the swelling stayed should have raised suspicion. Tendon "
             "and bursa swell for weeks too, so no more than night pain. No accuracy study found; "
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
};

}  // namespace soleus::infection_and_tumour
