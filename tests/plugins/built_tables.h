// The bundled plugins as built, loaded once and never unloaded.
#pragma once

#include <dlfcn.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <set>
#include <string>
#include <string_view>

#include "plugins/sdk/plugin.h"

namespace soleus::test {

inline const sdk::Module& LoadModule(const std::string& id) {
  const std::string path = std::string(SOLEUS_PLUGIN_DIR) + "/" + id + "/plugin.so";
  void* library = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
  if (library == nullptr) {
    ADD_FAILURE() << dlerror();
    std::abort();
  }
  return *static_cast<const sdk::Module*>(dlsym(library, sdk::kModuleSymbol));
}
inline const sdk::Plugin& Load(const std::string& id) {
  return *LoadModule(id).table;
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

// What a flag holds back: by name, and by tag among the orders of `tables`.
template <typename Tables>
std::set<std::string_view> WithheldBy(const sdk::RedFlag& flag, const Tables& tables) {
  std::set<std::string_view> ids(flag.withholds_orders.begin(), flag.withholds_orders.end());
  for (const sdk::Plugin* table : tables) {
    for (const sdk::Order& order : table->orders) {
      for (std::string_view tag : flag.withholds_tags) {
        if (std::count(order.tags.begin(), order.tags.end(), tag) > 0) ids.insert(order.id);
      }
    }
  }
  return ids;
}

}  // namespace soleus::test
