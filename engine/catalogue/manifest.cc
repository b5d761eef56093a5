// A manifest is signed as bytes and read as fields, so two readers must not differ about what the
// bytes say. Protocol Buffers' JSON reader refuses unknown fields and wrong types; that it takes a
// field given twice, either spelling of a name, numbers as text and blanks anywhere does not
// matter, since what it read, written again here, must be the very bytes that came.
#include <google/protobuf/util/json_util.h>

#include <algorithm>
#include <cstddef>
#include <set>

#include "absl/status/status.h"
#include "absl/strings/escaping.h"
#include "absl/strings/str_format.h"
#include "engine/catalogue/bundle.h"
#include "plugins/sdk/plugin.h"
#include "proto/soleus/v1/plugin_manifest.pb.h"

namespace soleus::catalogue {
namespace {

constexpr std::uint32_t kFormat = 1;
constexpr std::size_t kMaxIdBytes = 100;
constexpr std::size_t kMaxVersionBytes = 64;
constexpr std::size_t kMaxNameBytes = 100;
constexpr std::size_t kKeyIdDigits = 16;
constexpr std::size_t kShaDigits = 64;
constexpr std::size_t kShownBytes = 120;
constexpr std::string_view kPackAgain = "; pack it again with soleusctl plugin pack.";

bool IsDigit(char c) {
  return c >= '0' && c <= '9';
}

bool IsAlphanumeric(char c) {
  return IsDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool IsHexadecimal(std::string_view text, std::size_t digits) {
  return text.size() == digits && std::all_of(text.begin(), text.end(), [](char c) {
           return IsDigit(c) || (c >= 'a' && c <= 'f');
         });
}

// MAJOR.MINOR.PATCH, then whatever a semantic version may add. It names folders, too.
bool IsVersion(std::string_view text) {
  if (text.size() > kMaxVersionBytes) return false;
  for (int part = 0; part < 3; ++part) {
    std::size_t digits = 0;
    while (digits < text.size() && IsDigit(text[digits])) ++digits;
    if (digits == 0) return false;
    text.remove_prefix(digits);
    if (part == 2) break;
    if (!text.starts_with('.')) return false;
    text.remove_prefix(1);
  }
  if (text.empty()) return true;
  if (text.front() != '-' && text.front() != '+') return false;
  text.remove_prefix(1);
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return IsAlphanumeric(c) || c == '.' || c == '-' || c == '+';
  });
}

// No slash, no leading dot: it cannot name anything but a visible file of the bundle's own folder.
bool IsFileName(std::string_view text) {
  return !text.empty() && text.size() <= kMaxNameBytes && IsAlphanumeric(text.front()) &&
         std::all_of(text.begin(), text.end(),
                     [](char c) { return IsAlphanumeric(c) || c == '.' || c == '-' || c == '_'; });
}

std::string Shown(std::string_view text) {
  std::string shown = absl::CHexEscape(absl::string_view(text.data(), text.size()));
  if (shown.size() > kShownBytes) shown = shown.substr(0, kShownBytes) + "...";
  return shown;
}

absl::Status Refuse(const std::string& what) {
  return absl::InvalidArgumentError(std::string(kManifestName) + ": " + what);
}

absl::Status CheckListed(const v1::PluginManifest& manifest) {
  std::set<std::string, std::less<>> names;
  for (const v1::ManifestFile& file : manifest.files()) {
    if (!IsFileName(file.name())) {
      return Refuse(absl::StrFormat(
          "lists \"%s\", which is no plain file name (letters, digits, \".\", \"-\" and \"_\", no "
          "folder)%s",
          Shown(file.name()), kPackAgain));
    }
    if (file.name() == kManifestName || file.name() == kSignatureName) {
      return Refuse(absl::StrFormat(
          "lists %s, which nothing in the bundle can vouch for before it is verified%s",
          file.name(), kPackAgain));
    }
    if (!names.insert(file.name()).second) {
      return Refuse(absl::StrFormat("lists %s twice, so which of them counts is unknown%s",
                                    file.name(), kPackAgain));
    }
    if (!IsHexadecimal(file.sha256(), kShaDigits)) {
      return Refuse(absl::StrFormat("the sha256 of %s is not 64 lower-case hexadecimal digits%s",
                                    file.name(), kPackAgain));
    }
  }
  if (names.find(kLibraryName) == names.end()) {
    return Refuse(absl::StrFormat("lists no %s, the plugin itself%s", kLibraryName, kPackAgain));
  }
  return absl::OkStatus();
}

absl::Status Check(const v1::PluginManifest& manifest) {
  if (manifest.format() != kFormat) {
    return Refuse(absl::StrFormat(
        "is of format %d, this Soleus reads format %d; pack the plugin with this version's "
        "soleusctl, or update Soleus.",
        manifest.format(), kFormat));
  }
  if (!sdk::internal::IsId(manifest.plugin_id()) || manifest.plugin_id().size() > kMaxIdBytes) {
    return Refuse(
        absl::StrFormat("plugin_id \"%s\" is not lower-case words joined by _, at most %d bytes%s",
                        Shown(manifest.plugin_id()), kMaxIdBytes, kPackAgain));
  }
  if (!IsVersion(manifest.version())) {
    return Refuse(absl::StrFormat("version \"%s\" is not a semantic version, MAJOR.MINOR.PATCH%s",
                                  Shown(manifest.version()), kPackAgain));
  }
  if (manifest.abi_major() == 0) {
    return Refuse(absl::StrFormat("names no plugin ABI%s", kPackAgain));
  }
  if (manifest.counter() == 0) {
    return Refuse(
        absl::StrFormat("has no counter, which rises from 1 with each bundle%s", kPackAgain));
  }
  if (!manifest.key_id().empty() && !IsHexadecimal(manifest.key_id(), kKeyIdDigits)) {
    return Refuse(
        absl::StrFormat("key_id \"%s\" is not 16 lower-case hexadecimal digits; sign it "
                        "again with soleusctl plugin sign.",
                        Shown(manifest.key_id())));
  }
  return CheckListed(manifest);
}

// Of the first line that is not as FormatManifest writes it, counted from 1.
std::size_t FirstOtherLine(std::string_view came, std::string_view expected) {
  const auto [other, unused] =
      std::mismatch(came.begin(), came.end(), expected.begin(), expected.end());
  return 1 + static_cast<std::size_t>(std::count(came.begin(), other, '\n'));
}

}  // namespace

absl::StatusOr<Manifest> ParseManifest(std::string_view json) {
  if (json.size() > kMaxManifestBytes) {
    return Refuse(absl::StrFormat("takes %d bytes, the most is %d%s", json.size(),
                                  kMaxManifestBytes, kPackAgain));
  }
  v1::PluginManifest message;
  const auto parsed = google::protobuf::util::JsonStringToMessage(
      google::protobuf::StringPiece(json.data(), json.size()), &message);
  if (!parsed.ok()) {
    const auto why = parsed.message();
    return Refuse(
        absl::StrFormat("is no manifest (%s)%s", Shown({why.data(), why.size()}), kPackAgain));
  }
  if (absl::Status status = Check(message); !status.ok()) return status;

  Manifest manifest{.plugin_id = message.plugin_id(),
                    .version = message.version(),
                    .abi_major = message.abi_major(),
                    .abi_minor = message.abi_minor(),
                    .counter = message.counter(),
                    .key_id = message.key_id(),
                    .files = {},
                    .code_deadline_ms = message.code().deadline_ms(),
                    .code_memory_mib = message.code().memory_mib()};
  for (const v1::ManifestFile& file : message.files()) {
    manifest.files.push_back({file.name(), file.sha256(), file.bytes()});
  }
  std::sort(manifest.files.begin(), manifest.files.end(),
            [](const ListedFile& a, const ListedFile& b) { return a.name < b.name; });
  const std::string written = FormatManifest(manifest);
  if (written == json) return manifest;
  return Refuse(absl::StrFormat(
      "line %d is not as soleusctl plugin pack writes it (the same manifest has one form only, so "
      "that no two readers can differ about it)%s",
      FirstOtherLine(json, written), kPackAgain));
}

std::string FormatManifest(const Manifest& manifest) {
  std::vector<ListedFile> files = manifest.files;
  std::sort(files.begin(), files.end(),
            [](const ListedFile& a, const ListedFile& b) { return a.name < b.name; });
  // Protocol Buffers' JSON writes 64-bit numbers as text. No text here needs an escape: where one
  // would, ParseManifest refuses it.
  std::string json = absl::StrFormat(
      "{\n \"format\": %d,\n \"plugin_id\": \"%s\",\n \"version\": \"%s\",\n \"abi_major\": %d,\n"
      " \"abi_minor\": %d,\n \"counter\": \"%d\",\n",
      kFormat, manifest.plugin_id, manifest.version, manifest.abi_major, manifest.abi_minor,
      manifest.counter);
  if (!manifest.key_id.empty()) {
    json += absl::StrFormat(" \"key_id\": \"%s\",\n", manifest.key_id);
  }
  json += " \"files\": [";
  for (const ListedFile& file : files) {
    json += absl::StrFormat(
        "%s\n  {\n   \"name\": \"%s\",\n   \"sha256\": \"%s\",\n   \"bytes\": \"%d\"\n  }",
        &file == files.data() ? "" : ",", file.name, file.sha256, file.bytes);
  }
  json += "\n ]";
  if (manifest.code_deadline_ms != 0 || manifest.code_memory_mib != 0) {
    json += absl::StrFormat(",\n \"code\": {\n  \"deadline_ms\": %d,\n  \"memory_mib\": %d\n }",
                            manifest.code_deadline_ms, manifest.code_memory_mib);
  }
  return json + "\n}\n";
}

}  // namespace soleus::catalogue
