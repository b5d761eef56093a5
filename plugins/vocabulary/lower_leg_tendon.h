// Examination of the Achilles tendon. "Positive" always means the finding as named: a positive calf
// squeeze is one *without* plantarflexion. The order is the order of the examination: continuity
// first.
#pragma once

#include "plugins/sdk/finding.h"
#include "plugins/vocabulary/lower_leg_codes.h"
#include "plugins/vocabulary/lower_leg_ids.h"
#include "plugins/vocabulary/lower_leg_scores.h"

namespace soleus::vocabulary {

inline constexpr sdk::Category kPlantarflexionResponses[] = {
    {"absent", "No plantarflexion"},
    {"reduced", "Clearly less than the other side"},
    {"normal", "Same as the other side"},
};

inline constexpr sdk::Finding kTendonFindings[] = {
    // Added beside the published list: a rupture on the problem list, even a provisional one, is a
    // colleague's suspicion, and no examination of ours outweighs it. It comes from the chart
    // alone,
    // so nobody is asked for it.
    {
        .id = kAchillesRuptureRecorded,
        .label = "An Achilles rupture is recorded or suspected in the chart",
        .question = "Look in the problem list; ask who suspected it, and when",
        .positive_if = "an active problem, confirmed or not",
        .method = sdk::Method::kHistory,
        .sided = true,
        .suspicion_counts = true,
        .codes = kAchillesRuptureCodes,
        .provenance = sdk::Provenance::kEstimate,
    },
    {
        .id = kPlantarflexionResponse,
        .label = "Plantarflexion on calf squeeze",
        .question = "Prone, feet over the edge, squeeze the calf; compare sides",
        .positive_if = "absent, or clearly less than the other side",
        .kind = sdk::ValueKind::kChoice,
        .method = sdk::Method::kBedside,
        .local_code = "plantarflexion-response",
        .sided = true,
        .categories = kPlantarflexionResponses,
        .safety_note = "One gentle test; do not repeat. A 'partially positive' result in a patient "
                       "with a snap history counts as positive (BJGP Open 2017 case).",
        .provenance = sdk::Provenance::kEstimate,
    },
    // "Reduced" counts as positive: `positive_if` says so, and reading it as a normal squeeze would
    // let a partly positive test speak against rupture (BJGP Open 2017 case).
    {
        .id = kCalfSqueezeNoPlantarflexion,
        .label = "Calf squeeze (Simmonds-Thompson) absent plantarflexion",
        .question = "Prone, feet over the edge, squeeze the calf; compare sides",
        .positive_if = "no or clearly less plantarflexion than the other side",
        .method = sdk::Method::kBedside,
        .local_code = "thompson-test",
        .sided = true,
        .derived = sdk::AnyOf(sdk::Is(kPlantarflexionResponse, "absent"),
                              sdk::Is(kPlantarflexionResponse, "reduced")),
        .safety_note = "One gentle test; do not repeat. A 'partially positive' result in a patient "
                       "with a snap history counts as positive (BJGP Open 2017 case).",
        .provenance = sdk::Provenance::kVerified,
    },
    {
        .id = kMatlesAbnormalRestingAngle,
        .label = "Matles: abnormal resting angle with knees at 90 degrees",
        .question = "Prone, flex both knees to 90; compare the resting ankle",
        .positive_if = "affected foot falls to neutral or dorsiflexion",
        .method = sdk::Method::kBedside,
        .local_code = "matles-test",
        .sided = true,
        .provenance = sdk::Provenance::kVerified,
    },
    {
        .id = kPalpableGap,
        .label = "Palpable gap in the tendon",
        .question = "Palpate 2-6 cm above the insertion",
        .positive_if = "gap or loss of contour",
        .method = sdk::Method::kBedside,
        .local_code = "achilles-gap",
        .sided = true,
        .provenance = sdk::Provenance::kVerified,
    },
    {
        .id = kCopelandNoPressureRise,
        .label = "Copeland sphygmomanometer test",
        .question = "Cuff at mid calf to about 100 mmHg; dorsiflex the foot; pressure should rise "
                    "(about 35-60 mmHg)",
        .positive_if = "no rise",
        .method = sdk::Method::kBedside,
        .local_code = "copeland-test",
        .sided = true,
        .provenance = sdk::Provenance::kVerified,
    },
    {
        .id = kObrienNoNeedleSwing,
        .label = "O'Brien needle test (historical)",
        .question = "Needle 10 cm above the calcaneus; passive dorsiflexion should tilt it",
        .positive_if = "no tilt",
        .method = sdk::Method::kBedside,
        .local_code = "obrien-test",
        .sided = true,
        .safety_note = "Invasive; ultrasound replaces it. Do not offer as an order.",
        .provenance = sdk::Provenance::kVerified,
    },
    {
        .id = kPlantarflexionWeak,
        .label = "Plantarflexion strength clearly reduced",
        .question = "Resisted plantarflexion, compare: plantarflexion strength clearly reduced",
        .positive_if = "reduced",
        .method = sdk::Method::kBedside,
        .local_code = "plantarflexion-weakness",
        .sided = true,
        .codes = kCalfWeaknessCodes,
        .provenance = sdk::Provenance::kVerified,
    },
    {
        .id = kExcessPassiveDorsiflexion,
        .label = "Increased passive dorsiflexion",
        .question = "Gentle passive dorsiflexion, compare",
        .positive_if = "more than the other side",
        .method = sdk::Method::kBedside,
        .local_code = "excess-passive-dorsiflexion",
        .sided = true,
        .provenance = sdk::Provenance::kVerified,
    },
    {
        .id = kSingleLegHeelRaiseUnable,
        .label = "Cannot do one single-leg heel raise",
        .question = "Only if squeeze test and gap are normal",
        .positive_if = "unable through weakness",
        .method = sdk::Method::kBedside,
        .local_code = "single-leg-heel-raise-unable",
        .sided = true,
        .derived = sdk::Below(kHeelRaiseCount, 1),
        .safety_note = "Never ask for it when a rupture is suspected. Ability to tiptoe does not "
                       "exclude rupture (BMJ 2015).",
        .provenance = sdk::Provenance::kVerified,
    },
    {
        .id = kTenderMidTendon,
        .label = "Tender tendon 2-6 cm above insertion",
        .question = "Pinch gently along the whole tendon between finger and thumb",
        .positive_if = "reproduces the pain",
        .method = sdk::Method::kBedside,
        .local_code = "achilles-tender-midportion",
        .sided = true,
        .provenance = sdk::Provenance::kVerified,
    },
    {
        .id = kTenderInsertion,
        .label = "Tender within distal 2 cm",
        .question = "Pinch gently along the distal 2 cm of the tendon between finger and thumb",
        .positive_if = "reproduces the pain",
        .method = sdk::Method::kBedside,
        .local_code = "achilles-tender-insertion",
        .sided = true,
        .provenance = sdk::Provenance::kVerified,
    },
    {
        .id = kArcSign,
        .label = "Arc sign: swelling moves with the tendon",
        .question = "Palpate the swelling while the ankle moves",
        .positive_if = "moves (tendinopathy); fixed = paratenon",
        .method = sdk::Method::kBedside,
        .local_code = "achilles-arc-sign",
        .sided = true,
        .provenance = sdk::Provenance::kVerified,
    },
    {
        .id = kRoyalLondonTest,
        .label = "Royal London Hospital test",
        .question =
            "Find the tender spot in neutral/slight plantarflexion, repalpate in full dorsiflexion",
        .positive_if = "tenderness much less or gone in dorsiflexion",
        .method = sdk::Method::kBedside,
        .local_code = "royal-london-test",
        .sided = true,
        .provenance = sdk::Provenance::kVerified,
    },
    {
        .id = kPalpationArcRoyalLondonAll,
        .label = "Palpation, arc sign and Royal London test all positive",
        .question = "Read from palpation, the arc sign and the Royal London test",
        .positive_if = "all three positive",
        .method = sdk::Method::kBedside,
        .sided = true,
        .derived = sdk::AllOf(sdk::Present(kTenderMidTendon), sdk::Present(kArcSign),
                              sdk::Present(kRoyalLondonTest)),
        .provenance = sdk::Provenance::kVerified,
    },
    {
        .id = kTendonThickening,
        .label = "Visible or palpable tendon thickening",
        .question = "Compare sides: visible or palpable tendon thickening",
        .positive_if = "thicker",
        .method = sdk::Method::kBedside,
        .local_code = "achilles-thickening",
        .sided = true,
        .provenance = sdk::Provenance::kRecalled,
    },
    {
        .id = kTendonCrepitus,
        .label = "Crepitus along the tendon",
        .question = "Feel or listen while the ankle moves",
        .positive_if = "present",
        .method = sdk::Method::kBedside,
        .local_code = "achilles-crepitus",
        .sided = true,
        .provenance = sdk::Provenance::kVerified,
    },
    {
        .id = kPainOnSingleLegHeelRaise,
        .label = "Tendon pain on single-leg heel raise",
        .question =
            "After rupture is excluded: one single-leg heel raise; ask about pain in the tendon",
        .positive_if = "pain in tendon",
        .method = sdk::Method::kBedside,
        .local_code = "single-leg-heel-raise-pain",
        .sided = true,
        .provenance = sdk::Provenance::kVerified,
    },
    {
        .id = kPainOnHopping,
        .label = "Tendon pain on hopping",
        .question = "After rupture and stress fracture are excluded: hop on one leg; ask about "
                    "pain in the tendon",
        .positive_if = "pain in tendon",
        .method = sdk::Method::kBedside,
        .local_code = "single-leg-hop-pain",
        .sided = true,
        .safety_note = "Contraindicated with suspected rupture, stress fracture, DVT.",
        .provenance = sdk::Provenance::kVerified,
    },
    {
        .id = kPainOnPassiveDorsiflexion,
        .label = "Pain on passive dorsiflexion",
        .question = "Supine, move the foot into dorsiflexion; ask about pain behind the heel",
        .positive_if = "posterior heel pain",
        .method = sdk::Method::kBedside,
        .local_code = "passive-dorsiflexion-pain",
        .sided = true,
        .provenance = sdk::Provenance::kVerified,
    },
    {
        .id = kAaosRupture2Of4,
        .label = ">= 2 of 4 AAOS rupture signs",
        .question = "Count: squeeze test positive, weak plantarflexion, gap, excess dorsiflexion",
        .positive_if = "count of 2 or more",
        .method = sdk::Method::kBedside,
        .sided = true,
        .derived = sdk::TotalAtLeast(kAaosRuptureItems, 2),
        .provenance = sdk::Provenance::kVerified,
    },
    {
        .id = kSimmondsTriad,
        .label = "Simmonds triad (angle, gap, squeeze)",
        .question = "Count: altered resting angle, gap, no plantarflexion on squeeze",
        .positive_if = "any two, or all three",
        .method = sdk::Method::kBedside,
        .sided = true,
        .derived = sdk::TotalAtLeast(kSimmondsTriadItems, 2),
        .provenance = sdk::Provenance::kVerified,
    },
};

}  // namespace soleus::vocabulary
