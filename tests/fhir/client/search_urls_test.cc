#include "fhir/client/search_urls.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace soleus::fhir::client {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr const char* kStatement = R"({
  "resourceType": "CapabilityStatement", "rest": [{"mode": "server", "resource": [
    {"type": "Observation",
     "searchParam": [{"name": "subject"}, {"name": "code"}, {"name": "date"}],
     "searchInclude": ["Observation:encounter"]}]}]})";

Capability Stated() {
  return *Capability::Read(*Json::Parse(kStatement, {}, nullptr));
}

SearchUrls Of(const Search& search, const Capability& capability = Stated()) {
  return UrlsOf(search, *ParseBase("https://e.example/r4"), "p1", capability, 50);
}

TEST(SearchUrls, NarrowByWhatTheServerCanSearchAlone) {
  const SearchUrls urls = Of({.type = "Observation",
                              .narrowing = {{"date", "ge2026-03-12"}, {"category", "vital-signs"}},
                              .code_parameters = {"combo-code", "code"},
                              .codes = {"http://loinc.org|1988-5", "http://s.example|a"},
                              .include = {"Observation:encounter", "Observation:device"}});
  EXPECT_THAT(urls.urls,
              ElementsAre("https://e.example/r4/Observation?subject=Patient/p1&date=ge2026-03-12"
                          "&_include=Observation:encounter&_count=50"
                          "&code=http://loinc.org%7C1988-5,http://s.example%7Ca"));
  EXPECT_EQ(urls.broad, "https://e.example/r4/Observation?subject=Patient/p1");
  EXPECT_TRUE(urls.is_narrowed);
}

TEST(SearchUrls, OfAServerThatSaysNothingAllOfThePatientIsAsked) {
  const SearchUrls urls = Of({.type = "Observation",
                              .narrowing = {{"date", "ge2026-03-12"}},
                              .code_parameters = {"code"},
                              .codes = {"a|b"},
                              .include = {"Observation:encounter"}},
                             Capability());
  EXPECT_THAT(urls.urls, ElementsAre("https://e.example/r4/Observation?patient=p1&_count=50"));
  EXPECT_FALSE(urls.is_by_code);
  EXPECT_FALSE(urls.is_narrowed);
}

TEST(SearchUrls, ATypeThatIsNotHeldIsNotAsked) {
  const SearchUrls urls = Of({.type = "Condition"});
  EXPECT_FALSE(urls.is_by_patient);
  EXPECT_THAT(urls.urls, IsEmpty());
}

TEST(SearchUrls, WhatIsWantedOnlyByCodeIsNotAskedWithoutOne) {
  const SearchUrls urls = Of({.type = "Observation",
                              .code_parameters = {"value-concept"},
                              .codes = {"a|b"},
                              .only_by_code = true});
  EXPECT_TRUE(urls.is_by_patient);
  EXPECT_FALSE(urls.is_by_code);
  EXPECT_THAT(urls.urls, IsEmpty());
  EXPECT_EQ(urls.broad, "");
}

TEST(SearchUrls, ManyCodesStandInSeveralUrlsAndEachInOne) {
  Search search{.type = "Observation", .code_parameters = {"code"}, .codes = {}};
  for (int i = 1'000; i < 1'200; ++i) {
    search.codes.push_back("http://loinc.org|" + std::to_string(i));
  }
  const SearchUrls urls = Of(search);
  // "http://loinc.org%7C1000" and its comma are 24 bytes: 200 of them take 4800, at 2000 less the
  // stem of 74 each.
  ASSERT_THAT(urls.urls, SizeIs(3));
  std::string all;
  for (const std::string& url : urls.urls) {
    EXPECT_LE(url.size(), kMaxUrlBytes);
    all += url;
  }
  for (int i = 1'000; i < 1'200; ++i) {
    const std::string code = "%7C" + std::to_string(i);
    const auto at = all.find(code);
    ASSERT_NE(at, std::string::npos) << code;
    EXPECT_EQ(all.find(code, at + 1), std::string::npos) << code;
  }
}

TEST(SearchUrls, WhereComponentsCannotBeSearchedTogetherTheyAreSearchedApartOrItIsSaid) {
  const Search search{
      .type = "Observation", .code_parameters = {"combo-code", "code"}, .codes = {"1988-5"}};
  const SearchUrls alone = Of(search);
  EXPECT_THAT(alone.urls, SizeIs(1));
  EXPECT_TRUE(alone.is_without_components);
  std::string statement = kStatement;
  statement.insert(statement.find(R"({"name": "date"})"), R"({"name": "component-code"}, )");
  const SearchUrls apart = Of(search, *Capability::Read(*Json::Parse(statement, {}, nullptr)));
  EXPECT_THAT(
      apart.urls,
      ElementsAre("https://e.example/r4/Observation?subject=Patient/p1&_count=50&code=1988-5",
                  "https://e.example/r4/Observation?subject=Patient/p1&_count=50"
                  "&component-code=1988-5"));
  EXPECT_FALSE(apart.is_without_components);
}

TEST(SearchUrls, ACodeLongerThanAUrlIsAskedAlone) {
  const SearchUrls urls = Of({.type = "Observation",
                              .code_parameters = {"code"},
                              .codes = {"a|b", "a|" + std::string(3'000, 'x'), "a|c"}});
  EXPECT_THAT(urls.urls, SizeIs(3));
}

TEST(SearchUrls, ACommaWithinACodeIsNoSecondCode) {
  const SearchUrls urls =
      Of({.type = "Observation", .code_parameters = {"code"}, .codes = {"s|a,b$c\\d", "s|e"}});
  ASSERT_THAT(urls.urls, SizeIs(1));
  EXPECT_THAT(urls.urls[0], ::testing::EndsWith("&code=s%7Ca%5C,b%5C%24c%5C%5Cd,s%7Ce"));
}

}  // namespace
}  // namespace soleus::fhir::client
