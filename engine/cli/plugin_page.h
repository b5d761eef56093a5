// What administrators see of plugin versions, as pages and lines for a terminal. Pure functions of
// the answers, as page.h.
#pragma once

#include <string>
#include <vector>

#include "engine/cli/page.h"
#include "proto/soleus/v1/plugin_admin.pb.h"

namespace soleus::cli {

// "achilles_rupture@1.2.0", or the id alone where the version is not known.
std::string NameOf(const v1::VersionState& version);

std::string PageOf(const v1::PluginChange& change, const PageStyle& style);
std::string PageOf(const v1::ListVersionsResponse& answer, const PageStyle& style);
std::string PageOf(const v1::DryRunResponse& answer, const std::string& what,
                   const PageStyle& style);
std::string PageOf(const v1::ShadowReport& report, const PageStyle& style);
// An act is one row: its end, or its beginning where it has none.
std::string PageOf(const v1::AuditResponse& answer, const PageStyle& style);

// What a replay found so far, and at its end.
std::string TextOf(const v1::ChangedAnswer& changed, const PageStyle& style);
std::string TextOf(const v1::ReplaySummary& summary, const PageStyle& style);

// One line an event, ends in a line feed: "achilles_rupture@1.2.0 active  since ...".
std::string LineOf(const v1::PluginEvent& event, const PageStyle& style);
// The live view: how things stand, then the last of what happened, oldest first.
std::string LivePage(const v1::ListVersionsResponse& now,
                     const std::vector<v1::PluginEvent>& happened, const PageStyle& style);

}  // namespace soleus::cli
