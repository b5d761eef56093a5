// A plugin bundle: one folder with `plugin.so`, `manifest.json`, `manifest.sig` and whatever else
// the manifest lists (`SOURCES.md`, a licence). Read once, checked, and from then on never looked
// at in the file system again: what was hashed is what is loaded.
//
// Blocking file access; any thread that is not a request's.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "engine/catalogue/owned_fd.h"
#include "engine/catalogue/signature.h"

namespace soleus::catalogue {

inline constexpr std::string_view kLibraryName = "plugin.so";
inline constexpr std::string_view kManifestName = "manifest.json";
inline constexpr std::string_view kSignatureName = "manifest.sig";
inline constexpr std::size_t kMaxManifestBytes = 256 << 10;
inline constexpr std::size_t kMaxBundleBytes = 64 << 20;  // of all files together
inline constexpr std::size_t kMaxBundleFiles = 64;        // manifest and signature included

struct ListedFile {
  std::string name;    // letters, digits, ".", "-", "_"; begins with a letter or digit
  std::string sha256;  // 64 lower-case hexadecimal digits
  std::uint64_t bytes = 0;

  bool operator==(const ListedFile&) const = default;
};

// proto/soleus/v1/plugin_manifest.proto, as plain data.
struct Manifest {
  std::string plugin_id;
  std::string version;
  std::uint32_t abi_major = 0;
  std::uint32_t abi_minor = 0;
  std::uint64_t counter = 0;
  std::string key_id;                  // empty: not signed
  std::vector<ListedFile> files;       // by name
  std::uint32_t code_deadline_ms = 0;  // 0: the default
  std::uint32_t code_memory_mib = 0;   // likewise

  bool operator==(const Manifest&) const = default;
};

// InvalidArgument: no JSON of that message, a field that is unknown or missing, an id, version,
// name or digest out of form, a file listed twice, another format, or any byte that FormatManifest
// would not have written: one manifest has one form. Trusts nothing.
absl::StatusOr<Manifest> ParseManifest(std::string_view json);
// With every file of `manifest`, in order of name; indented, ends in a line feed, the same manifest
// the same bytes. Of fields that ParseManifest would refuse the result is refused by it, too.
std::string FormatManifest(const Manifest& manifest);

struct BundleFile {
  std::string name;
  std::string content;
};

// What has passed every check below. Immutable once shared.
struct Bundle {
  Manifest manifest;
  std::string digest;             // SHA-256 of manifest.json: names this very bundle
  OwnedFd library;                // plugin.so as a sealed memfd, which was hashed
  std::vector<BundleFile> files;  // as they were read, manifest and signature included; all but
                                  // plugin.so, whose bytes `library` has, once
};

// Told of each check that has passed, in order, a sentence each. May be empty.
using OnPass = std::function<void(const std::string& sentence)>;

// In this order, each refusal one sentence that names the bundle (its folder, or `where`), the
// file and what to do: too many or too large files; no or a malformed manifest; a file that is
// listed and missing, or there and not listed (a folder, a link and a device count as not listed);
// a size or SHA-256 that differs; then the signature, as `trust` wants it: none, by an unknown key,
// not over these bytes. Where `trust` requires none, a bundle without one is taken; one that is
// there must hold all the same, so `manifest.key_id` always names a key that was checked.
// InvalidArgument, NotFound, PermissionDenied, FailedPrecondition (signature) or ResourceExhausted.
absl::StatusOr<std::shared_ptr<const Bundle>> ReadBundle(const std::string& folder,
                                                         const Trust& trust,
                                                         const OnPass& on_pass = {});
absl::StatusOr<std::shared_ptr<const Bundle>> CheckBundle(std::vector<BundleFile> files,
                                                          const Trust& trust,
                                                          const OnPass& on_pass = {},
                                                          const std::string& where = "upload");

// Writes the files to `folder`, which must not exist, by way of a hidden neighbour, synced and then
// renamed: after a crash it is there whole, or not at all; the neighbour (`.NAME.new-*`) may be
// left behind then, and means nothing. AlreadyExists, or PermissionDenied (it cannot be written).
absl::Status WriteBundle(const Bundle& bundle, const std::string& folder);

}  // namespace soleus::catalogue
