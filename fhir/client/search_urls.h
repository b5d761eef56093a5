// Inside `fhir/client` only: a Search as the URLs that ask for it.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "fhir/client/capability.h"
#include "fhir/client/client.h"
#include "fhir/client/url.h"

namespace soleus::fhir::client {

// Servers and what stands before them take URLs of about this length without a word.
inline constexpr std::size_t kMaxUrlBytes = 2'000;

struct SearchUrls {
  // What all of them bring together is what was asked for. Empty: nothing is to be asked.
  std::vector<std::string> urls;
  // All of that type of the patient, for a server that refuses what it said it could narrow; empty:
  // only what has a code is wanted.
  std::string broad;
  bool is_by_patient = true;  // false: the server does not hold the type, or not by patient
  bool is_by_code = true;     // false: codes were given, and the server can search by none of them
  bool is_without_components =
      false;                 // by the code alone, where components were to be searched too
  bool is_narrowed = false;  // not all of the type is asked for
};

SearchUrls UrlsOf(const Search& search, const Url& base, const std::string& patient_id,
                  const Capability& capability, std::size_t page_size);

}  // namespace soleus::fhir::client
