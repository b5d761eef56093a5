// Inside `fhir/client` only: what one page of a search says of itself. Pure.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "fhir/json.h"

namespace soleus::fhir::client {

struct Searchset {
  std::size_t matches = 0;           // entries of the type searched for, that matched
  std::optional<std::size_t> total;  // of all pages, as the server counts
  std::string next;                  // link to the next page as it was sent; empty: the last page
  // The server says itself that something is missing, or what it says of further pages cannot be
  // read.
  bool is_withheld = false;
};

// `refused` is a sentence where the body is no searchset Bundle: not JSON (truncated, a sign-in
// page), an OperationOutcome, another resource. It says nothing of what the body holds, since
// diagnostics may name the patient.
struct SearchsetReading {
  std::optional<Searchset> page;
  std::string refused;
};
SearchsetReading ReadSearchset(std::string_view body, std::string_view type,
                               const JsonLimits& limits);

}  // namespace soleus::fhir::client
