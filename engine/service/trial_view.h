// What a candidate answers with: its knowledge and what of the site's files may be used with it.
#pragma once

#include <memory>
#include <utility>
#include <vector>

#include "engine/service/site_mapping.h"
#include "engine/service/view.h"

namespace soleus::service {

// `site` was checked against what serves: the rows of its mapping that `base` cannot agree to rest,
// as they would once `base` serves.
inline std::shared_ptr<const View> TrialView(std::shared_ptr<const catalogue::KnowledgeBase> base,
                                             SiteData site) {
  if (site.mapping) {
    std::vector<SiteProblem> resting;
    site.mapping = std::make_shared<const SiteMapping>(
        WithoutProblems(*site.mapping, base->knowledge(), resting));
  }
  return std::make_shared<const View>(std::move(base), std::move(site));
}

}  // namespace soleus::service
