// Stamps with one wrong field, over a table that must not be touched: WAY names one of them.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "plugins/sdk/plugin.h"

namespace {

using soleus::sdk::Module;

// Mapped in no process: reading through it ends the process.
const auto* const kNowhere = reinterpret_cast<const soleus::sdk::Plugin*>(std::uintptr_t{8});

const Module kWrongMagic = {.magic = 7, .table = kNowhere};
const Module kOtherMajor = {.abi_major = 2, .table = kNowhere};
const Module kNewerMinor = {.abi_minor = soleus::sdk::kAbiMinor + 1, .table = kNowhere};
const Module kOtherModuleSize = {.module_size = 4, .table = kNowhere};

Module WithOtherSizeOf(std::string_view name) {
  Module module = {.table = kNowhere};
  for (std::size_t i = 0; i < module.struct_sizes.size(); ++i) {
    if (soleus::sdk::kStampedStructs[i].name == name) module.struct_sizes[i] = 4;
  }
  return module;
}
const Module kOtherSize = WithOtherSizeOf("Evidence");
const Module kOtherFactorSize = WithOtherSizeOf("Factor");
const Module kNoTable = {};
const Module kWildTable = {.table = kNowhere};
[[maybe_unused]] const Module* const kAll[] = {&kWrongMagic,      &kOtherMajor, &kNewerMinor,
                                               &kOtherModuleSize, &kOtherSize,  &kOtherFactorSize,
                                               &kNoTable,         &kWildTable};

}  // namespace

extern "C" {
extern __attribute__((visibility("default"))) const Module soleus_module;
const Module soleus_module = WAY;
}
