#include "engine/service/evaluate.h"

#include <openssl/evp.h>

#include <array>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/escaping.h"
#include "absl/strings/str_format.h"
#include "engine/reasoning/assess.h"
#include "engine/service/answer.h"
#include "engine/service/code_facts.h"
#include "engine/service/ehr_fetch.h"
#include "engine/service/fhir_answer.h"
#include "fhir/limit.h"

namespace soleus::service {
namespace {

constexpr std::size_t kDefaultNextFindings = 5;
constexpr std::size_t kDecisionIdBytes = 16;

  if (!record.ok()) return WithSetting(record.status());
  Recognition recognised = view.facts.Read(*record, material.as_of);
  const CodeOutcomes code_out = RunCode(base, recognised.patient, deadline);
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
  std::string without;
  for (const CodeOut& out : code_out) {
    without += absl::StrFormat("%d:%s%d:%s", out.plugin_id.size(), out.plugin_id, out.reason.size(),
                               out.reason);
  }
  for (const std::string* part : {&response.knowledge_digest(), &response.site_mapping_digest(),
                                  &response.product_table_digest(), &response.as_of(), &asked,
                                  &request.fhir_json(), &request.fhir_server().base_url(),
                                  &request.fhir_server().patient_id(), &answer, &without}) {
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

absl::StatusOr<v1::EvaluateResponse> Answer(const View& view, const Material& material,
                                            const fhir::ReadLimits& limits,
                                            fhir::client::Deadline deadline) {
  const v1::EvaluateRequest& request = material.request;
  const catalogue::KnowledgeBase& base = *view.base;
  std::vector<fhir::Input> inputs;
  if (!request.fhir_json().empty() || !request.has_fhir_server()) {
    inputs.push_back({.name = {}, .json = request.fhir_json()});
  }
  if (material.fetched != nullptr) {
    for (const fhir::client::Page& page : material.fetched->pages) {
      inputs.push_back({.name = page.name, .json = page.json, .must_name_patient = true});
    }
  }
  absl::StatusOr<fhir::Record> record = fhir::ReadRecord(inputs, material.as_of, limits);
<<<<<<< HEAD
  if (!record.ok()) return WithSetting(record.status());
  const Recognition recognised = view.facts.Read(*record, material.as_of);
=======
  if (!record.ok()) return record.status();
  Recognition recognised = view.facts.Read(*record, material.as_of);
  const CodeOutcomes code_out = RunCode(base, recognised.patient, deadline);
>>>>>>> 56eb58c (Ask plugins' code between reading and reasoning, and name in the answer whose did not reply)

  reasoning::AssessOptions options;
  options.flags.nobody_to_ask = request.options().nobody_to_ask();
  options.max_next_findings = request.options().max_next_findings() == 0
                                  ? kDefaultNextFindings
                                  : request.options().max_next_findings();
  const reasoning::Assessment assessment =
      reasoning::Assess(base.knowledge(), recognised.patient, options);

  v1::EvaluateResponse response;
  WriteAnswer(base, recognised.patient, assessment, code_out, fhir::FormatDate(material.as_of),
              {.max_differential = request.options().max_differential(),
               .every_word = request.options().every_word()},
              response);
  if (material.fetched != nullptr) {
    WriteFetch(request.fhir_server(), *material.fetched, response);
  }
  WriteIssues(record->issues, response);
  WriteIssues(recognised.issues, response);
  response.set_as_of(material.as_of_text);
  response.set_site_mapping_digest(view.mapping_digest);
  response.set_product_table_digest(view.products_digest);
  response.set_decision_id(DecisionId(request, code_out, response));
  response.set_request_id(request.request_id());
  if (request.options().fhir_bundle()) {
    absl::StatusOr<std::string> bundle = FhirAnswerTo(
        response, base, recognised.patient, assessment, code_out, record->subject, material.as_of);
    if (!bundle.ok()) return bundle.status();
    response.set_fhir_bundle(*std::move(bundle));
  }
  return response;
}

}  // namespace soleus::service
