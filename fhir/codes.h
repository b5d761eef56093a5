// Code systems under one name, and ICD-10-CM with its dot; also for whoever must compare codes with
// those of a record.
#pragma once

#include <string_view>

#include "fhir/arena.h"

namespace soleus::fhir {

// The canonical URI of a known system for any of its other names: its OID, https for http, a
// trailing slash, upper case, a URI of an earlier FHIR version, SNOMED CT with an edition. Any
// other text as it is. ICD-10 of the WHO and its national versions (-AM, -GM, ...) are other
// systems than ICD-10-CM, and stay what they are. Views `system`, or lasts for ever.
std::string_view CanonicalSystem(std::string_view system);

// ICD-10-CM in upper case and with its dot ("M7661" becomes "M76.61"); codes of every other system
// as they are, without spaces around them. Views `code`, or what is put into `texts` for it.
std::string_view CanonicalCode(std::string_view system, std::string_view code, Arena& texts);

}  // namespace soleus::fhir
