// The site's files as a person writes, breaks, renames and removes them.
#include "engine/daemon/site_files.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <fstream>

#include "engine/catalogue/table_codec.h"
#include "engine/daemon/site_mapping_file.h"
#include "engine/daemon/watched_file.h"
#include "tests/support/small_table.h"

namespace soleus::daemon {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

std::vector<std::string> ProblemsIn(const std::string& text) {
  std::vector<std::string> problems;
  for (const service::SiteProblem& p : ReadSiteMapping(text).problems) {
    EXPECT_FALSE(p.remedy.empty());
    problems.push_back(std::to_string(p.line) + ": " + p.text);
  }
  return problems;
}

TEST(SiteMappingFile, IsReadAsItIsWritten) {
  const SiteMappingFile file = ReadSiteMapping(
      "mappings:\n"
      "  - system: urn:x\n"
      "    code: 007\n"  // a leading zero is part of a code
      "    finding: gap\n"
      "    side: both\n"
      "    values:\n"
      "      Yes: yes\n"
      "      0.50: no\n"
      "    note: anything\n"
      "  - text: \" Two  Words \"\n"
      "    finding: minutes\n"
      "    unit: h\n");
  ASSERT_THAT(file.problems, IsEmpty());
  ASSERT_EQ(file.mapping.entries.size(), 2u);
  const service::SiteEntry& coded = file.mapping.entries[0];
  EXPECT_EQ(coded.line, 2);
  EXPECT_EQ(coded.code, "007");
  EXPECT_EQ(coded.side, "both");
  ASSERT_EQ(coded.values.size(), 2u);
  EXPECT_EQ(coded.values[0].sent, "yes");
  EXPECT_EQ(coded.values[1].sent, "0.50");
  EXPECT_EQ(coded.values[1].meaning, "no");
  EXPECT_EQ(coded.values[1].line, 8);
  EXPECT_EQ(file.mapping.entries[1].text, "two words");
  EXPECT_EQ(file.mapping.entries[1].unit, "h");
  EXPECT_EQ(file.mapping.digest.size(), 64u);
}

TEST(SiteMappingFile, MayMapNothingIfItSaysSo) {
  EXPECT_THAT(ProblemsIn("mappings: []\n"), IsEmpty());
  EXPECT_THAT(ProblemsIn("mappings:\n"), ElementsAre(HasSubstr("is no list")));
  EXPECT_THAT(ProblemsIn(""), ElementsAre(HasSubstr("0 YAML documents")));
}

TEST(SiteMappingFile, EachMistakeIsNamedByItsLine) {
  const std::string entry = "mappings:\n  - system: s\n    code: c\n    finding: f\n";
  const struct {
    std::string text;
    const char* said;
  } kWrong[] = {
      {entry + "    vaules: {a: yes}\n", "5: there is no key \"vaules\""},
      {entry + "    code: d\n", "5: \"code\" is given twice"},
      {entry + "    values: {a: yes, A: no}\n", "5: the value \"a\" is given twice"},
      {entry + "    values: {a: [yes]}\n", "5: a value, or what it means"},
      {entry + "    values: {a: }\n", "5: a value, or what it means"},
      {entry + "    values: yes\n", "5: `values` is no map"},
      {entry + "    values: {}\n", "5: `values` is no map"},
      {entry + "    side: Left\n", "5: no side \"Left\""},
      {entry + "    unit:\n", "5: `unit` is empty"},
      {entry + "    text: t\n", "2: a `text` beside a code"},
      {"mappings:\n  - finding: f\n", "2: neither a code nor a text"},
      {"mappings:\n  - code: c\n    finding: f\n", "2: `system` and `code` stand together"},
      {"mappings:\n  - system: s\n    code: c\n", "2: `finding` is missing"},
      {"mappings:\n  - text: \"  \"\n    finding: f\n", "2: `text` is empty"},
      {"mappings:\n  - just words\n", "2: an entry is no map"},
      {"mapping: []\n", "1: there is no key \"mapping\""},
      {"- a\n", "1: the file is no map"},
      {"mappings:\n  - system: s: t\n", "2: no YAML"},
      {"mappings: []\n---\nmappings: []\n", "1: the file holds 2 YAML documents"},
      {"mappings: []\n# caf\xE9\n", "1: the file is no UTF-8"},
  };
  for (const auto& wrong : kWrong) {
    EXPECT_THAT(ProblemsIn(wrong.text), Contains(StartsWith(wrong.said))) << wrong.text;
  }
}

TEST(SiteMappingFile, AllMistakesAreToldAtOnce) {
  EXPECT_EQ(
      ProblemsIn("mappings:\n  - code: c\n    finding: f\n    sid: left\n  - finding: g\n").size(),
      3u);
}

TEST(SiteMappingFile, IsBounded) {
  std::string text = "mappings:\n  - system: s\n    code: c\n    finding: f\n    values:\n";
  for (std::size_t i = 0; i <= kMaxSiteValues; ++i) {
    text += "      v" + std::to_string(i) + ": yes\n";
  }
  EXPECT_THAT(ProblemsIn(text), ElementsAre(HasSubstr("more than 500 values")));
  EXPECT_THAT(ProblemsIn("mappings:\n  - system: s\n    finding: f\n    code: " +
                         std::string(kMaxSiteTextBytes + 1, 'x') + "\n"),
              ElementsAre(HasSubstr("has over 1024 bytes")));
  // Nesting without end meets the YAML reader's own limit, not the end of the stack.
  EXPECT_THAT(ProblemsIn(std::string(100'000, '[')), ElementsAre(HasSubstr("no YAML")));
}

class SiteFilesTest : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = testing::TempDir() + "/" +
              testing::UnitTest::GetInstance()->current_test_info()->name() +
              std::to_string(::getpid());
    std::filesystem::create_directories(folder_);
    path_ = folder_ + "/site.yaml";
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  static void Write(const std::string& path, const std::string& text) {
    std::ofstream(path, std::ios::binary | std::ios::trunc) << text;
  }

  static std::shared_ptr<const catalogue::KnowledgeBase> Base() {
    catalogue::KnowledgeBuilder builder;
    auto table = catalogue::LoadedTable::Decode(catalogue::EncodeTable(test::kSmallTable));
    if (!table.ok()) std::abort();
    builder.AddTable("small", *std::move(table));
    return builder.Publish();
  }

  std::string folder_;
  std::string path_;
};

TEST_F(SiteFilesTest, AChangeIsReadOnceItStandsStill) {
  Write(path_, "one");
  WatchedFile file(path_, 100);
  EXPECT_EQ(*file.Read(), "one");
  EXPECT_FALSE(file.Look().has_value());
  Write(path_, "one and");
  EXPECT_FALSE(file.Look().has_value()) << "seen for the first time";
  Write(path_, "one and two");
  EXPECT_FALSE(file.Look().has_value()) << "it goes on changing";
  const auto content = file.Look();
  ASSERT_TRUE(content.has_value());
  EXPECT_EQ(**content, "one and two");
  EXPECT_FALSE(file.Look().has_value());
}

TEST_F(SiteFilesTest, AFileOfTheSameSizeThatIsRenamedIntoPlaceIsSeen) {
  Write(path_, "one");
  WatchedFile file(path_, 100);
  ASSERT_TRUE(file.Read().ok());
  Write(path_ + ".new", "two");
  std::filesystem::last_write_time(path_ + ".new", std::filesystem::last_write_time(path_));
  std::filesystem::rename(path_ + ".new", path_);
  EXPECT_FALSE(file.Look().has_value());
  const auto content = file.Look();
  ASSERT_TRUE(content.has_value());
  EXPECT_EQ(**content, "two");
}

TEST_F(SiteFilesTest, AFileThatVanishesIsSaidOnceAndReadWhenItIsBack) {
  Write(path_, "one");
  WatchedFile file(path_, 100);
  ASSERT_TRUE(file.Read().ok());
  std::filesystem::remove(path_);
  EXPECT_FALSE(file.Look().has_value());
  const auto gone = file.Look();
  ASSERT_TRUE(gone.has_value());
  EXPECT_EQ(gone->status().code(), absl::StatusCode::kNotFound);
  EXPECT_FALSE(file.Look().has_value());
  Write(path_, "one");
  EXPECT_FALSE(file.Look().has_value());
  EXPECT_EQ(**file.Look(), "one");
}

TEST_F(SiteFilesTest, WhatIsNoFileOrTooLargeIsNotRead) {
  EXPECT_EQ(WatchedFile(folder_, 100).Read().status().code(),
            absl::StatusCode::kFailedPrecondition);
  ASSERT_EQ(::mkfifo((folder_ + "/pipe").c_str(), 0600), 0);
  EXPECT_EQ(WatchedFile(folder_ + "/pipe", 100).Read().status().code(),
            absl::StatusCode::kFailedPrecondition);
  Write(path_, std::string(101, 'x'));
  EXPECT_EQ(WatchedFile(path_, 100).Read().status().code(), absl::StatusCode::kResourceExhausted);
  Write(path_, std::string(100, 'x'));
  EXPECT_EQ(WatchedFile(path_, 100).Read()->size(), 100u);
}

TEST_F(SiteFilesTest, AtStartEveryProblemOfBothFilesIsNamed) {
  Write(path_, "mappings:\n  - system: s\n    code: c\n    finding: gapp\n    side: left\n");
  const auto base = Base();
  const auto files = SiteFiles::Open(path_, folder_ + "/none.tsv", "", base);
  ASSERT_EQ(files.status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(std::string(files.status().message()),
              AllOf(HasSubstr("site_mapping: " + path_ + ":2: there is no finding \"gapp\""),
                    HasSubstr("\"gap\""), HasSubstr("\nrxnorm_products: "),
                    HasSubstr("none.tsv: there is no such file")));
}

TEST_F(SiteFilesTest, WithoutFilesThereIsNothingToReport) {
  const auto base = Base();
  const auto files = SiteFiles::Open("", "", "", base);
  ASSERT_TRUE(files.ok());
  EXPECT_EQ((*files)->in_use().mapping, nullptr);
  EXPECT_EQ((*files)->Report().mapping.path, "");
}

// What the small table's vocabulary holds decides which rows it can agree to.
std::shared_ptr<const catalogue::KnowledgeBase> BaseWithout(std::string_view finding) {
  std::vector<sdk::Finding> vocabulary;
  for (const sdk::Finding& f : test::kSmallTable.vocabulary) {
    if (f.id.text != finding) vocabulary.push_back(f);
  }
  sdk::Plugin table = test::kSmallTable;
  table.vocabulary = vocabulary;
  auto loaded = catalogue::LoadedTable::Decode(catalogue::EncodeTable(table));
  if (!loaded.ok()) std::abort();
  catalogue::KnowledgeBuilder builder;
  builder.AddWarmed(*std::move(loaded), nullptr);
  return builder.Publish();
}

constexpr char kTwoRows[] =
    "mappings:\n"
    "  - system: s\n    code: c\n    finding: gap\n"
    "  - system: s\n    code: d\n    finding: weak\n";

TEST_F(SiteFilesTest, ARowThatNewKnowledgeCannotAgreeToRestsAndTheOthersGoOn) {
  Write(path_, kTwoRows);
  const auto files = SiteFiles::Open(path_, "", folder_ + "/accepted", Base());
  ASSERT_TRUE(files.ok()) << files.status();
  EXPECT_EQ((*files)->Report().mapping.resting, "");

  std::size_t rows = 0;
  const auto count = [&rows](const service::SiteData& site) {
    rows = site.mapping->entries.size();
  };
  (*files)->Follow(BaseWithout("gap"), count);
  EXPECT_EQ(rows, 1u);
  EXPECT_THAT((*files)->Report().mapping.resting, HasSubstr("1 of its 2 rows rest"));
  EXPECT_THAT((*files)->Report().mapping.resting, HasSubstr("line 2: there is no finding \"gap\""));

  (*files)->Follow(Base(), count);
  EXPECT_EQ(rows, 2u) << "the row is back with its knowledge";
  EXPECT_EQ((*files)->Report().mapping.resting, "");
}

TEST_F(SiteFilesTest, AFileThatAgreedBeforeIsNoRefusalAfterARestartAndAnyOtherIs) {
  Write(path_, kTwoRows);
  ASSERT_TRUE(SiteFiles::Open(path_, "", folder_ + "/accepted", Base()).ok());
  const auto again = SiteFiles::Open(path_, "", folder_ + "/accepted", BaseWithout("gap"));
  ASSERT_TRUE(again.ok()) << again.status();
  EXPECT_EQ((*again)->in_use().mapping->entries.size(), 1u);

  Write(path_, std::string(kTwoRows) + "# changed\n");
  EXPECT_FALSE(SiteFiles::Open(path_, "", folder_ + "/accepted", BaseWithout("gap")).ok());
}

TEST_F(SiteFilesTest, TheShippedExampleIsWellFormed) {
  const auto text = WatchedFile("deploy/site_mapping.example.yaml", 1 << 20).Read();
  ASSERT_TRUE(text.ok()) << text.status();
  const SiteMappingFile file = ReadSiteMapping(*text);
  EXPECT_THAT(file.problems, IsEmpty());
  EXPECT_EQ(file.mapping.entries.size(), 7u);
}

}  // namespace
}  // namespace soleus::daemon
