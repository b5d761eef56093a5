// The parts of an answer, each with a file of its own, and the few words that they share.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
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

// How one answer is worded: whether every word is wanted, and the works that it cites so far, each
// once, which `response` lists. Lives no longer than `response`.
class Wording {
 public:
  Wording(bool every_word, v1::EvaluateResponse& response)
      : every_word_(every_word), response_(response) {
    response.set_brief(!every_word);
  }

  bool every_word() const { return every_word_; }
  // "[3]; [7]", the numbers of the works; empty for none.
  std::string Cite(const sdk::Plugin& plugin, const sdk::Citations& keys);
  // The same where there are some, else what the figure is instead.
  std::string SourceOf(const sdk::Plugin& plugin, const sdk::Citations& keys,
                       sdk::Provenance provenance);

 private:
  const bool every_word_;
  v1::EvaluateResponse& response_;
  absl::flat_hash_map<std::string, int> numbers_;
};

// A row from this probability on is worded in full in a brief answer too: "possible" and up.
inline constexpr double kWordedInFull = 0.1;

// "Observation/1, Observation/2"; empty for none.
std::string JoinedResources(const std::vector<std::string>& resources);

void WriteCodings(std::span<const sdk::Coding> codings,
                  google::protobuf::RepeatedPtrField<v1::Coding>* to);

// What plugins' code worked out, by finding id.
void WriteWorkedOut(const reasoning::Knowledge& knowledge, const reasoning::Patient& patient,
                    Wording& words, v1::EvaluateResponse& response);

// The quantities that were read, by finding id.
void WriteMeasurements(const reasoning::Knowledge& knowledge, const reasoning::Patient& patient,
                       v1::EvaluateResponse& response);

// Order sets, withheld orders, contributing factors, and what to ask next.
void WritePlan(const reasoning::Assessment& assessment, Wording& words,
               v1::EvaluateResponse& response);

// Whether the first rank hangs on pretests; nothing where none is ranked.
void WriteRobustness(const reasoning::Assessment& assessment, v1::EvaluateResponse& response);

// Scores item by item; one that disagrees with the total that was sent is an Issue, too.
void WriteScores(const std::vector<reasoning::ScoreState>& scores, Wording& words,
                 v1::EvaluateResponse& response);

// What moved since the first value of this episode, and when to look again.
void WriteProgress(const reasoning::Assessment& assessment, Wording& words,
                   v1::EvaluateResponse& response);

}  // namespace soleus::service
