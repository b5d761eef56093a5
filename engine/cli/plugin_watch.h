// `soleusctl plugin watch`: what happens to plugins, as it happens.
#pragma once

#include "engine/cli/plugin_commands.h"

namespace soleus::cli {

// On a terminal a table that is drawn again with each change; else a line an event; with --json a
// JSON object a line. Ends with the daemon (kRefused), or with whoever ends it.
int Watch(const AdminOptions& options);

}  // namespace soleus::cli
