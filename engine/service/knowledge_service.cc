#include "engine/service/knowledge_service.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_format.h"
#include "engine/service/admission.h"
#include "engine/service/plugin_details.h"
#include "engine/service/questionnaire.h"
#include "fhir/time.h"

namespace soleus::service {
namespace {

constexpr std::size_t kMaxNameShown = 64;  // bytes of an id that the caller made up

struct Moment {
  std::string text;  // as given or resolved
  std::string date;  // ISO 8601
};

absl::StatusOr<Moment> MomentOf(const std::string& as_of, const Clock& clock) {
  if (as_of.empty()) {
    const std::string today =
        fhir::FormatDate({.first = clock(), .end = clock() + std::chrono::seconds(1)});
    return Moment{.text = today, .date = today};
  }
  const std::optional<fhir::Time> time = fhir::ParseTime(as_of);
  if (!time) {
    return absl::InvalidArgumentError(
        "as_of: not an ISO 8601 date or instant; write 2026-03-14 or 2026-03-14T09:30:00Z.");
  }
  return Moment{.text = as_of, .date = fhir::FormatDate(*time)};
}

void Write(const SiteFileReport& file, v1::SiteFile& out) {
  out.set_path(file.path);
  out.set_digest(file.digest);
  out.set_rows(static_cast<std::uint32_t>(file.rows));
  out.set_refusal(file.refusal);
  out.set_resting(file.resting);
}

const sdk::Plugin* TableOf(const catalogue::KnowledgeBase& base, std::string_view id) {
  for (const sdk::Plugin* plugin : base.knowledge().plugins()) {
    if (plugin->about.id == id) return plugin;
  }
  return nullptr;
}

absl::Status NoSuchPlugin(const catalogue::KnowledgeBase& base, const std::string& id) {
  std::string found;
  for (const catalogue::Participant& p : base.participants()) {
    found.append(found.empty() ? "" : ", ").append(p.plugin_id);
  }
  // What is no id of ours is not repeated: it could be anything.
  const bool plain =
      !id.empty() && id.size() <= kMaxNameShown && std::all_of(id.begin(), id.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
      });
  return absl::NotFoundError(
      absl::StrFormat("plugin_id: %s; ask for one of: %s.",
                      plain ? absl::StrFormat("no plugin \"%s\" was found", id)
                            : std::string("empty, or not lower-case words joined by _"),
                      found.empty() ? "(the plugin folder holds none)" : found));
}

}  // namespace

KnowledgeService::KnowledgeService(std::shared_ptr<const catalogue::KnowledgeBase> base,
                                   std::size_t max_concurrent, Clock clock,
                                   SiteReporter site_report)
    : shown_(std::make_shared<const Shown>(std::move(base))),
      max_concurrent_(max_concurrent),
      clock_(std::move(clock)),
      site_report_(std::move(site_report)) {}

KnowledgeService::Shown::Shown(std::shared_ptr<const catalogue::KnowledgeBase> knowledge)
    : base(std::move(knowledge)), questionnaire(QuestionnaireOf(*base)) {}

void KnowledgeService::UseKnowledge(std::shared_ptr<const catalogue::KnowledgeBase> base) {
  // Takes the old one out, and lets go of it only after the lock.
  auto next = std::make_shared<const Shown>(std::move(base));
  const std::lock_guard<std::mutex> lock(swap_);
  shown_.swap(next);
}

std::shared_ptr<const KnowledgeService::Shown> KnowledgeService::Pin() const {
  const std::lock_guard<std::mutex> lock(swap_);
  return shown_;
}

template <typename Answer>
auto KnowledgeService::Admitted(const Answer& answer) const -> decltype(answer()) {
  const Admission admission(at_work_);
  if (admission.before() >= max_concurrent_) {
    return absl::ResourceExhaustedError(
        absl::StrFormat("soleusd: %d calls about the knowledge are at work, which is the limit "
                        "(limits.max_concurrent); retry after a short wait.",
                        max_concurrent_));
  }
  return answer();
}

absl::StatusOr<v1::ListPluginsResponse> KnowledgeService::ListPlugins(
    const v1::ListPluginsRequest& request) const {
  return Admitted([&]() -> absl::StatusOr<v1::ListPluginsResponse> {
    const absl::StatusOr<Moment> moment = MomentOf(request.as_of(), clock_);
    if (!moment.ok()) return moment.status();
    const std::shared_ptr<const Shown> shown = Pin();
    v1::ListPluginsResponse response;
    for (const catalogue::Participant& p : shown->base->participants()) {
      WriteSummary(p, TableOf(*shown->base, p.plugin_id), moment->date, *response.add_plugins());
    }
    response.set_knowledge_digest(shown->base->digest());
    response.set_as_of(moment->text);
    if (site_report_) {
      const SiteReport site = site_report_();
      if (!site.mapping.path.empty()) Write(site.mapping, *response.mutable_site_mapping());
      if (!site.products.path.empty()) Write(site.products, *response.mutable_product_table());
    }
    return response;
  });
}

absl::StatusOr<v1::GetPluginResponse> KnowledgeService::GetPlugin(
    const v1::GetPluginRequest& request) const {
  return Admitted([&]() -> absl::StatusOr<v1::GetPluginResponse> {
    const absl::StatusOr<Moment> moment = MomentOf(request.as_of(), clock_);
    if (!moment.ok()) return moment.status();
    const std::shared_ptr<const Shown> shown = Pin();
    for (const catalogue::Participant& p : shown->base->participants()) {
      if (p.plugin_id != request.plugin_id()) continue;
      const sdk::Plugin* table = p.serving ? TableOf(*shown->base, p.plugin_id) : nullptr;
      v1::GetPluginResponse response;
      WriteSummary(p, table, moment->date, *response.mutable_plugin());
      if (table != nullptr) WriteDetails(*table, response);
      return response;
    }
    return NoSuchPlugin(*shown->base, request.plugin_id());
  });
}

absl::StatusOr<v1::GetQuestionnaireResponse> KnowledgeService::GetQuestionnaire(
    const v1::GetQuestionnaireRequest&) const {
  return Admitted([&]() -> absl::StatusOr<v1::GetQuestionnaireResponse> {
    const std::shared_ptr<const Shown> shown = Pin();
    if (!shown->questionnaire.ok()) return shown->questionnaire.status();
    v1::GetQuestionnaireResponse response;
    response.set_fhir_json(*shown->questionnaire);
    response.set_knowledge_digest(shown->base->digest());
    return response;
  });
}

}  // namespace soleus::service
