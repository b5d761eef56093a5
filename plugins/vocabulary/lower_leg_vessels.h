// Veins, arteries and compartments.
#pragma once

#include "plugins/sdk/finding.h"
#include "plugins/vocabulary/lower_leg_codes.h"
#include "plugins/vocabulary/lower_leg_ids.h"

namespace soleus::vocabulary {

// What lets a compartment swell now: an injury or sudden calf pain of the last 72 hours, a cast or
// an operation, a drug that makes a muscle bleed. With it a numb foot alone is reason enough.
inline constexpr sdk::Rule kCompartmentMaySwell = sdk::AnyOf(
    sdk::AllOf(sdk::AnyOf(sdk::Charted(kFallOrDirectTrauma), sdk::Charted(kPopOrKickAtOnset),
                          sdk::AllOf(sdk::Charted(kSuddenOnset), sdk::Charted(kPainCalf))),
               sdk::Absent(kOnsetOver72Hours)),
    sdk::Charted(kRecentImmobilisationOrSurgery), sdk::Charted(kAnticoagulantCurrent));

// Who is asked for the signs of a compartment under pressure: those, whoever fell or got suddenly
// worse on top of an older pain, and every sudden or calf pain of the last 72 hours.
inline constexpr sdk::Rule kCompartmentAtRisk = sdk::AnyOf(
    kCompartmentMaySwell, sdk::Charted(kFallOrDirectTrauma), sdk::Charted(kAcuteOnChronic),
    sdk::AllOf(sdk::AnyOf(sdk::Charted(kPopOrKickAtOnset), sdk::Charted(kSuddenOnset),
                          sdk::Charted(kPainCalf)),
               sdk::Absent(kOnsetOver72Hours)));

// Whose pulses and skin are felt: sudden pain without injury, pain of effort, pain eased by hanging
// the leg down, an insensate diabetic foot, a child's pain at night. Smoking has no finding.
inline constexpr sdk::Rule kArteryAtRisk =
    sdk::AnyOf(sdk::AllOf(sdk::Charted(kSuddenOnset), sdk::Absent(kFallOrDirectTrauma),
                          sdk::Absent(kPopOrKickAtOnset)),
               sdk::Charted(kClaudication), sdk::Charted(kExertionalTightnessBothLegs),
               sdk::Charted(kReliefByDependency), sdk::Charted(kDiabetesWithInsensateFoot),
               sdk::AllOf(sdk::Charted(kNightOrRestPain), sdk::AgeBelow(18)));

// Whose calf is looked at for swelling, and who is asked for the pulse that they usually have. A
// place of pain that was not recorded may be the calf.
inline constexpr sdk::Rule kVeinAtRisk = sdk::AnyOf(
    sdk::NotRuledOut(kPainCalf), sdk::Charted(kCalfStrainDiagnosedThisEpisode),
    sdk::Charted(kAchillesRuptureDiagnosedThisEpisode),
    sdk::Charted(kRecentImmobilisationOrSurgery), sdk::Charted(kPreviousDvt),
    sdk::Charted(kActiveCancer), sdk::Charted(kCalf3CmLarger), sdk::Charted(kPittingOedema));

inline constexpr sdk::Finding kVesselFindings[] = {
    {
        .id = kCalf3CmLarger,
        .label = "Calf >= 3 cm larger than the other side",
        .question = "Tape 10 cm below tibial tuberosity",
        .positive_if = "difference >= 3 cm",
        .method = sdk::Method::kBedside,
        .local_code = "calf-3cm-larger",
        .sided = true,
        .holds_days = kHoldsAWeek,
        .provenance = sdk::Provenance::kVerified,
    },
    {
        .id = kPittingOedema,
        .label = "Pitting oedema confined to the leg",
        .question = "Press: pitting oedema confined to the leg",
        .positive_if = "present",
        .method = sdk::Method::kBedside,
        .local_code = "pitting-oedema",
        .sided = true,
        .codes = kPittingOedemaCodes,
        .holds_days = kHoldsAWeek,
        .provenance = sdk::Provenance::kVerified,
    },
    {
        .id = kWholeLegSwollen,
        .label = "Entire leg swollen",
        .question = "Look: entire leg swollen",
        .positive_if = "present",
        .method = sdk::Method::kBedside,
        .local_code = "whole-leg-swollen",
        .sided = true,
        .holds_days = kHoldsAWeek,
        .provenance = sdk::Provenance::kVerified,
    },
    {
        .id = kDeepVeinTenderness,
        .label = "Tenderness along the deep veins",
        .question = "Palpate gently: tenderness along the deep veins",
        .positive_if = "present",
        .method = sdk::Method::kBedside,
        .local_code = "deep-vein-tenderness",
        .sided = true,
        .holds_days = kHoldsAWeek,
        .safety_note = "Do not massage.",
        .provenance = sdk::Provenance::kVerified,
    },
    {
        .id = kCollateralSuperficialVeins,
        .label = "Collateral superficial (non-varicose) veins",
        .question = "Look: collateral superficial (non-varicose) veins",
        .positive_if = "present",
        .method = sdk::Method::kBedside,
        .local_code = "collateral-superficial-veins",
        .sided = true,
        .provenance = sdk::Provenance::kVerified,
    },
    // LOINC 44962-9 and 44961-1 (Homans sign, left and right) are not read: the side is in the
    // code, where it would be lost, and the sign is not evidence.
    {
        .id = kHomansSign,
        .label = "Homans sign",
        .question = "Not to be used: it has no useful accuracy",
        .positive_if = "calf pain on dorsiflexion",
        .method = sdk::Method::kBedside,
        .local_code = "homans-sign",
        .sided = true,
        .safety_note = "No useful accuracy; overlaps with every calf disorder.",
        .provenance = sdk::Provenance::kRecalled,
    },
    {
        .id = kFootPulsesAbsent,
        .label = "Absent foot pulses",
        .question = "Palpate, ABPI if unsure",
        .positive_if = "absent",
        .method = sdk::Method::kBedside,
        .local_code = "foot-pulses-absent",
        .sided = true,
        .ask_if = kArteryAtRisk,
        .provenance = sdk::Provenance::kRecalled,
    },
    // Any one of the three signs is enough. Denied only where numbness is denied too: new numbness
    // alone leaves it open, since the term that names the finding itself is then unknown.
    {
        .id = kTensePainfulCompartment,
        .label = "Tense compartment with pain out of proportion",
        .question = "Examine serially: tense compartment with pain out of proportion",
        .positive_if = "count the findings: tense compartment, pain out of proportion, pain on "
                       "passive stretch, paraesthesia, paresis",
        .method = sdk::Method::kBedside,
        .local_code = "tense-painful-compartment",
        .sided = true,
        .derived = sdk::AnyOf(
            sdk::Present(kPainOutOfProportion), sdk::Present(kPainOnPassiveToeStretch),
            sdk::Present(kTenseCompartment),
            sdk::AllOf(sdk::Present(kNewNumbnessOfFoot), sdk::Present(kTensePainfulCompartment))),
        .ask_if = kCompartmentAtRisk,
        .holds_days = kHoldsAWeek,
        .provenance = sdk::Provenance::kVerified,
    },
    {
        .id = kCalfSwollenVisible,
        .label = "Calf visibly swollen, not measured",
        .question = "Look from behind at both calves; then measure both",
        .positive_if = "one calf clearly fuller than the other, by eye",
        .method = sdk::Method::kBedside,
        .local_code = "calf-swollen-visible",
        .sided = true,
        .codes = kCalfSwellingCodes,
        .ask_if = kVeinAtRisk,
        .holds_days = kHoldsAWeek,
        .safety_note =
            "Measure both calves now: 3 cm or more counts towards a clot. Do not massage.",
        .provenance = sdk::Provenance::kEstimate,
    },
    // A fit person's 90 may be fast: a runner with clots in both lungs had 90 against a usual 50,
    // under every fixed limit. A heart rate alone (LOINC 8867-4) is not read: it does not say what
    // is usual.
    {
        .id = kRestingPulseAboveUsual,
        .label = "Resting pulse 20 or more per minute above the person's usual",
        .question = "Count the pulse at rest; ask for the usual one (watch, earlier visits)",
        .positive_if = "20 per minute or more above the usual (estimate)",
        .method = sdk::Method::kBedside,
        .local_code = "resting-pulse-above-usual",
        .ask_if = kVeinAtRisk,
        .provenance = sdk::Provenance::kEstimate,
    },
    {
        .id = kPulseLostOnActivePlantarflexion,
        .label = "Foot pulse lost when the foot is actively pointed",
        .question =
            "Knee straight, feel a foot pulse at rest, then while the patient points the foot",
        .positive_if = "present at rest, weaker or gone while pointing",
        .method = sdk::Method::kBedside,
        .local_code = "pulse-lost-on-active-plantarflexion",
        .sided = true,
        .ask_if = sdk::AllOf(
            sdk::AgeBelow(45),
            sdk::AnyOf(sdk::Charted(kClaudication), sdk::Charted(kExertionalTightnessBothLegs))),
        .safety_note = "Not while a rupture or a fracture is open.",
        .provenance = sdk::Provenance::kEstimate,
    },
    {
        .id = kFootColdOrPale,
        .label = "Foot cold or pale",
        .question =
            "Feel and look at both feet, warm room; ask whether it turns cold or pale on effort",
        .positive_if = "colder or paler than the other foot, at rest or on effort",
        .method = sdk::Method::kBedside,
        .local_code = "foot-cold-or-pale",
        .sided = true,
        .ask_if = kArteryAtRisk,
        .holds_days = kHoldsAWeek,
        .provenance = sdk::Provenance::kEstimate,
    },
    {
        .id = kReliefByDependency,
        .label = "Rest or night pain eased by hanging the leg down",
        .question = "Ask: does hanging the leg out of bed, or standing up, ease the pain?",
        .positive_if = "eased by dependency",
        .method = sdk::Method::kHistory,
        .local_code = "relief-by-dependency",
        .sided = true,
        .ask_if = sdk::Charted(kNightOrRestPain),
        .provenance = sdk::Provenance::kEstimate,
    },
    {
        .id = kCrescentBruiseBelowMalleolus,
        .label = "Crescent-shaped bruise below a malleolus",
        .question = "Look below both malleoli for a crescent of bruising",
        .positive_if = "present",
        .method = sdk::Method::kBedside,
        .local_code = "crescent-bruise-below-malleolus",
        .sided = true,
        .ask_if = sdk::NotRuledOut(kPainCalf),
        .safety_note = "A ruptured cyst and a clot can coexist: it excludes no clot.",
        .provenance = sdk::Provenance::kEstimate,
    },
    {
        .id = kPoplitealMass,
        .label = "Mass or fullness behind the knee",
        .question = "Palpate behind the knee, straight and bent",
        .positive_if = "present",
        .method = sdk::Method::kBedside,
        .local_code = "popliteal-mass",
        .sided = true,
        .ask_if = sdk::NotRuledOut(kPainCalf),
        .safety_note = "A cyst and a clot can coexist: it excludes no clot.",
        .provenance = sdk::Provenance::kEstimate,
    },
    {
        .id = kPainOutOfProportion,
        .label = "Pain out of proportion, or rising in spite of rest and analgesia",
        .question = "Ask how the pain runs since the injury, cast or surgery, and what eases it",
        .positive_if = "worse than the injury explains, or still rising",
        .method = sdk::Method::kHistory,
        .local_code = "pain-out-of-proportion",
        .sided = true,
        .ask_if = kCompartmentAtRisk,
        .holds_days = kHoldsAWeek,
        .safety_note =
            "Single signs miss most compartment syndromes: its absence excludes nothing.",
        .provenance = sdk::Provenance::kEstimate,
    },
    {
        .id = kPainOnPassiveToeStretch,
        .label = "Calf or leg pain on passive stretch of the toes",
        .question = "Move the toes and ankle gently, up and down, the muscle relaxed",
        .positive_if = "pain in the muscle, well beyond that at rest",
        .method = sdk::Method::kBedside,
        .local_code = "pain-on-passive-toe-stretch",
        .sided = true,
        .ask_if = kCompartmentAtRisk,
        .holds_days = kHoldsAWeek,
        .safety_note = "Gently, once. A painless stretch was seen in a compartment syndrome that "
                       "needed fasciotomy.",
        .provenance = sdk::Provenance::kEstimate,
    },
    {
        .id = kTenseCompartment,
        .label = "Tense, hard compartment",
        .question = "Feel the four compartments and compare sides",
        .positive_if = "tense or wood-hard",
        .method = sdk::Method::kBedside,
        .local_code = "tense-compartment",
        .sided = true,
        .ask_if = kCompartmentAtRisk,
        .holds_days = kHoldsAWeek,
        .provenance = sdk::Provenance::kEstimate,
    },
    {
        .id = kNewNumbnessOfFoot,
        .label = "New numbness or tingling of the foot",
        .question =
            "Ask about new numbness; touch the first web space, the sole and the lateral foot",
        .positive_if = "new since the injury, cast or surgery, or within days",
        .method = sdk::Method::kBedside,
        .local_code = "new-numbness-of-foot",
        .sided = true,
        .ask_if = kCompartmentAtRisk,
        .holds_days = kHoldsAWeek,
        .provenance = sdk::Provenance::kEstimate,
    },
};

}  // namespace soleus::vocabulary
