#include "fhir/client/url.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace soleus::fhir::client {
namespace {

// Where a link of a page leads, from a server at https://ehr.example/fhir; "": it is refused.
std::string Resolved(std::string_view link, std::string_view base = "https://ehr.example/fhir") {
  const auto url = ResolveUnder(ParseBase(base).value(), link);
  return url ? url->Text() : "";
}

TEST(Url, OneServerIsWrittenInManyWays) {
  for (const char* text : {"https://ehr.example/fhir", "HTTPS://EHR.Example:443/fhir/",
                           "https://ehr.example:/fhir//"}) {
    const auto base = ParseBase(text);
    ASSERT_TRUE(base) << text;
    EXPECT_EQ(base->Text(), "https://ehr.example/fhir") << text;
  }
  EXPECT_EQ(ParseBase("http://[::1]:80/R4/")->Text(), "http://[::1]/R4");
  EXPECT_EQ(ParseBase("https://ehr.example:8443")->Host(), "ehr.example:8443");
}

TEST(Url, RefusesWhatTwoReadersMayReadInTwoWays) {
  for (const char* text : {"https://ehr.example@evil.example/fhir",
                           "https://user:word@ehr.example/fhir",
                           "https://ehr.example\\@evil.example/",
                           "https://ehr.example/fhir#x",
                           "https:///fhir",
                           "https://ehr.example:0/",
                           "https://ehr.example:70000/",
                           "https://ehr.example:443a/",
                           "https://ehr.example/fhir/../admin",
                           "https://ehr.example/fhir/%2e%2E/admin",
                           "https://ehr.example/fhir/..%2fadmin",
                           "https://ehr.example/fhir/..;/admin",
                           "https://ehr.example/fhir/..%5cadmin",
                           "https://ehr.example/fhir/.",
                           "https://ehr.example/a b",
                           "https://ehr.example/%4",
                           "https://ehr.example/?a=\n",
                           "https://ehr.ex\xc3\xa4mple/",
                           "https://-ehr.example/",
                           "ftp://ehr.example/",
                           "file:///etc/passwd",
                           "ehr.example/fhir",
                           "https:/ehr.example",
                           ""}) {
    EXPECT_FALSE(ParseUrl(text)) << text;
  }
}

TEST(Url, ALinkWithinTheServerIsResolved) {
  EXPECT_EQ(Resolved("https://ehr.example/fhir/Observation?page=2"),
            "https://ehr.example/fhir/Observation?page=2");
  EXPECT_EQ(Resolved("https://EHR.example:443/fhir?_getpages=7"),
            "https://ehr.example/fhir?_getpages=7");
  EXPECT_EQ(Resolved("Observation?page=2"), "https://ehr.example/fhir/Observation?page=2");
  EXPECT_EQ(Resolved("?_getpages=7"), "https://ehr.example/fhir?_getpages=7");
  EXPECT_EQ(Resolved("/fhir/Observation?page=2"), "https://ehr.example/fhir/Observation?page=2");
  EXPECT_EQ(Resolved("//ehr.example/fhir?page=2"), "https://ehr.example/fhir?page=2");
  EXPECT_EQ(Resolved("/anywhere", "https://ehr.example"), "https://ehr.example/anywhere");
}

TEST(Url, WhatALinkLeavesUnencodedIsEncoded) {
  EXPECT_EQ(Resolved("Observation?code=http://loinc.org|1988-5 \xc3\xa4"),
            "https://ehr.example/fhir/Observation?code=http://loinc.org%7C1988-5%20%C3%A4");
}

TEST(Url, ALinkOutOfTheServerIsRefused) {
  for (const char* link :
       {"https://evil.example/fhir?page=2", "https://ehr.example.evil.example/fhir",
        "https://ehr.example:8443/fhir?page=2", "http://ehr.example/fhir?page=2",
        "http://ehr.example:443/fhir", "https://ehr.example/fhirs?page=2",
        "https://ehr.example/?page=2", "//evil.example/fhir", "/admin", "/fhir/../admin",
        "../admin", "javascript:alert(1)", "urn:uuid:7", "https://ehr.example/fhir/%2e%2e/admin",
        "https:evil.example/fhir", ""}) {
    EXPECT_EQ(Resolved(link), "") << link;
  }
}

TEST(Url, OnlyThisMachineIsLoopback) {
  for (const char* text :
       {"http://localhost:8080/", "http://127.0.0.1/", "http://127.9.9.9/", "http://[::1]/fhir"}) {
    EXPECT_TRUE(IsLoopback(ParseUrl(text).value())) << text;
  }
  for (const char* text : {"http://127.0.0.1.evil.example/", "http://127.1/", "http://0127.0.0.1/",
                           "http://2130706433/", "http://127.0.0.256/", "http://128.0.0.1/",
                           "http://localhost.evil/", "http://127.0.0.1.1/", "http://[::2]/"}) {
    EXPECT_FALSE(IsLoopback(ParseUrl(text).value())) << text;
  }
}

TEST(Url, AParameterIsPercentEncoded) {
  EXPECT_EQ(Encode("http://loinc.org|1988-5,a\\,b&c=d+e f"),
            "http://loinc.org%7C1988-5,a%5C,b%26c%3Dd%2Be%20f");
}

}  // namespace
}  // namespace soleus::fhir::client
