// Drugs that set an exposure. RxNorm, courtesy of the US National Library of Medicine, which does
// not endorse this product; ATC classes: WHO Collaborating Centre for Drug Statistics Methodology.
#pragma once

#include "plugins/sdk/finding.h"

namespace soleus::vocabulary {

// Counts while it is taken, and no longer.
inline constexpr sdk::ExposureWindow kWhileTaken[] = {{"", 0, 1}};

// Systemic routes only: eye, ear, skin and inhaled forms are left out by whoever reads the record.
// Besifloxacin (eye drops only) is not listed. The ATC class stands once and covers its members; a
// member is told by its RxNorm ingredient or its name.
inline constexpr sdk::Ingredient kFluoroquinolones[] = {
    {"fluoroquinolone", "", "J01MA"},  // the whole ATC class
    {"ciprofloxacin", "2551", ""},
    {"levofloxacin", "82122", ""},
    {"moxifloxacin", "139462", ""},
    {"ofloxacin", "7623", ""},
    {"delafloxacin", "1927663", ""},
    {"gemifloxacin", "138099", ""},
    {"norfloxacin", "7517", ""},
    {"gatifloxacin", "228476", ""},
    {"lomefloxacin", "28872", ""},
    {"pefloxacin", "7960", ""},
    {"sparfloxacin", "18469", ""},
    {"enoxacin", "3925", ""},
    {"fleroxacin", "42322", ""},
    {"trovafloxacin", "115552", ""},
    {"grepafloxacin", "83719", ""},
    {"temafloxacin", "37771", ""},
    {"rufloxacin", "", ""},
    {"prulifloxacin", "", ""},
    {"pazufloxacin", "", ""},
    {"garenoxacin", "", ""},
    {"sitafloxacin", "", ""},
    // Stems for other languages' spellings, and brand names: recalled, and matched in text alone.
    {"ciproflox*", "", ""},
    {"levoflox*", "", ""},
    {"moxiflox*", "", ""},
    {"oflox*", "", ""},
    {"norflox*", "", ""},
    {"cipro", "", ""},
    {"ciproxin", "", ""},
    {"levaquin", "", ""},
    {"tavanic", "", ""},
    {"avelox", "", ""},
};

// Budesonide (mostly inhaled or enteric) and fludrocortisone (a mineralocorticoid) are not counted.
inline constexpr sdk::Ingredient kSystemicCorticosteroids[] = {
    {"glucocorticoid", "", "H02AB"},  // the whole ATC class
    {"prednisone", "8640", ""},         {"prednisolone", "8638", ""},
    {"methylprednisolone", "6902", ""}, {"dexamethasone", "3264", ""},
    {"hydrocortisone", "5492", ""},     {"betamethasone", "1514", ""},
    {"triamcinolone", "10759", ""},     {"cortisone", "2878", ""},
    {"deflazacort", "22396", ""},
};

// Treatment and prevention alike: both bleed. Platelet inhibitors are not counted. ATC classes as a
// public listing of the index names them (SubjectRaw/SubjectRaw, subject/data/eng/atc.md); RxNorm
// numbers as several public code lists give them; who has none here was seen without a number. A
// heparin that only flushes a line is counted: the name does not tell it apart.
inline constexpr sdk::Ingredient kAnticoagulants[] = {
    {"vitamin k antagonist", "", "B01AA"},  // these four: whole ATC classes
    {"low molecular weight heparin", "", "B01AB"},
    {"direct thrombin inhibitor", "", "B01AE"},
    {"direct factor xa inhibitor", "", "B01AF"},
    {"fondaparinux", "", "B01AX05"},
    {"warfarin", "11289", ""},
    {"apixaban", "1364430", ""},
    {"rivaroxaban", "1114195", ""},
    {"dabigatran", "1037042", ""},  // the number is of dabigatran etexilate
    {"enoxaparin", "67108", ""},
    {"edoxaban", "", ""},
    {"heparin", "", ""},
    {"dalteparin", "", ""},
    {"tinzaparin", "", ""},
    {"nadroparin", "", ""},
    {"bemiparin", "", ""},
    {"phenprocoumon", "", ""},
    {"acenocoumarol", "", ""},
    {"fluindione", "", ""},
    // Brand names: recalled, and matched in text alone.
    {"coumadin", "", ""},
    {"eliquis", "", ""},
    {"xarelto", "", ""},
    {"pradaxa", "", ""},
    {"lovenox", "", ""},
    {"clexane", "", ""},
};

// Oral retinoids and aromatase inhibitors. Two ATC classes of retinoids belong to the systemic part
// of group D.
inline constexpr sdk::Ingredient kOtherTendonToxicDrugs[] = {
    {"oral retinoid", "", "D10BA"},  // these three: whole ATC classes
    {"retinoid for psoriasis", "", "D05BB"},
    {"aromatase inhibitor", "", "L02BG"},
    {"isotretinoin", "6064", ""},
    {"acitretin", "", ""},
    {"anastrozole", "84857", ""},
    {"letrozole", "72965", ""},
    {"exemestane", "258494", ""},
};

}  // namespace soleus::vocabulary
