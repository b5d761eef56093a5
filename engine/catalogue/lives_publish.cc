#include <algorithm>
#include <set>
#include <utility>

#include "absl/strings/str_format.h"
#include "engine/catalogue/lives.h"

namespace soleus::catalogue {

Version& Lives::Add(PluginVersions& plugin, VersionState state, std::string folder) {
  auto version = std::make_unique<Version>();
  version->state = std::move(state);
  version->state.since = options_.clock();
  version->folder = std::move(folder);
  version->order = next_order_++;
  plugin.versions.push_back(std::move(version));
  Version& added = *plugin.versions.back();
  Show(added);
  board_.Tell(StateOf(added));
  return added;
}

void Lives::Erase(PluginVersions& plugin, const Version& version) {
  board_.Remove(version.order);
  std::erase_if(plugin.versions, [&](const auto& other) { return other.get() == &version; });
}

PluginVersions& Lives::PluginOf(const Version& version) {
  return plugins_.find(version.state.plugin_id)->second;
}

Lives::Snapshot Lives::Merge(Version* candidate) const {
  Snapshot merged;
  KnowledgeBuilder builder;
  for (const auto& [id, plugin] : plugins_) {
    const bool other = candidate != nullptr && candidate->state.plugin_id == id;
    Version* const version = other ? candidate : plugin.active;
    if (version != nullptr && version->table != nullptr) {
      builder.AddWarmed(version->table, version->code);
      merged.uses.push_back(version);
    } else if (!plugin.out.empty()) {
      builder.AddFailure(id, plugin.out);
    }
  }
  merged.base = builder.Publish();
  return merged;
}

std::string Lives::WhomItPutsOut(const KnowledgeBase& merged, const Version& candidate) const {
  std::set<std::string_view> serving;
  for (const Participant& now : active_->participants()) {
    if (now.serving) serving.insert(now.plugin_id);
  }
  for (const Participant& then : merged.participants()) {
    if (then.serving) continue;
    if (then.plugin_id == candidate.state.plugin_id) {
      return absl::StrFormat("%s cannot serve beside what does: %s", NameOf(candidate),
                             then.reason);
    }
    if (serving.contains(then.plugin_id)) {
      return absl::StrFormat("%s would put plugin \"%s\" out, which serves: %s", NameOf(candidate),
                             then.plugin_id, then.reason);
    }
  }
  return {};
}

void Lives::Move(Version& version, Life life, std::string reason) {
  if (version.state.life == life && version.state.reason == reason) return;
  version.state.life = life;
  version.state.reason = std::move(reason);
  version.state.since = options_.clock();
  Show(version);
  board_.Tell(StateOf(version));
}

VersionState Lives::StateOf(const Version& version) const {
  const PluginVersions& plugin = plugins_.find(version.state.plugin_id)->second;
  VersionState state = version.state;
  state.previous = FindReference(plugin, plugin.wanted.previous_digest) == &version;
  if (version.code != nullptr) state.code = version.code->health();
  return state;
}

void Lives::Show(const Version& version) {
  board_.Show(version.order, StateOf(version), version.code);
}

void Lives::ShowAll(const PluginVersions& plugin) {
  for (const auto& version : plugin.versions) Show(*version);
}

Change Lives::ChangeOf(const Version& version, std::string remark) const {
  return {.version = StateOf(version),
          .knowledge_digest = active_->digest(),
          .remark = std::move(remark)};
}

// A shadow that no longer fits beside what serves ends here: it could not take over either.
std::vector<ShadowBase> Lives::MergeShadows() {
  std::vector<ShadowBase> shadows;
  watching_.clear();
  for (auto& [id, plugin] : plugins_) {
    if (plugin.shadow == nullptr) continue;
    Version& shadow = *plugin.shadow;
    Snapshot merged = Merge(&shadow);
    if (const std::string why = WhomItPutsOut(*merged.base, shadow); !why.empty()) {
      plugin.shadow = nullptr;
      Move(shadow, Life::kWarmed, "its shadow ended: " + why);
      continue;
    }
    shadows.push_back({.plugin_id = id,
                       .version = shadow.state.version,
                       .against = plugin.active == nullptr ? "" : plugin.active->state.version,
                       .base = merged.base});
    watching_.push_back(merged.base);
    snapshots_.push_back(std::move(merged));
  }
  return shadows;
}

void Lives::Publish(Snapshot merged) {
  const bool another = merged.base != active_;
  active_ = merged.base;
  if (another) snapshots_.push_back(std::move(merged));
  std::vector<ShadowBase> shadows = MergeShadows();
  board_.ShowActive(active_);
  publish_(active_, std::move(shadows));
  CountPins();

  for (const Participant& participant : active_->participants()) {
    const auto plugin = plugins_.find(participant.plugin_id);
    if (plugin == plugins_.end() || plugin->second.active == nullptr) continue;
    Version& version = *plugin->second.active;
    if (participant.serving) {
      Move(version, Life::kActive);
    } else {
      Move(version, Life::kFailed, participant.reason);
    }
  }
  for (auto& [id, plugin] : plugins_) {
    for (const auto& version : plugin.versions) {
      if (version.get() != plugin.active && version->state.life == Life::kActive) {
        Move(*version, Life::kDraining);
      }
    }
    if (plugin.shadow != nullptr) Move(*plugin.shadow, Life::kShadow);
  }
}

bool Lives::IsCurrent(const KnowledgeBase* base) const {
  return base == active_.get() ||
         std::any_of(watching_.begin(), watching_.end(),
                     [&](const auto& watching) { return watching.get() == base; });
}

void Lives::CountPins() {
  std::map<const Version*, std::uint32_t> pins;
  for (const Snapshot& snapshot : snapshots_) {
    for (const Version* version : snapshot.uses) ++pins[version];
  }
  for (const auto& [id, plugin] : plugins_) {
    for (const auto& version : plugin.versions) {
      const std::uint32_t pinned = pins[version.get()];
      if (std::exchange(version->state.pinned, pinned) != pinned) Show(*version);
    }
  }
}

bool Lives::Sweep() {
  if (options_.sweep) options_.sweep();
  const std::size_t before = snapshots_.size();
  // Not current, so nobody is handed it any more: once the count is ours alone, it stays so.
  std::erase_if(snapshots_, [this](const Snapshot& snapshot) {
    return !IsCurrent(snapshot.base.get()) && snapshot.base.use_count() == 1;
  });
  if (snapshots_.size() != before) CountPins();
  for (auto& [id, plugin] : plugins_) {
    for (const auto& owned : plugin.versions) {
      Version& version = *owned;
      if (version.state.pinned > 0 || &version == plugin.active || &version == plugin.shadow) {
        continue;
      }
      if (version.state.life == Life::kDraining) Move(version, Life::kRetired);
      if (version.code != nullptr) {
        const std::shared_ptr<CodeProcess> ended = std::exchange(version.code, nullptr);
        Show(version);
      }
      // Whoever waits to be activated stays warm; the others are read again where they are wanted.
      if (version.state.life != Life::kWarmed) version.table.reset();
    }
  }
  return std::any_of(snapshots_.begin(), snapshots_.end(),
                     [this](const Snapshot& s) { return !IsCurrent(s.base.get()); });
}

}  // namespace soleus::catalogue
