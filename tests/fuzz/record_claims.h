// What holds of every record that `fhir/record.h` reads, and of every refusal, whatever was sent.
#pragma once

#include <string_view>

#include "fhir/record.h"

namespace soleus::fuzz {

// The moment that every target reads for.
fhir::Time AsOf();

// Free text that the corpora put into names, titles and displays: it is the patient's own, so no
// Issue and no refusal may say it. It has a space, as no code has.
inline constexpr std::string_view kPrivate = "Zyx Gort";

// Reads `input` under small limits, claims what holds of the outcome, and returns it.
absl::StatusOr<fhir::Record> ReadAndClaim(std::string_view input);

}  // namespace soleus::fuzz
