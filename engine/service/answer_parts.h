// The parts of an answer, each with a file of its own, and the few words that they share.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/reasoning/assess.h"
#include "plugins/sdk/plugin.h"
#include "proto/soleus/v1/decision_support.pb.h"

namespace soleus::service {

inline std::string Text(std::string_view text) {
  return std::string(text);
}

template <typename Strings>
void Copy(const Strings& from, google::protobuf::RepeatedPtrField<std::string>* to) {
  for (const auto& text : from) to->Add(std::string(text));
}

// Citations where there are some, else what the figure is instead.
std::string SourceText(const sdk::Plugin& plugin, const sdk::Citations& keys,
                       sdk::Provenance provenance);

// "Observation/1, Observation/2"; empty for none.
std::string JoinedResources(const std::vector<std::string>& resources);

void WriteCodings(std::span<const sdk::Coding> codings,
                  google::protobuf::RepeatedPtrField<v1::Coding>* to);

// Order sets, withheld orders, contributing factors, and what to ask next.
void WritePlan(const reasoning::Assessment& assessment, v1::EvaluateResponse& response);

// Whether the first rank hangs on pretests; nothing where none is ranked.
void WriteRobustness(const reasoning::Assessment& assessment, v1::EvaluateResponse& response);

// Scores item by item; one that disagrees with the total that was sent is an Issue, too.
void WriteScores(const std::vector<reasoning::ScoreState>& scores, v1::EvaluateResponse& response);

}  // namespace soleus::service
