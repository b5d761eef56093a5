#include "engine/cli/page.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "engine/cli/layout.h"
#include "engine/cli/words.h"

namespace soleus::cli {
namespace {

constexpr std::size_t kNameColumn = 34;
// What a row needs beside its bar: rank, name, percentages, band.
constexpr std::size_t kBesideBar = 80;

// How many reasons stand under a row: enough to argue with, few enough to read.
constexpr std::size_t kReasonsOfLeaders = 5;
constexpr std::size_t kReasonsOfOthers = 2;
constexpr int kLeaders = 3;

class Page {
 public:
  Page(const v1::EvaluateResponse& answer, const PageStyle& style)
      : answer_(answer), names_(answer), out_(style.width, style.colour) {}

  std::string Write() {
    Head();
    Flags();
    Referrals();
    Differential();
    Orders();
    Withheld();
    Next();
    Factors();
    Issues();
    Works();
    Coverage();
    return out_.text();
  }

 private:
  void Head() {
    const v1::Context& context = answer_.context();
    out_.Paragraph("",
                   JoinNonEmpty({"SOLEUS", absl::StrCat("as of ", answer_.as_of()),
                                 context.label().empty() ? Words(context.id()) : context.label(),
                                 context.side().empty() ? "side not stated" : context.side()},
                                "  |  "),
                   Paint::kBold);
    std::vector<std::string> drafts;
    for (const auto& c : answer_.coverage()) {
      if (c.state() == "failed") {
        out_.Paragraph("!! ",
                       absl::StrCat("Plugin ", c.plugin_id(), " DID NOT TAKE PART: ",
                                    c.reason().empty() ? "no reason was given" : c.reason()),
                       Paint::kRed);
      } else if (c.status() == "draft") {
        drafts.push_back(absl::StrCat(c.plugin_id(), " ", c.version()));
      }
    }
    if (!drafts.empty()) {
      out_.Paragraph("!  ",
                     absl::StrCat("Draft knowledge, not yet reviewed by a clinician: ",
                                  absl::StrJoin(drafts, ", "), "."),
                     Paint::kYellow);
    }
    out_.Rule();
  }

  const v1::Referral* ReferralFor(const std::string& flag) const {
    for (const auto& referral : answer_.referrals()) {
      const auto& ids = referral.red_flag_ids();
      if (std::find(ids.begin(), ids.end(), flag) != ids.end()) return &referral;
    }
    return nullptr;
  }

  void FiredFlag(const v1::RedFlag& flag) {
    Layout inside(out_.InsideBox(), false);
    inside.Field(0, "Do now", flag.say());
    const v1::Referral* referral = ReferralFor(flag.id());
    inside.Field(0, "Within",
                 referral != nullptr && !referral->within().empty() ? referral->within()
                                                                    : Words(flag.urgency()));
    if (referral != nullptr) {
      inside.Field(0, "Call",
                   referral->target().empty() ? Words(referral->specialty()) : referral->target());
    }
    inside.Field(0, "Because", names_.OfAll(flag.because()));
    if (flag.assumed()) {
      inside.Field(0, "Assumed",
                   absl::StrCat("treated as fired, since this could not be answered: ",
                                names_.OfAll(flag.missing())));
    }
    inside.Field(0, "Rule", flag.rule_text());
    inside.Field(0, "Reason", flag.rationale());
    inside.Field(0, "Source", works_.Cite(flag.source(), flag.provenance()));
    const bool loud = flag.severity() == "stop" || flag.severity() == "refer";
    out_.Box(absl::StrCat(loud ? "RED FLAG" : "NOTE", ": ", flag.name(), " (",
                          Words(flag.urgency()), ")"),
             inside, loud ? Paint::kRed : Paint::kYellow);
  }

  void Flags() {
    bool fired = false;
    for (const auto& flag : answer_.red_flags()) {
      if (flag.state() != "fired") continue;
      FiredFlag(flag);
      fired = true;
    }
    if (!fired) out_.Paragraph("", "No red flag fired.", Paint::kGreen);
    bool open = false;
    for (const auto& flag : answer_.red_flags()) {
      if (flag.state() == "fired") continue;
      if (!open) out_.Heading("NOT EXCLUDED");
      open = true;
      out_.Paragraph("  ? ",
                     absl::StrCat(flag.name(), " (", Words(flag.urgency()),
                                  "). Would be settled by: ", names_.OfAll(flag.missing())),
                     Paint::kYellow);
    }
  }

  void Referrals() {
    out_.Heading("URGENCY AND REFERRAL");
    const bool calm = answer_.urgency().empty() || answer_.urgency() == "routine";
    out_.Field(2, "Urgency", answer_.urgency().empty() ? "routine" : Words(answer_.urgency()),
               calm ? Paint::kPlain : Paint::kRed);
    if (answer_.referrals().empty()) out_.Field(2, "Referral", "no flag asks for one");
    for (const auto& referral : answer_.referrals()) {
      const std::string whom =
          referral.target().empty() ? Words(referral.specialty()) : referral.target();
      out_.Field(
          2, "Referral",
          absl::StrCat(whom, ", ",
                       referral.within().empty() ? Words(referral.urgency()) : referral.within(),
                       ": ", referral.say()));
    }
  }

  std::string Bar(double probability) const {
    const std::size_t columns = out_.width() > kBesideBar ? out_.width() - kBesideBar : 0;
    const auto filled = static_cast<std::size_t>(
        std::lround(std::clamp(probability, 0.0, 1.0) * static_cast<double>(columns)));
    std::string bar;
    for (std::size_t i = 0; i < columns; ++i) bar += i < filled ? "█" : "·";
    return bar;
  }

  void Differential() {
    out_.Heading("WHAT IT MAY BE");
    if (answer_.differential().empty()) {
      out_.Paragraph("  ", answer_.context().missing().empty()
                               ? "No known presentation was recognised, so nothing is ranked."
                               : absl::StrCat("No known presentation was recognised, so nothing is "
                                              "ranked. Missing: ",
                                              names_.OfAll(answer_.context().missing())));
      return;
    }
    int rank = 0;
    for (const auto& row : answer_.differential()) Row(row, ++rank);
  }

  void Row(const v1::Hypothesis& row, int rank) {
    const std::string name =
        absl::StrCat(row.name().empty() ? Words(row.condition_id()) : row.name(),
                     row.dangerous() ? " (must not be missed)" : "");
    const std::string figures = absl::StrFormat(
        "%5s  (%s to %s)  %s", PercentOf(row.probability()), PercentOf(row.interval().low()),
        PercentOf(row.interval().high()), Words(row.band()));
    if (rank > 1) out_.Blank();
    bool first = true;
    for (const std::string& line : Wrap(name, kNameColumn)) {
      const std::size_t used = WidthOf(line);
      const std::string pad(used < kNameColumn ? kNameColumn - used : 0, ' ');
      out_.Verbatim(first ? absl::StrCat(absl::StrFormat("%2d  ", rank),
                                         out_.Painted(line, Paint::kBold), pad, " ",
                                         Bar(row.probability()), " ", figures)
                          : absl::StrCat("    ", out_.Painted(line, Paint::kBold)));
      first = false;
    }
    Start(row, rank <= kLeaders);
    Reasons(row, rank <= kLeaders ? kReasonsOfLeaders : kReasonsOfOthers);
    out_.Field(4, "Note", row.note());
  }

  void Start(const v1::Hypothesis& row, bool leads) {
    const v1::Pretest& pretest = row.pretest();
    // What no plugin names has a reason of the engine's own, and no works.
    const bool ours = row.plugin_id().empty();
    const std::string cited =
        ours ? JoinNonEmpty(
                   {pretest.provenance() == "estimate" ? "ESTIMATE" : "", pretest.source()}, ": ")
             : works_.Cite(pretest.source(), pretest.provenance());
    out_.Field(4, "starts at",
               JoinNonEmpty({PercentOf(pretest.probability()), cited,
                             leads && !ours ? References::Basis(pretest.source()) : ""},
                            "; "),
               Paint::kDim);
    for (const auto& modifier : pretest.modifiers()) {
      if (!modifier.applied()) continue;
      out_.Field(
          4, "changed by",
          JoinNonEmpty({absl::StrCat(modifier.label(), ", factor ", RatioText(modifier.factor())),
                        works_.Cite(modifier.source(), modifier.provenance())},
                       "; "));
    }
  }

  void Reasons(const v1::Hypothesis& row, std::size_t limit) {
    std::vector<const v1::Contribution*> counted;
    for (const auto& c : row.contributions()) {
      if (c.counted() && c.ratio_in_use() != 1) counted.push_back(&c);
    }
    std::stable_sort(counted.begin(), counted.end(), [](const auto* a, const auto* b) {
      return std::abs(std::log(a->ratio_in_use())) > std::abs(std::log(b->ratio_in_use()));
    });
    for (std::size_t i = 0; i < std::min(limit, counted.size()); ++i) Reason(*counted[i]);
    const auto rows = static_cast<std::size_t>(row.contributions_size());
    if (rows > std::min(limit, counted.size())) {
      out_.Field(4, "",
                 absl::StrCat("and ", rows - std::min(limit, counted.size()),
                              " more recorded findings, of less weight or not counted "
                              "(--json)"),
                 Paint::kDim);
    }
  }

  void Reason(const v1::Contribution& c) {
    const bool speaks_for = c.ratio_in_use() > 1;
    std::string published;
    if (c.has_published_ratio()) {
      const v1::Ratio& ratio = c.published_ratio();
      published = absl::StrFormat("published %.4g", ratio.value());
      if (ratio.high() > 0) {
        absl::StrAppendFormat(&published, " [%.4g to %.4g]", ratio.low(), ratio.high());
      }
    }
    out_.Field(4, speaks_for ? "+ for" : "- against",
               absl::StrCat(c.label(), ": ", c.value().empty() ? c.state() : c.value(), "; ratio ",
                            RatioText(c.ratio_in_use()), " (",
                            JoinNonEmpty({published, absl::StrCat("grade ", c.quality()),
                                          works_.Cite(c.citation(), c.provenance())},
                                         "; "),
                            ")"));
  }

  void Orders() {
    for (const auto& set : answer_.order_sets()) {
      out_.Heading(absl::StrCat("ORDERS: ", set.title()));
      if (!set.for_red_flag_id().empty()) {
        out_.Field(2, "because of", names_.Of(set.for_red_flag_id()));
      }
      std::string phase;
      for (const auto& order : set.orders()) {
        if (!order.phase().empty() && order.phase() != phase) PhaseHead(set, order.phase());
        phase = order.phase();
        OneOrder(order);
      }
    }
  }

  void PhaseHead(const v1::OrderSet& set, const std::string& title) {
    out_.Paragraph("  Phase: ", title, Paint::kBold);
    for (const auto& phase : set.phases()) {
      if (phase.title() != title) continue;
      out_.Field(4, "goal", phase.goal());
      out_.Field(4, "enter when", phase.entry());
    }
  }

  void OneOrder(const v1::Order& order) {
    const bool avoid = order.kind() == "avoid";
    out_.Paragraph(
        avoid ? "  x " : "  - ",
        absl::StrCat(avoid ? "AVOID: " : "", order.title(),
                     order.choose_one().empty()
                         ? ""
                         : absl::StrCat(" (choose one: ", Words(order.choose_one()), ")")),
        Paint::kBold);
    const v1::Dose& dose = order.dose();
    if (!dose.text().empty()) {
      out_.Field(6, "dose",
                 JoinNonEmpty({dose.text(), works_.Cite(dose.source(), dose.provenance())}, "; "));
    }
    out_.Field(6, "why", order.why());
    out_.Field(6, "check first", absl::StrJoin(order.check_first(), "; "), Paint::kYellow);
    out_.Field(6, "take care", absl::StrJoin(order.precautions(), "; "));
    out_.Field(6, "source", works_.Cite(order.source(), order.provenance()), Paint::kDim);
  }

  void Withheld() {
    if (answer_.withheld_orders().empty()) return;
    out_.Heading("WITHHELD");
    for (const auto& order : answer_.withheld_orders()) {
      out_.Paragraph(
          "  x ",
          absl::StrCat(
              order.title().empty() ? Words(order.order_id()) : order.title(), ": ", order.reason(),
              order.by().empty() ? "" : absl::StrCat(" [", names_.OfAll(order.by()), "]")));
    }
  }

  std::string OutcomeText(const v1::Outcome& outcome) const {
    return absl::StrCat(
        outcome.leading_condition_id().empty()
            ? "no ranking"
            : absl::StrCat(names_.Of(outcome.leading_condition_id()), " leads with ",
                           PercentOf(outcome.leading_probability())),
        outcome.red_flags_fired().empty()
            ? ""
            : absl::StrCat("; RED FLAG: ", names_.OfAll(outcome.red_flags_fired())));
  }

  void Next() {
    if (answer_.next_findings().empty()) return;
    out_.Heading("WHAT TO ASK OR EXAMINE NEXT");
    int rank = 0;
    for (const auto& next : answer_.next_findings()) {
      out_.Paragraph(absl::StrFormat("%2d  ", ++rank),
                     absl::StrCat(next.question().empty() ? next.label() : next.question(), " (",
                                  next.method(), next.mandatory() ? ", must be asked" : "", ")"),
                     Paint::kBold);
      out_.Field(4, "why", next.why());
      out_.Field(4, absl::StrCat("if ", next.if_present().value()),
                 absl::StrCat(OutcomeText(next.if_present()), " (expected in ",
                              PercentOf(next.probability_present()), ")"));
      out_.Field(4, absl::StrCat("if ", next.if_absent().value()), OutcomeText(next.if_absent()));
      out_.Field(4, "safely", next.safety_note(), Paint::kYellow);
    }
  }

  void Factors() {
    bool any = false;
    for (const auto& factor : answer_.contributing_factors()) {
      if (factor.because().empty()) continue;
      if (!any) out_.Heading("WHAT IS SAID TO CAUSE IT, AND WHAT IS KNOWN");
      any = true;
      out_.Paragraph("  - ", absl::StrCat(factor.claim(), ": ", factor.verdict(),
                                          ". Present: ", names_.OfAll(factor.because()), ". ",
                                          works_.Cite(factor.source(), factor.provenance())));
    }
  }

  void Issues() {
    if (answer_.issues().empty()) return;
    out_.Heading("WHAT COULD NOT BE USED");
    for (const auto& issue : answer_.issues()) {
      out_.Paragraph("  - ", absl::StrCat(issue.severity(), ": ", issue.path(), ": ", issue.text(),
                                          " ", issue.remedy()));
    }
  }

  void Works() {
    if (works_.works().empty()) return;
    out_.Heading("SOURCES");
    std::size_t number = 0;
    for (const std::string& work : works_.works()) {
      out_.Paragraph(absl::StrFormat("%4s ", absl::StrCat("[", ++number, "]")), work, Paint::kDim);
    }
  }

  void Coverage() {
    out_.Heading("WHO ANSWERED");
    for (const auto& c : answer_.coverage()) {
      const bool failed = c.state() == "failed";
      out_.Paragraph(failed ? "  ! " : "  - ",
                     JoinNonEmpty({JoinNonEmpty({c.plugin_id(), c.version()}, " "),
                                   Words(c.state()), c.status(), c.reason()},
                                  ", "),
                     failed ? Paint::kRed : Paint::kPlain);
    }
    if (answer_.coverage().empty()) out_.Paragraph("  - ", "no plugin is loaded", Paint::kRed);
    out_.Field(2, "knowledge", answer_.knowledge_digest(), Paint::kDim);
    out_.Field(2, "decision", answer_.decision_id(), Paint::kDim);
    out_.Field(2, "request", answer_.request_id(), Paint::kDim);
    out_.Rule();
    out_.Paragraph("", "Supports a clinician's decision; never takes one. Not a medical device.",
                   Paint::kDim);
  }

  const v1::EvaluateResponse& answer_;
  const Names names_;
  References works_;

  Layout out_;
};

}  // namespace

std::string PageOf(const v1::EvaluateResponse& answer, const PageStyle& style) {
  return Page(answer, style).Write();
}

}  // namespace soleus::cli
