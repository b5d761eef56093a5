// What an EHR says of its token endpoint, and what that answers: where it may be, what must be
// offered, and what is no token. Each answer comes from the stand-in EHR, over HTTP.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "fhir/sentence.h"
#include "tests/fhir/client/smart_fixture.h"

namespace soleus::fhir::client::test {
namespace {

using testing::HasSubstr;

TEST_F(Smart, ATokenEndpointElsewhereGetsNothingUnlessTheSettingsNameItsHost) {
  const StandInEhr other(Registered());
  const StandInEhr ehr(
      Registered(),
      Sentence(R"([{"match":{"path":"smart"},"do":{"body":{"token_endpoint":"http://)",
               other.host(), R"(/token"}}}])"));
  const absl::Status status = Source(ehr).Token(In(kEnough)).status();
  EXPECT_EQ(status.code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_EQ(Text(status), ehr.host() + ": its token endpoint is at http://" + other.host() +
                              ", which is not where it is itself; if whoever runs the EHR "
                              "confirms that place, name it as token_host");
  EXPECT_TRUE(other.Requests().empty());

  BackendService service = Soleus();
  service.token_host = "login.example";
  EXPECT_THAT(Text(Source(ehr, service).Token(In(kEnough)).status()),
              HasSubstr("which is not token_host"));
  EXPECT_TRUE(other.Requests().empty());
  service.token_host = other.host();
  EXPECT_TRUE(Source(ehr, service).Token(In(kEnough)).ok());
  EXPECT_EQ(other.Count("/token"), 1u);
}

TEST_F(Smart, ATokenEndpointThatMayNotBeAskedIsRefused) {
  const std::pair<const char*, const char*> endpoints[] = {
      {R"("http://ehr.example/token")", "is plain http"},
      {R"("https://127.0.0.1/token")", "which is not where it is itself"},
      {R"("/token")", "no token endpoint that can be asked"},
      {R"("https://user@127.0.0.1/token")", "no token endpoint that can be asked"},
      {"7", "no token endpoint that can be asked"},
  };
  for (const auto& [endpoint, said] : endpoints) {
    const absl::Status status =
        Failure("smart", Sentence(R"({"body":{"token_endpoint":)", endpoint, "}}"));
    EXPECT_EQ(status.code(), absl::StatusCode::kFailedPrecondition) << status;
    EXPECT_THAT(Text(status), HasSubstr(said));
  }
}

TEST_F(Smart, ARedirectIsNotFollowed) {
  const StandInEhr other(Registered());
  for (const char* path : {"smart", "/token"}) {
    const std::string fault = Sentence(R"({"redirect":"http://)", other.host(), R"(/token"})");
    const absl::Status status = Failure(path, fault);
    EXPECT_EQ(status.code(), absl::StatusCode::kFailedPrecondition) << status;
    EXPECT_THAT(Text(status), HasSubstr("not followed"));
  }
  EXPECT_TRUE(other.Requests().empty());
}

TEST_F(Smart, WhatTheEhrDoesNotOfferIsNamed) {
  const std::pair<const char*, const char*> lists[] = {
      {R"("token_endpoint_auth_signing_alg_values_supported":["RS384","RS256"])",
       "lists no ES384 in token_endpoint_auth_signing_alg_values_supported; use a key of the "
       "other"},
      {R"("grant_types_supported":["authorization_code"])", "lists no client_credentials in grant"},
      {R"("token_endpoint_auth_methods_supported":["client_secret_basic"])",
       "lists no private_key_jwt in token_endpoint_auth_methods_supported"},
  };
  for (const auto& [list, said] : lists) {
    const absl::Status status = Failure("smart", Sentence(R"({"body":{)", list, "}}"));
    EXPECT_EQ(status.code(), absl::StatusCode::kFailedPrecondition) << status;
    EXPECT_THAT(Text(status), HasSubstr(said));
  }
  EXPECT_THAT(Text(Failure("smart", R"({"status":404})")),
              HasSubstr("smart-configuration answered 404; check base_url"));
}

TEST_F(Smart, AListThatTheEhrLeavesOutSaysNothing) {
  const StandInEhr plain(Registered());
  const StandInEhr ehr(
      Registered(),
      Sentence(R"([{"match":{"path":"smart"},"do":{"body":{"token_endpoint":"http://)",
               plain.host(), R"(/token"}}}])"));
  BackendService service = Soleus();
  service.token_host = plain.host();
  EXPECT_TRUE(Source(ehr, service).Token(In(kEnough)).ok());
}

TEST_F(Smart, AnswersThatAreNoneAreSaidAndNeverTaken) {
  const std::pair<const char*, const char*> answers[] = {
      {R"({"html":true})", "without an access token"},
      {R"({"bad_json":true})", "without an access token"},
      {R"({"truncate":20})", "broke off before the end"},
      {R"({"drop_connection":true})", "broke off"},
      {R"({"body":[]})", "without an access token"},
      {R"({"body":{"token_type":"bearer"}})", "without an access token"},
      {R"({"body":{"token_type":"bearer","access_token":7}})", "without an access token"},
      {R"({"body":{"token_type":"bearer","access_token":""}})", "without an access token"},
      {R"({"body":{"token_type":"bearer","access_token":"secret\r\nX: y"}})", "without an access"},
      {R"({"body":{"token_type":"bearer","access_token":"secret","expires_in":0}})", "expired al"},
      {R"({"body":{"token_type":"bearer","access_token":"secret","expires_in":-9}})", "expired al"},
      {R"({"status":503})", "answered 503; ask again later"},
  };
  for (const auto& [fault, said] : answers) {
    const absl::Status status = Failure("/token", fault);
    EXPECT_EQ(status.code(), absl::StatusCode::kUnavailable) << fault << status;
    EXPECT_THAT(Text(status), HasSubstr(said)) << fault;
  }
  EXPECT_THAT(Text(Failure("/token", R"({"body":{"token_type":"mac","access_token":"secret"}})")),
              HasSubstr("another type than Bearer"));
  EXPECT_THAT(Text(Failure("/token", R"({"status":400})")),
              HasSubstr("answered 400; look in its log"));
  EXPECT_THAT(Text(Failure("smart", R"({"html":true})")), HasSubstr("no JSON object"));
  EXPECT_THAT(Text(Failure("smart", R"({"body":["token_endpoint"]})")), HasSubstr("no JSON obj"));
}

TEST_F(Smart, ALifeThatIsNotSaidIsAMinute) {
  for (const char* life : {"", R"(,"expires_in":"soon")", R"(,"expires_in":300.5)"}) {
    const StandInEhr ehr(
        Registered(),
        Sentence(R"([{"match":{"path":"/token"},"do":{"body":{"token_type":"BEARER",)",
                 R"("access_token":"opaque")", life, "}}}]"));
    TokenSource source = Source(ehr);
    ahead_ = seconds(0);
    EXPECT_EQ(source.Token(In(kEnough)).value(), "opaque");
    ahead_ = seconds(25);  // of 60 s less the margin of 30 s
    EXPECT_EQ(source.Token(In(kEnough)).value(), "opaque");
    EXPECT_EQ(ehr.Count("/token"), 1u);
    ahead_ = seconds(30);
    EXPECT_EQ(source.Token(In(kEnough)).value(), "opaque");
    EXPECT_EQ(ehr.Count("/token"), 2u);
  }
}

}  // namespace
}  // namespace soleus::fhir::client::test
