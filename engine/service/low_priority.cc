#include "engine/service/low_priority.h"

#include <sys/resource.h>

namespace soleus::service {

void BecomeLowPriority() {
  constexpr int kNice = 10;
  setpriority(PRIO_PROCESS, 0, kNice);
}

}  // namespace soleus::service
