// How VISA-A goes over an episode: whether it rises, stands still, or has fallen from its best, and
// what to decide then. It knows no condition and weighs nothing; its code (trend.h) works out what
// no table can say, and its table tells a follow-up where that is news.
//
// SOURCES.md says which figures were read, where, and what is this plugin's own design.
#include "plugins/sdk/plugin.h"

#include "plugins/visa_a_trend/cases/cases.h"
#include "plugins/visa_a_trend/trend.h"
#include "plugins/vocabulary/lower_leg_outcomes.h"
#include "plugins/vocabulary/lower_leg_sources_progress.h"

namespace soleus::visa_a_trend {
namespace {

using namespace sdk;  // NOLINT: a table, not a program

constexpr Source kSources[] = {vocabulary::works::kBcToolkit, vocabulary::works::kLagas2021};

constexpr Category kCourses[] = {
    {.code = "rising", .label = "Rising, by 7 points or more within 12 weeks"},
    {.code = "still", .label = "Standing still for 6 weeks or more"},
    {.code = "fallen", .label = "Fallen by 7 points or more"},
    {.code = "recovered", .label = "Above 90, full recovery"},
};

static_assert(leg::kOutcomeFindings[0].id == leg::kVisaATotal);

constexpr Finding kFindings[] = {
    leg::kOutcomeFindings[0],
    {.id = kCourse,
     .label = "Course of VISA-A in this episode",
     .kind = ValueKind::kChoice,
     .method = Method::kBedside,
     .sided = true,
     .categories = kCourses,
     .by_code = true,
     .provenance = Provenance::kEstimate},
    {.id = kBelowBest,
     .label = "VISA-A, points below the best of this episode",
     .kind = ValueKind::kQuantity,
     .method = Method::kBedside,
     .unit = "{score}",
     .sided = true,
     .by_code = true,
     .provenance = Provenance::kEstimate},
    {.id = kPointsAWeek,
     .label = "VISA-A, points gained a week, of the last 12 weeks",
     .kind = ValueKind::kQuantity,
     .method = Method::kBedside,
     .unit = "{score}/wk",
     .sided = true,
     .by_code = true,
     .provenance = Provenance::kEstimate},
};

// What to do is what the follow-ups of every loading programme say of a patient who does not gain
// (plugins/vocabulary/shared_follow_ups.h, at 6 weeks); here the course asks for it, not the date.
constexpr FollowUp kFollowUps[] = {
    {.id = "visa_a_fallen",
     .when = "this visit",
     .applies = "VISA-A fallen by 7 points or more from its best, or over the last 12 weeks",
     .what = "VISA-A has fallen: take it again, re-examine, rethink the diagnosis, check the dose "
             "(70 % or more of the sessions). One low value may be a flare.",
     .if_holds = Is(kCourse, "fallen"),
     .provenance = Provenance::kEstimate,
     .sources = {"lagas2021"}},
    {.id = "visa_a_still",
     .when = "this visit",
     .applies = "VISA-A under 91 and standing still over 6 weeks or more",
     .what = "VISA-A stands still: check the dose (70 % or more of the sessions), re-examine, "
             "rethink the diagnosis.",
     .if_holds = Is(kCourse, "still"),
     .provenance = Provenance::kEstimate,
     .sources = {"lagas2021", "bc_toolkit"}},
};

constexpr Plugin kVisaATrend = {
    .about =
        {.id = "visa_a_trend",
         .version = "0.1.0",
         .title = "The course of VISA-A over an episode",
         .for_whom = "Adults whose Achilles tendinopathy is followed with VISA-A: two totals or "
                     "more, each with its date, the newest of the last 12 weeks.",
         .not_for = "Not a verdict on a programme: the progress of VISA-A since baseline, with the "
                    "change that counts for the condition, is told beside it. Not for children, "
                    "whose measure VISA-A is not. Not for a ruptured tendon, which ATRS follows.",
         .status = Status::kDraft,
         .review_by = "2027-11-24",
         .attributes =
             {.bibliographic_citation =
                  "Lagas 2021 (the least change that counts) and the BC Achilles Tendinopathy "
                  "Toolkit (full recovery); both with what was seen in SOURCES.md.",
              .developer = "The Soleus project; no clinician has reviewed this version.",
              .funding = "No funding is recorded.",
              .released_and_revised =
                  "Evidence compiled on 2026-11-23; version 0.1.0 not yet released.",
              .use_of_race = "Not used.",
              .use_of_ethnicity = "Not used.",
              .use_of_language = "Not used.",
              .use_of_sexual_orientation = "Not used.",
              .use_of_gender_identity = "Not used.",
              .use_of_sex = "Not used.",
              .use_of_date_of_birth = "Not used.",
              .use_of_social_determinants = "Not used.",
              .use_of_health_status_assessment =
                  "Used: the dated totals of VISA-A, a questionnaire that the patient answers."}},
    .sources = kSources,
    .vocabulary = kFindings,
    .follow_ups = kFollowUps,
    .cases = kCases,
    .code = {.what = "From the dated VISA-A totals of this episode: how far the newest lies below "
                     "the best; by least squares, points a week over the last 12 weeks; and "
                     "whether that is rising, standing still or fallen.",
             .reads_course = {leg::kVisaATotal},
             .sets = {kCourse, kBelowBest, kPointsAWeek},
             .provenance = Provenance::kEstimate,
             .sources = {"lagas2021", "bc_toolkit"}},
};

}  // namespace
}  // namespace soleus::visa_a_trend

SOLEUS_EXPORT_PLUGIN_WITH_CODE(soleus::visa_a_trend::kVisaATrend, soleus::visa_a_trend::Derive);
