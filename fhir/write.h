// Writes JSON text: RFC 8259, UTF-8, compact, keys in the order written. The only writer of JSON;
// RapidJSON stays behind it. Same calls, same bytes.
//
// An object or array is open while its `fill` runs, so it is always closed, and nothing can be
// written after the end. Within an object every value has a key; within an array none has one: what
// is asked for in the wrong place, a text that is no UTF-8 and a number that is not finite are not
// written as something else, but make `WriteJson` fail. Not for one key twice in one object: it
// does not look. Recurses as deep as the caller's own code.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace soleus::fhir {

class JsonWriter {
 public:
  JsonWriter();
  ~JsonWriter();
  JsonWriter(const JsonWriter&) = delete;
  JsonWriter& operator=(const JsonWriter&) = delete;

  // Inside an object.
  void Text(std::string_view key, std::string_view value);
  void Bool(std::string_view key, bool value);
  void Number(std::string_view key, double value);  // shortest text that reads back the same
  void Integer(std::string_view key, std::int64_t value);
  template <typename Fill>
  void Object(std::string_view key, const Fill& fill) {
    if (!Key(key)) return;
    Nest('{', fill);
  }
  template <typename Fill>
  void Array(std::string_view key, const Fill& fill) {
    if (!Key(key)) return;
    Nest('[', fill);
  }

  // Inside an array.
  template <typename Fill>
  void Item(const Fill& fill) {
    if (!InArray()) return;
    Nest('{', fill);
  }
  void TextItem(std::string_view value);

 private:
  struct Impl;
  template <typename Fill>
  friend absl::StatusOr<std::string> WriteJson(const Fill& fill);

  template <typename Fill>
  void Nest(char bracket, const Fill& fill) {
    Open(bracket);
    fill();
    Close(bracket);
  }
  bool Key(std::string_view key);
  bool InArray();
  void Open(char bracket);
  void Close(char bracket);
  absl::StatusOr<std::string> Take();

  std::unique_ptr<Impl> impl_;
};

// One JSON object, which `fill(JsonWriter&)` writes. Internal: it could not be written as JSON; the
// message says at which key and why.
template <typename Fill>
absl::StatusOr<std::string> WriteJson(const Fill& fill) {
  JsonWriter writer;
  writer.Nest('{', [&] { fill(writer); });
  return writer.Take();
}

}  // namespace soleus::fhir
