// Words for numbers: the stable strings of the wire, and the sentences that explain an answer.
#pragma once

#include <string>
#include <string_view>

#include "engine/reasoning/differential.h"
#include "plugins/sdk/plugin.h"

namespace soleus::reasoning {

// very_likely >= 0.9, likely >= 0.66, possible >= 0.1, unlikely >= 0.01, very_unlikely below.
// Half-open; design estimates.
std::string_view BandOf(double probability);

std::string_view WordFor(sdk::Provenance provenance);
std::string_view WordFor(sdk::Quality quality);
std::string_view WordFor(sdk::Urgency urgency);
std::string_view WordFor(sdk::Severity severity);
std::string_view WordFor(sdk::Specialty specialty);
std::string_view WordFor(sdk::OrderKind kind);
std::string_view WordFor(sdk::Method method);
std::string_view WordFor(sdk::Status status);

// The least sure provenance among the pretest, the applied modifiers and the counted rows.
sdk::Provenance WeakestProvenance(const Hypothesis& hypothesis);

// A fact as a reader sees it: "present", "absent", "mid-tendon-2-6cm", "8.0 cm" as it was sent,
// "<5 mg/L" where it is a bound. A converted number has six digits.
std::string ValueText(const Fact& fact, const sdk::Finding& finding);

}  // namespace soleus::reasoning
