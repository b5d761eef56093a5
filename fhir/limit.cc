#include "fhir/limit.h"

#include "absl/strings/cord.h"
#include "fhir/sentence.h"

namespace soleus::fhir {
namespace {

constexpr char kPayload[] = "soleus.fhir.limit";

}  // namespace

absl::Status OverLimit(std::string_view limit, std::string_view what) {
  absl::Status status = absl::ResourceExhaustedError(Sentence("input is over a limit: ", what));
  status.SetPayload(kPayload, absl::Cord(std::string(limit)));
  return status;
}

std::string LimitOf(const absl::Status& status) {
  const auto limit = status.GetPayload(kPayload);
  return limit ? std::string(*limit) : std::string();
}

absl::Status InOtherWords(const absl::Status& status, std::string_view words) {
  absl::Status other(status.code(), std::string(words));
  const auto limit = status.GetPayload(kPayload);
  if (limit) other.SetPayload(kPayload, *limit);
  return other;
}

}  // namespace soleus::fhir
