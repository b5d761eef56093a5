#include "tests/fuzz/record_claims.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstddef>
#include <cstdlib>
#include <string>
#include <type_traits>
#include <variant>

#include "tests/fuzz/claim.h"
#include "tests/fuzz/tree.h"

namespace soleus::fuzz {
namespace {

using fhir::Record;
using fhir::Severity;
using fhir::Time;

// Small, so that inputs of some kilobytes reach them.
constexpr std::size_t kMaxIssues = 40;
constexpr std::size_t kMaxResources = 50;
// For each byte of input. A Medication that many requests name is copied into each, up to as many
// bytes as JSON may have; codings are bounded by their own limits.
constexpr std::size_t kMaxRecordBytes = 3u << 20;

void ClaimPlain(std::string_view words, std::string_view what) {
  Claim(!words.empty(), what, "(empty)");
  for (const char c : words) Claim(c >= ' ' && c <= '~', what, words);
  Claim(words.find(kPrivate) == words.npos, "no text of the record is told", words);
  Claim(words.size() < 2000, "what is said stays short", words);
}

// Whether `path` leads on from `at` to a place in the input, or to a part that is missing where it
// could stand. Of a key that is sent twice, either value may be meant.
bool LeadsFrom(const Tree& at, std::string_view path) {
  if (path.empty()) return true;
  const bool is_index = path.front() == '[';
  path.remove_prefix(1);
  const std::string_view step = path.substr(0, path.find_first_of(is_index ? "]" : ".["));
  path.remove_prefix(step.size());
  if (is_index) {
    if (path.empty() || at.kind != Tree::Kind::kArray) return false;
    const std::size_t index = std::strtoull(std::string(step).c_str(), nullptr, 10);
    return index < at.items.size() && LeadsFrom(at.items[index], path.substr(1));
  }
  if (step == "?") return true;  // a name that is not told
  if (at.kind != Tree::Kind::kObject) return false;
  bool found = false;
  for (std::size_t i = 0; i < at.keys.size(); ++i) {
    if (at.keys[i] != step) continue;
    found = true;
    if (LeadsFrom(at.items[i], path)) return true;
  }
  return !found && path.empty();
}

// A path begins with the root's type, and may go on behind " -> " in what a reference names.
bool Leads(std::string_view path, const Tree& root) {
  path = path.substr(0, path.find(" -> "));
  path.remove_prefix(std::min(path.find_first_of(".["), path.size()));
  return LeadsFrom(root, path);
}

void ClaimIssues(const Record& record, const Tree& root) {
  Claim(record.issues.size() <= kMaxIssues + 1, "issues are bounded");
  for (std::size_t i = 0; i < record.issues.size(); ++i) {
    const fhir::Issue& issue = record.issues[i];
    ClaimPlain(issue.text, "an issue's text is made of words and codes");
    ClaimPlain(issue.remedy, "an issue's remedy is made of our words");
    if (i == kMaxIssues) continue;  // counts what is not listed, which has no place
    ClaimPlain(issue.path, "an issue's path is made of names");
    Claim(Leads(issue.path, root), "an issue's path leads to a place in the input", issue.path);
  }
}

void ClaimTime(const Time& time) {
  Claim(time.first < time.end, "a time has a beginning before its end");
}

bool HasBegun(const Time& time) {
  // A date without a zone may have begun up to 14 hours before its UTC day.
  return time.first - std::chrono::hours(14) < AsOf().end;
}

class Weight {
 public:
  void Text(std::string_view text) {
    Claim(IsUtf8(text), "a text of the record is UTF-8", text);
    bytes_ += text.size() + 1;
  }
  void Origin(const fhir::Origin& origin) {
    ClaimPlain(origin.reference, "a thing is named in plain words");
    ClaimPlain(origin.path, "a thing's path is made of names");
    Text(origin.reference);
    Text(origin.path);
  }
  void Coding(const fhir::Coding& coding) {
    Claim(!coding.code.empty() || !coding.display.empty(), "a coding says something");
    Text(coding.system);
    Text(coding.code);
    Text(coding.display);
  }
  void Concept(const fhir::Concept& concept_read) {
    Claim(!concept_read.codings.empty() || !concept_read.text.empty(), "a concept says something");
    for (const fhir::Coding& coding : concept_read.codings) Coding(coding);
    Text(concept_read.text);
  }
  void Quantity(const fhir::Quantity& quantity) {
    Claim(std::isfinite(quantity.value), "a quantity is finite", quantity.text);
    const std::optional<Tree> number = ParseTree(quantity.text);
    Claim(number && number->kind == Tree::Kind::kNumber, "a quantity keeps its decimal text",
          quantity.text);
    Claim(quantity.value == std::strtod(std::string(quantity.text).c_str(), nullptr),
          "a quantity's value is its text's", quantity.text);
    Claim(quantity.comparator.empty() || quantity.comparator == "<" ||
              quantity.comparator == "<=" || quantity.comparator == ">" ||
              quantity.comparator == ">=",
          "a comparator is one of four", quantity.comparator);
    Text(quantity.unit);
  }
  void Value(const fhir::Value& value) {
    if (const auto* none = std::get_if<fhir::NoValue>(&value)) Text(none->reason);
    if (const auto* coded = std::get_if<fhir::Concept>(&value)) Concept(*coded);
    if (const auto* quantity = std::get_if<fhir::Quantity>(&value)) Quantity(*quantity);
    if (const auto* text = std::get_if<std::string_view>(&value)) Text(*text);
    if (const auto* time = std::get_if<Time>(&value)) ClaimTime(*time);
  }
  std::size_t bytes() const { return bytes_; }

 private:
  std::size_t bytes_ = 0;
};

void ClaimRecord(const Record& record) {
  Weight weight;
  if (record.patient) {
    const fhir::Patient& patient = *record.patient;
    weight.Origin(patient.origin);
    weight.Text(patient.gender);
    if (patient.birth_date) {
      ClaimTime(*patient.birth_date);
      Claim(HasBegun(*patient.birth_date), "nobody is born after as_of");
    }
  }
  for (const fhir::Condition& condition : record.conditions) {
    weight.Origin(condition.origin);
    weight.Concept(condition.code);
    if (condition.onset) {
      ClaimTime(*condition.onset);
      Claim(HasBegun(*condition.onset), "nothing begins after as_of");
    }
    if (condition.abatement) ClaimTime(*condition.abatement);
  }
  for (const fhir::Observation& observation : record.observations) {
    weight.Origin(observation.origin);
    weight.Concept(observation.code);
    Claim(!observation.values.empty(), "an observation has values, if only none");
    for (const fhir::Value& value : observation.values) weight.Value(value);
    for (const fhir::Coding& coding : observation.interpretation) weight.Coding(coding);
    if (observation.effective) {
      ClaimTime(*observation.effective);
      Claim(HasBegun(*observation.effective), "nothing is observed after as_of");
    }
  }
  for (const fhir::Medication& medication : record.medications) {
    weight.Origin(medication.origin);
    weight.Concept(medication.drug);
    if (medication.route) weight.Concept(*medication.route);
    if (medication.start) {
      ClaimTime(*medication.start);
      Claim(HasBegun(*medication.start), "nothing is taken from after as_of on");
    }
    if (medication.end) ClaimTime(*medication.end);
  }
  for (const fhir::Encounter& encounter : record.encounters) {
    weight.Origin(encounter.origin);
    weight.Concept(encounter.reason);
    if (encounter.start) {
      ClaimTime(*encounter.start);
      Claim(HasBegun(*encounter.start), "nobody was seen after as_of");
    }
  }
  Claim(weight.bytes() < kMaxRecordBytes, "a small input makes no large record");
}

// A record as text, to compare two of them.
std::string Told(const Record& record) {
  std::string out;
  const auto add = [&out](const auto&... parts) {
    const auto one = [&out](const auto& part) {
      if constexpr (std::is_arithmetic_v<std::decay_t<decltype(part)>>) {
        out += std::to_string(part);
      } else {
        out += part;
      }
      out += '|';
    };
    (one(parts), ...);
  };
  for (const fhir::Condition& c : record.conditions) add("c", c.origin.path, c.code.text);
  for (const fhir::Observation& o : record.observations) {
    add("o", o.origin.path, o.values.size(), static_cast<int>(o.side));
  }
  for (const fhir::Medication& m : record.medications) {
    add("m", m.origin.path, m.taken, m.ended, m.start ? FormatDate(*m.start) : "");
  }
  for (const fhir::Encounter& e : record.encounters) add("e", e.origin.path, e.reason.text);
  for (const fhir::Issue& i : record.issues) add("i", i.path, i.text, i.remedy);
  return out;
}

}  // namespace

Time AsOf() {
  return *fhir::ParseTime("2026-03-14");
}

absl::StatusOr<Record> ReadAndClaim(std::string_view input) {
  const fhir::ReadLimits limits{.max_resources = kMaxResources, .max_issues = kMaxIssues};
  const Time as_of = AsOf();
  absl::StatusOr<Record> record = fhir::ReadRecord(input, as_of, limits);
  if (!record.ok()) {
    const std::string words(record.status().message());
    ClaimPlain(words, "a refusal is made of our words alone");
    Claim(words.size() > 40, "a refusal says what, where and what to do", words);
    return record;
  }
  const std::optional<Tree> root = ParseTree(input);
  Claim(root && root->kind == Tree::Kind::kObject, "what is read is a JSON object", input);
  ClaimIssues(*record, *root);
  ClaimRecord(*record);
  if (OneInEight(input)) {
    const auto again = fhir::ReadRecord(input, as_of, limits);
    Claim(again.ok() && Told(*again) == Told(*record), "the same input gives the same record");
    const auto spaced = fhir::ReadRecord(WriteTree(*root), as_of, limits);
    Claim(spaced.ok() && Told(*spaced) == Told(*record), "spaces between values change nothing",
          input);
  }
  return record;
}

}  // namespace soleus::fuzz
