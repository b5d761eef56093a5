// Code systems under one name, and what a code says of the side. Outside of `fhir` only the first
// two functions are used, by whoever must compare codes with those of a record.
#pragma once

#include <string>
#include <string_view>

#include "fhir/record.h"

namespace soleus::fhir {

// The canonical URI for a known system's OID, https form or trailing slash; any other text as it
// is.
std::string CanonicalSystem(std::string_view system);

// ICD-10-CM with its dot ("M7661" becomes "M76.61"); codes of every other system as they are.
std::string CanonicalCode(std::string_view system, std::string_view code);

// From a SNOMED CT qualifier, or from an ICD-10-CM code whose printed title names the side.
Side SideOfCoding(const Coding& coding);

// From the whole words left, right, both, bilateral.
Side SideOfText(std::string_view text);

// From a qualifier or a code, else from the words of the text and the displays.
Side SideOfConcept(const Concept& concept_read);

// Left and right together are both sides; an unstated one adds nothing.
Side Together(Side a, Side b);

}  // namespace soleus::fhir
