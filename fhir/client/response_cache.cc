#include "fhir/client/response_cache.h"

#include <openssl/sha.h>

#include <array>
#include <utility>

#include "fhir/sentence.h"

namespace soleus::fhir::client {
namespace {

constexpr std::size_t kEntryBytes = 256;  // about what an entry takes beside its text

// No identity and no URL holds a line break.
std::string KeyOf(std::string_view identity, std::string_view url) {
  return Sentence(identity, "\n", url);
}

}  // namespace

std::string CallerIdentity(std::string_view access_token) {
  constexpr std::string_view kHex = "0123456789abcdef";
  std::array<unsigned char, SHA256_DIGEST_LENGTH> hash{};
  SHA256(reinterpret_cast<const unsigned char*>(access_token.data()), access_token.size(),
         hash.data());
  std::string identity = "sha256:";
  for (const unsigned char byte : hash) identity += {kHex[byte >> 4], kHex[byte & 15]};
  return identity;
}

std::size_t ResponseCache::SizeOf(const Entry& entry) {
  return kEntryBytes + 2 * entry.key.size() + entry.kept->etag.size() + entry.kept->body.size();
}

void ResponseCache::Drop(std::list<Entry>::iterator entry) {
  bytes_ -= SizeOf(*entry);
  by_key_.erase(entry->key);
  entries_.erase(entry);
}

std::shared_ptr<const Kept> ResponseCache::Find(std::string_view identity, std::string_view url) {
  const std::lock_guard lock(mutex_);
  const auto found = by_key_.find(KeyOf(identity, url));
  if (found == by_key_.end()) return nullptr;
  entries_.splice(entries_.begin(), entries_, found->second);
  return found->second->kept;
}

void ResponseCache::Keep(std::string_view identity, std::string_view url, std::string etag,
                         std::string body) {
  Entry entry{KeyOf(identity, url),
              std::make_shared<const Kept>(Kept{std::move(etag), std::move(body)})};
  const std::lock_guard lock(mutex_);
  if (const auto old = by_key_.find(entry.key); old != by_key_.end()) Drop(old->second);
  const std::size_t size = SizeOf(entry);
  if (size > max_bytes_) return;
  while (bytes_ + size > max_bytes_) Drop(std::prev(entries_.end()));
  bytes_ += size;
  entries_.push_front(std::move(entry));
  by_key_.emplace(entries_.front().key, entries_.begin());
}

}  // namespace soleus::fhir::client
