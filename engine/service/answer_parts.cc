#include "engine/service/answer_parts.h"

#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "engine/reasoning/explain.h"

namespace soleus::service {

std::string Wording::Cite(const sdk::Plugin& plugin, const sdk::Citations& keys) {
  std::string text;
  for (sdk::SourceKey key : keys) {
    const std::string work = reasoning::Knowledge::CitationsOf(plugin, {key});
    if (work.empty()) continue;
    const auto [at, is_new] = numbers_.try_emplace(work, response_.works_size() + 1);
    if (is_new) response_.add_works(work);
    absl::StrAppendFormat(&text, "%s[%d]", text.empty() ? "" : "; ", at->second);
  }
  return text;
}

std::string Wording::SourceOf(const sdk::Plugin& plugin, const sdk::Citations& keys,
                              sdk::Provenance provenance) {
  std::string text = Cite(plugin, keys);
  if (provenance == sdk::Provenance::kVerified && !text.empty()) return text;
  const std::string_view word = provenance == sdk::Provenance::kRecalled
                                    ? "recalled, to be checked"
                                    : "estimate of the plugin's authors";
  return text.empty() ? Text(word) : absl::StrFormat("%s; after: %s", word, text);
}

std::string JoinedResources(const std::vector<std::string>& resources) {
  return absl::StrJoin(resources, ", ");
}

void WriteCodings(std::span<const sdk::Coding> codings,
                  google::protobuf::RepeatedPtrField<v1::Coding>* to) {
  for (const sdk::Coding& coding : codings) {
    v1::Coding* out = to->Add();
    out->set_system(Text(coding.system));
    out->set_code(Text(coding.code));
    out->set_display(Text(coding.display));
  }
}

}  // namespace soleus::service
