// Units as people and systems write them where no UCUM code is sent, or a wrong one: "degF", "lbs",
// "x10^9/L", "MG/DL", "degrees C". Pure functions; any thread.
#pragma once

#include <optional>
#include <string_view>

#include "fhir/ucum.h"

namespace soleus::fhir {

// A text for people. What it names in words is taken before what UCUM would make of it ("F" is a
// temperature, not a farad); else it is read as UCUM, else word by word. Upper and lower case are
// told apart wherever UCUM gives both a meaning: "Kg" is kg and "MG/DL" mg/dL, but "MG" is a
// megagauss and "Mg" refused. nullopt: not known, or said in so few letters that it may mean two
// things ("gr", "/10").
std::optional<Unit> UnitOfWords(std::string_view text);

// What was sent as a UCUM code: that and nothing else where it is one ("C" is coulomb), else read
// as a text.
std::optional<Unit> UnitOfCode(std::string_view code);

}  // namespace soleus::fhir
