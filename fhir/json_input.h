// Inside `fhir` only: what RapidJSON reads from; only `json.cc` needs it.
//
// `JsonText` is read first: text decoded in place. RapidJSON 1.1 computes a double for every number
// even where it is asked for the text, and refuses what overflows one (1e99999), which is valid
// JSON. Text in which it met such a number is read once more, through a `JsonInput`: that shows it
// a plain "0" in place of every well-formed number, and the builder asks `number()` for the text of
// the one just read. It is slow; few inputs need it.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace soleus::fhir {

// The first byte that begins no well-formed UTF-8 character; npos where all do.
std::size_t FindInvalidUtf8(std::string_view text);

// Whether a \uD800 to \uDFFF stands anywhere in `text`: only then can a string hold half a pair.
bool EscapesASurrogate(std::string_view text);

// Lets RapidJSON write each string, decoded, over where it stood.
class JsonText {
 public:
  using Ch = char;
  // So many bytes after the NUL that ends `text` must be readable.
  static constexpr std::size_t kSlack = 16;
  explicit JsonText(char* text) : begin_(text), from_(text) {}

  char Peek() const { return *from_; }
  char Take() { return *from_++; }
  std::size_t Tell() const { return static_cast<std::size_t>(from_ - begin_); }
  char* PutBegin() { return to_ = from_; }
  void Put(char c) { *to_++ = c; }
  std::size_t PutEnd(const char* begin) { return static_cast<std::size_t>(to_ - begin); }
  void Flush() {}

  // Within a string: moves on, several bytes at a time, to its next quote, backslash or control
  // character, and keeps what lies before that.
  [[gnu::always_inline]] void KeepPlainText();

 private:
  char* begin_;
  char* from_;
  char* to_ = nullptr;
};

class JsonInput {
 public:
  using Ch = char;
  explicit JsonInput(std::string_view text) : text_(text) { Look(); }

  char Peek() const {
    if (number_end_ != 0) return '0';
    return at_ < text_.size() ? text_[at_] : '\0';
  }
  char Take() {
    if (number_end_ != 0) {
      at_ = number_end_;
      number_end_ = 0;
      return '0';
    }
    if (at_ == text_.size()) return '\0';
    const char c = text_[at_++];
    if (in_string_ && (escaped_ || c == '\\')) {
      escaped_ = !escaped_;
    } else if (c == '"') {
      in_string_ = !in_string_;
    }
    Look();
    return c;
  }
  std::size_t Tell() const { return at_; }
  std::string_view number() const { return number_; }

  // Required of a RapidJSON stream, and used only when parsing in place.
  char* PutBegin() { return nullptr; }
  void Put(char) {}
  void Flush() {}
  std::size_t PutEnd(char*) { return 0; }

 private:
  void Look();

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t run_end_ = 0;
  std::size_t number_end_ = 0;  // not 0: a number stands at `at_` and ends here
  std::string_view number_;
  bool in_string_ = false;
  bool escaped_ = false;
};

inline void JsonText::KeepPlainText() {
  char* from = from_;
#ifdef __SSE2__
  using Bytes [[gnu::vector_size(16)]] = unsigned char;
  using Signed [[gnu::vector_size(16)]] = char;
  for (std::size_t plain = sizeof(Bytes); plain == sizeof(Bytes); from += plain) {
    Bytes bytes;
    std::memcpy(&bytes, from, sizeof(bytes));
    const auto ends = (bytes == '"') | (bytes == '\\') | (bytes < 0x20);
    const auto found =
        static_cast<unsigned>(__builtin_ia32_pmovmskb128(reinterpret_cast<Signed>(ends)));
    if (found != 0) plain = static_cast<std::size_t>(std::countr_zero(found));
  }
#else
  // RapidJSON goes on, byte by byte.
#endif
  const auto size = static_cast<std::size_t>(from - from_);
  if (to_ != from_) std::memmove(to_, from_, size);
  to_ += size;
  from_ = from;
}

}  // namespace soleus::fhir
