#include "engine/daemon/config_ehr.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace soleus::daemon {
namespace {

using testing::AllOf;
using testing::HasSubstr;

struct Read {
  absl::Status status;
  fhir::client::ClientLimits limits;
  std::vector<fhir::client::Server> servers;
  std::string message() const { return std::string(status.message()); }
};

Read ReadText(const std::string& yaml) {
  Read read;
  read.status = ReadEhr(YAML::Load(yaml), "site.yaml", read.limits, read.servers);
  return read;
}

TEST(EhrSettings, ServersAndLimitsAreRead) {
  const Read read = ReadText(R"(
max_pages: 7
max_wait_seconds: 3
servers:
  - base_url: https://ehr.example/fhir/
  - base_url: https://other.example/r4
    ca_file: /etc/ca.pem
    client_id: soleus
    key_file: /etc/key.pem
    key_id: k1
)");
  ASSERT_TRUE(read.status.ok()) << read.status;
  EXPECT_EQ(read.limits.max_pages, 7u);
  EXPECT_EQ(read.limits.max_wait, std::chrono::seconds(3));
  ASSERT_EQ(read.servers.size(), 2u);
  EXPECT_EQ(read.servers[0].base_url, "https://ehr.example/fhir");
  EXPECT_FALSE(read.servers[0].service.has_value());
  EXPECT_EQ(read.servers[1].ca_file, "/etc/ca.pem");
  ASSERT_TRUE(read.servers[1].service.has_value());
  EXPECT_EQ(read.servers[1].service->scope, "system/*.rs");
}

TEST(EhrSettings, PlainHttpIsForLoopbackAlone) {
  for (const char* url :
       {"http://127.0.0.1:80/fhir", "http://localhost/fhir", "http://[::1]:8080/"}) {
    EXPECT_TRUE(ReadText(std::string("servers: [{base_url: \"") + url + "\"}]").status.ok()) << url;
  }
  // A name that only begins like loopback is another host.
  for (const char* url :
       {"http://ehr.example/fhir", "http://10.0.0.1/", "http://localhost.example/"}) {
    EXPECT_THAT(ReadText(std::string("servers: [{base_url: \"") + url + "\"}]").message(),
                AllOf(HasSubstr("ehr.servers[0]"), HasSubstr("plain http")))
        << url;
  }
}

TEST(EhrSettings, ANumberedHostThatIsANameIsNotLoopback) {
  EXPECT_THAT(ReadText("servers: [{base_url: \"http://127.0.0.1.evil.example/\"}]").message(),
              HasSubstr("plain http"));
}

TEST(EhrSettings, WhatIsNoBaseOfAServerIsRefused) {
  for (const char* url :
       {"ehr.example/fhir", "ftp://ehr.example", "https://", "https://u:p@ehr.example",
        "https://ehr.example/fhir?x=1", "https://ehr.example/#a"}) {
    EXPECT_THAT(ReadText(std::string("servers: [{base_url: \"") + url + "\"}]").message(),
                HasSubstr("no base of a FHIR server"))
        << url;
  }
}

TEST(EhrSettings, HalfOfTheCredentialsAreRefused) {
  EXPECT_THAT(
      ReadText("servers: [{base_url: \"https://ehr.example\", client_id: soleus}]").message(),
      HasSubstr("need client_id, key_file and key_id"));
}

TEST(EhrSettings, UnknownDoubledAndMisplacedKeysAreRefusedByName) {
  EXPECT_THAT(ReadText("pages: 3").message(),
              AllOf(HasSubstr("\"ehr.pages\""), HasSubstr("max_pages")));
  EXPECT_THAT(ReadText("max_pages: 3\nmax_pages: 4").message(), HasSubstr("given twice"));
  EXPECT_THAT(ReadText("max_pages: 0").message(), HasSubstr("from 1 to 10000"));
  EXPECT_THAT(ReadText("servers: https://ehr.example").message(), HasSubstr("takes a list"));
  EXPECT_THAT(ReadText("servers: [{base_url: \"https://e.example\", secret: x}]").message(),
              AllOf(HasSubstr("\"secret\""), HasSubstr("key_file")));
  EXPECT_THAT(
      ReadText("servers: [{base_url: \"https://e.example\"}, {base_url: \"https://e.example/\"}]")
          .message(),
      HasSubstr("named twice"));
}

}  // namespace
}  // namespace soleus::daemon
