#include "engine/cli/words.h"

#include <cmath>

#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"

namespace soleus::cli {

std::string PercentOf(double probability) {
  if (probability == 0) return "0 %";
  if (probability == 1) return "100 %";
  if (probability < 0.005) return "<1 %";
  if (probability >= 0.995) return ">99 %";
  return absl::StrFormat("%.0f %%", std::floor(probability * 100 + 0.5));
}

std::string RatioText(double ratio) {
  return ratio >= 10 ? absl::StrFormat("%.1f", ratio) : absl::StrFormat("%.2g", ratio);
}

std::string Words(const std::string& id) {
  return absl::StrReplaceAll(id, {{"_", " "}});
}

std::string JoinNonEmpty(const std::vector<std::string>& parts, const std::string& separator) {
  std::vector<std::string> kept;
  for (const std::string& part : parts) {
    if (!part.empty()) kept.push_back(part);
  }
  return absl::StrJoin(kept, separator);
}

std::string SourceText(const std::string& source, const std::string& provenance) {
  std::string doubt;
  if (provenance == "estimate") doubt = "ESTIMATE, no study";
  if (provenance == "recalled") doubt = "RECALLED, source not yet checked";
  return JoinNonEmpty({doubt, std::string(source)}, ": ");
}

Names::Names(const v1::EvaluateResponse& answer) {
  for (const auto& row : answer.differential()) {
    labels_[row.condition_id()] = row.name();
    for (const auto& c : row.contributions()) labels_[c.finding_id()] = c.label();
  }
  for (const auto& next : answer.next_findings()) labels_[next.finding_id()] = next.label();
  for (const auto& flag : answer.red_flags()) labels_[flag.id()] = flag.name();
}

std::string Names::Of(const std::string& id) const {
  const auto it = labels_.find(id);
  return it == labels_.end() || it->second.empty() ? Words(id) : it->second;
}

}  // namespace soleus::cli
