// Worked patients that the engine must reproduce with this plugin alone loaded, before it may
// serve. They are a consistency check, not a validation; the context (onset, age) is part of each.
#pragma once

#include "plugins/sdk/plugin.h"
#include "plugins/vascular_and_compartment/red_flags.h"
#include "plugins/vocabulary/lower_leg.h"

namespace soleus::vascular_and_compartment {

using enum sdk::Given;

// Published case (Sit and Lui, Foot & Ankle Specialist 8(1), doi:10.1177/1938640014543360).
// A tear of the medial gastrocnemius, a numb foot; passive movement of toes and ankle was not very
// painful, the foot pulses could not be felt but were heard with Doppler. Fasciotomy.
// Numbness alone must be enough; the pulses raise the artery's flag beside it.
inline constexpr sdk::CaseFact kNumbFootAfterCalfTear[] = {
    {leg::kOnsetType, kCategory, "sudden"},
    {leg::kPainLocation, kCategory, "calf-muscle"},
    {leg::kNewNumbnessOfFoot, kPresent},
    {leg::kPainOnPassiveToeStretch, kAbsent},
    {leg::kRecentImmobilisationOrSurgery, kAbsent},
    {leg::kAnticoagulantCurrent, kAbsent},
    {leg::kTenseCompartment, kPresent},
    {leg::kFootPulsesAbsent, kPresent},
};

// Published case: a calf that swelled after football, a full dose of dalteparin, six hours later
// agony (scribd.com/document/348244066, "Acute Compartment Syndrome Following DVT").
// 25-year-old man; the numb foot is added here, to show that a drug alone makes it count.
inline constexpr sdk::CaseFact kBleedOnHeparin[] = {
    {leg::kOnsetType, kCategory, "gradual"},
    {leg::kPainLocation, kCategory, "calf-muscle"},
    {leg::kAnticoagulantCurrent, kPresent},
    {leg::kNewNumbnessOfFoot, kPresent},
};

// Published case (Chan, Arch Dis Child 83(4):362).
// 14-year-old boy, two days of pain in the right foot, worse at night, a pale painful great toe,
// eased by hanging the foot over the edge of the bed; the pulses were missing.
inline constexpr sdk::CaseFact kBoyWithPaleToe[] = {
    {leg::kPainLocation, kCategory, "diffuse-other"},
    {leg::kNightOrRestPain, kPresent},
    {leg::kFootColdOrPale, kPresent},
    {leg::kReliefByDependency, kPresent},
    {leg::kFootPulsesAbsent, kPresent},
};

// Published case (ACC patient case quiz, 2019).
// 26-year-old runner, foot pain and calf tightness now after less than 100 m, gone within minutes
// of stopping; pulses and ankle index at rest normal. Popliteal artery entrapment.
inline constexpr sdk::CaseFact kRunnerStoppedAt100Metres[] = {
    {leg::kOnsetType, kCategory, "gradual"}, {leg::kPainLocation, kCategory, "calf-muscle"},
    {leg::kClaudication, kPresent},          {leg::kFootPulsesAbsent, kAbsent},
    {leg::kNightOrRestPain, kAbsent},
};

// Constructed: 68 years, calf pain at a fixed distance. Routine, and no compression stocking.
inline constexpr sdk::CaseFact kFixedDistance[] = {
    {leg::kOnsetType, kCategory, "gradual"},  {leg::kPainLocation, kCategory, "calf-muscle"},
    {leg::kClaudication, kPresent},           {leg::kNightOrRestPain, kAbsent},
    {leg::kTensePainfulCompartment, kAbsent},
};

// No flag of artery or compartment may fire for an ordinary runner's tendinopathy.
// 42-year-old recreational runner, 10 weeks of pain 4 cm above the right heel, stiff for 5 minutes
// in the morning, eases as he runs and aches after. No event.
inline constexpr sdk::CaseFact kRunner[] = {
    {leg::kOnsetType, kCategory, "gradual"}, {leg::kPainLocation, kCategory, "mid-tendon-2-6cm"},
    {leg::kMorningStiffness, kPresent},      {leg::kStartUpPainWarmsUp, kPresent},
    {leg::kTenderMidTendon, kPresent},       {leg::kPopOrKickAtOnset, kAbsent},
    {leg::kCalf3CmLarger, kAbsent},
};

inline constexpr sdk::Case kCases[] = {
    {
        .id = "numb_foot_after_calf_tear",
        .title = "Calf tear, numb foot, stretch that hardly hurts (Sit and Lui)",
        .age_years = 55,
        .facts = kNumbFootAfterCalfTear,
        .first = kAcuteCompartmentSyndrome,
        .flags_fired = {"suspected_acute_compartment_syndrome", "acute_limb_ischaemia"},
        .offered = {"emergency_referral"},
        .withheld = {"ice", "compression", "calf_strain_care"},
    },
    {
        .id = "bleed_on_heparin",
        .title = "Swollen calf after football, agony on heparin",
        .age_years = 25,
        .facts = kBleedOnHeparin,
        .first = kAcuteCompartmentSyndrome,
        .flags_fired = {"suspected_acute_compartment_syndrome"},
        .offered = {"emergency_referral"},
        .withheld = {"compression", "immobilise_in_equinus"},
    },
    {
        .id = "boy_with_pale_toe",
        .title = "Fourteen, foot pain eased by hanging the leg down (Chan)",
        .age_years = 14,
        .facts = kBoyWithPaleToe,
        .first = kArterialInsufficiency,
        .flags_fired = {"acute_limb_ischaemia"},
        .offered = {"emergency_referral"},
        .withheld = {"ice", "compression"},
    },
    {
        .id = "runner_stopped_at_100_metres",
        .title = "Runner stopped within 100 m, pulses normal at rest",
        .age_years = 26,
        .facts = kRunnerStoppedAt100Metres,
        .first = kArterialInsufficiency,
        .flags_fired = {"exertional_arterial_pain_under_45", "arterial_claudication"},
        .offered = {"vascular_referral"},
        .withheld = {"compression"},
    },
    {
        .id = "calf_pain_at_a_fixed_distance",
        .title = "Calf pain at a fixed distance, 68 years",
        .age_years = 68,
        .facts = kFixedDistance,
        .first = kArterialInsufficiency,
        .flags_fired = {"arterial_claudication"},
        .offered = {"vascular_referral"},
        .withheld = {"ice"},
    },
    {
        .id = "runner_no_vascular_flag",
        .title = "Runner, midportion",
        .age_years = 42,
        .facts = kRunner,
        .first = kChronicExertionalCompartmentSyndrome,
    },
};

}  // namespace soleus::vascular_and_compartment
