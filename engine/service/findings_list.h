// The findings that a site may map its codes to, for whoever writes the mapping.
#pragma once

#include <string>

#include "engine/reasoning/knowledge.h"

namespace soleus::service {

// A line for each finding that the knowledge uses and a record can say, by id, in columns between
// tabs under a header: its id, what its values are ("yes or no", its categories, or its unit),
// whether it belongs to one leg, what it is in a clinician's words. Empty but for the header: no
// plugin serves.
std::string FindingsList(const reasoning::Knowledge& knowledge);

}  // namespace soleus::service
