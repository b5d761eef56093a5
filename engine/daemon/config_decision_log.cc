#include "engine/daemon/config_decision_log.h"

#include <charconv>
#include <set>

#include "absl/strings/str_format.h"

namespace soleus::daemon {
namespace {

constexpr std::size_t kMostMib = 1 << 20;  // a terabyte
constexpr std::size_t kMostDays = 36'525;  // a century

absl::Status Wrong(const std::string& file, const std::string& key, const std::string& takes) {
  return absl::InvalidArgumentError(
      absl::StrFormat("%s: decision_log.%s takes %s.", file, key, takes));
}

absl::Status SetChoice(const std::string& file, const std::string& key, const std::string& text,
                       const std::string& yes, const std::string& no, bool& setting) {
  if (text != yes && text != no) return Wrong(file, key, yes + " or " + no);
  setting = text == yes;
  return absl::OkStatus();
}

absl::Status SetWhole(const std::string& file, const std::string& key, const std::string& text,
                      std::size_t most, std::size_t& setting) {
  std::size_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || value == 0 || value > most) {
    return Wrong(file, key, absl::StrFormat("a whole number from 1 to %d", most));
  }
  setting = value;
  return absl::OkStatus();
}

absl::Status Set(const std::string& file, const std::string& key, const std::string& text,
                 DecisionLogSettings& settings) {
  if (key == "enabled") return SetChoice(file, key, text, "true", "false", settings.enabled);
  if (key == "inputs") return SetChoice(file, key, text, "kept", "hashed", settings.keep_inputs);
  if (key == "max_mib") return SetWhole(file, key, text, kMostMib, settings.max_mib);
  if (key == "max_days") return SetWhole(file, key, text, kMostDays, settings.max_days);
  return absl::InvalidArgumentError(
      absl::StrFormat("%s: there is no setting \"decision_log.%s\"; the settings are: enabled "
                      "inputs max_days max_mib.",
                      file, key));
}

}  // namespace

absl::Status ReadDecisionLog(const YAML::Node& map, const std::string& file,
                             DecisionLogSettings& settings) {
  if (!map.IsMap()) return absl::InvalidArgumentError(file + ": decision_log takes a map.");
  std::set<std::string> seen;
  for (const auto& entry : map) {
    const auto key = entry.first.as<std::string>();
    if (!seen.insert(key).second) {
      return absl::InvalidArgumentError(
          absl::StrFormat("%s: decision_log.%s is given twice; keep one.", file, key));
    }
    const std::string text = entry.second.IsScalar() ? entry.second.Scalar() : "";
    if (absl::Status status = Set(file, key, text, settings); !status.ok()) return status;
  }
  return absl::OkStatus();
}

}  // namespace soleus::daemon
