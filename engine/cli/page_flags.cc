// The top of the page: who did not take part, what must happen now, how soon and with whom.
#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "engine/cli/page_sections.h"

namespace soleus::cli {
namespace {

const v1::Referral* ReferralFor(const v1::EvaluateResponse& answer, const std::string& flag) {
  for (const auto& referral : answer.referrals()) {
    const auto& ids = referral.red_flag_ids();
    if (std::find(ids.begin(), ids.end(), flag) != ids.end()) return &referral;
  }
  return nullptr;
}

std::string WhomToCall(const v1::Referral& referral) {
  return referral.target().empty() ? Words(referral.specialty()) : referral.target();
}

std::string HowSoon(const v1::Referral& referral) {
  return referral.within().empty() ? Words(referral.urgency()) : referral.within();
}

void ShowFired(Sheet& sheet, const v1::RedFlag& flag) {
  Layout inside(sheet.out.InsideBox(), false);
  inside.Field(0, "Do now", flag.say());
  const v1::Referral* referral = ReferralFor(sheet.answer, flag.id());
  inside.Field(0, "Within", referral != nullptr ? HowSoon(*referral) : Words(flag.urgency()));
  if (referral != nullptr) inside.Field(0, "Call", WhomToCall(*referral));
  inside.Field(0, "Because", sheet.names.OfAll(flag.because()));
  if (flag.assumed()) {
    inside.Field(0, "Assumed",
                 absl::StrCat("treated as fired, since this could not be answered: ",
                              sheet.names.OfAll(flag.missing())));
  }
  const std::string cited = sheet.Cite(flag.source(), flag.provenance());
  if (sheet.full) {
    inside.Field(0, "Rule", flag.rule_text());
    inside.Field(0, "Reason", flag.rationale());
    inside.Field(0, "Source", cited);
  } else {
    inside.Field(0, "Rule is", cited);
  }
  const bool loud = flag.severity() == "stop" || flag.severity() == "refer";
  sheet.out.Box(absl::StrCat(loud ? "RED FLAG" : "NOTE", ": ", sheet.names.Of(flag.id()), " (",
                             Words(flag.urgency()), ")"),
                inside, loud ? Paint::kRed : Paint::kYellow);
}

void ShowOpen(Sheet& sheet, const v1::RedFlag& flag) {
  const std::string start =
      absl::StrCat(sheet.names.Of(flag.id()), " (", Words(flag.urgency()), "): ");
  const std::vector<std::string> missing = sheet.names.Each(flag.missing());
  if (missing.empty()) {
    sheet.out.Paragraph("  ? ", absl::StrCat(start, "nothing that can be asked"), Paint::kYellow);
    return;
  }
  const std::size_t room = sheet.out.width() - 4;
  const std::size_t used = WidthOf(start);
  if (sheet.tight && (used >= room || WidthOf(Fitted(missing, room - used)) > room - used)) {
    sheet.out.Paragraph("  ? ", absl::StrCat(start, missing.size(), " not recorded"),
                        Paint::kYellow);
    return;
  }
  sheet.out.Paragraph("  ? ",
                      start + (sheet.full ? absl::StrJoin(missing, "; ")
                                          : Fitted(missing, room > used ? room - used : 0)),
                      Paint::kYellow);
}

bool IsUrgent(const v1::RedFlag& flag) {
  return flag.urgency() == "emergency" || flag.urgency() == "same_day";
}

// Those that can wait, by urgency: their names, and how much of what would settle them is open.
void ShowOpenThatCanWait(Sheet& sheet) {
  std::vector<std::string> urgencies;
  for (const auto& flag : sheet.answer.red_flags()) {
    const auto& u = flag.urgency();
    if (flag.state() == "fired" || IsUrgent(flag)) continue;
    if (std::find(urgencies.begin(), urgencies.end(), u) == urgencies.end()) urgencies.push_back(u);
  }
  for (const std::string& urgency : urgencies) {
    std::vector<std::string> flags;
    std::set<std::string> missing;
    for (const auto& flag : sheet.answer.red_flags()) {
      if (flag.state() == "fired" || flag.urgency() != urgency) continue;
      flags.push_back(sheet.names.Of(flag.id()));
      missing.insert(flag.missing().begin(), flag.missing().end());
    }
    sheet.out.Paragraph("  ? ",
                        absl::StrCat(Words(urgency), ": ", absl::StrJoin(flags, "; "), " (",
                                     missing.size(), " not recorded)"),
                        Paint::kYellow);
  }
}

}  // namespace

void ShowHead(Sheet& sheet) {
  const v1::Context& context = sheet.answer.context();
  sheet.out.Paragraph("",
                      JoinNonEmpty({"SOLEUS", absl::StrCat("as of ", sheet.answer.as_of()),
                                    context.label().empty() ? Words(context.id()) : context.label(),
                                    context.side().empty() ? "side not stated" : context.side()},
                                   "  |  "),
                      Paint::kBold);
  std::vector<std::string> drafts;
  std::vector<std::string> overdue;
  for (const auto& c : sheet.answer.coverage()) {
    if (c.state() == "failed") {
      sheet.out.Paragraph("!! ",
                          absl::StrCat("Plugin ", c.plugin_id(), " DID NOT TAKE PART: ",
                                       c.reason().empty() ? "no reason was given" : c.reason()),
                          Paint::kRed);
      continue;
    }
    if (c.state() == "without_code") {
      sheet.out.Paragraph("!! ",
                          absl::StrCat("Plugin ", c.plugin_id(), " ANSWERED WITHOUT ITS CODE: ",
                                       c.reason().empty() ? "no reason was given" : c.reason()),
                          Paint::kRed);
    }
    const std::string named = absl::StrCat(c.plugin_id(), " ", c.version());
    if (c.past_review()) overdue.push_back(absl::StrCat(named, " (by ", c.review_by(), ")"));
    if (c.status() == "draft") drafts.push_back(named);
  }
  if (!overdue.empty()) {
    sheet.out.Paragraph(
        "!! ",
        absl::StrCat("KNOWLEDGE PAST ITS REVIEW DATE: ", absl::StrJoin(overdue, ", "),
                     ". Newer evidence may say otherwise."),
        Paint::kRed);
  }
  if (!drafts.empty()) {
    const bool counted = sheet.tight && drafts.size() > 1;
    sheet.out.Paragraph(
        "!  ",
        absl::StrCat(
            "Draft knowledge, not yet reviewed by a clinician: ",
            counted ? absl::StrCat(drafts.size(), " of ", sheet.answer.coverage_size(), " plugins")
                    : absl::StrJoin(drafts, ", "),
            "."),
        Paint::kYellow);
  }
  sheet.out.Rule();
}

void ShowFlags(Sheet& sheet) {
  bool fired = false;
  for (const auto& flag : sheet.answer.red_flags()) {
    if (flag.state() != "fired") continue;
    ShowFired(sheet, flag);
    fired = true;
  }
  if (!fired) sheet.out.Paragraph("", "No red flag fired.", Paint::kGreen);
  bool open = false;
  for (const auto& flag : sheet.answer.red_flags()) {
    if (flag.state() == "fired") continue;
    if (!open) sheet.out.Heading("NOT EXCLUDED");
    open = true;
    if (!sheet.tight || IsUrgent(flag)) ShowOpen(sheet, flag);
  }
  if (sheet.tight) ShowOpenThatCanWait(sheet);
}

std::string UrgencyText(const v1::EvaluateResponse& answer) {
  const std::string urgency = answer.urgency().empty() ? "routine" : Words(answer.urgency());
  std::vector<std::string> calls;
  for (const auto& referral : answer.referrals()) {
    calls.push_back(absl::StrCat(WhomToCall(referral), " (", HowSoon(referral), ")"));
  }
  return absl::StrCat(urgency, ": ",
                      calls.empty() ? "no flag asks for a referral" : absl::StrJoin(calls, "; "));
}

void ShowReferrals(Sheet& sheet) {
  // The last line of the page says it again, and "no red flag fired" said it already.
  if (sheet.tight && sheet.answer.referrals().empty()) return;
  sheet.out.Heading("URGENCY AND REFERRAL");
  const std::string& urgency = sheet.answer.urgency();
  const bool calm = urgency.empty() || urgency == "routine";
  sheet.out.Paragraph("  ", UrgencyText(sheet.answer), calm ? Paint::kPlain : Paint::kRed);
  // The boxes above hold what each flag says to do.
  if (!sheet.full) return;
  for (const auto& referral : sheet.answer.referrals()) {
    sheet.out.Paragraph("  ", absl::StrCat(WhomToCall(referral), ": ", referral.say()));
  }
}

}  // namespace soleus::cli
