// What the daemon, its spawner and the plugin hosts say to each other. Plain data between programs
// of one build: the daemon starts the spawner from the host's own file, and the spawner starts
// itself again as a host.
//
//   daemon  <- SEQPACKET, SpawnRequest and SpawnReport ->  soleus-plugin-host --spawner
//   daemon  <- stream: a frame is a kind (1 byte), a length (4 bytes, little-endian), as many
//              bytes -> soleus-plugin-host --table | --code
//
// A host answers once with its table (kTable) or with the reason why there is none (kRefused). One
// with code follows up with kReady and then answers kCall after kCall with one kAnswer each; see
// code_frames.h for what is in them. Whatever else comes from a host is garbage.
#pragma once

#include <cstddef>
#include <cstdint>

namespace soleus::catalogue {

inline constexpr int kReplyFd = 3;    // of a host: the stream; of the spawner: its own socket
inline constexpr int kLibraryFd = 4;  // of a host: the plugin's library, a sealed memfd

enum class ReplyKind : char {
  kTable = 'T',
  kRefused = 'R',    // a sentence
  kReady = 'C',      // how it is confined
  kCall = 'Q',       // to the host
  kAnswer = 'A',     // the call's
  kForbidden = 'S',  // the number (4 bytes) of a system call that no plugin may make; then it ends
};
inline constexpr std::size_t kReplyHeaderBytes = 5;
// A sentence is foreign text; what is longer is cut. A table's most is kMaxTableBytes.
inline constexpr std::size_t kMaxSentenceBytes = 1024;
inline constexpr std::size_t kMaxReadyBytes = 4096;
inline constexpr std::size_t kMaxCallBytes = 1 << 20;
inline constexpr std::size_t kMaxAnswerBytes = 16 << 10;
inline constexpr std::size_t kForbiddenBytes = 4;

// How a host ends that has more to say than a signal would. Of 64 upwards: no library's own.
inline constexpr int kExitThrew = 81;      // the code let an exception out
inline constexpr int kExitForbidden = 82;  // it made a system call that it may not

struct SpawnRequest {
  enum class What : char {
    kStart = 's',  // with three descriptors: library, socket, words
    kKill = 'k',   // the host and all of its process group; nothing where it has ended
  };
  What what = What::kStart;
  char role = 0;  // HostRole
  std::uint32_t memory_mib = 0;
  std::uint64_t host = 0;  // the daemon's own number for it, never used again
};

struct SpawnReport {
  enum class What : char {
    kReady = 'r',    // the spawner itself, once
    kStarted = 'p',  // number: the process id
    kFailed = 'f',   // it could not be started; number: errno
    kExited = 'e',   // it has ended and is reaped; number: exit code
    kKilled = 'k',   // likewise; number: the signal
  };
  What what = What::kReady;
  std::int32_t number = 0;
  std::uint64_t host = 0;
};

}  // namespace soleus::catalogue
