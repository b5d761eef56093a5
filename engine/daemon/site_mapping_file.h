// The site's YAML file of its own codes, as plain data.
//
//   mappings:
//     - system: urn:example:flowsheet      # with `code`; or `text` instead of both
//       code: "40321"
//       finding: palpable_gap              # see soleusd --list-findings
//       side: left                         # left, right, both; may be missing
//       unit: min                          # of numbers that are sent without one; may be missing
//       values: {Yes: "yes", No: "no"}     # what the row's own values mean; may be missing
//       note: Thompson row of the template # for whoever reads the file; may be missing
//
// Read in whole or not at all: an unknown or doubled key, a missing one or a wrong form is a
// problem, with its line. What the loaded knowledge says to it is service::ProblemsOf.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "engine/service/site_mapping.h"

namespace soleus::daemon {

struct SiteMappingFile {
  service::SiteMapping mapping;                // of use only where there is no problem
  std::vector<service::SiteProblem> problems;  // in the order of the lines
};

inline constexpr std::size_t kMaxSiteEntries = 20'000;
inline constexpr std::size_t kMaxSiteValues = 500;      // of one entry
inline constexpr std::size_t kMaxSiteTextBytes = 1024;  // of one system, code, text, value or unit

// `text` is the whole file, which is no patient's data. Pure but for the memory that it takes.
SiteMappingFile ReadSiteMapping(const std::string& text);

}  // namespace soleus::daemon
