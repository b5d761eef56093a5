// Standard codes that are read as findings of the lower leg (drugs: `lower_leg_drugs.h`). Only
// codes whose meaning was read in a published list, and that mean the finding or something
// narrower: a wider code may make the engine ask, never assert. CPT is not here, nor any code known
// from memory alone.
//
// This material contains content from LOINC (http://loinc.org), copyright Regenstrief Institute,
// Inc., used under its licence; from SNOMED CT, flat identifiers with unchanged terms; from
// ICD-10-CM, US public domain; and from RxNorm, courtesy of the US National Library of Medicine,
// which does not endorse this product. ATC classes: WHO Collaborating Centre for Drug Statistics
// Methodology.
#pragma once

#include "plugins/sdk/finding.h"

namespace soleus::vocabulary {

inline constexpr std::string_view kSnomedCt = "http://snomed.info/sct";
inline constexpr std::string_view kIcd10Cm = "http://hl7.org/fhir/sid/icd-10-cm";
inline constexpr std::string_view kLoinc = "http://loinc.org";

// A rupture that somebody has recorded or suspects, as a problem of the list.
inline constexpr sdk::Coding kAchillesRuptureCodes[] = {
    {kSnomedCt, "429513001", "Rupture of Achilles tendon (disorder)"},
    {kSnomedCt, "275335003", "Ruptured Achilles tendon - traumatic (disorder)"},
    {kSnomedCt, "202964000", "Non-traumatic rupture of Achilles tendon (disorder)"},
};

// Pain or injury at the heel, the Achilles tendon or the calf. S86.01- is titled "strain of
// Achilles tendon" and codes rupture and mild strain alike: it says that there is something to
// examine, so it stands here, and never with a rupture. Sequelae (7th character S) are old injuries
// and are left out.
inline constexpr sdk::Coding kHeelOrCalfComplaintCodes[] = {
    {kSnomedCt, "2733002", "Heel pain (finding)"},
    {kSnomedCt, "300954003", "Pain in calf (finding)"},
    {kSnomedCt, "11654001", "Achilles tendinitis (disorder)"},
    {kIcd10Cm, "M76.60", "Achilles tendinitis, unspecified leg"},
    {kIcd10Cm, "M76.61", "Achilles tendinitis, right leg"},
    {kIcd10Cm, "M76.62", "Achilles tendinitis, left leg"},
    {kSnomedCt, "429513001", "Rupture of Achilles tendon (disorder)"},
    {kSnomedCt, "275335003", "Ruptured Achilles tendon - traumatic (disorder)"},
    {kSnomedCt, "202964000", "Non-traumatic rupture of Achilles tendon (disorder)"},
    {kSnomedCt, "221695002", "Bursitis of calcaneal tendon bursa (disorder)"},
    {kSnomedCt, "202883008", "Posterior calcaneal exostosis (disorder)"},
    {kSnomedCt, "285395009", "Strain of calf muscle"},
    {kSnomedCt, "128495002", "Rupture of gastrocnemius muscle"},
    {kSnomedCt, "781440000", "Strain of plantaris tendon"},
    {kSnomedCt, "209783002", "Rupture of plantaris tendon"},
    {kIcd10Cm, "S86.111A",
     "Strain of other muscle(s) and tendon(s) of posterior muscle group at lower leg level, right "
     "leg, initial encounter"},
    {kIcd10Cm, "S86.111D",
     "Strain of other muscle(s) and tendon(s) of posterior muscle group at lower leg level, right "
     "leg, subsequent encounter"},
    {kIcd10Cm, "S86.112A",
     "Strain of other muscle(s) and tendon(s) of posterior muscle group at lower leg level, left "
     "leg, initial encounter"},
    {kIcd10Cm, "S86.112D",
     "Strain of other muscle(s) and tendon(s) of posterior muscle group at lower leg level, left "
     "leg, subsequent encounter"},
    {kIcd10Cm, "S86.119A",
     "Strain of other muscle(s) and tendon(s) of posterior muscle group at lower leg level, "
     "unspecified leg, initial encounter"},
    {kIcd10Cm, "S86.119D",
     "Strain of other muscle(s) and tendon(s) of posterior muscle group at lower leg level, "
     "unspecified leg, subsequent encounter"},
    {kIcd10Cm, "S86.011A", "Strain of right Achilles tendon, initial encounter"},
    {kIcd10Cm, "S86.011D", "Strain of right Achilles tendon, subsequent encounter"},
    {kIcd10Cm, "S86.012A", "Strain of left Achilles tendon, initial encounter"},
    {kIcd10Cm, "S86.012D", "Strain of left Achilles tendon, subsequent encounter"},
    {kIcd10Cm, "S86.019A", "Strain of unspecified Achilles tendon, initial encounter"},
    {kIcd10Cm, "S86.019D", "Strain of unspecified Achilles tendon, subsequent encounter"},
};

inline constexpr sdk::Coding kSystemicCorticosteroidCodes[] = {
    {kSnomedCt, "297279009", "Steroid therapy (procedure)"},
    {kIcd10Cm, "Z79.52", "Long term (current) use of systemic steroids"},
};

// Every stage: the finding says "chronic kidney disease" without a limit.
inline constexpr sdk::Coding kTransplantOrRenalFailureCodes[] = {
    {kSnomedCt, "161665007", "History of renal transplant (situation)"},
    {kSnomedCt, "70536003", "Transplant of kidney (procedure)"},
    {kIcd10Cm, "Z94.0", "Kidney transplant status"},
    {kIcd10Cm, "T86.10", "Unspecified complication of kidney transplant"},
    {kIcd10Cm, "T86.11", "Kidney transplant rejection"},
    {kIcd10Cm, "T86.12", "Kidney transplant failure"},
    {kIcd10Cm, "T86.13", "Kidney transplant infection"},
    {kIcd10Cm, "T86.19", "Other complication of kidney transplant"},
    {kSnomedCt, "709044004", "Chronic kidney disease (disorder)"},
    {kSnomedCt, "431855005", "Chronic kidney disease stage 1 (disorder)"},
    {kSnomedCt, "431856006", "Chronic kidney disease stage 2 (disorder)"},
    {kSnomedCt, "433144002", "Chronic kidney disease stage 3 (disorder)"},
    {kSnomedCt, "700378005", "Chronic kidney disease stage 3A (disorder)"},
    {kSnomedCt, "700379002", "Chronic kidney disease stage 3B (disorder)"},
    {kSnomedCt, "431857002", "Chronic kidney disease stage 4 (disorder)"},
    {kSnomedCt, "433146000", "Chronic kidney disease stage 5 (disorder)"},
    {kSnomedCt, "46177005", "End-stage renal disease (disorder)"},
    {kSnomedCt, "236435004", "End stage renal failure on dialysis (disorder)"},
    {kIcd10Cm, "N18.1", "Chronic kidney disease, stage 1"},
    {kIcd10Cm, "N18.2", "Chronic kidney disease, stage 2 (mild)"},
    {kIcd10Cm, "N18.30", "Chronic kidney disease, stage 3 unspecified"},
    {kIcd10Cm, "N18.31", "Chronic kidney disease, stage 3a"},
    {kIcd10Cm, "N18.32", "Chronic kidney disease, stage 3b"},
    {kIcd10Cm, "N18.4", "Chronic kidney disease, stage 4 (severe)"},
    {kIcd10Cm, "N18.5", "Chronic kidney disease, stage 5"},
    {kIcd10Cm, "N18.6", "End stage renal disease"},
    {kIcd10Cm, "N18.9", "Chronic kidney disease, unspecified"},
};

inline constexpr sdk::Coding kFeverCodes[] = {
    {kSnomedCt, "386661006", "Fever (finding)"},
    {kIcd10Cm, "R50.9", "Fever, unspecified"},
};

inline constexpr sdk::Coding kWeightLossCodes[] = {
    {kSnomedCt, "448765001", "Unintentional weight loss (finding)"},
};

// Uveitis, dactylitis and the family history have no verified code here.
inline constexpr sdk::Coding kPsoriasisOrBowelDiseaseCodes[] = {
    {kSnomedCt, "9014002", "Psoriasis (disorder)"},
    {kSnomedCt, "156370009", "Psoriatic arthritis"},
    {kSnomedCt, "33339001", "Psoriasis with arthropathy (disorder)"},
    {kIcd10Cm, "L40.0", "Psoriasis vulgaris"},
    {kIcd10Cm, "L40.1", "Generalized pustular psoriasis"},
    {kIcd10Cm, "L40.2", "Acrodermatitis continua"},
    {kIcd10Cm, "L40.3", "Pustulosis palmaris et plantaris"},
    {kIcd10Cm, "L40.4", "Guttate psoriasis"},
    {kIcd10Cm, "L40.50", "Arthropathic psoriasis, unspecified"},
    {kIcd10Cm, "L40.51", "Distal interphalangeal psoriatic arthropathy"},
    {kIcd10Cm, "L40.52", "Psoriatic arthritis mutilans"},
    {kIcd10Cm, "L40.53", "Psoriatic spondylitis"},
    {kIcd10Cm, "L40.54", "Psoriatic juvenile arthropathy"},
    {kIcd10Cm, "L40.59", "Other psoriatic arthropathy"},
    {kIcd10Cm, "L40.8", "Other psoriasis"},
    {kIcd10Cm, "L40.9", "Psoriasis, unspecified"},
    {kSnomedCt, "24526004", "Inflammatory bowel disease (disorder)"},
    {kSnomedCt, "34000006", "Crohn's disease (disorder)"},
    {kSnomedCt, "64766004", "Ulcerative colitis (disorder)"},
};

// Z86.718 includes other venous thrombosis.
inline constexpr sdk::Coding kPreviousDvtCodes[] = {
    {kSnomedCt, "161508001", "History of deep vein thrombosis (situation)"},
    {kIcd10Cm, "Z86.718", "Personal history of other venous thrombosis and embolism"},
};

inline constexpr sdk::Coding kClaudicationCodes[] = {
    {kSnomedCt, "275520000", "Claudication (finding)"},
    {kSnomedCt, "63491006", "Intermittent claudication (finding)"},
};

inline constexpr sdk::Coding kGoutCodes[] = {
    {kSnomedCt, "161451004", "History of gout (situation)"},
    {kSnomedCt, "90560007", "Gout"},
    {kSnomedCt, "190828008", "Gouty arthropathy (disorder)"},
    {kSnomedCt, "73877009", "Chronic tophaceous gout (disorder)"},
    {kIcd10Cm, "M10.071", "Idiopathic gout, right ankle and foot"},
    {kIcd10Cm, "M10.072", "Idiopathic gout, left ankle and foot"},
    {kIcd10Cm, "M10.079", "Idiopathic gout, unspecified ankle and foot"},
    {kIcd10Cm, "M1A.0710", "Idiopathic chronic gout, right ankle and foot, without tophus (tophi)"},
    {kIcd10Cm, "M1A.0711", "Idiopathic chronic gout, right ankle and foot, with tophus (tophi)"},
    {kIcd10Cm, "M1A.0720", "Idiopathic chronic gout, left ankle and foot, without tophus (tophi)"},
    {kIcd10Cm, "M1A.0721", "Idiopathic chronic gout, left ankle and foot, with tophus (tophi)"},
    {kIcd10Cm, "M1A.0790",
     "Idiopathic chronic gout, unspecified ankle and foot, without tophus (tophi)"},
    {kIcd10Cm, "M1A.0791",
     "Idiopathic chronic gout, unspecified ankle and foot, with tophus (tophi)"},
};

inline constexpr sdk::Coding kCalfWeaknessCodes[] = {
    {kSnomedCt, "309249007", "Calf muscle weakness (finding)"},
};

inline constexpr sdk::Coding kPittingOedemaCodes[] = {
    {kLoinc, "55407-1", "Pitting edema severity Ankle (LOINC short name)"},
};

// Who cannot bear weight cannot take four steps.
inline constexpr sdk::Coding kUnableToBearWeightCodes[] = {
    {kSnomedCt, "285674009", "Unable to weight-bear (finding)"},
};

// Seen by eye or told; a measured difference is another finding.
inline constexpr sdk::Coding kCalfSwellingCodes[] = {
    {kSnomedCt, "443111006", "Edema of calf"},
    {kSnomedCt, "449615005", "Swelling of lower leg (finding)"},
};

// Pregnancy alone has a verified code; the pill, travel and thrombophilia are asked for.
inline constexpr sdk::Coding kVenousRiskCodes[] = {
    {kSnomedCt, "77386006", "Pregnant (finding)"},
    {kIcd10Cm, "Z33.1", "Pregnant state, incidental"},
};

// Diabetes by its three SNOMED CT concepts: codes are matched one by one, and the ICD-10-CM
// families E08-E13 have hundreds.
inline constexpr sdk::Coding kInfectionRiskCodes[] = {
    {kSnomedCt, "73211009", "Diabetes mellitus (disorder)"},
    {kSnomedCt, "44054006", "Diabetes mellitus type 2 (disorder)"},
    {kSnomedCt, "46635009", "Diabetes mellitus type 1 (disorder)"},
    {kSnomedCt, "370391006", "Patient immunosuppressed"},
    {kIcd10Cm, "D84.821", "Immunodeficiency due to drugs"},
};

inline constexpr sdk::Coding kSerumUrateCodes[] = {
    {kLoinc, "3084-1", "Urate [Mass/volume] in Serum or Plasma"},
    {kLoinc, "14933-6", "Urate [Moles/volume] in Serum or Plasma"},
};
inline constexpr sdk::Coding kCReactiveProteinCodes[] = {
    {kLoinc, "1988-5", "C reactive protein [Mass/volume] in Serum or Plasma"},
    {kLoinc, "30522-7",
     "C reactive protein [Mass/volume] in Serum or Plasma by High sensitivity method"},
};

inline constexpr sdk::Coding kSedimentationRateCodes[] = {
    {kLoinc, "30341-2", "Erythrocyte sedimentation rate"},
    {kLoinc, "4537-7", "Erythrocyte sedimentation rate by Westergren method"},
    {kLoinc, "4538-5", "ESR Bld Qn Wintrobe (LOINC short name)"},
};

// Anaemia, few platelets, few or many white cells: by the range of the laboratory that counted.
inline constexpr sdk::Coding kBloodCountLowCodes[] = {
    {kLoinc, "718-7", "Hemoglobin [Mass/volume] in Blood"},
    {kLoinc, "777-3", "Platelets [#/volume] in Blood by Automated count"},
    {kLoinc, "6690-2", "Leukocytes [#/volume] in Blood by Automated count"},
};
inline constexpr sdk::Coding kBloodCountHighCodes[] = {
    {kLoinc, "6690-2", "Leukocytes [#/volume] in Blood by Automated count"},
};

inline constexpr sdk::Coding kPainRatingCodes[] = {
    {kLoinc, "72514-3", "Pain severity - 0-10 verbal numeric rating [Score] - Reported"},
};

inline constexpr sdk::Coding kLdlCholesterolCodes[] = {
    {kLoinc, "39469-2", "Cholesterol in LDL [Moles/volume] in Serum or Plasma by calculation"},
    {kLoinc, "13457-7", "Cholesterol in LDL [Mass/volume] in Serum or Plasma by calculation"},
    {kLoinc, "18262-6", "Cholesterol in LDL [Mass/volume] in Serum or Plasma by Direct assay"},
};

}  // namespace soleus::vocabulary
