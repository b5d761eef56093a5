#include "engine/catalogue/catalogue.h"

#include <filesystem>
#include <set>
#include <system_error>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/escaping.h"
#include "engine/catalogue/bundle.h"
#include "engine/catalogue/host_process.h"
#include "engine/catalogue/sealed_copy.h"
#include "engine/catalogue/table_codec.h"
#include "plugins/sdk/plugin.h"

namespace soleus::catalogue {
namespace {

namespace fs = std::filesystem;

absl::Status CannotRead(const std::string& plugin_dir, const std::error_code& error) {
  const std::string sentence = "plugin folder " + plugin_dir + ": it cannot be read (" +
                               error.message() + "); check the path and its permissions.";
  if (error == std::errc::permission_denied) return absl::PermissionDeniedError(sentence);
  return absl::NotFoundError(sentence);
}

// Sorted, so that plugins are loaded, and spoken of, in the same order everywhere.
absl::StatusOr<std::set<fs::path>> PluginFolders(const std::string& plugin_dir) {
  std::set<fs::path> folders;
  std::error_code error;
  fs::directory_iterator entry(plugin_dir, error);
  for (; !error && entry != fs::directory_iterator(); entry.increment(error)) {
    std::error_code unreadable;
    const bool hidden = entry->path().filename().native().starts_with('.');
    if (!hidden && entry->is_directory(unreadable)) folders.insert(entry->path());
  }
  if (error) return CannotRead(plugin_dir, error);
  return folders;
}

void Load(const fs::path& folder, Spawner& spawner, std::chrono::milliseconds deadline,
          const CodeLimits& code, KnowledgeBuilder& builder) {
  const std::string id = folder.filename().string();
  if (!sdk::internal::IsId(id)) {
    // Escaped: participants are shown and sent as text, and a file name may be any bytes.
    const std::string shown = absl::CHexEscape(id);
    builder.AddFailure(shown, shown +
                                  ": a plugin's folder is named by the plugin's id, lower-case "
                                  "words joined by _; rename the folder.");
    return;
  }
  const std::string name = id + "/plugin.so";
  absl::StatusOr<OwnedFd> library = SealedCopy((folder / "plugin.so").string());
  if (!library.ok()) {
    builder.AddFailure(id, name + ": " + std::string(library.status().message()));
    return;
  }
  absl::StatusOr<std::string> bytes = ReadTable(spawner, library->get(), name, deadline);
  if (!bytes.ok()) {
    builder.AddFailure(id, std::string(bytes.status().message()));
    return;
  }
  absl::StatusOr<std::unique_ptr<LoadedTable>> table = LoadedTable::Decode(*std::move(bytes));
  if (!table.ok()) {
    builder.AddFailure(id, name + ": the table that the plugin host sent cannot be read (" +
                               std::string(table.status().message()) +
                               "); install the daemon and the host from one build.");
    return;
  }
  const sdk::Plugin& plugin = (*table)->table();
  if (plugin.code.sets.empty() || !WhyNotServe(id, plugin).empty()) {
    builder.AddTable(id, *std::move(table));
    return;
  }
  const auto bundle = std::make_shared<Bundle>();
  bundle->library = *std::move(library);
  std::shared_ptr<const LoadedTable> warmed = *std::move(table);
  std::shared_ptr<CodeProcess> process =
      CodeProcess::Start(bundle, warmed->table(), spawner, code, nullptr);
  builder.AddWarmed(std::move(warmed), std::move(process));
}

}  // namespace

absl::StatusOr<std::shared_ptr<const KnowledgeBase>> LoadCatalogue(
    const std::string& plugin_dir, Spawner& spawner, std::chrono::milliseconds deadline,
    const CodeLimits& code) {
  const absl::StatusOr<std::set<fs::path>> folders = PluginFolders(plugin_dir);
  if (!folders.ok()) return folders.status();
  KnowledgeBuilder builder;
  for (const fs::path& folder : *folders) Load(folder, spawner, deadline, code, builder);
  return builder.Publish();
}

}  // namespace soleus::catalogue
