#include <algorithm>
#include <filesystem>
#include <utility>

#include "absl/strings/str_format.h"
#include "engine/catalogue/kept_bundles.h"
#include "engine/catalogue/lives.h"

namespace soleus::catalogue {
namespace {

// Whose bundle it says it is, before anything is believed; empty: it does not say.
std::string ClaimedPlugin(const std::variant<std::string, std::vector<BundleFile>>& source) {
  if (const auto* folder = std::get_if<std::string>(&source)) {
    const std::filesystem::path path(*folder);
    const std::string name = (path.has_filename() ? path : path.parent_path()).filename();
    return sdk::internal::IsId(name) ? name : std::string();
  }
  for (const BundleFile& file : std::get<std::vector<BundleFile>>(source)) {
    if (file.name != kManifestName) continue;
    const absl::StatusOr<Manifest> manifest = ParseManifest(file.content);
    return manifest.ok() ? manifest->plugin_id : std::string();
  }
  return {};
}

}  // namespace

absl::StatusOr<Change> Lives::Stage(std::variant<std::string, std::vector<BundleFile>> source) {
  const std::string claimed = ClaimedPlugin(source);
  absl::StatusOr<std::shared_ptr<const Bundle>> bundle;
  if (const auto* folder = std::get_if<std::string>(&source)) {
    if (!folder->starts_with('/')) {
      return absl::InvalidArgumentError(
          "path: a bundle's folder on the daemon's machine is named from the root; write the whole "
          "path.");
    }
    bundle = ReadBundle(*folder, options_.trust);
  } else {
    bundle = CheckBundle(std::get<std::vector<BundleFile>>(std::move(source)), options_.trust);
  }
  if (!bundle.ok()) {
    NoteFailure(claimed, bundle.status());
    return bundle.status();
  }
  const auto plugin = plugins_.find((*bundle)->manifest.plugin_id);
  if (plugin != plugins_.end()) {
    if (Version* there = FindDigest(plugin->second, (*bundle)->digest)) {
      if (absl::Status warm = EnsureWarm(*there); !warm.ok()) return warm;
      return ChangeOf(*there, "It was taken in before.");
    }
    if (absl::Status may = MayTakeIn(plugin->second, **bundle); !may.ok()) {
      NoteFailure((*bundle)->manifest.plugin_id, may);
      return may;
    }
  }
  return TakeIn(*bundle);
}

absl::Status Lives::MayTakeIn(const PluginVersions& plugin, const Bundle& bundle) const {
  const Manifest& manifest = bundle.manifest;
  for (const QuarantinedBundle& quarantined : plugin.wanted.quarantined) {
    if (quarantined.digest != bundle.digest) continue;
    return absl::FailedPreconditionError(absl::StrFormat(
        "%s %s: this very bundle is quarantined since %s (%s); stage a corrected "
        "version.",
        manifest.plugin_id, manifest.version, quarantined.since, quarantined.reason));
  }
  for (const auto& version : plugin.versions) {
    if (version->state.version != manifest.version || version->folder.empty()) continue;
    return absl::FailedPreconditionError(absl::StrFormat(
        "%s %s: another bundle of that version is there (SHA-256 %s, this one is "
        "%s); one version is one table: raise the version and pack it again.",
        manifest.plugin_id, manifest.version, version->state.digest, bundle.digest));
  }
  if (manifest.counter < plugin.wanted.counter) {
    return absl::FailedPreconditionError(absl::StrFormat(
        "%s %s: its counter is %d and %d was accepted before, so it is an old "
        "bundle; to go back, activate a version that is kept, or pack it again "
        "with a higher counter.",
        manifest.plugin_id, manifest.version, manifest.counter, plugin.wanted.counter));
  }
  return absl::OkStatus();
}

absl::StatusOr<Change> Lives::TakeIn(const std::shared_ptr<const Bundle>& bundle) {
  const Manifest& manifest = bundle->manifest;
  PluginVersions& plugin = plugins_[manifest.plugin_id];
  plugin.wanted.plugin_id = manifest.plugin_id;
  Version& version = Add(plugin,
                         {.plugin_id = manifest.plugin_id,
                          .version = manifest.version,
                          .life = Life::kStaged,
                          .digest = bundle->digest,
                          .key_id = manifest.key_id,
                          .counter = manifest.counter},
                         "");
  Move(version, Life::kVerified);
  absl::StatusOr<Warmed> warmed = WarmUp(bundle, Tools());
  absl::Status status = warmed.status();
  if (status.ok()) status = Keep(plugin, version, *bundle);
  if (!status.ok()) {
    Move(version, Life::kFailed, std::string(status.message()));
    DropOldFailures();
    return status;
  }
  version.table = std::move(warmed->table);
  version.code = std::move(warmed->code);  // until the next sweep: nobody calls it yet
  Move(version, Life::kWarmed);
  Prune(plugin);
  return ChangeOf(version);
}

// First the files, then the row that says they are wanted: what a kill leaves between is a stray.
absl::Status Lives::Keep(PluginVersions& plugin, Version& version, const Bundle& bundle) {
  if (absl::Status kept = KeepBundle(bundle, options_.bundles_dir); !kept.ok()) return kept;
  const std::string folder = KeptFolder(bundle);
  absl::Status put = desired_.PutBundle({.plugin_id = version.state.plugin_id,
                                         .version = version.state.version,
                                         .digest = bundle.digest,
                                         .folder = folder,
                                         .counter = bundle.manifest.counter,
                                         .staged_at = FormatInstant(options_.clock())});
  DesiredPlugin wanted = plugin.wanted;
  wanted.plugin_id = version.state.plugin_id;
  wanted.counter = std::max(wanted.counter, bundle.manifest.counter);
  if (put.ok()) put = desired_.PutPlugin(wanted);
  if (!put.ok()) {
    desired_.RemoveBundle(version.state.plugin_id, bundle.digest).IgnoreError();
    RemoveKept(options_.bundles_dir, folder);
    return put;
  }
  plugin.wanted = std::move(wanted);
  version.folder = (std::filesystem::path(options_.bundles_dir) / folder).string();
  return absl::OkStatus();
}

// What was refused before it could be told whose it is, the caller alone hears of.
void Lives::NoteFailure(const std::string& plugin_id, const absl::Status& status) {
  if (plugin_id.empty()) return;
  plugins_[plugin_id].wanted.plugin_id = plugin_id;
  Add(plugins_[plugin_id],
      {.plugin_id = plugin_id, .life = Life::kFailed, .reason = std::string(status.message())}, "");
  DropOldFailures();
}

void Lives::DropOldFailures() {
  std::vector<const Version*> failures;
  for (const auto& [id, plugin] : plugins_) {
    for (const auto& version : plugin.versions) {
      if (version->folder.empty() && !version->state.bundled) failures.push_back(version.get());
    }
  }
  std::sort(failures.begin(), failures.end(),
            [](const Version* a, const Version* b) { return a->order < b->order; });
  for (std::size_t i = 0; i + Rollout::kKeptFailures < failures.size(); ++i) {
    Erase(PluginOf(*failures[i]), *failures[i]);
  }
}

absl::StatusOr<Change> Lives::PutAway(PluginVersions& plugin, Version& version) {
  if (version.state.bundled) {
    return absl::FailedPreconditionError(absl::StrFormat(
        "%s is not active and came with the daemon, so its files are not removed; nothing is to be "
        "done.",
        NameOf(version)));
  }
  if (version.state.pinned > 0) {
    return absl::FailedPreconditionError(
        absl::StrFormat("%s is still in use by %d snapshots; try again in a moment.",
                        NameOf(version), version.state.pinned));
  }
  DesiredPlugin wanted = plugin.wanted;
  if (FindReference(plugin, wanted.previous_digest) == &version) {
    wanted.previous.clear();
    wanted.previous_digest.clear();
    if (absl::Status put = desired_.PutPlugin(wanted); !put.ok()) return put;
    plugin.wanted = std::move(wanted);
  }
  absl::Status removed = desired_.RemoveBundle(version.state.plugin_id, version.state.digest);
  if (!removed.ok()) return removed;
  if (!version.folder.empty()) {
    RemoveKept(options_.bundles_dir,
               std::filesystem::path(version.folder).lexically_relative(options_.bundles_dir));
  }
  Move(version, Life::kRetired, "put away with its files; stage it again to use it.");
  Change change = ChangeOf(version);
  Erase(plugin, version);
  return change;
}

void Lives::Prune(PluginVersions& plugin) {
  std::vector<Version*> others;
  for (const auto& version : plugin.versions) {
    const bool needed = version.get() == plugin.active || version.get() == plugin.shadow ||
                        version->state.pinned > 0 || version->state.bundled ||
                        version->folder.empty() ||
                        version.get() == FindReference(plugin, plugin.wanted.previous_digest);
    if (!needed) others.push_back(version.get());
  }
  std::sort(others.begin(), others.end(),
            [](const Version* a, const Version* b) { return a->order > b->order; });
  // What cannot be removed now is tried again when the next is taken in.
  for (std::size_t i = Rollout::kKeptVersions; i < others.size(); ++i) {
    PutAway(plugin, *others[i]).IgnoreError();
  }
}

}  // namespace soleus::catalogue
