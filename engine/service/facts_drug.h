// One drug of a medication list: is it what an exposure asks for, and does it reach the tendon?
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "engine/service/product_table.h"
#include "fhir/record.h"
#include "plugins/sdk/finding.h"

namespace soleus::service {

enum class Route : std::uint8_t { kSystemic, kLocal, kUnknown };
// By the code of the ingredient or its class, by the table of products, by a word of its name; the
// surer, the greater.
enum class Match : std::uint8_t { kNone, kText, kProduct, kCode };

// Lives no longer than the medication and the table.
class Drug {
 public:
  // `products` (null: none) is asked for RxNorm's codes alone.
  Drug(const fhir::Medication& medication, const ProductTable* products);
  ~Drug();
  Drug(const Drug&) = delete;
  Drug& operator=(const Drug&) = delete;

  // Whether it holds an ingredient of `exposure`.
  Match MatchOf(const sdk::Finding& exposure) const;

  // The stated route decides; the words of the drug ("Oral Tablet", "eye drops"), and of the form
  // in which the product has what `exposure` asks for, only where it is silent.
  Route RouteFor(const sdk::Finding& exposure) const;

 private:
  class Names;
  std::string WordsFor(const sdk::Finding& exposure) const;

  const fhir::Medication& medication_;
  const ProductTable* const products_;
  const std::string words_;
  const std::unique_ptr<const Names> names_;          // views into both
  const std::vector<const ProductTable::Row*> rows_;  // of the products that it is coded as
};

}  // namespace soleus::service
