// The bundled plugins as built, loaded once and never unloaded.
#pragma once

#include <dlfcn.h>
#include <gtest/gtest.h>

#include <array>
#include <cstdlib>
#include <string>

#include "plugins/sdk/plugin.h"

namespace soleus::test {

inline const sdk::Plugin& Load(const std::string& id) {
  const std::string path = std::string(SOLEUS_PLUGIN_DIR) + "/" + id + "/plugin.so";
  void* library = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
  if (library == nullptr) {
    ADD_FAILURE() << dlerror();
    std::abort();
  }
  return *static_cast<const sdk::Module*>(dlsym(library, sdk::kModuleSymbol))->table;
}

inline const sdk::Plugin& Rupture() {
  static const sdk::Plugin& table = Load("achilles_rupture");
  return table;
}
inline const sdk::Plugin& Tendinopathy() {
  static const sdk::Plugin& table = Load("achilles_tendinopathy");
  return table;
}
inline std::array<const sdk::Plugin*, 2> Both() {
  return {&Rupture(), &Tendinopathy()};
}

}  // namespace soleus::test
