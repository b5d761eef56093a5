// What was measured, as far as a reader might not know the record again: bounds, and numbers that
// were converted. The full page has every quantity. Then what plugins' code made of it.
#include <map>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "engine/cli/page_sections.h"

namespace soleus::cli {
namespace {

// What one plugin's code says shares a line.
void ShowWorkedOut(Sheet& sheet) {
  std::map<std::string, std::vector<const v1::WorkedOut*>> by_plugin;
  for (const auto& row : sheet.answer.worked_out()) by_plugin[row.plugin_id()].push_back(&row);
  if (by_plugin.empty()) return;
  sheet.out.Heading("WORKED OUT BY A PLUGIN'S CODE");
  for (const auto& [plugin, rows] : by_plugin) {
    std::vector<std::string> said;
    for (const v1::WorkedOut* row : rows) {
      const std::string value = row->value().empty()
                                    ? row->state()
                                    : sheet.names.ValueOf(row->finding_id(), row->value());
      said.push_back(absl::StrCat(sheet.names.Of(row->finding_id()), ": ", value));
    }
    const std::string cited = sheet.Cite(rows.front()->source(), rows.front()->provenance());
    sheet.out.Paragraph("  - ",
                        JoinNonEmpty({absl::StrCat(absl::StrJoin(said, "; "), " [", plugin, "]"),
                                      cited.empty() ? "" : absl::StrCat("(", cited, ")")},
                                     " "));
    if (sheet.full) sheet.out.Field(6, "how", rows.front()->what());
  }
}

}  // namespace

void ShowMeasured(Sheet& sheet) {
  std::vector<std::string> read;
  for (const auto& m : sheet.answer.measurements()) {
    if (!sheet.full && !m.bound() && m.sent().empty()) continue;
    const std::string sent = m.sent().empty() ? "" : absl::StrCat(" (sent as ", m.sent(), ")");
    read.push_back(absl::StrCat(sheet.names.Of(m.finding_id()), ": ", m.value(), sent));
  }
  if (!read.empty()) {
    sheet.out.Heading("READ FROM THE RECORD");
    sheet.out.Paragraph("  ", absl::StrJoin(read, "; "));
  }
  ShowWorkedOut(sheet);
}

}  // namespace soleus::cli
