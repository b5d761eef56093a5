#include "engine/service/decision_support.h"

#include <optional>
#include <string>
#include <utility>

#include "absl/strings/str_format.h"
#include "engine/service/admission.h"
#include "engine/service/ehr_fetch.h"
#include "engine/service/evaluate.h"

namespace soleus::service {
DecisionSupport::DecisionSupport(std::shared_ptr<const catalogue::KnowledgeBase> base,
                                 Limits limits, Clock clock, const fhir::client::Client* ehr)
    : view_(std::make_shared<const View>(std::move(base), SiteData{})),
      limits_(limits),
      clock_(std::move(clock)),
      ehr_(ehr) {}

void DecisionSupport::LookOn(Onlooker onlooker) {
  onlookers_.push_back(std::move(onlooker));
}

void DecisionSupport::UseSite(SiteData site) {
  const std::lock_guard<std::mutex> building(build_);
  Swap(std::make_shared<const View>(Pin()->base, std::move(site)));
}

void DecisionSupport::UseKnowledge(std::shared_ptr<const catalogue::KnowledgeBase> base,
                                   SiteData site) {
  const std::lock_guard<std::mutex> building(build_);
  Swap(std::make_shared<const View>(std::move(base), std::move(site)));
}

void DecisionSupport::Swap(std::shared_ptr<const View> next) {
  {
    const std::lock_guard<std::mutex> lock(swap_);
    view_.swap(next);
  }
  draining_.push_back(std::move(next));
}

std::size_t DecisionSupport::Sweep() {
  const std::lock_guard<std::mutex> building(build_);
  // Out of `view_`, so nobody can pin it again: once the count is ours alone, it stays so.
  std::erase_if(draining_, [](const auto& view) { return view.use_count() == 1; });
  return draining_.size();
}

std::shared_ptr<const View> DecisionSupport::Pin() const {
  const std::lock_guard<std::mutex> lock(swap_);
  return view_;
}

absl::StatusOr<v1::EvaluateResponse> DecisionSupport::Evaluate(
    const v1::EvaluateRequest& request, fhir::client::Deadline deadline) const {
  const Admission admission(at_work_);
  if (admission.before() >= limits_.max_concurrent) {
    return absl::ResourceExhaustedError(
        absl::StrFormat("soleusd: %d evaluations are at work, which is the limit "
                        "(limits.max_concurrent); retry after a short wait.",
                        limits_.max_concurrent));
  }
  return EvaluateAdmitted(request, deadline);
}

absl::StatusOr<fhir::client::Fetched> DecisionSupport::Fetch(
    const v1::FhirServer& server, const View& view, const fhir::Time& as_of,
    fhir::client::Deadline deadline) const {
  const Admission admission(fetching_);
  if (admission.before() >= limits_.max_fetches) {
    return absl::ResourceExhaustedError(
        absl::StrFormat("soleusd: %d evaluations wait for an EHR, which is the limit "
                        "(limits.max_fetches); retry after a short wait, or send the data.",
                        limits_.max_fetches));
  }
  return FetchFromEhr(ehr_, server, view.plan, as_of, deadline);
}

absl::StatusOr<v1::EvaluateResponse> DecisionSupport::EvaluateAdmitted(
    const v1::EvaluateRequest& request, fhir::client::Deadline deadline) const {
  const std::shared_ptr<const View> view = Pin();
  if (request.fhir_json().size() > limits_.max_request_bytes) {
    return absl::ResourceExhaustedError(absl::StrFormat(
        "fhir_json: %d bytes, more than the limit of %d (limits.max_request_bytes); send the "
        "resources of one complaint only.",
        request.fhir_json().size(), limits_.max_request_bytes));
  }
  if (view->base->knowledge().plugins().empty()) {
    return absl::FailedPreconditionError(
        "soleusd: no plugin serves, so there is nothing to answer with; see the daemon's log for "
        "why each one is out, and its --plugin-dir.");
  }
  const std::string as_of_text =
      request.as_of().empty()
          ? fhir::FormatDate({.first = clock_(), .end = clock_() + std::chrono::seconds(1)})
          : request.as_of();
  const std::optional<fhir::Time> as_of = fhir::ParseTime(as_of_text);
  if (!as_of) {
    return absl::InvalidArgumentError(
        "as_of: not an ISO 8601 date or instant; write 2026-03-14 or 2026-03-14T09:30:00Z.");
  }
  std::optional<fhir::client::Fetched> fetched;
  if (request.has_fhir_server()) {
    absl::StatusOr<fhir::client::Fetched> came =
        Fetch(request.fhir_server(), *view, *as_of, deadline);
    if (!came.ok()) return came.status();
    fetched = *std::move(came);
    // Two servers may call two people by one id: beside other data the Patient bears its address.
    if (!request.fhir_json().empty()) NameByAddress(request.fhir_server(), *fetched);
  }
  const Material material{.request = request,
                          .as_of_text = as_of_text,
                          .as_of = *as_of,
                          .fetched = fetched ? &*fetched : nullptr};
  const auto begun = std::chrono::steady_clock::now();
  absl::StatusOr<v1::EvaluateResponse> response = Answer(*view, material, limits_.read, deadline);
  if (response.ok()) {
    const Decision decision{.material = material,
                            .response = *response,
                            .view = view,
                            .took = std::chrono::duration_cast<std::chrono::microseconds>(
                                std::chrono::steady_clock::now() - begun)};
    for (const Onlooker& onlooker : onlookers_) onlooker(decision);
  }
  return response;
}

}  // namespace soleus::service
