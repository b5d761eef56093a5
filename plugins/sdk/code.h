// What a table cannot say: a score over dated values, a trend. A plugin may bring one function that
// derives values of findings from values of findings. Most plugins need none.
//
//   void Derive(const CodeInput& in, CodeOutput& out) {...}
//   SOLEUS_EXPORT_PLUGIN_WITH_CODE(kVisaATrend, Derive);
//
// It runs in a process of its own that can open no file, reach no network, start no process and use
// little memory, and it is killed past its deadline. It is not called where nothing that it reads
// is known. It must be a pure function of its input: no clock, no state between calls (calls may
// come on any process, in any order, again).
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "plugins/sdk/finding.h"
#include "plugins/sdk/rule.h"
#include "plugins/sdk/text.h"

namespace soleus::sdk {

enum class Given : std::uint8_t { kPresent, kAbsent, kCategory, kQuantity };

// In the plugin's table: what the code may see and what it may say. Empty `sets`: there is no code.
struct Code {
  std::string_view what = {};           // what it works out, one sentence for a clinician
  Few<FindingId, 32> reads = {};        // their values today; none that code sets
  Few<FindingId, 8> reads_course = {};  // and quantities whose dated values of this episode it sees
  Few<FindingId, 16> sets = {};         // of the vocabulary, `by_code`; no other plugin's code may
  Provenance provenance = Provenance::kEstimate;  // of the method
  Citations sources = {};                         // likewise
};

struct CodeFact {
  FindingId finding;
  Given given = Given::kPresent;
  std::string_view category = {};  // kCategory
  double number = 0;               // kQuantity, in the finding's unit
};

struct DatedNumber {
  double number = 0;  // in the finding's unit
  int days_ago = 0;   // whole days before the moment that the answer speaks for
};

struct Course {
  FindingId finding;
  std::span<const DatedNumber> values;  // oldest first, at most one a day
};

// Valid during the call alone.
struct CodeInput {
  double age_years = -1;            // below 0: unknown
  std::span<const CodeFact> facts;  // known ones of `reads`; what is not here is unknown
  std::span<const Course> courses;  // of `reads_course`; those with a value
};

// Takes at most `capacity` facts, of `sets`, each once; text must outlive the call by nothing.
struct CodeOutput {
  CodeFact* facts = nullptr;
  std::size_t capacity = 0;
  std::size_t size = 0;

  void Add(const CodeFact& fact) {
    if (size < capacity) facts[size] = fact;
    ++size;  // more than `capacity`: the whole answer is refused
  }
};

using DeriveFunction = void (*)(const CodeInput& input, CodeOutput& output);

}  // namespace soleus::sdk
