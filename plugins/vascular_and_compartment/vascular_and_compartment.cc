// Too little blood, or too much pressure, in the leg: arterial insufficiency of any age, acute
// compartment syndrome, and the compartment syndrome of effort. Rare causes of a sore calf, and two
// of them cost the leg when they are missed.
//
// What this plugin is for is its flags, in red_flags.h; the ratios only rank.
#include "plugins/sdk/plugin.h"

#include "plugins/vascular_and_compartment/cases/cases.h"
#include "plugins/vascular_and_compartment/evidence.h"
#include "plugins/vascular_and_compartment/orders.h"
#include "plugins/vascular_and_compartment/red_flags.h"
#include "plugins/vascular_and_compartment/sources.h"
#include "plugins/vocabulary/lower_leg.h"

namespace soleus::vascular_and_compartment {
namespace {

using namespace sdk;  // NOLINT: a table, not a program

constexpr Pretest kAcuteCompartmentPretest[] = {
    {"adult_gradual", 0.001, {0.0002, 0.003}},
    {"adult_sudden", 0.003, {0.001, 0.01}},
    {"child_6_17", 0.0008, {0.0001, 0.003}},
};

constexpr Pretest kArterialPretest[] = {
    {"adult_gradual", 0.006, {0.002, 0.015}},
    {"adult_sudden", 0.001, {0.0002, 0.005}},
    {"child_6_17", 0.001, {0.0001, 0.003}},
};

constexpr Pretest kExertionalCompartmentPretest[] = {
    {"adult_gradual", 0.004, {0.001, 0.01}},
    {"adult_sudden", 0.001, {0.0002, 0.004}},
    {"child_6_17", 0.002, {0.0005, 0.006}},
};

// M79.A2- names a compartment syndrome without injury: that of effort. For the acute one neither it
// nor T79.A2- (traumatic) fits before the cause is known.
constexpr Coding kExertionalCompartmentCodes[] = {
    {leg::kIcd10Cm, "M79.A29", "Nontraumatic compartment syndrome of unspecified lower extremity"},
};

constexpr Condition kConditions[] = {
    {
        .id = kAcuteCompartmentSyndrome,
        .name = "Acute compartment syndrome of the leg",
        .dangerous = true,
        .note = "Absence of signs is reassuring, presence of one is not specific; sensitivity of "
                "single findings 13-19%. No code: SNOMED CT 111245009 is any compartment syndrome, "
                "and ICD-10-CM asks whether it was an injury.",
        .pretest = kAcuteCompartmentPretest,
        .pretest_basis =
            "Expert estimate. No published distribution of diagnoses in posterior heel pain was "
            "found. Amended in adult_gradual, 0.0002 to 0.001: Compartment syndrome after exertion "
            "or a bleed on an anticoagulant has no moment of onset. Rare and grave: with 5 % "
            "always left to \"something else\", a pretest far below 1 in 1,000 cannot be reached "
            "by two or three honest signs. Raised to what first contact may see, well inside its "
            "own uncertainty. Amended in child_6_17, 0.0003 to 0.0008: Rare and grave: with 5 % "
            "always left to \"something else\", a pretest far below 1 in 1,000 cannot be reached "
            "by two or three honest signs. Raised to what first contact may see, well inside its "
            "own uncertainty.",
        .pretest_sources = {"ulmer2002"},
        .evidence = kAcuteCompartmentEvidence,
    },
    {
        .id = kArterialInsufficiency,
        .name = "Arterial claudication / popliteal entrapment / acute limb ischaemia",
        .dangerous = true,
        .note = "Supports: exertional calf pain at a fixed distance, eased within minutes of rest, "
                "absent pulses, smoking, diabetes; pain that warms up with walking speaks against "
                "it. In the young it is a caught popliteal artery, with normal pulses at rest. No "
                "code: each verified one names one of the three.",
        .pretest = kArterialPretest,
        .pretest_basis =
            "Expert estimate. No published distribution of diagnoses in posterior heel pain was "
            "found. Amended in child_6_17, 0.0001 to 0.001: Popliteal entrapment begins at this "
            "age (14 to 45 years in a cited review); 3 of 22 operated limbs had rest pain. Rare "
            "and grave: with 5 % always left to \"something else\", a pretest far below 1 in 1,000 "
            "cannot be reached by two or three honest signs. Raised to what first contact may see, "
            "well inside its own uncertainty.",
        .evidence = kArterialEvidence,
    },
    {
        .id = kChronicExertionalCompartmentSyndrome,
        .name = "Chronic exertional compartment syndrome",
        .codes = kExertionalCompartmentCodes,
        .note = "Supports: tightness of both legs after a set time of running, paraesthesia, gone "
                "minutes after stopping; pain at the start of running speaks against it.",
        .pretest = kExertionalCompartmentPretest,
        .pretest_basis = "Expert estimate. No published distribution of diagnoses in posterior "
                         "heel pain was found.",
        .evidence = kExertionalCompartmentEvidence,
    },
};

constexpr Plugin kVascularAndCompartment = {
    .about =
        {.id = "vascular_and_compartment",
         .version = "0.1.0",
         .title = "Arteries and compartments of the leg",
         .for_whom = "Adults, and with very low pretest probability children of 6-17, with "
                     "posterior heel, Achilles or distal calf pain at first contact in physical "
                     "therapy, primary care or urgent care.",
         .not_for = "Not to exclude a compartment syndrome or a closed artery: soft compartments "
                    "and pulses that are felt do not. Not for children under 6.",
         .status = Status::kDraft,
         .review_by = "2027-11-24",
         .attributes = {.bibliographic_citation =
                            "Ulmer 2002 (signs of acute compartment syndrome), BestBETs 1252, SA "
                            "Health (emergency list); all with what was seen in SOURCES.md.",
                        .developer = "The Soleus project; no clinician has reviewed this version.",
                        .funding = "No funding is recorded.",
                        .released_and_revised =
                            "Evidence compiled on 2026-11-23; version 0.1.0 not yet released.",
                        .use_of_race = "Not used.",
                        .use_of_ethnicity = "Not used.",
                        .use_of_language = "Not used.",
                        .use_of_sexual_orientation = "Not used.",
                        .use_of_gender_identity = "Not used.",
                        .use_of_sex = "Not used.",
                        .use_of_date_of_birth =
                            "Used for age: which presentation applies (adult, or 6-17 years), the "
                            "45 years of the flag of arterial pain on exertion, and whether a "
                            "child's night pain asks for the pulses.",
                        .use_of_social_determinants = "Not used.",
                        .use_of_health_status_assessment = "Not used."}},
    .sources = kSources,
    .vocabulary = leg::kLowerLeg,
    .presentations = leg::kPresentations,
    .conditions = kConditions,
    .red_flags = kRedFlags,
    .orders = kOrders,
    .order_sets = kOrderSets,
    .cases = kCases,
};

}  // namespace
}  // namespace soleus::vascular_and_compartment

SOLEUS_EXPORT_PLUGIN(soleus::vascular_and_compartment::kVascularAndCompartment);
