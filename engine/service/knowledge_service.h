// ListPlugins, GetPlugin and GetQuestionnaire, apart from gRPC: what the loaded knowledge is, and
// who says so. A test calls it without a server.
//
// Thread-safe. No patient is involved. The Questionnaire is written once for each knowledge.
#pragma once

#include <atomic>
#include <cstddef>
#include <memory>
#include <mutex>
#include <string>

#include "absl/status/statusor.h"
#include "engine/catalogue/knowledge_base.h"
#include "engine/service/decision_support.h"
#include "engine/service/site_data.h"
#include "proto/soleus/v1/knowledge.pb.h"

namespace soleus::service {

class KnowledgeService {
 public:
  // `max_concurrent`: calls at work; one more is refused at once with ResourceExhausted.
  // `site_report` (may be empty: the site has no files) says how the site's files fare.
  KnowledgeService(std::shared_ptr<const catalogue::KnowledgeBase> base, std::size_t max_concurrent,
                   Clock clock, SiteReporter site_report = {});

  // From the next call on. Writes the Questionnaire on the caller's thread, swaps one pointer.
  void UseKnowledge(std::shared_ptr<const catalogue::KnowledgeBase> base);

  // InvalidArgument: as_of is no ISO 8601 date or instant.
  absl::StatusOr<v1::ListPluginsResponse> ListPlugins(const v1::ListPluginsRequest& request) const;
  // As above; NotFound: the message names the plugins that were found.
  absl::StatusOr<v1::GetPluginResponse> GetPlugin(const v1::GetPluginRequest& request) const;
  // FailedPrecondition: no plugin serves.
  absl::StatusOr<v1::GetQuestionnaireResponse> GetQuestionnaire(
      const v1::GetQuestionnaireRequest& request) const;

 private:
  template <typename Answer>
  auto Admitted(const Answer& answer) const -> decltype(answer());

  struct Shown {
    explicit Shown(std::shared_ptr<const catalogue::KnowledgeBase> knowledge);
    std::shared_ptr<const catalogue::KnowledgeBase> base;
    absl::StatusOr<std::string> questionnaire;
  };
  std::shared_ptr<const Shown> Pin() const;

  mutable std::mutex swap_;
  std::shared_ptr<const Shown> shown_;  // under swap_, which is held for no more than a copy
  const std::size_t max_concurrent_;
  const Clock clock_;
  const SiteReporter site_report_;
  mutable std::atomic<std::size_t> at_work_{0};
};

}  // namespace soleus::service
