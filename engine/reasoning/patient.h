// What is known of one patient, in the words of the loaded knowledge. No FHIR here.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/btree_map.h"
#include "plugins/sdk/condition.h"
#include "plugins/sdk/finding.h"

namespace soleus::reasoning {

enum class Truth { kFalse, kUnknown, kTrue };

// The value of one finding. A finding without a Fact is unknown: never asked, or not usable.
struct Fact {
  enum class State {
    kPresent,
    kAbsent,
    kValue,       // a choice or a quantity: see `category` / `number`
    kUnanswered,  // it was tried and could not be answered; unknown, and cannot be asked again
  };
  State state = State::kPresent;
  std::string category;  // choices: the value's code
  // Quantities: in the finding's own unit. Of a bound, a number that it allows (`bound.h`): it
  // answers every loaded rule as all the others do, and is no measurement: never add or subtract
  // it.
  double number = 0;
  std::string comparator;  // <, <=, >=, >: `number` is a bound's; empty: it was measured
  std::string decimal;     // `number` as it was sent, "0.10"; empty: it was converted
  std::string sent;        // "190 mg/dL" where it was converted; else empty
  std::vector<std::string> resources;  // where it came from; empty: derived or given by hand
};

// What one day of this episode has for a quantity.
struct DatedValue {
  double number = 0;                   // in the finding's own unit; measured, never a bound
  std::string decimal;                 // as in Fact
  std::string sent;                    // as in Fact
  std::string date;                    // YYYY-MM-DD
  int days_ago = 0;                    // whole days before `as_of`
  std::vector<std::string> resources;  // where it came from
};

// Oldest first, at most one a day; by finding id, of `Knowledge::tracked()`. A finding whose course
// is in doubt (its first or last day has two values, a later value could not be read) is not here.
using History = absl::btree_map<std::string, std::vector<DatedValue>, std::less<>>;

// `ask_if` of the findings that have one, by finding id.
using AskIf = absl::btree_map<std::string_view, const sdk::Rule*>;

struct Patient {
  std::optional<double> age_years;
  std::string sex;  // female or male: the administrative gender on record; empty: unknown or other
  // Weeks from the stated onset to as_of, as the least and the most that a partial date may mean.
  std::optional<sdk::Interval> onset_weeks;
  std::string side;  // left, right, bilateral; empty: not stated
  absl::btree_map<std::string, Fact, std::less<>> facts;
  History history;  // of this leg, as `facts` are
  // Who needs to be asked for which finding: the knowledge's own list, which outlives the patient.
  // Set by `Derive`; null before.
  const AskIf* ask_if = nullptr;

  const Fact* Find(std::string_view finding) const {
    const auto it = facts.find(finding);
    return it == facts.end() ? nullptr : &it->second;
  }
};

}  // namespace soleus::reasoning
