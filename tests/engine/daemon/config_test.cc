#include "engine/daemon/config.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "engine/daemon/state_dir.h"

namespace soleus::daemon {
namespace {

using testing::HasSubstr;

absl::StatusOr<std::optional<Config>> Read(std::vector<const char*> flags) {
  flags.insert(flags.begin(), "soleusd");
  return ReadConfig(static_cast<int>(flags.size()), flags.data(), "/opt/soleus/bin/soleusd");
}

std::string File(const std::string& name, const std::string& text) {
  const std::string path = testing::TempDir() + "/" + name;
  std::ofstream(path) << text;
  return path;
}

TEST(Config, DefaultsServeTheBuildFolderOnLoopback) {
  const auto config = Read({});
  ASSERT_TRUE(config.ok());
  EXPECT_EQ((*config)->listen, "127.0.0.1:50551");
  EXPECT_EQ((*config)->plugin_dir, "/opt/soleus/plugins");
  EXPECT_EQ((*config)->state_dir, "/opt/soleus/state");
  EXPECT_EQ((*config)->plugin_host, "/opt/soleus/bin/soleus-plugin-host");
  EXPECT_EQ((*config)->plugin_keys, "/opt/soleus/plugin_keys");
  EXPECT_TRUE((*config)->require_plugin_signatures);
}

TEST(Config, AFlagStandsOverTheFileAndTheFileOverTheDefault) {
  const std::string file = File("over.yaml", "listen: 127.0.0.1:1\nlimits:\n  max_json_depth: 7\n");
  const auto config = Read({"--config", file.c_str(), "--listen", "127.0.0.1:2"});
  ASSERT_TRUE(config.ok()) << config.status();
  EXPECT_EQ((*config)->listen, "127.0.0.1:2");
  EXPECT_EQ((*config)->limits.read.json.max_depth, 7u);
}

TEST(Config, ServersOfTheFileAndOfTheFlagAreOneList) {
  const std::string file =
      File("ehr.yaml", "ehr:\n  servers:\n    - base_url: https://ehr.example/fhir\n");
  const auto config =
      Read({"--config", file.c_str(), "--ehr-server", "http://127.0.0.1:8080/fhir"});
  ASSERT_TRUE(config.ok()) << config.status();
  ASSERT_EQ((*config)->ehr_servers.size(), 2u);
  EXPECT_EQ((*config)->ehr_servers[1].base_url, "http://127.0.0.1:8080/fhir");
  EXPECT_THAT(std::string(Read({"--ehr-server", "http://ehr.example"}).status().message()),
              HasSubstr("--ehr-server: "));
}

TEST(Config, TheRequestLimitIsTheJsonLimit) {
  const auto config = Read({"--max-request-bytes", "1000"});
  ASSERT_TRUE(config.ok());
  EXPECT_EQ((*config)->limits.read.json.max_bytes, 1000u);
}

TEST(Config, AnUnknownKeyRefusesTheStartAndNamesTheKnownOnes) {
  const auto config = Read({"--config", File("typo.yaml", "listne: x\n").c_str()});
  ASSERT_EQ(config.status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(std::string(config.status().message()),
              testing::AllOf(HasSubstr("\"listne\""), HasSubstr(" listen ")));
}

TEST(Config, ANumberOutOfRangeIsRefusedWithTheRange) {
  for (const char* value : {"0", "-1", "ten", "1e3", "99999999999"}) {
    const auto config = Read({"--max-json-depth", value});
    EXPECT_THAT(std::string(config.status().message()), HasSubstr("from 1 to 256")) << value;
  }
}

TEST(Config, AFileThatIsMissingOrNotYamlIsRefusedByName) {
  EXPECT_THAT(std::string(Read({"--config", "/no/such.yaml"}).status().message()),
              HasSubstr("/no/such.yaml"));
  EXPECT_THAT(std::string(Read({"--config", File("bad.yaml", "a: [").c_str()}).status().message()),
              HasSubstr("not YAML"));
}

TEST(Config, AFolderIsNoFileOfSettings) {
  const auto config = Read({"--config", "/tmp"});
  ASSERT_EQ(config.status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(std::string(config.status().message()), HasSubstr("/tmp is a folder"));
}

TEST(Config, AKeyGivenTwiceIsRefusedRatherThanGuessed) {
  for (const char* text :
       {"listen: 127.0.0.1:1\nlisten: 127.0.0.1:2\n", "limits:\n  max_issues: 1\n  max_issues: 2\n",
        "limits:\n  max_issues: 1\nlimits:\n  max_streams: 2\n"}) {
    const auto config = Read({"--config", File("twice.yaml", text).c_str()});
    EXPECT_EQ(config.status().code(), absl::StatusCode::kInvalidArgument) << text;
    EXPECT_THAT(std::string(config.status().message()), HasSubstr("given twice")) << text;
  }
}

TEST(Config, ALimitStandsInItsMapAlone) {
  for (const char* text :
       {"limits.max_issues: 7\n", "max_issues: 7\n", "limits:\n  limits.max_issues: 7\n"}) {
    const auto config = Read({"--config", File("dotted.yaml", text).c_str()});
    EXPECT_EQ(config.status().code(), absl::StatusCode::kInvalidArgument) << text;
    EXPECT_THAT(std::string(config.status().message()), HasSubstr("there is no setting")) << text;
  }
}

TEST(Config, ASecondDocumentIsNotIgnored) {
  const auto config =
      Read({"--config", File("two.yaml", "log_level: warn\n---\nlisten: 127.0.0.1:1\n").c_str()});
  EXPECT_THAT(std::string(config.status().message()), HasSubstr("2 YAML documents"));
}

TEST(Config, AnEmptyTextIsRefusedRatherThanTakenForTheDefault) {
  EXPECT_FALSE(Read({"--config", ""}).ok());
  EXPECT_THAT(std::string(Read({"--listen", ""}).status().message()), HasSubstr("--listen"));
  const auto config = Read({"--config", File("empty.yaml", "listen: \"\"\n").c_str()});
  EXPECT_THAT(std::string(config.status().message()), HasSubstr("listen is empty"));
}

TEST(Config, AnEmptyFileChangesNothing) {
  for (const char* text : {"", "# nothing\n", "---\n"}) {
    const auto config = Read({"--config", File("nothing.yaml", text).c_str()});
    ASSERT_TRUE(config.ok()) << config.status();
    EXPECT_EQ((*config)->max_streams, 32u);
  }
}

TEST(Config, TheNumberOfStreamsIsALimit) {
  const std::string file = File("streams.yaml", "limits:\n  max_streams: 3\n");
  EXPECT_EQ((*Read({"--config", file.c_str()}))->max_streams, 3u);
  EXPECT_EQ((*Read({"--config", file.c_str(), "--max-streams", "4"}))->max_streams, 4u);
  EXPECT_FALSE(Read({"--max-streams", "0"}).ok());
}

TEST(Config, WhoseSignaturesCountIsTheDaemonsOwnSetting) {
  const std::string file =
      File("keys.yaml", "plugin_keys: /etc/keys\nrequire_plugin_signatures: false\n");
  const auto config = Read({"--config", file.c_str()});
  ASSERT_TRUE(config.ok()) << config.status();
  EXPECT_EQ((*config)->plugin_keys, "/etc/keys");
  EXPECT_FALSE((*config)->require_plugin_signatures);
  EXPECT_TRUE((*Read({"--config", file.c_str(), "--require-plugin-signatures", "true"}))
                  ->require_plugin_signatures);
}

TEST(Config, ASwitchIsTrueOrFalseAndNothingThatMightMeanEither) {
  for (const char* value : {"", "no", "False", "0", "off", "true "}) {
    const auto config = Read({"--require-plugin-signatures", value});
    EXPECT_THAT(std::string(config.status().message()),
                HasSubstr("require_plugin_signatures takes true or false"))
        << value;
  }
  const std::string file = File("switch.yaml", "require_plugin_signatures: no\n");
  EXPECT_THAT(std::string(Read({"--config", file.c_str()}).status().message()),
              HasSubstr(file + ": require_plugin_signatures takes true or false"));
}

TEST(Config, TheSitesFilesAreNamedInTheFileOrByFlagsAndMayBeMissing) {
  const std::string file = File("site.yaml", "site_mapping: /a.yaml\nrxnorm_products: /b.tsv\n");
  const auto config = Read({"--config", file.c_str(), "--site-mapping", "/c.yaml"});
  ASSERT_TRUE(config.ok()) << config.status();
  EXPECT_EQ((*config)->site_mapping, "/c.yaml");
  EXPECT_EQ((*config)->rxnorm_products, "/b.tsv");
  EXPECT_EQ((*Read({}))->site_mapping, "");
}

TEST(Config, EveryLimitOfHostileInputIsASetting) {
  const std::string file = File("limits.yaml",
                                "limits:\n  max_request_bytes: 11\n  max_json_depth: 12\n"
                                "  max_json_values: 13\n  max_string_bytes: 14\n"
                                "  max_number_bytes: 15\n  max_resources: 16\n  max_issues: 17\n");
  const auto config = Read({"--config", file.c_str()});
  ASSERT_TRUE(config.ok()) << config.status();
  const fhir::ReadLimits& read = (*config)->limits.read;
  EXPECT_EQ(read.json.max_bytes, 11u);
  EXPECT_EQ(read.json.max_depth, 12u);
  EXPECT_EQ(read.json.max_values, 13u);
  EXPECT_EQ(read.json.max_string_bytes, 14u);
  EXPECT_EQ(read.json.max_number_bytes, 15u);
  EXPECT_EQ(read.max_resources, 16u);
  EXPECT_EQ(read.max_issues, 17u);
}

TEST(Config, AnUnknownLogLevelIsRefused) {
  EXPECT_FALSE(Read({"--log-level", "loud"}).ok());
}

TEST(Config, TheShippedFileStatesTheDefaults) {
  const auto shipped = Read({"--config", "deploy/soleusd.yaml"});
  ASSERT_TRUE(shipped.ok()) << shipped.status();
  const auto defaults = Read({});
  EXPECT_EQ((*shipped)->listen, (*defaults)->listen);
  EXPECT_EQ((*shipped)->drain, (*defaults)->drain);
  EXPECT_EQ((*shipped)->plugin_keys, (*defaults)->plugin_keys);
  EXPECT_EQ((*shipped)->require_plugin_signatures, (*defaults)->require_plugin_signatures);
  EXPECT_EQ((*shipped)->plugin_load, (*defaults)->plugin_load);
  EXPECT_EQ((*shipped)->limits.max_request_bytes, (*defaults)->limits.max_request_bytes);
  EXPECT_EQ((*shipped)->limits.max_concurrent, (*defaults)->limits.max_concurrent);
  EXPECT_EQ((*shipped)->max_streams, (*defaults)->max_streams);
  EXPECT_EQ((*shipped)->limits.read.max_resources, (*defaults)->limits.read.max_resources);
  EXPECT_EQ((*shipped)->limits.read.max_issues, (*defaults)->limits.read.max_issues);
  EXPECT_EQ((*shipped)->limits.read.json.max_depth, (*defaults)->limits.read.json.max_depth);
  EXPECT_EQ((*shipped)->limits.read.json.max_values, (*defaults)->limits.read.json.max_values);
  EXPECT_EQ((*shipped)->limits.read.json.max_string_bytes,
            (*defaults)->limits.read.json.max_string_bytes);
  EXPECT_EQ((*shipped)->limits.read.json.max_number_bytes,
            (*defaults)->limits.read.json.max_number_bytes);
}

TEST(StateDir, IsOneDaemonsAlone) {
  const std::string path = testing::TempDir() + "/state-alone";
  const auto first = StateDir::Open(path);
  ASSERT_TRUE(first.ok()) << first.status();
  EXPECT_EQ(StateDir::Open(path).status().code(), absl::StatusCode::kFailedPrecondition);
}

TEST(StateDir, PublishesTheAddressWhole) {
  const std::string path = testing::TempDir() + "/state-address";
  const auto state = StateDir::Open(path);
  ASSERT_TRUE(state.ok()) << state.status();
  ASSERT_TRUE(state->PublishAddress("127.0.0.1:4711").ok());
  std::string line;
  std::getline(std::ifstream(path + "/address") >> std::ws, line);
  EXPECT_EQ(line, "127.0.0.1:4711");
  EXPECT_FALSE(std::filesystem::exists(path + "/address.new"));
}

TEST(StateDir, SaysWhyItCannotBeMade) {
  const auto state = StateDir::Open("/proc/no/such/place");
  EXPECT_EQ(state.status().code(), absl::StatusCode::kPermissionDenied);
  EXPECT_THAT(std::string(state.status().message()), HasSubstr("--state-dir"));
}

}  // namespace
}  // namespace soleus::daemon
