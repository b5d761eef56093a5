// What administrators see, without a server.
#include "engine/cli/plugin_page.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace soleus::cli {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

v1::VersionState Version(const std::string& version, const std::string& state) {
  v1::VersionState out;
  out.set_plugin_id("achilles");
  out.set_version(version);
  out.set_state(state);
  out.set_digest("0123456789abcdef0123");
  out.set_origin("staged");
  out.set_since("2026-11-24T09:00:00Z");
  return out;
}

TEST(PluginPage, TheListSaysWhatIsLostWhatIsOutAndWhereRollbackGoes) {
  v1::ListVersionsResponse answer;
  *answer.add_versions() = Version("1.1.0", "quarantined");
  answer.mutable_versions(0)->set_reason("crashed five times; make a new version.");
  *answer.add_versions() = Version("1.0.0", "retired");
  answer.mutable_versions(1)->set_previous(true);
  answer.add_not_restored("other 2.0.0: its folder is gone; stage it again.");
  const std::string page = PageOf(answer, {});
  EXPECT_THAT(page, HasSubstr("!! not restored at the last start: other 2.0.0"));
  EXPECT_THAT(page, HasSubstr("!! achilles@1.1.0  quarantined  2026-11-24T09:00:00Z"));
  EXPECT_THAT(page, HasSubstr("crashed five times"));
  EXPECT_THAT(page, HasSubstr("   achilles@1.0.0  retired "));
  EXPECT_THAT(page, HasSubstr("0123456789ab  rollback goes here\n"));
}

TEST(PluginPage, NothingThatCameOverTheWireDrivesTheTerminal) {
  v1::ListVersionsResponse answer;
  *answer.add_versions() = Version("1.0.0", "active\x1b[2J");
  answer.mutable_versions(0)->set_plugin_id("a\x1b]0;x\x07");
  v1::PluginEvent event;
  *event.mutable_version() = answer.versions(0);
  v1::AuditResponse audit;
  audit.add_entries()->set_who("certificate \x1b[31m");
  for (const std::string& text :
       {PageOf(answer, {}), LineOf(event, {}), PageOf(audit, {}), LivePage(answer, {event}, {})}) {
    EXPECT_THAT(text, AllOf(Not(HasSubstr("\x1b")), Not(HasSubstr("\x07"))));
  }
}

TEST(PluginPage, AnActIsOneRowAndOneThatNeverEndedIsSaid) {
  v1::AuditResponse answer;
  const auto add = [&](std::uint64_t sequence, const char* act, const char* outcome,
                       std::uint64_t begun) {
    auto* entry = answer.add_entries();
    entry->set_sequence(sequence);
    entry->set_act(act);
    entry->set_outcome(outcome);
    entry->set_begun(begun);
    entry->set_plugin_id("achilles");
  };
  add(1, "Stage", "begun", 0);
  add(2, "Stage", "done", 1);
  add(3, "Activate", "begun", 0);
  add(4, "Retire", "refused", 0);
  answer.set_left_out(7);
  const std::string page = PageOf(answer, {});
  EXPECT_THAT(page, AllOf(HasSubstr("Stage     done"), HasSubstr("Activate  not ended"),
                          HasSubstr("Retire    refused"), HasSubstr("7 older entries")));
  EXPECT_THAT(page, Not(HasSubstr("begun")));
}

TEST(PluginPage, AReportGivesSharesOfWhatWasSeen) {
  v1::ShadowReport report;
  report.set_plugin_id("achilles");
  report.set_version("1.1.0");
  report.set_against("1.0.0");
  report.set_evaluations(8);
  report.set_agreed(7);
  report.set_dropped(2);
  report.set_flags_vanish_per_100(12.5);
  auto* flag = report.add_flags();
  flag->set_flag_id("achilles_rupture_suspected");
  flag->set_vanished(1);
  const std::string page = PageOf(report, {});
  EXPECT_THAT(page, HasSubstr("achilles@1.1.0 in shadow of 1.0.0"));
  EXPECT_THAT(page, HasSubstr("8, and 2 that it was too slow to see"));
  EXPECT_THAT(page, HasSubstr("7 (87.5 %)"));  // 7/8
  EXPECT_THAT(page, HasSubstr("12.50 per 100"));
  EXPECT_THAT(page, HasSubstr("achilles_rupture_suspected 0 appear, 1 vanish\n"));
}

TEST(PluginPage, ADryRunSaysWhoChangesOrWhyItMayNotServe) {
  v1::DryRunResponse answer;
  answer.set_cases(90);
  EXPECT_THAT(PageOf(answer, "achilles@1.1.0", {}), HasSubstr("every answer stays as it is"));
  auto* changed = answer.add_changed();
  changed->set_what("achilles/acute_snap");
  changed->add_lines("the flag x no longer fires");
  EXPECT_THAT(PageOf(answer, "achilles@1.1.0", {}),
              AllOf(HasSubstr("1 answer changes"), HasSubstr("  - achilles/acute_snap\n"),
                    HasSubstr("    the flag x no longer fires\n")));
  answer.set_refusal("case acute_snap: wrong.");
  EXPECT_THAT(PageOf(answer, "achilles@1.1.0", {}),
              HasSubstr("achilles@1.1.0 may not serve: case acute_snap: wrong."));
}

}  // namespace
}  // namespace soleus::cli
