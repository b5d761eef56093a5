// Every bundled plugin passes the gate that a plugin must pass before it may serve, and cheaply.
#include <gtest/gtest.h>

#include <chrono>
#include <iostream>
#include <memory>
#include <string>

#include "engine/catalogue/table_codec.h"
#include "engine/service/gate.h"
#include "tests/plugins/all_tables.h"

namespace soleus::test {
namespace {

TEST(GateOfTables, EveryBundledPluginPassesByItself) {
  std::size_t cases = 0;
  for (const sdk::Plugin* plugin : AllTables()) {
    auto table = catalogue::LoadedTable::Decode(catalogue::EncodeTable(*plugin));
    ASSERT_TRUE(table.ok()) << table.status();
    catalogue::KnowledgeBuilder builder;
    builder.AddTable(std::string(plugin->about.id), *std::move(table));
    const auto alone = builder.Publish();
    const auto begun = std::chrono::steady_clock::now();
    EXPECT_EQ(service::FirstGateThatFails(*alone), "") << plugin->about.id;
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begun;
    std::cout << plugin->about.id << ": " << plugin->cases.size() << " cases, " << took.count()
              << " ms\n";
    cases += plugin->cases.size();
  }
  EXPECT_GE(cases, AllTables().size());  // each brings at least one
}

}  // namespace
}  // namespace soleus::test
