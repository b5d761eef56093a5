// How the page words what the wire carries as ids and doubles.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "proto/soleus/v1/decision_support.pb.h"

namespace soleus::cli {

// "93 %", "<1 %" below half a percent, ">99 %" from 99.5 on; "0 %" and "100 %" only where exact.
std::string PercentOf(double probability);

// Four-figure ratios help nobody: 13.7, 3.1, 0.42, 0.05.
std::string RatioText(double ratio);

// "acute_achilles_rupture" to "acute achilles rupture".
std::string Words(const std::string& id);

// "ESTIMATE" or "RECALLED" for a figure that nobody read in a source; else empty.
std::string Caution(const std::string& provenance);

// As many of `items` as fit into `columns` when joined by "; ", never fewer than one, and how many
// are left: "a; b; +2 more".
std::string Fitted(const std::vector<std::string>& items, std::size_t columns);

// The same behind `start`, for a paragraph of `lines` lines, each `columns` wide.
std::string FittedLines(const std::string& start, const std::vector<std::string>& items,
                        std::size_t columns, std::size_t lines);

// Whole sentences of `text` up to `columns`, then "…" if anything is left. A dose cut inside a
// phrase misleads, so a first sentence that is too long is cut at a ";" or else a ",", never inside
// parentheses; where none fits, at the first beyond `columns`, and without any it stays whole.
std::string Shortened(const std::string& text, std::size_t columns);

std::string JoinNonEmpty(const std::vector<std::string>& parts, const std::string& separator);

// The works that a page cites, numbered in the order met, so that it carries each once.
class References {
 public:
  // `works`: those of the answer, which must outlive this.
  using Works = google::protobuf::RepeatedPtrField<std::string>;
  explicit References(const Works& works) : of_the_answer_(works) {}

  // "[1, 4]" for a verified figure; else a loud word first, since nobody has checked the figure or
  // no study gave one: "ESTIMATE after [2]", "RECALLED, not yet checked [3]", "ESTIMATE, no study".
  // Takes `source` as the wire has it: works by number, "[3]; [7]", with or without the words of
  // the plugin's authors before them. A number that the answer does not list is passed over.
  std::string Cite(const std::string& source, const std::string& provenance);
  // What the authors say of their own choice, before any works; empty where they only cite.
  static std::string Basis(const std::string& source);

  const std::vector<std::string>& works() const { return works_; }

 private:
  std::size_t NumberOf(const std::string& work);
  const Works& of_the_answer_;
  std::vector<std::string> works_;
};

// The words for the ids and codes of an answer, which carries them itself.
class Names {
 public:
  explicit Names(const v1::EvaluateResponse& answer);

  std::string Of(const std::string& id) const;  // an id that nobody labelled: its words

  template <typename Ids>
  std::vector<std::string> Each(const Ids& ids) const {
    std::vector<std::string> names;
    for (const auto& id : ids) names.push_back(Of(id));
    return names;
  }
  template <typename Ids>
  std::string OfAll(const Ids& ids) const {
    return JoinNonEmpty(Each(ids), "; ");
  }

  // A choice's code in words; "present", "absent" or a quantity as it is.
  std::string ValueOf(const std::string& finding_id, const std::string& value) const;
  std::string ValueOf(const v1::Contribution& c) const {
    return ValueOf(c.finding_id(), c.value());
  }

 private:
  std::map<std::string, std::string> labels_;
  std::map<std::pair<std::string, std::string>, std::string> values_;  // by finding id and code
};

}  // namespace soleus::cli
