#include "engine/service/findings_list.h"

#include "absl/strings/str_format.h"
#include "engine/service/site_mapping.h"

namespace soleus::service {
namespace {

std::string ValuesOf(const sdk::Finding& finding) {
  if (finding.kind == sdk::ValueKind::kQuantity) {
    return absl::StrFormat("number in %s", finding.unit);
  }
  if (finding.kind == sdk::ValueKind::kYesNo) return "yes, no";
  std::string categories;
  for (const sdk::Category& category : finding.categories) {
    categories.append(categories.empty() ? "" : ", ").append(category.code);
  }
  return categories;
}

}  // namespace

std::string FindingsList(const reasoning::Knowledge& knowledge) {
  std::string list = "finding\tvalues\tone leg\tin words\n";
  for (const auto& [id, finding] : knowledge.used_findings()) {
    if (!CanBeMapped(*finding)) continue;
    list += absl::StrFormat("%s\t%s\t%s\t%s\n", id, ValuesOf(*finding), finding->sided ? "yes" : "",
                            finding->label);
  }
  return list;
}

}  // namespace soleus::service
