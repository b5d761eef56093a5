#include "engine/reasoning/same.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace soleus::reasoning {
namespace {

bool Same(const sdk::Rule& a, const sdk::Rule& b) {
  return std::equal(a.terms.begin(), a.terms.end(), b.terms.begin(), b.terms.end(),
                    [](const sdk::Term& x, const sdk::Term& y) {
                      return x.op == y.op && x.arity == y.arity && x.number == y.number &&
                             x.subject == y.subject && x.category == y.category;
                    });
}

template <typename List, typename Key>
bool SameBy(const List& a, const List& b, Key key) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [&](const auto& x, const auto& y) { return key(x) == key(y); });
}

}  // namespace

bool Same(const sdk::Finding& a, const sdk::Finding& b) {
  const auto coding = [](const sdk::Coding& c) { return std::pair(c.system, c.code); };
  return a.label == b.label && a.kind == b.kind && a.local_code == b.local_code &&
         a.unit == b.unit && a.molar_mass == b.molar_mass && a.sided == b.sided &&
         a.suspicion_counts == b.suspicion_counts && Same(a.derived, b.derived) &&
         a.change_of == b.change_of && a.by_code == b.by_code && Same(a.ask_if, b.ask_if) &&
         a.holds_days == b.holds_days &&
         SameBy(a.categories, b.categories,
                [](const sdk::Category& c) { return std::pair(c.code, c.reference); }) &&
         SameBy(a.codes, b.codes, coding) && SameBy(a.low_codes, b.low_codes, coding) &&
         SameBy(a.high_codes, b.high_codes, coding) &&
         SameBy(a.ingredients, b.ingredients,
                [](const sdk::Ingredient& i) { return std::tuple(i.name, i.rxnorm, i.atc); }) &&
         SameBy(a.exposure, b.exposure, [](const sdk::ExposureWindow& w) {
           return std::tuple(w.category, w.ended_from_days, w.ended_to_days);
         });
}

bool Same(const sdk::Presentation& a, const sdk::Presentation& b) {
  return a.complaint == b.complaint && Same(a.when, b.when) &&
         SameBy(a.defined_by, b.defined_by, [](sdk::FindingId f) { return f.text; });
}

bool Same(const sdk::Order& a, const sdk::Order& b) {
  return a.title == b.title && a.kind == b.kind && a.dose.text == b.dose.text &&
         a.progression == b.progression && Same(a.when, b.when) &&
         SameBy(a.tags, b.tags, [](std::string_view tag) { return tag; }) &&
         SameBy(a.contraindications, b.contraindications,
                [](const sdk::Contraindication& c) { return std::pair(c.id, c.reason); });
}

bool Same(const sdk::Score& a, const sdk::Score& b) {
  return a.name == b.name && a.sent_as == b.sent_as &&
         std::equal(a.items.begin(), a.items.end(), b.items.begin(), b.items.end(),
                    [](const sdk::ScoreItem& x, const sdk::ScoreItem& y) {
                      return x.label == y.label && x.points == y.points && Same(x.when, y.when);
                    }) &&
         SameBy(a.bands, b.bands, [](const sdk::ScoreBand& band) {
           return std::tuple(band.from, band.below, band.meaning);
         });
}

bool Same(const sdk::Outcome& a, const sdk::Outcome& b) {
  return a.finding == b.finding && a.higher_is_better == b.higher_is_better && a.when == b.when &&
         SameBy(a.thresholds, b.thresholds, [](const sdk::ChangeThreshold& t) {
           return std::tuple(t.change, t.percent, t.after_weeks, t.for_condition.text);
         });
}

bool Same(const sdk::FollowUp& a, const sdk::FollowUp& b) {
  return a.when == b.when && a.applies == b.applies && a.what == b.what &&
         Same(a.if_holds, b.if_holds);
}

}  // namespace soleus::reasoning
