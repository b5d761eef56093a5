// What a site adds to the knowledge by files of its own, and how those files fare.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>

#include "engine/service/product_table.h"
#include "engine/service/site_mapping.h"

namespace soleus::service {

// Immutable once shared; a request pins one.
struct SiteData {
  std::shared_ptr<const SiteMapping> mapping;    // null: none is configured
  std::shared_ptr<const ProductTable> products;  // likewise
};

// For an administrator. Holds no patient data.
struct SiteFileReport {
  std::string path;      // as configured; empty: none is, and nothing else is set
  std::string digest;    // of the file in use
  std::size_t rows = 0;  // that it holds
  // Which rows of the file in use are not, since the knowledge changed under them; empty: all are.
  std::string resting;
  // Why what stands at the path now is not in use, what in it and what to do; empty: it is.
  std::string refusal;
};

struct SiteReport {
  SiteFileReport mapping;
  SiteFileReport products;
};

using SiteReporter = std::function<SiteReport()>;  // must be thread-safe

}  // namespace soleus::service
