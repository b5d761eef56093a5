// A worked case of a plugin as an EHR would send it: FHIR R4 JSON, one text a resource. For the
// gate and for the dry run; no patient's data is ever in it. Pure functions; any thread.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "engine/reasoning/knowledge.h"
#include "engine/reasoning/patient.h"
#include "plugins/sdk/plugin.h"

namespace soleus::service {

// The day that every case speaks of; ages and courses of drugs are counted back from it.
inline constexpr std::string_view kCaseDay = "2026-06-30";

struct CaseRecord {
  struct Resource {
    std::string json;
    std::string says;  // "age" or the finding's id: what it was written for
  };
  std::vector<Resource> resources;  // the Patient first; the rest in the order of the case
  // What no record can say, since it is only worked out: by a rule, from a course, or by the
  // plugin's code. Whoever reads the record gives them to the reasoning beside it.
  std::vector<std::pair<std::string, reasoning::Fact>> unsent;
};

enum class Units {
  kOwn,    // each quantity in its finding's unit
  kOther,  // in another unit of UCUM that comes back to the very same number, where there is one
};

// A yes or no becomes an Observation with a boolean, a choice one with a coded value, a quantity
// one with its unit, a drug that only this finding knows a MedicationStatement with its period. All
// that belongs to a leg is said of the left. A course becomes an Observation a day.
// InvalidArgument: a fact of the case cannot be written, or `knowledge` does not know its finding;
// a sentence without the case's name.
absl::StatusOr<CaseRecord> RecordOf(const sdk::Case& worked, const reasoning::Knowledge& knowledge,
                                    Units units = Units::kOwn);

// The resources as a Bundle, in the order given.
std::string BundleOf(std::span<const std::string_view> resources);

// A resource of a CaseRecord again, under another id; the Patient's stays, since there is one.
std::string UnderAnotherId(const CaseRecord::Resource& resource);

}  // namespace soleus::service
