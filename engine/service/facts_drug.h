// What a medication's drug is recognised by: its codes, and the words that name it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "fhir/record.h"
#include "plugins/sdk/finding.h"

namespace soleus::service {

// Lower-case words between single spaces, with a space at both ends, so that a whole word can be
// found by a plain search: "Cipro-HC, 0.2 %" is " cipro hc 0 2 ".
std::string Words(const fhir::Concept& sent);

// Whether `word`, in lower case, is one of `words` (as Words gives them); one that ends in * is the
// beginning of one.
bool HasWord(std::string_view words, std::string_view word);

// Made ready once, for a drug is held against every ingredient that the knowledge names. Points
// into both, which must outlive it.
class DrugNames {
 public:
  // `words`: of the drug.
  DrugNames(const fhir::Concept& drug, std::string_view words);

  // By RxNorm, or by the ATC group.
  bool HaveCodeOf(const sdk::Ingredient& ingredient) const;
  bool HaveNameOf(const sdk::Ingredient& ingredient) const;

 private:
  std::string_view words_;
  std::vector<std::string_view> rxnorm_;
  std::vector<std::string> atc_;  // upper case
  std::uint32_t initials_ = 0;    // of all words: most ingredients begin with none of them
};

}  // namespace soleus::service
