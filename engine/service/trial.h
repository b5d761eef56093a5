// How a candidate fares before, and beside, what serves: all of it for whoever wires it.
//
//   gate          what every table passes by itself before it may serve
//   dry_run       what would change for the worked patients of all plugins
//   shadow_watch  what would have changed for live requests
//   replay        what would have changed for logged ones
//   look_on       has the log and the shadows see each answer
#pragma once

#include "engine/service/differences.h"   // IWYU pragma: export
#include "engine/service/dry_run.h"       // IWYU pragma: export
#include "engine/service/gate.h"          // IWYU pragma: export
#include "engine/service/look_on.h"       // IWYU pragma: export
#include "engine/service/replay.h"        // IWYU pragma: export
#include "engine/service/shadow_watch.h"  // IWYU pragma: export
