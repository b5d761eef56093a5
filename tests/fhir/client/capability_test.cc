#include "fhir/client/capability.h"

#include "gtest/gtest.h"

namespace soleus::fhir::client {
namespace {

using ByPatient = Capability::ByPatient;

std::optional<Capability> Read(std::string_view text) {
  const auto json = Json::Parse(text, {}, nullptr);
  EXPECT_TRUE(json.ok()) << json.status();
  return json.ok() ? Capability::Read(*json) : std::nullopt;
}

// A server's statement with these resources, each as JSON.
Capability With(const std::string& resources, const std::string& more = "") {
  const auto capability =
      Read(R"({"resourceType": "CapabilityStatement", "fhirVersion": "4.0.1", "rest": [{"mode":
           "server", "resource": [)" +
           resources + "]" + more + "}]}");
  EXPECT_TRUE(capability.has_value());
  return capability.value_or(Capability());
}

TEST(CapabilityStatement, SaysHowATypeIsSearchedByPatient) {
  const Capability capability = With(
      R"({"type": "Condition", "interaction": [{"code": "read"}, {"code": "search-type"}],
          "searchParam": [{"name": "patient"}, {"name": "subject"}]},
         {"type": "Observation", "interaction": [{"code": "search-type"}],
          "searchParam": [{"name": "subject"}, {"name": "code"}]})");
  EXPECT_EQ(capability.HowToAsk("Condition"), ByPatient::kPatient);
  EXPECT_EQ(capability.HowToAsk("Observation"), ByPatient::kSubject);
  EXPECT_EQ(capability.fhir_version(), "4.0.1");
}

TEST(CapabilityStatement, WhatItDoesNotHoldOrCannotSearchIsNotAsked) {
  const Capability capability = With(R"({"type": "Condition", "interaction": [{"code": "read"}],
               "searchParam": [{"name": "patient"}]},
              {"type": "Medication", "interaction": [{"code": "search-type"}],
               "searchParam": [{"name": "code"}]})");
  EXPECT_EQ(capability.HowToAsk("Condition"), ByPatient::kNot);
  EXPECT_EQ(capability.HowToAsk("Medication"), ByPatient::kNot);
  EXPECT_EQ(capability.HowToAsk("Encounter"), ByPatient::kNot);
}

TEST(CapabilityStatement, WhatAShortOneLeavesOpenIsTried) {
  const Capability capability = With(R"({"type": "Condition"})");
  EXPECT_EQ(capability.HowToAsk("Condition"), ByPatient::kPatient);
  EXPECT_FALSE(capability.Narrows("Condition", "code"));
}

TEST(CapabilityStatement, NarrowingIsOnlyByWhatIsStated) {
  const Capability capability = With(
      R"({"type": "Observation", "searchParam": [{"name": "patient"}, {"name": "code"}],
          "searchInclude": ["Observation:encounter"]})",
      R"(, "searchParam": [{"name": "_lastUpdated"}])");
  EXPECT_TRUE(capability.Narrows("Observation", "code"));
  EXPECT_TRUE(capability.Narrows("Observation", "code:in"));
  EXPECT_TRUE(capability.Narrows("Observation", "_lastUpdated"));
  EXPECT_FALSE(capability.Narrows("Observation", "combo-code"));
  EXPECT_FALSE(capability.Narrows("Condition", "code"));
  EXPECT_TRUE(capability.Includes("Observation", "Observation:encounter"));
  EXPECT_FALSE(capability.Includes("Observation", "Observation:device"));
}

TEST(CapabilityStatement, AStarIncludesAll) {
  for (const char* star : {"*", "Observation:*"}) {
    const Capability capability =
        With(R"({"type": "Observation", "searchInclude": [")" + std::string(star) + R"("]})");
    EXPECT_TRUE(capability.Includes("Observation", "Observation:device")) << star;
    EXPECT_FALSE(capability.Includes("Condition", "Condition:encounter")) << star;
  }
}

TEST(CapabilityStatement, WhatIsNotOneOfAServerIsNone) {
  EXPECT_FALSE(Read(R"({"resourceType": "OperationOutcome"})"));
  EXPECT_FALSE(Read(R"({"resourceType": "CapabilityStatement"})"));
  EXPECT_FALSE(Read(R"({"resourceType": "CapabilityStatement", "rest": [{"mode": "client"}]})"));
  EXPECT_FALSE(Read("[]"));
}

TEST(CapabilityStatement, OfAServerThatSaysNothingEverythingIsAskedByPatient) {
  const Capability nothing;
  EXPECT_FALSE(nothing.stated());
  EXPECT_EQ(nothing.HowToAsk("Observation"), ByPatient::kPatient);
  EXPECT_FALSE(nothing.Narrows("Observation", "code"));
  EXPECT_FALSE(nothing.Includes("Observation", "Observation:device"));
}

}  // namespace
}  // namespace soleus::fhir::client
