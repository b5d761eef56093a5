// Every bundled plugin as built, by id, and all of them together as the daemon serves them. A test
// that asks for them depends on `bundled_plugins`.
#pragma once

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "engine/reasoning/knowledge.h"
#include "tests/plugins/built_tables.h"

namespace soleus::test {

inline const std::vector<const sdk::Plugin*>& AllTables() {
  static const std::vector<const sdk::Plugin*>& tables = *[] {
    std::vector<std::string> ids;
    for (const auto& entry : std::filesystem::directory_iterator(SOLEUS_PLUGIN_DIR)) {
      if (exists(entry.path() / "plugin.so")) ids.push_back(entry.path().filename());
    }
    std::sort(ids.begin(), ids.end());
    auto* loaded = new std::vector<const sdk::Plugin*>();
    for (const std::string& id : ids) loaded->push_back(&Load(id));
    return loaded;
  }();
  return tables;
}

inline const reasoning::Knowledge& AllKnowledge() {
  static const reasoning::Knowledge& knowledge = *[] {
    auto* k = new reasoning::Knowledge();
    for (const sdk::Plugin* table : AllTables()) {
      const absl::Status added = k->Add(*table);
      EXPECT_TRUE(added.ok()) << added;
    }
    return k;
  }();
  return knowledge;
}

}  // namespace soleus::test
