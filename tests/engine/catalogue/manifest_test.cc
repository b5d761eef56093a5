// A manifest has one form, and only what may be taken is packed.
#include "engine/catalogue/pack.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/engine/catalogue/bundle_fixture.h"

namespace soleus::catalogue {
namespace {

using Files = std::vector<BundleFile>;
constexpr auto kInvalid = absl::StatusCode::kInvalidArgument;

TEST(ManifestTest, HasOneFormOnlyAndReadsBackAsItWas) {
  Manifest manifest = CalfStrain();
  manifest.files = {{"plugin.so", std::string(64, 'a'), 3}, {"NOTES.md", std::string(64, '0'), 0}};
  manifest.code_deadline_ms = 15;
  manifest.counter = 18'446'744'073'709'551'615u;
  const std::string text = FormatManifest(manifest);
  EXPECT_EQ(text,
            "{\n \"format\": 1,\n \"plugin_id\": \"calf_strain\",\n \"version\": \"1.2.0\",\n"
            " \"abi_major\": 1,\n \"abi_minor\": 0,\n \"counter\": \"18446744073709551615\",\n"
            " \"files\": [\n"
            "  {\n   \"name\": \"NOTES.md\",\n   \"sha256\": \"" +
                std::string(64, '0') +
                "\",\n   \"bytes\": \"0\"\n  },\n"
                "  {\n   \"name\": \"plugin.so\",\n   \"sha256\": \"" +
                std::string(64, 'a') +
                "\",\n   \"bytes\": \"3\"\n  }\n ],\n"
                " \"code\": {\n  \"deadline_ms\": 15,\n  \"memory_mib\": 0\n }\n}\n");
  std::swap(manifest.files[0], manifest.files[1]);
  EXPECT_EQ(FormatManifest(manifest), text);
  const auto read = ParseManifest(text);
  ASSERT_TRUE(read.ok()) << read.status();
  EXPECT_EQ(*read, manifest);
}

TEST(ManifestTest, TakesSemanticVersionsAndNothingElse) {
  for (const auto& [version, fine] :
       std::vector<std::pair<std::string, bool>>{{"0.0.1", true},
                                                 {"10.20.30", true},
                                                 {"1.2.3-rc.1", true},
                                                 {"1.2.3+b5", true},
                                                 {"1.2", false},
                                                 {"1.2.3.4", false},
                                                 {"v1.2.3", false},
                                                 {"1.2.3-", false},
                                                 {"1.2.3 ", false},
                                                 {"", false},
                                                 {"1..3", false},
                                                 {"1.2.3-a/b", false}}) {
    Manifest manifest = CalfStrain();
    manifest.version = version;
    EXPECT_EQ(PackBundle(manifest, Content(), nullptr).ok(), fine) << version;
  }
}

TEST(PackTest, WhatWouldBeRefusedIsNotPacked) {
  EXPECT_EQ(PackBundle(CalfStrain(), {{"README.md", "x"}}, nullptr).status().code(), kInvalid);
  Files files = Content();
  files.push_back({"a/b", "x"});
  EXPECT_EQ(PackBundle(CalfStrain(), files, nullptr).status().code(), kInvalid);
  // A name that would close its own quotes and go on as JSON.
  files.back().name = "x\",\"bytes\":\"1\"},{\"name\":\"y";
  EXPECT_EQ(PackBundle(CalfStrain(), files, nullptr).status().code(), kInvalid);
  Manifest manifest = CalfStrain();
  manifest.plugin_id = "calf_strain\",\n \"version\": \"9.9.9";
  EXPECT_EQ(PackBundle(manifest, Content(), nullptr).status().code(), kInvalid);
}

}  // namespace
}  // namespace soleus::catalogue
