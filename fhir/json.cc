#include "fhir/json.h"

#include <algorithm>
#include <numeric>

#include "absl/status/status.h"
#include "fhir/json_input.h"
#include "fhir/sentence.h"
#include "rapidjson/error/en.h"
#include "rapidjson/reader.h"

namespace soleus::fhir {
namespace {

constexpr std::size_t kMaxReportedDuplicates = 1000;
constexpr std::size_t kMaxNameBytes = 64;  // of a key that may stand in a path

// Raw UTF-8 has been validated, so an encoded surrogate can only come from a lone \uDC00 escape.
bool HasLoneSurrogate(std::string_view text) {
  for (std::size_t i = text.find('\xED'); i != text.npos; i = text.find('\xED', i + 1)) {
    if (i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) >= 0xA0) return true;
  }
  return false;
}

// A property name of FHIR may be repeated to the caller; anything else might be a person's text.
std::string_view NameForPath(std::string_view key) {
  const auto plain = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  };
  const bool is_name =
      !key.empty() && key.size() <= kMaxNameBytes && std::all_of(key.begin(), key.end(), plain);
  return is_name ? key : "?";
}

absl::Status NotJson(std::size_t byte, std::string_view what) {
  return absl::InvalidArgumentError(
      Sentence("input is not JSON: at byte ", byte, ": ", what,
               " Send one JSON value in UTF-8 as RFC 8259 defines it."));
}

}  // namespace

// Receives RapidJSON's events. A handler returns false to stop; `failure()` then says why.
class JsonBuilder {
 public:
  JsonBuilder(const JsonInput& input, const JsonLimits& limits,
              std::vector<std::string>* duplicates)
      : input_(input), limits_(limits), duplicates_(duplicates) {}

  bool Null() { return Add() != nullptr; }
  bool Bool(bool value) {
    Json* json = Add();
    if (json == nullptr) return false;
    json->kind_ = Json::Kind::kBool;
    json->boolean_ = value;
    return true;
  }
  bool RawNumber(const char*, rapidjson::SizeType, bool) {
    const std::string_view text = input_.number();
    if (text.size() > limits_.max_number_bytes) {
      return Exceeds("one number has more digits", limits_.max_number_bytes, "bytes");
    }
    Json* json = Add();
    if (json == nullptr) return false;
    json->kind_ = Json::Kind::kNumber;
    json->text_ = text;
    return true;
  }
  // Never called: every number comes as text.
  bool Int(int) { return false; }
  bool Uint(unsigned) { return false; }
  bool Int64(std::int64_t) { return false; }
  bool Uint64(std::uint64_t) { return false; }
  bool Double(double) { return false; }

  bool String(const char* bytes, rapidjson::SizeType size, bool) {
    const std::string_view text(bytes, size);
    if (!IsGoodText(text)) return false;
    Json* json = Add();
    if (json == nullptr) return false;
    json->kind_ = Json::Kind::kString;
    json->text_ = text;
    return true;
  }
  bool Key(const char* bytes, rapidjson::SizeType size, bool) {
    const std::string_view text(bytes, size);
    if (!IsGoodText(text)) return false;
    open_.back()->members_.emplace_back(text, Json());
    return true;
  }
  bool StartObject() { return Open(Json::Kind::kObject); }
  bool StartArray() { return Open(Json::Kind::kArray); }
  bool EndObject(rapidjson::SizeType) {
    VoidDuplicates();
    open_.pop_back();
    return true;
  }
  bool EndArray(rapidjson::SizeType) {
    open_.pop_back();
    return true;
  }

  const absl::Status& failure() const { return failure_; }
  Json Release() { return std::move(root_); }

 private:
  bool Exceeds(std::string_view what, std::size_t limit, std::string_view unit) {
    failure_ = absl::ResourceExhaustedError(
        Sentence("input is over a limit: at byte ", input_.Tell(), ": ", what, " than ", limit, " ",
                 unit, " allow; send less, or raise the limit."));
    return false;
  }

  bool IsGoodText(std::string_view text) {
    if (text.size() > limits_.max_string_bytes) {
      return Exceeds("one string or key is longer", limits_.max_string_bytes, "bytes");
    }
    if (HasLoneSurrogate(text)) {
      failure_ = NotJson(input_.Tell(), "A string escapes half of a surrogate pair.");
      return false;
    }
    return true;
  }

  // The slot for the next value; nullptr past the limit.
  Json* Add() {
    if (values_ == limits_.max_values) {
      Exceeds("there are more values", limits_.max_values, "values");
      return nullptr;
    }
    ++values_;
    if (open_.empty()) return &root_;
    Json& parent = *open_.back();
    return parent.is_array() ? &parent.items_.emplace_back() : &parent.members_.back().second;
  }

  // Pointers in `open_` stay good: only the last child of an open value is open, and its parent
  // takes no further child until it is closed.
  bool Open(Json::Kind kind) {
    if (open_.size() == limits_.max_depth) {
      return Exceeds("values are nested deeper", limits_.max_depth, "levels");
    }
    Json* json = Add();
    if (json == nullptr) return false;
    json->kind_ = kind;
    open_.push_back(json);
    return true;
  }

  void VoidDuplicates() {
    std::vector<Json::Member>& members = open_.back()->members_;
    if (members.size() < 2) return;
    std::vector<std::size_t> order(members.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return members[a].first < members[b].first;
    });
    std::vector<bool> drop(members.size(), false);
    bool any = false;
    for (std::size_t i = 1, first = 0; i < order.size(); ++i) {
      if (members[order[i]].first != members[order[first]].first) {
        first = i;
        continue;
      }
      if (i == first + 1) {
        Report(members[order[first]].first);
        members[order[first]].second = Json();
      }
      drop[order[i]] = any = true;
    }
    if (!any) return;
    std::size_t kept = 0;
    for (std::size_t i = 0; i < members.size(); ++i) {
      if (drop[i]) continue;
      if (kept != i) members[kept] = std::move(members[i]);
      ++kept;
    }
    members.resize(kept);
  }

  void Report(std::string_view key) {
    if (duplicates_ == nullptr || duplicates_->size() >= kMaxReportedDuplicates) return;
    std::string path;
    for (std::size_t i = 0; i + 1 < open_.size(); ++i) {
      if (open_[i]->is_array()) {
        path += Sentence("[", open_[i]->items_.size() - 1, "]");
      } else {
        path += Sentence(path.empty() ? "" : ".", NameForPath(open_[i]->members_.back().first));
      }
    }
    path += Sentence(path.empty() ? "" : ".", NameForPath(key));
    duplicates_->push_back(std::move(path));
  }

  const JsonInput& input_;
  const JsonLimits& limits_;
  std::vector<std::string>* duplicates_;
  std::size_t values_ = 0;
  Json root_;
  std::vector<Json*> open_;
  absl::Status failure_;
};

absl::StatusOr<Json> Json::Parse(std::string_view text, const JsonLimits& limits,
                                 std::vector<std::string>* duplicate_keys) {
  if (text.size() > limits.max_bytes) {
    return absl::ResourceExhaustedError(Sentence("input is over a limit: it has ", text.size(),
                                                 " bytes and at most ", limits.max_bytes,
                                                 " are read; send less, or raise the limit."));
  }
  if (text.find_first_not_of(" \t\r\n") == text.npos) {
    return NotJson(0, "The document is empty.");
  }
  if (text.starts_with("\xEF\xBB\xBF")) {
    return NotJson(0, "It begins with a byte-order mark; leave that out.");
  }
  constexpr unsigned kFlags = rapidjson::kParseIterativeFlag |
                              rapidjson::kParseValidateEncodingFlag |
                              rapidjson::kParseNumbersAsStringsFlag;
  JsonInput input(text);
  JsonBuilder builder(input, limits, duplicate_keys);
  rapidjson::Reader reader;
  const rapidjson::ParseResult result = reader.Parse<kFlags>(input, builder);
  if (!builder.failure().ok()) return builder.failure();
  if (result.IsError()) {
    return NotJson(result.Offset(), rapidjson::GetParseError_En(result.Code()));
  }
  // RapidJSON takes a NUL for the end of the input and ignores what follows it.
  if (input.Tell() != text.size()) {
    return NotJson(input.Tell(), "A NUL byte stands after the value.");
  }
  return builder.Release();
}

const Json& Json::operator[](std::string_view key) const {
  static const Json kAbsent;
  for (const Member& member : members_) {
    if (member.first == key) return member.second;
  }
  return kAbsent;
}

bool Json::has(std::string_view key) const {
  return std::any_of(members_.begin(), members_.end(),
                     [key](const Member& member) { return member.first == key; });
}

}  // namespace soleus::fhir
