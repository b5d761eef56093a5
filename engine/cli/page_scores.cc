// Published scores, item by item.
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "engine/cli/page_sections.h"

namespace soleus::cli {
namespace {

std::string PointsText(double points) {
  return absl::StrFormat("%g", points);
}

// Columns of a meaning beside name and total.
constexpr std::size_t kMeaning = 40;

// "3, at most 5, published as 1, sent as 1": as counted here, and as others may have it.
std::string TotalText(const v1::Score& score) {
  std::string text = PointsText(score.total());
  if (score.at_most() != score.total()) {
    absl::StrAppend(&text, ", at most ", PointsText(score.at_most()));
  }
  if (score.deducted() != 0) {
    absl::StrAppend(&text, ", published as ", PointsText(score.total() + score.deducted()));
  }
  if (score.has_sent()) absl::StrAppend(&text, ", sent as ", PointsText(score.sent()));
  return text;
}

std::string ItemText(const v1::ScoreItem& item) {
  return absl::StrFormat("%s (%s%g)", item.label(), item.points() > 0 ? "+" : "", item.points());
}

std::vector<std::string> ItemsIn(const v1::Score& score, const std::string& state) {
  std::vector<std::string> items;
  for (const auto& item : score.items()) {
    if (item.state() == state) items.push_back(ItemText(item));
  }
  return items;
}

// A line each; those in which nothing counts share one.
void ShowTightly(Sheet& sheet) {
  std::vector<std::string> nothing;
  bool any = false;
  for (const auto& score : sheet.answer.scores()) {
    const std::size_t open = ItemsIn(score, "unknown").size();
    const std::string still = open == 0 ? "" : absl::StrCat(" (", open, " not recorded)");
    if (score.total() == 0 && !score.has_sent()) {
      nothing.push_back(absl::StrCat(score.name(), still));
      continue;
    }
    if (!any) sheet.out.Heading("SCORES", false);
    any = true;
    const std::string cited = sheet.Cite(score.source(), score.provenance());
    sheet.out.Paragraph("  ",
                        JoinNonEmpty({absl::StrCat(score.name(), ": ", TotalText(score), still),
                                      Shortened(score.meaning(), kMeaning), cited},
                                     "; "));
  }
  if (nothing.empty()) return;
  sheet.out.Paragraph(any ? "  " : "    ", absl::StrCat("scores in which nothing counts: ",
                                                        absl::StrJoin(nothing, "; ")));
}

}  // namespace

void ShowScores(Sheet& sheet) {
  if (sheet.answer.scores().empty()) return;
  if (sheet.tight) {
    ShowTightly(sheet);
    return;
  }
  sheet.out.Heading("SCORES");
  for (const auto& score : sheet.answer.scores()) {
    const std::string cited = sheet.Cite(score.source(), score.provenance());
    const std::string present = absl::StrJoin(ItemsIn(score, "present"), "; ");
    const std::string total = absl::StrCat(score.name(), ": ", TotalText(score));
    if (!sheet.full) {
      const std::string items = present.empty() ? "" : absl::StrCat("[", present, "]");
      sheet.out.Paragraph("  - ", JoinNonEmpty({total, score.meaning(), cited, items}, "; "));
      continue;
    }
    sheet.out.Paragraph("  ", JoinNonEmpty({total, score.meaning()}, "; "));
    sheet.out.Field(4, "present", present);
    sheet.out.Field(4, "not recorded", absl::StrJoin(ItemsIn(score, "unknown"), "; "));
    sheet.out.Field(4, "absent", absl::StrJoin(ItemsIn(score, "absent"), "; "));
    sheet.out.Field(4, "warning", score.warning(), Paint::kYellow);
    sheet.out.Field(4, "source", cited, Paint::kDim);
  }
}

}  // namespace soleus::cli
