#include "engine/catalogue/version.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "absl/strings/str_format.h"

namespace soleus::catalogue {
namespace {

constexpr std::size_t kNamedAtMost = 20;  // ids or versions in a sentence

std::array<std::uint64_t, 3> NumbersOf(std::string_view version) {
  std::array<std::uint64_t, 3> numbers = {};
  const char* at = version.data();
  const char* const end = at + version.size();
  for (std::uint64_t& number : numbers) {
    const auto read = std::from_chars(at, end, number);
    if (read.ec != std::errc()) break;
    at = read.ptr == end ? end : read.ptr + 1;
  }
  return numbers;
}

template <typename List, typename Name>
std::string Listed(const List& list, Name name) {
  std::string text;
  std::size_t named = 0;
  for (const auto& item : list) {
    if (named++ == kNamedAtMost) break;
    text += (text.empty() ? "" : ", ") + name(item);
  }
  if (list.size() > kNamedAtMost) {
    absl::StrAppendFormat(&text, " and %d more", list.size() - kNamedAtMost);
  }
  return text;
}

absl::Status NoSuchPlugin(const Plugins& plugins, const std::string& plugin_id) {
  const std::string there =
      Listed(plugins, [](const auto& entry) -> const std::string& { return entry.first; });
  return absl::NotFoundError(absl::StrFormat("there is no plugin \"%s\"; there %s.", plugin_id,
                                             there.empty() ? "is none at all" : "are " + there));
}

std::string VersionsOf(const PluginVersions& plugin) {
  return Listed(plugin.versions,
                [](const auto& v) { return v->state.version.empty() ? "?" : v->state.version; });
}

// The lower, the sooner it is meant by its number.
int Rank(const PluginVersions& plugin, const Version& version) {
  if (&version == plugin.active) return 0;
  if (&version == plugin.shadow) return 1;
  if (version.folder.empty()) return 4;
  return version.state.bundled ? 3 : 2;
}

}  // namespace

std::string_view WordFor(Life life) {
  switch (life) {
    case Life::kStaged: return "staged";
    case Life::kVerified: return "verified";
    case Life::kWarmed: return "warmed";
    case Life::kShadow: return "shadow";
    case Life::kActive: return "active";
    case Life::kDraining: return "draining";
    case Life::kRetired: return "retired";
    case Life::kFailed: return "failed";
    case Life::kQuarantined: return "quarantined";
  }
  return "";
}

std::string ReferenceTo(const Version& version) {
  return version.state.bundled ? std::string(kBundled) : version.state.digest;
}

Version* FindReference(const PluginVersions& plugin, std::string_view reference) {
  for (const auto& version : plugin.versions) {
    const bool meant = reference == kBundled
                           ? version->state.bundled
                           : !version->state.bundled && version->state.digest == reference;
    if (meant && !reference.empty() && !version->folder.empty()) return version.get();
  }
  return nullptr;
}

Version* FindDigest(const PluginVersions& plugin, std::string_view digest) {
  for (const auto& version : plugin.versions) {
    if (version->state.digest == digest && !version->folder.empty()) return version.get();
  }
  return nullptr;
}

const QuarantinedBundle* FindQuarantine(const PluginVersions& plugin, const Version& version) {
  for (const QuarantinedBundle& bundle : plugin.wanted.quarantined) {
    if (bundle.digest == version.state.digest) return &bundle;
  }
  return nullptr;
}

absl::StatusOr<Version*> FindVersion(Plugins& plugins, const std::string& plugin_id,
                                     const std::string& version) {
  const auto plugin = plugins.find(plugin_id);
  if (plugin == plugins.end()) return NoSuchPlugin(plugins, plugin_id);
  Version* best = nullptr;
  for (const auto& candidate : plugin->second.versions) {
    if (candidate->state.version != version) continue;
    const auto key = [&](const Version& v) { return std::pair(Rank(plugin->second, v), ~v.order); };
    if (best == nullptr || key(*candidate) < key(*best)) best = candidate.get();
  }
  if (best != nullptr) return best;
  return absl::NotFoundError(absl::StrFormat("%s: there is no version \"%s\"; there are: %s.",
                                             plugin_id, version, VersionsOf(plugin->second)));
}

absl::StatusOr<Version*> NewestWaiting(Plugins& plugins, const std::string& plugin_id) {
  const auto plugin = plugins.find(plugin_id);
  if (plugin == plugins.end()) return NoSuchPlugin(plugins, plugin_id);
  Version* newest = nullptr;
  for (const auto& candidate : plugin->second.versions) {
    const Life life = candidate->state.life;
    const bool waits = life == Life::kStaged || life == Life::kVerified || life == Life::kWarmed ||
                       life == Life::kShadow;
    if (!waits || candidate->state.bundled) continue;
    if (newest == nullptr || newest->order < candidate->order) newest = candidate.get();
  }
  if (newest != nullptr) return newest;
  return absl::NotFoundError(
      absl::StrFormat("%s: no version was taken in and waits; stage one, or name one of: %s.",
                      plugin_id, VersionsOf(plugin->second)));
}

std::string NameOf(const Version& version) {
  if (version.state.version.empty()) return version.state.plugin_id;
  return version.state.plugin_id + " " + version.state.version;
}

std::string RetiredSentence(const DesiredPlugin& wanted) {
  return absl::StrFormat(
      "%s: retired by an administrator on %s; activate a version to have it serve again.",
      wanted.plugin_id, wanted.retired_at);
}

bool IsLower(std::string_view a, std::string_view b) {
  return NumbersOf(a) < NumbersOf(b);
}

std::string FormatInstant(std::chrono::sys_seconds instant) {
  const auto day = std::chrono::floor<std::chrono::days>(instant);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss time(instant - day);
  return absl::StrFormat("%04d-%02d-%02dT%02d:%02d:%02dZ", static_cast<int>(date.year()),
                         static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                         time.hours().count(), time.minutes().count(), time.seconds().count());
}

}  // namespace soleus::catalogue
