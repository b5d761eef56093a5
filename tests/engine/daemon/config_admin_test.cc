#include "engine/daemon/config_admin.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace soleus::daemon {
namespace {

using service::Role;
using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;

std::string Text(const absl::Status& status) {
  return std::string(status.message());
}

TEST(TlsSettings, TheThreeFilesAreRead) {
  std::optional<TlsFiles> tls;
  ASSERT_TRUE(
      ReadTls(YAML::Load("{certificate: c.pem, key: k.pem, client_ca: a.pem}"), "f", tls).ok());
  EXPECT_EQ(tls->certificate, "c.pem");
  EXPECT_EQ(tls->key, "k.pem");
  EXPECT_EQ(tls->client_ca, "a.pem");
}

TEST(TlsSettings, WhatIsMissingDoubledOrUnknownIsNamed) {
  const std::pair<const char*, const char*> wrong[] = {
      {"{certificate: c.pem, key: k.pem}", "tls.client_ca is missing"},
      {"{certificate: c.pem, certificate: d.pem, key: k, client_ca: a}", "given twice"},
      {"{certificate: c.pem, keys: k.pem, client_ca: a.pem}", "no setting \"tls.keys\""},
      {"{certificate: [c.pem], key: k.pem, client_ca: a.pem}", "tls.certificate takes the path"},
      {"yes", "tls takes a map"},
  };
  for (const auto& [yaml, sentence] : wrong) {
    std::optional<TlsFiles> tls;
    EXPECT_THAT(Text(ReadTls(YAML::Load(yaml), "site.yaml", tls)),
                AllOf(HasSubstr("site.yaml: "), HasSubstr(sentence)));
    EXPECT_FALSE(tls.has_value());
  }
}

TEST(RoleSettings, ACertificatesNameMayHaveSeveralRoles) {
  Roles roles;
  ASSERT_TRUE(ReadRoles(YAML::Load(R"(
admin: ["URI:spiffe://hospital/admin"]
ehr: ["DNS:EHR.example.org", "URI:spiffe://hospital/admin"]
observer: ["IP:10.0.0.7", "email:ops@example.org"]
)"),
                        "f", roles)
                  .ok());
  EXPECT_EQ(roles.CallerOf({"URI:spiffe://hospital/admin"}).roles,
            (std::set<Role>{Role::kAdmin, Role::kEhr}));
  EXPECT_EQ(roles.CallerOf({"DNS:ehr.Example.org"}).roles, std::set<Role>{Role::kEhr});
  EXPECT_EQ(roles.CallerOf({"IP:10.0.0.7"}).roles, std::set<Role>{Role::kObserver});
}

TEST(RoleSettings, WhatIsNoRoleOrNoNameOfACertificateIsNamed) {
  const std::pair<const char*, const char*> wrong[] = {
      {"{nurse: [\"DNS:a\"]}", "no role \"nurse\""},
      {"{ehr: \"DNS:a\"}", "roles.ehr: takes a list"},
      {"{ehr: []}", "roles.ehr: takes a list"},
      {"{ehr: [\"ehr.example.org\"]}", "roles.ehr[0]: \"ehr.example.org\": not a certificate's"},
      {"{ehr: [\"DNS:\"]}", "roles.ehr[0]: \"DNS:\""},
      {"{ehr: [\"DNS:a\", \"DNS:A\"]}", "roles.ehr[1]: \"DNS:A\": is listed twice"},
      {"{ehr: [\"DNS:a\"], ehr: [\"DNS:b\"]}", "roles.ehr is given twice"},
      {"[ehr]", "roles takes a map"},
  };
  for (const auto& [yaml, sentence] : wrong) {
    Roles roles;
    EXPECT_THAT(Text(ReadRoles(YAML::Load(yaml), "site.yaml", roles)),
                AllOf(HasSubstr("site.yaml: "), HasSubstr(sentence)));
  }
}

Config WithTls(std::string admin_listen, std::vector<Role> roles) {
  Config config;
  config.state_dir = "/state";
  config.admin_listen = std::move(admin_listen);
  config.tls = TlsFiles{"c", "k", "a"};
  for (const Role role : roles) {
    EXPECT_TRUE(config.roles.Add(role, "DNS:" + std::string(WordFor(role))).ok());
  }
  return config;
}

TEST(AdminSettings, WithoutASettingTheSocketStandsInTheStateFolder) {
  Config config;
  config.state_dir = "/state";
  ASSERT_TRUE(SettleAdmin(config).ok());
  EXPECT_EQ(config.admin_listen, "unix:/state/admin.sock");
}

TEST(AdminSettings, ATcpPortTakesMutualTlsAndSomebodyWhoMay) {
  Config config;
  config.admin_listen = "127.0.0.1:50552";
  EXPECT_THAT(Text(SettleAdmin(config)), HasSubstr("on a TCP port only mutual TLS"));
  config = WithTls("127.0.0.1:50552", {Role::kEhr});
  EXPECT_THAT(Text(SettleAdmin(config)), HasSubstr("nobody could call there"));
  config = WithTls("127.0.0.1:50552", {Role::kEhr, Role::kObserver});
  EXPECT_TRUE(SettleAdmin(config).ok());
}

TEST(AdminSettings, WhatWouldMeanNothingIsRefused) {
  Config config = WithTls("", {Role::kEhr});
  config.listen = "unix:/e.sock";
  EXPECT_THAT(Text(SettleAdmin(config)), HasSubstr("tls: both addresses are Unix sockets"));
  config = WithTls("", {Role::kEhr});
  config.tls.reset();
  EXPECT_THAT(Text(SettleAdmin(config)), HasSubstr("roles: without tls:"));
  config = WithTls("", {Role::kAdmin});
  EXPECT_THAT(Text(SettleAdmin(config)), HasSubstr("roles.ehr: no certificate"));
  config = WithTls("127.0.0.1:50551", {Role::kEhr, Role::kAdmin});
  EXPECT_THAT(Text(SettleAdmin(config)), HasSubstr("one of its own"));
  // Any free port is another one each time.
  config = WithTls("127.0.0.1:0", {Role::kEhr, Role::kAdmin});
  config.listen = "127.0.0.1:0";
  EXPECT_TRUE(SettleAdmin(config).ok());
}

TEST(Roles, ACallerIsToldByTheNamesThatCount) {
  Roles roles;
  ASSERT_TRUE(roles.Add(Role::kEhr, "URI:spiffe://hospital/ehr").ok());
  EXPECT_EQ(roles.CallerOf({"DNS:a", "URI:spiffe://hospital/ehr"}).name,
            "certificate URI:spiffe://hospital/ehr");
  EXPECT_EQ(roles.CallerOf({"DNS:a", "DNS:b\n"}).name, "certificate DNS:a, DNS:b?");
  EXPECT_EQ(roles.CallerOf(std::vector<std::string>{}).name,
            "a certificate without a subjectAltName");
  // The kind is part of the name, and so is all of it.
  EXPECT_THAT(roles.CallerOf({"DNS:spiffe://hospital/ehr"}).roles, IsEmpty());
  EXPECT_THAT(roles.CallerOf({"URI:spiffe://hospital/ehr2"}).roles, IsEmpty());
}

TEST(Roles, EachCallTakesItsRole) {
  const auto may = [](std::set<Role> roles, std::string_view path) {
    return MayCall({.name = "x", .roles = std::move(roles)}, path).ok();
  };
  EXPECT_TRUE(may({Role::kEhr}, "/soleus.v1.DecisionSupport/Evaluate"));
  EXPECT_FALSE(may({Role::kAdmin, Role::kObserver}, "/soleus.v1.DecisionSupport/Evaluate"));
  for (const char* path : {"/soleus.v1.Knowledge/ListPlugins", "/grpc.health.v1.Health/Check",
                           "/grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo"}) {
    for (const Role role : {Role::kAdmin, Role::kEhr, Role::kObserver}) {
      EXPECT_TRUE(may({role}, path)) << path;
    }
    EXPECT_FALSE(may({}, path)) << path;
  }
  // A service that nobody made a rule for, or one that begins like another.
  for (const char* path : {"/soleus.v1.PluginAdmin/List", "/soleus.v1.DecisionSupport2/Evaluate",
                           "soleus.v1.DecisionSupport/Evaluate", ""}) {
    EXPECT_FALSE(may({Role::kAdmin, Role::kEhr, Role::kObserver}, path)) << path;
  }
}

}  // namespace
}  // namespace soleus::daemon
