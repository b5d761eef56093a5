// Every order of the evidence base stands in the tables with its title, its dose, what it must not
// be given with, and the red flags that hold it back or ask for it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cctype>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "fhir/json.h"
#include "plugins/sdk/plugin.h"
#include "tests/plugins/built_tables.h"

namespace soleus {
namespace {

using fhir::Json;
using fhir::JsonDocument;
using Ids = std::set<std::string_view>;

JsonDocument Read(const char* name) {
  std::ifstream file(std::string(SOLEUS_EVIDENCE_DIR) + "/" + name);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  auto json = Json::Parse(text, {}, nullptr);
  EXPECT_TRUE(json.ok()) << name << ": " << json.status();
  return json.ok() ? *std::move(json) : JsonDocument();
}

const Json& Base() {
  static const Json& base = *new JsonDocument(Read("evidence.json"));
  return base;
}
const Json& Words() {
  static const Json& words = *new JsonDocument(Read("vocabulary.json"));
  return words;
}
std::string_view OrderId(const Json& base_id) {
  return Words()["orders"][base_id.text()].text();
}

const std::vector<const sdk::Plugin*>& Tables() {
  static const auto& tables = *[] {
    auto* all = new std::vector<const sdk::Plugin*>();
    for (const auto& folder : std::filesystem::directory_iterator(SOLEUS_PLUGIN_DIR)) {
      if (!std::filesystem::exists(folder.path() / "plugin.so")) continue;
      all->push_back(&test::Load(folder.path().filename().string()));
    }
    return all;
  }();
  return tables;
}

std::map<std::string_view, const sdk::Order*> Orders() {
  std::map<std::string_view, const sdk::Order*> orders;
  for (const sdk::Plugin* table : Tables()) {
    for (const sdk::Order& order : table->orders) orders.emplace(order.id, &order);
  }
  return orders;
}

std::map<std::string_view, const sdk::RedFlag*> Flags() {
  std::map<std::string_view, const sdk::RedFlag*> flags;
  for (const sdk::Plugin* table : Tables()) {
    for (const sdk::RedFlag& flag : table->red_flags) flags.emplace(flag.id, &flag);
  }
  return flags;
}

bool HasCondition(std::string_view id) {
  for (const sdk::Plugin* table : Tables()) {
    for (const sdk::Condition& condition : table->conditions) {
      if (condition.id.text == id) return true;
    }
  }
  return false;
}

// The flags of the base that concern the order and are in a table that was built.
std::vector<const sdk::RedFlag*> BuiltFlags(const char* list, std::string_view order, int* named) {
  std::vector<const sdk::RedFlag*> built;
  const auto flags = Flags();
  for (const Json& flag : Base()["red_flags"].items()) {
    for (const Json& id : flag[list].items()) {
      if (OrderId(id) != order) continue;
      ++*named;
      const auto it = flags.find(Words()["red_flags"][flag["id"].text()].text());
      if (it != flags.end()) built.push_back(it->second);
    }
  }
  return built;
}

// A title that the base keeps short for its own reader is a sentence for a clinician.
const std::map<std::string_view, std::string_view>& Reworded() {
  static const auto& titles = *new std::map<std::string_view, std::string_view>{
      {"calf_strain_care", "Calf strain care"},
      {"calcaneal_apophysitis_care", "Calcaneal apophysitis care"},
      {"plantar_heel_pain_care",
       "Plantar heel pain: high-load heel raises, stretching, taping, footwear"},
      {"orthopaedic_referral_2_weeks", "Refer to orthopaedics within 2 weeks"},
      {"paediatric_referral_same_day", "Refer for same-day paediatric assessment"},
      {"sports_medicine_referral", "Refer to sports and exercise medicine"},
      {"rheumatology_referral", "Refer to rheumatology"},
      {"primary_care_referral", "Refer for GP review"},
      {"vascular_referral", "Refer to vascular surgery"},
      {"cancer_pathway_2_weeks", "Refer by the urgent suspected-cancer pathway"},
      {"spine_referral", "Refer to the spine / neurology pathway"},
      {"avoid_peritendinous_steroid_injection",
       "Avoid corticosteroid injection into or around the Achilles"},
      {"avoid_night_splint", "Avoid a night splint for midportion disease"},
      {"avoid_rest_alone", "Avoid rest alone or wait-and-see for established tendinopathy"},
      {"avoid_needle_test",
       "Avoid the O'Brien needle test and repeated provocation when rupture is suspected"},
  };
  return titles;
}

// "n/a" is said as what it means. What is recalled as a whole says so in its provenance, and not
// once more in its text.
std::string DoseInWords(const Json& dose) {
  std::string text(dose["text"].text());
  if (text == "n/a") return "Not given";
  constexpr std::string_view kRecalled = " (recalled)";
  if (dose["provenance"].text() == "recalled" && text.ends_with(kRecalled)) {
    text.resize(text.size() - kRecalled.size());
  }
  text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
  return text;
}

// Conditions and tags of `contraindicated_by`, as the findings and conditions that stand for them.
Ids NotWith(std::string_view base_id) {
  if (base_id == "AT_INS_NEEDS_VARIANT") {
    return {"insertional_achilles_tendinopathy", "retrocalcaneal_bursitis"};
  }
  if (base_id == "AT_MID_USE_OTHER") return {};  // offered at the insertion alone
  if (base_id == "CALF_STRAIN_ACUTE_7D") return {"calf_strain"};
  if (base_id == "ANTICOAGULATED_CAUTION") return {"anticoagulant_current"};
  if (base_id == "SEVER_ACUTE") return {"calcaneal_apophysitis"};
  return {Words()["conditions"][base_id].text()};
}

// What the base says elsewhere: the imaging rules IR1 and IR6; the indication of calf strain care,
// with what published cases added to it (a compartment, a bleed on an anticoagulant);
// the precautions of shock wave, and the film before it in plantar heel pain.
Ids AlsoNotWith(std::string_view order) {
  if (order == "tendon_ultrasound" || order == "plain_radiograph" || order == "mri") {
    return {"midportion_achilles_tendinopathy", "insertional_achilles_tendinopathy",
            "calcaneal_apophysitis"};
  }
  if (order == "calf_strain_care") {
    return {"acute_achilles_rupture", "wells_dvt_2_or_more", "tense_painful_compartment",
            "anticoagulant_current"};
  }
  if (order == "shock_wave_therapy") {
    return {"plantar_heel_pain", "age", "steroid_injection_near_tendon", "anticoagulant_current",
            "active_cancer"};
  }
  return {};
}

// An order of a flag or of a condition comes with the plugin that has the flag or the condition.
bool IsDue(std::string_view order) {
  int named = 0;
  const bool asked_for = !BuiltFlags("activate_orders", order, &named).empty();
  if (order == "calcaneal_apophysitis_care") return HasCondition("calcaneal_apophysitis");
  return asked_for || named == 0 || order == "heel_lift" || order == "analgesia";
}

TEST(OrdersOfTheBase, ThereAre54AndEachThatIsDueIsOffered) {
  Ids offered;
  for (const sdk::Plugin* table : Tables()) {
    for (const sdk::OrderSet& set : table->order_sets) {
      for (const sdk::Phase& phase : set.phases) {
        offered.insert(phase.orders.begin(), phase.orders.end());
      }
    }
    for (const sdk::RedFlag& flag : table->red_flags) {
      offered.insert(flag.activates.begin(), flag.activates.end());
    }
  }
  ASSERT_EQ(Base()["orders"].items().size(), 54u);
  for (const Json& order : Base()["orders"].items()) {
    const std::string_view id = OrderId(order["id"]);
    EXPECT_TRUE(offered.contains(id) || !IsDue(id)) << id;
  }
}

TEST(OrdersOfTheBase, EachHasItsTitleAndDose) {
  const auto orders = Orders();
  int compared = 0;
  for (const Json& base : Base()["orders"].items()) {
    const std::string_view id = OrderId(base["id"]);
    const auto it = orders.find(id);
    if (it == orders.end()) continue;
    ++compared;
    const auto reworded = Reworded().find(id);
    EXPECT_EQ(it->second->title,
              reworded == Reworded().end() ? base["title"].text() : reworded->second)
        << id;
    EXPECT_EQ(it->second->dose.text, DoseInWords(base["dose"])) << id;
    Ids sources;
    for (const Json& key : base["dose"]["source_ids"].items()) sources.insert(key.text());
    EXPECT_EQ(Ids(it->second->dose.sources.begin(), it->second->dose.sources.end()), sources) << id;
  }
  EXPECT_GE(compared, 46);
}

TEST(OrdersOfTheBase, EachNamesWhatItMustNotBeGivenWith) {
  const auto orders = Orders();
  for (const Json& base : Base()["orders"].items()) {
    const std::string_view id = OrderId(base["id"]);
    const auto it = orders.find(id);
    if (it == orders.end()) continue;
    Ids expected = AlsoNotWith(id);
    for (const Json& by : base["contraindicated_by"].items()) {
      if (!by.text().starts_with("RF")) expected.merge(NotWith(by.text()));
    }
    Ids actual;
    for (const sdk::Contraindication& c : it->second->contraindications) actual.insert(c.id);
    EXPECT_EQ(actual, expected) << id;
  }
}

bool Withholds(const sdk::RedFlag& flag, const sdk::Order& order) {
  for (sdk::OrderId id : flag.withholds_orders) {
    if (id == order.id) return true;
  }
  for (std::string_view tag : flag.withholds_tags) {
    for (std::string_view own : order.tags) {
      if (own == tag) return true;
    }
  }
  return false;
}

// A flag may hold back more than the base says, never less.
TEST(OrdersOfTheBase, EachIsHeldBackByTheFlagsOfTheBase) {
  for (const auto& [id, order] : Orders()) {
    int named = 0;
    for (const sdk::RedFlag* flag : BuiltFlags("suppress_orders", id, &named)) {
      EXPECT_TRUE(Withholds(*flag, *order)) << flag->id << " lets " << id << " through";
    }
  }
}

// Shock wave is the one exception: the base asks for it only where the midportion leads, which a
// flag cannot say, so the care of the midportion offers it.
TEST(OrdersOfTheBase, EachIsAskedForByTheFlagsOfTheBase) {
  for (const Json& base : Base()["orders"].items()) {
    const std::string_view id = OrderId(base["id"]);
    if (id == "shock_wave_therapy") continue;
    int named = 0;
    for (const sdk::RedFlag* flag : BuiltFlags("activate_orders", id, &named)) {
      EXPECT_THAT(Ids(flag->activates.begin(), flag->activates.end()), testing::Contains(id))
          << flag->id;
    }
  }
}

}  // namespace
}  // namespace soleus
