// Which answers were given, when, by which knowledge, and to what: the daemon's memory of
// decisions. One SQLite file (mode 0600, WAL) to which rows are added; none is ever changed, and
// only the oldest are removed. Of what was asked and answered it holds SHA-256 digests, or the
// bytes themselves where `keep_inputs` says so: then it holds patients' data, and its folder must
// be kept like a record.
//
// The requests' threads never wait for the disk: `Add` puts a decision into a bounded queue, and a
// thread of the log's own writes it. What finds no room there, or cannot be written, is counted and
// told to `on_trouble`; it is never lost in silence. A power cut may cost the last moments, a crash
// of the daemon what was waiting; neither costs what is written, nor leaves half a row.
//
// Thread-safe.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace soleus::store {

struct LoggedDecision {
  std::int64_t number = 0;  // rises with each row of this file; set by the log
  std::chrono::sys_seconds when{};
  std::string decision_id;       // EvaluateResponse.decision_id; the same answer again has the same
  std::string knowledge_digest;  // as EvaluateResponse has it; so have the next two
  std::string mapping_digest;    // empty: the site had none
  std::string products_digest;   // likewise
  std::string plugins;           // that answered: "achilles_rupture 1.0.0, calf_strain 1.0.0"
  std::string as_of;             // as given or resolved
  std::string input;             // a serialised v1::LoggedInput; read back empty: it was not kept
  std::string input_sha256;      // of `input`, 64 hexadecimal digits; set by the log
  std::string response;          // the answer's bytes; read back empty: they were not kept
  std::string response_sha256;   // of `response`, likewise
};

class DecisionLog {
 public:
  struct Options {
    std::string path;
    bool keep_inputs = false;       // false: `input` and `response` as digests alone
    std::size_t max_mib = 512;      // of the file; past it the oldest rows go
    std::chrono::days max_age{90};  // older rows go
    std::size_t max_waiting = 256;  // decisions in the queue; one more is not logged
    std::size_t max_waiting_bytes = 64 << 20;
    std::function<std::chrono::sys_seconds()> clock;
    // One sentence, at most every ten seconds, on the log's own thread; no patient's data.
    std::function<void(const std::string&)> on_trouble;
  };
  struct Counts {
    std::uint64_t written = 0;
    std::uint64_t not_written = 0;  // no room in the queue, or the disk refused
  };

  // The statuses of `Database::Open`.
  static absl::StatusOr<std::unique_ptr<DecisionLog>> Open(Options options);
  // Writes what waits.
  virtual ~DecisionLog() = default;

  // Whether `size` bytes would find room; so that nobody copies what would not.
  virtual bool HasRoom(std::size_t size) const = 0;
  // False: there was no room, and the decision is counted as not written.
  virtual bool Add(LoggedDecision decision) = 0;
  // Counts one that was not even offered, since there was no room.
  virtual void CountUnwritten() = 0;
  virtual Counts counts() const = 0;

  // Waits until all that was added before is written, or the time is out (then Unavailable).
  virtual absl::Status Flush(std::chrono::milliseconds patience) = 0;

  // Calls `each` with every decision from `since` on, oldest first, until it says false; on the
  // caller's thread and a connection of its own, so that logging goes on. Rows that go meanwhile
  // are passed over. DataLoss: the bytes of a row are not those that were written.
  virtual absl::Status Since(std::chrono::sys_seconds since,
                             const std::function<bool(const LoggedDecision&)>& each) const = 0;
};

}  // namespace soleus::store
