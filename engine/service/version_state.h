// A plugin version's state and what happens to it, as the wire has them.
#pragma once

#include <chrono>
#include <string>

#include "engine/catalogue/rollout.h"
#include "proto/soleus/v1/plugin_admin.pb.h"

namespace soleus::service {

// "2026-11-24T09:30:00Z": to the second, so that it sorts as text; years 1 to 9999.
std::string Rfc3339(std::chrono::sys_seconds moment);

void Write(const catalogue::VersionState& state, v1::VersionState& out);
void Write(const catalogue::Change& change, v1::PluginChange& out);
// Kind: the word for the state that was come to.
void Write(const catalogue::Event& event, v1::PluginEvent& out);

}  // namespace soleus::service
