// What it may be, with the reasons.
#include <algorithm>
#include <cmath>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "engine/cli/page_sections.h"

namespace soleus::cli {
namespace {

constexpr std::size_t kNameColumn = 34;
// What a row needs beside its bar: rank, name, percentages, band.
constexpr std::size_t kBesideBar = 80;

// How many reasons stand under a row of the default page: enough to argue with, few enough to read.
constexpr std::size_t kReasonsOfTheFirst = 4;
constexpr std::size_t kReasonsOfOthers = 2;
// Rows below this share one line on the default page.
constexpr double kLeastShown = 0.01;

std::string Bar(double probability, std::size_t width) {
  const std::size_t columns = width > kBesideBar ? width - kBesideBar : 0;
  const auto filled = static_cast<std::size_t>(
      std::lround(std::clamp(probability, 0.0, 1.0) * static_cast<double>(columns)));
  std::string bar;
  for (std::size_t i = 0; i < columns; ++i) bar += i < filled ? "█" : "·";
  return bar;
}

std::string NameOf(const Sheet& sheet, const v1::Hypothesis& row) {
  return absl::StrCat(sheet.names.Of(row.condition_id()),
                      row.dangerous() ? " (must not be missed)" : "");
}

// "Deep vein thrombosis …" of "Deep vein thrombosis (including ...)": what a name ends with.
std::string HeadOf(const std::string& name) {
  const std::size_t colon = name.find(": ");
  if (colon != std::string::npos) return name.substr(0, colon) + " …";
  const std::size_t open = name.ends_with(')') ? name.rfind(" (") : std::string::npos;
  return open == std::string::npos ? name : name.substr(0, open) + " …";
}

// On the default page only what of this patient moved it: where it started is on the full page.
void ShowStart(Sheet& sheet, const v1::Hypothesis& row) {
  const v1::Pretest& pretest = row.pretest();
  // What no plugin names has a reason of the engine's own, and no works.
  const bool ours = row.plugin_id().empty();
  const std::string cited =
      ours ? JoinNonEmpty({Caution(pretest.provenance()), pretest.source()}, ": ")
           : sheet.Cite(pretest.source(), pretest.provenance());
  if (sheet.full) {
    const std::string basis = ours ? "" : References::Basis(pretest.source());
    sheet.out.Field(4, "starts at",
                    JoinNonEmpty({PercentOf(pretest.probability()), cited, basis}, "; "),
                    Paint::kDim);
  }
  for (const auto& m : pretest.modifiers()) {
    if (!m.applied() && !sheet.full) continue;
    const std::string factor = absl::StrCat(m.label(), ", factor ", RatioText(m.factor()));
    sheet.out.Field(4, m.applied() ? "changed by" : "not changed by",
                    JoinNonEmpty({factor, sheet.Cite(m.source(), m.provenance()),
                                  m.applied() ? "" : "a larger factor of its group acts"},
                                 "; "));
  }
}

// Those that moved the row, strongest first; on the full page then all others, as they come.
std::vector<const v1::Contribution*> ReasonsOf(const Sheet& sheet, const v1::Hypothesis& row) {
  std::vector<const v1::Contribution*> reasons;
  for (const auto& c : row.contributions()) {
    if (c.counted() && c.ratio_in_use() != 1) reasons.push_back(&c);
  }
  std::stable_sort(reasons.begin(), reasons.end(), [](const auto* a, const auto* b) {
    return std::abs(std::log(a->ratio_in_use())) > std::abs(std::log(b->ratio_in_use()));
  });
  if (!sheet.full) return reasons;
  for (const auto& c : row.contributions()) {
    if (!c.counted() || c.ratio_in_use() == 1) reasons.push_back(&c);
  }
  return reasons;
}

std::string PublishedText(const v1::Contribution& c) {
  if (!c.has_published_ratio()) return "";
  const v1::Ratio& ratio = c.published_ratio();
  std::string text = absl::StrFormat("published %.4g", ratio.value());
  if (ratio.high() > 0) absl::StrAppendFormat(&text, " [%.4g to %.4g]", ratio.low(), ratio.high());
  return text;
}

void ShowReasonBriefly(Sheet& sheet, const v1::Contribution& c) {
  const std::string found = c.state() == "present" ? ""
                            : c.value().empty()    ? c.state()
                                                   : sheet.names.ValueOf(c);
  // Grade D says what ESTIMATE says: no study.
  const std::string cited = sheet.Cite(c.citation(), c.provenance());
  const bool no_study = c.quality() == "D" && c.provenance() == "estimate";
  const std::string figures =
      JoinNonEmpty({absl::StrCat("LR ", RatioText(c.ratio_in_use())),
                    no_study ? "" : absl::StrCat("grade ", c.quality()), cited},
                   ", ");
  sheet.out.Paragraph(c.ratio_in_use() > 1 ? "    + " : "    - ",
                      absl::StrCat(JoinNonEmpty({sheet.names.Of(c.finding_id()), found}, ": "),
                                   " (", figures, ")"));
}

void ShowReason(Sheet& sheet, const v1::Contribution& c) {
  const std::string cited = sheet.Cite(c.citation(), c.provenance());
  const std::string figures =
      JoinNonEmpty({absl::StrCat("ratio ", RatioText(c.ratio_in_use())), PublishedText(c),
                    absl::StrCat("grade ", c.quality()), cited},
                   "; ");
  const std::string found = c.value().empty() ? c.state() : sheet.names.ValueOf(c);
  const char* lead = !c.counted()             ? "not counted"
                     : c.ratio_in_use() > 1   ? "+ for"
                     : c.ratio_in_use() < 1.0 ? "- against"
                                              : "neither";
  sheet.out.Field(
      4, lead,
      JoinNonEmpty({absl::StrCat(sheet.names.Of(c.finding_id()), ": ", found, " (", figures, ")"),
                    c.why_not_counted(), c.note()},
                   ". "),
      c.counted() ? Paint::kPlain : Paint::kDim);
}

void ShowRow(Sheet& sheet, const v1::Hypothesis& row, int rank) {
  const std::string figures = absl::StrFormat("%5s  (%s to %s)  %s", PercentOf(row.probability()),
                                              PercentOf(row.interval().low()),
                                              PercentOf(row.interval().high()), Words(row.band()));
  bool first = true;
  for (const std::string& line : Wrap(NameOf(sheet, row), kNameColumn)) {
    const std::size_t used = WidthOf(line);
    const std::string pad(used < kNameColumn ? kNameColumn - used : 0, ' ');
    const std::string name = sheet.out.Painted(line, Paint::kBold);
    sheet.out.Verbatim(first ? absl::StrCat(absl::StrFormat("%2d  ", rank), name, pad, " ",
                                            Bar(row.probability(), sheet.out.width()), " ", figures)
                             : absl::StrCat("    ", name));
    first = false;
  }
  ShowStart(sheet, row);
  const std::vector<const v1::Contribution*> reasons = ReasonsOf(sheet, row);
  const std::size_t most = sheet.full    ? reasons.size()
                           : rank == 1   ? kReasonsOfTheFirst
                           : sheet.tight ? 1
                                         : kReasonsOfOthers;
  const std::size_t shown = std::min(most, reasons.size());
  for (std::size_t i = 0; i < shown; ++i) {
    if (sheet.full) {
      ShowReason(sheet, *reasons[i]);
    } else {
      ShowReasonBriefly(sheet, *reasons[i]);
    }
  }
  if (sheet.full) {
    sheet.out.Field(4, "Note", row.note());
    sheet.out.Blank();
  }
}

// The default page has no room to say of each figure which were nobody's measurement.
std::vector<std::string> RanksOnEstimates(const Sheet& sheet) {
  std::vector<std::string> ranks;
  int rank = 0;
  for (const auto& row : sheet.answer.differential()) {
    ++rank;
    if (row.weakest_provenance() == "estimate") ranks.push_back(absl::StrCat(rank));
  }
  return ranks;
}

void ShowList(Sheet& sheet, const std::string& lead, const std::vector<std::string>& names) {
  if (names.empty()) return;
  sheet.out.Paragraph("    ", absl::StrCat(lead, ": ", absl::StrJoin(names, "; ")), Paint::kDim);
}

void ShowTheRestCounted(Sheet& sheet, std::size_t unlikely, std::size_t excluded) {
  const std::size_t on_estimates = RanksOnEstimates(sheet).size();
  const auto all = static_cast<std::size_t>(sheet.answer.differential_size());
  sheet.out.Paragraph(
      "    ",
      JoinNonEmpty({unlikely == 0 ? "" : absl::StrCat("also considered: ", unlikely, " under 1 %"),
                    excluded == 0 ? "" : absl::StrCat(excluded, " excluded by what is recorded"),
                    absl::StrCat(on_estimates == all ? "every rank rests"
                                                     : absl::StrCat(on_estimates, " ranks rest"),
                                 " in part on an ESTIMATE")},
                   "; "),
      Paint::kDim);
}

// Whether the first rank would stand with other pretests, and what it rests on least surely.
void ShowRobustness(Sheet& sheet) {
  if (!sheet.answer.has_robustness()) return;
  const v1::Robustness& robustness = sheet.answer.robustness();
  const auto leads = [&sheet](const v1::Lead& lead) {
    return absl::StrCat(sheet.names.Of(lead.condition_id()), " leads with ",
                        PercentOf(lead.probability()));
  };
  std::string text = absl::StrCat(
      "stays first at the low and high ends of all pretest ranges; in the hardest case with ",
      PercentOf(robustness.hardest().probability()));
  if (!robustness.holds()) {
    const std::string& first = sheet.answer.differential(0).condition_id();
    std::vector<std::string> cases;
    const auto add = [&](const char* when, const v1::Lead& lead) {
      if (lead.condition_id() != first) cases.push_back(absl::StrCat(when, " ", leads(lead)));
    };
    add("with all at their low ends", robustness.all_low());
    add("with all at their high ends", robustness.all_high());
    add("in the hardest case", robustness.hardest());
    text = absl::StrCat("rank 1 hangs on pretest probabilities: ", absl::StrJoin(cases, "; "));
  }
  // Nothing is weak about a rank that was checked throughout.
  const std::string caution = Caution(robustness.weakest_provenance());
  if (!caution.empty() && !sheet.tight) {
    absl::StrAppend(&text, ". Weakest number behind it: ", robustness.weakest_label(), " (",
                    caution, ")");
  }
  sheet.out.Paragraph("    ", text, Paint::kDim);
}

}  // namespace

void ShowRanking(Sheet& sheet) {
  sheet.out.Heading("WHAT IT MAY BE");
  if (sheet.answer.differential().empty()) {
    sheet.out.Paragraph("  ",
                        absl::StrCat("No known presentation was recognised, so nothing is ranked.",
                                     sheet.answer.context().missing().empty() ? "" : " Missing: ",
                                     sheet.names.OfAll(sheet.answer.context().missing())));
    return;
  }
  int rank = 0;
  std::vector<std::string> dangerous;  // and unlikely
  std::vector<std::string> unlikely;
  std::vector<std::string> excluded;  // by a modifier: "cannot be this", not "unlikely"
  for (const auto& row : sheet.answer.differential()) {
    ++rank;
    if (sheet.full || rank == 1 || row.probability() >= kLeastShown) {
      ShowRow(sheet, row, rank);
    } else if (row.probability() == 0) {
      excluded.push_back(row.name());
    } else if (sheet.tight && row.dangerous()) {
      dangerous.push_back(HeadOf(row.name()));
    } else {
      unlikely.push_back(NameOf(sheet, row));
    }
  }
  if (sheet.full) {
    ShowRobustness(sheet);
    return;
  }
  ShowList(sheet, "under 1 %, and must not be missed", dangerous);
  if (sheet.tight) {
    ShowTheRestCounted(sheet, unlikely.size(), excluded.size());
    ShowRobustness(sheet);
    return;
  }
  ShowList(sheet, "also considered, each under 1 %", unlikely);
  ShowList(sheet, "excluded by what is recorded", excluded);
  if (const auto ranks = RanksOnEstimates(sheet); !ranks.empty()) {
    sheet.out.Paragraph(
        "    ", absl::StrCat("resting in part on an ESTIMATE: ", absl::StrJoin(ranks, ", ")),
        Paint::kDim);
  }
  ShowRobustness(sheet);
}

}  // namespace soleus::cli
