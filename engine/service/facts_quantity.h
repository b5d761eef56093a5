// One sent quantity, read in the unit of a finding.
#pragma once

#include "engine/reasoning/knowledge.h"
#include "engine/service/facts_value.h"
#include "fhir/quantity.h"
#include "plugins/sdk/finding.h"

namespace soleus::service {

// `finding` is a quantity that `knowledge` uses. Pure; any thread.
//
// The decimal text is kept where the number needed no conversion, else what was sent. A bound
// ("<5 mg/L") is a value where everything that is loaded answers every number alike that it allows;
// else it is unknown, and the trouble names where the answer turns.
ValueReading ReadQuantity(const sdk::Finding& finding, const fhir::Quantity& sent,
                          const reasoning::Knowledge& knowledge);

}  // namespace soleus::service
