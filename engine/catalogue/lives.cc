#include "engine/catalogue/lives.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_format.h"
#include "engine/catalogue/kept_bundles.h"

namespace soleus::catalogue {
namespace {

void Forget(std::string& version, std::string& digest) {
  version.clear();
  digest.clear();
}

}  // namespace

Lives::Lives(Rollout::Options options, Spawner& spawner, DesiredStore& desired,
             Rollout::Publish publish, Board& board, OnCodeChange on_code_change)
    : options_(std::move(options)),
      spawner_(spawner),
      desired_(desired),
      publish_(std::move(publish)),
      board_(board),
      on_code_change_(std::move(on_code_change)),
      active_(KnowledgeBuilder().Publish()) {}

Lives::~Lives() {
  for (const auto& [id, plugin] : plugins_) {
    for (const auto& version : plugin.versions) board_.Remove(version->order);
  }
}

absl::StatusOr<Version*> Lives::Meant(const std::string& plugin_id, const std::string& version) {
  return version.empty() ? NewestWaiting(plugins_, plugin_id)
                         : FindVersion(plugins_, plugin_id, version);
}

WarmUpTools Lives::Tools() const {
  return {.options = options_, .spawner = spawner_, .on_code_change = on_code_change_};
}

absl::Status Lives::EnsureWarm(Version& version) {
  if (const QuarantinedBundle* bundle = FindQuarantine(PluginOf(version), version)) {
    return absl::FailedPreconditionError(
        absl::StrFormat("%s is quarantined since %s (%s); stage a corrected version.",
                        NameOf(version), bundle->since, bundle->reason));
  }
  if (version.folder.empty()) {
    return absl::FailedPreconditionError(absl::StrFormat(
        "%s was refused (%s); stage a corrected bundle.", NameOf(version), version.state.reason));
  }
  const bool asleep = version.table != nullptr && version.code == nullptr &&
                      !version.table->table().code.sets.empty();
  if (version.table != nullptr && !asleep) return absl::OkStatus();
  const auto failed = [&](const absl::Status& status) {
    if (version.state.pinned == 0) Move(version, Life::kFailed, std::string(status.message()));
    return status;
  };
  const absl::StatusOr<std::shared_ptr<const Bundle>> bundle =
      ReadAgain(version.folder, version.state.plugin_id, version.state.digest, options_.trust);
  if (!bundle.ok()) return failed(bundle.status());
  absl::StatusOr<Warmed> warmed = WarmUp(*bundle, Tools());
  if (!warmed.ok()) return failed(warmed.status());
  version.table = std::move(warmed->table);
  version.code = std::move(warmed->code);
  const Life life = version.state.life;
  if (life == Life::kStaged || life == Life::kVerified || life == Life::kFailed) {
    Move(version, Life::kWarmed);
  }
  return absl::OkStatus();
}

absl::StatusOr<Change> Lives::Activate(const std::string& plugin_id, const std::string& version) {
  const absl::StatusOr<Version*> next = Meant(plugin_id, version);
  if (!next.ok()) return next.status();
  if ((*next)->state.life == Life::kActive) return ChangeOf(**next, "It serves already.");
  return TakeOver(PluginOf(**next), **next);
}

absl::StatusOr<Change> Lives::TakeOver(PluginVersions& plugin, Version& next) {
  if (absl::Status warm = EnsureWarm(next); !warm.ok()) return warm;
  Snapshot merged = Merge(&next);
  if (const std::string why = WhomItPutsOut(*merged.base, next); !why.empty()) {
    return absl::FailedPreconditionError(why);
  }
  DesiredPlugin wanted = plugin.wanted;
  wanted.plugin_id = next.state.plugin_id;
  if (plugin.active != nullptr && plugin.active != &next) {
    wanted.previous = plugin.active->state.version;
    wanted.previous_digest = ReferenceTo(*plugin.active);
  } else if (wanted.previous_digest == ReferenceTo(next)) {
    Forget(wanted.previous, wanted.previous_digest);
  }
  wanted.active = next.state.version;
  wanted.active_digest = ReferenceTo(next);
  wanted.retired_at.clear();
  if (plugin.shadow == &next) Forget(wanted.shadow, wanted.shadow_digest);
  if (absl::Status put = desired_.PutPlugin(wanted); !put.ok()) return put;

  plugin.wanted = std::move(wanted);
  plugin.out.clear();
  plugin.active = &next;
  if (plugin.shadow == &next) plugin.shadow = nullptr;
  Publish(std::move(merged));
  ShowAll(plugin);
  return ChangeOf(next);
}

absl::StatusOr<Change> Lives::Shadow(const std::string& plugin_id, const std::string& version) {
  const absl::StatusOr<Version*> meant = Meant(plugin_id, version);
  if (!meant.ok()) return meant.status();
  Version& next = **meant;
  PluginVersions& plugin = PluginOf(next);
  if (&next == plugin.shadow) return ChangeOf(next, "It watches already.");
  if (&next == plugin.active) {
    return absl::FailedPreconditionError(absl::StrFormat(
        "%s is the active version, so a shadow of it would tell nothing; name another version.",
        NameOf(next)));
  }
  if (absl::Status warm = EnsureWarm(next); !warm.ok()) return warm;
  const Snapshot merged = Merge(&next);
  if (const std::string why = WhomItPutsOut(*merged.base, next); !why.empty()) {
    return absl::FailedPreconditionError(why);
  }
  DesiredPlugin wanted = plugin.wanted;
  wanted.plugin_id = plugin_id;
  wanted.shadow = next.state.version;
  wanted.shadow_digest = ReferenceTo(next);
  if (absl::Status put = desired_.PutPlugin(wanted); !put.ok()) return put;

  plugin.wanted = std::move(wanted);
  Version* const ended = std::exchange(plugin.shadow, &next);
  Publish({.base = active_, .uses = {}});
  if (ended != nullptr) Move(*ended, Life::kWarmed);
  return ChangeOf(next);
}

absl::StatusOr<Change> Lives::Rollback(const std::string& plugin_id) {
  const auto plugin = plugins_.find(plugin_id);
  if (plugin == plugins_.end()) return FindVersion(plugins_, plugin_id, "").status();
  Version* previous = FindReference(plugin->second, plugin->second.wanted.previous_digest);
  if (previous == nullptr) {
    return absl::FailedPreconditionError(absl::StrFormat(
        "%s: no version served before the present one; activate one by its number.", plugin_id));
  }
  // It may be loaded still, and its files may have been tampered with since.
  const auto verified =
      ReadAgain(previous->folder, plugin_id, previous->state.digest, options_.trust);
  if (!verified.ok()) return verified.status();
  return TakeOver(plugin->second, *previous);
}

absl::StatusOr<Change> Lives::Retire(const std::string& plugin_id, const std::string& version) {
  if (version.empty()) {
    const auto plugin = plugins_.find(plugin_id);
    if (plugin == plugins_.end()) return FindVersion(plugins_, plugin_id, "").status();
    return RetireAll(plugin->second);
  }
  const absl::StatusOr<Version*> meant = FindVersion(plugins_, plugin_id, version);
  if (!meant.ok()) return meant.status();
  PluginVersions& plugin = PluginOf(**meant);
  if (*meant == plugin.active) {
    return absl::FailedPreconditionError(absl::StrFormat(
        "%s is the active version; name the plugin alone to have none of its versions serve, or "
        "activate another one first.",
        NameOf(**meant)));
  }
  return *meant == plugin.shadow ? EndShadow(plugin) : PutAway(plugin, **meant);
}

absl::StatusOr<Change> Lives::RetireAll(PluginVersions& plugin) {
  DesiredPlugin wanted = plugin.wanted;
  if (plugin.active != nullptr) {
    wanted.previous = plugin.active->state.version;
    wanted.previous_digest = ReferenceTo(*plugin.active);
  }
  Forget(wanted.active, wanted.active_digest);
  Forget(wanted.shadow, wanted.shadow_digest);
  if (wanted.retired_at.empty()) wanted.retired_at = FormatInstant(options_.clock());
  if (absl::Status put = desired_.PutPlugin(wanted); !put.ok()) return put;

  plugin.wanted = std::move(wanted);
  plugin.out = RetiredSentence(plugin.wanted);
  Version* const served = std::exchange(plugin.active, nullptr);
  Version* const watched = std::exchange(plugin.shadow, nullptr);
  Publish(Merge(nullptr));
  if (watched != nullptr) Move(*watched, Life::kWarmed);
  ShowAll(plugin);
  if (served != nullptr) return ChangeOf(*served);
  const std::string remark = "None of its versions served.";
  if (!plugin.versions.empty()) return ChangeOf(*plugin.versions.back(), remark);
  return Change{.version = {.plugin_id = plugin.wanted.plugin_id, .life = Life::kRetired},
                .knowledge_digest = active_->digest(),
                .remark = remark};
}

absl::StatusOr<Change> Lives::EndShadow(PluginVersions& plugin) {
  DesiredPlugin wanted = plugin.wanted;
  Forget(wanted.shadow, wanted.shadow_digest);
  if (absl::Status put = desired_.PutPlugin(wanted); !put.ok()) return put;
  plugin.wanted = std::move(wanted);
  Version& ended = *std::exchange(plugin.shadow, nullptr);
  Publish({.base = active_, .uses = {}});
  Move(ended, Life::kWarmed);
  return ChangeOf(ended);
}

absl::StatusOr<ShadowBase> Lives::Candidate(const std::string& plugin_id,
                                            const std::string& version) {
  const absl::StatusOr<Version*> meant = Meant(plugin_id, version);
  if (!meant.ok()) return meant.status();
  Version& candidate = **meant;
  if (absl::Status warm = EnsureWarm(candidate); !warm.ok()) return warm;
  const PluginVersions& plugin = PluginOf(candidate);
  Snapshot merged = Merge(&candidate);
  ShadowBase base{.plugin_id = plugin_id,
                  .version = candidate.state.version,
                  .against = plugin.active == nullptr ? "" : plugin.active->state.version,
                  .base = merged.base};
  snapshots_.push_back(std::move(merged));
  CountPins();
  return base;
}

void Lives::CodeChanged(const std::string& plugin_id, const std::string& digest) {
  const auto plugin = plugins_.find(plugin_id);
  if (plugin == plugins_.end()) return;
  for (const auto& version : plugin->second.versions) {
    if (version->state.digest != digest || version->code == nullptr) continue;
    const CodeHealth health = version->code->health();
    if (health.state == CodeHealth::State::kQuarantined &&
        version->state.life != Life::kQuarantined) {
      return Quarantine(plugin->second, *version, health.reason);
    }
    board_.Tell(StateOf(*version));
  }
}

void Lives::Quarantine(PluginVersions& plugin, Version& version, const std::string& reason) {
  DesiredPlugin& wanted = plugin.wanted;
  wanted.quarantined.push_back(
      {.digest = version.state.digest, .reason = reason, .since = FormatInstant(options_.clock())});
  if (plugin.shadow == &version) {
    plugin.shadow = nullptr;
    Forget(wanted.shadow, wanted.shadow_digest);
  }
  const bool served = plugin.active == &version;
  Snapshot merged{.base = active_, .uses = {}};
  if (served) {
    plugin.active = nullptr;
    plugin.out = absl::StrFormat("%s: version %s is quarantined: %s Stage a corrected version.",
                                 version.state.plugin_id, version.state.version, reason);
    for (Version* next : SuccessorsOf(plugin, &version)) {
      if (!EnsureWarm(*next).ok()) continue;
      Snapshot with = Merge(next);
      if (!WhomItPutsOut(*with.base, *next).empty()) continue;
      plugin.active = next;
      plugin.out.clear();
      wanted.active = next->state.version;
      wanted.active_digest = ReferenceTo(*next);
      break;
    }
    merged = Merge(nullptr);
    Forget(wanted.previous, wanted.previous_digest);
  }
  // What cannot be kept must not keep a version that crashes in place: it is said, and goes on.
  std::string said = reason;
  if (const absl::Status put = desired_.PutPlugin(wanted); !put.ok()) {
    absl::StrAppendFormat(&said, " A restart will not know of it: %s", put.message());
  }
  Move(version, Life::kQuarantined, said);
  Publish(std::move(merged));
  ShowAll(plugin);
}

std::vector<Version*> Lives::SuccessorsOf(const PluginVersions& plugin, const Version* but) {
  std::vector<Version*> successors;
  for (const std::string_view reference :
       {std::string_view(plugin.wanted.previous_digest), kBundled}) {
    Version* const version = FindReference(plugin, reference);
    const bool fits =
        version != nullptr && version != but && FindQuarantine(plugin, *version) == nullptr;
    if (fits && (successors.empty() || successors.front() != version)) {
      successors.push_back(version);
    }
  }
  return successors;
}

}  // namespace soleus::catalogue
