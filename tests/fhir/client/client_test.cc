// Whom the client asks, with which token, and what it keeps from one fetch to the next.
#include "fhir/client/client.h"

#include <thread>

#include "tests/fhir/client/fetching.h"

namespace soleus::fhir::client {
namespace {

using std::chrono::milliseconds;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

TEST(Client, FetchesThePatientAndWhatIsSearchedFor) {
  ScriptedEhr ehr;
  ehr.On("Observation", {.body = PageOf({"o1", "o2"})});
  const Fetched fetched =
      Fetch(ehr, Request(ehr, {{.type = "Condition"}, {.type = "Observation"}}));
  ASSERT_THAT(fetched.pages, SizeIs(3));
  EXPECT_EQ(fetched.pages[0].name, "fetched.Patient");
  EXPECT_EQ(fetched.pages[1].name, "fetched.Condition[0]");
  EXPECT_EQ(fetched.pages[2].name, "fetched.Observation[0]");
  EXPECT_EQ(fetched.pages[2].json, PageOf({"o1", "o2"}));
  ASSERT_THAT(fetched.searches, SizeIs(3));
  EXPECT_EQ(fetched.searches[0].type, "Patient");
  EXPECT_EQ(fetched.searches[0].resources, 1u);
  EXPECT_EQ(fetched.searches[1].resources, 0u);
  EXPECT_EQ(fetched.searches[2].type, "Observation");
  EXPECT_EQ(fetched.searches[2].resources, 2u);
  EXPECT_EQ(fetched.searches[2].outcome, Outcome::kComplete);
  EXPECT_THAT(fetched.issues, IsEmpty());
}

TEST(Client, EveryRequestCarriesTheCallersTokenAndAsksForFhir) {
  const ScriptedEhr ehr;
  Fetch(ehr, Request(ehr));
  ASSERT_THAT(ehr.asked(), SizeIs(3));
  for (const Asked& asked : ehr.asked()) {
    EXPECT_EQ(asked.method, "GET");
    EXPECT_EQ(asked.header("authorization"), "Bearer callers-token") << asked.path;
    EXPECT_EQ(asked.header("accept"), "application/fhir+json") << asked.path;
  }
}

TEST(Client, WithoutATokenNoneIsSent) {
  const ScriptedEhr ehr;
  FetchRequest request = Request(ehr);
  request.access_token.clear();
  Fetch(ehr, request);
  for (const Asked& asked : ehr.asked()) EXPECT_EQ(asked.header("authorization"), "");
}

TEST(Client, AServerOffTheListIsNotAsked) {
  const ScriptedEhr listed;
  const ScriptedEhr other;
  const Client client({{.base_url = listed.base()}}, {});
  for (const std::string& url :
       {other.base(), listed.base() + "/R5", listed.Url(""), listed.base() + "/../fhir",
        std::string("http://"), std::string()}) {
    FetchRequest request = Request(other);
    request.base_url = url;
    const auto fetched = client.Fetch(request);
    EXPECT_EQ(fetched.status().code(), absl::StatusCode::kPermissionDenied) << url;
    EXPECT_THAT(std::string(fetched.status().message()), HasSubstr("ehr.servers"));
  }
  EXPECT_THAT(other.asked(), IsEmpty());
  EXPECT_THAT(listed.asked(), IsEmpty());
}

TEST(Client, AServerOfTheListMayBeWrittenAnotherWay) {
  const ScriptedEhr ehr;
  FetchRequest request = Request(ehr);
  request.base_url = "HTTP" + ehr.base().substr(4) + "/";
  EXPECT_TRUE(TryFetch(ehr, request).ok());
}

TEST(Client, APatientIdThatIsNoneIsNotAskedFor) {
  const ScriptedEhr ehr;
  for (const std::string& id :
       {std::string(""), std::string("."), std::string(".."), std::string("p1/../../admin"),
        std::string("p1?x"), std::string("p 1"), std::string(65, 'a')}) {
    FetchRequest request = Request(ehr);
    request.patient_id = id;
    EXPECT_EQ(TryFetch(ehr, request).status().code(), absl::StatusCode::kInvalidArgument) << id;
  }
  EXPECT_THAT(ehr.asked(), IsEmpty());
}

TEST(Client, ATokenThatWouldBreakItsHeaderIsNotSent) {
  const ScriptedEhr ehr;
  for (const char* token : {"a\r\nX-Evil: 1", "a b", "a\x7f", "t\xc3\xb6ken"}) {
    FetchRequest request = Request(ehr);
    request.access_token = token;
    EXPECT_EQ(TryFetch(ehr, request).status().code(), absl::StatusCode::kInvalidArgument);
  }
  EXPECT_THAT(ehr.asked(), IsEmpty());
}

TEST(Client, NoTokenLeavesTheHostByALinkOrARedirect) {
  const ScriptedEhr other;
  for (const bool by_link : {true, false}) {
    ScriptedEhr ehr;
    const std::string elsewhere = other.base() + "/Observation?patient=p1";
    ehr.On("Observation", by_link ? Reply{.body = PageOf({"o1"}, NextIs(elsewhere))}
                                  : Reply{.status = 307, .headers = {{"Location", elsewhere}}});
    const SearchReport report = FetchObservations(ehr);
    EXPECT_EQ(report.outcome, by_link ? Outcome::kPartial : Outcome::kFailed);
    EXPECT_THAT(report.reason, AllOf(HasSubstr("outside"), Not(HasSubstr("patient=")),
                                     Not(HasSubstr("callers-token"))));
  }
  EXPECT_THAT(other.asked(), IsEmpty());
}

TEST(Client, ARedirectOfThePatientElsewhereIsNotFollowed) {
  const ScriptedEhr other;
  ScriptedEhr ehr;
  ehr.On("Patient/p1", {.status = 302, .headers = {{"Location", other.base() + "/Patient/p1"}}});
  const auto fetched = TryFetch(ehr, Request(ehr));
  EXPECT_EQ(fetched.status().code(), absl::StatusCode::kUnavailable);
  EXPECT_THAT(std::string(fetched.status().message()),
              AllOf(HasSubstr("redirect"), Not(HasSubstr("p1"))));
  EXPECT_THAT(other.asked(), IsEmpty());
}

TEST(Client, APatientThatIsNotThereIsNotFound) {
  ScriptedEhr ehr;
  for (const int status : {404, 410}) {
    ehr.On("Patient/p1", {.status = status});
    EXPECT_EQ(TryFetch(ehr, Request(ehr)).status().code(), absl::StatusCode::kNotFound);
  }
}

TEST(Client, ARefusedTokenIsUnauthenticatedAndAForbiddenPatientIsDenied) {
  ScriptedEhr ehr;
  ehr.On("Patient/p1", {.status = 401, .body = "callers-token of Ms Muster has ended"});
  const auto refused = TryFetch(ehr, Request(ehr));
  EXPECT_EQ(refused.status().code(), absl::StatusCode::kUnauthenticated);
  EXPECT_THAT(std::string(refused.status().message()),
              AllOf(HasSubstr("401"), Not(HasSubstr("Muster")), Not(HasSubstr("callers-token"))));
  EXPECT_THAT(ehr.AskedFor("Patient/p1"), SizeIs(1));
  ehr.On("Patient/p1", {.status = 403});
  EXPECT_EQ(TryFetch(ehr, Request(ehr)).status().code(), absl::StatusCode::kPermissionDenied);
}

TEST(Client, AnotherPatientThanTheOneAskedForIsNotTaken) {
  ScriptedEhr ehr;
  for (const char* body :
       {R"({"resourceType": "Patient", "id": "p2"})", R"({"resourceType": "Patient"})",
        R"({"resourceType": "Person", "id": "p1"})", "<html>p1</html>"}) {
    ehr.On("Patient/p1", {.body = body});
    EXPECT_EQ(TryFetch(ehr, Request(ehr)).status().code(), absl::StatusCode::kUnavailable) << body;
  }
}

TEST(Client, AServerOfAnotherFhirVersionIsNotRead) {
  ScriptedEhr ehr;
  ehr.On("metadata", {.body = R"({"resourceType": "CapabilityStatement", "fhirVersion": "3.0.2",
                                  "rest": [{"mode": "server"}]})"});
  const auto fetched = TryFetch(ehr, Request(ehr));
  EXPECT_EQ(fetched.status().code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_THAT(std::string(fetched.status().message()), HasSubstr("R4"));
}

TEST(Client, WhatAServerCanIsAskedOnceInItsTime) {
  const ScriptedEhr ehr;
  const Client client({{.base_url = ehr.base()}}, {.capability_age = std::chrono::seconds(3'600)});
  for (int i = 0; i < 3; ++i) ASSERT_TRUE(client.Fetch(Request(ehr)).ok());
  EXPECT_THAT(ehr.AskedFor("metadata"), SizeIs(1));
  const Client forgetful({{.base_url = ehr.base()}}, {.capability_age = std::chrono::seconds(0)});
  for (int i = 0; i < 2; ++i) ASSERT_TRUE(forgetful.Fetch(Request(ehr)).ok());
  EXPECT_THAT(ehr.AskedFor("metadata"), SizeIs(3));
}

TEST(Client, AServerThatSaysNothingOfItselfIsAskedForEverythingAndThatIsSaidOnce) {
  ScriptedEhr ehr;
  for (const Reply& reply : {Reply{.status = 404}, Reply{.body = R"({"resourceType": "Basic"})"}}) {
    ehr.On("metadata", reply);
    const Client client({{.base_url = ehr.base()}}, {});
    const std::vector<Search> searches = {
        {.type = "Condition"},
        {.type = "Observation", .code_parameters = {"code"}, .codes = {"a|b"}}};
    const std::size_t before = ehr.AskedFor("metadata").size();
    for (int i = 0; i < 2; ++i) {
      const auto fetched = client.Fetch(Request(ehr, searches));
      ASSERT_TRUE(fetched.ok()) << fetched.status();
      ASSERT_THAT(fetched->issues, SizeIs(1));
      EXPECT_EQ(fetched->issues[0].severity, Severity::kWarning);
      EXPECT_EQ(fetched->issues[0].path, "fetched.CapabilityStatement");
      EXPECT_EQ(fetched->searches[2].outcome, Outcome::kComplete);
    }
    EXPECT_EQ(ehr.AskedFor("Observation").back().query, "patient=p1&_count=200");
    EXPECT_EQ(ehr.AskedFor("metadata").size() - before, 1u);
  }
}

TEST(Client, AStatementThatDoesNotComeHoldsUpNothingForLong) {
  ScriptedEhr ehr;
  ehr.On("metadata", [](const Asked&) { return Reply{.late = milliseconds(60'000)}; });
  ehr.On("Observation", {.body = PageOf({"o1"})});
  // A quarter of two seconds is the statement's share.
  const Fetched fetched = Fetch(ehr, Request(ehr, {}, milliseconds(2'000)));
  ASSERT_THAT(fetched.searches, SizeIs(2));
  EXPECT_EQ(fetched.searches[1].outcome, Outcome::kComplete);
  EXPECT_EQ(fetched.searches[1].resources, 1u);
}

TEST(Client, ABodyThatStillHoldsIsNotSentAgain) {
  ScriptedEhr ehr;
  ehr.On("Observation", [](const Asked& asked) {
    if (asked.header("if-none-match") == "W/\"7\"") return Reply{.status = 304, .headers = {}};
    return Reply{.body = PageOf({"o1"}),
                 .headers = {{"Content-Type", "application/fhir+json"}, {"ETag", "W/\"7\""}}};
  });
  const Client client({{.base_url = ehr.base()}}, {});
  for (int i = 0; i < 2; ++i) {
    const auto fetched = client.Fetch(Request(ehr));
    ASSERT_TRUE(fetched.ok()) << fetched.status();
    EXPECT_EQ(fetched->pages.at(1).json, PageOf({"o1"}));
  }
  ASSERT_THAT(ehr.AskedFor("Observation"), SizeIs(2));
  EXPECT_EQ(ehr.AskedFor("Observation")[0].header("if-none-match"), "");
  EXPECT_EQ(ehr.AskedFor("Observation")[1].header("if-none-match"), "W/\"7\"");
  // Another caller may not see the same: nothing kept is offered for it.
  FetchRequest another = Request(ehr);
  another.access_token = "anothers-token";
  ASSERT_TRUE(client.Fetch(another).ok());
  EXPECT_EQ(ehr.AskedFor("Observation").back().header("if-none-match"), "");
}

TEST(Client, WhatMayNotBeStoredIsNotKept) {
  ScriptedEhr ehr;
  ehr.On("Observation", {.body = PageOf({}),
                         .headers = {{"Content-Type", "application/fhir+json"},
                                     {"Cache-Control", "private, No-Store"},
                                     {"ETag", "W/\"7\""}}});
  const Client client({{.base_url = ehr.base()}}, {});
  for (int i = 0; i < 2; ++i) ASSERT_TRUE(client.Fetch(Request(ehr)).ok());
  EXPECT_EQ(ehr.AskedFor("Observation")[1].header("if-none-match"), "");
}

TEST(Client, AServerThatCannotShowItsCertificateGetsNoToken) {
  const Certificate certificate("ehr.example", std::chrono::hours(24));
  const ScriptedEhr ehr(&certificate);
  const Client client({{.base_url = ehr.base(), .ca_file = certificate.certificate_file()}}, {});
  const auto fetched = client.Fetch(Request(ehr));
  EXPECT_EQ(fetched.status().code(), absl::StatusCode::kUnavailable);
  EXPECT_THAT(std::string(fetched.status().message()), HasSubstr("certificate is refused"));
  EXPECT_THAT(ehr.asked(), IsEmpty());
}

TEST(Client, SpeaksTlsWithAServerThatItsCaFileVouchesFor) {
  const Certificate certificate("127.0.0.1", std::chrono::hours(24));
  const ScriptedEhr ehr(&certificate);
  const Client client({{.base_url = ehr.base(), .ca_file = certificate.certificate_file()}}, {});
  EXPECT_TRUE(client.Fetch(Request(ehr)).ok());
}

TEST(Client, WhatCannotBeAskedDoesNotJoinTheList) {
  const auto may_join = [](const char* url) {
    return Client::MayJoin({.base_url = url}, {{.base_url = "https://a.example/fhir"}});
  };
  for (const char* url : {"https://a.example", "https://a.example:8443/fhir",
                          "https://a.example/FHIR", "http://127.0.0.1:8080/fhir"}) {
    EXPECT_TRUE(may_join(url).ok()) << url;
  }
  for (const char* url : {"http://b.example/fhir", "https://u:secret@b.example/", "b.example/fhir",
                          "https://b.example/fhir?x=1", "https://b.example/fhir/../x",
                          "HTTPS://A.example:443/fhir/"}) {
    const absl::Status status = may_join(url);
    EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument) << url;
    EXPECT_THAT(std::string(status.message()), Not(HasSubstr("secret")));
  }
}

TEST(Client, ManyCallersFetchAtOnceAndEachGetsItsOwn) {
  ScriptedEhr ehr;
  ehr.On("Observation", [](const Asked& asked) {
    return Reply{.body = PageOf({asked.header("authorization")}),
                 .headers = {{"Content-Type", "application/fhir+json"}, {"ETag", "W/\"7\""}}};
  });
  const Client client({{.base_url = ehr.base()}}, {});
  std::vector<std::thread> callers;
  for (int i = 0; i < 8; ++i) {
    callers.emplace_back([&, token = "token-" + std::to_string(i)] {
      for (int n = 0; n < 5; ++n) {
        FetchRequest request = Request(ehr);
        request.access_token = token;
        const auto fetched = client.Fetch(request);
        ASSERT_TRUE(fetched.ok()) << fetched.status();
        EXPECT_EQ(fetched->pages.at(1).json, PageOf({"Bearer " + token}));
      }
    });
  }
  for (std::thread& caller : callers) caller.join();
}

}  // namespace
}  // namespace soleus::fhir::client
