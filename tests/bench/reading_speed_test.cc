// A ratio of two times taken in one run; never a time.
#include "tests/bench/reading_speed.h"

#include "gtest/gtest.h"

namespace soleus::test {
namespace {

#if defined(__OPTIMIZE__) && defined(NDEBUG) && !defined(__SANITIZE_ADDRESS__)
constexpr bool kMeansSomething = true;
#else
constexpr bool kMeansSomething = false;  // sanitizers slow our code, and RapidJSON's otherwise
#endif

// What was aimed at, and holds on a busy machine with room to spare;
// engine/decisions/2611-our-own-json-tree.md has the figures.
constexpr double kMaxRatio = 1.5;

TEST(ReadingSpeed, BytesToFactsTakesAtMostSoManyTimesRapidJsonsOwnParse) {
  for (const std::string_view name : kRequests) {
    const std::string bundle = BundleOf(RequestsFolder() / name);
    if (bundle.empty()) {
      GTEST_SKIP() << "There is no request " << RequestsFolder() / name
                   << "; name the samples' folder in SOLEUS_SAMPLES to run this.";
    }
    ReadingSpeed speed(bundle);
    for (int i = 0; i < 3; ++i) ASSERT_TRUE(speed.Repeat()) << name;
    if (!kMeansSomething) continue;
    // Until it holds, within a second: a busy machine disturbs some repetitions, not all.
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(1);
    while (speed.ratio() > kMaxRatio && std::chrono::steady_clock::now() < end) speed.Repeat();
    EXPECT_LE(speed.ratio(), kMaxRatio) << name;
  }
  if (!kMeansSomething) {
    GTEST_SKIP() << "Read, but not timed: build with deploy/build/release.cmake to time it.";
  }
}

}  // namespace
}  // namespace soleus::test
