// Past 300 lines, because all that knows how RapidJSON reads stands in this one file.
#include "fhir/json.h"

#include <algorithm>
#include <limits>
#include <numeric>

#include "absl/status/status.h"
#include "fhir/json_input.h"
#include "fhir/json_tree.h"
#include "fhir/limit.h"
#include "fhir/sentence.h"
#include "rapidjson/error/en.h"
#include "rapidjson/reader.h"

// Where RapidJSON lets a stream of its own run over plain text, ours may too.
template <>
template <>
[[gnu::always_inline]] inline void rapidjson::Reader::ScanCopyUnescapedString(
    soleus::fhir::JsonText& from, soleus::fhir::JsonText&) {
  from.KeepPlainText();
}

namespace soleus::fhir {
namespace {

constexpr std::size_t kMaxReportedDuplicates = 1000;
constexpr std::size_t kMaxNameBytes = 64;  // of a key that may stand in a path
// Up to so many keys may be compared each with each: nearly all objects of FHIR have fewer.
constexpr std::size_t kFewKeys = 32;
// Where no more levels are allowed, RapidJSON recurses, in some hundred bytes each: that is faster
// than the stack that it keeps otherwise.
constexpr std::size_t kMaxRecursion = 256;
constexpr std::size_t kUsuallyPending = 64;  // values that wait at the same time

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

// Receives RapidJSON's events. A handler returns false to stop; `FailureAt()` then says why.
//
// A value waits in `pending_` until the object or array that it stands in is closed: then all of
// its siblings are known, and move into the tree as one run.
class JsonBuilder {
 public:
  // `exact` has the numbers' texts; nullptr: RapidJSON has them. `text` is copied.
  JsonBuilder(std::string_view text, const JsonLimits& limits, const JsonInput* exact)
      : limits_(limits),
        tree_(new JsonTree(text, 1 + JsonText::kSlack)),
        may_have_surrogates_(EscapesASurrogate(text)),
        exact_(exact),
        bytes_(text.size()) {
    pending_.reserve(kUsuallyPending);
  }

  char* text_to_decode() { return tree_->text(); }

  bool Null() { return Add() != nullptr; }
  bool Bool(bool value) {
    Json::Value* json = Add();
    if (json == nullptr) return false;
    json->kind = Json::Kind::kBool;
    json->boolean = value;
    return true;
  }
  bool RawNumber(const char* bytes, rapidjson::SizeType size, bool copy) {
    // Of a text that it decodes in place, RapidJSON 1.1 hands over where the number ends.
    const std::string_view text =
        exact_ != nullptr ? exact_->number() : std::string_view(bytes - size, size);
    if (text.size() > limits_.max_number_bytes) {
      return Exceeds("max_number_bytes", "one number has more digits", limits_.max_number_bytes,
                     "bytes");
    }
    return AddText(Json::Kind::kNumber, text, copy);
  }
  // Never called: every number comes as text.
  bool Int(int) { return false; }
  bool Uint(unsigned) { return false; }
  bool Int64(std::int64_t) { return false; }
  bool Uint64(std::uint64_t) { return false; }
  bool Double(double) { return false; }

  bool String(const char* bytes, rapidjson::SizeType size, bool copy) {
    const std::string_view text(bytes, size);
    return IsGoodText(text) && AddText(Json::Kind::kString, text, copy);
  }
  bool Key(const char* bytes, rapidjson::SizeType size, bool copy) {
    const std::string_view text(bytes, size);
    if (!IsGoodText(text)) return false;
    pending_.emplace_back().key = copy ? tree_->arena().Keep(text) : text;
    return true;
  }
  bool StartObject() { return Open(Json::Kind::kObject); }
  bool StartArray() { return Open(Json::Kind::kArray); }
  bool EndObject(rapidjson::SizeType) {
    Json::Names names = NamesOfChildren();
    if (names == 0) names = VoidDuplicates();
    const absl::Span<const Pending> children = Children();
    void* room = tree_->arena().Take(sizeof(Json::Names) + children.size() * sizeof(Json::Member));
    auto* members = reinterpret_cast<Json::Member*>(new (room) Json::Names(names) + 1);
    for (std::size_t i = 0; i < children.size(); ++i) {
      new (members + i) Json::Member{children[i].key, Json(children[i].value)};
    }
    Close(children.size()).members = members;
    return true;
  }
  bool EndArray(rapidjson::SizeType) {
    const absl::Span<const Pending> children = Children();
    Json* items = static_cast<Json*>(tree_->arena().Take(children.size() * sizeof(Json)));
    for (std::size_t i = 0; i < children.size(); ++i) new (items + i) Json(children[i].value);
    Close(children.size()).items = items;
    return true;
  }

  // `end`: the byte at which reading ended. Leaves the builder empty.
  absl::StatusOr<JsonDocument> Finish(const rapidjson::ParseResult& result, std::size_t end,
                                      std::vector<std::string>* duplicates) {
    if (half_surrogate_) {
      return NotJson(result.Offset(), "A string escapes half of a surrogate pair.");
    }
    if (!exceeded_.empty()) {
      return OverLimit(exceeded_limit_, Sentence("at byte ", result.Offset(), ": ", exceeded_,
                                                 " allow; send less, or raise the limit."));
    }
    if (result.IsError()) {
      return NotJson(result.Offset(), rapidjson::GetParseError_En(result.Code()));
    }
    // RapidJSON takes a NUL for the end of the input and ignores what follows it.
    if (end != bytes_) return NotJson(end, "A NUL byte stands after the value.");
    if (duplicates != nullptr) *duplicates = std::move(duplicates_);
    return JsonDocument(pending_.front().value, std::move(tree_));
  }

 private:
  struct Pending {
    std::string_view key;  // in an object
    Json::Value value;
  };
  struct OpenValue {
    std::size_t first_child;  // in `pending_`, where the value itself stands before it
    bool is_array;
  };

  bool Exceeds(std::string_view name, std::string_view what, std::size_t limit,
               std::string_view unit) {
    exceeded_limit_ = name;
    exceeded_ = Sentence(what, " than ", limit, " ", unit);
    return false;
  }

  bool IsGoodText(std::string_view text) {
    if (text.size() > limits_.max_string_bytes) {
      return Exceeds("max_string_bytes", "one string or key is longer", limits_.max_string_bytes,
                     "bytes");
    }
    half_surrogate_ = may_have_surrogates_ && HasLoneSurrogate(text);
    return !half_surrogate_;
  }

  // The slot for the next value; nullptr past the limit. Good until the next value.
  Json::Value* Add() {
    if (values_ == limits_.max_values) {
      Exceeds("max_values", "there are more values", limits_.max_values, "values");
      return nullptr;
    }
    ++values_;
    if (open_.empty() || open_.back().is_array) pending_.emplace_back();
    return &pending_.back().value;
  }

  bool AddText(Json::Kind kind, std::string_view text, bool copy) {
    Json::Value* json = Add();
    if (json == nullptr) return false;
    if (copy) text = tree_->arena().Keep(text);
    json->kind = kind;
    json->text = text.data();
    json->size = static_cast<std::uint32_t>(text.size());
    return true;
  }

  bool Open(Json::Kind kind) {
    if (open_.size() == limits_.max_depth) {
      return Exceeds("max_depth", "values are nested deeper", limits_.max_depth, "levels");
    }
    Json::Value* json = Add();
    if (json == nullptr) return false;
    json->kind = kind;
    open_.push_back({.first_child = pending_.size(), .is_array = kind == Json::Kind::kArray});
    return true;
  }

  absl::Span<Pending> Children() {
    return absl::MakeSpan(pending_).subspan(open_.back().first_child);
  }

  Json::Value& Close(std::size_t size) {
    pending_.resize(open_.back().first_child);
    open_.pop_back();
    Json::Value& value = pending_.back().value;
    value.size = static_cast<std::uint32_t>(size);
    return value;
  }

  // 0: two keys are the same, or there are so many that they must be sorted to tell.
  Json::Names NamesOfChildren() {
    const absl::Span<const Pending> children = Children();
    if (children.size() > kFewKeys) return 0;
    Json::Names names = 0;
    for (std::size_t i = 0; i < children.size(); ++i) {
      const std::string_view key = children[i].key;
      const Json::Names bit = Json::NameBit(key);
      if ((names & bit) != 0) {
        for (std::size_t j = 0; j < i; ++j) {
          if (children[j].key == key) return 0;
        }
      }
      names |= bit;
    }
    return children.empty() ? ~Json::Names{0} : names;
  }

  // Returns the mask of the names that are left.
  Json::Names VoidDuplicates() {
    const absl::Span<Pending> members = Children();
    Json::Names names = 0;
    for (const Pending& member : members) names |= Json::NameBit(member.key);
    std::vector<std::size_t> order(members.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return members[a].key < members[b].key; });
    std::vector<bool> drop(members.size(), false);
    bool any = false;
    for (std::size_t i = 1, first = 0; i < order.size(); ++i) {
      if (members[order[i]].key != members[order[first]].key) {
        first = i;
        continue;
      }
      if (i == first + 1) {
        Report(members[order[first]].key);
        members[order[first]].value = {};
      }
      drop[order[i]] = any = true;
    }
    if (!any) return names;
    std::size_t kept = 0;
    for (std::size_t i = 0; i < members.size(); ++i) {
      if (!drop[i]) members[kept++] = members[i];
    }
    pending_.resize(open_.back().first_child + kept);
    return names;
  }

  // An open value is the last child so far of the one that it stands in.
  void Report(std::string_view key) {
    if (duplicates_.size() >= kMaxReportedDuplicates) return;
    std::string path;
    for (std::size_t i = 0; i + 1 < open_.size(); ++i) {
      const std::size_t child = open_[i + 1].first_child - 1;
      if (open_[i].is_array) {
        path += Sentence("[", child - open_[i].first_child, "]");
      } else {
        path += Sentence(path.empty() ? "" : ".", NameForPath(pending_[child].key));
      }
    }
    path += Sentence(path.empty() ? "" : ".", NameForPath(key));
    duplicates_.push_back(std::move(path));
  }

  const JsonLimits& limits_;
  JsonDocument::OwnedTree tree_;
  const bool may_have_surrogates_;
  const JsonInput* exact_;
  const std::size_t bytes_;  // of the input
  std::vector<std::string> duplicates_;
  std::size_t values_ = 0;
  std::vector<Pending> pending_;
  std::vector<OpenValue> open_;
  std::string_view exceeded_limit_;  // its name in JsonLimits
  std::string exceeded_;             // what is over it
  bool half_surrogate_ = false;
};

absl::StatusOr<JsonDocument> Json::Parse(std::string_view text, const JsonLimits& limits,
                                         std::vector<std::string>* duplicate_keys) {
  const std::size_t max_bytes =
      std::min<std::size_t>(limits.max_bytes, std::numeric_limits<std::uint32_t>::max() - 1);
  if (text.size() > max_bytes) {
    return OverLimit("max_bytes", Sentence("it has ", text.size(), " bytes and at most ", max_bytes,
                                           " are read; send less, or raise the limit."));
  }
  if (text.find_first_not_of(" \t\r\n") == text.npos) {
    return NotJson(0, "The document is empty.");
  }
  if (text.starts_with("\xEF\xBB\xBF")) {
    return NotJson(0, "It begins with a byte-order mark; leave that out.");
  }
  // RapidJSON can do this character by character, which takes as long again as all else it does.
  if (const std::size_t byte = FindInvalidUtf8(text); byte != text.npos) {
    return NotJson(byte, "Invalid encoding in string.");
  }
  constexpr unsigned kFlags = rapidjson::kParseNumbersAsStringsFlag;
  rapidjson::Reader reader;
  {
    JsonBuilder builder(text, limits, nullptr);
    JsonText input(builder.text_to_decode());
    constexpr unsigned kInPlace = kFlags | rapidjson::kParseInsituFlag;
    const auto result =
        limits.max_depth <= kMaxRecursion
            ? reader.Parse<kInPlace>(input, builder)
            : reader.Parse<kInPlace | rapidjson::kParseIterativeFlag>(input, builder);
    if (result.Code() != rapidjson::kParseErrorNumberTooBig) {
      return builder.Finish(result, input.Tell(), duplicate_keys);
    }
  }
  JsonInput input(text);
  JsonBuilder builder(text, limits, &input);
  const auto result = reader.Parse<kFlags | rapidjson::kParseIterativeFlag>(input, builder);
  return builder.Finish(result, input.Tell(), duplicate_keys);
}

void JsonDocument::FreeTree::operator()(JsonTree* tree) const {
  delete tree;
}

const Json Json::kAbsent{};

}  // namespace soleus::fhir
