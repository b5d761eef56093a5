// Inside `fhir` only: a place in the input, and the typed reading of what stands there.
//
// A place knows its path ("Bundle.entry[2].resource.code"), which is spelled out only where an
// Issue needs it. What has the wrong JSON type counts as not sent, and an Issue says so.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "fhir/arena.h"
#include "fhir/json.h"
#include "fhir/record.h"

namespace soleus::fhir {

class Element {
 public:
  // `path` and `json` must outlive the element.
  Element(const Json& json, std::string_view path) : json_(&json), name_(path) {}

  // The parts refer to this element: name it, and let it outlive them.
  Element Field(std::string_view name) const& { return Element((*json_)[name], *this, name); }
  Element Field(std::string_view name) const&& = delete;
  Element Item(std::size_t index) const& { return Element(json_->items()[index], *this, index); }
  Element Item(std::size_t index) const&& = delete;

  const Json& json() const { return *json_; }
  absl::Span<const Json> items() const { return json_->items(); }
  std::string_view name() const { return name_; }
  // True also where the value is null.
  bool sent() const { return json_ != &Json::Absent(); }
  std::string Path() const;
  // The same, kept in `texts`.
  std::string_view PathIn(Arena& texts) const;

 private:
  Element(const Json& json, const Element& up, std::string_view name)
      : json_(&json), up_(&up), name_(name) {}
  Element(const Json& json, const Element& up, std::size_t index)
      : json_(&json), up_(&up), index_(index), is_item_(true) {}
  std::size_t MostBytesOfPath() const;
  char* WritePathTo(char* to) const;

  const Json* json_;
  const Element* up_ = nullptr;
  std::string_view name_;
  std::size_t index_ = 0;
  bool is_item_ = false;
};

struct Span {
  std::optional<Time> start;
  std::optional<Time> end;
};

// Reads the data types, and keeps the issues: at most `max_issues`, the rest counted.
class Reader {
 public:
  // `texts` gets what the record says in other bytes than the input; it must outlive the record.
  Reader(const Time& as_of, std::size_t max_issues, Arena& texts)
      : as_of_(as_of), max_issues_(max_issues), texts_(texts) {}

  Arena& texts() { return texts_; }

  void Say(Severity severity, std::string path, std::string text, std::string remedy);
  void Remark(const Element& at, std::string text, std::string remedy);
  void Warn(const Element& at, std::string text, std::string remedy);
  // The resource, or this part of it, is left out. Returns false, for the caller to return.
  bool LeaveOut(const Element& at, std::string text, std::string remedy);
  Issues TakeIssues();

  // False where nothing was sent or, with a warning, something of another kind.
  bool Is(const Element& at, Json::Kind kind);
  std::string_view Text(const Element& at);  // empty: not sent
  std::optional<bool> Bool(const Element& at);
  std::optional<Time> ReadTime(const Element& at);
  Span ReadPeriod(const Element& at);
  std::optional<Concept> ReadConcept(const Element& at);
  std::optional<Quantity> ReadQuantity(const Element& at);
  std::optional<Quantity> ReadNumber(const Element& at);
  // The value[x] of `parent`. Nullopt: none was sent, or it could not be read.
  std::optional<Value> ReadValue(const Element& parent);

  // A required code. Empty: not there, and the resource is left out with an error.
  std::string_view RequiredCode(const Element& at);
  // False, with an error: the resource, or this part of it, carries a meaning that this reader does
  // not know. The data types ask for themselves: one that is not understood counts as not sent.
  bool IsUnderstood(const Element& resource);
  // True, with a warning: it lies after `as_of`. A date without a zone may have begun up to 14
  // hours before its UTC day, so that a clinic in the east is not told that today is tomorrow.
  bool InFuture(const Element& at, const std::optional<Time>& time);
  bool IsAfterAsOf(const Time& time) const;

 private:
  std::optional<Coding> ReadCoding(const Element& at);
  std::optional<Value> ReadOneValue(const Element& at);

  Time as_of_;
  std::size_t max_issues_;
  Arena& texts_;
  Issues issues_;
  std::size_t more_errors_ = 0;
  std::size_t more_warnings_ = 0;
  std::size_t more_remarks_ = 0;
};

// Whether it may stand in a path, as the names of FHIR's types and properties may: a letter, and
// then letters and digits, 64 at most. Any other name might be a person's text.
bool IsName(std::string_view name);

// For an Issue: the code in quotes, or a plain phrase where it looks like anything but a code.
std::string Quoted(std::string_view code);

}  // namespace soleus::fhir
