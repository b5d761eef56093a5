// Which limit an input is over. The one who reads knows the limits by their names in `JsonLimits`
// and `ReadLimits`; the one who runs it knows where each is set, and can say so.
#pragma once

#include <string>
#include <string_view>

#include "absl/status/status.h"

namespace soleus::fhir {

// ResourceExhausted: "input is over a limit: " and `what`. `limit` is the member's name,
// "max_depth".
absl::Status OverLimit(std::string_view limit, std::string_view what);

// The name that OverLimit was given; empty: the status is no such one.
std::string LimitOf(const absl::Status& status);

// `status` in other words, of the same limit.
absl::Status InOtherWords(const absl::Status& status, std::string_view words);

}  // namespace soleus::fhir
