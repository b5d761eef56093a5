#include "engine/cli/words.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string_view>
#include <system_error>

#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "engine/cli/layout.h"

namespace soleus::cli {
namespace {

struct Parts {
  std::string basis;
  std::string works;
};

// The wire says "basis. estimate of the plugin's authors; after: [1]; [2]", or works alone.
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

// The numbers in "[3]; [7]".
std::vector<int> NumbersIn(const std::string& text) {
  std::vector<int> numbers;
  for (const auto part : absl::StrSplit(text, "; ", absl::SkipEmpty())) {
    std::string_view digits(part.data(), part.size());
    if (digits.size() < 3 || digits.front() != '[' || digits.back() != ']') continue;
    digits = digits.substr(1, digits.size() - 2);
    int number = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (read.ec == std::errc() && read.ptr == digits.data() + digits.size()) {
      numbers.push_back(number);
    }
  }
  return numbers;
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

std::string Caution(const std::string& provenance) {
  if (provenance == "estimate") return "ESTIMATE";
  return provenance == "recalled" ? "RECALLED" : "";
}

std::string Fitted(const std::vector<std::string>& items, std::size_t columns) {
  // Room for the count, whose own width hardly varies.
  constexpr std::size_t kCount = 9;
  std::string text;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const bool last = i + 1 == items.size();
    const std::string longer = text.empty() ? items[i] : absl::StrFormat("%s; %s", text, items[i]);
    if (!text.empty() && WidthOf(longer) + (last ? 0 : kCount) > columns) {
      return absl::StrFormat("%s; +%d more", text, items.size() - i);
    }
    text = longer;
  }
  return text;
}

std::string FittedLines(const std::string& start, const std::vector<std::string>& items,
                        std::size_t columns, std::size_t lines) {
  std::string text = start;
  for (std::size_t n = items.size(); n > 0; --n) {
    const auto end = items.begin() + static_cast<std::ptrdiff_t>(n);
    text = start + absl::StrJoin(items.begin(), end, "; ");
    if (n < items.size()) absl::StrAppendFormat(&text, "; +%d more", items.size() - n);
    if (Wrap(text, columns).size() <= lines) return text;
  }
  return text;
}

std::string Shortened(const std::string& text, std::size_t columns) {
  if (WidthOf(text) <= columns) return text;
  // Bytes up to the end of the last sentence, clause and phrase that fit; of the first that does
  // not.
  std::size_t sentence = 0;
  std::size_t clause = 0;
  std::size_t phrase = 0;
  std::size_t beyond = 0;
  int depth = 0;
  for (std::size_t i = 0; i + 2 < text.size() && beyond == 0; ++i) {
    if (text[i] == '(') ++depth;
    if (text[i] == ')') --depth;
    if (depth > 0 || text[i + 1] != ' ') continue;
    // "e.g. 12 mm" ends nothing: a sentence starts with a capital.
    const bool ends = text[i] == '.' && text[i + 2] >= 'A' && text[i + 2] <= 'Z';
    if (!ends && text[i] != ';' && text[i] != ',') continue;
    const std::size_t cut = ends ? i + 1 : i;
    if (WidthOf(text.substr(0, cut)) > columns) {
      beyond = cut;
    } else {
      (ends ? sentence : text[i] == ';' ? clause : phrase) = cut;
    }
  }
  // A better ending is worth a shorter text, but "Immediately …" tells nobody anything.
  const std::size_t enough = columns / 3;
  const std::size_t cut = sentence > enough ? sentence
                          : clause > enough ? clause
                          : phrase > enough ? phrase
                                            : std::max({sentence, clause, phrase, beyond});
  return cut == 0 ? text : text.substr(0, cut) + " …";
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
  for (const int number : NumbersIn(Split(source).works)) {
    if (number < 1 || number > of_the_answer_.size()) continue;
    numbers.push_back(absl::StrFormat("%d", NumberOf(of_the_answer_.Get(number - 1))));
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
  for (const auto& name : answer.names()) labels_[name.id()] = name.name();
  for (const auto& set : answer.order_sets()) {
    for (const auto& order : set.orders()) labels_[order.id()] = order.title();
  }
  for (const auto& order : answer.withheld_orders()) labels_[order.order_id()] = order.title();
  for (const auto& row : answer.differential()) labels_[row.condition_id()] = row.name();
  for (const auto& flag : answer.red_flags()) labels_[flag.id()] = flag.name();
  for (const auto& finding : answer.finding_labels()) {
    labels_[finding.finding_id()] = finding.label();
    for (const auto& value : finding.values()) {
      values_[{finding.finding_id(), value.code()}] = value.label();
    }
  }
}

std::string Names::Of(const std::string& id) const {
  const auto it = labels_.find(id);
  return it == labels_.end() || it->second.empty() ? Words(id) : it->second;
}

std::string Names::ValueOf(const std::string& finding_id, const std::string& value) const {
  const auto it = values_.find({finding_id, value});
  return it == values_.end() || it->second.empty() ? value : it->second;
}

}  // namespace soleus::cli
