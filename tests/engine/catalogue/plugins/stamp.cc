// Stamps with one wrong field, over a table that must not be touched: WAY names one of them.
#include <cstdint>

#include "plugins/sdk/plugin.h"

namespace {

using soleus::sdk::Module;

// Mapped in no process: reading through it ends the process.
const auto* const kNowhere = reinterpret_cast<const soleus::sdk::Plugin*>(std::uintptr_t{8});

const Module kWrongMagic = {.magic = 7, .table = kNowhere};
const Module kOtherMajor = {.abi_major = 2, .table = kNowhere};
const Module kNewerMinor = {.abi_minor = 1, .table = kNowhere};
const Module kOtherSize = {.evidence_size = 4, .table = kNowhere};
const Module kNoTable = {};
const Module kWildTable = {.table = kNowhere};
[[maybe_unused]] const Module* const kAll[] = {&kWrongMagic, &kOtherMajor, &kNewerMinor,
                                               &kOtherSize,  &kNoTable,    &kWildTable};

}  // namespace

extern "C" {
extern __attribute__((visibility("default"))) const Module soleus_module;
const Module soleus_module = WAY;
}
