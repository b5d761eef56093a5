// What is seen and felt beside the tendon: skin, swelling, joints, and the nerves that go to the
// foot.
#pragma once

#include "plugins/sdk/finding.h"
#include "plugins/vocabulary/ask_rules.h"
#include "plugins/vocabulary/lower_leg_ids.h"

namespace soleus::vocabulary {

// Who is looked at for toes, joints and other entheses: whoever has something of an inflammatory
// disease already. For a plain sore tendon their silence leaves no flag open (estimate).
inline constexpr sdk::Rule kSomethingInflammatory =
    sdk::AnyOf(sdk::Charted(kBilateralHeels), sdk::Charted(kMorningStiffnessOver30Min),
               sdk::Charted(kSpondyloarthritisFeatures), sdk::Charted(kInflammatoryBackPain),
               sdk::Charted(kGoodNsaidResponse), sdk::Charted(kBetterWithMovement));

inline constexpr sdk::Finding kInspectionFindings[] = {
    {
        .id = kBruisingHeelAnkleOrCalf,
        .label = "Bruising at the heel, around the malleoli, on the sole or the calf",
        .question = "Look at the heel, both malleoli, the sole and the calf",
        .positive_if = "present",
        .method = sdk::Method::kBedside,
        .local_code = "bruising-heel-ankle-or-calf",
        .sided = true,
        .ask_if =
            sdk::AnyOf(sdk::Charted(kSuddenOnset), sdk::Charted(kFluoroquinoloneCurrent),
                       sdk::Charted(kFluoroquinoloneRecent), sdk::Charted(kSystemicCorticosteroid),
                       sdk::Charted(kAnticoagulantCurrent), sdk::AgeAtLeast(60)),
        .safety_note = "Never a sign of simple tendinopathy: test the continuity of the tendon.",
        .provenance = sdk::Provenance::kEstimate,
    },
    {
        .id = kSkinIntact,
        .label = "No break in the skin",
        .question = "Look for wounds, ulcers and fissures, between the toes too",
        .positive_if = "whole",
        .method = sdk::Method::kBedside,
        .local_code = "skin-intact",
        .sided = true,
        .provenance = sdk::Provenance::kEstimate,
    },
    {
        .id = kPosteriorHeelSkinTentedOrPale,
        .label = "Skin over the back of the heel tented, pale or blistered",
        .question = "Look at the skin over the calcaneal tuberosity",
        .positive_if = "tented, blanched or blistered",
        .method = sdk::Method::kBedside,
        .local_code = "posterior-heel-skin-tented-or-pale",
        .sided = true,
        .ask_if = sdk::AllOf(
            sdk::AnyOf(sdk::Charted(kFallOrDirectTrauma), sdk::Charted(kSuddenOnset),
                       sdk::Charted(kDiabetesWithInsensateFoot)),
            sdk::AnyOf(sdk::Charted(kCannotTakeFourSteps), sdk::Charted(kOttawaBoneTenderness))),
        .safety_note = "A heel fragment under it can destroy the skin: refer at once; no boot or "
                       "cast edge on it.",
        .provenance = sdk::Provenance::kEstimate,
    },
    {
        .id = kLocalWarmth,
        .label = "Warm over the sore place",
        .question = "Back of the hand, compare sides",
        .positive_if = "warmer than the other side",
        .method = sdk::Method::kBedside,
        .local_code = "local-warmth",
        .sided = true,
        .holds_days = kHoldsAWeek,
        .provenance = sdk::Provenance::kEstimate,
    },
    {
        .id = kLocalRedness,
        .label = "Red over the sore place",
        .question = "Look, compare sides; ask since when",
        .positive_if = "red; not the line of the shoe counter over weeks",
        .method = sdk::Method::kBedside,
        .local_code = "local-redness",
        .sided = true,
        .holds_days = kHoldsAWeek,
        .provenance = sdk::Provenance::kEstimate,
    },
    {
        .id = kLocalSwelling,
        .label = "Swollen at the sore place",
        .question = "Look and feel, compare sides; ask since when",
        .positive_if = "swollen",
        .method = sdk::Method::kBedside,
        .local_code = "local-swelling",
        .sided = true,
        .provenance = sdk::Provenance::kEstimate,
    },
    {
        .id = kLateralFootParaesthesia,
        .label = "Tingling or numbness of the lateral foot or posterolateral calf",
        .question = "Ask and touch: outer border of the foot, posterolateral calf",
        .positive_if = "present",
        .method = sdk::Method::kHistory,
        .local_code = "lateral-foot-paraesthesia",
        .sided = true,
        .provenance = sdk::Provenance::kEstimate,
    },
    // Foot-drop codes (SNOMED CT 6077001, ICD-10-CM M21.37-) are not read: they do not say that it
    // is new.
    {
        .id = kNewFootDropOrLegWeakness,
        .label = "New foot drop or new weakness of the leg",
        .question = "Ask to walk on the heels; test ankle and great toe, up, down and outwards",
        .positive_if = "new, and not a calf alone that cannot push off",
        .method = sdk::Method::kBedside,
        .local_code = "new-foot-drop-or-leg-weakness",
        .sided = true,
        .ask_if =
            sdk::AnyOf(sdk::Charted(kBackPainRadiatingBelowKnee), sdk::Charted(kS1Weakness),
                       sdk::Charted(kAnkleReflexReduced), sdk::Charted(kLateralFootParaesthesia),
                       sdk::Charted(kNewNumbnessOfFoot), sdk::Charted(kPainOutOfProportion),
                       sdk::Charted(kTensePainfulCompartment), sdk::Charted(kCalfCrampOrSpasm),
                       sdk::Charted(kAnticoagulantCurrent),
                       sdk::AllOf(sdk::Charted(kHotRedSwollen), sdk::NotRuledOut(kPainCalf))),
        .holds_days = kHoldsAWeek,
        .provenance = sdk::Provenance::kEstimate,
    },
    {
        .id = kDactylitis,
        .label = "Whole toe or finger swollen (dactylitis)",
        .question = "Look at all toes and fingers; ask about a sausage toe",
        .positive_if = "present now or told by the patient",
        .method = sdk::Method::kBedside,
        .local_code = "dactylitis",
        .ask_if = kSomethingInflammatory,
        .provenance = sdk::Provenance::kEstimate,
    },
    {
        .id = kEnthesitisAtTwoOrMoreSites,
        .label = "Tender entheses at two or more sites",
        .question = "Press both Achilles insertions, both plantar fascia origins, patella, elbow",
        .positive_if = "two or more different sites tender; one site on both heels is one",
        .method = sdk::Method::kBedside,
        .local_code = "enthesitis-at-two-or-more-sites",
        .ask_if = kSomethingInflammatory,
        .provenance = sdk::Provenance::kEstimate,
    },
    {
        .id = kSwollenJoint,
        .label = "Swollen joint",
        .question = "Look at and feel knees, ankles, feet and hands",
        .positive_if = "soft swelling or effusion of any joint",
        .method = sdk::Method::kBedside,
        .local_code = "swollen-joint",
        .ask_if = sdk::AnyOf(sdk::AgeBelow(18), kSomethingInflammatory),
        .provenance = sdk::Provenance::kEstimate,
    },
    // Bleeding of the whole body, not the bruise of this injury: that is
    // bruising_heel_ankle_or_calf.
    {
        .id = kPallorOrBruising,
        .label = "Pallor, or bruises without injury",
        .question = "Look at skin and conjunctivae; ask about bruises, nosebleeds, tiredness",
        .positive_if = "any",
        .method = sdk::Method::kBedside,
        .local_code = "pallor-or-bruising",
        .ask_if = kChildWithUnexplainedPain,
        .safety_note = "A normal blood count does not close it: repeat it.",
        .provenance = sdk::Provenance::kEstimate,
    },
};

}  // namespace soleus::vocabulary
