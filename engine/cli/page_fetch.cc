// What the EHR was asked for, where it was: first of all, whether some of it is missing.
#include <map>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "engine/cli/page_sections.h"

namespace soleus::cli {

void ShowFetch(Sheet& sheet) {
  if (!sheet.answer.has_fetch()) return;
  const v1::Fetch& fetch = sheet.answer.fetch();
  for (const auto& search : fetch.searches()) {
    if (search.outcome() == "complete") continue;
    sheet.out.Paragraph("! NOT ALL FETCHED  ",
                        absl::StrCat(search.type(), " is ", search.outcome(), ": ", search.reason(),
                                     " What is missing is unknown here, not absent."),
                        Paint::kRed);
  }
  std::map<std::string, std::uint32_t> counts;
  for (const auto& search : fetch.searches()) counts[search.type()] += search.resources();
  std::vector<std::string> came;
  for (const auto& [type, count] : counts) {
    if (count > 0) came.push_back(absl::StrCat(count, " ", type));
  }
  sheet.out.Paragraph("Fetched from ",
                      absl::StrCat(fetch.base_url(), ": ",
                                   came.empty() ? "nothing" : absl::StrJoin(came, ", "), "."),
                      Paint::kDim);
}

}  // namespace soleus::cli
