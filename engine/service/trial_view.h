// What a candidate answers with: its knowledge and what of the site's files may be used with it.
#pragma once

#include <memory>
#include <utility>

#include "engine/service/site_mapping.h"
#include "engine/service/view.h"

namespace soleus::service {

// `site` was checked against what serves: a mapping that has problems with `base` is left out
// whole, as it would be once `base` serves.
inline std::shared_ptr<const View> TrialView(std::shared_ptr<const catalogue::KnowledgeBase> base,
                                             SiteData site) {
  if (site.mapping && !ProblemsOf(*site.mapping, base->knowledge()).empty()) {
    site.mapping = nullptr;
  }
  return std::make_shared<const View>(std::move(base), std::move(site));
}

}  // namespace soleus::service
