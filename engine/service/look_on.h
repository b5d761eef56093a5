// Who looks on while answers are given: the decision log, and the shadows. For
// DecisionSupport::LookOn.
#pragma once

#include <chrono>
#include <functional>

#include "engine/service/decision_support.h"
#include "engine/service/shadow_watch.h"
#include "engine/store/decision_log.h"

namespace soleus::service {

// On the request's thread: serialises the answer where `log` is given and has room, copies the
// request where a shadow watches; never waits for a disk or another's answer. Both may be null, and
// must outlive what is returned.
DecisionSupport::Onlooker RememberWith(store::DecisionLog* log, ShadowWatch* shadows,
                                       std::function<std::chrono::sys_seconds()> clock);

}  // namespace soleus::service
