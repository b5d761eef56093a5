#include "engine/cli/plugin_page.h"

#include <algorithm>
#include <set>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "engine/cli/layout.h"
#include "engine/cli/words.h"

namespace soleus::cli {
namespace {

constexpr std::size_t kDigestShown = 12;  // hexadecimal digits, as the folder of a bundle has them
constexpr std::size_t kReportLabel = 22;  // columns

Paint PaintOf(const std::string& state) {
  if (state == "active") return Paint::kGreen;
  if (state == "failed" || state == "quarantined") return Paint::kRed;
  if (state == "shadow" || state == "draining") return Paint::kYellow;
  return Paint::kPlain;
}

// Controls out, padded to a column; what is longer pushes the rest to the right.
std::string Cell(const std::string& text, std::size_t width) {
  const std::string clean = Wrap(text, 10'000).front();
  return clean + std::string(width - std::min(width, WidthOf(clean)), ' ');
}

std::string CodeText(const v1::CodeState& code) {
  std::vector<std::string> parts = {
      absl::StrCat("code ", code.state()),
      code.pid() == 0 ? "" : absl::StrCat("pid ", code.pid()),
      absl::StrCat(code.failures(), " of ", code.calls(), " calls failed"),
      absl::StrCat(code.restarts(), " restarts"),
      code.reason(),
  };
  for (const std::string& lacking : code.not_confined_by()) {
    parts.push_back(absl::StrCat("not confined by ", lacking));
  }
  return JoinNonEmpty(parts, ", ");
}

void ShowVersion(const v1::VersionState& version, std::size_t name_width, Layout& out) {
  const bool bad = PaintOf(version.state()) == Paint::kRed;
  out.Verbatim(absl::StrCat(
      bad ? "!! " : "   ", Cell(NameOf(version), name_width), "  ",
      out.Painted(Cell(version.state(), 11), PaintOf(version.state())), "  ",
      Cell(version.since(), 20), "  ", Cell(version.origin(), 7), "  ",
      Cell(version.digest().substr(0, kDigestShown), kDigestShown),
      version.previous() ? "  rollback goes here" : "",
      version.pinned() > 0 && version.state() == "draining" ? "  still answering" : ""));
  if (!version.reason().empty()) {
    out.Paragraph("      ", version.reason(), bad ? Paint::kRed : Paint::kDim);
  }
  if (version.has_code()) {
    out.Paragraph("      ", CodeText(version.code()),
                  version.code().state() == "running" ? Paint::kDim : Paint::kRed);
  }
}

void ShowVersions(const v1::ListVersionsResponse& answer, Layout& out) {
  std::size_t width = 10;
  for (const auto& version : answer.versions()) width = std::max(width, NameOf(version).size());
  for (const auto& version : answer.versions()) ShowVersion(version, width, out);
  if (answer.versions().empty()) {
    out.Paragraph("   ", "There is no plugin; `soleusctl plugin stage DIR` takes one in.");
  }
}

void ShowChanged(const v1::ChangedAnswer& changed, Layout& out) {
  out.Paragraph("  - ", changed.what(), Paint::kBold);
  for (const std::string& line : changed.lines()) out.Paragraph("    ", line);
}

std::string Share(std::uint64_t part, std::uint64_t of) {
  if (of == 0) return absl::StrCat(part);
  return absl::StrFormat("%d (%.1f %%)", part,
                         100.0 * static_cast<double>(part) / static_cast<double>(of));
}

std::string LatencyText(const v1::LatencyMs& latency) {
  return absl::StrFormat("p50 %.2f ms, p99 %.2f ms", latency.p50(), latency.p99());
}

}  // namespace

std::string NameOf(const v1::VersionState& version) {
  return version.version().empty() ? version.plugin_id()
                                   : absl::StrCat(version.plugin_id(), "@", version.version());
}

std::string PageOf(const v1::PluginChange& change, const PageStyle& style) {
  Layout out(style.width, style.colour);
  const v1::VersionState& version = change.version();
  out.Paragraph("", absl::StrCat(NameOf(version), ": ", version.state()), PaintOf(version.state()));
  if (!version.reason().empty()) out.Paragraph("   ", version.reason());
  if (!change.remark().empty()) out.Paragraph("   ", change.remark());
  out.Field(3, "bundle", version.digest(), Paint::kDim);
  out.Field(3, "knowledge", change.knowledge_digest(), Paint::kDim);
  return out.text();
}

std::string PageOf(const v1::ListVersionsResponse& answer, const PageStyle& style) {
  Layout out(style.width, style.colour);
  for (const std::string& lost : answer.not_restored()) {
    out.Paragraph("!! ", absl::StrCat("not restored at the last start: ", lost), Paint::kRed);
  }
  ShowVersions(answer, out);
  out.Field(0, "knowledge", answer.knowledge_digest(), Paint::kDim);
  return out.text();
}

std::string PageOf(const v1::DryRunResponse& answer, const std::string& what,
                   const PageStyle& style) {
  Layout out(style.width, style.colour);
  if (!answer.refusal().empty()) {
    out.Paragraph("!! ", absl::StrCat(what, " may not serve: ", answer.refusal()), Paint::kRed);
    return out.text();
  }
  out.Paragraph("",
                absl::StrCat(answer.cases(), " worked patients with ", what, " in place: ",
                             answer.changed_size() == 0 ? "every answer stays as it is."
                             : answer.changed_size() == 1
                                 ? std::string("1 answer changes.")
                                 : absl::StrCat(answer.changed_size(), " answers change.")),
                Paint::kBold);
  for (const auto& changed : answer.changed()) ShowChanged(changed, out);
  return out.text();
}

std::string PageOf(const v1::ShadowReport& report, const PageStyle& style) {
  Layout out(style.width, style.colour);
  out.Paragraph("",
                absl::StrCat(report.plugin_id(), "@", report.version(), " in shadow of ",
                             report.against().empty() ? "nothing that serves" : report.against(),
                             ", since ", report.since()),
                Paint::kBold);
  const std::uint64_t seen = report.evaluations();
  const auto row = [&out](const std::string& label, const std::string& text,
                          Paint paint = Paint::kPlain) {
    const std::size_t used = WidthOf(label);
    const std::string pad(used < kReportLabel ? kReportLabel - used : 1, ' ');
    out.Paragraph(absl::StrCat("   ", label, pad), text, paint);
  };
  row("evaluations",
      absl::StrCat(seen, report.dropped() == 0 ? ""
                                               : absl::StrCat(", and ", report.dropped(),
                                                              " that it was too slow to see")));
  if (seen > 0) {
    row("same answer", Share(report.agreed(), seen));
    row("another first", Share(report.first_changed(), seen));
    row("places moved", absl::StrCat(report.rank_shifts()));
    row("flags that appear", absl::StrFormat("%.2f per 100", report.flags_appear_per_100()),
        report.flags_appear_per_100() > 0 ? Paint::kYellow : Paint::kPlain);
    row("flags that vanish", absl::StrFormat("%.2f per 100", report.flags_vanish_per_100()),
        report.flags_vanish_per_100() > 0 ? Paint::kRed : Paint::kPlain);
    for (const auto& flag : report.flags()) {
      row(absl::StrCat("  ", Wrap(flag.flag_id(), 1'000).front()),
          absl::StrCat(flag.appeared(), " appear, ", flag.vanished(), " vanish"));
    }
    row("active took", LatencyText(report.active_latency()));
    row("shadow took", LatencyText(report.shadow_latency()));
  }
  row("not finished", absl::StrCat(report.failures()),
      report.failures() > 0 ? Paint::kRed : Paint::kPlain);
  return out.text();
}

std::string PageOf(const v1::AuditResponse& answer, const PageStyle& style) {
  Layout out(style.width, style.colour);
  std::set<std::uint64_t> ended;
  for (const auto& entry : answer.entries()) ended.insert(entry.begun());
  for (const auto& entry : answer.entries()) {
    const bool open = entry.outcome() == "begun";
    if (open && ended.contains(entry.sequence())) continue;
    std::string of = entry.plugin_id();
    if (!entry.version().empty()) absl::StrAppend(&of, "@", entry.version());
    const std::string outcome = open ? "not ended" : entry.outcome();
    out.Verbatim(absl::StrCat(
        Cell(entry.at(), 20), "  ", Cell(entry.act(), 8), "  ",
        out.Painted(Cell(outcome, 9), outcome == "done" ? Paint::kGreen : Paint::kRed), "  ",
        Cell(of, 24), "  ", Cell(entry.digest().substr(0, kDigestShown), kDigestShown), "  ",
        Cell(entry.who(), 0)));
    if (!entry.reason().empty()) out.Paragraph("      ", entry.reason(), Paint::kDim);
  }
  if (answer.entries().empty()) out.Paragraph("", "Nothing is written down for that.");
  if (answer.left_out() > 0) {
    out.Paragraph("", absl::StrCat(answer.left_out(),
                                   " older entries are left out; ask for more "
                                   "with --max, or from a later --since."));
  }
  return out.text();
}

std::string TextOf(const v1::ChangedAnswer& changed, const PageStyle& style) {
  Layout out(style.width, style.colour);
  ShowChanged(changed, out);
  return out.text();
}

std::string TextOf(const v1::ReplaySummary& summary, const PageStyle& style) {
  Layout out(style.width, style.colour);
  out.Paragraph("",
                absl::StrCat(summary.replayed(), " decisions answered again: ", summary.changed(),
                             " changed, ", summary.same_bytes(), " the same to the byte; ",
                             summary.not_replayed(), " could not be."),
                Paint::kBold);
  for (const std::string& remark : summary.remarks()) out.Paragraph("   ", remark, Paint::kDim);
  return out.text();
}

std::string LineOf(const v1::PluginEvent& event, const PageStyle& style) {
  const Layout out(style.width, style.colour);
  const v1::VersionState& version = event.version();
  std::string line = absl::StrCat(
      Cell(version.since(), 20), "  ", Cell(event.kind() == "present" ? "present" : "change", 7),
      "  ", Cell(NameOf(version), 30), "  ",
      out.Painted(Cell(version.state(), version.reason().empty() ? 0 : 11),
                  PaintOf(version.state())));
  if (!version.reason().empty()) absl::StrAppend(&line, "  ", Cell(version.reason(), 0));
  return line + "\n";
}

std::string LivePage(const v1::ListVersionsResponse& now,
                     const std::vector<v1::PluginEvent>& happened, const PageStyle& style) {
  Layout out(style.width, style.colour);
  out.Paragraph("", "SOLEUS  |  plugin versions, live; Ctrl-C ends", Paint::kBold);
  out.Rule();
  ShowVersions(now, out);
  out.Field(0, "knowledge", now.knowledge_digest(), Paint::kDim);
  if (!happened.empty()) out.Heading("WHAT HAPPENED");
  std::string text = out.text();
  for (const v1::PluginEvent& event : happened) text += "   " + LineOf(event, style);
  return text;
}

}  // namespace soleus::cli
