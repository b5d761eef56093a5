// The end of the page: what is said to cause it, what could not be used, which knowledge answered.
#include <algorithm>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "engine/cli/page_sections.h"

namespace soleus::cli {
namespace {

// The rest is counted on the default page.
constexpr std::size_t kIssuesShown = 6;
// More of which the same is to be said are counted where the page would be too long.
constexpr std::size_t kNamedPlugins = 3;

constexpr int kInformation = 2;

int RankOf(const v1::Issue& issue) {
  return issue.severity() == "error" ? 0 : issue.severity() == "warning" ? 1 : kInformation;
}

void ShowFactor(Sheet& sheet, const v1::ContributingFactor& factor) {
  const std::string cited = sheet.Cite(factor.source(), factor.provenance());
  sheet.out.Paragraph("  - ", JoinNonEmpty({absl::StrCat(factor.claim(), ": ", factor.verdict()),
                                            sheet.full ? "" : cited},
                                           "; "));
  if (!sheet.full) return;
  sheet.out.Field(6, "here", sheet.names.OfAll(factor.because()));
  sheet.out.Field(6, "not assessed", sheet.names.OfAll(factor.missing()));
  sheet.out.Field(6, "evidence", factor.evidence());
  sheet.out.Field(6, "certainty", factor.certainty());
  sheet.out.Field(6, "orders", sheet.names.OfAll(factor.order_ids()));
  sheet.out.Field(6, "source", cited, Paint::kDim);
}

// Of the factors, by how tight the page is.
constexpr std::size_t kFactorLines[] = {0, 2, 1};

void ShowFactorsTightly(Sheet& sheet) {
  std::vector<std::string> factors;
  for (const auto& factor : sheet.answer.contributing_factors()) {
    if (factor.because().empty()) continue;
    factors.push_back(absl::StrCat(factor.claim(), ": ", factor.verdict()));
  }
  if (factors.empty()) return;
  sheet.out.Heading("WHAT IS SAID OF IT AND RECORDED HERE, AND WHAT IS KNOWN", false);
  sheet.out.Paragraph("  ",
                      FittedLines("", factors, sheet.out.width() - 2, kFactorLines[sheet.tight]));
}

// What says nothing is wrong, in one line, so that what is wrong keeps its room.
void ShowInformationTightly(Sheet& sheet, const v1::Issue& issue) {
  sheet.out.Paragraph("  - ",
                      Shortened(absl::StrCat(issue.severity(), ": ", issue.text()),
                                sheet.out.width() - 4 - WidthOf(" …")),
                      Paint::kDim);
}

}  // namespace

void ShowFactors(Sheet& sheet) {
  if (sheet.tight) {
    ShowFactorsTightly(sheet);
    return;
  }
  bool any = false;
  for (const auto& factor : sheet.answer.contributing_factors()) {
    if (factor.because().empty() && !sheet.full) continue;
    if (!any) {
      sheet.out.Heading(sheet.full ? "WHAT IS SAID OF IT, AND WHAT IS KNOWN"
                                   : "WHAT IS SAID OF IT AND RECORDED HERE, AND WHAT IS KNOWN");
    }
    any = true;
    ShowFactor(sheet, factor);
  }
}

void ShowIssues(Sheet& sheet) {
  if (sheet.answer.issues().empty()) return;
  sheet.out.Heading("WHAT COULD NOT BE USED", sheet.tight == 0);
  std::vector<const v1::Issue*> issues;
  for (const auto& issue : sheet.answer.issues()) issues.push_back(&issue);
  std::stable_sort(issues.begin(), issues.end(),
                   [](const auto* a, const auto* b) { return RankOf(*a) < RankOf(*b); });
  const std::size_t shown = sheet.full ? issues.size() : std::min(kIssuesShown, issues.size());
  for (std::size_t i = 0; i < shown; ++i) {
    const v1::Issue& issue = *issues[i];
    if (sheet.tight && RankOf(issue) == kInformation) {
      ShowInformationTightly(sheet, issue);
      continue;
    }
    sheet.out.Paragraph("  - ", absl::StrCat(issue.severity(), ": ", issue.path(), ": ",
                                             issue.text(), " ", issue.remedy()));
  }
  if (shown < issues.size()) {
    sheet.out.Paragraph("  - ",
                        absl::StrCat("and ", issues.size() - shown, " more, none more severe"));
  }
}

void ShowCoverage(Sheet& sheet) {
  sheet.out.Heading("WHO ANSWERED", sheet.tight == 0);
  // Those of which the same is to be said share a line.
  struct Group {
    std::string said;
    bool loud = false;
    std::vector<std::string> plugins;
  };
  std::vector<Group> groups;
  for (const auto& c : sheet.answer.coverage()) {
    const std::string overdue =
        c.past_review() ? absl::StrCat("PAST ITS REVIEW DATE of ", c.review_by()) : "";
    const std::string said =
        JoinNonEmpty({Words(c.state()), c.status(), overdue, c.reason()}, ", ");
    auto it = std::find_if(groups.begin(), groups.end(),
                           [&](const Group& group) { return group.said == said; });
    if (it == groups.end()) {
      it = groups.insert(
          it, {said, c.state() == "failed" || c.state() == "without_code" || c.past_review(), {}});
    }
    it->plugins.push_back(JoinNonEmpty({c.plugin_id(), c.version()}, " "));
  }
  for (const Group& group : groups) {
    const bool counted = sheet.tight && !group.loud && group.plugins.size() > kNamedPlugins;
    sheet.out.Paragraph(group.loud ? "  ! " : "  - ",
                        absl::StrCat(counted ? absl::StrCat(group.plugins.size(), " plugins")
                                             : absl::StrJoin(group.plugins, "; "),
                                     ": ", group.said),
                        group.loud ? Paint::kRed : Paint::kPlain);
  }
  if (sheet.answer.coverage().empty()) {
    sheet.out.Paragraph("  - ", "no plugin is loaded", Paint::kRed);
  }
  if (sheet.full) {
    sheet.out.Field(2, "knowledge", sheet.answer.knowledge_digest(), Paint::kDim);
  }
  sheet.out.Field(2, "decision", sheet.answer.decision_id(), Paint::kDim);
  sheet.out.Field(2, "request", sheet.answer.request_id(), Paint::kDim);
}

}  // namespace soleus::cli
