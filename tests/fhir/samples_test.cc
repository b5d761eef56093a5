// Published FHIR and JSON files, where a folder of them is at hand: each is read or refused in
// words. Name the folder in SOLEUS_SAMPLES; without one these tests are skipped.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "tests/fhir/record_reading.h"

namespace soleus::fhir {
namespace {

namespace fs = std::filesystem;

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
    return files;
  }

  static std::string Content(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }

  fs::path folder_;
};

TEST_F(Samples, EveryFileIsReadOrRefusedInWords) {
  const Time as_of = Day("2026-03-14");
  int read = 0;
  for (const fs::path& path : Files("")) {
    const auto record = ReadRecord(Content(path), as_of, {});
    if (!record.ok()) {
      EXPECT_GT(record.status().message().size(), 40u) << path;
      continue;
    }
    ++read;
    for (const Issue& issue : record->issues) {
      EXPECT_FALSE(issue.text.empty() || issue.remedy.empty()) << path << " " << issue.path;
    }
  }
  EXPECT_GT(read, 0);
}

TEST_F(Samples, EveryPatientRecordOfTheGeneratorIsReadWithoutAnError) {
  for (const fs::path& path : Files("synthea-r4")) {
    if (path.extension() != ".json") continue;
    const auto record = ReadRecord(Content(path), Day("2026-03-14"), {});
    ASSERT_TRUE(record.ok()) << path << record.status();
    EXPECT_TRUE(record->patient.has_value()) << path;
    EXPECT_FALSE(record->observations.empty()) << path;
    for (const Issue& issue : record->issues) {
      EXPECT_NE(issue.severity, Severity::kError) << path << " " << issue.path << issue.text;
    }
  }
}

TEST_F(Samples, TheJsonSuiteIsJudgedAsItsNamesSay) {
  int judged = 0;
  for (const fs::path& path : Files("json-test-suite/test_parsing")) {
    const bool accepted = Json::Parse(Content(path), {}, nullptr).ok();
    const std::string name = path.filename().string();
    if (name.starts_with("y_")) {
      EXPECT_TRUE(accepted) << name;
    } else if (name.starts_with("n_")) {
      EXPECT_FALSE(accepted) << name;
    } else {
      continue;
    }
    ++judged;
  }
  EXPECT_GT(judged, 100);
}

}  // namespace
}  // namespace soleus::fhir
