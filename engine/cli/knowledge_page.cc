#include "engine/cli/knowledge_page.h"

#include <cstdint>
#include <vector>

#include "absl/strings/str_cat.h"
#include "engine/cli/layout.h"
#include "engine/cli/words.h"

namespace soleus::cli {
namespace {

// "3 red flags"; nothing for none.
void AddCount(std::uint32_t count, const char* one, const char* many,
              std::vector<std::string>& parts) {
  if (count > 0) parts.push_back(absl::StrCat(count, " ", count == 1 ? one : many));
}

std::string CountsText(const v1::PluginCounts& counts) {
  std::vector<std::string> parts;
  AddCount(counts.conditions(), "condition", "conditions", parts);
  AddCount(counts.red_flags(), "red flag", "red flags", parts);
  AddCount(counts.order_sets(), "order set", "order sets", parts);
  AddCount(counts.orders(), "order", "orders", parts);
  AddCount(counts.factors(), "factor", "factors", parts);
  AddCount(counts.scores(), "score", "scores", parts);
  AddCount(counts.outcomes(), "outcome", "outcomes", parts);
  AddCount(counts.follow_ups(), "follow-up", "follow-ups", parts);
  AddCount(counts.sources(), "source", "sources", parts);
  AddCount(counts.cases(), "worked patient", "worked patients", parts);
  return JoinNonEmpty(parts, ", ");
}

std::string ReviewText(const v1::PluginSummary& plugin) {
  const std::string by =
      plugin.review_by().empty() ? "" : absl::StrCat("next review by ", plugin.review_by());
  const std::string reviewed =
      plugin.reviewer().empty()
          ? (plugin.state() == "failed" ? "" : "not reviewed by a clinician")
          : absl::StrCat("reviewed by ", plugin.reviewer(), " on ", plugin.reviewed_on());
  return JoinNonEmpty({reviewed, by, plugin.past_review() ? "PAST ITS REVIEW DATE" : ""}, ", ");
}

void ShowSummary(const v1::PluginSummary& plugin, Layout& out) {
  const bool loud = plugin.state() == "failed" || plugin.past_review();
  out.Paragraph(loud ? "!! " : "   ",
                JoinNonEmpty({JoinNonEmpty({plugin.plugin_id(), plugin.version()}, " "),
                              plugin.status(), plugin.state() == "failed" ? "DOES NOT SERVE" : ""},
                             ", "),
                loud ? Paint::kRed : Paint::kBold);
  out.Paragraph("   ", plugin.title().empty() ? plugin.reason() : plugin.title());
  const std::string review = ReviewText(plugin);
  if (!review.empty()) {
    out.Paragraph("   ", review, plugin.past_review() ? Paint::kRed : Paint::kDim);
  }
  const std::string counts = CountsText(plugin.counts());
  if (!counts.empty()) out.Paragraph("   ", counts, Paint::kDim);
}

void ShowSiteFile(const char* name, const v1::SiteFile& file, Layout& out) {
  out.Field(0, name, absl::StrCat(file.path(), ", ", file.rows(), " rows, ", file.digest()),
            Paint::kDim);
  if (!file.resting().empty()) out.Paragraph("!! ", file.resting(), Paint::kRed);
  if (file.refusal().empty()) return;
  out.Paragraph("!! ", absl::StrCat("What stands there now is not in use: ", file.refusal()),
                Paint::kRed);
}

void ShowConditionsAndFlags(const v1::GetPluginResponse& answer, Layout& out) {
  if (!answer.conditions().empty()) out.Heading("CONDITIONS");
  for (const auto& condition : answer.conditions()) {
    std::vector<std::string> codes;
    for (const auto& coding : condition.codings()) {
      codes.push_back(absl::StrCat(coding.code(), " ", coding.display()));
    }
    out.Paragraph("  - ",
                  JoinNonEmpty({condition.name(), condition.dangerous() ? "must not be missed" : "",
                                absl::StrCat("weighs ", condition.evidence_rows(), " findings")},
                               ", "));
    out.Field(4, "codes", JoinNonEmpty(codes, "; "), Paint::kDim);
    out.Field(4, "note", condition.note(), Paint::kDim);
  }
  if (!answer.red_flags().empty()) out.Heading("RED FLAGS");
  for (const auto& flag : answer.red_flags()) {
    out.Paragraph("  - ", absl::StrCat(flag.name(), " (", Words(flag.urgency()), ", ",
                                       Words(flag.severity()), ")"));
    out.Field(4, "fires", JoinNonEmpty({flag.rule_text(), Caution(flag.provenance())}, "  "),
              Paint::kDim);
  }
}

void ShowOrderSets(const v1::GetPluginResponse& answer, Layout& out) {
  if (!answer.order_sets().empty()) out.Heading("ORDER SETS");
  for (const auto& set : answer.order_sets()) {
    out.Paragraph("  ", set.title(), Paint::kBold);
    for (const auto& order : set.orders()) {
      out.Paragraph("  - ", absl::StrCat(order.title(), " (", Words(order.kind()), ")"));
    }
  }
}

void ShowSources(const v1::GetPluginResponse& answer, Layout& out) {
  out.Heading("HOW SURE ITS FIGURES ARE");
  for (const auto& row : answer.provenance()) {
    out.Paragraph("  - ",
                  absl::StrCat(row.kind(), ": ", row.verified(), " verified, ", row.recalled(),
                               " recalled, ", row.estimate(), " estimated (", row.counted(), ")"));
  }
  if (!answer.sources().empty()) out.Heading("SOURCES");
  for (const auto& source : answer.sources()) {
    out.Paragraph("  - ", JoinNonEmpty({source.citation(), source.identifier()}, " "));
    out.Field(4, source.provenance(),
              source.what_was_seen().empty() ? "what was seen of it is not stated"
                                             : absl::StrCat("seen: ", source.what_was_seen()),
              Paint::kDim);
  }
}

}  // namespace

std::string PageOf(const v1::ListPluginsResponse& answer, const PageStyle& style) {
  Layout out(style.width, style.colour);
  out.Paragraph("", absl::StrCat("SOLEUS  |  plugins as of ", answer.as_of()), Paint::kBold);
  out.Rule();
  for (const auto& plugin : answer.plugins()) {
    ShowSummary(plugin, out);
    out.Blank();
  }
  if (answer.plugins().empty()) {
    out.Paragraph("!! ", "The plugin folder holds none; name the right one with --plugin-dir.",
                  Paint::kRed);
  }
  out.Field(0, "knowledge", answer.knowledge_digest(), Paint::kDim);
  if (answer.has_site_mapping()) ShowSiteFile("site mapping", answer.site_mapping(), out);
  if (answer.has_product_table()) ShowSiteFile("product table", answer.product_table(), out);
  return out.text();
}

std::string PageOf(const v1::GetPluginResponse& answer, const PageStyle& style) {
  Layout out(style.width, style.colour);
  ShowSummary(answer.plugin(), out);
  if (answer.plugin().state() == "failed") return out.text();
  if (answer.plugin().past_review()) out.Paragraph("!! ", answer.plugin().reason(), Paint::kRed);
  out.Heading("FOR WHOM");
  out.Paragraph("  ", answer.for_whom());
  out.Heading("NOT FOR");
  out.Paragraph("  ", answer.not_for());
  out.Heading("SOURCE ATTRIBUTES (45 CFR 170.315(b)(11)(iv)(A))");
  std::size_t number = 0;
  for (const auto& attribute : answer.attributes()) {
    ++number;
    out.Paragraph(absl::StrCat(number < 10 ? "  " : " ", number, " "),
                  absl::StrCat(attribute.name(), ": ", attribute.sentence()));
  }
  ShowConditionsAndFlags(answer, out);
  ShowOrderSets(answer, out);
  ShowSources(answer, out);
  return out.text();
}

}  // namespace soleus::cli
