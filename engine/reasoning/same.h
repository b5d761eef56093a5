// Whether two plugins mean the same by one id: everything that decides how the item is read,
// reasoned with or shown. Pure; any thread.
#pragma once

#include "plugins/sdk/plugin.h"

namespace soleus::reasoning {

bool Same(const sdk::Finding& a, const sdk::Finding& b);
bool Same(const sdk::Presentation& a, const sdk::Presentation& b);
bool Same(const sdk::Order& a, const sdk::Order& b);
bool Same(const sdk::Score& a, const sdk::Score& b);
bool Same(const sdk::Outcome& a, const sdk::Outcome& b);
bool Same(const sdk::FollowUp& a, const sdk::FollowUp& b);

}  // namespace soleus::reasoning
