// A plugin's code at work: one confined host process a plugin version, called by requests, killed
// past a deadline, started again with backoff, given up after five crashes within a minute.
//
// Thread-safe; a call waits at most until its deadline, whatever the process does.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "engine/catalogue/bundle.h"
#include "engine/catalogue/spawner.h"
#include "engine/reasoning/patient.h"
#include "plugins/sdk/plugin.h"

namespace soleus::catalogue {

// What the code makes of a patient: values of findings that its table says it sets.
struct CodeFact {
  std::string finding;
  reasoning::Fact fact;
};

struct CodeHealth {
  enum class State { kStarting, kRunning, kWaiting, kQuarantined };
  State state = State::kStarting;
  std::string reason;  // empty: it runs
  std::vector<std::string> confined_by;
  std::vector<std::string> not_confined_by;
  pid_t pid = 0;
  std::uint64_t calls = 0;
  std::uint64_t failures = 0;
  std::uint32_t restarts = 0;
};

struct CodeLimits {
  std::chrono::milliseconds max_deadline{250};  // of one call, whatever the manifest asks for
  std::uint32_t max_memory_mib = 256;
  int crashes_to_quarantine = 5;  // within
  std::chrono::seconds crash_window{60};
  std::chrono::milliseconds first_backoff{100};  // doubles up to max_backoff
  std::chrono::milliseconds max_backoff{5'000};
};

class CodeProcess {
 public:
  using Deadline = std::chrono::steady_clock::time_point;

  // `table` is the bundle's own, decoded; `spawner` must outlive this. Starts the process, and
  // waits until it is ready or has failed for the first time. A call may take what the manifest
  // asks for, 50 ms where it asks for nothing, and no more than `limits` has; memory likewise, 64
  // MiB. `on_change` (may be empty) is called, on a thread of this object's, when it is quarantined
  // or comes back; it must be quick and must not destroy this object.
  static std::unique_ptr<CodeProcess> Start(std::shared_ptr<const Bundle> bundle,
                                            const sdk::Plugin& table, Spawner& spawner,
                                            const CodeLimits& limits,
                                            std::function<void(const CodeHealth&)> on_change);
  virtual ~CodeProcess() = default;  // kills the process; no call may be at work

  // Only findings that the table says the code reads are sent, only those that it sets come back,
  // checked like a table's: kind, category, finite number. Not sent: a bound, which is no
  // measurement; what could not be answered; a course of over kMaxCourseDays. Where nothing is left
  // to send the code is not called, and nothing comes back.
  //
  // DeadlineExceeded (late and killed; or `deadline` came first: the process then goes on, within
  // its own limit), Aborted (crashed), DataLoss (something else than an answer came), Unavailable
  // (waits to be started again, or is quarantined). Each one sentence that begins with the plugin's
  // id, without a patient's data. Whatever the process did wrong ends it and counts as a crash.
  virtual absl::StatusOr<std::vector<CodeFact>> Derive(const reasoning::Patient& patient,
                                                       Deadline deadline) = 0;
  virtual CodeHealth health() const = 0;
  // SHA-256 of the library that it runs: two of one table and version may still answer differently.
  virtual const std::string& library_digest() const = 0;
};

}  // namespace soleus::catalogue
