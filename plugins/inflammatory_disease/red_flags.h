// Red flags of inflamed heels: spondyloarthritis and its form in children (rheumatology within two
// weeks), a hot heel without known fever (48 hours), and a drug that may be behind two sore tendons
// (a note to the prescriber).
//
// A hot heel is an infection until fever is asked and the temperature taken; that flag is another
// plugin's, and stays open beside this one.
#pragma once

#include "plugins/sdk/advice.h"
#include "plugins/vocabulary/lower_leg.h"
#include "plugins/vocabulary/order_tags.h"

namespace soleus::inflammatory_disease {

namespace leg = vocabulary;
using sdk::AgeBelow;
using sdk::AllOf;
using sdk::AnyOf;
using sdk::Charted;
using sdk::ConditionId;
using sdk::NotCharted;
using sdk::OnsetWeeksAtLeast;
using sdk::OrderId;
using sdk::PosteriorAtLeast;
using sdk::Present;
using sdk::Provenance;
using sdk::RedFlag;
using sdk::Rule;
using sdk::Severity;
using sdk::Specialty;
using sdk::Urgency;

inline constexpr ConditionId kGout{"gout"};
inline constexpr ConditionId kSpondyloarthritisEnthesitis{"spondyloarthritis_enthesitis"};
inline constexpr ConditionId kJuvenileArthritis{"enthesitis_related_juvenile_arthritis"};

inline constexpr OrderId kShockWave[] = {"shock_wave_therapy"};
// Both hold heel raises, which no tag names.
inline constexpr OrderId kHotHeelWithholds[] = {"shock_wave_therapy", "plantar_heel_pain_care",
                                                "calf_strain_care"};

// What is seen or felt of a child's inflamed heel, beside its rhythm (estimate).
inline constexpr Rule kSwollenOrTenderEnthesis =
    AnyOf(Present(leg::kHotRedSwollen), Present(leg::kLocalSwelling), Present(leg::kSwollenJoint),
          Present(leg::kTenderInsertion));

inline constexpr RedFlag kRedFlags[] = {
    {
        .id = "suspected_spondyloarthritis",
        .name = "Suspected spondyloarthritis",
        .when = AnyOf(AllOf(Present(leg::kMorningStiffnessOver30Min),
                            AnyOf(Present(leg::kSpondyloarthritisFeatures),
                                  Present(leg::kInflammatoryBackPain))),
                      AllOf(Present(leg::kBilateralHeels), Present(leg::kMorningStiffnessOver30Min),
                            AgeBelow(45)),
                      PosteriorAtLeast(kSpondyloarthritisEnthesitis, 0.1),
                      Present(leg::kDactylitis), Present(leg::kEnthesitisAtTwoOrMoreSites),
                      AllOf(Present(leg::kSwollenJoint), Present(leg::kTenderInsertion)),
                      // Reads a feature that is known; the clauses above ask for it.
                      AllOf(Charted(leg::kSpondyloarthritisFeatures), Present(leg::kBilateralHeels),
                            Present(leg::kTenderInsertion)),
                      AllOf(AgeBelow(18), OnsetWeeksAtLeast(6), Present(leg::kInflammatoryRhythm),
                            kSwollenOrTenderEnthesis)),
        .rule_text = "Stiff over 30 min with psoriasis, IBD, uveitis, dactylitis, family history "
                     "or inflammatory back pain; or under 45 with both heels stiff over 30 min; or "
                     "posterior >= 10%; or, at any age and without a stiffness figure, dactylitis, "
                     "enthesitis at two or more sites, or a swollen joint with a tender "
                     "insertion, or both heels and a tender insertion with a known feature; or "
                     "under 18, for 6 weeks or more, morning stiffness that lasts over 30 min or "
                     "that movement eases, with swelling or a tender insertion",
        .urgency = Urgency::kWithin2Weeks,
        .severity = Severity::kRefer,
        .rank = 19,
        .specialty = Specialty::kRheumatology,
        .target = "rheumatology; a child: paediatric rheumatology",
        .within = "within 2 weeks",
        .say = "Refer to rheumatology within 2 weeks, a child to paediatric rheumatology, with "
               "blood tests on the way; ask about nails, scalp and psoriasis in the family. Normal "
               "tests do not close it, and loading may continue at low irritability.",
        .rationale = "Diagnostic delay is long (14 years in a US estimate); treatable.",
        .withholds_orders = kShockWave,
        .activates = {"rheumatology_referral", "inflammatory_bloods"},
        .rule_provenance = Provenance::kEstimate,
        .urgency_provenance = Provenance::kEstimate,
        .rationale_provenance = Provenance::kVerified,
        .sources = {"ard_spa", "asas_def", "danve2019", "enthesis_info", "stafford_reactive",
                    "yedon2011", "chop_foot", "pmm_foot"},
        .note = "Loading may continue at low irritability. The 2-week figure is an estimate "
                "(routine-urgent). The clauses without a stiffness figure (KG29) and the child's "
                "(KG21) are additions to the evidence base. Juvenile arthritis in the family has "
                "no weight of its own: ask for minutes of stiffness and joint swelling.",
    },
    {
        .id = "hot_swollen_heel_or_ankle_crystal_likely",
        .name = "Hot swollen heel or ankle, crystal likely",
        .when = AllOf(Present(leg::kHotRedSwollen), NotCharted(leg::kFeverOrMalaise)),
        .rule_text = "Hot, red, swollen, and no fever recorded",
        .urgency = Urgency::kWithin48Hours,
        .severity = Severity::kRefer,
        .rank = 20,
        .specialty = Specialty::kPrimaryCare,
        .target = "GP / same-day if infection cannot be excluded",
        .within = "within 48 hours",
        .say = "Take the temperature now: with fever, or where infection cannot be excluded, send "
               "the same day. Otherwise GP within 48 hours with urate and CRP, an effusion to be "
               "aspirated, no loading and no steroid injection near the tendon.",
        .rationale = "Aspirate if a joint effusion; sepsis first.",
        .screen = {leg::kHotRedSwollen},
        .withholds_tags = {leg::kTendonLoad},
        .withholds_orders = kHotHeelWithholds,
        .activates = {"primary_care_referral", "inflammatory_bloods"},
        .rule_provenance = Provenance::kEstimate,
        .urgency_provenance = Provenance::kEstimate,
        .rationale_provenance = Provenance::kEstimate,
        .sources = {"janssens2010", "gout2014"},
        .note = "The evidence base words the rule \"Hot, red, peaking within a day, no fever\" and "
                "wants fever recorded absent; here a temperature that nobody took does not "
                "silence it (KG28). How fast the pain peaked is read with earlier attacks. "
                "The care of plantar heel and calf is held back too: it holds heel raises.",
    },
    {
        .id = "tendon_pain_on_another_tendon_toxic_drug",
        .name = "Both heels sore on a drug that can hurt tendons",
        .when = AllOf(Charted(leg::kOtherTendonToxicDrug), Present(leg::kBilateralHeels)),
        .rule_text = "An oral retinoid or an aromatase inhibitor now, or a statin begun within 12 "
                     "months, and both heels sore",
        .urgency = Urgency::kRoutine,
        .severity = Severity::kNote,
        .rank = 26,
        .specialty = Specialty::kPrescriber,
        .target = "the prescriber",
        .within = "at the next contact",
        .say = "Tell the prescriber that the tendons hurt on this drug, and since when; do not "
               "stop it on this ground alone.",
        .rationale = "Case reports: three people with acute Achilles tendonitis on isotretinoin, "
                     "better on less; a review lists statins and aromatase inhibitors too.",
        .activates = {"primary_care_referral"},
        .rule_provenance = Provenance::kEstimate,
        .urgency_provenance = Provenance::kEstimate,
        .rationale_provenance = Provenance::kVerified,
        .sources = {"bottomley1992", "cephalexin_review"},
        .note = "An addition to the evidence base (KG30). No rupture multiplier: population "
                "studies found no rupture signal for statins. One sore side is not told, and "
                "whether the pain began after the drug is not read. A medication list that names "
                "none leaves nothing open.",
    },
};

}  // namespace soleus::inflammatory_disease
