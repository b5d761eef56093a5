// What every table must pass, by itself, before it may serve: its worked cases, on the way that a
// patient takes through the engine. Pure function; any thread, but it takes milliseconds: keep it
// off the request path.
#pragma once

#include <string>

#include "engine/catalogue/knowledge_base.h"

namespace soleus::service {

// Every worked case of the plugins in `alone` as FHIR, through reading, recognising and reasoning:
//
// - each fact of the case is read as the case states it, and what the case expects comes out;
// - the patient is the same to the last digit with each quantity in another unit, with the
// resources
//   in reverse order, and with each resource again, as it is and under another id;
// - leaving out any one resource settles nothing: no red flag that had fired or was open is
//   excluded, and no presentation is recognised where none was. `engine/decisions` says
//   (2611-what-a-plugin-must-pass) for which flags this is a theorem, and what is left out.
//
// Empty: all of that holds. Else one sentence: case, what was expected, what came out.
std::string FirstGateThatFails(const catalogue::KnowledgeBase& alone);

}  // namespace soleus::service
