#include "engine/daemon/config_decision_log.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace soleus::daemon {
namespace {

using testing::AllOf;
using testing::HasSubstr;

std::string Refusal(const std::string& yaml) {
  DecisionLogSettings settings;
  return std::string(ReadDecisionLog(YAML::Load(yaml), "site.yaml", settings).message());
}

TEST(DecisionLogSettings, PatientsDataAreKeptOnlyWhereTheFileSaysSo) {
  DecisionLogSettings settings;
  ASSERT_TRUE(ReadDecisionLog(YAML::Load("max_days: 30"), "site.yaml", settings).ok());
  EXPECT_TRUE(settings.enabled);
  EXPECT_FALSE(settings.keep_inputs);
  EXPECT_EQ(settings.max_days, 30u);
  EXPECT_EQ(settings.max_mib, 512u);
  ASSERT_TRUE(ReadDecisionLog(YAML::Load("{inputs: kept, enabled: false, max_mib: 7}"), "site.yaml",
                              settings)
                  .ok());
  EXPECT_FALSE(settings.enabled);
  EXPECT_TRUE(settings.keep_inputs);
  EXPECT_EQ(settings.max_mib, 7u);
}

TEST(DecisionLogSettings, WhatTheyDoNotTakeIsRefusedByName) {
  EXPECT_THAT(Refusal("inputs: plain"),
              AllOf(HasSubstr("site.yaml: decision_log.inputs"), HasSubstr("kept or hashed")));
  EXPECT_THAT(Refusal("inputs: [kept]"), HasSubstr("kept or hashed"));
  EXPECT_THAT(Refusal("enabled: maybe"), HasSubstr("true or false"));
  EXPECT_THAT(Refusal("max_mib: 0"), HasSubstr("a whole number from 1 to 1048576"));
  EXPECT_THAT(Refusal("max_days: 3 weeks"), HasSubstr("a whole number from 1 to 36525"));
  EXPECT_THAT(Refusal("max_hours: 3"), HasSubstr("there is no setting \"decision_log.max_hours\""));
  EXPECT_THAT(Refusal("max_days: 3\nmax_days: 4"), HasSubstr("given twice"));
  EXPECT_THAT(Refusal("- kept"), HasSubstr("takes a map"));
}

}  // namespace
}  // namespace soleus::daemon
