#include "engine/service/facts.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <variant>

#include "absl/container/btree_set.h"
#include "absl/strings/str_format.h"
#include "engine/reasoning/logic.h"
#include "engine/service/facts_codes.h"
#include "engine/service/facts_course.h"
#include "engine/service/facts_currency.h"
#include "engine/service/facts_index.h"
#include "engine/service/facts_medication.h"
#include "engine/service/facts_person.h"
#include "engine/service/facts_problem.h"
#include "engine/service/facts_range.h"
#include "engine/service/facts_reading.h"
#include "engine/service/facts_replaced.h"
#include "engine/service/facts_settle.h"
#include "engine/service/facts_site.h"

namespace soleus::service {
namespace {

using fhir::Severity;

std::string_view PathOf(const fhir::Value& value) {
  constexpr std::string_view kElements[] = {"",
                                            ".valueBoolean",
                                            ".valueCodeableConcept",
                                            ".valueQuantity",
                                            ".valueString",
                                            ".valueDateTime"};
  return kElements[value.index()];
}

// Reads one record. Lives for one call.
class RecordReader {
 public:
  RecordReader(const reasoning::Knowledge& knowledge, const SiteData& site, const CodeIndex& index,
               const fhir::Record& record, const fhir::Time& as_of)
      : knowledge_(knowledge), site_(site), index_(index), record_(record), as_of_(as_of) {}

  Recognition Run() {
    ReadPerson(record_.patient, as_of_, patient_, log_);
    complaints_ = ReadProblems(record_, index_, as_of_, readings_, codes_, log_);
    const auto replaced = Replaced(record_.observations, log_);
    for (const fhir::Observation& observation : record_.observations) {
      if (!replaced.contains(&observation)) Read(observation);
    }
    ReadRangeTests(record_, replaced, index_, as_of_, readings_, log_);
    ReadMedications(record_.medications, index_.exposures(), site_.products.get(), as_of_,
                    readings_, log_);
    codes_.SayAtEnd();

    patient_.side = ChooseSide(readings_, index_.complaints(), index_.locations());
    const Onsets onsets = ReadOnsets();
    SettleFacts(onsets);
    // Derived leg by leg, on patients of their own; this one is the patient of the answer.
    patient_.ask_if = &knowledge_.ask_if();
    return {std::move(patient_), log_.Take()};
  }

 private:
  struct Onsets {
    std::optional<fhir::Time> earliest;
    std::optional<fhir::Time> newest;
  };

  void SettleFacts(const Onsets& onsets) {
    const auto courses_of = [&](fhir::Side leg) {
      return ReadCourses(readings_, knowledge_, leg, onsets.newest, as_of_, log_);
    };
    if (patient_.side == "bilateral") {
      const reasoning::History left = courses_of(fhir::Side::kLeft);
      const reasoning::History right = courses_of(fhir::Side::kRight);
      DropOutdated(readings_, knowledge_, onsets.earliest, as_of_, log_);
      patient_.facts = MergeLegs(DerivedFactsOf(fhir::Side::kLeft, left),
                                 DerivedFactsOf(fhir::Side::kRight, right), knowledge_, log_);
      patient_.history = MergeCourses(left, right, log_);
      return;
    }
    const fhir::Side leg = patient_.side == "left"    ? fhir::Side::kLeft
                           : patient_.side == "right" ? fhir::Side::kRight
                                                      : fhir::Side::kUnstated;
    patient_.history = courses_of(leg);
    DropOutdated(readings_, knowledge_, onsets.earliest, as_of_, log_);
    if (leg != fhir::Side::kUnstated) SayWhatTheOtherLegHas(readings_, leg, log_);
    patient_.facts = DerivedFactsOf(leg, patient_.history);
  }

  absl::btree_map<std::string, reasoning::Fact, std::less<>> DerivedFactsOf(
      fhir::Side leg, const reasoning::History& history) {
    reasoning::Patient patient = patient_;
    SettledFacts settled = SettleLeg(readings_, leg, log_);
    AddChanges(knowledge_, history, settled, log_);
    const absl::btree_set<std::string, std::less<>> kept = NewerThanTheirSources(settled);
    patient.facts = std::move(settled.facts);
    Derive(patient, kept);
    return std::move(patient.facts);
  }

  // Of a sent value and the values that its rule rests on, the newer speaks: a sent value that is
  // newer than all of them is kept (and returned), one that is older than all is derived anew.
  absl::btree_set<std::string, std::less<>> NewerThanTheirSources(SettledFacts& settled) const {
    absl::btree_set<std::string, std::less<>> newer;
    std::vector<std::string> older;
    for (const auto& [id, time] : settled.times) {
      bool newer_than_all = true;
      bool older_than_all = true;
      bool any = false;
      for (const sdk::Term& term : knowledge_.FindFinding(id)->derived.terms) {
        // A rule may name its own finding, so as never to deny it; that is no source.
        if (term.subject == id || !settled.facts.contains(term.subject)) continue;
        any = true;
        const auto source = settled.times.find(term.subject);
        const bool dated = source != settled.times.end();
        newer_than_all = newer_than_all && dated && source->second.end <= time.first;
        older_than_all = older_than_all && dated && time.end <= source->second.first;
      }
      if (any && newer_than_all) newer.insert(id);
      if (any && older_than_all) older.push_back(id);
    }
    for (const std::string& id : older) {
      reasoning::Patient rest = patient_;
      rest.facts = settled.facts;
      rest.facts.erase(id);
      const sdk::Rule& rule = knowledge_.FindFinding(id)->derived;
      if (TruthOf(rule, rest, {}) != reasoning::Truth::kUnknown) settled.facts.erase(id);
    }
    return newer;
  }

  void Read(const fhir::Observation& observation) {
    const std::vector<CodeHit> hits = codes_.Find(observation.code, observation.from_questionnaire);
    const std::size_t before = readings_.size();
    const auto named = ReadNamedInValue(observation);
    for (const CodeHit& hit : hits) {
      const auto& id = hit.target->finding->id.text;
      if (std::find(named.begin(), named.end(), id) == named.end()) ReadHit(observation, hit);
    }
    if (hits.empty()) {
      codes_.SayUnknown(observation.code, observation.from_questionnaire, observation.origin);
    }
    if (observation.preliminary && readings_.size() > before) {
      log_.Add(Severity::kInformation, observation.origin.path,
               absl::StrFormat("%s is preliminary; it is used as it stands.",
                               observation.origin.reference),
               "Send it again once it is final.");
    }
  }

  // A coded value can itself name a complaint ("chief complaint: heel pain"). Returns those. Any
  // other finding is not taken from a value: its question may be about the family, or the past.
  std::vector<std::string_view> ReadNamedInValue(const fhir::Observation& observation) {
    std::vector<std::string_view> named;
    for (const fhir::Value& value : observation.values) {
      const auto* sent = std::get_if<fhir::Concept>(&value);
      if (sent == nullptr) continue;
      for (const CodeHit& hit : index_.Find(*sent)) {
        const std::string_view id = hit.target->finding->id.text;
        const std::optional<fhir::Side> side = SideOf(*hit.target, observation.side);
        if (!hit.target->speaks_alone() || !side || !index_.complaints().contains(id)) continue;
        if (std::find(named.begin(), named.end(), id) != named.end()) continue;
        named.push_back(id);
        codes_.Note(*hit.target);
        Add(*hit.target->finding, Present(), *side, observation.effective, observation.origin);
      }
    }
    return named;
  }

  void ReadHit(const fhir::Observation& observation, const CodeHit& hit) {
    const CodeTarget& target = *hit.target;
    const std::optional<fhir::Side> side = SideOf(target, observation.side);
    if (!side) {
      log_.Add(
          Severity::kWarning, observation.origin.path,
          absl::StrFormat("%s: %s %s.", observation.origin.reference, NameOf(hit), kSidesDisagree),
          std::string(kSidesRemedy));
      return;
    }
    codes_.Note(target);
    std::vector<reasoning::Fact> facts;
    for (const fhir::Value& value : observation.values) {
      ValueReading read = ReadSentValue(target, observation, value, knowledge_);
      if (read.fact) Doubt(observation, *target.finding, read);
      if (read.fact) {
        facts.push_back(*std::move(read.fact));
      } else {
        Add(*target.finding, {.state = reasoning::Fact::State::kUnanswered}, *side,
            observation.effective, observation.origin)
            .unreadable = true;
      }
      if (read.trouble.empty()) continue;
      std::string path(observation.origin.path);
      if (!observation.from_questionnaire) path.append(PathOf(value));
      log_.Add(
          Severity::kWarning, path,
          absl::StrFormat("%s: %s %s.", observation.origin.reference, NameOf(hit), read.trouble),
          std::move(read.remedy));
    }
    // Several places may be pointed to at once: another one does not deny this one.
    const auto is_present = [](const reasoning::Fact& fact) {
      return fact.state == reasoning::Fact::State::kPresent;
    };
    if (!target.category.empty() && std::any_of(facts.begin(), facts.end(), is_present)) {
      facts = {Present()};
    }
    for (reasoning::Fact& fact : facts) {
      Add(*target.finding, std::move(fact), *side, observation.effective, observation.origin);
    }
  }

  // A number inside the laboratory's range that its flag puts outside, or the other way round: one
  // of the three is wrong, and it may be the number. One that warns is kept all the same.
  void Doubt(const fhir::Observation& observation, const sdk::Finding& finding,
             ValueReading& read) const {
    if (finding.kind != sdk::ValueKind::kQuantity || observation.interpretation.empty()) return;
    const std::optional<fhir::Age> age = AgeWhen(record_.patient, observation.effective, as_of_);
    if (PlaceOf(observation, age, finding.molar_mass) != Place::kContradictory) return;
    const bool warns = Warns(finding, *read.fact, knowledge_);
    read.trouble = std::string(kDoNotFit) +
                   (warns ? "; the value is used, since it warns" : "; it counts as unknown");
    read.remedy = "Correct the one of the three that is wrong, or leave it out.";
    if (!warns) read.fact.reset();
  }

  // Weeks from the newest onset among the complaints of the index leg. What is found there since
  // the earliest may belong to this episode; what is measured before the newest is no baseline of
  // it.
  Onsets ReadOnsets() {
    const fhir::Condition* newest = nullptr;
    const fhir::Condition* earliest = nullptr;
    for (const fhir::Condition* condition : complaints_) {
      const bool other_leg = (patient_.side == "left" && condition->side == fhir::Side::kRight) ||
                             (patient_.side == "right" && condition->side == fhir::Side::kLeft);
      if (!condition->onset || other_leg) continue;
      const auto order = [](const fhir::Condition& c) {
        return std::pair(c.onset->end, c.onset->first);
      };
      if (newest == nullptr || order(*condition) > order(*newest)) newest = condition;
      if (earliest == nullptr || order(*condition) < order(*earliest)) earliest = condition;
    }
    if (newest == nullptr) return {};
    const fhir::Time& onset = *newest->onset;
    const auto weeks = [&](std::chrono::sys_seconds day_end) {
      return std::max(0, fhir::DaysBetween({.first = onset.first, .end = day_end}, as_of_)) / 7.0;
    };
    patient_.onset_weeks = {.low = weeks(onset.end),
                            .high = weeks(std::min(onset.end, onset.first + std::chrono::days(1)))};
    if (onset.end - onset.first > std::chrono::days(1)) {
      log_.AddAlways(fhir::Severity::kInformation,
                     absl::StrFormat("%s.onsetDateTime", newest->origin.path),
                     absl::StrFormat("%s: the onset is partial; what hangs on the day stays "
                                     "unknown.",
                                     newest->origin.reference),
                     "Send the day of onset where it is known.");
    }
    return {.earliest = earliest->onset, .newest = newest->onset};
  }

  void Derive(reasoning::Patient& patient, const absl::btree_set<std::string, std::less<>>& kept) {
    for (const std::string& id : reasoning::Derive(knowledge_, patient, kept)) {
      const reasoning::Fact* sent = patient.Find(id);
      std::string path;
      std::string from;
      for (const Reading& r : readings_) {
        if (r.finding->id.text != id) continue;
        if (path.empty() || r.origin->path < path) path = r.origin->path;
      }
      for (const std::string& reference : sent->resources) {
        from.append(from.empty() ? "" : ", ").append(reference);
      }
      log_.AddAlways(Severity::kWarning, path,
                     absl::StrFormat("Finding %s: %s disagrees with what the other findings come "
                                     "to; present is used, the safer side.",
                                     id, from),
                     "Check the value and the findings that it is made of.");
    }
  }

  static reasoning::Fact Present() { return {.state = reasoning::Fact::State::kPresent}; }

  Reading& Add(const sdk::Finding& finding, reasoning::Fact fact, fhir::Side side,
               const std::optional<fhir::Time>& effective, const fhir::Origin& origin) {
    readings_.push_back({.finding = &finding,
                         .fact = std::move(fact),
                         .side = side,
                         .effective = effective,
                         .origin = &origin});
    return readings_.back();
  }

  const reasoning::Knowledge& knowledge_;
  const SiteData& site_;
  const CodeIndex& index_;
  const fhir::Record& record_;
  const fhir::Time& as_of_;
  reasoning::Patient patient_;
  std::vector<Reading> readings_;
  std::vector<const fhir::Condition*> complaints_;  // those of today
  IssueLog log_;
  RecordCodes codes_{index_, log_};
};

}  // namespace

FactReader::FactReader(const reasoning::Knowledge& knowledge, SiteData site)
    : knowledge_(knowledge), site_(std::move(site)), index_(knowledge, site_.mapping.get()) {}

Recognition FactReader::Read(const fhir::Record& record, const fhir::Time& as_of) const {
  return RecordReader(knowledge_, site_, index_, record, as_of).Run();
}

}  // namespace soleus::service
