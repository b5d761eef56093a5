// What to ask to know more, and what each answer would decide.
#include <algorithm>
#include <cmath>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "engine/cli/page_sections.h"

namespace soleus::cli {
namespace {

// Columns for the names of flags on a page that would else be too long.
constexpr std::size_t kTightNames = 30;

// The flags that the answer would fire and that have not fired already.
std::vector<std::string> NewlyFired(const Sheet& sheet, const v1::Outcome& outcome) {
  std::vector<std::string> added;
  for (const std::string& id : outcome.red_flags_fired()) {
    const auto& now = sheet.answer.red_flags();
    const bool fired = std::any_of(now.begin(), now.end(), [&](const v1::RedFlag& flag) {
      return flag.id() == id && flag.state() == "fired";
    });
    if (!fired) added.push_back(id);
  }
  return added;
}

// `fired_else`: what the other answer would fire, told just before.
std::string OutcomeText(const Sheet& sheet, const v1::Outcome& outcome, bool with_leader,
                        const std::vector<std::string>& fired_else = {}) {
  std::vector<std::string> parts;
  const auto named = [&sheet](const auto& ids) {
    return sheet.tight ? Fitted(sheet.names.Each(ids), kTightNames) : sheet.names.OfAll(ids);
  };
  if (const auto fired = NewlyFired(sheet, outcome); !fired.empty()) {
    parts.push_back("RED FLAG " + named(fired));
  }
  const auto& closed = outcome.red_flags_closed();
  if (sheet.tight && !closed.empty() &&
      std::equal(closed.begin(), closed.end(), fired_else.begin(), fired_else.end())) {
    parts.emplace_back("excludes it");
  } else if (!closed.empty()) {
    parts.push_back("excludes " + named(closed));
  }
  if (outcome.leading_condition_id().empty()) {
    parts.emplace_back("no ranking");
  } else if ((with_leader && sheet.tight == 0) || parts.empty()) {
    parts.push_back(absl::StrCat(sheet.names.Of(outcome.leading_condition_id()), " leads with ",
                                 PercentOf(outcome.leading_probability())));
  }
  return absl::StrJoin(parts, "; ");
}

// Moves of the ranking that are worth a line on the default page, in probability.
constexpr double kWorthSaying = 0.05;

bool SameLeader(const v1::Outcome& a, const v1::Outcome& b) {
  return a.leading_condition_id() == b.leading_condition_id() &&
         std::abs(a.leading_probability() - b.leading_probability()) < kWorthSaying;
}

bool DecidesAFlag(const Sheet& sheet, const v1::Outcome& outcome) {
  return !NewlyFired(sheet, outcome).empty() || !outcome.red_flags_closed().empty();
}

// One paragraph: what either answer would decide. Where neither decides anything by itself, what
// the question helps to decide is the reason to ask.
void ShowOutcomesBriefly(Sheet& sheet, const v1::NextFinding& next) {
  const v1::Outcome& yes = next.if_present();
  const v1::Outcome& no = next.if_absent();
  const bool leader = !SameLeader(yes, no);
  const auto value = [&](const v1::Outcome& o) {
    return sheet.names.ValueOf(next.finding_id(), o.value());
  };
  std::vector<std::string> parts;
  if (DecidesAFlag(sheet, yes) || leader) {
    parts.push_back(absl::StrCat(value(yes), " (", PercentOf(next.probability_present()),
                                 "): ", OutcomeText(sheet, yes, leader)));
  }
  if (DecidesAFlag(sheet, no) || leader) {
    parts.push_back(
        absl::StrCat(value(no), ": ", OutcomeText(sheet, no, leader, NewlyFired(sheet, yes))));
  }
  if (sheet.tight && parts.empty() && next.settles().empty()) return;  // "must be asked" says it
  if (parts.empty()) {
    parts.push_back(next.settles().empty()
                        ? next.why()
                        : absl::StrCat("helps settle ", sheet.names.OfAll(next.settles())));
  }
  sheet.out.Paragraph("    ", absl::StrJoin(parts, ". "));
}

void ShowOutcomes(Sheet& sheet, const v1::NextFinding& next) {
  sheet.out.Field(4, "why", next.why());
  sheet.out.Field(4, "settles", sheet.names.OfAll(next.settles()));
  sheet.out.Field(4, "if " + sheet.names.ValueOf(next.finding_id(), next.if_present().value()),
                  absl::StrCat(OutcomeText(sheet, next.if_present(), true), " (expected in ",
                               PercentOf(next.probability_present()), ")"));
  sheet.out.Field(4, "if " + sheet.names.ValueOf(next.finding_id(), next.if_absent().value()),
                  OutcomeText(sheet, next.if_absent(), true));
}

void ShowQuestion(Sheet& sheet, const v1::NextFinding& next, int rank) {
  const std::string question = next.question().empty() ? next.label() : next.question();
  const std::string who =
      absl::StrCat(" (", next.method(), next.mandatory() ? ", must be asked" : "", ")");
  const std::size_t room = sheet.out.width() - 4 - WidthOf(who);
  // A question without its end would be another question: its label says it in fewer words.
  const bool brief = sheet.tight && WidthOf(question) > room && WidthOf(next.label()) <= room;
  sheet.out.Paragraph(absl::StrFormat("%2d  ", rank),
                      absl::StrCat(brief ? next.label() : question, who), Paint::kBold);
  if (sheet.full) {
    ShowOutcomes(sheet, next);
  } else {
    ShowOutcomesBriefly(sheet, next);
  }
  sheet.out.Field(4, "safely", next.safety_note(), Paint::kYellow);
}

}  // namespace

void ShowNext(Sheet& sheet) {
  if (sheet.answer.next_findings().empty()) return;
  sheet.out.Heading("WHAT TO ASK OR EXAMINE NEXT");
  int rank = 0;
  for (const auto& next : sheet.answer.next_findings()) ShowQuestion(sheet, next, ++rank);
}

}  // namespace soleus::cli
