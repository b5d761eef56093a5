#include "fhir/client/response_cache.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace soleus::fhir::client {
namespace {

using ::testing::HasSubstr;
using ::testing::IsNull;
using ::testing::Not;
using ::testing::NotNull;

constexpr std::string_view kUrl = "https://ehr.example/fhir/Patient/1";

TEST(ResponseCache, GivesBackWhatWasKept) {
  ResponseCache cache(10'000);
  cache.Keep("a", kUrl, "W/\"1\"", "one");
  const auto kept = cache.Find("a", kUrl);
  ASSERT_THAT(kept, NotNull());
  EXPECT_EQ(kept->etag, "W/\"1\"");
  EXPECT_EQ(kept->body, "one");
}

TEST(ResponseCache, WhatOneCallerFetchedIsNotGivenToAnother) {
  ResponseCache cache(10'000);
  cache.Keep(CallerIdentity("token-a"), kUrl, "1", "one");
  EXPECT_THAT(cache.Find(CallerIdentity("token-b"), kUrl), IsNull());
  EXPECT_THAT(cache.Find(CallerIdentity(""), kUrl), IsNull());
  EXPECT_THAT(cache.Find(kOwnIdentity, kUrl), IsNull());
  EXPECT_THAT(cache.Find(CallerIdentity("token-a"), kUrl), NotNull());
}

TEST(ResponseCache, AnIdentityDoesNotTellTheToken) {
  // SHA-256 of "abc", FIPS 180-2 appendix B.1.
  EXPECT_EQ(CallerIdentity("abc"),
            "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(ResponseCache, TheNewestBodyReplacesTheOneBefore) {
  ResponseCache cache(10'000);
  cache.Keep("a", kUrl, "1", "one");
  cache.Keep("a", kUrl, "2", "two");
  EXPECT_EQ(cache.Find("a", kUrl)->body, "two");
}

TEST(ResponseCache, TheLongestUnusedMakesRoom) {
  // Room for two bodies of 1000 bytes with what is kept beside them, not for three.
  ResponseCache cache(3'000);
  const std::string body(1'000, 'x');
  cache.Keep("a", "u1", "1", body);
  cache.Keep("a", "u2", "1", body);
  ASSERT_THAT(cache.Find("a", "u1"), NotNull());  // u2 is now the longest unused
  cache.Keep("a", "u3", "1", body);
  EXPECT_THAT(cache.Find("a", "u1"), NotNull());
  EXPECT_THAT(cache.Find("a", "u2"), IsNull());
  EXPECT_THAT(cache.Find("a", "u3"), NotNull());
}

TEST(ResponseCache, ABodyLargerThanTheRoomIsNotKept) {
  ResponseCache cache(1'000);
  cache.Keep("a", "u1", "1", "small");
  cache.Keep("a", "u2", "1", std::string(1'000, 'x'));
  EXPECT_THAT(cache.Find("a", "u2"), IsNull());
  EXPECT_THAT(cache.Find("a", "u1"), NotNull());
  ResponseCache none(0);
  none.Keep("a", "u1", "1", "");
  EXPECT_THAT(none.Find("a", "u1"), IsNull());
}

TEST(ResponseCache, WhatIsHeldOutlivesItsPlaceInTheCache) {
  ResponseCache cache(1'000);
  cache.Keep("a", "u1", "1", std::string(400, 'x'));
  const auto held = cache.Find("a", "u1");
  cache.Keep("a", "u2", "1", std::string(400, 'y'));
  EXPECT_THAT(cache.Find("a", "u1"), IsNull());
  EXPECT_EQ(held->body, std::string(400, 'x'));
}

}  // namespace
}  // namespace soleus::fhir::client
