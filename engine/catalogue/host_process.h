// Takes what a plugin host sends, and says in a sentence how it went wrong. The daemon itself never
// loads plugin code; whatever the library does at load (abort, loop, leak) ends with its host.
//
// Blocking, off the request path. Hosts are started by a Spawner (spawner.h), frames are those of
// host_protocol.h.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "engine/catalogue/host_protocol.h"
#include "engine/catalogue/spawner.h"

namespace soleus::catalogue {

// Reads the frames of one host, within the bounds that each kind has; what is out of form is never
// read to its end. Not thread-safe. The host must outlive it.
class HostListener {
 public:
  using Deadline = std::chrono::steady_clock::time_point;
  enum class Outcome {
    kFrame,
    kClosed,   // the host has closed the socket, mostly because it has ended
    kTooSlow,  // the deadline has passed
    kGarbled,  // something else than a frame came
  };
  explicit HostListener(Host& host) : host_(host) {}

  // The next frame, into kind() and payload(). Takes in what the host prints meanwhile.
  Outcome Await(Deadline deadline);
  ReplyKind kind() const { return kind_; }
  const std::string& payload() const { return payload_; }
  // Bytes that came and belong to no frame yet: of a host that has not been asked, garbage.
  bool HasMore() const { return !bytes_.empty(); }

  // " (its last words: ...)", of what the library printed so far.
  std::string LastWords();

 private:
  bool ReadSocket();
  void ReadWords();
  bool HeaderIsSound() const;
  std::size_t PayloadBytes() const;

  Host& host_;
  std::string bytes_;
  ReplyKind kind_ = ReplyKind::kRefused;
  std::string payload_;
  std::string words_;
  bool words_open_ = true;
};

// The encoded table of the plugin library `library` (a sealed memfd, which stays the caller's), by
// a host that ends again. `name` is what an administrator calls the file: "calf_strain/plugin.so".
// Errors, each one sentence that begins with it and says what to do: FailedPrecondition (not a
// library, no symbol, wrong ABI, malformed table), DeadlineExceeded (the host was killed), Aborted
// (it died: of which signal), Unavailable (it could not be started). The table is not decoded here.
absl::StatusOr<std::string> ReadTable(Spawner& spawner, int library, const std::string& name,
                                      std::chrono::milliseconds deadline);

// The same of a host that runs already and may go on to run.
absl::StatusOr<std::string> AwaitTable(Host& host, HostListener& listener, const std::string& name,
                                       std::chrono::milliseconds deadline);

// Foreign text as one printable line.
std::string OneLine(std::string_view text);

// "socket": what a kForbidden frame is about.
std::string CallNamed(std::string_view number);

// "was killed by SIGSEGV", "ended with exit code 1".
std::string HowItEnded(const HostEnd& end);

}  // namespace soleus::catalogue
