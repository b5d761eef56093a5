// Tokens from the real stand-in EHR, whose token endpoint verifies every assertion with PyJWT: when
// one is fetched, kept, replaced, and shared.
#include "fhir/client/smart.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <string>
#include <thread>
#include <vector>

#include "fhir/client/url.h"
#include "fhir/sentence.h"
#include "tests/fhir/client/smart_fixture.h"

namespace soleus::fhir::client::test {
namespace {

using std::chrono::steady_clock;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

TEST_F(Smart, ATokenIsFetchedAndAcceptedWithEitherKindOfKey) {
  const StandInEhr ehr(Registered());
  for (const char* key : {"rsa", "ec"}) {
    TokenSource source = Source(ehr, Soleus(key));
    const auto token = source.Token(In(kEnough));
    ASSERT_TRUE(token.ok()) << key << token.status();
    EXPECT_EQ(Read(ehr, *token), 200);
  }
  EXPECT_EQ(Read(ehr, "another"), 401);
}

TEST_F(Smart, TheOlderFormsOfKeyFilesSignAsWell) {
  const StandInEhr ehr(Registered());
  EXPECT_TRUE(Source(ehr, Soleus("rsa", "rsa_pkcs1")).Token(In(kEnough)).ok());
  EXPECT_TRUE(Source(ehr, Soleus("ec", "ec_sec1")).Token(In(kEnough)).ok());
}

TEST_F(Smart, AKeyThatTheEhrDoesNotKnowIsRefusedAndWhatToCheckIsSaid) {
  const StandInEhr ehr(Registered());
  for (const BackendService& wrong :
       {Soleus("ec", "unregistered"), Soleus("rsa", "ec"),
        BackendService{.client_id = "other", .key_file = KeyFile("ec.pem"), .key_id = "ec"}}) {
    const absl::Status status = Source(ehr, wrong).Token(In(kEnough)).status();
    EXPECT_EQ(status.code(), absl::StatusCode::kUnauthenticated);
    EXPECT_THAT(Text(status), AllOf(HasSubstr(ehr.host() + ": the token endpoint answered 401, "
                                                           "invalid_client; check that client_id"),
                                    Not(HasSubstr("eyJ"))));
  }
}

TEST_F(Smart, AScopeThatIsNotGrantedIsNamedAsSuch) {
  const StandInEhr ehr(Registered());
  BackendService service = Soleus();
  service.scope = "patient/*.rs offline access&grant_type=x";
  EXPECT_EQ(Text(Source(ehr, service).Token(In(kEnough)).status()),
            ehr.host() +
                ": the token endpoint answered 400, invalid_scope; ask for a scope that "
                "the client is registered for");
}

TEST_F(Smart, AnAssertionIsGoodOnceAndEachHasItsOwnId) {
  const StandInEhr ehr(Registered());
  const std::string endpoint = "http://" + ehr.host() + "/token";
  const auto post = [&](const std::string& assertion) {
    const std::string form =
        Sentence("grant_type=client_credentials&scope=system/Patient.read&client_assertion_type=",
                 Encode("urn:ietf:params:oauth:client-assertion-type:jwt-bearer"),
                 "&client_assertion=", assertion);
    return http_.Send({{.url = endpoint, .form = form}}, In(kEnough))[0]->status;
  };
  const auto assertion = SignAssertion(Soleus(), endpoint, Now());
  ASSERT_TRUE(assertion.ok()) << assertion.status();
  EXPECT_EQ(post(*assertion), 200);
  EXPECT_EQ(post(*assertion), 401);
  EXPECT_EQ(post(SignAssertion(Soleus(), endpoint, Now()).value()), 200);
  // It is alive for four minutes from now, so later than that, or elsewhere, it is not.
  EXPECT_EQ(post(SignAssertion(Soleus(), endpoint, Now() - seconds(250)).value()), 401);
  EXPECT_EQ(post(SignAssertion(Soleus(), endpoint + "2", Now()).value()), 401);
}

TEST_F(Smart, AClockThatIsAlmostAMinuteOffIsStillAccepted) {
  const StandInEhr ehr(Registered());
  for (const seconds off : {seconds(55), seconds(-55)}) {
    ahead_ = off;
    const auto token = Source(ehr).Token(In(kEnough));
    EXPECT_TRUE(token.ok()) << off.count() << token.status();
  }
}

TEST_F(Smart, ATokenIsKeptUntilShortlyBeforeItExpires) {
  const StandInEhr ehr(Registered({"--token-seconds", "40"}));
  TokenSource source = Source(ehr);
  const std::string first = source.Token(In(kEnough)).value();
  // Half of 40 s, which is less than the margin of 30 s, is 20 s.
  ahead_ = seconds(15);
  EXPECT_EQ(source.Token(In(kEnough)).value(), first);
  ahead_ = seconds(20);
  EXPECT_NE(source.Token(In(kEnough)).value(), first);
  EXPECT_EQ(ehr.Count("/token"), 2u);
  EXPECT_EQ(ehr.Count(kConfiguration), 1u);  // and what the EHR offers is kept as well
}

TEST_F(Smart, AnExpiredTokenThatTheServerRefusesIsReplaced) {
  const StandInEhr ehr(Registered(),
                       R"([{"match":{"path":"/Patient/"},"count":1,"do":{"expire_token":true}}])");
  TokenSource source = Source(ehr);
  const std::string first = source.Token(In(kEnough)).value();
  EXPECT_EQ(Read(ehr, first), 401);
  source.Refused(first);
  const std::string second = source.Token(In(kEnough)).value();
  EXPECT_NE(second, first);
  EXPECT_EQ(Read(ehr, second), 200);
  // Somebody who still held the first one says so late: the second stays.
  source.Refused(first);
  EXPECT_EQ(source.Token(In(kEnough)).value(), second);
}

TEST_F(Smart, ABusyTokenEndpointIsAskedAgainWhenItSays) {
  const StandInEhr ehr(Registered(),
                       R"([{"match":{"path":"/token"},"count":1,)"
                       R"("do":{"status":429,"retry_after":1}},)"
                       R"({"match":{"path":"smart"},"count":1,"do":{"status":500}}])");
  TokenSource source = Source(ehr);
  const auto started = steady_clock::now();
  ASSERT_TRUE(source.Token(In(kEnough)).ok());
  EXPECT_GE(steady_clock::now() - started, seconds(1));
  EXPECT_EQ(ehr.Count("/token"), 2u);
  EXPECT_EQ(ehr.Count(kConfiguration), 2u);
}

TEST_F(Smart, ASlowTokenEndpointCostsNoMoreThanTheDeadline) {
  const auto started = steady_clock::now();
  const absl::Status status = Failure("/token", R"({"delay":30})", Soleus(), milliseconds(700));
  EXPECT_EQ(status.code(), absl::StatusCode::kDeadlineExceeded) << status;
  EXPECT_LT(steady_clock::now() - started, seconds(15));  // the stand-in's start is in it
}

TEST_F(Smart, WithoutAKeyTheEhrIsNotEvenAsked) {
  const StandInEhr ehr(Registered());
  const absl::Status status = Source(ehr, Soleus("ec", "p256")).Token(In(kEnough)).status();
  EXPECT_EQ(status.code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_THAT(Text(status), HasSubstr("p256.pem: holds an EC key on prime256v1"));
  EXPECT_TRUE(ehr.Requests().empty());
}

TEST_F(Smart, TheNamedCertificateIsTrustedAndNoOther) {
  const StandInEhr ehr(Registered({"--tls", KeyFile("tls.pem"), KeyFile("tls_key.pem")}));
  EXPECT_TRUE(Source(ehr, Soleus(), KeyFile("tls.pem")).Token(In(kEnough)).ok());
  EXPECT_EQ(Source(ehr).Token(In(kEnough)).status().code(), absl::StatusCode::kFailedPrecondition);
}

// ---- many callers

// What each of `callers` gets that ask at once.
std::vector<absl::StatusOr<std::string>> AskAtOnce(TokenSource& source, std::size_t callers) {
  std::vector<absl::StatusOr<std::string>> got(callers);
  std::vector<std::thread> threads;
  for (auto& one : got) threads.emplace_back([&] { one = source.Token(In(kEnough)); });
  for (std::thread& thread : threads) thread.join();
  return got;
}

TEST_F(Smart, CallersWhoComeAtOnceShareOneToken) {
  const StandInEhr ehr(Registered(), R"([{"match":{"path":"/token"},"do":{"delay":0.5}}])");
  TokenSource source = Source(ehr);
  const auto got = AskAtOnce(source, 8);
  for (const auto& token : got) {
    ASSERT_TRUE(token.ok()) << token.status();
    EXPECT_EQ(*token, *got[0]);
  }
  EXPECT_EQ(ehr.Count("/token"), 1u);
}

TEST_F(Smart, CallersWhoComeAtOnceShareARefusalToo) {
  const StandInEhr ehr(Registered(),
                       R"([{"match":{"path":"/token"},"do":{"delay":0.5,"status":400}}])");
  TokenSource source = Source(ehr);
  for (const auto& token : AskAtOnce(source, 8)) {
    EXPECT_EQ(token.status().code(), absl::StatusCode::kUnauthenticated);
  }
  EXPECT_EQ(ehr.Count("/token"), 1u);
  // The next one tries again.
  EXPECT_FALSE(source.Token(In(kEnough)).ok());
  EXPECT_EQ(ehr.Count("/token"), 2u);
}

TEST_F(Smart, WhoWaitsKeepsToItsOwnDeadline) {
  const StandInEhr ehr(Registered(), R"([{"match":{"path":"/token"},"count":1,"do":{"delay":3}}])");
  TokenSource source = Source(ehr);
  std::atomic<bool> begun = false;
  // It gives up at 1.5 s; by then the other two have waited for it.
  std::thread hasty([&] {
    begun = true;
    EXPECT_TRUE(absl::IsDeadlineExceeded(source.Token(In(milliseconds(1'500))).status()));
  });
  while (!begun) std::this_thread::yield();
  while (ehr.Count("/token") + ehr.Count(kConfiguration) == 0) {
    std::this_thread::sleep_for(milliseconds(5));
  }
  std::thread hastier([&] {
    const auto started = steady_clock::now();
    EXPECT_TRUE(absl::IsDeadlineExceeded(source.Token(In(milliseconds(200))).status()));
    EXPECT_LT(steady_clock::now() - started, milliseconds(1'000));
  });
  const auto patient = source.Token(In(kEnough));
  EXPECT_TRUE(patient.ok()) << patient.status();
  hasty.join();
  hastier.join();
}

}  // namespace
}  // namespace soleus::fhir::client::test
