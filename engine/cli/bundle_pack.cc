// pack: from a built plugin to a bundle.
#include <algorithm>
#include <filesystem>
#include <iostream>
#include <optional>
#include <string_view>
#include <system_error>
#include <utility>

#include "engine/catalogue/bundle_folder.h"
#include "engine/catalogue/library_manifest.h"
#include "engine/catalogue/pack.h"
#include "engine/cli/bundle_commands.h"
#include "engine/cli/exit_codes.h"

namespace soleus::cli {
namespace {

namespace fs = std::filesystem;
using catalogue::BundleFile;
using Files = std::vector<BundleFile>;

bool IsOfAnyBundle(std::string_view name) {
  return name == catalogue::kManifestName || name == catalogue::kSignatureName;
}

// What goes into the bundle, and which file is its library.
struct Sources {
  Files files;
  std::string library;
};

absl::StatusOr<Sources> FromFolder(const std::string& folder) {
  auto found = catalogue::ReadBundleFolder(folder);
  if (!found.ok()) return found.status();
  for (const auto& [name, kind] : found->strangers) {
    return absl::InvalidArgumentError(folder + "/" + name + ": is " + kind +
                                      "; a bundle is plain files: move it away.");
  }
  std::erase_if(found->files, [](const BundleFile& file) { return IsOfAnyBundle(file.name); });
  return Sources{std::move(found->files),
                 (fs::path(folder) / std::string(catalogue::kLibraryName)).string()};
}

absl::StatusOr<Sources> FromFiles(const std::vector<std::string>& paths) {
  Sources sources{.files = {}, .library = paths.front()};
  for (const std::string& path : paths) {
    auto content = catalogue::ReadPlainFile(path);
    if (!content.ok()) return content.status();
    const bool first = sources.files.empty();
    sources.files.push_back(
        {first ? std::string(catalogue::kLibraryName) : fs::path(path).filename().string(),
         *std::move(content)});
  }
  return sources;
}

absl::StatusOr<Sources> ReadSources(const std::vector<std::string>& sources) {
  std::error_code error;
  if (!fs::is_directory(sources.front(), error)) return FromFiles(sources);
  if (sources.size() == 1) return FromFolder(sources.front());
  return absl::InvalidArgumentError(sources.front() +
                                    ": is a folder, so it is packed as it is; put the other files "
                                    "into it, or name the library instead.");
}

// The manifest of the bundle that makes way; nullopt: there is none. Refuses to remove anything
// that is not of a bundle of this plugin.
absl::StatusOr<std::optional<catalogue::Manifest>> Replaced(const std::string& folder,
                                                            const std::string& plugin_id,
                                                            const Files& files) {
  std::error_code error;
  if (!fs::exists(fs::symlink_status(folder, error))) return std::optional<catalogue::Manifest>();
  const auto found = catalogue::ReadBundleFolder(folder);
  if (!found.ok()) return found.status();
  std::optional<catalogue::Manifest> before;
  for (const BundleFile& file : found->files) {
    if (file.name != catalogue::kManifestName) continue;
    auto manifest = catalogue::ParseManifest(file.content);
    if (!manifest.ok()) {
      return absl::Status(manifest.status().code(),
                          folder + "/" + std::string(manifest.status().message()));
    }
    before = *std::move(manifest);
  }
  if (before.has_value() && before->plugin_id != plugin_id) {
    return absl::FailedPreconditionError(folder + ": holds a bundle of " + before->plugin_id +
                                         ", not of " + plugin_id + "; take another folder.");
  }
  const auto is_known = [&](const std::string& name) {
    const auto named = [&](const auto& file) { return file.name == name; };
    return IsOfAnyBundle(name) || std::any_of(files.begin(), files.end(), named) ||
           (before.has_value() && std::any_of(before->files.begin(), before->files.end(), named));
  };
  std::vector<std::string> names;
  for (const BundleFile& file : found->files) names.push_back(file.name);
  for (const auto& [name, kind] : found->strangers) names.push_back(name);
  for (const std::string& name : names) {
    if (is_known(name)) continue;
    return absl::FailedPreconditionError(folder + "/" + name +
                                         ": is no part of a bundle, and would be removed with the "
                                         "folder; take another folder, or move it away.");
  }
  return before;
}

absl::Status PackAsTold(const BundleOptions& options) {
  std::optional<catalogue::PrivateKey> key;
  if (!options.key.empty()) {
    auto read = catalogue::PrivateKey::Read(options.key);
    if (!read.ok()) return read.status();
    key = *std::move(read);
  }
  auto sources = ReadSources(options.sources);
  if (!sources.ok()) return sources.status();
  auto about = catalogue::ManifestOfLibrary(sources->library, options.host);
  if (!about.ok()) return about.status();
  const auto before = Replaced(options.folder, about->plugin_id, sources->files);
  if (!before.ok()) return before.status();
  about->counter = options.counter != 0  ? options.counter
                   : before->has_value() ? (*before)->counter + 1
                                         : 1;
  about->code_deadline_ms = options.deadline_ms;
  about->code_memory_mib = options.memory_mib;
  const auto files =
      catalogue::PackBundle(*about, std::move(sources->files), key.has_value() ? &*key : nullptr);
  if (!files.ok()) return files.status();
  const absl::Status written =
      catalogue::WriteBundleFolder(*files, options.folder, catalogue::Existing::kReplace);
  if (!written.ok()) return written;
  std::cout << options.folder << ": " << about->plugin_id << " " << about->version << ", counter "
            << about->counter << ", "
            << (key.has_value() ? "signed by key " + key->id() : std::string("not signed")) << "\n";
  return absl::OkStatus();
}

}  // namespace

int Pack(const BundleOptions& options) {
  const absl::Status packed = PackAsTold(options);
  if (packed.ok()) return kAnswered;
  std::cerr << options.program << ": " << packed.message() << "\n";
  return kRefused;
}

}  // namespace soleus::cli
