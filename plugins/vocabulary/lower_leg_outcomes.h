// Measures that follow the course of a complaint; `shared_outcomes.h` says what change counts.
#pragma once

#include "plugins/sdk/finding.h"
#include "plugins/vocabulary/lower_leg_codes.h"
#include "plugins/vocabulary/lower_leg_ids.h"

namespace soleus::vocabulary {

inline constexpr sdk::Finding kOutcomeFindings[] = {
    {
        .id = kVisaATotal,
        .label = "VISA-A total",
        .question = "Enter the VISA-A total, 0-100; 100 is healthy",
        .positive_if = "baseline; a gain of 14 at 12 weeks counts as better in midportion disease",
        .kind = sdk::ValueKind::kQuantity,
        .method = sdk::Method::kBedside,
        .local_code = "visa-a-total",
        .unit = "{score}",
        .sided = true,
        .provenance = sdk::Provenance::kEstimate,
    },
    // Whatever hurts where it was asked: the code knows no place, so a leg counts where one is
    // sent.
    {
        .id = kPainRating,
        .label = "Pain, 0-10 numeric rating",
        .question =
            "How bad is the pain from 0 to 10, at the same moment each time: first steps in "
            "the morning, worst load, or the next morning?",
        .positive_if = "0 none, 10 worst; 2 points or a third less is better",
        .kind = sdk::ValueKind::kQuantity,
        .local_code = "pain-rating",
        .unit = "{score}",
        .sided = true,
        .codes = kPainRatingCodes,
        .provenance = sdk::Provenance::kEstimate,
    },
    {
        .id = kLefsTotal,
        .label = "Lower Extremity Functional Scale, total",
        .question = "Enter the LEFS total, 0-80; 80 is full function",
        .positive_if = "baseline; a gain of 9 is better",
        .kind = sdk::ValueKind::kQuantity,
        .method = sdk::Method::kBedside,
        .local_code = "lefs-total",
        .unit = "{score}",
        .provenance = sdk::Provenance::kEstimate,
    },
    {
        .id = kTendinsATotal,
        .label = "TENDINS-A total",
        .question = "Enter the TENDINS-A total; it measures severity",
        .positive_if = "baseline; 12 less is more than the error of measurement",
        .kind = sdk::ValueKind::kQuantity,
        .method = sdk::Method::kBedside,
        .local_code = "tendins-a-total",
        .unit = "{score}",
        .sided = true,
        .provenance = sdk::Provenance::kEstimate,
    },
    {
        .id = kAtrsTotal,
        .label = "Achilles tendon Total Rupture Score",
        .question = "After a rupture only: enter the ATRS total, 0-100; 100 is no limitation",
        .positive_if = "baseline; a gain of about 8-10 is better (recalled)",
        .kind = sdk::ValueKind::kQuantity,
        .method = sdk::Method::kBedside,
        .local_code = "atrs-total",
        .unit = "{score}",
        .sided = true,
        .provenance = sdk::Provenance::kRecalled,
    },
    {
        .id = kWeeksOfAdherentLoading,
        .label = "Weeks of loading done as prescribed",
        .question = "Ask for the weeks with at least 70 % of the sessions done",
        .positive_if = "weeks; 12 are a full trial",
        .kind = sdk::ValueKind::kQuantity,
        .method = sdk::Method::kHistory,
        .local_code = "weeks-of-adherent-loading",
        .unit = "wk",
        .sided = true,
        .provenance = sdk::Provenance::kEstimate,
    },
    {
        .id = kVisaAChange,
        .label = "VISA-A: change since baseline",
        .question = "Total today minus the total at baseline",
        .positive_if =
            "points; 14 or more is better in midportion disease, 7 in insertional (estimate)",
        .kind = sdk::ValueKind::kQuantity,
        .method = sdk::Method::kBedside,
        .local_code = "visa-a-change",
        .unit = "{score}",
        .sided = true,
        .change_of = kVisaATotal,
        .provenance = sdk::Provenance::kEstimate,
    },
};

}  // namespace soleus::vocabulary
