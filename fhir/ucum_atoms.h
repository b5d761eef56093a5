// UCUM's prefixes and atoms, as its table has them: ucum-essence.xml 2.2 of 2024-06-17
// (github.com/ucum-org/ucum), `value` and `Unit` of each row. UCUM is copyright Regenstrief
// Institute and The UCUM Organization; this is the part that clinical records use.
#pragma once

#include <string_view>

namespace soleus::fhir {

struct UcumPrefix {
  std::string_view code;
  int tens;
};

inline constexpr UcumPrefix kUcumPrefixes[] = {
    {"Y", 24}, {"Z", 21},  {"E", 18},  {"P", 15},  {"T", 12},  {"G", 9},   {"M", 6},
    {"k", 3},  {"h", 2},   {"da", 1},  {"d", -1},  {"c", -2},  {"m", -3},  {"u", -6},
    {"n", -9}, {"p", -12}, {"f", -15}, {"a", -18}, {"z", -21}, {"y", -24},
};

struct UcumAtom {
  std::string_view code;
  bool metric;              // takes a prefix
  std::string_view number;  // it is so many
  std::string_view unit;    // of these, all of which stand further up
};

// The bases, in the order of `Base`, come before these.
inline constexpr UcumAtom kUcumAtoms[] = {
    {"10*", false, "10", "1"},
    {"10^", false, "10", "1"},
    // Time and angle.
    {"Hz", true, "1", "s-1"},
    {"Bq", true, "1", "s-1"},
    {"min", false, "60", "s"},
    {"h", false, "60", "min"},
    {"d", false, "24", "h"},
    {"wk", false, "7", "d"},
    {"a_t", false, "365.24219", "d"},
    {"a_j", false, "365.25", "d"},
    {"a_g", false, "365.2425", "d"},
    {"a", false, "1", "a_j"},
    {"mo_s", false, "29.53059", "d"},
    {"mo_j", false, "1", "a_j/12"},
    {"mo_g", false, "1", "a_g/12"},
    {"mo", false, "1", "mo_j"},
    {"deg", false, "2", "[pi].rad/360"},
    {"gon", false, "0.9", "deg"},
    {"'", false, "1", "deg/60"},
    {"''", false, "1", "'/60"},
    // Length, area, volume.
    {"[in_i]", false, "254e-2", "cm"},
    {"[ft_i]", false, "12", "[in_i]"},
    {"[yd_i]", false, "3", "[ft_i]"},
    {"[mi_i]", false, "5280", "[ft_i]"},
    {"[sin_i]", false, "1", "[in_i]2"},
    {"[sft_i]", false, "1", "[ft_i]2"},
    {"[ft_us]", false, "1200", "m/3937"},
    {"[in_us]", false, "1", "[ft_us]/12"},
    {"[yd_us]", false, "3", "[ft_us]"},
    {"Ao", false, "0.1", "nm"},
    {"ar", true, "100", "m2"},
    {"b", false, "100", "fm2"},
    {"st", true, "1", "m3"},
    {"l", true, "1", "dm3"},
    {"L", true, "1", "l"},
    {"[gal_us]", false, "231", "[in_i]3"},
    {"[qt_us]", false, "1", "[gal_us]/4"},
    {"[pt_us]", false, "1", "[qt_us]/2"},
    {"[gil_us]", false, "1", "[pt_us]/4"},
    {"[foz_us]", false, "1", "[gil_us]/4"},
    {"[tbs_us]", false, "1", "[foz_us]/2"},
    {"[tsp_us]", false, "1", "[tbs_us]/3"},
    {"[cup_us]", false, "16", "[tbs_us]"},
    {"[drp]", false, "1", "ml/20"},
    // Mass.
    {"t", true, "1e3", "kg"},
    {"u", true, "1.66053906660e-24", "g"},
    {"[gr]", false, "64.79891", "mg"},
    {"[lb_av]", false, "7000", "[gr]"},
    {"[oz_av]", false, "1", "[lb_av]/16"},
    {"[stone_av]", false, "14", "[lb_av]"},
    {"g%", true, "1", "g/dl"},
    // Force, pressure, energy.
    {"N", true, "1", "kg.m/s2"},
    {"Pa", true, "1", "N/m2"},
    {"J", true, "1", "N.m"},
    {"W", true, "1", "J/s"},
    {"bar", true, "1e5", "Pa"},
    {"atm", false, "101325", "Pa"},
    {"[g]", true, "980665e-5", "m/s2"},
    {"gf", true, "1", "g.[g]"},
    {"[lbf_av]", false, "1", "[lb_av].[g]"},
    {"[psi]", false, "1", "[lbf_av]/[in_i]2"},
    {"m[H2O]", true, "980665e-5", "kPa"},
    {"m[Hg]", true, "133.3220", "kPa"},
    {"dyn", true, "1", "g.cm/s2"},
    {"P", true, "1", "dyn.s/cm2"},
    {"cal_th", true, "4.184", "J"},
    {"cal", true, "1", "cal_th"},
    {"[Cal]", false, "1", "kcal_th"},
    {"[MET]", false, "3.5", "mL/min/kg"},
    {"[diop]", false, "1", "/m"},
    // Electricity and radiation: rare here, but what is one of these is no other unit misspelt. The
    // henry is left out: records send "pH".
    {"A", true, "1", "C/s"},
    {"V", true, "1", "J/C"},
    {"F", true, "1", "C/V"},
    {"Ohm", true, "1", "V/A"},
    {"S", true, "1", "Ohm-1"},
    {"Wb", true, "1", "V.s"},
    {"T", true, "1", "Wb/m2"},
    {"G", true, "1e-4", "T"},
    {"Gy", true, "1", "J/kg"},
    {"Sv", true, "1", "J/kg"},
    {"R", true, "2.58e-4", "C/kg"},
    // Amounts.
    {"kat", true, "1", "mol/s"},
    {"[IU]", true, "1", "[iU]"},
};

}  // namespace soleus::fhir
