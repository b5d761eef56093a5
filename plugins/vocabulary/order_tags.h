// What red flags withhold orders by, so that a flag need not list every order that loads the tendon
// and an order added later is withheld with the others.
#pragma once

#include <string_view>

namespace soleus::vocabulary {

// Everything that stretches, presses or loads the calf and tendon: stretching, rolling,
// strengthening, plyometrics, running, hands-on and shock-wave treatment, and the rule that says
// how much pain is acceptable meanwhile.
inline constexpr std::string_view kTendonLoad = "tendon_load";
inline constexpr std::string_view kTaping = "taping";
inline constexpr std::string_view kCompression = "compression";
inline constexpr std::string_view kIce = "ice";

}  // namespace soleus::vocabulary
