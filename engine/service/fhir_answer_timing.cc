// A dose as FHIR's Timing has it.
#include <cmath>
#include <cstdint>

#include "engine/service/fhir_answer_requests.h"

namespace soleus::service {
namespace {

// How often a dose is given, as Timing.repeat says it; frequency 0: it does not fit, or is unknown.
struct Rate {
  std::int64_t frequency = 0;
  double period = 1;
  std::string_view unit;
};

bool IsWhole(double number) {
  return number >= 1 && number == std::floor(number);
}

Rate RateOf(double times, std::string_view unit) {
  if (IsWhole(times)) return {.frequency = static_cast<std::int64_t>(times), .unit = unit};
  if (times > 0 && IsWhole(1 / times)) return {.frequency = 1, .period = 1 / times, .unit = unit};
  return {};
}

// Several sessions a day on some days of the week only have no place in one Timing.
Rate RateOf(const v1::Dose& dose) {
  const double sessions = dose.sessions_per_day();
  const double days = dose.days_per_week();
  if (days == 0 || days >= 7) return RateOf(sessions == 0 && days >= 7 ? 1 : sessions, "d");
  return sessions == 0 || sessions == 1 ? RateOf(days, "wk") : Rate{};
}

}  // namespace

bool HasTiming(const v1::Dose& dose) {
  return dose.weeks() > 0 || RateOf(dose).frequency > 0;
}

void WriteTiming(std::string_view key, const v1::Dose& dose, fhir::JsonWriter& json) {
  json.Object(key, [&] {
    json.Object("repeat", [&] {
      if (dose.weeks() > 0) {
        json.Object("boundsDuration", [&] {
          json.Number("value", dose.weeks());
          json.Text("unit", "week");
          json.Text("system", "http://unitsofmeasure.org");
          json.Text("code", "wk");
        });
      }
      const Rate rate = RateOf(dose);
      if (rate.frequency == 0) return;
      json.Integer("frequency", rate.frequency);
      json.Number("period", rate.period);
      json.Text("periodUnit", rate.unit);
    });
  });
}

}  // namespace soleus::service
