// How the patient does since the first value of this episode, and when to look again.
#include <algorithm>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "absl/strings/strip.h"
#include "engine/cli/page_sections.h"

namespace soleus::cli {
namespace {

// UCUM writes what has no unit in braces, and a reader needs no braces.
std::string ValueText(const v1::DatedValue& value, const std::string& unit) {
  const bool bare = unit.empty() || unit.front() == '{';
  return value.text() + (bare ? "" : " " + unit);
}

std::string CourseText(const v1::Progress& p) {
  const std::string first =
      absl::StrCat(ValueText(p.baseline(), p.unit()), " on ", p.baseline().date());
  return p.has_newest()
             ? absl::StrCat(first, ", ", ValueText(p.newest(), p.unit()), " on ", p.newest().date())
             : first;
}

Paint PaintOf(const v1::Progress& p) {
  return p.verdict() == "worse"      ? Paint::kYellow
         : p.verdict() == "improved" ? Paint::kGreen
                                     : Paint::kPlain;
}

void ShowMoved(Sheet& sheet, const v1::Progress& p) {
  const std::string cited = p.source().empty() ? "" : sheet.Cite(p.source(), p.provenance());
  sheet.out.Paragraph("  - ",
                      JoinNonEmpty({absl::StrCat(p.name(), ": ", CourseText(p), ". ", p.text()),
                                    sheet.full || cited.empty() ? "" : "(" + cited + ")"},
                                   " "),
                      PaintOf(p));
  if (!sheet.full) return;
  sheet.out.Field(6, "threshold", JoinNonEmpty({cited, p.note()}, "; "));
  sheet.out.Field(6, "measure", p.measure_when());
  sheet.out.Field(6, "normal", p.normal());
  sheet.out.Field(6, "use", p.use());
}

// Empty: everything was measured twice, or nothing at all.
std::string MeasuredOnce(const Sheet& sheet) {
  std::vector<std::string> once;
  for (const auto& p : sheet.answer.progress()) {
    if (p.has_newest()) continue;
    once.push_back(absl::StrCat(p.name(), ": ", ValueText(p.baseline(), p.unit())));
  }
  return once.empty() ? "" : "measured once, to compare with: " + absl::StrJoin(once, "; ");
}

// Where nothing moved yet, a tight page has no section for it.
bool GoesWithFollowUps(const Sheet& sheet) {
  const auto& all = sheet.answer.progress();
  return sheet.tight && !sheet.answer.follow_ups().empty() &&
         std::none_of(all.begin(), all.end(), [](const auto& p) { return p.has_newest(); });
}

}  // namespace

void ShowProgress(Sheet& sheet) {
  const std::string once = sheet.full ? "" : MeasuredOnce(sheet);
  bool any = false;
  for (const auto& p : sheet.answer.progress()) {
    if (!p.has_newest() && !sheet.full) continue;
    if (!any) sheet.out.Heading("PROGRESS");
    any = true;
    ShowMoved(sheet, p);
  }
  if (once.empty() || GoesWithFollowUps(sheet)) return;
  if (!any) sheet.out.Heading("PROGRESS");
  sheet.out.Paragraph("    ", once, Paint::kDim);
}

void ShowFollowUps(Sheet& sheet) {
  if (sheet.answer.follow_ups().empty()) return;
  sheet.out.Heading("FOLLOW-UP", sheet.tight == 0);
  if (const std::string once = MeasuredOnce(sheet); GoesWithFollowUps(sheet) && !once.empty()) {
    sheet.out.Paragraph("  ", once, Paint::kDim);
  }
  for (const auto& f : sheet.answer.follow_ups()) {
    const std::string cited = sheet.Cite(f.source(), f.provenance());
    const std::string lead = absl::StrCat("  ", f.when(), ": ");
    if (!sheet.full) {
      const std::string end = cited.empty() ? "" : absl::StrCat(" (", cited, ")");
      const std::size_t used = WidthOf(lead) + WidthOf(end);
      const std::size_t room = sheet.out.width() > used ? sheet.out.width() - used : 0;
      sheet.out.Paragraph(
          "  ", absl::StrCat(absl::StripPrefix(lead, "  "), Shortened(f.what(), room), end));
      continue;
    }
    sheet.out.Paragraph("  - ", absl::StrCat(f.when(), ": ", f.what()));
    sheet.out.Field(6, "for", f.applies());
    sheet.out.Field(6, "because", sheet.names.OfAll(f.because()));
    sheet.out.Field(6, "source", cited, Paint::kDim);
  }
}

}  // namespace soleus::cli
