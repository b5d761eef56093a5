// Orders that several conditions of the lower leg need, by kind. The engine accepts one order id
// from two plugins only if both define the same order, field by field: so each is written once, in
// the header of its kind.
//
// Numbers stand in `dose` only where the source gives one value; a range ("30-60 s") is left in the
// text. `dose.sources` covers the dose alone; `sources` covers the evidence, the progression and
// whatever else of the order was read somewhere. A plugin lists the works that its orders cite:
// `lower_leg_sources.h` has them.
#pragma once

#include "plugins/vocabulary/shared_devices.h"
#include "plugins/vocabulary/shared_investigations.h"
#include "plugins/vocabulary/shared_medication.h"
#include "plugins/vocabulary/shared_referrals.h"
#include "plugins/vocabulary/shared_therapy.h"
