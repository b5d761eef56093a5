// What was measured, as far as a reader might not know the record again: bounds, and numbers that
// were converted. The full page has every quantity.
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "engine/cli/page_sections.h"

namespace soleus::cli {

void ShowMeasured(Sheet& sheet) {
  std::vector<std::string> read;
  for (const auto& m : sheet.answer.measurements()) {
    if (!sheet.full && !m.bound() && m.sent().empty()) continue;
    const std::string sent = m.sent().empty() ? "" : absl::StrCat(" (sent as ", m.sent(), ")");
    read.push_back(absl::StrCat(sheet.names.Of(m.finding_id()), ": ", m.value(), sent));
  }
  if (read.empty()) return;
  sheet.out.Heading("READ FROM THE RECORD");
  sheet.out.Paragraph("  ", absl::StrJoin(read, "; "));
}

}  // namespace soleus::cli
