#include "fhir/element.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <utility>

#include "fhir/sentence.h"

namespace soleus::fhir {
namespace {

constexpr std::size_t kMostDigits = 10;  // of an index: no input has over 4 GiB

std::string_view KindName(Json::Kind kind) {
  switch (kind) {
    case Json::Kind::kNull: return "null";
    case Json::Kind::kBool: return "true or false";
    case Json::Kind::kNumber: return "a number";
    case Json::Kind::kString: return "a string";
    case Json::Kind::kArray: return "an array";
    case Json::Kind::kObject: return "an object";
  }
  return "unknown";
}

}  // namespace

std::string Element::Path() const {
  std::string path(MostBytesOfPath(), '\0');
  path.resize(static_cast<std::size_t>(WritePathTo(path.data()) - path.data()));
  return path;
}

std::string_view Element::PathIn(Arena& texts) const {
  char* const path = static_cast<char*>(texts.Take(MostBytesOfPath()));
  return {path, static_cast<std::size_t>(WritePathTo(path) - path)};
}

std::size_t Element::MostBytesOfPath() const {
  std::size_t bytes = 0;
  for (const Element* at = this; at != nullptr; at = at->up_) {
    bytes += at->is_item_ ? kMostDigits + 2 : at->name_.size() + 1;
  }
  return bytes;
}

char* Element::WritePathTo(char* to) const {
  if (up_ == nullptr) return std::copy(name_.begin(), name_.end(), to);
  to = up_->WritePathTo(to);
  if (!is_item_) {
    *to++ = '.';
    return std::copy(name_.begin(), name_.end(), to);
  }
  *to++ = '[';
  to = std::to_chars(to, to + kMostDigits, index_).ptr;
  *to++ = ']';
  return to;
}

bool IsName(std::string_view name) {
  constexpr std::size_t kMaxNameBytes = 64;
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  const auto plain = [&](char c) { return letter(c) || (c >= '0' && c <= '9'); };
  return !name.empty() && name.size() <= kMaxNameBytes && letter(name.front()) &&
         std::all_of(name.begin(), name.end(), plain);
}

std::string Quoted(std::string_view code) {
  constexpr std::size_t kMaxQuoted = 48;
  const auto plain = [](char c) { return c > ' ' && c <= '~' && c != '"'; };
  if (code.empty() || code.size() > kMaxQuoted || !std::all_of(code.begin(), code.end(), plain)) {
    return "(a text that is no code)";
  }
  return Sentence("\"", code, "\"");
}

void Reader::Say(Severity severity, std::string path, std::string text, std::string remedy) {
  if (issues_.size() < max_issues_) {
    issues_.push_back({severity, std::move(path), std::move(text), std::move(remedy)});
    return;
  }
  switch (severity) {
    case Severity::kError: ++more_errors_; break;
    case Severity::kWarning: ++more_warnings_; break;
    case Severity::kInformation: ++more_remarks_; break;
  }
}

void Reader::Remark(const Element& at, std::string text, std::string remedy) {
  Say(Severity::kInformation, at.Path(), std::move(text), std::move(remedy));
}

void Reader::Warn(const Element& at, std::string text, std::string remedy) {
  Say(Severity::kWarning, at.Path(), std::move(text), std::move(remedy));
}

bool Reader::LeaveOut(const Element& at, std::string text, std::string remedy) {
  Say(Severity::kError, at.Path(), std::move(text), std::move(remedy));
  return false;
}

Issues Reader::TakeIssues() {
  if (more_errors_ + more_warnings_ + more_remarks_ > 0) {
    const Severity worst = more_errors_ > 0     ? Severity::kError
                           : more_warnings_ > 0 ? Severity::kWarning
                                                : Severity::kInformation;
    issues_.push_back({worst, "",
                       Sentence("More was found than is listed: ", more_errors_, " errors, ",
                                more_warnings_, " warnings, ", more_remarks_, " remarks."),
                       "Mend what is listed and send the record again."});
  }
  return std::move(issues_);
}

bool Reader::Is(const Element& at, Json::Kind kind) {
  if (at.json().kind() == kind && kind != Json::Kind::kNull) {
    if (kind == Json::Kind::kArray && at.items().empty()) {
      Remark(at, "FHIR R4 has no empty arrays; it counts as not sent.", "Leave it out.");
    }
    return true;
  }
  if (at.sent()) {
    Warn(at,
         Sentence("FHIR R4 has ", KindName(kind), " here, not ", KindName(at.json().kind()),
                  "; it counts as not sent."),
         Sentence("Send ", KindName(kind), ", or leave it out."));
  }
  return false;
}

std::string_view Reader::Text(const Element& at) {
  return Is(at, Json::Kind::kString) ? at.json().text() : std::string_view();
}

std::optional<bool> Reader::Bool(const Element& at) {
  if (!Is(at, Json::Kind::kBool)) return std::nullopt;
  return at.json().boolean();
}

std::string_view Reader::RequiredCode(const Element& at) {
  if (at.json().is_string() && !at.json().text().empty()) return at.json().text();
  LeaveOut(at,
           Sentence("The required code is ",
                    at.sent() ? KindName(at.json().kind()) : std::string_view("missing"),
                    "; what it belongs to is not used."),
           "Send it as FHIR R4 defines it.");
  return {};
}

bool Reader::IsUnderstood(const Element& resource) {
  const Element extension = resource.Field("modifierExtension");
  const bool none = extension.json().is_array() && extension.items().empty();
  if (extension.sent() && !none) {
    return LeaveOut(extension,
                    "A modifierExtension may change the meaning of all of it, and this one is not "
                    "known here; what it belongs to is not used.",
                    "Send it without the modifierExtension if it holds without.");
  }
  const Element rules = resource.Field("implicitRules");
  if (rules.sent()) {
    return LeaveOut(rules, "The implicitRules are not known here; the resource is not used.",
                    "Send the resource without implicitRules if it can be read without.");
  }
  return true;
}

bool Reader::InFuture(const Element& at, const std::optional<Time>& time) {
  if (!time || !IsAfterAsOf(*time)) return false;
  Warn(at, "It lies after the moment that the answer speaks for; it is not used.",
       "Send what has happened, or a later as_of.");
  return true;
}

bool Reader::IsAfterAsOf(const Time& time) const {
  const bool has_zone = time.end - time.first < std::chrono::days(1);
  return (has_zone ? time.first : time.first - std::chrono::hours(14)) >= as_of_.end;
}

}  // namespace soleus::fhir
