// Tables that SOLEUS_EXPORT_PLUGIN would not compile, exported without it: WAY names one of them,
// DERIVE the function that is exported beside it.
#include <string>

#define TINY_ID "subject"
#include "tests/engine/catalogue/plugins/tiny.h"

#ifndef DERIVE
#define DERIVE nullptr
#endif

namespace {

using soleus::sdk::Case;
using soleus::sdk::Plugin;

[[maybe_unused]] void Malformed(Plugin& table) {
  table.about.version = "one";
}

[[maybe_unused]] void Overfull(Plugin& table) {
  static Case worked[] = {tiny::kCases[0]};
  worked[0].offered.count = 9;  // of 8
  table.cases = worked;
}

[[maybe_unused]] void UnknownStatus(Plugin& table) {
  table.about.status = static_cast<soleus::sdk::Status>(9);
}

[[maybe_unused]] void Huge(Plugin& table) {
  static const std::string title(17U << 20, 'x');
  table.about.title = title;
}

[[maybe_unused]] void StatesCode(Plugin& table) {
  static constexpr soleus::sdk::FindingId kTrend{"test_trend"};
  static constexpr soleus::sdk::Finding kFindings[] = {
      tiny::kVocabulary[0], tiny::kVocabulary[1], {.id = kTrend, .label = "T", .by_code = true}};
  table.vocabulary = kFindings;
  table.code = {.what = "A trend.", .reads = {tiny::kSign}, .sets = {kTrend}};
}

[[maybe_unused]] void Sound(Plugin&) {}

[[maybe_unused]] void Derive(const soleus::sdk::CodeInput&, soleus::sdk::CodeOutput&) {}

Plugin Spoilt() {
  Plugin table = tiny::kTable;
  WAY(table);
  return table;
}

const Plugin kSpoilt = Spoilt();

}  // namespace

extern "C" {
extern __attribute__((visibility("default"))) const soleus::sdk::Module soleus_module;
const soleus::sdk::Module soleus_module = {.table = &kSpoilt, .derive = DERIVE};
}
