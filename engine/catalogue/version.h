// One version of a plugin as the rollout keeps it, and what is known of one plugin. Plain data of
// the rollout's thread; what others may see of it is on the Board.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/catalogue/desired_set.h"
#include "engine/catalogue/rollout.h"
#include "engine/catalogue/table_codec.h"

namespace soleus::catalogue {

// How a desired set names the version of the plugin folder.
inline constexpr std::string_view kBundled = "bundled";

struct Version {
  VersionState state;       // but for `previous` and `code`, which are filled in as it is shown
  std::string folder;       // where its bundle lies; empty: it was refused, and lies nowhere
  std::uint64_t order = 0;  // rises with each that is taken in; names it on the Board
  // Loaded and fit to serve; null: not loaded. Goes before `code`, which uses it.
  std::shared_ptr<const LoadedTable> table;
  std::shared_ptr<CodeProcess> code;  // runs; null: no code, or not in use
};

struct PluginVersions {
  DesiredPlugin wanted;
  std::vector<std::unique_ptr<Version>> versions;
  Version* active = nullptr;  // takes part in what is merged; null: none
  Version* shadow = nullptr;
  std::string out;  // why none is active, for who asks what took part; empty: it is nobody's wish
};

using Plugins = std::map<std::string, PluginVersions, std::less<>>;

// The digest that stands for it in a desired set.
std::string ReferenceTo(const Version& version);
// nullptr: there is none, or `reference` is empty.
Version* FindReference(const PluginVersions& plugin, std::string_view reference);
Version* FindDigest(const PluginVersions& plugin, std::string_view digest);
// nullptr: its digest is in no quarantine.
const QuarantinedBundle* FindQuarantine(const PluginVersions& plugin, const Version& version);

// As rollout.h says. NotFound: no such plugin or version, those there are.
absl::StatusOr<Version*> FindVersion(Plugins& plugins, const std::string& plugin_id,
                                     const std::string& version);
// The newest that was taken in and waits.
absl::StatusOr<Version*> NewestWaiting(Plugins& plugins, const std::string& plugin_id);

// "achilles_rupture 1.2.0"
std::string NameOf(const Version& version);
// Why none of its versions serves.
std::string RetiredSentence(const DesiredPlugin& wanted);
// Of two versions MAJOR.MINOR.PATCH, whether `a` is the lower one; what is none is the lowest.
bool IsLower(std::string_view a, std::string_view b);
// RFC 3339, UTC, to the second.
std::string FormatInstant(std::chrono::sys_seconds instant);

}  // namespace soleus::catalogue
