// Inside `fhir/client` only: bodies kept to be told "not modified" about (ETag, RFC 9110, 8.8.3).
//
// What is kept is patient data, so: in memory alone, bounded in bytes, the longest unused first to
// go, and each body only for who fetched it. A kept body is never an answer by itself: the server
// is asked each time, with the asker's own token, and says whether it still holds. Thread-safe.
#pragma once

#include <cstddef>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

namespace soleus::fhir::client {

struct Kept {
  std::string etag;
  std::string body;
};

// Whose answers may be shared: a hash of the caller's access token, which is itself not kept, or
// one name for the daemon's own credentials, whose tokens come and go.
std::string CallerIdentity(std::string_view access_token);
inline constexpr std::string_view kOwnIdentity = "own";

class ResponseCache {
 public:
  explicit ResponseCache(std::size_t max_bytes) : max_bytes_(max_bytes) {}

  // What is kept of `url` for `identity`; null: nothing. It stays valid though it is dropped here.
  std::shared_ptr<const Kept> Find(std::string_view identity, std::string_view url);
  // Replaces what was kept. Nothing happens where it would take more than all the room there is.
  void Keep(std::string_view identity, std::string_view url, std::string etag, std::string body);

 private:
  struct Entry {
    std::string key;
    std::shared_ptr<const Kept> kept;
  };
  static std::size_t SizeOf(const Entry& entry);
  void Drop(std::list<Entry>::iterator entry);

  const std::size_t max_bytes_;
  std::mutex mutex_;
  std::list<Entry> entries_;  // the last used first
  std::map<std::string, std::list<Entry>::iterator, std::less<>> by_key_;
  std::size_t bytes_ = 0;
};

}  // namespace soleus::fhir::client
