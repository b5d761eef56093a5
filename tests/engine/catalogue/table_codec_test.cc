#include "engine/catalogue/table_codec.h"

#include <any>
#include <deque>
#include <limits>
#include <memory>
#include <random>
#include <span>
#include <string>
#include <tuple>
#include <type_traits>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/engine/catalogue/every_field.h"

#define TINY_ID "tiny"
#include "tests/engine/catalogue/plugins/tiny.h"

namespace soleus::catalogue {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::StartsWith;

template <typename T>
constexpr bool kIsFew = false;
template <typename T, std::size_t kN>
constexpr bool kIsFew<sdk::Few<T, kN>> = true;
template <typename T>
constexpr bool kIsSpan = false;
template <typename T>
constexpr bool kIsSpan<std::span<const T>> = true;

// Gives every field of a table a value that no other field has, as far as its type allows: lists
// get two items each, and no field keeps its default.
class Filler {
 public:
  template <typename T>
  void Fill(T& value) {
    ++count_;
    if constexpr (std::is_same_v<T, std::string_view>) {
      texts_.push_back("text \xc3\xa9 " + std::to_string(count_));
      value = texts_.back();
    } else if constexpr (std::is_same_v<T, bool>) {
      value = true;
    } else if constexpr (std::is_enum_v<T>) {
      value = value == static_cast<T>(1) ? T{} : static_cast<T>(1);
    } else if constexpr (std::is_same_v<T, std::uint8_t>) {
      value = static_cast<std::uint8_t>(count_ % 200 + 1);
    } else if constexpr (std::is_arithmetic_v<T>) {
      value = -static_cast<T>(count_) - static_cast<T>(0.1);
    } else if constexpr (kIsFew<T>) {
      value.count = 2;
      Fill(value.items[0]);
      Fill(value.items[1]);
    } else if constexpr (kIsSpan<T>) {
      using Item = typename T::value_type;
      auto items = std::make_shared<std::vector<Item>>(2);
      arrays_.emplace_back(items);
      for (Item& item : *items) Fill(item);
      value = *items;
    } else {
      std::apply([this](auto&... fields) { (Fill(fields), ...); }, EveryField(value));
    }
  }

 private:
  long count_ = 0;
  std::deque<std::string> texts_;
  std::vector<std::any> arrays_;
};

template <typename T>
bool Same(const T& a, const T& b) {
  if constexpr (std::is_same_v<T, std::string_view> || std::is_arithmetic_v<T> ||
                std::is_enum_v<T>) {
    return a == b;
  } else if constexpr (kIsFew<T> || kIsSpan<T>) {
    bool same = a.size() == b.size();
    for (std::size_t i = 0; same && i < a.size(); ++i) same = Same(a[i], b[i]);
    return same;
  } else {
    return std::apply(
        [&](const auto&... of_a) {
          return std::apply([&](const auto&... of_b) { return (Same(of_a, of_b) && ...); },
                            EveryField(b));
        },
        EveryField(a));
  }
}

// A rule's terms are 2 of 32 slots, and so on: the table is large in memory and small in bytes.
struct Full {
  Full() { filler.Fill(table); }
  Filler filler;
  sdk::Plugin table;
};

std::string ErrorOf(const std::string& bytes) {
  const auto loaded = LoadedTable::Decode(bytes);
  return loaded.ok() ? "accepted" : std::string(loaded.status().message());
}

TEST(TableCodec, EveryFieldOfEveryStructArrives) {
  const Full full;
  const auto loaded = LoadedTable::Decode(EncodeTable(full.table));
  ASSERT_TRUE(loaded.ok()) << loaded.status().message();
  EXPECT_TRUE(Same(full.table, (*loaded)->table()));
  EXPECT_FALSE(Same(full.table, tiny::kTable)) << "Same can tell two tables apart";
}

TEST(TableCodec, WhatIsAcceptedEncodesToTheSameBytes) {
  const Full full;
  const std::string bytes = EncodeTable(full.table);
  const auto loaded = LoadedTable::Decode(bytes);
  ASSERT_TRUE(loaded.ok());
  EXPECT_EQ(EncodeTable((*loaded)->table()), bytes);
  EXPECT_EQ((*loaded)->bytes(), bytes);
}

TEST(TableCodec, TheDecodedTableOutlivesWhatItCameFrom) {
  auto full = std::make_unique<Full>();
  auto bytes = std::make_unique<std::string>(EncodeTable(full->table));
  const auto loaded = LoadedTable::Decode(*bytes);
  full.reset();
  bytes.reset();
  ASSERT_TRUE(loaded.ok());
  EXPECT_TRUE(Same((*loaded)->table(), Full().table));
}

// The last value of each enum, by name: an enum that grows at its end must grow in the codec too.
TEST(TableCodec, TheLastValueOfEveryEnumIsAccepted) {
  Full full;
  sdk::Plugin& table = full.table;
  table.about.status = sdk::Status::kRetired;
  sdk::Finding finding{.kind = sdk::ValueKind::kQuantity,
                       .method = sdk::Method::kImaging,
                       .provenance = sdk::Provenance::kEstimate};
  finding.derived.terms.Add({.op = sdk::Op::kCount});
  const sdk::Evidence row{.quality = sdk::Quality::kD};
  const sdk::Modifier modifier{.action = sdk::ModifierAction::kZero};
  const sdk::Condition condition{.modifiers = {&modifier, 1}, .evidence = {&row, 1}};
  const sdk::RedFlag flag{.urgency = sdk::Urgency::kEmergency,
                          .severity = sdk::Severity::kModifier,
                          .specialty = sdk::Specialty::kSpine};
  const sdk::Order order{.kind = sdk::OrderKind::kAvoid};
  const sdk::CaseFact fact{.given = sdk::Given::kQuantity};
  const sdk::Case worked{.facts = {&fact, 1}};
  table.vocabulary = {&finding, 1};
  table.conditions = {&condition, 1};
  table.red_flags = {&flag, 1};
  table.orders = {&order, 1};
  table.cases = {&worked, 1};
  const auto loaded = LoadedTable::Decode(EncodeTable(table));
  ASSERT_TRUE(loaded.ok()) << loaded.status().message();
  EXPECT_TRUE(Same(table, (*loaded)->table()));
}

TEST(TableCodec, EveryTruncationIsRefused) {
  const std::string bytes = EncodeTable(tiny::kTable);
  for (std::size_t kept = 0; kept < bytes.size(); ++kept) {
    EXPECT_NE(ErrorOf(bytes.substr(0, kept)), "accepted") << kept;
  }
}

TEST(TableCodec, BytesAfterTheEndAreRefused) {
  EXPECT_THAT(ErrorOf(EncodeTable(tiny::kTable) + "x"), HasSubstr("1 bytes follow the end"));
}

TEST(TableCodec, BytesOfAnotherVersionAreRefused) {
  std::string bytes = EncodeTable(tiny::kTable);
  ++bytes[7];
  EXPECT_THAT(ErrorOf(bytes), HasSubstr("not a table of this version"));
}

// Whatever the bytes, the reader neither crashes nor reads astray (the sanitizers watch), and what
// it accepts it can write again. Seeded, so that a failure repeats.
TEST(TableCodec, AMutatedTableIsRefusedOrReadAsItStands) {
  std::mt19937 random(20261124);  // NOLINT: the same mutations on every run
  const std::string sound[] = {EncodeTable(tiny::kTable), EncodeTable(Full().table)};
  int accepted = 0;
  constexpr int kRounds = 2000;
  for (int round = 0; round < kRounds; ++round) {
    std::string bytes = sound[round % 2];
    const unsigned changes = 1 + random() % 4;
    for (unsigned i = 0; i < changes; ++i) {
      const std::size_t at = random() % bytes.size();
      switch (random() % 4) {
        case 0: bytes[at] = static_cast<char>(random()); break;
        case 1: bytes[at] = '\xff'; break;
        case 2: bytes.erase(at, 1 + random() % 8); break;
        default: bytes.insert(at, 1 + random() % 8, static_cast<char>(random())); break;
      }
    }
    const auto loaded = LoadedTable::Decode(bytes);
    if (!loaded.ok()) {
      EXPECT_EQ(loaded.status().code(), absl::StatusCode::kDataLoss);
      continue;
    }
    ++accepted;
    EXPECT_EQ(EncodeTable((*loaded)->table()), bytes);
    EXPECT_LE(sdk::FirstDefect((*loaded)->table()).view().size(), 255U);
  }
  // A changed letter inside a text is a sound table; if none came through, none was tried.
  EXPECT_GT(accepted, 0);
  EXPECT_LT(accepted, kRounds / 2);
}

TEST(TableCodec, AListOverItsCapacityIsRefusedAndNamed) {
  sdk::Case worked = tiny::kCases[0];
  worked.offered.count = 9;  // Few<OrderId, 8>
  sdk::Plugin table = tiny::kTable;
  table.cases = {&worked, 1};
  EXPECT_THAT(ErrorOf(EncodeTable(table)), AllOf(StartsWith("Case.offered, byte "),
                                                 HasSubstr("a list of 9 where at most 8 fit")));
}

TEST(TableCodec, AnEnumOutOfRangeIsRefusedAndNamed) {
  sdk::Plugin table = tiny::kTable;
  table.about.status = static_cast<sdk::Status>(3);  // kRetired is 2
  EXPECT_THAT(ErrorOf(EncodeTable(table)), StartsWith("About.status, byte "));
}

TEST(TableCodec, NotANumberIsRefusedAndAnOpenBandIsNot) {
  sdk::Band band{.low = 5, .high = std::numeric_limits<double>::infinity()};
  const sdk::Evidence row{.bands = {&band, 1}};
  const sdk::Condition condition{.evidence = {&row, 1}};
  sdk::Plugin table = tiny::kTable;
  table.conditions = {&condition, 1};
  EXPECT_EQ(ErrorOf(EncodeTable(table)), "accepted");
  band.high = std::numeric_limits<double>::quiet_NaN();
  EXPECT_THAT(ErrorOf(EncodeTable(table)),
              AllOf(StartsWith("Band.high, byte "), HasSubstr("not a number")));
}

TEST(TableCodec, OnlyUtf8IsText) {
  const auto error_with_title = [](std::string_view title) {
    sdk::Plugin table = tiny::kTable;
    table.about.title = title;
    return ErrorOf(EncodeTable(table));
  };
  // U+00E9, U+2265, U+1F9B5, and the last code point.
  for (std::string_view good :
       {"\xc3\xa9", "\xe2\x89\xa5", "\xf0\x9f\xa6\xb5", "\xf4\x8f\xbf\xbf"}) {
    EXPECT_EQ(error_with_title(good), "accepted") << good;
  }
  // A lone continuation, a cut sequence, an overlong "/", a surrogate, past the last code point.
  for (std::string_view bad : {"\x80", "\xe2\x89", "\xc0\xaf", "\xe0\x80\xaf", "\xed\xa0\x80",
                               "\xf4\x90\x80\x80", "\xff"}) {
    EXPECT_THAT(error_with_title(bad), StartsWith("About.title, byte "));
  }
}

// 20 000 items in all. tiny brings 10: 2 findings, 1 presentation, 1 condition with 1 pretest and
// 1 row, 1 flag, 1 case with 2 facts. So 19 990 sources still fit.
TEST(TableCodec, MoreItemsThanTheLimitAreRefused) {
  std::vector<sdk::Source> sources(19'990);
  sdk::Plugin table = tiny::kTable;
  table.sources = sources;
  EXPECT_EQ(ErrorOf(EncodeTable(table)), "accepted");
  sources.resize(19'991);
  table.sources = sources;
  EXPECT_THAT(ErrorOf(EncodeTable(table)), HasSubstr("more than 20000 items"));
}

TEST(TableCodec, ACountPastTheEndCostsNoMemory) {
  std::string bytes = EncodeTable(sdk::Plugin{});
  // Four bytes count the cases; the code's five lists and its provenance follow them.
  bytes.replace(bytes.size() - 25, 4, "\xff\xff\xff\x7f");
  EXPECT_THAT(ErrorOf(bytes), HasSubstr("the bytes end inside a list of 2147483647"));
}

TEST(TableCodec, ATableOverTheLimitEncodesToNothing) {
  const std::string title(kMaxTableBytes, 'x');
  sdk::Plugin table = tiny::kTable;
  table.about.title = title;
  EXPECT_EQ(EncodeTable(table), "");
  EXPECT_THAT(ErrorOf(std::string(kMaxTableBytes + 1, 'x')), HasSubstr("bytes long"));
}

}  // namespace
}  // namespace soleus::catalogue
