#include "engine/catalogue/table_codec.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <concepts>
#include <cstdint>
#include <cstring>
#include <limits>
#include <memory_resource>
#include <span>
#include <string>
#include <tuple>
#include <type_traits>
#include <utility>

#include "absl/status/status.h"

namespace soleus::catalogue {
namespace {

// The last digit is the codec's version: a change of format below raises it.
constexpr std::string_view kOpening("SOLTAB\0\7", 8);

// Array items in one table, in all. Real tables hold a few thousand; checks that are quadratic in
// a list's length still end within a second at this size, and the arrays stay under 70 MB.
constexpr std::size_t kMaxItems = 20'000;

template <typename T, typename Struct>
concept Of = std::same_as<std::remove_const_t<T>, Struct>;

// One list per struct, used to write and to read. The structured binding makes it complete: a field
// that is added to the struct and not listed here does not compile.
#define SOLEUS_FIELDS(Struct, ...)                                             \
  static_assert(sdk::IsStamped(#Struct), "its size belongs into the stamp");   \
  template <Of<sdk::Struct> T>                                                 \
  constexpr auto Fields(T& whole) {                                            \
    auto& [__VA_ARGS__] = whole;                                               \
    return std::tie(__VA_ARGS__);                                              \
  }                                                                            \
  [[maybe_unused]] constexpr std::string_view NameOf(const sdk::Struct&) {     \
    return #Struct;                                                            \
  }                                                                            \
  [[maybe_unused]] constexpr std::string_view FieldNames(const sdk::Struct&) { \
    return #__VA_ARGS__;                                                       \
  }                                                                            \
  static_assert(true, "takes a semicolon")

SOLEUS_FIELDS(FindingId, text);
SOLEUS_FIELDS(ConditionId, text);
SOLEUS_FIELDS(Term, op, arity, number, subject, category);
SOLEUS_FIELDS(Rule, terms);
SOLEUS_FIELDS(Coding, system, code, display);
SOLEUS_FIELDS(Category, code, label, reference);
SOLEUS_FIELDS(ExposureWindow, category, ended_from_days, ended_to_days);
SOLEUS_FIELDS(Ingredient, name, rxnorm, atc);
SOLEUS_FIELDS(Finding, id, label, question, positive_if, kind, method, local_code, unit, molar_mass,
              sided, suspicion_counts, categories, codes, low_codes, high_codes, ingredients,
              exposure, derived, change_of, by_code, ask_if, holds_days, safety_note, provenance,
              sources);
SOLEUS_FIELDS(Interval, low, high);
SOLEUS_FIELDS(Ratio, published, published_interval, use, use_interval);
SOLEUS_FIELDS(Band, low, high, ratio);
SOLEUS_FIELDS(Evidence, finding, present, absent, bands, given_condition, quality, provenance,
              cluster, for_the_record, sources, note);
SOLEUS_FIELDS(Pretest, context, point, range);
SOLEUS_FIELDS(Modifier, id, label, when, action, factor, range, group, cap, of, provenance, sources,
              note);
SOLEUS_FIELDS(Condition, id, name, codes, dangerous, note, pretest, pretest_provenance,
              pretest_basis, pretest_sources, modifiers, evidence);
SOLEUS_FIELDS(Presentation, id, label, complaint, when, defined_by);
SOLEUS_FIELDS(RedFlag, id, name, when, rule_text, urgency, severity, rank, specialty, target,
              within, say, rationale, screen, withholds_tags, withholds_orders, withholds_tests,
              activates, rule_provenance, urgency_provenance, rationale_provenance, sources, note);
SOLEUS_FIELDS(Dose, text, sets, repetitions, hold_seconds, sessions_per_day, days_per_week, weeks,
              pain_limit, provenance, sources);
SOLEUS_FIELDS(Contraindication, when, id, reason);
SOLEUS_FIELDS(Order, id, title, kind, codes, tags, dose, progression, progression_provenance,
              precautions, variants, evidence, evidence_provenance, strength, sources, indication,
              when, selected_by, contraindications, choose_one, re_evaluate);
SOLEUS_FIELDS(Phase, title, goal, entry, orders);
SOLEUS_FIELDS(OrderSet, id, title, for_condition, phases);
SOLEUS_FIELDS(Factor, id, claim, verdict, evidence, certainty, assess, present_if, orders,
              provenance, sources);
SOLEUS_FIELDS(ScoreItem, label, when, points);
SOLEUS_FIELDS(ScoreBand, from, below, meaning);
SOLEUS_FIELDS(Score, id, name, sent_as, items, bands, warning, provenance, sources);
SOLEUS_FIELDS(ChangeThreshold, change, percent, after_weeks, for_condition, provenance, sources,
              note);
SOLEUS_FIELDS(Outcome, id, name, finding, higher_is_better, when, thresholds, normal, use,
              provenance, sources);
SOLEUS_FIELDS(FollowUp, id, when, applies, what, if_holds, provenance, sources);
SOLEUS_FIELDS(Source, key, citation, identifier, what_was_seen, provenance);
SOLEUS_FIELDS(SourceAttributes, bibliographic_citation, developer, funding, released_and_revised,
              use_of_race, use_of_ethnicity, use_of_language, use_of_sexual_orientation,
              use_of_gender_identity, use_of_sex, use_of_date_of_birth, use_of_social_determinants,
              use_of_health_status_assessment);
SOLEUS_FIELDS(About, id, version, title, for_whom, not_for, status, reviewer, reviewed_on,
              review_by, attributes);
SOLEUS_FIELDS(CaseFact, finding, given, category, number);
SOLEUS_FIELDS(DatedNumber, number, days_ago);
SOLEUS_FIELDS(CaseCourse, finding, values);
SOLEUS_FIELDS(Case, id, title, age_years, facts, first, flags_fired, offered, withheld, courses,
              worked_out, follow_ups);
SOLEUS_FIELDS(Code, what, reads, reads_course, sets, provenance, sources);
SOLEUS_FIELDS(Plugin, about, sources, vocabulary, presentations, conditions, red_flags, orders,
              order_sets, factors, scores, outcomes, follow_ups, cases, code);
#undef SOLEUS_FIELDS

// The last enumerator of each enum: values run from 0 to it without a gap.
template <typename Enum>
constexpr Enum kLast = [] { static_assert(sizeof(Enum) == 0, "name the last enumerator here"); }();
template <>
constexpr sdk::Op kLast<sdk::Op> = sdk::Op::kCount;
template <>
constexpr sdk::Provenance kLast<sdk::Provenance> = sdk::Provenance::kEstimate;
template <>
constexpr sdk::Quality kLast<sdk::Quality> = sdk::Quality::kD;
template <>
constexpr sdk::ValueKind kLast<sdk::ValueKind> = sdk::ValueKind::kQuantity;
template <>
constexpr sdk::Method kLast<sdk::Method> = sdk::Method::kImaging;
template <>
constexpr sdk::ModifierAction kLast<sdk::ModifierAction> = sdk::ModifierAction::kZero;
template <>
constexpr sdk::Urgency kLast<sdk::Urgency> = sdk::Urgency::kEmergency;
template <>
constexpr sdk::Specialty kLast<sdk::Specialty> = sdk::Specialty::kSpine;
template <>
constexpr sdk::Severity kLast<sdk::Severity> = sdk::Severity::kModifier;
template <>
constexpr sdk::OrderKind kLast<sdk::OrderKind> = sdk::OrderKind::kAvoid;
template <>
constexpr sdk::Status kLast<sdk::Status> = sdk::Status::kRetired;
template <>
constexpr sdk::Given kLast<sdk::Given> = sdk::Given::kQuantity;

template <typename T>
struct FewTraits : std::false_type {};
template <typename T, std::size_t kN>
struct FewTraits<sdk::Few<T, kN>> : std::true_type {
  static constexpr std::size_t kCapacity = kN;
};

template <typename T>
struct SpanTraits : std::false_type {};
template <typename T>
struct SpanTraits<std::span<const T>> : std::true_type {
  using Item = T;
};

// Writes what stands in memory, sound or not; whether it is sound is the reader's to say.
class Writer {
 public:
  template <typename T>
  void Write(const T& value) {
    if (too_large_) return;
    if constexpr (std::is_same_v<T, std::string_view>) {
      if (value.size() > kMaxTableBytes - std::min(out_.size(), kMaxTableBytes)) {
        too_large_ = true;
        return;
      }
      Number<std::uint32_t>(value.size());
      out_.append(value);
    } else if constexpr (std::is_same_v<T, double>) {
      Number<std::uint64_t>(std::bit_cast<std::uint64_t>(value));
    } else if constexpr (std::is_same_v<T, int>) {
      Number<std::uint32_t>(static_cast<std::uint32_t>(value));
    } else if constexpr (sizeof(T) == 1) {  // bool, uint8_t and every enum
      out_.append(reinterpret_cast<const char*>(&value), 1);
    } else if constexpr (FewTraits<T>::value) {
      Number<std::uint32_t>(std::min<std::size_t>(value.count, kNoCount));
      for (std::size_t i = 0; i < std::min(value.count, FewTraits<T>::kCapacity); ++i) {
        Write(value.items[i]);
      }
    } else if constexpr (SpanTraits<T>::value) {
      Number<std::uint32_t>(std::min<std::size_t>(value.size(), kNoCount));
      for (const auto& item : value) {
        if (too_large_) return;
        Write(item);
      }
    } else {
      std::apply([this](const auto&... fields) { (Write(fields), ...); }, Fields(value));
    }
    too_large_ = too_large_ || out_.size() > kMaxTableBytes;
  }

  void Opening() { out_.append(kOpening); }
  std::string Take() && { return too_large_ ? std::string() : std::move(out_); }

 private:
  static constexpr std::size_t kNoCount = std::numeric_limits<std::uint32_t>::max();

  template <typename Unsigned>
  void Number(std::uint64_t value) {
    for (std::size_t i = 0; i < sizeof(Unsigned); ++i) {
      out_.push_back(static_cast<char>(value >> (8 * i)));
    }
  }

  std::string out_;
  bool too_large_ = false;
};

// Table texts end up in Protocol Buffers strings, which must be UTF-8. Shortest forms only, no
// surrogates (RFC 3629, section 4).
bool IsUtf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const std::size_t length = lead < 0x80   ? 1
                               : lead < 0xC2 ? 0
                               : lead < 0xE0 ? 2
                               : lead < 0xF0 ? 3
                               : lead < 0xF5 ? 4
                                             : 0;
    if (length == 0 || length > text.size() - i) return false;
    for (std::size_t k = 1; k < length; ++k) {
      const auto next = static_cast<unsigned char>(text[i + k]);
      unsigned char low = 0x80;
      unsigned char high = 0xBF;
      if (k == 1 && lead == 0xE0) low = 0xA0;
      if (k == 1 && lead == 0xED) high = 0x9F;
      if (k == 1 && lead == 0xF0) low = 0x90;
      if (k == 1 && lead == 0xF4) high = 0x8F;
      if (next < low || next > high) return false;
    }
    i += length;
  }
  return true;
}

class Reader {
 public:
  Reader(std::string_view bytes, std::pmr::memory_resource& arrays)
      : bytes_(bytes), arrays_(&arrays) {}

  absl::Status ReadAll(sdk::Plugin& table) {
    if (bytes_.substr(0, kOpening.size()) != kOpening) {
      Fail("this is not a table of this version of the codec");
    } else {
      at_ = kOpening.size();
      if (Read(table) && at_ != bytes_.size()) {
        Fail(std::to_string(bytes_.size() - at_) + " bytes follow the end of the table");
      }
    }
    if (what_.empty()) return absl::OkStatus();
    return absl::DataLossError(where_ + "byte " + std::to_string(at_) + ": " + what_);
  }

 private:
  template <typename T>
  bool Read(T& value) {
    if constexpr (std::is_same_v<T, std::string_view>) {
      return ReadText(value);
    } else if constexpr (std::is_same_v<T, double>) {
      std::uint64_t raw = 0;
      if (!Number(raw)) return false;
      value = std::bit_cast<double>(raw);
      // Comparisons with NaN are all false, so every later range check would let it through.
      return !std::isnan(value) || Fail("not a number");
    } else if constexpr (std::is_same_v<T, int>) {
      std::uint32_t raw = 0;
      if (!Number(raw)) return false;
      value = static_cast<int>(raw);
      return true;
    } else if constexpr (sizeof(T) == 1) {
      std::uint8_t raw = 0;
      if (!Number(raw)) return false;
      if constexpr (std::is_enum_v<T>) {
        if (raw > static_cast<std::uint8_t>(kLast<T>)) {
          return Fail("value " + std::to_string(raw) + " is none of the enum's");
        }
      } else if constexpr (std::is_same_v<T, bool>) {
        if (raw > 1) return Fail("value " + std::to_string(raw) + " is neither yes nor no");
      }
      value = static_cast<T>(raw);
      return true;
    } else if constexpr (FewTraits<T>::value) {
      std::uint32_t count = 0;
      if (!Number(count)) return false;
      if (count > FewTraits<T>::kCapacity) {
        return Fail("a list of " + std::to_string(count) + " where at most " +
                    std::to_string(FewTraits<T>::kCapacity) + " fit");
      }
      value.count = count;
      return ReadEach(std::span(value.items).first(count));
    } else if constexpr (SpanTraits<T>::value) {
      return ReadArray(value);
    } else {
      std::size_t field = 0;
      return std::apply(
          [&](auto&... fields) {
            return ((Read(fields) ? (++field, true) : Locate(value, field)) && ...);
          },
          Fields(value));
    }
  }

  bool ReadText(std::string_view& text) {
    std::uint32_t length = 0;
    if (!Number(length)) return false;
    if (length > bytes_.size() - at_) {
      return Fail("the bytes end inside a text of " + std::to_string(length));
    }
    text = bytes_.substr(at_, length);
    if (!IsUtf8(text)) return Fail("a text is not UTF-8");
    at_ += length;
    return true;
  }

  template <typename T>
  bool ReadArray(std::span<const T>& list) {
    static_assert(std::is_trivially_destructible_v<T>, "the arena frees without destroying");
    std::uint32_t count = 0;
    if (!Number(count)) return false;
    // An item takes at least a byte, so a count past the end is refused before it costs memory.
    if (count > bytes_.size() - at_) {
      return Fail("the bytes end inside a list of " + std::to_string(count));
    }
    if (count > items_left_) {
      return Fail("its lists hold more than " + std::to_string(kMaxItems) + " items in all");
    }
    items_left_ -= count;
    if (count == 0) return true;
    T* items = std::pmr::polymorphic_allocator<>(arrays_).allocate_object<T>(count);
    std::uninitialized_value_construct_n(items, count);
    list = {items, count};
    return ReadEach(std::span(items, count));
  }

  template <typename T>
  bool ReadEach(std::span<T> items) {
    for (T& item : items) {
      if (!Read(item)) return false;
    }
    return true;
  }

  template <typename Unsigned>
  bool Number(Unsigned& value) {
    if (bytes_.size() - at_ < sizeof(Unsigned)) return Fail("the bytes end here");
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < sizeof(Unsigned); ++i) {
      sum |= std::uint64_t{static_cast<unsigned char>(bytes_[at_ + i])} << (8 * i);
    }
    at_ += sizeof(Unsigned);
    value = static_cast<Unsigned>(sum);
    return true;
  }

  bool Fail(std::string what) {
    what_ = std::move(what);
    return false;
  }

  // Called from the innermost struct outwards; the innermost is the one worth naming.
  template <typename T>
  bool Locate(const T& whole, std::size_t field) {
    if (!where_.empty()) return false;
    std::string_view names = FieldNames(whole);  // "low, high, ratio"
    while (field-- > 0) names.remove_prefix(names.find(',') + 2);
    where_.append(NameOf(whole)).append(".").append(names.substr(0, names.find(',')));
    where_ += ", ";
    return false;
  }

  std::string_view bytes_;
  std::pmr::memory_resource* arrays_;
  std::size_t at_ = 0;
  std::size_t items_left_ = kMaxItems;
  std::string what_;
  std::string where_;
};

}  // namespace

std::string EncodeTable(const sdk::Plugin& table) {
  Writer writer;
  writer.Opening();
  writer.Write(table);
  return std::move(writer).Take();
}

struct LoadedTable::Arrays {
  std::pmr::monotonic_buffer_resource memory;
};

LoadedTable::LoadedTable() : arrays_(std::make_unique<Arrays>()) {}
LoadedTable::~LoadedTable() = default;

absl::StatusOr<std::unique_ptr<LoadedTable>> LoadedTable::Decode(std::string bytes) {
  std::unique_ptr<LoadedTable> loaded(new LoadedTable);
  loaded->bytes_ = std::move(bytes);
  if (loaded->bytes_.size() > kMaxTableBytes) {
    return absl::DataLossError("the table is over " + std::to_string(kMaxTableBytes) +
                               " bytes long");
  }
  Reader reader(loaded->bytes_, loaded->arrays_->memory);
  if (absl::Status status = reader.ReadAll(loaded->table_); !status.ok()) return status;
  return loaded;
}

}  // namespace soleus::catalogue
