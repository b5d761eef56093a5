// What change counts, and when to see the patient again, are what the evidence base says, with its
// provenance and its works.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <string_view>

#include "absl/strings/str_format.h"
#include "fhir/json.h"
#include "plugins/vocabulary/shared_follow_ups.h"
#include "plugins/vocabulary/shared_outcomes.h"

namespace soleus {
namespace {

using fhir::Json;
using fhir::JsonDocument;

const Json& Base(const char* part) {
  static const Json& base = *[] {
    std::ifstream file(std::string(SOLEUS_EVIDENCE_DIR) + "/evidence.json");
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    auto json = Json::Parse(text, {}, nullptr);
    EXPECT_TRUE(json.ok()) << json.status();
    return json.ok() ? new JsonDocument(*std::move(json)) : new JsonDocument();
  }();
  return base[part];
}

const std::map<std::string_view, const sdk::Outcome*>& Outcomes() {
  static const auto& outcomes = *new std::map<std::string_view, const sdk::Outcome*>{
      {"VISA_A", &vocabulary::kVisaAOutcome},       {"TENDINS_A", &vocabulary::kTendinsAOutcome},
      {"NPRS", &vocabulary::kPainRatingOutcome},    {"LEFS", &vocabulary::kLefsOutcome},
      {"HEEL_RISE", &vocabulary::kHeelRiseOutcome}, {"WBLT", &vocabulary::kLungeOutcome},
      {"ATRS", &vocabulary::kAtrsOutcome}};
  return outcomes;
}

std::string_view WordFor(sdk::Provenance provenance) {
  return provenance == sdk::Provenance::kVerified   ? "verified"
         : provenance == sdk::Provenance::kRecalled ? "recalled"
                                                    : "estimate";
}

// The figure begins the base's text: "1.9 cm or ...", "about 8-10", 14.
bool SaysTheFigure(const Json& figure, const sdk::ChangeThreshold& t) {
  const std::string text(figure["value"].text());
  const std::string number = absl::StrFormat("%g", t.change);
  return text == number || text.starts_with(number + " ") || text.starts_with("about " + number) ||
         text.ends_with("-" + number);
}

bool SameWorks(const Json& ids, const sdk::Citations& keys) {
  const auto& items = ids.items();
  return std::equal(items.begin(), items.end(), keys.begin(), keys.end(),
                    [](const Json& id, sdk::SourceKey key) { return id.text() == key; });
}

TEST(ProgressOfTheBase, EveryMeasureIsAnOutcomeOrHasNoFigure) {
  int left_out = 0;
  const Json& measures = Base("outcome_measures");
  for (const Json& measure : measures.items()) {
    if (Outcomes().contains(measure["id"].text())) continue;
    ++left_out;
    for (const Json& figure : measure["mcid"].items()) {
      EXPECT_EQ(figure["value"].text().find_first_of("0123456789"), std::string_view::npos)
          << measure["id"].text();
    }
    EXPECT_FALSE(measure.has("mdc")) << measure["id"].text();
  }
  EXPECT_EQ(left_out, 3);  // global rating of change; OxAFQ-C and FPS-R; Tampa scale
}

TEST(ProgressOfTheBase, APublishedThresholdIsTheBasesWithItsProvenanceAndWorks) {
  int published = 0;
  const Json& measures = Base("outcome_measures");
  for (const Json& measure : measures.items()) {
    const auto outcome = Outcomes().find(measure["id"].text());
    if (outcome == Outcomes().end()) continue;
    for (const sdk::ChangeThreshold& t : outcome->second->thresholds) {
      if (t.provenance == sdk::Provenance::kEstimate) continue;
      ++published;
      bool found = false;
      for (const char* list : {"mcid", "mdc"}) {
        for (const Json& figure : measure[list].items()) {
          found = found || (SaysTheFigure(figure, t) &&
                            figure["provenance"].text() == WordFor(t.provenance) &&
                            SameWorks(figure["source_ids"], t.sources));
        }
      }
      EXPECT_TRUE(found) << measure["id"].text() << " " << t.change;
    }
  }
  EXPECT_EQ(published, 9);  // VISA-A 2, TENDINS-A 1, NPRS 2, LEFS 1, lunge 1, ATRS 2
}

TEST(ProgressOfTheBase, WhatIsAnEstimateIsOneOfTheBasesOwn) {
  // Insertional disease 7, "under 6-7 is noise".
  EXPECT_EQ(vocabulary::kVisaAOutcome.thresholds[2].provenance, sdk::Provenance::kEstimate);
  for (const sdk::ChangeThreshold& t : vocabulary::kHeelRiseOutcome.thresholds) {
    EXPECT_EQ(t.provenance, sdk::Provenance::kEstimate);
  }
  const Json& measures = Base("outcome_measures");
  for (const Json& measure : measures.items()) {
    const std::string use(measure["engine_use"]["value"].text());
    const std::string_view words = measure["id"].text() == "VISA_A"      ? "insertional 7"
                                   : measure["id"].text() == "HEEL_RISE" ? "under 6-7"
                                                                         : "";
    EXPECT_THAT(use, testing::HasSubstr(std::string(words)));
  }
}

TEST(ProgressOfTheBase, FollowUpsAreItsEscalationInItsOrder) {
  const Json& escalation = Base("escalation");
  ASSERT_EQ(escalation.items().size(), std::size(vocabulary::kProgrammeFollowUps));
  for (std::size_t i = 0; i < escalation.items().size(); ++i) {
    const Json& step = escalation.items()[i];
    const sdk::FollowUp& f = vocabulary::kProgrammeFollowUps[i];
    EXPECT_EQ(step["when"].text(), f.when);
    EXPECT_EQ(step["provenance"].text(), WordFor(f.provenance)) << f.id;
    EXPECT_TRUE(SameWorks(step["source_ids"], f.sources)) << f.id;
  }
}

}  // namespace
}  // namespace soleus
