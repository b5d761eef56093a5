// Something in a patient's data that could not be used, or was used with a caveat.
//
// Issues are part of the answer, never logged: `text` may repeat a code or a unit, but neither a
// name nor a free text of the record. Two addresses: `path` says where in the input, `text` which
// rule. The caller learns in `remedy` what to change.
#pragma once

#include <string>
#include <vector>

namespace soleus::fhir {

enum class Severity {
  kError,        // a resource was not used
  kWarning,      // a fact was not used, or two disagree
  kInformation,  // used, with a remark
};

struct Issue {
  Severity severity = Severity::kWarning;
  std::string path;  // "Bundle.entry[2].resource.component[0].valueQuantity"
  std::string text;
  std::string remedy;
};

using Issues = std::vector<Issue>;

}  // namespace soleus::fhir
