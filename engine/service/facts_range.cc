#include "engine/service/facts_range.h"

#include <algorithm>
#include <string>
#include <utility>
#include <variant>

#include "absl/container/btree_map.h"
#include "absl/strings/str_format.h"
#include "engine/service/facts_person.h"

namespace soleus::service {
namespace {

using reasoning::Fact;

constexpr std::string_view kInterpretation =
    "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation";
constexpr std::string_view kAbnormalFlags = "http://terminology.hl7.org/CodeSystem/v2-0078";

struct Flag {
  std::string_view code;
  Place place;
};

constexpr Flag kFlags[] = {
    {"L", Place::kBelow},  {"LL", Place::kBelow},  {"LU", Place::kBelow},
    {"N", Place::kWithin}, {"H", Place::kAbove},   {"HH", Place::kAbove},
    {"HU", Place::kAbove}, {"A", Place::kOutside}, {"AA", Place::kOutside},
};

bool IsOutside(Place place) {
  return place == Place::kBelow || place == Place::kAbove || place == Place::kOutside;
}

// What two say together; kContradictory where they exclude each other.
Place Both(Place a, Place b) {
  if (a == b || b == Place::kUnstated) return a;
  if (a == Place::kUnstated) return b;
  if (a == Place::kOutside && IsOutside(b)) return b;
  if (b == Place::kOutside && IsOutside(a)) return a;
  return Place::kContradictory;
}

Place FlagOf(const std::vector<fhir::Coding>& interpretation) {
  Place place = Place::kUnstated;
  for (const fhir::Coding& coding : interpretation) {
    if (coding.system != kInterpretation && coding.system != kAbnormalFlags) continue;
    for (const Flag& flag : kFlags) {
      if (flag.code == coding.code) place = Both(place, flag.place);
    }
  }
  return place;
}

bool IsFor(const fhir::ReferenceRange& range, const std::optional<fhir::Age>& age) {
  if (!range.from_years && !range.to_years) return true;
  if (!age) return false;
  return (!range.from_years || *range.from_years <= age->years) &&
         (!range.to_years || age->years <= *range.to_years);
}

// `value` minus `end`, in a unit of one of them; nullopt: they cannot be compared.
std::optional<double> Beyond(const fhir::Quantity& value, const fhir::Quantity& end,
                             double molar_mass) {
  if (value.unit.empty() || end.unit.empty()) return std::nullopt;
  const fhir::Conversion there = fhir::Convert(value, end.unit, molar_mass);
  if (there.ok()) return there.value - end.value;
  const fhir::Conversion here = fhir::Convert(end, value.unit, molar_mass);
  if (here.ok()) return value.value - here.value;
  return std::nullopt;
}

Place InRange(const fhir::Quantity& value, const fhir::ReferenceRange& range, double molar_mass) {
  const bool at_most = value.comparator == "<" || value.comparator == "<=";
  const bool at_least = value.comparator == ">" || value.comparator == ">=";
  // Both ends belong to the range: "<5" lies below one that begins at 5, "<=5" may be 5.
  const auto reaches = [&](double beyond, bool open) { return open ? beyond >= 0 : beyond > 0; };
  bool is_above_low = false;
  bool is_below_high = false;
  if (range.low) {
    const std::optional<double> beyond = Beyond(value, *range.low, molar_mass);
    if (!beyond) return Place::kUnstated;
    if (!at_least && reaches(-*beyond, value.comparator == "<")) return Place::kBelow;
    is_above_low = !at_most && *beyond >= 0;
  }
  if (range.high) {
    const std::optional<double> beyond = Beyond(value, *range.high, molar_mass);
    if (!beyond) return Place::kUnstated;
    if (!at_most && reaches(*beyond, value.comparator == ">")) return Place::kAbove;
    is_below_high = !at_least && *beyond <= 0;
  }
  const bool within = (!range.low || is_above_low) && (!range.high || is_below_high);
  return within ? Place::kWithin : Place::kUnstated;
}

// One test, and what it can say of one finding, over the whole record.
struct Series {
  const RangeTarget* target = nullptr;
  const fhir::Coding* coding = nullptr;
  std::vector<const fhir::Observation*> outside{};
  std::vector<const fhir::Observation*> within{};
  std::vector<const fhir::Observation*> untold{};
};

// Whether the result counts for the finding, against it, or tells nothing.
Place ForTarget(Place place, const RangeTarget& target) {
  if (place == Place::kBelow) return target.below ? Place::kOutside : Place::kWithin;
  if (place == Place::kAbove) return target.above ? Place::kOutside : Place::kWithin;
  const bool either = target.below && target.above;
  return place == Place::kOutside && !either ? Place::kUnstated : place;
}

std::string NameOf(const Series& series) {
  return absl::StrFormat("%s|%s", Clip(series.coding->system), Clip(series.coding->code));
}

bool IsLater(const fhir::Observation& a, const fhir::Observation& b) {
  return a.effective && b.effective && a.effective->first >= b.effective->end;
}

void Settle(const Series& series, std::vector<Reading>& readings, IssueLog& log) {
  const std::string_view finding = series.target->finding->id.text;
  for (const fhir::Observation* one : series.outside) {
    const auto later =
        std::find_if(series.within.begin(), series.within.end(),
                     [one](const fhir::Observation* other) { return IsLater(*other, *one); });
    if (later != series.within.end()) {
      log.Add(fhir::Severity::kInformation, one->origin.path,
              absl::StrFormat("Finding %s: %s lies outside the laboratory's range, and %s, a later "
                              "result of the same test, does not; only the later one counts.",
                              finding, one->origin.reference, (*later)->origin.reference),
              "None is needed.");
      continue;
    }
    readings.push_back({.finding = series.target->finding,
                        .fact = {.state = Fact::State::kPresent},
                        .effective = one->effective,
                        .origin = &one->origin});
    log.Add(
        fhir::Severity::kInformation, one->origin.path,
        absl::StrFormat("Finding %s: %s (%s) lies outside the laboratory's own range; it counts "
                        "as present.",
                        finding, one->origin.reference, NameOf(series)),
        "Correct the interpretation or the range if it does not.");
    if (!one->preliminary) continue;
    log.Add(fhir::Severity::kInformation, one->origin.path,
            absl::StrFormat("%s is preliminary; it is used as it stands.", one->origin.reference),
            "Send it again once it is final.");
  }
  if (series.untold.empty()) return;
  log.Add(fhir::Severity::kInformation, series.untold.front()->origin.path,
          absl::StrFormat("Finding %s: %d of %s cannot be told to lie inside or outside the "
                          "laboratory's range; they count as unknown.",
                          finding, series.untold.size(), NameOf(series)),
          "Send the interpretation, or a referenceRange in the unit of the value.");
}

}  // namespace

Place PlaceOf(const fhir::Observation& observation, const std::optional<fhir::Age>& age,
              double molar_mass) {
  const Place flag = FlagOf(observation.interpretation);
  if (observation.values.size() != 1) return flag;
  const auto* value = std::get_if<fhir::Quantity>(&observation.values.front());
  if (value == nullptr) return flag;
  std::optional<Place> range;
  for (const fhir::ReferenceRange& one : observation.ranges) {
    if (!IsFor(one, age)) continue;
    const Place place = InRange(*value, one, molar_mass);
    // Two ranges that disagree are for two kinds of people, and do not say for whom.
    range = range && *range != place ? Place::kUnstated : place;
  }
  return Both(flag, range.value_or(Place::kUnstated));
}

void ReadRangeTests(const fhir::Record& record,
                    const absl::flat_hash_set<const fhir::Observation*>& replaced,
                    const CodeIndex& index, const fhir::Time& as_of, std::vector<Reading>& readings,
                    IssueLog& log) {
  absl::btree_map<std::pair<std::string_view, std::string_view>, Series> all;
  for (const fhir::Observation& observation : record.observations) {
    if (observation.from_questionnaire || replaced.contains(&observation)) continue;
    for (const RangeHit& hit : index.FindRangeTests(observation.code)) {
      const RangeTarget& target = *hit.target;
      Series& series = all[{target.finding->id.text, hit.coding->code}];
      series.target = hit.target;
      series.coding = hit.coding;
      const auto* missing = std::get_if<fhir::NoValue>(&observation.values.front());
      const bool was_done = missing == nullptr || missing->reason.empty();
      const Place place =
          was_done ? PlaceOf(observation, AgeWhen(record.patient, observation.effective, as_of), 0)
                   : Place::kUnstated;
      if (place == Place::kContradictory) {
        log.Add(fhir::Severity::kWarning, observation.origin.path,
                absl::StrFormat("%s: %s %s; it counts as unknown.", observation.origin.reference,
                                NameOf(series), kDoNotFit),
                "Correct the one of the three that is wrong, or leave it out.");
        continue;
      }
      switch (ForTarget(place, target)) {
        case Place::kOutside: series.outside.push_back(&observation); break;
        case Place::kWithin: series.within.push_back(&observation); break;
        default: series.untold.push_back(&observation); break;
      }
    }
  }
  for (const auto& [key, series] : all) Settle(series, readings, log);
}

}  // namespace soleus::service
