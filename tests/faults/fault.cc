// A plugin whose code does one thing that no plugin's code may, where today's VISA-A total is 13,
// and says "sane" for every other total: FAULT names the function that does it, FAULT_ID the
// plugin.
//
// A fault that ends the process never gets to say anything. One that is refused says "refused", and
// the plugin's answer is then as sound as any; one that is let through says "leaked".
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <stdexcept>

#include "plugins/sdk/plugin.h"
#include "plugins/vocabulary/lower_leg_outcomes.h"

namespace {

using namespace soleus::sdk;  // NOLINT: a table, not a program

constexpr FindingId kOutcome{FAULT_ID "_outcome"};
constexpr double kTrigger = 13;

// What a refused or a successful attempt comes to.
using Outcome = const char*;
constexpr Outcome kRefused = "refused";
constexpr Outcome kLeaked = "leaked";

[[maybe_unused]] Outcome Segfault() {
  *reinterpret_cast<volatile int*>(16) = 1;
  return kLeaked;
}

[[maybe_unused]] Outcome Abort() {
  std::abort();
}

[[maybe_unused]] Outcome Loop() {
  static volatile bool forever = true;
  while (forever) {
  }
  return kLeaked;
}

// Page by page, so that a limit on what is used is met as well as one on what is asked for.
[[maybe_unused]] Outcome Allocate() {
  constexpr std::size_t kBytes = std::size_t{4} << 30;
  constexpr std::size_t kPage = 4096;
  auto* memory = static_cast<volatile char*>(std::malloc(kBytes));
  if (memory == nullptr) return kRefused;
  for (std::size_t at = 0; at < kBytes; at += kPage) memory[at] = 1;
  return kLeaked;
}

[[maybe_unused]] Outcome Throw() {
  throw std::runtime_error("thrown out of a plugin's code");
}

[[maybe_unused]] Outcome LeakDescriptors() {
  for (int i = 0; i < 100'000; ++i) {
    if (dup(STDOUT_FILENO) < 0) return kRefused;
  }
  return kLeaked;
}

[[maybe_unused]] Outcome Fork() {
  for (int i = 0; i < 64; ++i) {
    const pid_t child = fork();
    if (child < 0) return kRefused;
    if (child == 0) {
      while (true) pause();
    }
  }
  return kLeaked;
}

[[maybe_unused]] Outcome ReadFile() {
  const int file = open("/etc/passwd", O_RDONLY | O_CLOEXEC);
  char byte = 0;
  return file >= 0 && read(file, &byte, 1) == 1 ? kLeaked : kRefused;
}

[[maybe_unused]] Outcome OpenSocket() {
  const int socket_fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (socket_fd < 0) return kRefused;
  const sockaddr_in discard = {
      .sin_family = AF_INET, .sin_port = htons(9), .sin_addr = {}, .sin_zero = {}};
  connect(socket_fd, reinterpret_cast<const sockaddr*>(&discard), sizeof(discard));
  return kLeaked;
}

// To whatever descriptor leads out of the process.
[[maybe_unused]] Outcome WriteGarbage() {
  char garbage[512];
  for (std::size_t i = 0; i < sizeof(garbage); ++i) garbage[i] = static_cast<char>(i * 37 + 11);
  bool written = false;
  for (int fd = 3; fd < 64; ++fd) written = write(fd, garbage, sizeof(garbage)) > 0 || written;
  return written ? kLeaked : kRefused;
}

void Derive(const CodeInput& in, CodeOutput& out) {
  Outcome outcome = "sane";
  for (const CodeFact& fact : in.facts) {
    if (fact.number == kTrigger) outcome = FAULT();
  }
  out.Add({.finding = kOutcome, .given = Given::kCategory, .category = outcome});
}

constexpr Category kOutcomes[] = {{.code = "sane", .label = "sane"},
                                  {.code = "refused", .label = "refused"},
                                  {.code = "leaked", .label = "leaked"}};

namespace leg = soleus::vocabulary;
constexpr Finding kFindings[] = {
    leg::kOutcomeFindings[0],
    {.id = kOutcome,
     .label = "What came of " FAULT_ID,
     .kind = ValueKind::kChoice,
     .categories = kOutcomes,
     .by_code = true},
};

constexpr CaseFact kToday[] = {{leg::kVisaATotal, Given::kQuantity, {}, 50}};
constexpr CaseFact kSane[] = {{kOutcome, Given::kCategory, "sane"}};
constexpr Case kCases[] = {
    {.id = "sane", .title = "Any total but 13", .facts = kToday, .worked_out = kSane}};

constexpr Plugin kFault = {
    .about = {.id = FAULT_ID,
              .version = "1.0.0",
              .title = "A fault",
              .for_whom = "Tests.",
              .not_for = "Patients.",
              .review_by = "2099-01-01",
              .attributes = {"None.", "Soleus tests.", "None.", "Never.", "Not used.", "Not used.",
                             "Not used.", "Not used.", "Not used.", "Not used.", "Not used.",
                             "Not used.", "Not used."}},
    .vocabulary = kFindings,
    .cases = kCases,
    .code = {.what = "Whether the fault was refused.",
             .reads = {leg::kVisaATotal},
             .sets = {kOutcome}},
};

}  // namespace

SOLEUS_EXPORT_PLUGIN_WITH_CODE(kFault, Derive);
