#include "fhir/client/http.h"

#include <cstdlib>
#include <thread>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/fhir/client/scripted_server.h"

namespace soleus::fhir::client {
namespace {

using std::chrono::milliseconds;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;
using Clock = std::chrono::steady_clock;

constexpr std::chrono::hours kDay{24};

absl::StatusOr<HttpResponse> Get(const Http& http, const std::string& url,
                                 const std::string& ca_file = "",
                                 milliseconds time = milliseconds(5'000)) {
  return http.Send({{.url = url, .ca_file = ca_file}}, Clock::now() + time).at(0);
}

absl::StatusOr<HttpResponse> Get(const std::string& url, const std::string& ca_file = "") {
  return Get(Http({}), url, ca_file);
}

ScriptedServer::Script Always(Reply reply) {
  return [reply = std::move(reply)](const Asked&) { return reply; };
}

TEST(Http, GivesStatusHeadersAndBody) {
  const ScriptedServer server(
      Always({.status = 418, .body = "{}", .headers = {{"ETag", "W/\"3\" "}, {"X-A", ""}}}));
  const auto response = Get(server.Url("/fhir/Patient/1?a=b"));
  ASSERT_TRUE(response.ok()) << response.status();
  EXPECT_EQ(response->status, 418);
  EXPECT_EQ(response->header("etag"), "W/\"3\"");
  EXPECT_EQ(response->header("location"), "");
  EXPECT_EQ(response->body, "{}");
  ASSERT_THAT(server.asked(), SizeIs(1));
  EXPECT_EQ(server.asked()[0].query, "a=b");
}

TEST(Http, AFormIsPosted) {
  const ScriptedServer server(Always({}));
  const std::string form = "grant_type=client_credentials&a=" + std::string(3'000, 'x');
  const auto results = Http({}).Send({{.url = server.Url("/token"), .form = form}},
                                     Clock::now() + milliseconds(5'000));
  ASSERT_TRUE(results[0].ok()) << results[0].status();
  ASSERT_THAT(server.asked(), SizeIs(1));
  EXPECT_EQ(server.asked()[0].method, "POST");
  EXPECT_EQ(server.asked()[0].body, form);
  EXPECT_EQ(server.asked()[0].header("content-type"), "application/x-www-form-urlencoded");
}

TEST(Http, ResultsKeepTheOrderOfTheirRequests) {
  const ScriptedServer server([](const Asked& asked) {
    return Reply{.body = asked.path, .late = milliseconds(asked.path == "/0" ? 200 : 0)};
  });
  std::vector<HttpRequest> requests;
  for (int i = 0; i < 12; ++i) requests.push_back({.url = server.Url("/" + std::to_string(i))});
  const auto results = Http({}).Send(requests, Clock::now() + milliseconds(5'000));
  ASSERT_THAT(results, SizeIs(12));
  for (std::size_t i = 0; i < results.size(); ++i) {
    ASSERT_TRUE(results[i].ok()) << results[i].status();
    EXPECT_EQ(results[i]->body, "/" + std::to_string(i));
  }
}

TEST(Http, RequestsRunSideBySideUpToTheLimit) {
  std::atomic<int> at_work = 0;
  std::atomic<int> most = 0;
  const ScriptedServer server([&](const Asked&) {
    const int now = ++at_work;
    for (int seen = most; seen < now && !most.compare_exchange_weak(seen, now);) continue;
    std::this_thread::sleep_for(milliseconds(100));
    --at_work;
    return Reply{};
  });
  const std::vector<HttpRequest> requests(7, {.url = server.Url("/")});
  const Http http({.max_parallel = 3});
  for (const auto& result : http.Send(requests, Clock::now() + milliseconds(5'000))) {
    EXPECT_TRUE(result.ok()) << result.status();
  }
  EXPECT_EQ(most, 3);
}

TEST(Http, AConnectionServesTheNextCallToo) {
  const ScriptedServer server(Always({}));
  const Http http({});
  for (int i = 0; i < 3; ++i) ASSERT_TRUE(Get(http, server.Url("/")).ok());
  ASSERT_THAT(server.asked(), SizeIs(3));
  EXPECT_EQ(server.asked()[2].connection, 0);
}

TEST(Http, CallsFromManyThreadsDoNotMeet) {
  const ScriptedServer server([](const Asked& asked) { return Reply{.body = asked.path}; });
  const Http http({});
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&, path = "/" + std::to_string(i)] {
      for (int n = 0; n < 10; ++n) {
        const auto response = Get(http, server.Url(path));
        ASSERT_TRUE(response.ok()) << response.status();
        EXPECT_EQ(response->body, path);
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
}

TEST(Http, ARedirectIsAResponseAndNotFollowed) {
  const ScriptedServer elsewhere(Always({}));
  const ScriptedServer server(
      Always({.status = 302, .headers = {{"Location", elsewhere.Url("/")}}}));
  const auto response = Get(server.Url("/"));
  ASSERT_TRUE(response.ok()) << response.status();
  EXPECT_EQ(response->status, 302);
  EXPECT_THAT(elsewhere.asked(), IsEmpty());
}

TEST(Http, ABodyThatEndsBeforeItsLengthIsUnavailable) {
  for (const bool chunked : {false, true}) {
    const ScriptedServer server(
        Always({.body = std::string(1'000, 'x'), .chunked = chunked, .cut_after = 500}));
    const auto response = Get(server.Url("/secret?patient=7"));
    EXPECT_EQ(response.status().code(), absl::StatusCode::kUnavailable) << chunked;
    EXPECT_THAT(std::string(response.status().message()),
                AllOf(HasSubstr("127.0.0.1"), HasSubstr("broke off"), Not(HasSubstr("secret")),
                      Not(HasSubstr("patient"))));
  }
}

TEST(Http, ABodyOverTheLimitIsBrokenOff) {
  for (const bool chunked : {false, true}) {
    const ScriptedServer server(Always({.body = std::string(1'001, 'x'), .chunked = chunked}));
    EXPECT_EQ(Get(Http({.max_body_bytes = 1'001}), server.Url("/")).status(), absl::OkStatus());
    const auto response = Get(Http({.max_body_bytes = 1'000}), server.Url("/"));
    EXPECT_EQ(response.status().code(), absl::StatusCode::kResourceExhausted) << chunked;
    EXPECT_THAT(std::string(response.status().message()), HasSubstr("more than 1000 bytes"));
  }
}

TEST(Http, AnExchangeHasOneBudgetForAllItsBodies) {
  const ScriptedServer server(Always({.body = std::string(400, 'x')}));
  const Http http({});
  Exchange exchange(http, 1'000);
  int done = 0;
  int exhausted = 0;
  for (int i = 0; i < 3; ++i) {
    exchange.Start(i, {.url = server.Url("/")}, Clock::now() + milliseconds(5'000));
  }
  while (const auto finished = exchange.Next()) {
    done += finished->result.ok() ? 1 : 0;
    exhausted += absl::IsResourceExhausted(finished->result.status()) ? 1 : 0;
  }
  EXPECT_EQ(done, 2);
  EXPECT_EQ(exhausted, 1);
}

TEST(Http, HeadersWithoutEndAreBrokenOff) {
  Reply reply;
  for (int i = 0; i < 100; ++i) reply.headers.emplace_back("X-A", std::string(1'000, 'x'));
  const ScriptedServer server(Always(reply));
  EXPECT_EQ(Get(server.Url("/")).status().code(), absl::StatusCode::kResourceExhausted);
}

TEST(Http, AServerThatFallsSilentIsGivenUp) {
  const ScriptedServer silent(Always({.late = milliseconds(3'000)}));
  const ScriptedServer stops(Always({.body = "abc", .per_byte = milliseconds(3'000)}));
  const Http http({.stall = milliseconds(150)});
  for (const ScriptedServer* server : {&silent, &stops}) {
    const auto start = Clock::now();
    const auto response = Get(http, server->Url("/"));
    EXPECT_EQ(response.status().code(), absl::StatusCode::kUnavailable);
    EXPECT_THAT(std::string(response.status().message()), HasSubstr("nothing for 150 ms"));
    EXPECT_LT(Clock::now() - start, milliseconds(1'500));
  }
}

TEST(Http, ADripOfBytesEndsAtTheDeadline) {
  const ScriptedServer server(
      Always({.body = std::string(1'000, 'x'), .per_byte = milliseconds(20)}));
  const auto start = Clock::now();
  const auto response = Get(Http({}), server.Url("/"), "", milliseconds(300));
  EXPECT_EQ(response.status().code(), absl::StatusCode::kDeadlineExceeded);
  EXPECT_GE(Clock::now() - start, milliseconds(300));
  EXPECT_LT(Clock::now() - start, milliseconds(1'500));
}

TEST(Http, ARequestMayWaitAndDoesNotHoldUpTheOthers) {
  const ScriptedServer server(Always({}));
  const Http http({.max_parallel = 1});
  Exchange exchange(http, 1'000);
  const auto start = Clock::now();
  exchange.Start(1, {.url = server.Url("/")}, start + milliseconds(5'000),
                 start + milliseconds(200));
  exchange.Start(2, {.url = server.Url("/")}, start + milliseconds(5'000));
  EXPECT_EQ(exchange.Next()->id, 2);
  EXPECT_LT(Clock::now() - start, milliseconds(200));
  EXPECT_EQ(exchange.Next()->id, 1);
  EXPECT_GE(Clock::now() - start, milliseconds(200));
  EXPECT_FALSE(exchange.Next().has_value());
}

TEST(Http, WhereNothingListensIsUnavailable) {
  std::string url;
  { url = ScriptedServer(Always({})).Url("/"); }
  const auto response = Get(url);
  EXPECT_EQ(response.status().code(), absl::StatusCode::kUnavailable);
  EXPECT_THAT(std::string(response.status().message()), HasSubstr("takes no connection"));
}

TEST(Http, PlainHttpIsRefusedButToThisMachine) {
  const auto response = Get("http://192.0.2.1/fhir");
  EXPECT_EQ(response.status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(std::string(response.status().message()), HasSubstr("https"));
  EXPECT_EQ(Get("https://a:b@ehr.example/").status().code(), absl::StatusCode::kInvalidArgument);
}

TEST(Http, AHeaderThatBreaksItsLineIsNotSent) {
  const ScriptedServer server(Always({}));
  const auto results = Http({}).Send(
      {{.url = server.Url("/"), .headers = {{"Authorization", "Bearer a\r\nX-Evil: 1"}}}},
      Clock::now() + milliseconds(5'000));
  EXPECT_EQ(results[0].status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(server.asked(), IsEmpty());
}

TEST(Http, NoProxyOfTheEnvironmentIsUsed) {
  const ScriptedServer proxy(Always({.body = "proxy"}));
  const ScriptedServer server(Always({.body = "server"}));
  setenv("http_proxy", proxy.Url("").c_str(), 1);
  setenv("ALL_PROXY", proxy.Url("").c_str(), 1);
  const auto response = Get(server.Url("/"));
  unsetenv("http_proxy");
  unsetenv("ALL_PROXY");
  ASSERT_TRUE(response.ok()) << response.status();
  EXPECT_EQ(response->body, "server");
}

TEST(Http, ACookieIsNotSentBack) {
  const ScriptedServer server(Always({.headers = {{"Set-Cookie", "session=7; Path=/"}}}));
  const Http http({});
  ASSERT_TRUE(Get(http, server.Url("/")).ok());
  ASSERT_TRUE(Get(http, server.Url("/")).ok());
  EXPECT_EQ(server.asked()[1].header("cookie"), "");
}

TEST(Tls, ACertificateThatTheCaFileVouchesForIsTaken) {
  const Certificate certificate("127.0.0.1", kDay);
  const ScriptedServer server(Always({.body = "{}"}), &certificate);
  const auto response = Get(server.Url("/"), certificate.certificate_file());
  ASSERT_TRUE(response.ok()) << response.status();
  EXPECT_EQ(response->body, "{}");
}

TEST(Tls, AHandshakeThatIsNotAnsweredIsGivenUp) {
  const ScriptedServer silent(Always({}));
  const Http http({.connect = milliseconds(200)});
  const auto start = Clock::now();
  const auto response = Get(http, "https" + silent.Url("/").substr(4));
  EXPECT_EQ(response.status().code(), absl::StatusCode::kUnavailable);
  EXPECT_THAT(std::string(response.status().message()), HasSubstr("no connection within 200 ms"));
  EXPECT_LT(Clock::now() - start, milliseconds(2'000));
}

// Status of a call to a server with `certificate` by a client that trusts `trusted`.
std::string RefusalOf(const Certificate& certificate, const std::string& trusted) {
  const ScriptedServer server(Always({}), &certificate);
  const auto response = Get(server.Url("/"), trusted);
  EXPECT_EQ(response.status().code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_THAT(server.asked(), IsEmpty());
  return std::string(response.status().message());
}

TEST(Tls, ACertificateThatNobodyVouchesForIsRefused) {
  const Certificate certificate("127.0.0.1", kDay);
  const Certificate other("127.0.0.1", kDay);
  EXPECT_THAT(RefusalOf(certificate, ""), HasSubstr("certificate is refused"));
  EXPECT_THAT(RefusalOf(certificate, other.certificate_file()),
              HasSubstr("certificate is refused"));
}

TEST(Tls, ACertificateOfAnotherHostIsRefused) {
  const Certificate certificate("ehr.example", kDay);
  EXPECT_THAT(RefusalOf(certificate, certificate.certificate_file()),
              HasSubstr("it names another host"));
}

TEST(Tls, ACertificateThatHasEndedIsRefused) {
  const Certificate certificate("127.0.0.1", -kDay);
  EXPECT_THAT(RefusalOf(certificate, certificate.certificate_file()), HasSubstr("expired"));
}

TEST(Tls, ACaFileThatIsNotThereRefusesTheServer) {
  const Certificate certificate("127.0.0.1", kDay);
  EXPECT_THAT(RefusalOf(certificate, "/nowhere/ca.pem"), HasSubstr("ca_file cannot be read"));
}

}  // namespace
}  // namespace soleus::fhir::client
