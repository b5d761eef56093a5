// How the page words what the wire carries as ids and doubles.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "proto/soleus/v1/decision_support.pb.h"

namespace soleus::cli {

// "93 %", "<1 %" below half a percent, ">99 %" from 99.5 on; "0 %" and "100 %" only where exact.
std::string PercentOf(double probability);

// Four-figure ratios help nobody: 13.7, 3.1, 0.42, 0.05.
std::string RatioText(double ratio);

// "acute_achilles_rupture" to "acute achilles rupture".
std::string Words(const std::string& id);

std::string JoinNonEmpty(const std::vector<std::string>& parts, const std::string& separator);

// The source, and a loud word where nobody has checked the figure or no study gave one.
std::string SourceText(const std::string& source, const std::string& provenance);

// Labels of findings, conditions and flags, as far as the answer itself names them.
class Names {
 public:
  explicit Names(const v1::EvaluateResponse& answer);

  std::string Of(const std::string& id) const;  // an id that nobody labelled: its words

  template <typename Ids>
  std::string OfAll(const Ids& ids) const {
    std::vector<std::string> names;
    for (const auto& id : ids) names.push_back(Of(id));
    return JoinNonEmpty(names, "; ");
  }

 private:
  std::map<std::string, std::string> labels_;
};

}  // namespace soleus::cli
