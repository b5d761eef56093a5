#include "engine/service/case_record.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <iterator>
#include <optional>

#include "absl/strings/str_format.h"
#include "engine/catalogue/case_replay.h"
#include "engine/service/facts_index.h"
#include "fhir/quantity.h"
#include "fhir/time.h"
#include "fhir/write.h"

namespace soleus::service {
namespace {

using fhir::JsonWriter;
using reasoning::Fact;

constexpr std::string_view kSnomed = "http://snomed.info/sct";
constexpr std::string_view kUcum = "http://unitsofmeasure.org";
constexpr std::string_view kFindingValue = "urn:soleus:finding-value";
constexpr std::string_view kRxNorm = "http://www.nlm.nih.gov/research/umls/rxnorm";
constexpr std::string_view kAtc = "http://www.whocc.no/atc";
constexpr std::string_view kLeft = "7771000";        // SNOMED CT: left
constexpr std::string_view kOralRoute = "26643006";  // SNOMED CT: oral route
constexpr int kCourseDays = 7;      // how long a drug of a case was taken; any length would do
constexpr int kHalfYearDays = 183;  // a birthday so far back keeps the age for the case's day

// What a quantity may be sent in instead; the first that fits and loses nothing is taken.
constexpr std::string_view kOtherUnits[] = {
    "mg/dL", "mg/L",   "g/L",   "ug/L",   "mmol/L", "umol/L", "nmol/L", "mm",   "cm",
    "m",     "km",     "g",     "kg",     "s",      "min",    "h",      "d",    "wk",
    "mL",    "L",      "K",     "Cel",    "[degF]", "mm[Hg]", "kPa",    "cm/h", "mm/h",
    "/min",  "/h",     "/d",    "10*9/L", "/uL",    "mU/L",   "U/L",    "ms",   "m/s",
    "N",     "kg/cm2", "kg/m2", "1",      "{score}"};

std::string DayBefore(int days) {
  const std::optional<fhir::Time> day = fhir::ParseTime(kCaseDay);
  const auto first = day->first - std::chrono::days(days);
  return fhir::FormatDate({.first = first, .end = first + std::chrono::days(1)});
}

std::string BirthDateFor(double age_years) {
  const auto day = std::chrono::floor<std::chrono::days>(fhir::ParseTime(kCaseDay)->first);
  const std::chrono::year_month_day today(day);
  // Years before the first of the month, which every year has.
  const std::chrono::year_month_day then =
      (today.year() - std::chrono::years(static_cast<int>(std::floor(age_years)))) / today.month() /
      1;
  const std::chrono::sys_seconds born =
      std::chrono::sys_days(then) - std::chrono::days(kHalfYearDays);
  return fhir::FormatDate({.first = born, .end = born + std::chrono::days(1)});
}

void WriteConcept(JsonWriter& json, std::string_view key, std::string_view system,
                  std::string_view code) {
  json.Object(key, [&] {
    json.Array("coding", [&] {
      json.Item([&] {
        json.Text("system", system);
        json.Text("code", code);
      });
    });
  });
}

// The code that a finding is sent by, and the value of it where the finding is one value of a code.
struct SentBy {
  std::string_view system;
  std::string_view code;
  std::string_view category;
};
std::optional<SentBy> HowSent(const sdk::Finding& finding) {
  std::string_view code = finding.local_code;
  if (!code.empty()) {
    const std::size_t hash = code.find('#');
    if (hash == code.npos) return SentBy{kFindingSystem, code, {}};
    return SentBy{kFindingSystem, code.substr(0, hash), code.substr(hash + 1)};
  }
  if (finding.codes.empty()) return std::nullopt;
  return SentBy{finding.codes.front().system, finding.codes.front().code, {}};
}

class CaseWriter {
 public:
  CaseWriter(const sdk::Case& worked, const reasoning::Knowledge& knowledge, Units units)
      : worked_(worked), knowledge_(knowledge), units_(units) {}

  absl::StatusOr<CaseRecord> Run() {
    Add("age", [&](JsonWriter& json) {
      json.Text("resourceType", "Patient");
      json.Text("id", "case");
      if (worked_.age_years > 0) json.Text("birthDate", BirthDateFor(worked_.age_years));
    });
    const reasoning::Patient told = catalogue::PatientOf(worked_);
    for (const sdk::CaseFact& given : worked_.facts) {
      const sdk::Finding* finding = knowledge_.FindFinding(given.finding.text);
      if (finding == nullptr) {
        return absl::InvalidArgumentError(
            absl::StrFormat("states finding \"%s\", which no table defines", given.finding.text));
      }
      const Fact* fact = told.Find(given.finding.text);
      if (!WriteDrug(*finding, *fact) && !WriteObservation(*finding, *fact)) {
        record_.unsent.emplace_back(given.finding.text, *fact);
      }
    }
    for (const auto& fact : catalogue::WorkedOutOf(worked_))
      record_.unsent.emplace_back(fact.first, fact.second);
    if (!trouble_.empty()) return absl::InvalidArgumentError(trouble_);
    return std::move(record_);
  }

 private:
  template <typename Fill>
  void Add(std::string_view says, const Fill& fill) {
    absl::StatusOr<std::string> json = fhir::WriteJson([&](JsonWriter& writer) { fill(writer); });
    if (json.ok()) {
      record_.resources.push_back({*std::move(json), std::string(says)});
    } else if (trouble_.empty()) {
      trouble_ = absl::StrFormat("states \"%s\" in a way that cannot be written: %s", says,
                                 json.status().message());
    }
  }

  void Begin(JsonWriter& json, std::string_view type, std::string_view status) {
    json.Text("resourceType", type);
    json.Text("id", absl::StrFormat("r%d", record_.resources.size()));
    json.Text("status", status);
    json.Object("subject", [&] { json.Text("reference", "Patient/case"); });
  }

  // Another finding that the drug sets as well, of which the case does not say that it is so.
  bool SaysMore(const sdk::Ingredient& drug, const sdk::Finding& finding) const {
    for (const auto& [id, other] : knowledge_.used_findings()) {
      if (other == &finding || other->exposure.empty()) continue;
      const bool set =
          std::any_of(other->ingredients.begin(), other->ingredients.end(), [&](const auto& i) {
            return (!i.rxnorm.empty() && i.rxnorm == drug.rxnorm) ||
                   (!i.atc.empty() && drug.atc.starts_with(i.atc));
          });
      const bool told =
          std::any_of(worked_.facts.begin(), worked_.facts.end(), [&](const auto& fact) {
            return fact.finding.text == id && fact.given != sdk::Given::kAbsent;
          });
      if (set && !told) return true;
    }
    return false;
  }

  bool WriteDrug(const sdk::Finding& finding, const Fact& fact) {
    if (fact.state != Fact::State::kPresent && fact.state != Fact::State::kValue) return false;
    const auto window = std::find_if(finding.exposure.begin(), finding.exposure.end(),
                                     [&](const auto& w) { return w.category == fact.category; });
    const auto drug =
        std::find_if(finding.ingredients.begin(), finding.ingredients.end(), [&](const auto& i) {
          return (!i.rxnorm.empty() || !i.atc.empty()) && !SaysMore(i, finding);
        });
    if (window == finding.exposure.end() || drug == finding.ingredients.end()) return false;
    const int ended = window->ended_from_days;  // 0: it is still taken
    Add(finding.id.text, [&](JsonWriter& json) {
      Begin(json, "MedicationStatement", ended == 0 ? "active" : "completed");
      WriteConcept(json, "medicationCodeableConcept", drug->rxnorm.empty() ? kAtc : kRxNorm,
                   drug->rxnorm.empty() ? drug->atc : drug->rxnorm);
      json.Object("effectivePeriod", [&] {
        json.Text("start", DayBefore(ended + kCourseDays));
        if (ended > 0) json.Text("end", DayBefore(ended));
      });
      json.Array("dosage",
                 [&] { json.Item([&] { WriteConcept(json, "route", kSnomed, kOralRoute); }); });
    });
    return true;
  }

  // For a finding that is one value of a code and was not found: another value of that code, none
  // that the case denies too. Empty: there is none.
  std::string_view AnotherValue(const SentBy& by) const {
    for (const auto& [id, other] : knowledge_.used_findings()) {
      const std::optional<SentBy> sent = HowSent(*other);
      if (!sent || sent->code != by.code) continue;
      for (const sdk::Category& c : other->categories) {
        if (c.code != by.category) return c.code;
      }
      const auto denied = [&](const sdk::CaseFact& fact) {
        return fact.finding.text == id && fact.given == sdk::Given::kAbsent;
      };
      if (!sent->category.empty() && sent->category != by.category &&
          std::none_of(worked_.facts.begin(), worked_.facts.end(), denied)) {
        return sent->category;
      }
    }
    return {};
  }

  bool WriteObservation(const sdk::Finding& finding, const Fact& fact) {
    const std::optional<SentBy> by = HowSent(finding);
    if (!by) return false;
    std::string_view category = fact.category;
    if (!by->category.empty()) {
      category = fact.state == Fact::State::kPresent ? by->category : AnotherValue(*by);
      if (category.empty()) return false;
    }
    Add(finding.id.text, [&](JsonWriter& json) {
      Begin(json, "Observation", "final");
      WriteConcept(json, "code", by->system, by->code);
      json.Text("effectiveDateTime", kCaseDay);
      if (finding.sided) WriteConcept(json, "bodySite", kSnomed, kLeft);
      if (!category.empty()) {
        WriteConcept(json, "valueCodeableConcept", kFindingValue, category);
      } else if (finding.kind == sdk::ValueKind::kQuantity) {
        WriteQuantity(json, finding, fact.number);
      } else {
        json.Bool("valueBoolean", fact.state == Fact::State::kPresent);
      }
    });
    return true;
  }

  void WriteQuantity(JsonWriter& json, const sdk::Finding& finding, double number) {
    std::string_view unit = finding.unit;
    double value = number;
    for (const std::string_view other : kOtherUnits) {
      if (units_ == Units::kOwn) break;
      if (other == finding.unit) continue;
      const auto there = fhir::Convert(number, finding.unit, other, finding.molar_mass);
      if (!there || fhir::Convert(*there, other, finding.unit, finding.molar_mass) != number) {
        continue;
      }
      unit = other;
      value = *there;
      break;
    }
    json.Object("valueQuantity", [&] {
      json.Number("value", value);
      json.Text("unit", unit);
      json.Text("system", kUcum);
      json.Text("code", unit);
    });
  }

  const sdk::Case& worked_;
  const reasoning::Knowledge& knowledge_;
  const Units units_;
  CaseRecord record_;
  std::string trouble_;
};

}  // namespace

absl::StatusOr<CaseRecord> RecordOf(const sdk::Case& worked, const reasoning::Knowledge& knowledge,
                                    Units units) {
  return CaseWriter(worked, knowledge, units).Run();
}

std::string BundleOf(std::span<const std::string_view> resources) {
  std::string bundle = R"({"resourceType":"Bundle","type":"collection","entry":[)";
  for (const std::string_view resource : resources) {
    if (bundle.back() != '[') bundle += ',';
    bundle.append(R"({"resource":)").append(resource).append("}");
  }
  return bundle + "]}";
}

std::string UnderAnotherId(const CaseRecord::Resource& resource) {
  // As Begin wrote it: the only "id" of the resource.
  constexpr std::string_view kId = R"("id":"r)";
  std::string again = resource.json;
  if (const std::size_t at = again.find(kId); at != again.npos) {
    again.replace(at, kId.size(), R"("id":"again-r)");
  }
  return again;
}

}  // namespace soleus::service
