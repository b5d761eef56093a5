#include "engine/cli/words.h"

#include <algorithm>
#include <cmath>

#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"

namespace soleus::cli {
namespace {

struct Parts {
  std::string basis;
  std::string works;
};

// The wire says "basis. estimate of the plugin's authors; after: work; work", or works alone.
Parts Split(const std::string& source) {
  for (const std::string word : {"estimate of the plugin's authors", "recalled, to be checked"}) {
    const std::size_t at = source.find(word);
    if (at == std::string::npos) continue;
    const std::string rest = source.substr(at + word.size());
    const std::string after = "; after: ";
    return {source.substr(0, at), rest.rfind(after, 0) == 0 ? rest.substr(after.size()) : ""};
  }
  return {"", source};
}

// Works stand between "; ", which a citation itself has only inside parentheses.
std::vector<std::string> WorksIn(const std::string& text) {
  std::vector<std::string> works(1);
  int depth = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '(') ++depth;
    if (text[i] == ')') --depth;
    if (depth == 0 && text.compare(i, 2, "; ") == 0) {
      works.emplace_back();
      ++i;
    } else {
      works.back() += text[i];
    }
  }
  std::erase(works, "");
  return works;
}

}  // namespace

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

std::string References::Basis(const std::string& source) {
  return Split(source).basis;
}

std::string References::Cite(const std::string& source, const std::string& provenance) {
  std::vector<std::string> numbers;
  for (const std::string& work : WorksIn(Split(source).works)) {
    numbers.push_back(absl::StrFormat("%d", NumberOf(work)));
  }
  const std::string cited =
      numbers.empty() ? "" : absl::StrFormat("[%s]", absl::StrJoin(numbers, ", "));
  if (provenance == "estimate") {
    return cited.empty() ? "ESTIMATE, no study" : "ESTIMATE after " + cited;
  }
  if (provenance == "recalled") return JoinNonEmpty({"RECALLED, not yet checked", cited}, " ");
  return cited;
}

std::size_t References::NumberOf(const std::string& work) {
  const auto it = std::find(works_.begin(), works_.end(), work);
  if (it != works_.end()) return static_cast<std::size_t>(it - works_.begin()) + 1;
  works_.push_back(work);
  return works_.size();
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
