// What a plugin advises: red flags, referrals, orders and order sets.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "plugins/sdk/condition.h"

namespace soleus::sdk {

enum class Urgency : std::uint8_t { kRoutine, kWithin2Weeks, kWithin48Hours, kSameDay, kEmergency };

enum class Specialty : std::uint8_t {
  kEmergencyMedicine,
  kOrthopaedics,
  kSportsMedicine,
  kPrescriber,
  kPhysicalTherapy,
  kPrimaryCare,
  kRheumatology,
  kVascular,
  kPaediatrics,
  kOncology,
  kSpine,
};

enum class Severity : std::uint8_t {
  kStop,      // act before anything else
  kRefer,     // refer in the stated time
  kNote,      // tell
  kModifier,  // changes the plan, refers nobody by itself
};

using OrderId = std::string_view;

// A red flag is told whatever the probability. It fires, it is not fired, or it is *not excluded*:
// then the unknown findings that would settle it are named.
struct RedFlag {
  std::string_view id;
  std::string_view name;
  Rule when;
  std::string_view rule_text;  // the rule in words
  Urgency urgency = Urgency::kRoutine;
  Severity severity = Severity::kRefer;
  int rank = 0;  // order among flags of one urgency: the lower is told first
  Specialty specialty = Specialty::kPrimaryCare;
  std::string_view target;  // whom to call, in words
  std::string_view within;  // time frame, in words
  std::string_view say;     // one sentence for the clinician: what to do now
  std::string_view rationale;
  // Findings that must be asked before the flag may be left open. One that was tried and could not
  // be answered, while the flag hangs on it, makes a kStop flag count as fired.
  Few<FindingId, 8> screen = {};
  Few<std::string_view, 8> withholds_tags = {};
  std::span<const OrderId> withholds_orders = {};  // also orders that no loaded plugin defines
  Few<FindingId, 8> withholds_tests = {};
  Few<OrderId, 8> activates = {};
  Provenance rule_provenance = Provenance::kEstimate;
  Provenance urgency_provenance = Provenance::kEstimate;
  Provenance rationale_provenance = Provenance::kEstimate;
  Citations sources = {};
  std::string_view note = {};
};

enum class OrderKind : std::uint8_t {
  kTherapy,
  kEducation,
  kAssessment,
  kReferral,
  kImaging,
  kLaboratory,
  kMedication,
  kAvoid,  // advice against: shown as "avoid", never ordered
};

// Numbers are 0 where the source states none; `text` is always whole.
struct Dose {
  std::string_view text;
  int sets = 0;
  int repetitions = 0;
  int hold_seconds = 0;
  double sessions_per_day = 0;
  double days_per_week = 0;
  double weeks = 0;
  int pain_limit = -1;  // highest acceptable pain, 0-10; -1: none stated
  Provenance provenance = Provenance::kEstimate;
  Citations sources = {};
};

// A reason not to give an order. `when` unknown does not withhold; it is said as "check first".
struct Contraindication {
  Rule when;
  std::string_view id;      // condition, finding or tag that a reader can look up
  std::string_view reason;  // one sentence
};

struct Order {
  OrderId id;
  std::string_view title;
  OrderKind kind = OrderKind::kTherapy;
  std::span<const Coding> codes = {};
  Few<std::string_view, 6> tags = {};  // what red flags withhold by: "tendon_load", ...
  Dose dose;
  std::string_view progression;
  Provenance progression_provenance = Provenance::kEstimate;
  std::span<const std::string_view> precautions = {};
  std::span<const std::string_view> variants = {};
  std::string_view evidence;  // what is known of its effect, including "nothing"
  Provenance evidence_provenance = Provenance::kEstimate;
  std::string_view strength;  // of recommendation, in words
  Citations sources = {};
  std::string_view indication;  // for whom, in words
  // Offered where this holds; empty: always within its set. Unknown: not offered.
  Rule when = {};
  Few<FindingId, 6> selected_by = {};  // findings that, if present, are named as the reason
  std::span<const Contraindication> contraindications = {};
  std::string_view choose_one;   // orders of one group are alternatives; empty: none
  std::string_view re_evaluate;  // when to look again
};

struct Phase {
  std::string_view title;
  std::string_view goal;
  std::string_view entry;  // entry criteria
  Few<OrderId, 24> orders = {};
};

struct OrderSet {
  std::string_view id;
  std::string_view title;
  ConditionId for_condition;
  std::span<const Phase> phases = {};
};

// A contributing factor that people name: what to assess, what it selects, what evidence says.
struct Factor {
  std::string_view id;
  std::string_view claim;    // as people say it
  std::string_view verdict;  // supported, partly, conflicting, not supported: in words
  std::string_view evidence;
  std::string_view certainty;
  Few<FindingId, 6> assess = {};
  // When the factor counts as present: a measured value does not count by itself. Empty: where any
  // finding of `assess` is recorded present.
  Rule present_if = {};
  Few<OrderId, 6> orders = {};
  Provenance provenance = Provenance::kEstimate;
  Citations sources = {};
};

// How much an outcome must change to mean something, in the unit of its finding.
struct ChangeThreshold {
  double change = 0;  // towards better, > 0
  // Or this share of the baseline, 0-100, where that is the smaller change; 0: none is stated.
  double percent = 0;
  double after_weeks = 0;          // from baseline; 0: at any time
  ConditionId for_condition = {};  // empty: any
  Provenance provenance = Provenance::kEstimate;
  Citations sources = {};
  std::string_view note = {};  // population, interval, limits
};

// A measure of progress: when to take it, and what change counts. Outcomes of several plugins with
// one id must be equal.
struct Outcome {
  std::string_view id;
  std::string_view name;
  FindingId finding;  // a quantity
  bool higher_is_better = true;
  std::string_view when;                             // in words: "baseline, 6 weeks, 12 weeks"
  std::span<const ChangeThreshold> thresholds = {};  // the first that fits the patient is used
  std::string_view normal = {};                      // what is normal, in words
  std::string_view use = {};                         // how the figures are used, in words
  Provenance provenance = Provenance::kEstimate;
  Citations sources = {};
};

// When to see the patient again, and what to decide then. Equal ids must be equal, as above.
struct FollowUp {
  std::string_view id;
  std::string_view when;     // "6 weeks"
  std::string_view applies;  // to whom, in words
  std::string_view what;     // what to do and decide
  Rule if_holds = {};        // empty: for everybody whom the plugin's care is offered
  Provenance provenance = Provenance::kEstimate;
  Citations sources = {};
};

}  // namespace soleus::sdk
