#include "engine/service/facts_medication.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_format.h"
#include "engine/service/facts_drug.h"

namespace soleus::service {
namespace {

constexpr std::string_view kRxNorm = "http://www.nlm.nih.gov/research/umls/rxnorm";
constexpr std::string_view kAtc = "http://www.whocc.no/atc";
constexpr std::string_view kSnomed = "http://snomed.info/sct";

enum class Route { kSystemic, kLocal, kUnknown };
enum class Match { kNone, kText, kProduct, kCode };  // the surer, the greater

using ProductRows = std::vector<const ProductTable::Row*>;

// SNOMED CT routes, as HL7's value set of route codes lists them
// (hl7.org/fhir/valueset-route-codes). Oral, intravenous, intramuscular.
constexpr std::string_view kSystemicCodes[] = {"26643006", "47625008", "78421000"};
// Ophthalmic, topical, otic.
constexpr std::string_view kLocalCodes[] = {"54485002", "6064005", "10547007"};
// Whole words in lower case; one that ends in * is the beginning of a word.
constexpr std::string_view kSystemicWords[] = {"oral",    "orally",         "by mouth",
                                               "tablet*", "capsule*",       "intravenous*",
                                               "iv",      "intramuscular*", "im"};
constexpr std::string_view kLocalWords[] = {
    "eye",      "eyes",      "ear",   "ears",     "ophthalm*", "otic",   "aural",
    "topical*", "cutaneous", "cream", "ointment", "inhal*",    "nasal*", "drops"};

template <typename List>
bool HasAnyWord(std::string_view words, const List& list) {
  return std::any_of(std::begin(list), std::end(list),
                     [words](std::string_view word) { return HasWord(words, word); });
}

template <typename List>
bool HasAnyCode(const fhir::Concept& sent, const List& codes) {
  return std::any_of(sent.codings.begin(), sent.codings.end(), [&codes](const auto& coding) {
    return coding.system == kSnomed &&
           std::find(std::begin(codes), std::end(codes), coding.code) != std::end(codes);
  });
}

// ATC main groups S (sensory organs) and D (dermatologicals), nasal preparations (R01) and
// inhalants (R03A, R03B) are local by definition of the group. The letters are recalled, not read.
// Of D, these groups are headed "for systemic use" (antifungals, antipsoriatics, anti-acne
// preparations), as a public listing of the index names them (SubjectRaw/SubjectRaw,
// subject/data/eng/atc.md): isotretinoin by mouth is D10BA01.
bool IsLocalAtc(std::string_view code) {
  constexpr std::string_view kLocal[] = {"S", "D", "R01", "R03A", "R03B"};
  constexpr std::string_view kSystemic[] = {"D01B", "D05B", "D10B"};
  const auto belongs = [code](std::string_view group) { return code.starts_with(group); };
  return std::any_of(std::begin(kLocal), std::end(kLocal), belongs) &&
         std::none_of(std::begin(kSystemic), std::end(kSystemic), belongs);
}

// The stated route decides; the words of the drug ("Oral Tablet", "eye drops") only where it is
// silent.
Route RouteOf(const fhir::Medication& medication, std::string_view drug_words) {
  if (medication.route) {
    if (HasAnyCode(*medication.route, kSystemicCodes)) return Route::kSystemic;
    if (HasAnyCode(*medication.route, kLocalCodes)) return Route::kLocal;
    // "By mouth, not for eye use" names both: what reaches the tendon decides.
    const std::string route_words = Words(*medication.route);
    if (HasAnyWord(route_words, kSystemicWords)) return Route::kSystemic;
    if (HasAnyWord(route_words, kLocalWords)) return Route::kLocal;
  }
  for (const fhir::Coding& coding : medication.drug.codings) {
    if (coding.system == kAtc && IsLocalAtc(absl::AsciiStrToUpper(coding.code))) {
      return Route::kLocal;
    }
  }
  if (HasAnyWord(drug_words, kSystemicWords)) return Route::kSystemic;
  if (HasAnyWord(drug_words, kLocalWords)) return Route::kLocal;
  return Route::kUnknown;
}

// What the product table says of a drug that is coded as a product.
ProductRows RowsOf(const fhir::Concept& drug, const ProductTable* products) {
  ProductRows rows;
  if (products == nullptr) return rows;
  for (const fhir::Coding& coding : drug.codings) {
    if (coding.system != kRxNorm) continue;
    for (const ProductTable::Row& row : products->Find(coding.code)) rows.push_back(&row);
  }
  return rows;
}

bool IsOf(const ProductTable::Row& row, const sdk::Ingredient& ingredient) {
  return std::to_string(row.ingredient) == ingredient.rxnorm;
}

Match MatchOf(const DrugNames& drug, const ProductRows& rows, const sdk::Finding& exposure) {
  Match match = Match::kNone;
  for (const sdk::Ingredient& ingredient : exposure.ingredients) {
    if (drug.HaveCodeOf(ingredient)) return Match::kCode;
    const auto is_of = [&](const ProductTable::Row* row) { return IsOf(*row, ingredient); };
    if (std::any_of(rows.begin(), rows.end(), is_of)) match = Match::kProduct;
    if (drug.HaveNameOf(ingredient)) match = std::max(match, Match::kText);
  }
  return match;
}

class MedicationReader {
 public:
  MedicationReader(const fhir::Medication& medication, const ProductTable* products,
                   const fhir::Time& as_of, IssueLog& log)
      : medication_(medication),
        products_(products),
        as_of_(as_of),
        log_(log),
        words_(Words(medication.drug)),
        names_(medication.drug, words_),
        rows_(RowsOf(medication.drug, products)) {}

  // Days since the course ended (0: not ended), if the medication speaks for `exposure` at all.
  std::optional<int> DaysSince(const sdk::Finding& exposure) {
    const Match match = MatchOf(names_, rows_, exposure);
    if (match == Match::kNone) return std::nullopt;
    if (!medication_.taken) {
      Say(fhir::Severity::kInformation, "was not taken, or only proposed; it does not count",
          "Nothing to correct, unless it was taken.");
      return std::nullopt;
    }
    if (!IsSystemic(exposure)) return std::nullopt;
    const std::optional<int> days = DaysSinceEnd();
    if (days && match == Match::kText) {
      Say(fhir::Severity::kInformation, "was recognised by its name, not by a code",
          "Send the RxNorm ingredient or the ATC code.");
    } else if (days && match == Match::kProduct) {
      Say(fhir::Severity::kInformation, "is known by the table of products, from its product code",
          "Nothing to correct.");
    }
    return days;
  }

  bool KnownTo(std::span<const sdk::Finding* const> exposures) const {
    return std::any_of(exposures.begin(), exposures.end(), [&](const sdk::Finding* exposure) {
      return MatchOf(names_, rows_, *exposure) != Match::kNone;
    });
  }

 private:
  // The words of the drug, and of the form in which the product has what `exposure` asks for.
  std::string WordsFor(const sdk::Finding& exposure) const {
    std::string words = words_;
    for (const ProductTable::Row* row : rows_) {
      const bool asked =
          std::any_of(exposure.ingredients.begin(), exposure.ingredients.end(),
                      [row](const sdk::Ingredient& ingredient) { return IsOf(*row, ingredient); });
      if (asked) words += Words({.codings = {}, .text = std::string(products_->DoseForm(*row))});
    }
    return words;
  }

  bool IsSystemic(const sdk::Finding& exposure) {
    switch (RouteOf(medication_, WordsFor(exposure))) {
      case Route::kSystemic: return true;
      case Route::kLocal:
        Say(fhir::Severity::kInformation,
            "is given locally (eye, ear, nose, skin or airways); it does not count",
            "Nothing to correct, unless it is given by mouth or injection.");
        return false;
      case Route::kUnknown: break;
    }
    Say(fhir::Severity::kInformation,
        medication_.route ? "has a route that is not known here; taken as systemic"
                          : "states no route; taken as systemic",
        "Send dosage.route as a SNOMED CT code.");
    return true;
  }

  std::optional<int> DaysSinceEnd() {
    if (medication_.start && medication_.start->first >= as_of_.end) {
      Say(fhir::Severity::kInformation, "starts after as_of; it does not count",
          "Nothing to correct.");
      return std::nullopt;
    }
    if (!medication_.end) {
      if (!medication_.ended) return 0;
      if (!medication_.start) {
        Say(fhir::Severity::kWarning, "has ended, but not said when; the exposure stays unknown",
            "Send the end of the course.");
        return std::nullopt;
      }
      Say(fhir::Severity::kWarning, "has ended, but not said when; its start is taken as the end",
          "Send the end of the course.");
      return std::max(0, fhir::DaysBetween(*medication_.start, as_of_));
    }
    return std::max(0, fhir::DaysBetween(*medication_.end, as_of_));
  }

  void Say(fhir::Severity severity, std::string_view what, std::string_view remedy) {
    log_.Add(severity, medication_.origin.path,
             absl::StrFormat("%s: the medication %s.", medication_.origin.reference, what),
             std::string(remedy));
  }

  const fhir::Medication& medication_;
  const ProductTable* const products_;
  const fhir::Time& as_of_;
  IssueLog& log_;
  const std::string words_;
  const DrugNames names_;
  const ProductRows rows_;
};

std::size_t WindowOf(const sdk::Finding& exposure, int days) {
  std::size_t i = 0;
  while (i < exposure.exposure.size() && !(days >= exposure.exposure[i].ended_from_days &&
                                           days < exposure.exposure[i].ended_to_days)) {
    ++i;
  }
  return i;
}

}  // namespace

void ReadMedications(const std::vector<fhir::Medication>& medications,
                     std::span<const sdk::Finding* const> exposures, const ProductTable* products,
                     const fhir::Time& as_of, std::vector<Reading>& readings, IssueLog& log) {
  if (exposures.empty()) return;
  const auto day = std::chrono::floor<std::chrono::days>(as_of.first);
  const fhir::Time today{.first = day, .end = std::max(as_of.end, as_of.first)};
  std::vector<std::vector<std::pair<std::size_t, const fhir::Medication*>>> found(exposures.size());
  std::size_t unknown_drugs = 0;
  for (const fhir::Medication& medication : medications) {
    MedicationReader reader(medication, products, as_of, log);
    unknown_drugs += reader.KnownTo(exposures) ? 0 : 1;
    for (std::size_t i = 0; i < exposures.size(); ++i) {
      const std::optional<int> days = reader.DaysSince(*exposures[i]);
      if (days) found[i].emplace_back(WindowOf(*exposures[i], *days), &medication);
    }
  }
  if (unknown_drugs > 0) {
    log.AddAlways(fhir::Severity::kInformation, "",
                  absl::StrFormat("Medications that no loaded plugin knows by ingredient code, ATC "
                                  "code or name: %d; they say nothing here.",
                                  unknown_drugs),
                  products == nullptr
                      ? "Send ingredients as RxNorm or ATC codes; product codes are not resolved "
                        "unless soleusd is given a table of them (rxnorm_products)."
                      : "Send ingredients as RxNorm or ATC codes, or add the products to "
                        "soleusd's table of them (rxnorm_products).");
  }
  for (std::size_t i = 0; i < exposures.size(); ++i) {
    std::size_t best = exposures[i]->exposure.size();
    for (const auto& [window, medication] : found[i]) best = std::min(best, window);
    if (best == exposures[i]->exposure.size()) continue;
    reasoning::Fact fact;
    if (exposures[i]->kind == sdk::ValueKind::kChoice) {
      fact.state = reasoning::Fact::State::kValue;
      fact.category = exposures[i]->exposure[best].category;
    }
    for (const auto& [window, medication] : found[i]) {
      if (window != best) continue;
      readings.push_back({.finding = exposures[i],
                          .fact = fact,
                          .side = fhir::Side::kUnstated,
                          .effective = today,
                          .origin = &medication->origin,
                          .from_medication = true});
    }
  }
}

}  // namespace soleus::service
