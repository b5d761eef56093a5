// The tables of all serving plugins, looked up as one. Pure data, immutable once built; any thread.
//
// Does not own the tables: whoever builds it (the catalogue) keeps them alive as long as it lives.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/btree_map.h"
#include "absl/container/btree_set.h"
#include "absl/status/status.h"
#include "engine/reasoning/patient.h"
#include "engine/reasoning/wiring.h"
#include "plugins/sdk/plugin.h"

namespace soleus::reasoning {

// The condition that stands for everything that no loaded plugin names.
inline constexpr std::string_view kSomethingElse = "something_else";

template <typename T>
struct Owned {
  const T* item = nullptr;
  const sdk::Plugin* plugin = nullptr;
};

class Knowledge {
 public:
  Knowledge() = default;

  // Adds one table, which FirstDefect has passed. Fails, changing nothing, with FailedPrecondition
  // where it contradicts a table already added: the same finding or presentation defined otherwise,
  // a condition, red flag, order set or factor id that is taken, or a finding that another plugin's
  // code sets already. Orders, scores, outcomes and follow-ups may stand in several tables if they
  // are the same.
  absl::Status Add(const sdk::Plugin& table);
  // The same for each table in turn; how each fared, in their order. What the findings can change
  // is worked out once, so that a thousand tables take a thousand times as long as one.
  std::vector<absl::Status> AddAll(std::span<const sdk::Plugin* const> tables);

  std::span<const sdk::Plugin* const> plugins() const { return plugins_; }

  // By id; nullptr where nobody defines it.
  const sdk::Finding* FindFinding(std::string_view id) const;
  const Owned<sdk::Order>* FindOrder(std::string_view id) const;
  // The citation of a key in the table of `plugin`; empty where it is not there.
  static std::string CitationsOf(const sdk::Plugin& plugin, const sdk::Citations& keys);

  const std::vector<Owned<sdk::Condition>>& conditions() const { return conditions_; }  // by id
  const std::vector<Owned<sdk::RedFlag>>& red_flags() const { return red_flags_; }
  const std::vector<Owned<sdk::OrderSet>>& order_sets() const { return order_sets_; }
  const std::vector<Owned<sdk::Factor>>& factors() const { return factors_; }
  // Scores, outcomes and follow-ups: each once, by id, of the first plugin that states it.
  const std::vector<Owned<sdk::Score>>& scores() const { return scores_; }
  const std::vector<Owned<sdk::Outcome>>& outcomes() const { return outcomes_; }
  const std::vector<Owned<sdk::FollowUp>>& follow_ups() const { return follow_ups_; }
  const std::vector<Owned<sdk::Presentation>>& presentations() const { return presentations_; }
  const absl::btree_map<std::string_view, Owned<sdk::Order>>& orders() const { return orders_; }

  // Findings that some row, rule, screen or plugin's code can use or sets, the ones they are
  // derived from included. Only these are looked for in a record.
  const absl::btree_map<std::string_view, const sdk::Finding*>& used_findings() const {
    return used_;
  }
  // Of the used findings, those whose course over an episode is read: what outcomes measure,
  // what a change is a change of, and what a plugin's code asks the course of.
  const absl::btree_set<std::string_view>& tracked() const { return tracked_; }
  // Of the used findings, those that only some patients need to be asked for.
  const AskIf& ask_if() const { return ask_if_; }
  // What each finding can change.
  const Wiring& wiring() const { return *wiring_; }

 private:
  absl::Status Take(const sdk::Plugin& table);
  std::string_view DefinerOf(const sdk::Finding& finding) const;
  void MarkUsed(const sdk::Plugin& table);
  void MarkUsed(std::string_view finding);
  void MarkUsed(const sdk::Rule& rule);

  std::vector<const sdk::Plugin*> plugins_;
  absl::btree_map<std::string_view, const sdk::Finding*> findings_;
  absl::btree_map<std::string_view, const sdk::Finding*> used_;
  absl::btree_set<std::string_view> tracked_;
  AskIf ask_if_;
  std::vector<Owned<sdk::Presentation>> presentations_;
  std::vector<Owned<sdk::Condition>> conditions_;
  std::vector<Owned<sdk::RedFlag>> red_flags_;
  std::vector<Owned<sdk::OrderSet>> order_sets_;
  std::vector<Owned<sdk::Factor>> factors_;
  std::vector<Owned<sdk::Score>> scores_;
  std::vector<Owned<sdk::Outcome>> outcomes_;
  std::vector<Owned<sdk::FollowUp>> follow_ups_;
  absl::btree_map<std::string_view, Owned<sdk::Order>> orders_;
  std::vector<Owned<sdk::FindingId>> set_by_code_;
  std::shared_ptr<const Wiring> wiring_ = std::make_shared<const Wiring>();
};

}  // namespace soleus::reasoning
