// A table with code that does what the patient's test_way says: 0 works out three values, every
// other number is one way in which code can go wrong. Everything in it is made up.
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <limits>
#include <stdexcept>

#define TINY_ID "coded"
#include "tests/engine/catalogue/plugins/coded.h"
#include "tests/engine/catalogue/plugins/tiny.h"

namespace {

using namespace soleus::sdk;  // NOLINT: a table, not a program
using coded::Way;

constexpr FindingId kWay{"test_way"};
constexpr FindingId kMinutes{"test_minutes"};
constexpr FindingId kPlace{"test_place"};
constexpr FindingId kRising{"test_rising"};
constexpr FindingId kTotal{"test_total"};
constexpr FindingId kWhere{"test_where"};

constexpr Category kPlaces[] = {{.code = "here", .label = "Here", .reference = 0.5},
                                {.code = "there", .label = "There", .reference = 0.5}};

constexpr Finding kVocabulary[] = {
    tiny::kVocabulary[0],
    tiny::kVocabulary[1],
    {.id = kWay, .label = "Way", .kind = ValueKind::kQuantity, .local_code = "way", .unit = "1"},
    {.id = kMinutes,
     .label = "Minutes",
     .kind = ValueKind::kQuantity,
     .local_code = "minutes",
     .unit = "min"},
    {.id = kPlace,
     .label = "Place",
     .kind = ValueKind::kChoice,
     .local_code = "place",
     .categories = kPlaces},
    {.id = kRising, .label = "Rising", .by_code = true},
    {.id = kTotal, .label = "Total", .kind = ValueKind::kQuantity, .unit = "min", .by_code = true},
    {.id = kWhere,
     .label = "Where",
     .kind = ValueKind::kChoice,
     .categories = kPlaces,
     .by_code = true}};

constexpr Plugin kTable = [] {
  Plugin table = tiny::kTable;
  table.vocabulary = kVocabulary;
  table.code = {.what = "Made up for tests.",
                .reads = {tiny::kSign, kWay, kPlace},
                .reads_course = {kMinutes},
                .sets = {kRising, kTotal, kWhere}};
  return table;
}();

// The total over the days; rising where the last day has more than the first; where it was, is.
void WorkOut(const CodeInput& in, CodeOutput& out) {
  for (const Course& course : in.courses) {
    double total = 0;
    for (const DatedNumber& value : course.values) total += value.number;
    out.Add({.finding = kTotal, .given = Given::kQuantity, .number = total});
    const bool rising = course.values.back().number > course.values.front().number;
    out.Add({.finding = kRising, .given = rising ? Given::kPresent : Given::kAbsent});
  }
  for (const CodeFact& fact : in.facts) {
    if (fact.finding != kPlace) continue;
    out.Add({.finding = kWhere, .given = Given::kCategory, .category = fact.category});
  }
}

void Busy(std::chrono::milliseconds time) {
  const auto end = std::chrono::steady_clock::now() + time;
  while (std::chrono::steady_clock::now() < end) {
  }
}

void GoWrong(Way way, CodeOutput& out) {
  const CodeFact rising = {.finding = kRising};
  switch (way) {
    case Way::kWorksOut: break;
    case Way::kSegfaults: {
      const volatile std::uintptr_t nowhere = 8;
      *reinterpret_cast<volatile int*>(nowhere) = 1;
      break;
    }
    case Way::kAborts: std::abort();
    case Way::kLoops: Busy(std::chrono::hours(1)); break;
    case Way::kIsSlow: Busy(coded::kSlow); break;
    case Way::kTakesFourGigabytes: {
      constexpr std::size_t kSize = std::size_t{4} << 30;
      auto* const memory = new volatile char[kSize];
      for (std::size_t i = 0; i < kSize; i += 4096) memory[i] = 1;
      break;
    }
    case Way::kThrows: throw std::runtime_error(coded::kSecret);
    case Way::kExits: _exit(0);
    case Way::kLeaksDescriptors:
      while (dup(0) >= 0) {
      }
      break;
    case Way::kForks:
      for (;;) fork();
    case Way::kExecutes: execl("/bin/true", "true", nullptr); break;
    case Way::kReadsAFile: open("/etc/passwd", O_RDONLY); break;
    case Way::kOpensASocket: socket(AF_INET, SOCK_STREAM, 0); break;
    case Way::kTraces: ptrace(PTRACE_TRACEME, 0, nullptr, nullptr); break;
    case Way::kKills: kill(getppid(), SIGKILL); break;
    case Way::kMakesCode:
      mmap(nullptr, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
      break;
    case Way::kWritesGarbage: send(3, coded::kSecret, 12, 0); break;
    case Way::kAnswersForTheHost: send(3, "A\0\0\0\0", 5, 0); break;
    case Way::kPrintsAndAborts:
      for (int i = 0; i < 100'000; ++i) std::puts(coded::kSecret);
      std::fflush(stdout);
      std::abort();
    case Way::kSaysTooMuch:
      for (int i = 0; i < 4; ++i) out.Add(rising);
      break;
    case Way::kSaysWhatItMayNot: out.Add({.finding = tiny::kSign}); break;
    case Way::kSaysItTwice:
      out.Add(rising);
      out.Add(rising);
      break;
    case Way::kSaysNoNumber:
      out.Add({.finding = kTotal,
               .given = Given::kQuantity,
               .number = std::numeric_limits<double>::quiet_NaN()});
      break;
    case Way::kSaysNoCategory:
      out.Add({.finding = kWhere, .given = Given::kCategory, .category = "nowhere"});
      break;
    case Way::kSaysAnotherKind: out.Add({.finding = kTotal, .given = Given::kPresent}); break;
  }
}

void Derive(const CodeInput& in, CodeOutput& out) {
  for (const CodeFact& fact : in.facts) {
    if (fact.finding == kWay) GoWrong(static_cast<Way>(fact.number), out);
  }
  if (out.size == 0) WorkOut(in, out);
}

}  // namespace

SOLEUS_EXPORT_PLUGIN_WITH_CODE(kTable, Derive);
