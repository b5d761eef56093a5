#include "engine/service/differences.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "absl/strings/str_format.h"

namespace soleus::service {
namespace {

std::string Percent(double probability) {
  return absl::StrFormat("%.1f %%", 100 * probability);
}

std::string_view Standing(const Gist& gist, const std::string& flag) {
  const auto it = gist.flags.find(flag);
  if (it == gist.flags.end()) return "excluded";
  return it->second ? "fired" : "not excluded";
}

bool Fired(const Gist& gist, const std::string& flag) {
  const auto it = gist.flags.find(flag);
  return it != gist.flags.end() && it->second;
}

absl::btree_set<std::string> FlagsOfEither(const Gist& a, const Gist& b) {
  absl::btree_set<std::string> ids;
  for (const Gist* gist : {&a, &b}) {
    for (const auto& [id, fired] : gist->flags) ids.insert(id);
  }
  return ids;
}

std::optional<std::size_t> PlaceOf(const Gist& gist, const std::string& condition) {
  for (std::size_t i = 0; i < gist.ranking.size(); ++i) {
    if (gist.ranking[i].first == condition) return i;
  }
  return std::nullopt;
}

std::string FirstOf(const Gist& gist) {
  return gist.ranking.empty() ? "" : gist.ranking.front().first;
}

std::string FirstInWords(const Gist& gist) {
  if (gist.ranking.empty()) return "nothing";
  const auto& [id, probability] = gist.ranking.front();
  return absl::StrFormat("\"%s\" (%s)", id, Percent(probability));
}

void AddWord(std::string& list, const std::string& word) {
  list.append(list.empty() ? "" : ", ").append(word);
}

void AddFlags(const Gist& before, const Gist& after, std::vector<std::string>& lines) {
  std::vector<std::string> rest;
  for (const std::string& id : FlagsOfEither(before, after)) {
    const std::string_view was = Standing(before, id);
    const std::string_view is = Standing(after, id);
    if (was == is) continue;
    const bool turns = Fired(before, id) != Fired(after, id);
    (turns ? lines : rest)
        .push_back(turns && Fired(after, id)
                       ? absl::StrFormat("Red flag \"%s\" would fire; it was %s.", id, was)
                   : turns
                       ? absl::StrFormat("Red flag \"%s\" would no longer fire, but be %s.", id, is)
                       : absl::StrFormat("Red flag \"%s\" would be %s; it was %s.", id, is, was));
  }
  lines.insert(lines.end(), rest.begin(), rest.end());
}

void AddRanking(const Gist& before, const Gist& after, std::vector<std::string>& lines) {
  if (before.context != after.context) {
    const auto word = [](const Gist& g) { return g.context.empty() ? "none" : g.context; };
    lines.push_back(
        absl::StrFormat("The presentation would be %s; it was %s.", word(after), word(before)));
  }
  if (FirstOf(before) != FirstOf(after)) {
    lines.push_back(absl::StrFormat("First would be %s; it was %s.", FirstInWords(after),
                                    FirstInWords(before)));
  }
  std::string moved;
  std::string come;
  std::string gone;
  for (std::size_t i = 0; i < after.ranking.size(); ++i) {
    const auto& [id, probability] = after.ranking[i];
    const std::optional<std::size_t> was = PlaceOf(before, id);
    if (!was) {
      AddWord(come, absl::StrFormat("%s at %d (%s)", id, i + 1, Percent(probability)));
    } else if (*was != i) {
      AddWord(moved, absl::StrFormat("%s %d to %d (%s to %s)", id, *was + 1, i + 1,
                                     Percent(before.ranking[*was].second), Percent(probability)));
    }
  }
  for (const auto& [id, probability] : before.ranking) {
    if (!PlaceOf(after, id)) AddWord(gone, absl::StrFormat("%s (%s)", id, Percent(probability)));
  }
  if (!come.empty()) lines.push_back(absl::StrFormat("Newly ranked: %s.", come));
  if (!gone.empty()) lines.push_back(absl::StrFormat("No longer ranked: %s.", gone));
  if (!moved.empty()) lines.push_back(absl::StrFormat("Places: %s.", moved));
}

void AddOrders(std::string_view would, const absl::btree_set<std::string>& these,
               const absl::btree_set<std::string>& not_these, std::vector<std::string>& lines) {
  std::string list;
  for (const std::string& id : these) {
    if (!not_these.contains(id)) AddWord(list, id);
  }
  if (!list.empty()) lines.push_back(absl::StrFormat("Orders that would %s: %s.", would, list));
}

}  // namespace

Gist GistOf(const v1::EvaluateResponse& response) {
  Gist gist;
  gist.context = response.context().id();
  gist.urgency = response.urgency();
  for (const auto& h : response.differential()) {
    gist.ranking.emplace_back(h.condition_id(), h.probability());
  }
  for (const auto& flag : response.red_flags()) gist.flags[flag.id()] = flag.state() == "fired";
  for (const auto& set : response.order_sets()) {
    for (const auto& order : set.orders()) gist.offered.insert(order.id());
  }
  for (const auto& order : response.withheld_orders()) gist.withheld.insert(order.order_id());
  for (const auto& part : response.coverage()) {
    if (part.state() != "failed") gist.plugins[part.plugin_id()] = part.version();
  }
  return gist;
}

std::vector<std::string> Differences(const Gist& before, const Gist& after) {
  std::vector<std::string> lines;
  AddFlags(before, after, lines);
  if (before.urgency != after.urgency) {
    lines.push_back(
        absl::StrFormat("The urgency would be %s; it was %s.", after.urgency, before.urgency));
  }
  AddRanking(before, after, lines);
  AddOrders("newly be offered", after.offered, before.offered, lines);
  AddOrders("no longer be offered", before.offered, after.offered, lines);
  AddOrders("newly be withheld", after.withheld, before.withheld, lines);
  AddOrders("no longer be withheld", before.withheld, after.withheld, lines);
  return lines;
}

std::vector<std::string> Differences(const v1::EvaluateResponse& before,
                                     const v1::EvaluateResponse& after) {
  return Differences(GistOf(before), GistOf(after));
}

Shift ShiftOf(const Gist& before, const Gist& after) {
  Shift shift;
  shift.agreed = Differences(before, after).empty();
  shift.first_changed = FirstOf(before) != FirstOf(after);
  for (std::size_t i = 0; i < after.ranking.size(); ++i) {
    const std::optional<std::size_t> was = PlaceOf(before, after.ranking[i].first);
    if (was) shift.places += std::max(*was, i) - std::min(*was, i);
  }
  for (const std::string& id : FlagsOfEither(before, after)) {
    if (!Fired(before, id) && Fired(after, id)) shift.appeared.push_back(id);
    if (Fired(before, id) && !Fired(after, id)) shift.vanished.push_back(id);
  }
  return shift;
}

std::string WhyNotComparable(const absl::btree_map<std::string, std::string>& plugins,
                             const catalogue::KnowledgeBase& base, const std::string& plugin_id) {
  absl::btree_map<std::string, std::string> serving;
  for (const catalogue::Participant& p : base.participants()) {
    if (p.serving) serving.emplace(p.plugin_id, p.version);
  }
  for (const auto& [id, version] : plugins) {
    if (id == plugin_id) continue;
    const auto now = serving.find(id);
    if (now == serving.end()) return absl::StrFormat("%s %s serves no more", id, version);
    if (now->second != version) {
      return absl::StrFormat("%s has gone from %s to %s", id, version, now->second);
    }
  }
  for (const auto& [id, version] : serving) {
    if (id != plugin_id && !plugins.contains(id)) {
      return absl::StrFormat("%s %s did not serve then", id, version);
    }
  }
  return {};
}

}  // namespace soleus::service
