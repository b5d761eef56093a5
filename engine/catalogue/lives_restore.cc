#include <algorithm>
#include <filesystem>
#include <utility>

#include "absl/strings/escaping.h"
#include "absl/strings/str_format.h"
#include "engine/catalogue/kept_bundles.h"
#include "engine/catalogue/lives.h"

namespace soleus::catalogue {
namespace {

// What became of one version's files: read by one of a few threads, taken over by the rollout's.
struct Read {
  Version* version = nullptr;
  bool wanted = false;  // to serve or to watch; else its bundle is verified alone
  absl::Status status;
  Manifest manifest;
  std::string digest;
  Warmed warmed;
};

void ReadVersion(Read& read, const PluginVersions& plugin, const WarmUpTools& tools) {
  const Version& version = *read.version;
  absl::StatusOr<std::shared_ptr<const Bundle>> bundle =
      ReadAgain(version.folder, version.state.plugin_id, version.state.digest, tools.options.trust);
  read.status = bundle.status();
  if (!bundle.ok()) return;
  read.manifest = (*bundle)->manifest;
  read.digest = (*bundle)->digest;
  const auto& quarantined = plugin.wanted.quarantined;
  const bool barred =
      std::any_of(quarantined.begin(), quarantined.end(),
                  [&](const QuarantinedBundle& q) { return q.digest == read.digest; });
  if (!read.wanted || barred) return;
  absl::StatusOr<Warmed> warmed = WarmUp(*bundle, tools);
  read.status = warmed.status();
  if (warmed.ok()) read.warmed = *std::move(warmed);
}

std::string ReasonAgainst(const PluginVersions& plugin, const Version* version,
                          const std::string& digest) {
  if (version == nullptr) {
    return plugin.wanted.plugin_id +
           (digest == kBundled ? ": the plugin folder no longer has it; install or retire it."
                               : ": its bundle is not among those that are kept; stage it again.");
  }
  if (const QuarantinedBundle* bundle = FindQuarantine(plugin, *version)) {
    return absl::StrFormat("%s is quarantined since %s: %s Stage a corrected version.",
                           NameOf(*version), bundle->since, bundle->reason);
  }
  return version->state.reason;
}

}  // namespace

absl::Status Lives::Restore() {
  absl::StatusOr<DesiredSet> set = desired_.Load();
  if (!set.ok()) return set.status();
  if (!options_.read_only) RemoveStrays(options_.bundles_dir, set->bundles);
  for (DesiredPlugin& wanted : set->plugins) {
    std::string id = wanted.plugin_id;
    plugins_[std::move(id)].wanted = std::move(wanted);
  }
  if (absl::Status found = FindBundled(); !found.ok()) return found;
  FindStaged(set->bundles);
  ReadAll();

  std::vector<std::string> lost;
  for (auto& [id, plugin] : plugins_) {
    ChooseActive(plugin, lost);
    ChooseShadow(plugin, lost);
  }
  Publish(Merge(nullptr));
  for (auto& [id, plugin] : plugins_) {
    for (const auto& version : plugin.versions) {
      const bool previous = FindReference(plugin, plugin.wanted.previous_digest) == version.get();
      if (FindQuarantine(plugin, *version) != nullptr) {
        Move(*version, Life::kQuarantined, FindQuarantine(plugin, *version)->reason);
      } else if (previous && version->state.life == Life::kVerified) {
        Move(*version, Life::kRetired);
      }
    }
    ShowAll(plugin);
  }
  board_.ShowNotRestored(std::move(lost));
  return absl::OkStatus();
}

absl::Status Lives::FindBundled() {
  const absl::StatusOr<std::vector<std::string>> folders = PluginFolders(options_.plugin_dir);
  if (!folders.ok()) return folders.status();
  for (const std::string& folder : *folders) {
    // Escaped: versions are shown and sent as text, and a file name may be any bytes.
    const bool named = sdk::internal::IsId(folder);
    const std::string id = named ? folder : absl::CHexEscape(folder);
    PluginVersions& plugin = plugins_[id];
    if (!named) {
      plugin.out = id +
                   ": a plugin's folder is named by the plugin's id, lower-case words joined by _; "
                   "rename the folder.";
      Add(plugin, {.plugin_id = id, .life = Life::kFailed, .reason = plugin.out, .bundled = true},
          "");
      continue;
    }
    Add(plugin, {.plugin_id = id, .life = Life::kStaged, .bundled = true},
        (std::filesystem::path(options_.plugin_dir) / folder).string());
    // A row alone is no decision: a version that was staged and never activated has one.
    DesiredPlugin& wanted = plugin.wanted;
    wanted.plugin_id = id;
    if (wanted.active_digest.empty() && wanted.retired_at.empty() && wanted.quarantined.empty()) {
      wanted.active_digest = kBundled;
    }
  }
  return absl::OkStatus();
}

void Lives::FindStaged(const std::vector<StagedBundle>& bundles) {
  for (const StagedBundle& bundle : bundles) {
    PluginVersions& plugin = plugins_[bundle.plugin_id];
    plugin.wanted.plugin_id = bundle.plugin_id;
    // A run that was killed between the two rows of one Stage has not raised it yet.
    plugin.wanted.counter = std::max(plugin.wanted.counter, bundle.counter);
    Add(plugin,
        {.plugin_id = bundle.plugin_id,
         .version = bundle.version,
         .life = Life::kStaged,
         .digest = bundle.digest,
         .counter = bundle.counter},
        (std::filesystem::path(options_.bundles_dir) / bundle.folder).string());
  }
}

void Lives::ReadAll() {
  std::vector<Read> reads;
  for (auto& [id, plugin] : plugins_) {
    for (const auto& version : plugin.versions) {
      if (version->folder.empty()) continue;
      const std::string reference = ReferenceTo(*version);
      const DesiredPlugin& wanted = plugin.wanted;
      reads.push_back(
          {.version = version.get(),
           .wanted = reference == wanted.active_digest || reference == wanted.shadow_digest});
    }
  }
  const WarmUpTools tools = Tools();
  std::vector<std::function<void()>> jobs;
  for (Read& read : reads) {
    const PluginVersions& plugin = PluginOf(*read.version);
    jobs.push_back([&read, &plugin, &tools] { ReadVersion(read, plugin, tools); });
  }
  RunSideBySide(jobs);
  for (Read& read : reads) {
    Version& version = *read.version;
    if (!read.digest.empty()) {
      version.state.version = read.manifest.version;
      version.state.digest = read.digest;
      version.state.key_id = read.manifest.key_id;
      version.state.counter = read.manifest.counter;
      std::uint64_t& highest = PluginOf(version).wanted.counter;
      highest = std::max(highest, version.state.counter);
    }
    version.table = std::move(read.warmed.table);
    version.code = std::move(read.warmed.code);
    if (!read.status.ok()) {
      Move(version, Life::kFailed, std::string(read.status.message()));
    } else {
      Move(version, version.table == nullptr ? Life::kVerified : Life::kWarmed);
    }
  }
}

void Lives::ChooseActive(PluginVersions& plugin, std::vector<std::string>& lost) {
  DesiredPlugin& wanted = plugin.wanted;
  if (!wanted.retired_at.empty()) {
    plugin.out = RetiredSentence(wanted);
  }
  if (wanted.active_digest.empty()) return;
  Version* const meant = FindReference(plugin, wanted.active_digest);
  if (meant != nullptr && meant->table != nullptr) {
    plugin.active = meant;
    wanted.active = meant->state.version;
    return;
  }
  const std::string reason = ReasonAgainst(plugin, meant, wanted.active_digest);
  for (Version* next : SuccessorsOf(plugin, meant)) {
    if (!EnsureWarm(*next).ok()) continue;
    plugin.active = next;
    break;
  }
  // A bundled plugin that cannot be used and that nobody decided about is told as a participant.
  const bool decided = !wanted.active.empty();
  if (plugin.active == nullptr) plugin.out = reason;
  if (!decided) return;
  lost.push_back(
      absl::StrFormat("%s %s could not be restored: %s %s", wanted.plugin_id, wanted.active, reason,
                      plugin.active == nullptr ? "No version of the plugin serves."
                                               : NameOf(*plugin.active) + " serves instead."));
}

void Lives::ChooseShadow(PluginVersions& plugin, std::vector<std::string>& lost) {
  DesiredPlugin& wanted = plugin.wanted;
  if (wanted.shadow_digest.empty()) return;
  Version* const meant = FindReference(plugin, wanted.shadow_digest);
  if (meant != nullptr && meant != plugin.active && meant->table != nullptr) {
    plugin.shadow = meant;
    return;
  }
  lost.push_back(absl::StrFormat("The shadow %s %s could not be restored: %s", wanted.plugin_id,
                                 wanted.shadow,
                                 ReasonAgainst(plugin, meant, wanted.shadow_digest)));
}

}  // namespace soleus::catalogue
