// A knowledge that uses every finding of the shared vocabulary, by one flag each.
#pragma once

#include <vector>

#include "engine/reasoning/knowledge.h"
#include "gtest/gtest.h"
#include "plugins/vocabulary/lower_leg.h"

namespace soleus::service {

class WholeVocabulary {
 public:
  WholeVocabulary() {
    for (const sdk::Finding& f : vocabulary::kLowerLeg) {
      flags_.push_back(
          {.id = f.id.text, .when = sdk::Known(f.id), .within = "never", .say = "Nothing."});
    }
    table_.vocabulary = vocabulary::kLowerLeg;
    table_.presentations = vocabulary::kPresentations;
    table_.red_flags = flags_;
    EXPECT_TRUE(knowledge_.Add(table_).ok());
  }

  const reasoning::Knowledge& knowledge() const { return knowledge_; }

 private:
  std::vector<sdk::RedFlag> flags_;
  sdk::Plugin table_;
  reasoning::Knowledge knowledge_;
};

}  // namespace soleus::service
