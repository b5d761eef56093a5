// Works on signs at the bedside that the amended ratios rest on. A plugin lists those that it
// cites in its own `sources.h`.
#pragma once

#include "plugins/sdk/plugin.h"

namespace soleus::vocabulary::works {

inline constexpr sdk::Source kKhan2006 = {
    .key = "khan2006",
    .citation =
        "Khan NA, Rahim SA, Anand SS, Simel DL, Panju A. Does the clinical examination predict "
        "lower extremity peripheral arterial disease? JAMA 2006;295(5):536-546",
    .identifier = "pmid:16449619",
    .what_was_seen =
        "abstract; the review's entry in DARE; opening of the book chapter (15 % of people of 60 "
        "or more with leg discomfort)",
    .provenance = sdk::Provenance::kVerified};

inline constexpr sdk::Source kCoAuckland = {
    .key = "co_auckland",
    .citation =
        "Pediatric calcaneal osteomyelitis (60 children, Auckland, 1997-2008; authors and journal "
        "not seen)",
    .what_was_seen = "abstract",
    .provenance = sdk::Provenance::kVerified};

inline constexpr sdk::Source kCoFrance2008 = {
    .key = "co_france2008",
    .citation =
        "Hematogenous osteomyelitis of the calcaneus in children: 26 cases (article in French; "
        "authors not seen). Rev Chir Orthop Reparatrice Appar Mot 2008;94(5):434-442",
    .identifier = "pmid:18774017",
    .what_was_seen = "abstract",
    .provenance = sdk::Provenance::kVerified};

inline constexpr sdk::Source kMiniati2012 = {
    .key = "miniati2012",
    .citation =
        "Miniati M, Cenci C, Monti S, Poli D. Clinical presentation of acute pulmonary embolism: "
        "survey of 800 cases. PLoS One (doi 10.1371/journal.pone.0030891)",
    .what_was_seen = "abstract",
    .provenance = sdk::Provenance::kVerified};

inline constexpr sdk::Source kGout400 = {
    .key = "gout400",
    .citation =
        "Mehra S, Mehra NK, Vatkar AJ, Mehra K, Manchanda BV, Kale S. Atypical presentation of "
        "gout: idiopathic retrocalcaneal pain in 400 patients. J Clin Orthop 2024;9(2):58-62",
    .what_was_seen = "abstract",
    .provenance = sdk::Provenance::kVerified};

inline constexpr sdk::Source kFhUs2001 = {
    .key = "fh_us2001",
    .citation =
        "The use of Achilles tendon ultrasonography for the diagnosis of familial "
        "hypercholesterolemia (authors not seen). Atherosclerosis 2001;157(2):514-518",
    .identifier = "pmid:11472754",
    .what_was_seen = "abstract",
    .provenance = sdk::Provenance::kVerified};

inline constexpr sdk::Source kGreen2020 = {
    .key = "green2020",
    .citation =
        "Calf muscle strain injuries in elite Australian Football players: a descriptive "
        "epidemiological evaluation (authors not seen). Scand J Med Sci Sports 2020;30(1):174-184",
    .identifier = "pmid:31494970",
    .what_was_seen = "abstract: soleus in 84.6 % of 184 injuries; the manner of onset is not given",
    .provenance = sdk::Provenance::kVerified};

inline constexpr sdk::Source kPaesSeoul = {
    .key = "paes_seoul",
    .citation =
        "Kim SY et al. Long-term outcomes after revascularization for advanced popliteal artery "
        "entrapment syndrome with segmental arterial occlusion (22 limbs, Seoul 1994-2009; journal "
        "not seen)",
    .what_was_seen = "abstract",
    .provenance = sdk::Provenance::kVerified};

}  // namespace soleus::vocabulary::works
