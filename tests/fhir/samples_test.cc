// Published FHIR and JSON files, where a folder of them is at hand: what is said of each is what
// samples_expected.tsv expects, no less and no more. Name the folder in SOLEUS_SAMPLES; without one
// these tests are skipped.
#include <fnmatch.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "tests/fhir/record_reading.h"

namespace soleus::fhir {
namespace {

namespace fs = std::filesystem;

// One row of samples_expected.tsv, whose first lines say what each part means.
struct Expected {
  std::string file;
  std::string outcome;
  std::string path;
  std::string text;
  std::string row;
  bool met = false;
};

std::vector<std::string> Split(const std::string& text, char at) {
  std::vector<std::string> parts(1);
  for (const char c : text) {
    if (c == at) {
      parts.emplace_back();
    } else {
      parts.back() += c;
    }
  }
  return parts;
}

std::vector<Expected> ReadExpected() {
  std::ifstream file("tests/fhir/samples_expected.tsv");
  std::vector<Expected> rows;
  std::string line;
  while (std::getline(file, line)) {
    if (line.empty() || line.front() == '#') continue;
    const std::vector<std::string> parts = Split(line, '\t');
    if (parts.size() != 5 || parts[4].empty()) {
      ADD_FAILURE() << "not five parts, the last one a reason: " << line;
      continue;
    }
    rows.push_back({parts[0], parts[1], parts[2], parts[3], line});
  }
  return rows;
}

bool Fits(const std::string& pattern, const std::string& name) {
  return fnmatch(pattern.c_str(), name.c_str(), 0) == 0;
}

std::string WithAnyIndex(const std::string& path) {
  std::string out;
  bool in_index = false;
  for (const char c : path) {
    if (c == ']') in_index = false;
    if (!in_index) out += c;
    if (c == '[') in_index = true;
  }
  return out;
}

bool IsPath(const std::string& expected, const std::string& path) {
  const std::string any_index = WithAnyIndex(path);
  for (const std::string& one : Split(expected, '|')) {
    if (one.starts_with('*') ? any_index.ends_with(one.substr(1)) : any_index == one) return true;
  }
  return false;
}

bool Says(const std::string& text, const std::string& expected) {
  for (const std::string& one : Split(expected, '|')) {
    if (text.find(one) != std::string::npos) return true;
  }
  return false;
}

std::string_view Name(Severity severity) {
  switch (severity) {
    case Severity::kError: return "error";
    case Severity::kWarning: return "warning";
    case Severity::kInformation: return "information";
  }
  return "";
}

class Samples : public ::testing::Test {
 protected:
  void SetUp() override {
    const char* named = std::getenv("SOLEUS_SAMPLES");
    folder_ = named != nullptr ? fs::path(named) : fs::path("../shared/fhir-samples");
    if (!fs::is_directory(folder_)) {
      GTEST_SKIP() << "There are no samples at " << folder_ << "; name their folder in "
                   << "SOLEUS_SAMPLES to run this.";
    }
  }

  std::vector<fs::path> Files(const fs::path& under) const {
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder_ / under)) {
      if (entry.is_regular_file()) files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
  }

  static std::string Content(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }

  // Marks the rows that expect this of this file; false: none does.
  bool Meet(const std::string& file, std::string_view outcome, const std::string& path,
            const std::string& text) {
    bool any = false;
    for (Expected& row : expected_) {
      if (row.outcome != outcome || !Fits(row.file, file)) continue;
      if (!row.path.empty() && !IsPath(row.path, path)) continue;
      if (!Says(text, row.text)) continue;
      any = row.met = true;
    }
    return any;
  }

  // Whether every type that the text counts is one that need not be read. They stand in quotes.
  bool MayBeUnread(const std::string& text) {
    const std::vector<std::string> parts = Split(text, '"');
    for (std::size_t i = 1; i < parts.size(); i += 2) {
      const bool listed = std::any_of(expected_.begin(), expected_.end(), [&](const auto& row) {
        return row.outcome == "unread" && row.file == parts[i];
      });
      if (!listed) return false;
    }
    return parts.size() > 1;
  }

  void Judge(const std::string& file, const absl::StatusOr<Record>& record) {
    if (!record.ok()) {
      const std::string message(record.status().message());
      EXPECT_TRUE(Meet(file, "refused", "", message)) << file << " is refused: " << message;
      EXPECT_GT(message.size(), 40u) << file;
      return;
    }
    bool silent = true;
    for (const Issue& issue : record->issues) {
      EXPECT_FALSE(issue.remedy.empty()) << file << " " << issue.path;
      if (issue.text.starts_with("Resources of these types are not read:")) {
        EXPECT_TRUE(MayBeUnread(issue.text)) << file << ": " << issue.text;
        continue;
      }
      silent = false;
      EXPECT_TRUE(Meet(file, Name(issue.severity), issue.path, issue.text))
          << file << " says: " << Name(issue.severity) << " at " << issue.path << ": "
          << issue.text;
    }
    // Of a file that is not valid, that nothing is said must have been decided too.
    const bool decided = silent && Meet(file, "nothing", "", "");
    if (silent && file.starts_with("invalid-fhir/")) {
      EXPECT_TRUE(decided) << "nothing is said of " << file;
    }
  }

  fs::path folder_;
  std::vector<Expected> expected_ = ReadExpected();
};

TEST_F(Samples, WhatIsSaidOfEachIsWhatAReaderOfFhirWouldSay) {
  for (const char* folder : {"hl7-r4-examples", "us-core-9", "au-core", "ms-fhir-server",
                             "synthea-r4", "cds-hooks", "bench", "invalid-fhir"}) {
    for (const fs::path& path : Files(folder)) {
      if (path.extension() != ".json") continue;
      Judge(fs::relative(path, folder_).string(), ReadRecord(Content(path), Day("2026-03-14"), {}));
    }
  }
  for (const Expected& row : expected_) {
    if (row.outcome == "unread") continue;
    EXPECT_TRUE(row.met) << "no file meets: " << row.row;
  }
}

TEST_F(Samples, EveryPatientRecordOfTheGeneratorIsReadWhole) {
  for (const fs::path& path : Files("synthea-r4")) {
    if (path.extension() != ".json") continue;
    const auto record = ReadRecord(Content(path), Day("2026-03-14"), {});
    ASSERT_TRUE(record.ok()) << path << record.status();
    EXPECT_TRUE(record->patient.has_value()) << path;
    EXPECT_FALSE(record->observations.empty()) << path;
  }
}

TEST_F(Samples, TheJsonSuiteIsJudgedAsItsNamesSay) {
  int accepting = 0;
  int refusing = 0;
  for (const fs::path& path : Files("json-test-suite/test_parsing")) {
    const bool accepted = Json::Parse(Content(path), {}, nullptr).ok();
    const std::string name = path.filename().string();
    if (name.starts_with("y_")) {
      EXPECT_TRUE(accepted) << name;
      ++accepting;
    } else if (name.starts_with("n_")) {
      EXPECT_FALSE(accepted) << name;
      ++refusing;
    }
  }
  // A smaller selection than this is not the suite.
  EXPECT_GE(accepting, 57);
  EXPECT_GE(refusing, 107);
}

}  // namespace
}  // namespace soleus::fhir
