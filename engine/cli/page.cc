#include "engine/cli/page.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "engine/cli/page_sections.h"

namespace soleus::cli {
namespace {

void ShowSections(Sheet& sheet) {
  ShowHead(sheet);
  ShowFlags(sheet);
  ShowReferrals(sheet);
  ShowRanking(sheet);
  ShowScores(sheet);
  ShowNext(sheet);
  ShowOrders(sheet);
  ShowWithheld(sheet);
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
  sheet.out.Paragraph("",
                      absl::StrCat("Works cited: ", whole.works.works().size(),
                                   ". --full lists them, with every reason and order in full "
                                   "(… marks a text cut short); --json has every field."),
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

}  // namespace

std::string PageOf(const v1::EvaluateResponse& answer, const PageStyle& style) {
  Sheet sheet(answer, style);
  ShowSections(sheet);
  if (style.full) ShowWorks(sheet);
  ShowCoverage(sheet);
  if (!style.full) ShowWhatIsLeftOut(sheet);
  ShowLastWord(sheet);
  return sheet.out.text();
}

}  // namespace soleus::cli
