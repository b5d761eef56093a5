// What to do, phase by phase, and what is held back.
#include <algorithm>
#include <utility>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/strip.h"
#include "engine/cli/page_sections.h"

namespace soleus::cli {
namespace {

// Columns of a dose that are shown beside the longest title.
constexpr std::size_t kLeastDose = 36;
// What stands beside title and dose: ": ", " (ESTIMATE)".
constexpr std::size_t kBesideDose = 14;
// What wrapping may lose at the end of a line.
constexpr std::size_t kSlack = 12;

// By how tight the page is: lines of the first phase, and of the titles of the rest and of each
// later phase.
constexpr std::size_t kTightOrders[] = {0, 6, 3};
constexpr std::size_t kTitleLines[] = {0, 2, 1};

using Orders = std::vector<const v1::Order*>;

// Letters for what must be checked first: the same words stand once under the set that they belong
// to, and each order says which of them are its own.
class Checks {
 public:
  std::string MarksOf(const v1::Order& order) {
    std::vector<std::string> marks;
    for (const std::string& reason : order.check_first()) marks.push_back(MarkOf(reason));
    return marks.empty() ? "" : absl::StrCat("[check ", absl::StrJoin(marks, ", "), "]");
  }
  void Show(Layout& out) const {
    if (reasons_.empty()) return;
    std::vector<std::string> marked;
    for (std::size_t i = 0; i < reasons_.size(); ++i) {
      marked.push_back(absl::StrCat(Mark(i), ") ", reasons_[i]));
    }
    out.Paragraph("  ", absl::StrCat("Check first: ", absl::StrJoin(marked, " ")), Paint::kYellow);
  }

 private:
  static std::string Mark(std::size_t i) {
    return i < 26 ? std::string(1, static_cast<char>('a' + i)) : absl::StrCat(i + 1);
  }
  std::string MarkOf(const std::string& reason) {
    auto it = std::find(reasons_.begin(), reasons_.end(), reason);
    if (it == reasons_.end()) it = reasons_.insert(it, reason);
    return Mark(static_cast<std::size_t>(it - reasons_.begin()));
  }
  std::vector<std::string> reasons_;
};

bool IsAdviceAgainst(const v1::Order& order) {
  return order.kind() == "avoid";
}

std::string TitleOf(const v1::Order& order) {
  const bool says_so = absl::StartsWithIgnoreCase(order.title(), "avoid");
  return absl::StrCat(IsAdviceAgainst(order) && !says_so ? "AVOID: " : "", order.title());
}

// "Care of X." holds for the whole set, whose title says it; what follows is of this patient.
std::string WhyThisOne(const v1::Order& order, const v1::OrderSet& set, const Names& names) {
  if (!set.for_red_flag_id().empty()) return "";
  std::string why = order.why();
  const std::string care = absl::StrCat("Care of ", names.Of(set.for_condition_id()));
  if (absl::StartsWith(why, care)) why = why.substr(care.size());
  const std::size_t start = why.find_first_not_of(";. ");
  if (start == std::string::npos) return "";
  why = std::string(absl::StripPrefix(why.substr(start), "selected by: "));
  return absl::StrCat("<- ", absl::StripSuffix(why, "."));
}

// Title and dose on about one line, then what of this patient speaks for it, where two lines hold
// it all; what does not fit is on the full page, and "…" says so.
void ShowBriefly(Sheet& sheet, const v1::Order& order, const v1::OrderSet& set, Checks& checks,
                 const std::string& lead) {
  const bool against = IsAdviceAgainst(order);
  const std::size_t line = sheet.out.width() - WidthOf(lead);
  const std::string title = TitleOf(order);
  const std::size_t room =
      std::max(kLeastDose, line - std::min(line, WidthOf(title) + kBesideDose));
  const std::string dose = against ? "" : Shortened(order.dose().text(), room);
  const std::string caution = dose.empty() ? "" : Caution(order.dose().provenance());
  const std::string what = JoinNonEmpty(
      {JoinNonEmpty({title, dose}, ": "), caution.empty() ? "" : absl::StrCat("(", caution, ")")},
      " ");
  const std::string marks = checks.MarksOf(order);
  const std::string why = WhyThisOne(order, set, sheet.names);
  const std::size_t left = 2 * line - std::min(2 * line, WidthOf(what) + WidthOf(marks) + kSlack);
  const bool cut_already = absl::StrContains(what, "…");
  const std::string rest = WidthOf(why) <= left ? why : cut_already ? "" : "…";
  sheet.out.Paragraph(lead, JoinNonEmpty({what, marks, rest}, " "),
                      against ? Paint::kRed : Paint::kPlain);
}

void ShowInFull(Sheet& sheet, const v1::Order& order, const std::string& lead) {
  sheet.out.Paragraph(lead, TitleOf(order), Paint::kBold);
  const v1::Dose& dose = order.dose();
  if (!IsAdviceAgainst(order) && !dose.text().empty()) {
    sheet.out.Field(
        6, "dose", JoinNonEmpty({dose.text(), sheet.Cite(dose.source(), dose.provenance())}, "; "));
  }
  sheet.out.Field(6, "why", order.why());
  sheet.out.Field(6, "check first", absl::StrJoin(order.check_first(), "; "), Paint::kYellow);
  sheet.out.Field(6, "take care", absl::StrJoin(order.precautions(), "; "));
  sheet.out.Field(6, "progression", order.progression());
  sheet.out.Field(6, "variants", absl::StrJoin(order.variants(), "; "));
  sheet.out.Field(6, "look again", order.re_evaluate());
  sheet.out.Field(6, "evidence", order.evidence());
  sheet.out.Field(6, "strength", order.strength());
  sheet.out.Field(6, "source", sheet.Cite(order.source(), order.provenance()), Paint::kDim);
}

// One line: the title, as much of the dose as fits whole, and what must be checked.
void ShowInOneLine(Sheet& sheet, const v1::Order& order, Checks& checks, const std::string& lead) {
  const std::string title = TitleOf(order);
  const std::string marks = checks.MarksOf(order);
  const std::string dose = IsAdviceAgainst(order) ? "" : order.dose().text();
  const std::string caution = Caution(order.dose().provenance());
  const std::string end = JoinNonEmpty(
      {dose.empty() || caution.empty() ? "" : absl::StrCat("(", caution, ")"), marks}, " ");
  const std::size_t used = WidthOf(lead) + WidthOf(title) + WidthOf(end) + 5;
  const std::size_t room = sheet.out.width() > used ? sheet.out.width() - used : 0;
  const std::string shown = room == 0 || dose.empty() ? dose : Shortened(dose, room);
  const bool fits = WidthOf(shown) <= room + 2;  // Shortened adds " …" to what fits
  sheet.out.Paragraph(lead,
                      JoinNonEmpty({JoinNonEmpty({title, fits ? shown : "…"}, ": "), end}, " "),
                      IsAdviceAgainst(order) ? Paint::kRed : Paint::kPlain);
}

void ShowOrder(Sheet& sheet, const v1::Order& order, const v1::OrderSet& set, Checks& checks,
               std::size_t indent) {
  const std::string lead =
      absl::StrCat(std::string(indent, ' '), IsAdviceAgainst(order) ? "x " : "- ");
  if (sheet.full) {
    ShowInFull(sheet, order, lead);
  } else if (sheet.tight) {
    ShowInOneLine(sheet, order, checks, lead);
  } else {
    ShowBriefly(sheet, order, set, checks, lead);
  }
}

Orders OneOf(const Orders& orders, const std::string& group) {
  Orders found;
  for (const auto* order : orders) {
    if (order->choose_one() == group) found.push_back(order);
  }
  return found;
}

// Alternatives stand together where the first of them stands.
void ShowAll(Sheet& sheet, const Orders& orders, const v1::OrderSet& set, Checks& checks) {
  std::vector<std::string> shown;
  for (const auto* order : orders) {
    const std::string& group = order->choose_one();
    if (group.empty()) {
      ShowOrder(sheet, *order, set, checks, 2);
      continue;
    }
    if (std::find(shown.begin(), shown.end(), group) != shown.end()) continue;
    shown.push_back(group);
    sheet.out.Paragraph("  - ", absl::StrCat("Choose one ", Words(group), ":"), Paint::kBold);
    for (const auto* alternative : OneOf(orders, group)) {
      ShowOrder(sheet, *alternative, set, checks, 4);
    }
  }
}

void ShowPhaseHead(Sheet& sheet, const v1::OrderSet& set, const std::string& title) {
  if (title.empty()) return;
  const v1::Phase* phase = nullptr;
  for (const auto& p : set.phases()) {
    if (p.title() == title) phase = &p;
  }
  if (phase == nullptr || !sheet.full) {
    // Entry criteria hold all together: a line with half of them would let patients in too early.
    const std::string entry = phase == nullptr ? "" : phase->entry();
    const bool fits = WidthOf(title) + WidthOf(entry) + 4 <= sheet.out.width();
    sheet.out.Paragraph("  ", JoinNonEmpty({title, fits ? entry : "enter when …"}, ": "),
                        Paint::kBold);
    return;
  }
  sheet.out.Paragraph("  Phase: ", title, Paint::kBold);
  sheet.out.Field(4, "goal", phase->goal());
  sheet.out.Field(4, "enter when", phase->entry());
}

// Titles alone, alternatives marked as such, each with what must be checked.
std::vector<std::string> TitlesOf(const Orders& orders, Checks& checks) {
  std::vector<std::string> titles;
  std::vector<std::string> grouped;
  for (const auto* order : orders) {
    const std::string& group = order->choose_one();
    if (group.empty()) {
      titles.push_back(JoinNonEmpty({TitleOf(*order), checks.MarksOf(*order)}, " "));
      continue;
    }
    if (std::find(grouped.begin(), grouped.end(), group) != grouped.end()) continue;
    grouped.push_back(group);
    std::vector<std::string> choices;
    for (const auto* choice : OneOf(orders, group)) {
      choices.push_back(JoinNonEmpty({TitleOf(*choice), checks.MarksOf(*choice)}, " "));
    }
    titles.push_back(absl::StrCat("one ", Words(group), " of: ", absl::StrJoin(choices, " | ")));
  }
  return titles;
}

// The first phase in lines, what comes later in titles: the page is for today.
void ShowSetTightly(Sheet& sheet, const v1::OrderSet& set, Checks& checks) {
  std::vector<std::pair<std::string, Orders>> phases;
  Orders against;
  for (const auto& order : set.orders()) {
    if (IsAdviceAgainst(order)) {
      against.push_back(&order);
      continue;
    }
    if (phases.empty() || phases.back().first != order.phase()) {
      phases.push_back({order.phase(), {}});
    }
    phases.back().second.push_back(&order);
  }
  for (std::size_t i = 0; i < phases.size(); ++i) {
    const auto& [title, orders] = phases[i];
    const bool later = i > 0;
    const std::size_t lines = later ? 0 : std::min(orders.size(), kTightOrders[sheet.tight]);
    if (!later) {
      ShowPhaseHead(sheet, set, title);
      const auto split = orders.begin() + static_cast<std::ptrdiff_t>(lines);
      ShowAll(sheet, Orders(orders.begin(), split), set, checks);
    }
    const Orders rest(orders.begin() + static_cast<std::ptrdiff_t>(lines), orders.end());
    if (rest.empty()) continue;
    // What a patient must have reached before a later phase is on the full page.
    const std::string lead = later ? absl::StrCat(title, " …: ") : "also: ";
    const std::size_t room = sheet.out.width() - 2;
    sheet.out.Paragraph("  ",
                        FittedLines(lead, TitlesOf(rest, checks), room, kTitleLines[sheet.tight]));
  }
  if (against.empty()) return;
  sheet.out.Paragraph("  x ", absl::StrJoin(TitlesOf(against, checks), "; "), Paint::kRed);
}

}  // namespace

void ShowOrders(Sheet& sheet) {
  for (const auto& set : sheet.answer.order_sets()) {
    sheet.out.Heading(absl::StrCat("ORDERS: ", set.title()));
    if (!set.for_red_flag_id().empty() && sheet.full) {
      sheet.out.Field(2, "because of", sheet.names.Of(set.for_red_flag_id()));
    }
    Checks checks;
    if (sheet.tight) {
      ShowSetTightly(sheet, set, checks);
      checks.Show(sheet.out);
      continue;
    }
    Orders phase;
    for (const auto& order : set.orders()) {
      if (!phase.empty() && phase.front()->phase() != order.phase()) {
        ShowPhaseHead(sheet, set, phase.front()->phase());
        ShowAll(sheet, phase, set, checks);
        phase.clear();
      }
      phase.push_back(&order);
    }
    if (!phase.empty()) {
      ShowPhaseHead(sheet, set, phase.front()->phase());
      ShowAll(sheet, phase, set, checks);
    }
    checks.Show(sheet.out);
  }
}

void ShowWithheld(Sheet& sheet) {
  if (sheet.answer.withheld_orders().empty()) return;
  sheet.out.Heading("WITHHELD", sheet.tight == 0);
  // By reason and by what holds it back, in the order in which each first comes.
  std::vector<std::pair<std::string, std::vector<std::string>>> groups;
  for (const auto& order : sheet.answer.withheld_orders()) {
    const std::string by = sheet.names.OfAll(order.by());
    const std::string reason = by.empty() || absl::StrContains(order.reason(), by)
                                   ? order.reason()
                                   : absl::StrCat(order.reason(), " [", by, "]");
    auto it = std::find_if(groups.begin(), groups.end(),
                           [&](const auto& group) { return group.first == reason; });
    if (it == groups.end()) it = groups.insert(it, {reason, {}});
    it->second.push_back(order.title().empty() ? Words(order.order_id()) : order.title());
  }
  for (const auto& [reason, titles] : groups) {
    sheet.out.Paragraph("  x ", reason, Paint::kRed);
    sheet.out.Paragraph("      ", absl::StrJoin(titles, "; "));
  }
}

}  // namespace soleus::cli
