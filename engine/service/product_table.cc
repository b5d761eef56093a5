#include "engine/service/product_table.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <tuple>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/str_format.h"
#include "engine/service/site_mapping.h"

namespace soleus::service {
namespace {

constexpr std::string_view kHeader = "product\tingredient";
constexpr std::string_view kHeaderWithForm = "product\tingredient\tdose_form";
constexpr std::size_t kMaxDigits = 8;  // RXNCONSO.RRF gives an RXCUI eight characters
constexpr std::size_t kMaxFormBytes = 128;

absl::Status Wrong(std::size_t line, std::string_view what, std::string_view remedy) {
  return absl::InvalidArgumentError(absl::StrFormat("line %d: %s; %s", line, what, remedy));
}

std::optional<std::uint32_t> RxcuiOf(std::string_view text) {
  std::uint32_t number = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  if (text.empty() || text.size() > kMaxDigits || error != std::errc() || stop != end ||
      text.front() == '0') {
    return std::nullopt;
  }
  return number;
}

// Takes the first line off `text`, without its end.
std::string_view TakeLine(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

// How many columns there are; the first three.
std::size_t Split(std::string_view line, std::array<std::string_view, 3>& columns) {
  std::size_t count = 0;
  while (true) {
    const std::size_t tab = line.find('\t');
    if (count < columns.size()) columns[count] = line.substr(0, tab);
    ++count;
    if (tab == std::string_view::npos) return count;
    line.remove_prefix(tab + 1);
  }
}

}  // namespace

absl::StatusOr<ProductTable> ProductTable::Parse(std::string_view text) {
  ProductTable table;
  table.digest_ = DigestOf(text);
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";  // spreadsheets put it there
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());

  const std::string_view header = TakeLine(text);
  if (header != kHeader && header != kHeaderWithForm) {
    return Wrong(1,
                 "the header is not \"product<tab>ingredient\" or the same with "
                 "\"<tab>dose_form\"",
                 "write it, with tabs between the names.");
  }
  const std::size_t wanted = header == kHeader ? 2 : 3;
  absl::flat_hash_map<std::string, std::uint32_t> forms{{"", 0}};
  const bool cut_off = !text.empty() && !text.ends_with('\n');
  for (std::size_t number = 2; !text.empty(); ++number) {
    const std::string_view line = TakeLine(text);
    std::array<std::string_view, 3> columns;
    const std::size_t count = Split(line, columns);
    if (count != wanted) {
      return Wrong(number, absl::StrFormat("%d columns where the header has %d", count, wanted),
                   "write the table anew: it may have been cut off.");
    }
    const auto product = RxcuiOf(columns[0]);
    const auto ingredient = RxcuiOf(columns[1]);
    if (!product || !ingredient) {
      return Wrong(number,
                   absl::StrFormat("the %s is no RXCUI", product ? "ingredient" : "product"),
                   "it is a number of at most eight digits.");
    }
    if (columns[2].size() > kMaxFormBytes) {
      return Wrong(number, absl::StrFormat("a dose form of over %d bytes", kMaxFormBytes),
                   "write RxNorm's name of the form, such as Oral Tablet.");
    }
    if (table.rows_.size() == kMaxRows) {
      return absl::ResourceExhaustedError(absl::StrFormat(
          "more than %d lines; leave out what no ingredient of interest is in.", kMaxRows));
    }
    const auto [form, is_new] = forms.emplace(std::string(columns[2]),
                                              static_cast<std::uint32_t>(table.dose_forms_.size()));
    if (is_new) table.dose_forms_.emplace_back(columns[2]);
    if (table.dose_forms_.size() > kMaxDoseForms) {
      return absl::ResourceExhaustedError(absl::StrFormat(
          "more than %d different dose forms; are the columns in order?", kMaxDoseForms));
    }
    table.rows_.push_back({*product, *ingredient, form->second});
    if (cut_off && text.empty()) {
      return Wrong(number, "the last line does not end, so the table may have been cut off",
                   "write it anew, with a line end behind each line.");
    }
  }
  if (table.rows_.empty()) {
    return Wrong(1, "nothing follows the header",
                 "write the table anew, or leave the setting out.");
  }
  const auto key = [](const Row& r) { return std::tuple(r.product, r.ingredient, r.dose_form); };
  const auto before = [&key](const Row& a, const Row& b) { return key(a) < key(b); };
  std::sort(table.rows_.begin(), table.rows_.end(), before);
  const auto same = [&key](const Row& a, const Row& b) { return key(a) == key(b); };
  table.rows_.erase(std::unique(table.rows_.begin(), table.rows_.end(), same), table.rows_.end());
  table.rows_.shrink_to_fit();
  return table;
}

std::span<const ProductTable::Row> ProductTable::Find(std::string_view product_rxcui) const {
  const auto product = RxcuiOf(product_rxcui);
  if (!product) return {};
  const auto first = std::partition_point(rows_.begin(), rows_.end(),
                                          [&](const Row& row) { return row.product < *product; });
  const auto last = std::partition_point(first, rows_.end(),
                                         [&](const Row& row) { return row.product == *product; });
  return {first, last};
}

}  // namespace soleus::service
