// ListPlugins, GetPlugin and GetQuestionnaire, apart from gRPC: what the loaded knowledge is, and
// who says so. A test calls it without a server.
//
// Thread-safe. No patient is involved. The Questionnaire is written once, with the service.
#pragma once

#include <atomic>
#include <cstddef>
#include <memory>
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

  const std::shared_ptr<const catalogue::KnowledgeBase> base_;
  const absl::StatusOr<std::string> questionnaire_;
  const std::size_t max_concurrent_;
  const Clock clock_;
  const SiteReporter site_report_;
  mutable std::atomic<std::size_t> at_work_{0};
};

}  // namespace soleus::service
