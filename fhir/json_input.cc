#include "fhir/json_input.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

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

// How many bytes the character at the front of `text` has, by the table of well-formed UTF-8 in the
// Unicode Standard (table 3-7); 0: it is none.
std::size_t CharacterBytes(std::string_view text) {
  const auto byte = [text](std::size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u;
  };
  const auto within = [](unsigned value, unsigned low, unsigned high) {
    return value >= low && value <= high;
  };
  const unsigned lead = byte(0);
  if (lead < 0x80) return 1;
  std::size_t size = 0;
  unsigned low = 0x80;
  unsigned high = 0xBF;
  if (within(lead, 0xC2, 0xDF)) {
    size = 2;
  } else if (within(lead, 0xE0, 0xEF)) {
    size = 3;
    if (lead == 0xE0) low = 0xA0;   // else it is overlong
    if (lead == 0xED) high = 0x9F;  // else it is a surrogate
  } else if (within(lead, 0xF0, 0xF4)) {
    size = 4;
    if (lead == 0xF0) low = 0x90;   // else it is overlong
    if (lead == 0xF4) high = 0x8F;  // else it is past U+10FFFF
  }
  if (size == 0 || !within(byte(1), low, high)) return 0;
  for (std::size_t i = 2; i < size; ++i) {
    if (!within(byte(i), 0x80, 0xBF)) return 0;
  }
  return size;
}

}  // namespace

std::size_t FindInvalidUtf8(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    // Most of the input is ASCII: 32 bytes at a time.
    std::array<std::uint64_t, 4> words{};
    if (text.size() - at >= sizeof(words)) {
      std::memcpy(words.data(), text.data() + at, sizeof(words));
      if (((words[0] | words[1] | words[2] | words[3]) & 0x8080'8080'8080'8080) == 0) {
        at += sizeof(words);
        continue;
      }
    }
    const std::size_t size = CharacterBytes(text.substr(at));
    if (size == 0) return at;
    at += size;
  }
  return text.npos;
}

bool EscapesASurrogate(std::string_view text) {
  for (std::size_t at = text.find('\\'); at != text.npos; at = text.find('\\', at + 1)) {
    if (at + 2 < text.size() && text[at + 1] == 'u' && (text[at + 2] | 0x20) == 'd') return true;
  }
  return false;
}

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
