// What the test plugin `coded` does, by the number in its finding test_way.
#pragma once

#include <chrono>

namespace coded {

enum class Way {
  kWorksOut,
  kSegfaults,
  kAborts,
  kLoops,
  kIsSlow,  // takes kSlow, then works out
  kTakesFourGigabytes,
  kThrows,
  kExits,
  kLeaksDescriptors,
  kForks,
  kExecutes,
  kReadsAFile,
  kOpensASocket,
  kTraces,
  kKills,
  kMakesCode,
  kWritesGarbage,
  kAnswersForTheHost,
  kPrintsAndAborts,
  kSaysTooMuch,
  kSaysWhatItMayNot,
  kSaysItTwice,
  kSaysNoNumber,
  kSaysNoCategory,
  kSaysAnotherKind,
};

inline constexpr std::chrono::milliseconds kSlow{150};
// What must not be told by anybody.
inline constexpr char kSecret[] = "born in 1984";

}  // namespace coded
