// Reads a record as of 14 March 2026 and looks for issues in it.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "fhir/record.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace soleus::fhir {

inline Time Day(std::string_view text) {
  const auto time = ParseTime(text);
  EXPECT_TRUE(time.has_value()) << text;
  return time.value_or(Time{});
}

inline absl::StatusOr<Record> TryRead(std::string_view json, const ReadLimits& limits = {}) {
  return ReadRecord(json, Day("2026-03-14"), limits);
}

// The texts of what it read last as long as the test, which may look at a part of a record alone.
inline Record Read(std::string_view json) {
  static auto& kept = *new std::vector<std::shared_ptr<const void>>();
  auto record = TryRead(json);
  EXPECT_TRUE(record.ok()) << record.status();
  if (!record.ok()) return {};
  kept.push_back(record->texts);
  return *std::move(record);
}

// A collection of the resources, each given as JSON.
template <typename... Resources>
std::string Bundle(const Resources&... resources) {
  std::string json = R"({"resourceType": "Bundle", "type": "collection", "entry": [)";
  const char* comma = "";
  const auto add = [&](std::string_view resource) {
    json += comma;
    json += R"({"resource": )" + std::string(resource) + "}";
    comma = ",";
  };
  (add(resources), ...);
  return json + "]}";
}

MATCHER_P3(IsIssue, severity, path, part_of_text, "") {
  return arg.severity == severity && arg.path == path &&
         arg.text.find(part_of_text) != std::string::npos && !arg.remedy.empty();
}

inline void PrintTo(const Issue& issue, std::ostream* out) {
  *out << static_cast<int>(issue.severity) << " at " << issue.path << ": " << issue.text;
}

}  // namespace soleus::fhir
