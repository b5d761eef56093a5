#include "engine/catalogue/kept_bundles.h"

#include <algorithm>
#include <filesystem>
#include <set>
#include <system_error>

#include "absl/strings/str_format.h"

namespace soleus::catalogue {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kDigestDigits = 12;

std::vector<fs::path> EntriesOf(const fs::path& folder) {
  std::vector<fs::path> entries;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error); !error && entry != fs::directory_iterator();
       entry.increment(error)) {
    entries.push_back(entry->path());
  }
  return entries;
}

}  // namespace

std::string KeptFolder(const Bundle& bundle) {
  return absl::StrFormat("%s/%s-%s", bundle.manifest.plugin_id, bundle.manifest.version,
                         bundle.digest.substr(0, kDigestDigits));
}

absl::Status KeepBundle(const Bundle& bundle, const std::string& bundles_dir) {
  const fs::path folder = fs::path(bundles_dir) / KeptFolder(bundle);
  std::error_code error;
  fs::create_directories(folder.parent_path(), error);
  if (!error) fs::remove_all(folder, error);
  if (error) {
    return absl::UnavailableError(
        absl::StrFormat("%s: the bundle cannot be kept there (%s); check its permissions and disk.",
                        folder.string(), error.message()));
  }
  return WriteBundle(bundle, folder.string());
}

void RemoveKept(const std::string& bundles_dir, const std::string& folder) {
  const fs::path relative = fs::path(folder).lexically_normal();
  const bool inside = !relative.empty() && relative.is_relative() && *relative.begin() != ".." &&
                      *relative.begin() != ".";
  std::error_code ignored;
  if (inside) fs::remove_all(fs::path(bundles_dir) / relative, ignored);
}

void RemoveStrays(const std::string& bundles_dir, const std::vector<StagedBundle>& bundles) {
  std::set<fs::path> wanted;
  for (const StagedBundle& bundle : bundles) {
    wanted.insert((fs::path(bundles_dir) / bundle.folder).lexically_normal());
  }
  std::error_code ignored;
  for (const fs::path& plugin : EntriesOf(bundles_dir)) {
    // What a link leads to is not ours; the link goes.
    if (fs::is_directory(fs::symlink_status(plugin, ignored))) {
      for (const fs::path& kept : EntriesOf(plugin)) {
        if (!wanted.contains(kept.lexically_normal())) fs::remove_all(kept, ignored);
      }
    }
    fs::remove(plugin, ignored);  // goes where it is empty now
  }
}

absl::StatusOr<std::vector<std::string>> PluginFolders(const std::string& plugin_dir) {
  std::vector<std::string> folders;
  std::error_code error;
  fs::directory_iterator entry(plugin_dir, error);
  for (; !error && entry != fs::directory_iterator(); entry.increment(error)) {
    std::error_code unreadable;
    const bool hidden = entry->path().filename().native().starts_with('.');
    if (!hidden && entry->is_directory(unreadable)) {
      folders.push_back(entry->path().filename().string());
    }
  }
  if (error) {
    const std::string sentence = "plugin folder " + plugin_dir + ": it cannot be read (" +
                                 error.message() + "); check the path and its permissions.";
    if (error == std::errc::permission_denied) return absl::PermissionDeniedError(sentence);
    return absl::NotFoundError(sentence);
  }
  std::sort(folders.begin(), folders.end());
  return folders;
}

}  // namespace soleus::catalogue
