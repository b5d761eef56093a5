#include "engine/service/decision_support.h"

#include <openssl/evp.h>

#include <array>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/escaping.h"
#include "absl/strings/str_format.h"
#include "engine/reasoning/assess.h"
#include "engine/service/admission.h"
#include "engine/service/answer.h"
#include "engine/service/ehr_fetch.h"
#include "engine/service/fhir_answer.h"

namespace soleus::service {
namespace {

constexpr std::size_t kDefaultNextFindings = 5;
constexpr std::size_t kDecisionIdBytes = 16;

std::string DecisionId(const v1::EvaluateRequest& request, const v1::EvaluateResponse& response) {
  EVP_MD_CTX* context = EVP_MD_CTX_new();
  std::array<unsigned char, EVP_MAX_MD_SIZE> hash{};
  unsigned int size = 0;
  bool ok = context != nullptr && EVP_DigestInit_ex(context, EVP_sha256(), nullptr) == 1;
  const v1::EvaluateOptions& options = request.options();
  const std::string asked =
      absl::StrFormat("%d/%d/%d/%d", options.max_differential(), options.nobody_to_ask() ? 1 : 0,
                      options.max_next_findings(), options.every_word() ? 1 : 0);
  // What was fetched is known by what was made of it: a server's pages differ from call to call.
  const std::string answer = request.has_fhir_server() ? response.SerializeAsString() : "";
  for (const std::string* part :
       {&response.knowledge_digest(), &response.site_mapping_digest(),
        &response.product_table_digest(), &response.as_of(), &asked, &request.fhir_json(),
        &request.fhir_server().base_url(), &request.fhir_server().patient_id(), &answer}) {
    // Each part behind its length, so that no two requests run together.
    const std::string framed = absl::StrFormat("%d:%s", part->size(), *part);
    ok = ok && EVP_DigestUpdate(context, framed.data(), framed.size()) == 1;
  }
  ok = ok && EVP_DigestFinal_ex(context, hash.data(), &size) == 1;
  EVP_MD_CTX_free(context);
  if (!ok) return {};
  return absl::BytesToHexString(
      std::string(reinterpret_cast<const char*>(hash.data()), kDecisionIdBytes));
}

}  // namespace

DecisionSupport::DecisionSupport(std::shared_ptr<const catalogue::KnowledgeBase> base,
                                 Limits limits, Clock clock, const fhir::client::Client* ehr)
    : snapshot_(std::make_shared<const Snapshot>(std::move(base), SiteData{})),
      limits_(limits),
      clock_(std::move(clock)),
      ehr_(ehr) {}

void DecisionSupport::UseSite(SiteData site) {
  // Takes the old one too, and lets go of it only after the lock.
  auto next = std::make_shared<const Snapshot>(Pin()->base, site);
  const std::lock_guard<std::mutex> lock(swap_);
  snapshot_.swap(next);
}

std::shared_ptr<const DecisionSupport::Snapshot> DecisionSupport::Pin() const {
  const std::lock_guard<std::mutex> lock(swap_);
  return snapshot_;
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
    const v1::FhirServer& server, const Snapshot& snapshot, const fhir::Time& as_of,
    fhir::client::Deadline deadline) const {
  const Admission admission(fetching_);
  if (admission.before() >= limits_.max_fetches) {
    return absl::ResourceExhaustedError(
        absl::StrFormat("soleusd: %d evaluations wait for an EHR, which is the limit "
                        "(limits.max_fetches); retry after a short wait, or send the data.",
                        limits_.max_fetches));
  }
  return FetchFromEhr(ehr_, server, snapshot.plan, as_of, deadline);
}

absl::StatusOr<v1::EvaluateResponse> DecisionSupport::EvaluateAdmitted(
    const v1::EvaluateRequest& request, fhir::client::Deadline deadline) const {
  const std::shared_ptr<const Snapshot> snapshot = Pin();
  const catalogue::KnowledgeBase& base = *snapshot->base;
  if (request.fhir_json().size() > limits_.max_request_bytes) {
    return absl::ResourceExhaustedError(absl::StrFormat(
        "fhir_json: %d bytes, more than the limit of %d (limits.max_request_bytes); send the "
        "resources of one complaint only.",
        request.fhir_json().size(), limits_.max_request_bytes));
  }
  if (base.knowledge().plugins().empty()) {
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
  std::vector<fhir::Input> inputs;
  if (!request.fhir_json().empty() || !request.has_fhir_server()) {
    inputs.push_back({.name = {}, .json = request.fhir_json()});
  }
  absl::StatusOr<fhir::client::Fetched> fetched;
  if (request.has_fhir_server()) {
    fetched = Fetch(request.fhir_server(), *snapshot, *as_of, deadline);
    if (!fetched.ok()) return fetched.status();
    // Two servers may call two people by one id: beside other data the Patient bears its address.
    if (!inputs.empty()) NameByAddress(request.fhir_server(), *fetched);
    for (const fhir::client::Page& page : fetched->pages) {
      inputs.push_back({.name = page.name, .json = page.json, .must_name_patient = true});
    }
  }
  absl::StatusOr<fhir::Record> record = fhir::ReadRecord(inputs, *as_of, limits_.read);
  if (!record.ok()) return record.status();
  const Recognition recognised = snapshot->facts.Read(*record, *as_of);

  reasoning::AssessOptions options;
  options.flags.nobody_to_ask = request.options().nobody_to_ask();
  options.max_next_findings = request.options().max_next_findings() == 0
                                  ? kDefaultNextFindings
                                  : request.options().max_next_findings();
  const reasoning::Assessment assessment =
      reasoning::Assess(base.knowledge(), recognised.patient, options);

  v1::EvaluateResponse response;
  WriteAnswer(base, recognised.patient, assessment, fhir::FormatDate(*as_of),
              {.max_differential = request.options().max_differential(),
               .every_word = request.options().every_word()},
              response);
  if (request.has_fhir_server()) WriteFetch(request.fhir_server(), *fetched, response);
  WriteIssues(record->issues, response);
  WriteIssues(recognised.issues, response);
  response.set_as_of(as_of_text);
  response.set_site_mapping_digest(snapshot->mapping_digest);
  response.set_product_table_digest(snapshot->products_digest);
  response.set_decision_id(DecisionId(request, response));
  response.set_request_id(request.request_id());
  if (request.options().fhir_bundle()) {
    absl::StatusOr<std::string> bundle =
        FhirAnswerTo(response, base, recognised.patient, assessment, record->subject, *as_of);
    if (!bundle.ok()) return bundle.status();
    response.set_fhir_bundle(*std::move(bundle));
  }
  return response;
}

}  // namespace soleus::service
