// The commands that only look: verify and inspect.
#include <algorithm>
#include <iostream>
#include <string_view>

#include "absl/strings/escaping.h"
#include "absl/strings/str_format.h"
#include "engine/catalogue/bundle_folder.h"
#include "engine/catalogue/sha256.h"
#include "engine/cli/bundle_commands.h"
#include "engine/cli/exit_codes.h"

namespace soleus::cli {
namespace {

using catalogue::BundleFile;

absl::StatusOr<catalogue::Trust> TrustOf(const BundleOptions& options) {
  catalogue::Trust trust{.require_signatures = !options.unsigned_too, .keys = {}};
  if (options.key.empty()) {
    auto keys = catalogue::ReadTrustedKeys(options.keys);
    if (!keys.ok()) return keys.status();
    trust.keys = *std::move(keys);
    return trust;
  }
  auto key = catalogue::PublicKey::Read(options.key);
  if (!key.ok()) return key.status();
  const std::string id = key->id();
  trust.keys.emplace(id, *std::move(key));
  return trust;
}

const BundleFile* Find(const std::vector<BundleFile>& files, std::string_view name) {
  const auto file = std::find_if(files.begin(), files.end(),
                                 [&](const BundleFile& one) { return one.name == name; });
  return file == files.end() ? nullptr : &*file;
}

void ShowManifest(const catalogue::Manifest& manifest, const BundleFile* signature) {
  std::string signer = "nobody";
  if (!manifest.key_id.empty()) {
    signer = "key " + manifest.key_id +
             (signature == nullptr ? ", and the signature is missing" : ", as it says");
  } else if (signature != nullptr) {
    signer = "somebody that it does not name";
  }
  const auto limit = [](std::uint32_t given, int by_default, std::string_view unit) {
    return given == 0 ? absl::StrFormat("%d %s by default", by_default, unit)
                      : absl::StrFormat("%d %s", given, unit);
  };
  std::cout << absl::StrFormat(
      "plugin     %s %s\ncounter    %d\nABI        %d.%d\nsigned by  %s\n"
      "its code   at most %s a call, %s (a table alone has none)\n",
      manifest.plugin_id, manifest.version, manifest.counter, manifest.abi_major,
      manifest.abi_minor, signer, limit(manifest.code_deadline_ms, 20, "ms"),
      limit(manifest.code_memory_mib, 64, "MiB"));
}

std::string Beside(const BundleFile* file, const catalogue::ListedFile& listed) {
  if (file == nullptr) return "MISSING";
  if (file->content.size() != listed.bytes) {
    return absl::StrFormat("OTHER SIZE: %d bytes", file->content.size());
  }
  return catalogue::Sha256Hex(file->content) == listed.sha256 ? "as listed" : "OTHER BYTES";
}

}  // namespace

int Verify(const BundleOptions& options) {
  const auto trust = TrustOf(options);
  if (!trust.ok()) {
    std::cerr << options.program << ": " << trust.status().message() << "\n";
    return kUsage;
  }
  const auto bundle = catalogue::ReadBundle(
      options.folder, *trust,
      [](const std::string& sentence) { std::cout << "ok  " << sentence << "\n"; });
  if (bundle.ok()) {
    std::cout << "This bundle may be staged. SHA-256 of its manifest: " << (*bundle)->digest
              << "\n";
    return kAnswered;
  }
  std::cout << "NO  " << bundle.status().message() << std::endl;
  return kRefused;
}

int Inspect(const BundleOptions& options) {
  const auto found = catalogue::ReadBundleFolder(options.folder);
  if (!found.ok()) {
    std::cerr << options.program << ": " << found.status().message() << "\n";
    return kUsage;
  }
  std::cout << options.folder << ", as it says of itself; nothing of it is verified\n";
  const BundleFile* const text = Find(found->files, catalogue::kManifestName);
  const auto manifest = catalogue::ParseManifest(text == nullptr ? "" : text->content);
  std::vector<catalogue::ListedFile> listed;
  if (manifest.ok()) {
    ShowManifest(*manifest, Find(found->files, catalogue::kSignatureName));
    listed = manifest->files;
  }
  for (const catalogue::ListedFile& file : listed) {
    std::cout << absl::StrFormat("  %-20s %9d bytes  %s  %s\n", file.name, file.bytes, file.sha256,
                                 Beside(Find(found->files, file.name), file));
  }
  const auto is_listed = [&](const std::string& name) {
    return name == catalogue::kManifestName || name == catalogue::kSignatureName ||
           std::any_of(listed.begin(), listed.end(),
                       [&](const catalogue::ListedFile& file) { return file.name == name; });
  };
  for (const BundleFile& file : found->files) {
    if (is_listed(file.name)) continue;
    std::cout << absl::StrFormat("  %-20s %9d bytes  NOT LISTED\n", absl::CHexEscape(file.name),
                                 file.content.size());
  }
  for (const auto& [name, kind] : found->strangers) {
    std::cout << absl::StrFormat("  %-20s NOT LISTED: %s\n", absl::CHexEscape(name), kind);
  }
  if (manifest.ok()) return kAnswered;
  std::cerr << options.program << ": " << options.folder << "/" << manifest.status().message()
            << "\n";
  return kRefused;
}

}  // namespace soleus::cli
