// Works that this plugin cites; those that other plugins cite too stand in the vocabulary.
// `what_was_seen` says how much of each work was read: often an abstract or a secondary page.
#pragma once

#include "plugins/sdk/plugin.h"
#include "plugins/vocabulary/lower_leg_sources.h"

namespace soleus::s1_radiculopathy {

namespace works = vocabulary::works;

inline constexpr sdk::Source kSources[] = {
    {.key = "deville1998",
     .citation = "Deville W et al. The straight leg raising test: meta-analysis of the diagnostic "
                 "accuracy in radiculopathy. Cochrane Colloquium Baltimore 1998 (abstract)",
     .what_was_seen = "abstract",
     .provenance = sdk::Provenance::kVerified},
    {.key = "vdwindt2010",
     .citation =
         "van der Windt DA et al. Physical examination for lumbar radiculopathy due to disc "
         "herniation in patients with low-back pain. Cochrane Database Syst Rev 2010;CD007431",
     .identifier = "doi:10.1002/14651858.CD007431.pub2",
     .what_was_seen = "abstract cut off before 'Main results': the numbers were NOT seen",
     .provenance = sdk::Provenance::kVerified},
    {.key = "tawa2017",
     .citation = "Tawa N, Rhoda A, Diener I. Accuracy of clinical neurological examination in "
                 "diagnosing lumbo-sacral radiculopathy: systematic literature review. BMC "
                 "Musculoskelet Disord (s12891-016-1383-2)",
     .identifier = "doi:10.1186/s12891-016-1383-2",
     .what_was_seen = "abstract, cut at the reflex figures",
     .provenance = sdk::Provenance::kVerified},
    {.key = "iversen2013",
     .citation = "Iversen T et al. Accuracy of physical examination for chronic lumbar "
                 "radiculopathy. BMC Musculoskelet Disord 2013;14:206",
     .identifier = "doi:10.1186/1471-2474-14-206 (identifier not resolved)",
     .what_was_seen = "abstract; introduction at springerlink",
     .provenance = sdk::Provenance::kVerified},
    works::kArdSpa,
    {.key = "osteopractor2019",
     .citation = "S1 radiculopathy masquerading as plantar fasciitis: a case report (Osteopractor "
                 "blog, 16 June 2019)",
     .what_was_seen = "introduction only; the examination findings were NOT seen",
     .provenance = sdk::Provenance::kVerified},
    {.key = "langfitt2016",
     .citation = "Langfitt T, Bushnell B. Herniated lumbar disc presenting as isolated calf "
                 "tetany. Austin Sports Med 2016;1(1):1001",
     .what_was_seen = "abstract and introduction",
     .provenance = sdk::Provenance::kVerified},
    {.key = "amssm608",
     .citation = "Kim R, Feder K, Hohl W. Unilateral lower leg weakness in a high school football "
                 "player. AMSSM case studies, csa-608",
     .what_was_seen = "pages 1 (history, examination) and 4 (diagnosis, outcome, comment)",
     .provenance = sdk::Provenance::kVerified},
    {.key = "marcu_peroneal",
     .citation =
         "Marcu D, Dunbar WH, Kaplan LD. Footdrop without significant pain as late presentation of "
         "acute peroneal compartment syndrome in an intercollegiate football player",
     .what_was_seen = "opening of the introduction",
     .provenance = sdk::Provenance::kVerified},
    {.key = "emj2014",
     .citation = "A red swollen leg six weeks after a fibula fracture (case vignette; the page "
                 "seen does not show its title). Emerg Med J 31(4):343",
     .what_was_seen = "case vignette and questions, which lead to pyomyositis",
     .provenance = sdk::Provenance::kVerified},
};

}  // namespace soleus::s1_radiculopathy
