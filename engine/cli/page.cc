#include "engine/cli/page.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "engine/cli/page_sections.h"

namespace soleus::cli {
namespace {

void ShowSections(Sheet& sheet) {
  ShowHead(sheet);
  ShowFetch(sheet);
  ShowFlags(sheet);
  ShowReferrals(sheet);
  ShowRanking(sheet);
  ShowScores(sheet);
  ShowMeasured(sheet);
  ShowProgress(sheet);
  ShowNext(sheet);
  ShowOrders(sheet);
  ShowWithheld(sheet);
  ShowFollowUps(sheet);
  ShowFactors(sheet);
  ShowIssues(sheet);
}

void ShowWorks(Sheet& sheet) {
  if (sheet.works.works().empty()) return;
  sheet.out.Heading("SOURCES");
  std::size_t number = 0;
  for (const std::string& work : sheet.works.works()) {
    sheet.out.Paragraph(absl::StrFormat("%4s ", absl::StrCat("[", ++number, "]")), work,
                        Paint::kDim);
  }
}

// What the default page leaves out, counted: only the full page meets every work.
void ShowWhatIsLeftOut(Sheet& sheet) {
  Sheet whole(sheet.answer, {.full = true});
  ShowSections(whole);
  if (sheet.tight) {
    sheet.out.Paragraph("",
                        absl::StrCat("Works cited: ", whole.works.works().size(),
                                     "; --full has all, and every word (… marks what is cut); "
                                     "--json --full every field."),
                        Paint::kDim);
    return;
  }
  sheet.out.Paragraph("",
                      absl::StrCat("Works cited: ", whole.works.works().size(),
                                   ". --full lists them, with every reason and order in full "
                                   "(… marks a text cut short); --json --full has every field."),
                      Paint::kDim);
}

void ShowLastWord(Sheet& sheet) {
  sheet.out.Rule();
  const std::string& urgency = sheet.answer.urgency();
  const bool calm = urgency.empty() || urgency == "routine";
  sheet.out.Paragraph("URGENCY  ", UrgencyText(sheet.answer), calm ? Paint::kBold : Paint::kRed);
  sheet.out.Paragraph("", "Supports a clinician's decision; never takes one. Not a medical device.",
                      Paint::kDim);
}

std::string Laid(Sheet sheet) {
  ShowSections(sheet);
  if (sheet.full) ShowWorks(sheet);
  ShowCoverage(sheet);
  if (!sheet.full) ShowWhatIsLeftOut(sheet);
  ShowLastWord(sheet);
  return sheet.out.text();
}

}  // namespace

std::string PageOf(const v1::EvaluateResponse& answer, const PageStyle& style) {
  std::string page;
  for (int tight = 0; tight <= kTightest; ++tight) {
    page = Laid(Sheet(answer, style, tight));
    const auto lines = static_cast<std::size_t>(std::count(page.begin(), page.end(), '\n'));
    if (style.full || lines <= kTwoScreens) break;
  }
  return page;
}

}  // namespace soleus::cli
