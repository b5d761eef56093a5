// Inside `fhir` only: of two versions of one resource, which one holds.
#pragma once

#include "fhir/json.h"

namespace soleus::fhir {

// Whether `a` came after `b`: by meta.lastUpdated, else by a whole number as meta.versionId, else
// because only `a` says that it amends, corrects, refutes or withdraws what was sent.
bool IsLaterVersion(const Json& a, const Json& b);

// Both say when they were last updated, and neither came after the other.
bool SameVersion(const Json& a, const Json& b);

}  // namespace soleus::fhir
