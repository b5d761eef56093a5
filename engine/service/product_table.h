// Which ingredients a drug product has, both by RxNorm's concept identifiers (RXCUI), from a table
// that the site makes of its own copy of RxNorm: none is shipped, since RxNorm changes every month.
//
// The text has tab-separated columns under a header line, one line for each product and ingredient:
//
//   product <tab> ingredient <tab> dose_form
//
// `dose_form` is RxNorm's name of the form ("Oral Tablet", "Ophthalmic Solution"); the column may
// be missing, and a field of it empty: then the form is not known. Lines may end in CR LF. The last
// one must end too: a table that was cut off within a number would name another ingredient.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"

namespace soleus::service {

class ProductTable {
 public:
  struct Row {
    std::uint32_t product = 0;
    std::uint32_t ingredient = 0;
    std::uint32_t dose_form = 0;  // DoseForm
  };

  static constexpr std::size_t kMaxRows = 2'000'000;  // 24 MB
  static constexpr std::size_t kMaxDoseForms = 10'000;

  // InvalidArgument: which line is wrong and what it must be; nothing is read in part.
  // ResourceExhausted: more than kMaxRows or kMaxDoseForms.
  static absl::StatusOr<ProductTable> Parse(std::string_view text);

  // The rows of a product by ingredient, each once; empty: it is not in the table. What is no RXCUI
  // is no product.
  std::span<const Row> Find(std::string_view product_rxcui) const;
  // Empty: not known.
  std::string_view DoseForm(const Row& row) const { return dose_forms_[row.dose_form]; }

  std::size_t size() const { return rows_.size(); }
  // SHA-256 of the text, 64 hexadecimal digits.
  const std::string& digest() const { return digest_; }

 private:
  std::vector<Row> rows_;  // by product, ingredient, dose form
  std::vector<std::string> dose_forms_{""};
  std::string digest_;
};

}  // namespace soleus::service
