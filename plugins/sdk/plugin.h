// What a plugin author includes. A plugin is one `constexpr Plugin` value and one line:
//
//   constexpr Plugin kAchillesRupture = {...};
//   SOLEUS_EXPORT_PLUGIN(kAchillesRupture);
//
// What no table can say, one function may work out beside it: `plugins/sdk/code.h`.
//
// The macro refuses to compile a malformed table and prints, in a sentence, what is wrong with it
// (`plugins/sdk/check.h`). Read `plugins/achilles_rupture/achilles_rupture.cc` as the example.
//
// Threads, ownership: the table is read-only data of the shared library. It runs nothing, owns
// nothing and lives as long as the process that loaded it, which is never the daemon itself.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <span>
#include <string_view>

#include "plugins/sdk/advice.h"
#include "plugins/sdk/code.h"
#include "plugins/sdk/score.h"

namespace soleus::sdk {

enum class Status : std::uint8_t { kDraft, kReviewed, kRetired };

// One work that a table cites.
struct Source {
  SourceKey key;
  std::string_view citation;
  std::string_view identifier;     // "pmid:9548122", "doi:10...", or empty
  std::string_view what_was_seen;  // abstract, table, whole text, secondary page, ...
  Provenance provenance = Provenance::kRecalled;
};

// The source attributes that US rules ask an evidence-based decision-support intervention to show
// (45 CFR 170.315(b)(11)(iv)(A)). Each is a sentence; "not used" is an answer, silence is not.
struct SourceAttributes {
  std::string_view bibliographic_citation;
  std::string_view developer;
  std::string_view funding;
  std::string_view released_and_revised;
  std::string_view use_of_race;
  std::string_view use_of_ethnicity;
  std::string_view use_of_language;
  std::string_view use_of_sexual_orientation;
  std::string_view use_of_gender_identity;
  std::string_view use_of_sex;
  std::string_view use_of_date_of_birth;
  std::string_view use_of_social_determinants;
  std::string_view use_of_health_status_assessment;
};

struct About {
  std::string_view id;       // [a-z][a-z0-9_]*, the folder's name
  std::string_view version;  // semantic version
  std::string_view title;
  std::string_view for_whom;
  std::string_view not_for;
  Status status = Status::kDraft;
  std::string_view reviewer;     // empty while draft
  std::string_view reviewed_on;  // YYYY-MM-DD; empty while draft
  std::string_view review_by;    // YYYY-MM-DD
  SourceAttributes attributes;
};

// One input of a worked patient.
struct CaseFact {
  FindingId finding;
  Given given = Given::kPresent;
  std::string_view category = {};
  double number = 0;
};

// The dated values of a quantity, of a worked patient.
struct CaseCourse {
  FindingId finding;
  std::span<const DatedNumber> values = {};  // oldest first, at most one a day
};

// A worked patient that the engine must reproduce, with this plugin alone loaded, before the plugin
// may serve. `first` is the expected first of the plugin's own conditions; empty, and only then, in
// a plugin that knows none.
struct Case {
  std::string_view id;
  std::string_view title;
  double age_years = 0;
  std::span<const CaseFact> facts = {};
  ConditionId first;
  Few<std::string_view, 8> flags_fired = {};  // exactly these
  Few<OrderId, 8> offered = {};               // at least these
  Few<OrderId, 8> withheld = {};              // at least these
  std::span<const CaseCourse> courses = {};   // of this episode; today's value stands in `facts`
  // What the plugin's code must make of it, exactly. The table is replayed as if it had.
  std::span<const CaseFact> worked_out = {};
  Few<std::string_view, 4> follow_ups = {};  // at least these are told
};

struct Plugin {
  About about;
  std::span<const Source> sources = {};
  std::span<const Finding> vocabulary = {};
  std::span<const Presentation> presentations = {};
  std::span<const Condition> conditions = {};
  std::span<const RedFlag> red_flags = {};
  std::span<const Order> orders = {};
  std::span<const OrderSet> order_sets = {};
  std::span<const Factor> factors = {};
  std::span<const Score> scores = {};
  std::span<const Outcome> outcomes = {};
  std::span<const FollowUp> follow_ups = {};
  std::span<const Case> cases = {};
  Code code = {};  // what the function that is exported with the table reads and sets
};

// The stamp at the door. It is read, field by field, before anything behind `table` is touched.
inline constexpr std::uint64_t kMagic = 0x31'53'55'45'4c'4f'53'00;  // "\0SOLEUS1"
inline constexpr std::uint32_t kAbiMajor = 1;                       // differs: refused
inline constexpr std::uint32_t kAbiMinor = 1;  // the plugin's is newer than the host's: refused

// Every struct that a table is made of. Two builds whose sizes all agree read one layout; where one
// differs, the host names it. The names are the host's own and never read from a plugin.
struct StampedStruct {
  std::string_view name;
  std::uint32_t size;
};
inline constexpr StampedStruct kStampedStructs[] = {{"Plugin", sizeof(Plugin)},
                                                    {"About", sizeof(About)},
                                                    {"SourceAttributes", sizeof(SourceAttributes)},
                                                    {"Source", sizeof(Source)},
                                                    {"Citations", sizeof(Citations)},
                                                    {"Finding", sizeof(Finding)},
                                                    {"FindingId", sizeof(FindingId)},
                                                    {"Coding", sizeof(Coding)},
                                                    {"Category", sizeof(Category)},
                                                    {"ExposureWindow", sizeof(ExposureWindow)},
                                                    {"Ingredient", sizeof(Ingredient)},
                                                    {"Rule", sizeof(Rule)},
                                                    {"Term", sizeof(Term)},
                                                    {"Presentation", sizeof(Presentation)},
                                                    {"Condition", sizeof(Condition)},
                                                    {"ConditionId", sizeof(ConditionId)},
                                                    {"Pretest", sizeof(Pretest)},
                                                    {"Modifier", sizeof(Modifier)},
                                                    {"Evidence", sizeof(Evidence)},
                                                    {"Band", sizeof(Band)},
                                                    {"Ratio", sizeof(Ratio)},
                                                    {"Interval", sizeof(Interval)},
                                                    {"RedFlag", sizeof(RedFlag)},
                                                    {"Order", sizeof(Order)},
                                                    {"Dose", sizeof(Dose)},
                                                    {"Contraindication", sizeof(Contraindication)},
                                                    {"OrderSet", sizeof(OrderSet)},
                                                    {"Phase", sizeof(Phase)},
                                                    {"Factor", sizeof(Factor)},
                                                    {"Score", sizeof(Score)},
                                                    {"ScoreItem", sizeof(ScoreItem)},
                                                    {"ScoreBand", sizeof(ScoreBand)},
                                                    {"Outcome", sizeof(Outcome)},
                                                    {"ChangeThreshold", sizeof(ChangeThreshold)},
                                                    {"FollowUp", sizeof(FollowUp)},
                                                    {"Case", sizeof(Case)},
                                                    {"CaseFact", sizeof(CaseFact)},
                                                    {"CaseCourse", sizeof(CaseCourse)},
                                                    {"Code", sizeof(Code)},
                                                    {"CodeFact", sizeof(CodeFact)},
                                                    {"DatedNumber", sizeof(DatedNumber)},
                                                    {"Course", sizeof(Course)},
                                                    {"CodeInput", sizeof(CodeInput)},
                                                    {"CodeOutput", sizeof(CodeOutput)}};

constexpr bool IsStamped(std::string_view name) {
  for (const StampedStruct& stamped : kStampedStructs) {
    if (stamped.name == name) return true;
  }
  return false;
}

using StructSizes = std::array<std::uint32_t, std::size(kStampedStructs)>;
inline constexpr StructSizes kStructSizes = [] {
  StructSizes sizes{};
  for (std::size_t i = 0; i < sizes.size(); ++i) sizes[i] = kStampedStructs[i].size;
  return sizes;
}();

struct Module {
  std::uint64_t magic = kMagic;
  std::uint32_t abi_major = kAbiMajor;
  std::uint32_t abi_minor = kAbiMinor;
  std::uint32_t module_size = sizeof(Module);
  // In the order of kStampedStructs; read only where module_size is the host's own.
  StructSizes struct_sizes = kStructSizes;
  const Plugin* table = nullptr;
  DeriveFunction derive = nullptr;  // the plugin's code; null where the table states none
};

// The one symbol that a plugin exports.
inline constexpr const char* kModuleSymbol = "soleus_module";

}  // namespace soleus::sdk

#include "plugins/sdk/check.h"

#define SOLEUS_INTERNAL_EXPORT(table_name, derive_function, has_function)                        \
  template struct soleus::sdk::WellFormed<soleus::sdk::ExportDefect(table_name, has_function)>;  \
  extern "C" {                                                                                   \
  extern __attribute__((visibility("default"))) const soleus::sdk::Module soleus_module;         \
  const soleus::sdk::Module soleus_module = {.table = &(table_name), .derive = derive_function}; \
  }                                                                                              \
  static_assert(true, "takes a semicolon")

#define SOLEUS_EXPORT_PLUGIN(table_name) SOLEUS_INTERNAL_EXPORT(table_name, nullptr, false)

// With `derive_function`, a `void (const CodeInput&, CodeOutput&)`: what `table_name.code` states.
#define SOLEUS_EXPORT_PLUGIN_WITH_CODE(table_name, derive_function) \
  SOLEUS_INTERNAL_EXPORT(table_name, derive_function, true)
