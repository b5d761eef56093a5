#include "fhir/client/searchset.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace soleus::fhir::client {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

SearchsetReading Read(std::string_view json) {
  return ReadSearchset(json, "Observation", {});
}

Searchset Page(const std::string& rest) {
  const SearchsetReading reading =
      Read(R"({"resourceType": "Bundle", "type": "searchset")" + rest + "}");
  EXPECT_TRUE(reading.page.has_value()) << reading.refused;
  return reading.page.value_or(Searchset{});
}

std::string WithIssue(const std::string& issue) {
  return R"(, "entry": [{"search": {"mode": "outcome"}, "resource":
      {"resourceType": "OperationOutcome", "issue": [)" +
         issue + "]}}]";
}

TEST(Searchset, CountsWhatMatched) {
  const Searchset page = Page(R"(, "total": 7, "entry": [
      {"resource": {"resourceType": "Observation"}},
      {"resource": {"resourceType": "Observation"}, "search": {"mode": "match"}},
      {"resource": {"resourceType": "Observation"}, "search": {"mode": "include"}},
      {"resource": {"resourceType": "Patient"}, "search": {"mode": "include"}},
      {"resource": {"resourceType": "Encounter"}}])");
  EXPECT_EQ(page.matches, 2u);
  EXPECT_EQ(page.total, 7u);
  EXPECT_EQ(page.next, "");
  EXPECT_FALSE(page.is_withheld);
}

TEST(Searchset, NothingFoundIsAPageToo) {
  const Searchset page = Page("");
  EXPECT_EQ(page.matches, 0u);
  EXPECT_EQ(page.total, std::nullopt);
  EXPECT_FALSE(page.is_withheld);
}

TEST(Searchset, FindsTheLinkToTheNextPage) {
  EXPECT_EQ(
      Page(R"(, "link": [{"relation": "self", "url": "a"}, {"relation": "next", "url": "b"}])")
          .next,
      "b");
}

TEST(Searchset, ALinkToANextPageThatCannotBeReadIsNotTheEnd) {
  EXPECT_TRUE(Page(R"(, "link": [{"relation": "next", "url": null}])").is_withheld);
  EXPECT_TRUE(Page(R"(, "link": [{"relation": "next"}])").is_withheld);
  EXPECT_TRUE(Page(R"(, "link": {"relation": "next", "url": "b"})").is_withheld);
  EXPECT_TRUE(Page(R"(, "link": [], "link": [{"relation": "next", "url": "b"}])").is_withheld);
  EXPECT_TRUE(
      Page(R"(, "link": [{"relation": "next", "relation": "self", "url": "b"}])").is_withheld);
  EXPECT_TRUE(Page(R"(, "entry": [], "entry": [])").is_withheld);
  EXPECT_TRUE(Page(R"(, "total": 9, "total": 0)").is_withheld);
}

TEST(Searchset, AServerThatSaysThatSomethingIsMissingIsBelieved) {
  EXPECT_TRUE(Page(WithIssue(R"({"severity": "error", "code": "processing"})")).is_withheld);
  EXPECT_TRUE(Page(WithIssue(R"({"severity": "fatal", "code": "exception"})")).is_withheld);
  EXPECT_TRUE(Page(WithIssue(R"({"severity": "warning", "code": "suppressed"})")).is_withheld);
  EXPECT_TRUE(Page(WithIssue(R"({"severity": "information", "code": "incomplete"})")).is_withheld);
  EXPECT_FALSE(Page(WithIssue(R"({"severity": "warning", "code": "not-supported"})")).is_withheld);
  EXPECT_FALSE(
      Page(WithIssue(R"({"severity": "information", "code": "informational"})")).is_withheld);
}

TEST(Searchset, WhatIsNoSearchsetIsRefusedWithoutItsText) {
  const struct {
    const char* body;
    const char* said;
  } cases[] = {
      {"", "cut short, or is no JSON"},
      {R"({"resourceType": "Bundle", "type": "searchset", "entry": [{"resource")", "cut short"},
      {"<html>Sign in, Ms Muster</html>", "no JSON"},
      {R"({"resourceType": "OperationOutcome", "issue": [{"diagnostics": "Ms Muster"}]})",
       "an OperationOutcome"},
      {R"({"resourceType": "Observation", "id": "Muster"})", "no searchset"},
      {R"({"resourceType": "Bundle", "type": "collection"})", "no searchset"},
      {"[]", "no searchset"},
      {"null", "no searchset"},
  };
  for (const auto& [body, said] : cases) {
    const SearchsetReading reading = Read(body);
    EXPECT_FALSE(reading.page.has_value()) << body;
    EXPECT_THAT(reading.refused, HasSubstr(said)) << body;
    EXPECT_THAT(reading.refused, Not(HasSubstr("Muster")));
  }
}

}  // namespace
}  // namespace soleus::fhir::client
