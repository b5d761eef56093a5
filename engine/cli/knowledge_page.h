// What the daemon knows, as pages for a terminal. Pure functions of the answers, as page.h.
#pragma once

#include <string>

#include "engine/cli/page.h"
#include "proto/soleus/v1/knowledge.pb.h"

namespace soleus::cli {

std::string PageOf(const v1::ListPluginsResponse& answer, const PageStyle& style);
std::string PageOf(const v1::GetPluginResponse& answer, const PageStyle& style);

}  // namespace soleus::cli
