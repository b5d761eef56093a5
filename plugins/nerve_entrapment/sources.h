// Works that this plugin cites; those that other plugins cite too stand in the vocabulary.
// `what_was_seen` says how much of each work was read: often an abstract or a secondary page.
#pragma once

#include "plugins/sdk/plugin.h"
#include "plugins/vocabulary/lower_leg_sources.h"

namespace soleus::nerve_entrapment {

namespace works = vocabulary::works;

inline constexpr sdk::Source kSources[] = {
    {.key = "kinoshita2001",
     .citation = "Kinoshita M et al. The dorsiflexion-eversion test for diagnosis of tarsal tunnel "
                 "syndrome. J Bone Joint Surg Am 2001;83(12):1835-1839",
     .what_was_seen = "abstract",
     .provenance = sdk::Provenance::kVerified},
    works::kArdSpa,
    works::kMedscapeRcb,
    {.key = "stanford_tts",
     .citation = "Stanford Medicine 25: tarsal tunnel exam",
     .what_was_seen = "page opening",
     .provenance = sdk::Provenance::kVerified},
    works::kRabusin2021,
};

}  // namespace soleus::nerve_entrapment
