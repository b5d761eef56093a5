#include "fhir/json_input.h"

#include <algorithm>

namespace soleus::fhir {
namespace {

bool IsDigit(char c) {
  return c >= '0' && c <= '9';
}

// RFC 8259, section 6, over the whole of `text`.
bool IsNumber(std::string_view text) {
  std::size_t at = 0;
  const auto digits = [&] {
    const std::size_t start = at;
    while (at < text.size() && IsDigit(text[at])) ++at;
    return at > start;
  };
  const auto take = [&](std::string_view any_of) {
    const bool found = at < text.size() && any_of.find(text[at]) != any_of.npos;
    if (found) ++at;
    return found;
  };
  take("-");
  if (!take("0") && !digits()) return false;
  if (take(".") && !digits()) return false;
  if (take("eE")) {
    take("+-");
    if (!digits()) return false;
  }
  return at == text.size();
}

}  // namespace

// A run of number characters is judged as a whole: a malformed one (1.0.5) is shown as it stands,
// so that no part of it passes for a number.
void JsonInput::Look() {
  if (in_string_ || at_ < run_end_ || at_ == text_.size()) return;
  if (text_[at_] != '-' && !IsDigit(text_[at_])) return;
  run_end_ = std::min(text_.find_first_not_of("0123456789+-.eE", at_), text_.size());
  const std::string_view run = text_.substr(at_, run_end_ - at_);
  if (!IsNumber(run)) return;
  number_ = run;
  number_end_ = run_end_;
}

}  // namespace soleus::fhir
