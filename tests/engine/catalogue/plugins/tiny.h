// The smallest table that may serve: one complaint, one sign, one condition. Everything in it is
// made up for tests of loading; no figure says anything about a patient.
//
// A file that includes it says what is to differ:
//   TINY_ID         plugin id, a string; required
//   TINY_VERSION    plugin version; 1.0.0 if not given
//   TINY_CONDITION  id of the condition; TINY_ID if not given
//   TINY_STATUS     sdk::Status
//   TINY_FLAG       id of the red flag that the worked case expects
#pragma once

#include "plugins/sdk/plugin.h"

#ifndef TINY_VERSION
#define TINY_VERSION "1.0.0"
#endif
#ifndef TINY_CONDITION
#define TINY_CONDITION TINY_ID
#endif
#ifndef TINY_STATUS
#define TINY_STATUS kDraft
#endif
#ifndef TINY_FLAG
#define TINY_FLAG TINY_CONDITION "_flag"
#endif

namespace tiny {

using namespace soleus::sdk;  // NOLINT: a table, not a program

inline constexpr FindingId kComplaint{"test_complaint"};
inline constexpr FindingId kSign{"test_sign"};

inline constexpr Finding kVocabulary[] = {
    {.id = kComplaint, .label = "Test complaint", .local_code = "test-complaint"},
    {.id = kSign, .label = "Test sign", .method = Method::kBedside, .local_code = "test-sign"},
};

inline constexpr Presentation kPresentations[] = {
    {.id = "test_presentation",
     .label = "Test presentation",
     .complaint = kComplaint,
     .when = Present(kComplaint),
     .defined_by = {kComplaint}},
};

inline constexpr Pretest kPretest[] = {
    {.context = "test_presentation", .point = 0.3, .range = {0.2, 0.4}},
};

inline constexpr Evidence kEvidence[] = {
    {.finding = kSign, .present = Estimate(4, 2, 8), .absent = Estimate(0.5, 0.25, 1)},
};

inline constexpr Condition kConditions[] = {
    {.id = {TINY_CONDITION}, .name = "Test condition", .pretest = kPretest, .evidence = kEvidence},
};

inline constexpr RedFlag kRedFlags[] = {
    {.id = TINY_CONDITION "_flag",
     .name = "Test flag",
     .when = Present(kSign),
     .rule_text = "the test sign is present",
     .within = "today",
     .say = "Act on the test sign."},
};

inline constexpr CaseFact kFacts[] = {{.finding = kComplaint}, {.finding = kSign}};

inline constexpr Case kCases[] = {
    {.id = "sign_present",
     .title = "The sign is present",
     .age_years = 40,
     .facts = kFacts,
     .first = {TINY_CONDITION},
     .flags_fired = {TINY_FLAG}},
};

inline constexpr Plugin kTable = {
    .about = {.id = TINY_ID,
              .version = TINY_VERSION,
              .title = "Test plugin",
              .for_whom = "tests of loading",
              .not_for = "patients",
              .status = Status::TINY_STATUS,
              .reviewer = "nobody",
              .reviewed_on = "2026-01-01",
              .review_by = "2099-01-01",
              .attributes = {.bibliographic_citation = "none",
                             .developer = "Soleus tests",
                             .funding = "none",
                             .released_and_revised = "never",
                             .use_of_race = "not used",
                             .use_of_ethnicity = "not used",
                             .use_of_language = "not used",
                             .use_of_sexual_orientation = "not used",
                             .use_of_gender_identity = "not used",
                             .use_of_sex = "not used",
                             .use_of_date_of_birth = "not used",
                             .use_of_social_determinants = "not used",
                             .use_of_health_status_assessment = "not used"}},
    .vocabulary = kVocabulary,
    .presentations = kPresentations,
    .conditions = kConditions,
    .red_flags = kRedFlags,
    .cases = kCases,
};

}  // namespace tiny
