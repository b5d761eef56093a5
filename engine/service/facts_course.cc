#include "engine/service/facts_course.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <iterator>
#include <string>
#include <utility>

#include "absl/container/btree_map.h"
#include "absl/strings/str_format.h"

namespace soleus::service {
namespace {

using fhir::Side;
using reasoning::DatedValue;
using reasoning::Fact;
using reasoning::History;

using Readings = std::vector<Reading*>;

// Totals are whole or halves; this absorbs the rounding of unit conversion.
constexpr double kSameNumber = 1e-6;

bool Same(double a, double b) {
  return std::abs(a - b) <= kSameNumber;
}

bool IsValue(const Reading* r) {
  return r->fact.state == Fact::State::kValue;
}

// A partial date may mean many days, and so many courses.
bool BearsADay(const Reading* r) {
  return r->effective && r->effective->end - r->effective->first <= std::chrono::days(1);
}

void AddResource(std::vector<std::string>& resources, std::string_view reference) {
  const auto at = std::lower_bound(resources.begin(), resources.end(), reference);
  if (at == resources.end() || *at != reference) resources.emplace(at, reference);
}

class Course {
 public:
  Course(Readings readings, const std::optional<fhir::Time>& onset, const fhir::Time& as_of,
         IssueLog& log)
      : readings_(std::move(readings)), onset_(onset), as_of_(as_of), log_(log) {}

  std::vector<DatedValue> Read() {
    std::vector<DatedValue> values;
    absl::btree_map<std::string, Readings> days;
    for (Reading* r : readings_) {
      if (IsValue(r) && BearsADay(r) && InEpisode(*r)) {
        days[fhir::FormatDate(*r->effective)].push_back(r);
      }
    }
    if (std::count_if(readings_.begin(), readings_.end(), IsValue) > 1) SayWithoutADay();
    if (days.empty()) return values;
    if (const Reading* later = MayBeLaterThan(days.rbegin()->second)) {
      Say(*later, "may be the newest and cannot be used, so that no course is read",
          "Send it as a value with its day.");
      return values;
    }
    for (const auto& [day, of_day] : days) {
      const bool at_an_end = day == days.begin()->first || day == days.rbegin()->first;
      if (const Reading* other = Contradicted(of_day)) {
        Say(*other,
            at_an_end ? "has another value of the same day beside it, so that no course is "
                        "read"
                      : "has another value of the same day beside it; the day is left out",
            "Correct the one that is wrong.");
        if (at_an_end) return {};
        continue;
      }
      values.push_back(ValueOf(day, of_day));
    }
    for (const auto& [day, of_day] : days) {
      for (Reading* r : of_day) r->earlier = day != days.rbegin()->first;
    }
    return values;
  }

 private:
  // One day of margin: dates carry no zone, and a score may be charted before the onset is.
  bool InEpisode(const Reading& r) const {
    if (onset_) return r.effective->end > onset_->first - std::chrono::days(1);
    return fhir::DaysBetween(*r.effective, as_of_) <= kCourseDays;
  }

  void SayWithoutADay() {
    for (const Reading* r : readings_) {
      if (!IsValue(r) || BearsADay(r)) continue;
      Say(*r, "bears no whole day; it is no part of the course", "Send the day it was taken.");
    }
  }

  const Reading* MayBeLaterThan(const Readings& last_day) const {
    const auto first = (*std::min_element(last_day.begin(), last_day.end(), [](auto* a, auto* b) {
                         return a->effective->first < b->effective->first;
                       }))->effective->first;
    for (const Reading* r : readings_) {
      if (!r->effective || (IsValue(r) && BearsADay(r))) continue;
      if (r->effective->end > first) return r;
    }
    return nullptr;
  }

  // Of what may be the last of one day.
  static Readings LastOf(const Readings& of_day) {
    const Reading* last = *std::max_element(of_day.begin(), of_day.end(), [](auto* a, auto* b) {
      return a->effective->first < b->effective->first;
    });
    Readings may_be;
    std::copy_if(of_day.begin(), of_day.end(), std::back_inserter(may_be), [last](auto* r) {
      return r->effective->end > last->effective->first || *r->effective == *last->effective;
    });
    return may_be;
  }

  static const Reading* Contradicted(const Readings& of_day) {
    const Readings last = LastOf(of_day);
    const auto other = std::find_if(last.begin(), last.end(), [&](auto* r) {
      return !Same(r->fact.number, last.front()->fact.number);
    });
    return other == last.end() ? nullptr : *other;
  }

  DatedValue ValueOf(const std::string& day, const Readings& of_day) const {
    const Readings last = LastOf(of_day);
    DatedValue value{.number = last.front()->fact.number,
                     .decimal = last.front()->fact.decimal,
                     .sent = last.front()->fact.sent,
                     .date = day,
                     .days_ago = fhir::DaysBetween(*last.front()->effective, as_of_),
                     .resources = {}};
    for (const Reading* r : last) AddResource(value.resources, r->origin->reference);
    return value;
  }

  void Say(const Reading& r, std::string_view what, std::string_view remedy) {
    log_.Add(fhir::Severity::kWarning, r.origin->path,
             absl::StrFormat("Finding %s: %s %s.", r.finding->id.text, r.origin->reference, what),
             std::string(remedy));
  }

  const Readings readings_;
  const std::optional<fhir::Time>& onset_;
  const fhir::Time& as_of_;
  IssueLog& log_;
};

bool CountsFor(const Reading& r, Side leg) {
  return !r.finding->sided || leg == Side::kUnstated || r.side == leg ||
         r.side == Side::kBilateral || r.side == Side::kUnstated;
}

bool SameCourse(const std::vector<DatedValue>& a, const std::vector<DatedValue>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const auto& x, const auto& y) {
    return x.date == y.date && Same(x.number, y.number);
  });
}

}  // namespace

History ReadCourses(std::vector<Reading>& readings, const reasoning::Knowledge& knowledge, Side leg,
                    const std::optional<fhir::Time>& onset, const fhir::Time& as_of,
                    IssueLog& log) {
  absl::btree_map<std::string_view, Readings> by_finding;
  for (Reading& r : readings) {
    const std::string_view id = r.finding->id.text;
    if (knowledge.tracked().contains(id) && CountsFor(r, leg)) by_finding[id].push_back(&r);
  }
  History history;
  for (auto& [id, group] : by_finding) {
    // Nothing hangs on the record's order.
    std::stable_sort(group.begin(), group.end(), [](const Reading* a, const Reading* b) {
      return a->origin->reference < b->origin->reference;
    });
    auto values = Course(std::move(group), onset, as_of, log).Read();
    if (!values.empty()) history.emplace(id, std::move(values));
  }
  return history;
}

History MergeCourses(const History& left, const History& right, IssueLog& log) {
  History merged;
  for (const auto& [id, course] : left) {
    const auto other = right.find(id);
    if (other != right.end() && SameCourse(course, other->second)) {
      merged.emplace(id, course);
      continue;
    }
    log.AddAlways(fhir::Severity::kInformation, "",
                  absl::StrFormat("Finding %s: the answer speaks of both legs, whose courses are "
                                  "not the same; no progress is read.",
                                  id),
                  "Evaluate each leg on its own.");
  }
  return merged;
}

void AddChanges(const reasoning::Knowledge& knowledge, const History& history,
                SettledFacts& settled, IssueLog& log) {
  if (history.empty()) return;
  for (const auto& [id, finding] : knowledge.used_findings()) {
    const auto course = history.find(finding->change_of.text);
    if (course == history.end() || course->second.size() < 2) continue;
    const DatedValue& first = course->second.front();
    const DatedValue& newest = course->second.back();
    const auto today = settled.facts.find(finding->change_of.text);
    const auto time = settled.times.find(finding->change_of.text);
    if (today == settled.facts.end() || time == settled.times.end() ||
        today->second.state != Fact::State::kValue || !Same(today->second.number, newest.number)) {
      continue;
    }
    Fact change{.state = Fact::State::kValue,
                .category = {},
                .number = newest.number - first.number,
                .resources = first.resources};
    for (const std::string& reference : newest.resources) AddResource(change.resources, reference);

    // Copied: what is added below moves what it stands beside.
    const fhir::Time newest_time = time->second;
    const auto sent = settled.facts.find(id);
    const auto sent_at = settled.times.find(id);
    const bool older = sent_at != settled.times.end() && sent_at->second.end <= newest_time.first;
    if (sent != settled.facts.end() && sent->second.state == Fact::State::kValue && !older) {
      if (Same(sent->second.number, change.number)) continue;
      log.AddAlways(fhir::Severity::kWarning, "",
                    absl::StrFormat("Finding %s: %s says %g, but the dated values of %s come to "
                                    "%g; what was sent is used.",
                                    id, sent->second.resources.front(), sent->second.number,
                                    finding->change_of.text, change.number),
                    "Correct the one that is wrong.");
      continue;
    }
    settled.times.insert_or_assign(std::string(id), newest_time);
    settled.facts.insert_or_assign(std::string(id), std::move(change));
  }
}

}  // namespace soleus::service
