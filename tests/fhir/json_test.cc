#include "fhir/json.h"

#include <memory>
#include <string>

#include "absl/strings/str_format.h"
#include "fhir/limit.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace soleus::fhir {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

absl::StatusOr<JsonDocument> Parse(std::string_view text, const JsonLimits& limits = {}) {
  return Json::Parse(text, limits, nullptr);
}

absl::StatusCode CodeOf(std::string_view text, const JsonLimits& limits = {}) {
  return Parse(text, limits).status().code();
}

std::string MessageOf(std::string_view text, const JsonLimits& limits = {}) {
  return std::string(Parse(text, limits).status().message());
}

TEST(Json, KeepsNumbersAsWritten) {
  const auto json = Parse(R"({"a": 0.10, "b": -1E+2, "c": 12345678901234567890123})");
  ASSERT_TRUE(json.ok()) << json.status();
  EXPECT_EQ((*json)["a"].text(), "0.10");
  EXPECT_EQ((*json)["b"].text(), "-1E+2");
  EXPECT_EQ((*json)["c"].text(), "12345678901234567890123");
}

TEST(Json, ReadsANumberThatNoDoubleCanHold) {
  const auto json = Parse("[1e99999, -1e99999, 1e-99999]");
  ASSERT_TRUE(json.ok()) << json.status();
  ASSERT_THAT(json->items(), SizeIs(3));
  EXPECT_EQ(json->items()[0].text(), "1e99999");
  EXPECT_EQ(json->items()[1].text(), "-1e99999");
  EXPECT_EQ(json->items()[2].text(), "1e-99999");
}

TEST(Json, AHugeNumberChangesNothingElseOfTheInput) {
  std::vector<std::string> duplicates;
  const auto json =
      Json::Parse(R"({"a\n":"\"x\u00e9","b":{"c":1,"c":2},"d":[0.10,9e999]})", {}, &duplicates);
  ASSERT_TRUE(json.ok()) << json.status();
  EXPECT_EQ((*json)["a\n"].text(), "\"x\xC3\xA9");
  EXPECT_EQ((*json)["d"].items()[0].text(), "0.10");
  EXPECT_EQ((*json)["d"].items()[1].text(), "9e999");
  EXPECT_THAT(duplicates, ElementsAre("b.c"));
  EXPECT_EQ(CodeOf(R"([9e999, "\uDC00"])"), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(CodeOf("[9e999, 1.0.5]"), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(CodeOf("[9e999] x"), absl::StatusCode::kInvalidArgument);
}

TEST(Json, RefusesEveryMalformedNumber) {
  for (const char* text : {"[01]", "[1.0.5]", "[1e5.3]", "[1.]", "[.5]", "[+1]", "[-]", "[1e]",
                           "[1e+]", "[1-2]", "[--1]", "[0x1]", "[1 2]", "[1e5e3]", "1.0.5", "-"}) {
    EXPECT_EQ(CodeOf(text), absl::StatusCode::kInvalidArgument) << text;
  }
}

TEST(Json, DigitsInsideAStringAreNoNumber) {
  const auto json = Parse(R"({"1.0.5": "01 \"02\" \\", "n": 3})");
  ASSERT_TRUE(json.ok()) << json.status();
  EXPECT_EQ((*json)["1.0.5"].text(), "01 \"02\" \\");
  EXPECT_EQ((*json)["n"].text(), "3");
}

TEST(Json, AMemberOfAnythingButAnObjectIsNull) {
  const auto json = Parse(R"({"a": [true, null, "x"]})");
  ASSERT_TRUE(json.ok());
  EXPECT_EQ((*json)["a"]["b"].kind(), Json::Kind::kNull);
  EXPECT_FALSE((*json)["a"].has("b"));
  EXPECT_TRUE((*json)["a"].items()[0].boolean());
  EXPECT_FALSE((*json)["a"].items()[2].boolean());
}

TEST(Json, EmptyInputIsRefusedInPlainWords) {
  EXPECT_THAT(MessageOf(""), HasSubstr("empty"));
  EXPECT_THAT(MessageOf(" \n\t"), HasSubstr("empty"));
}

TEST(Json, ANulDoesNotHideWhatFollows) {
  using std::string_literals::operator""s;
  EXPECT_EQ(CodeOf("{}\0{}"s), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(CodeOf("{}\0"s), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(CodeOf("\0{}"s), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(CodeOf("{\"a\": \"\0\"}"s), absl::StatusCode::kInvalidArgument);
}

TEST(Json, TrailingBytesAreRefused) {
  EXPECT_EQ(CodeOf("{}}"), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(CodeOf("{} {}"), absl::StatusCode::kInvalidArgument);
  EXPECT_TRUE(Parse("{} \r\n").ok());
}

TEST(Json, HalfASurrogatePairIsRefused) {
  EXPECT_EQ(CodeOf(R"(["\uDC00"])"), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(CodeOf(R"({"\uDC00": 1})"), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(CodeOf(R"(["\uD800"])"), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(CodeOf(R"(["\uD800x"])"), absl::StatusCode::kInvalidArgument);
  const auto pair = Parse(R"(["\uD83E\uDDB6"])");  // U+1F9B6, a foot
  ASSERT_TRUE(pair.ok());
  EXPECT_EQ(pair->items()[0].text(), "\xF0\x9F\xA6\xB6");
  // U+D7FF is the last code point before the surrogates; its first byte is ED as well.
  EXPECT_TRUE(Parse(R"(["\uD7FF"])").ok());
}

TEST(Json, InvalidUtf8IsRefused) {
  EXPECT_EQ(CodeOf("[\"\xFF\"]"), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(CodeOf("[\"\xC0\xAF\"]"), absl::StatusCode::kInvalidArgument);      // overlong /
  EXPECT_EQ(CodeOf("[\"\xED\xA0\x80\"]"), absl::StatusCode::kInvalidArgument);  // surrogate
  EXPECT_EQ(CodeOf("[\"\xE2\x82"), absl::StatusCode::kInvalidArgument);         // cut short
}

// The rows of table 3-7 of the Unicode Standard: the first and last sequence of each are
// characters, and what lies just outside is none.
TEST(Json, EveryRowOfWellFormedUtf8IsReadAndNothingOutside) {
  for (const std::string_view good :
       {"\x7F", "\xC2\x80", "\xDF\xBF", "\xE0\xA0\x80", "\xE0\xBF\xBF", "\xE1\x80\x80",
        "\xEC\xBF\xBF", "\xED\x80\x80", "\xED\x9F\xBF", "\xEE\x80\x80", "\xEF\xBF\xBF",
        "\xF0\x90\x80\x80", "\xF0\xBF\xBF\xBF", "\xF1\x80\x80\x80", "\xF3\xBF\xBF\xBF",
        "\xF4\x80\x80\x80", "\xF4\x8F\xBF\xBF"}) {
    const auto json = Parse("[\"" + std::string(good) + "\"]");
    ASSERT_TRUE(json.ok()) << json.status();
    EXPECT_EQ(json->items()[0].text(), good);
  }
  for (const std::string_view bad :
       {"\x80", "\xBF", "\xC1\xBF", "\xC2\x7F", "\xC2\xC0", "\xE0\x9F\xBF", "\xE1\x80\x7F",
        "\xED\xA0\x80", "\xEF\xBF\xC0", "\xF0\x8F\xBF\xBF", "\xF1\x80\x80\x7F", "\xF1\x80",
        "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFF"}) {
    // Wherever it stands among plain text.
    for (std::size_t before = 0; before < 9; ++before) {
      const std::string text = "[\"" + std::string(before, 'x') + std::string(bad) + "\"]";
      EXPECT_EQ(CodeOf(text), absl::StatusCode::kInvalidArgument) << text;
      const std::string at = absl::StrFormat("at byte %d:", before + 2);
      EXPECT_THAT(MessageOf(text), HasSubstr(at));
    }
  }
}

TEST(Json, OwnsItsTextAndMovesWithoutMovingWhatIsInIt) {
  auto text = std::make_unique<std::string>(R"({"key": ["a", "b\t", 1.50, {"c": true}]})");
  auto json = Parse(*text);
  ASSERT_TRUE(json.ok());
  text.reset();
  const Json& inner = (*json)["key"].items()[3];
  const std::string_view number = (*json)["key"].items()[2].text();
  const JsonDocument moved = *std::move(json);
  EXPECT_EQ(&moved["key"].items()[3], &inner);
  EXPECT_TRUE(inner["c"].boolean());
  EXPECT_EQ(number, "1.50");
  EXPECT_EQ(moved["key"].items()[1].text(), "b\t");
}

TEST(Json, AByteOrderMarkIsRefusedByName) {
  EXPECT_THAT(MessageOf("\xEF\xBB\xBF{}"), HasSubstr("byte-order mark"));
}

TEST(Json, ADuplicatedKeyBecomesNullAndIsReported) {
  std::vector<std::string> duplicates;
  const auto json = Json::Parse(
      R"({"entry": [{}, {"status": "final", "id": "x", "status": "cancelled"}]})", {}, &duplicates);
  ASSERT_TRUE(json.ok()) << json.status();
  const Json& entry = (*json)["entry"].items()[1];
  EXPECT_TRUE(entry.has("status"));
  EXPECT_EQ(entry["status"].kind(), Json::Kind::kNull);
  EXPECT_EQ(entry["id"].text(), "x");
  EXPECT_THAT(entry.members(), SizeIs(2));
  EXPECT_THAT(duplicates, ElementsAre("entry[1].status"));
}

TEST(Json, AKeySentThreeTimesIsReportedOnce) {
  std::vector<std::string> duplicates;
  ASSERT_TRUE(Json::Parse(R"({"a":1,"b":2,"a":3,"b":4,"a":5})", {}, &duplicates).ok());
  EXPECT_THAT(duplicates, ElementsAre("a", "b"));
}

TEST(Json, ADuplicateIsFoundAmongFewKeysAndAmongMany) {
  for (const int keys : {1, 2, 12, 29, 30, 31, 40, 100}) {
    std::string text = "{";
    for (int i = 0; i < keys; ++i) text += absl::StrFormat("\"k%d\":[{}],", i);
    std::vector<std::string> duplicates;
    const auto json = Json::Parse(text + "\"last\":[{\"k\":1}],\"k0\":2}", {}, &duplicates);
    ASSERT_TRUE(json.ok()) << json.status();
    EXPECT_THAT(duplicates, ElementsAre("k0")) << keys;
    EXPECT_THAT(json->members(), SizeIs(static_cast<std::size_t>(keys) + 1));
    EXPECT_EQ((*json)["k0"].kind(), Json::Kind::kNull);
    EXPECT_EQ((*json)["last"].items()[0]["k"].text(), "1");
  }
}

TEST(Json, ADuplicatedKeyThatIsNoPlainWordIsNotRepeated) {
  std::vector<std::string> duplicates;
  ASSERT_TRUE(Json::Parse(R"({"John Doe":1,"John Doe":2})", {}, &duplicates).ok());
  EXPECT_THAT(duplicates, ElementsAre("?"));
}

TEST(Json, ErrorsNameTheByteAndRepeatNoText) {
  const std::string message = MessageOf(R"({"name": "John" "Doe"})");
  EXPECT_THAT(message, HasSubstr("byte 16"));  // the quote before Doe
  EXPECT_THAT(message, Not(HasSubstr("John")));
  EXPECT_THAT(message, Not(HasSubstr("Doe")));
}

TEST(Json, EachLimitIsSaidWithItsValue) {
  JsonLimits limits;
  limits.max_depth = 3;
  EXPECT_TRUE(Parse("[[[1]]]", limits).ok());
  EXPECT_EQ(CodeOf("[[[[1]]]]", limits), absl::StatusCode::kResourceExhausted);
  EXPECT_THAT(MessageOf(R"({"a":{"a":{"a":{}}}})", limits), HasSubstr("than 3 "));

  limits = {};
  limits.max_values = 4;
  EXPECT_TRUE(Parse("[1,2,3]", limits).ok());
  EXPECT_THAT(MessageOf("[1,2,3,4]", limits), HasSubstr("than 4 values"));

  limits = {};
  limits.max_bytes = 5;
  EXPECT_TRUE(Parse("[123]", limits).ok());
  EXPECT_EQ(CodeOf("[1234]", limits), absl::StatusCode::kResourceExhausted);

  limits = {};
  limits.max_string_bytes = 3;
  EXPECT_TRUE(Parse(R"({"abc":"abc"})", limits).ok());
  EXPECT_EQ(CodeOf(R"({"abc":"abcd"})", limits), absl::StatusCode::kResourceExhausted);
  EXPECT_EQ(CodeOf(R"({"abcd":"abc"})", limits), absl::StatusCode::kResourceExhausted);

  limits = {};
  limits.max_number_bytes = 4;
  EXPECT_TRUE(Parse("[1.25]", limits).ok());
  EXPECT_EQ(CodeOf("[1.255]", limits), absl::StatusCode::kResourceExhausted);
}

<<<<<<< HEAD
TEST(Json, DepthIsRefusedBeforeTheStackIsFull) {
=======
TEST(Json, ALimitIsKnownByItsNameToWhoeverKnowsWhereItIsSet) {
  EXPECT_EQ(LimitOf(Parse("[[1]]", {.max_depth = 1}).status()), "max_depth");
  EXPECT_EQ(LimitOf(Parse("[1,2]", {.max_values = 2}).status()), "max_values");
  EXPECT_EQ(LimitOf(Parse("[1]", {.max_bytes = 2}).status()), "max_bytes");
  EXPECT_EQ(LimitOf(Parse("[\"ab\"]", {.max_string_bytes = 1}).status()), "max_string_bytes");
  EXPECT_EQ(LimitOf(Parse("[12]", {.max_number_bytes = 1}).status()), "max_number_bytes");
  EXPECT_EQ(LimitOf(Parse("[12").status()), "");
}

TEST(Json, DepthIsRefusedWithoutRecursion) {
>>>>>>> 8ee0b70 (Name the setting that raises a limit wherever one refuses a request)
  EXPECT_EQ(CodeOf(std::string(1'000'000, '[')), absl::StatusCode::kResourceExhausted);
}

// Each level holds the next one; the innermost is empty.
std::string Nested(std::size_t levels) {
  std::string text;
  for (std::size_t i = 1; i < levels; ++i) text += "{\"a\":";
  text += "{}";
  return text + std::string(levels - 1, '}');
}

TEST(Json, ALimitOfDepthThatNoStackWouldBearIsKeptToo) {
  JsonLimits limits;
  for (const std::size_t depth : {255, 256, 257, 200'000}) {
    limits.max_depth = depth;
    const auto json = Parse(Nested(depth), limits);
    ASSERT_TRUE(json.ok()) << json.status();
    std::size_t levels = 1;
    for (const Json* inner = &*json; inner->has("a"); inner = &(*inner)["a"]) ++levels;
    EXPECT_EQ(levels, depth);
    EXPECT_EQ(CodeOf(Nested(depth + 1), limits), absl::StatusCode::kResourceExhausted);
  }
}

TEST(Json, WhateverTheLimitOfDepthTheSameTextIsRefusedAtTheSameByte) {
  JsonLimits deep;
  deep.max_depth = 100'000;
  const auto up_to_the_byte = [](const std::string& message) {
    return message.substr(0, message.find(':', message.find("at byte")));
  };
  for (const std::string_view bad :
       {"{",        "[",         "[1",         "[1,",      "[1,]",      "{\"a\"", "{\"a\":",
        "{\"a\":1", "{\"a\":1,", "{\"a\":1,}", "{a:1}",    "{\"a\" 1}", "[1 2]",  "]",
        "}",        "[}",        "{]",         "tru",      "nul",       "[01]",   "[1.]",
        "[-]",      "\"",        "[\"\\x\"]",  "[\"\n\"]", "1 2",       ","}) {
    EXPECT_EQ(CodeOf(bad), absl::StatusCode::kInvalidArgument) << bad;
    EXPECT_EQ(up_to_the_byte(MessageOf(bad)), up_to_the_byte(MessageOf(bad, deep))) << bad;
  }
}

// Names that share a bit of the mask, as a few of these 500 must, are told apart all the same.
TEST(Json, EachKeyFindsItsOwnValueAndNoOther) {
  std::string text = R"({"":0)";
  for (int i = 0; i < 500; ++i) text += absl::StrFormat(",\"key%d\":{\"n%d\":%d}", i, i, i);
  const auto json = Parse(text + "}");
  ASSERT_TRUE(json.ok()) << json.status();
  EXPECT_EQ((*json)[""].text(), "0");
  for (int i = 0; i < 500; ++i) {
    const Json& inner = (*json)["key" + std::to_string(i)];
    for (int j = 0; j < 500; ++j) {
      const std::string name = "n" + std::to_string(j);
      EXPECT_EQ(inner[name].text(), i == j ? std::to_string(i) : "") << name;
      EXPECT_EQ(inner.has(name), i == j);
    }
    EXPECT_FALSE(inner.has(""));
  }
  EXPECT_FALSE(json->has("key500"));
}

TEST(Json, AnObjectWithoutKeysHasNone) {
  const auto json = Parse(R"({"a":{}})");
  ASSERT_TRUE(json.ok());
  EXPECT_TRUE((*json)["a"].is_object());
  EXPECT_FALSE((*json)["a"].has("a"));
  EXPECT_FALSE((*json)["a"].has(""));
}

TEST(Json, ManyKeysInOneObjectAreReadQuickly) {
  std::string text = "{";
  for (int i = 0; i < 100'000; ++i) text += "\"k" + std::to_string(i) + "\":0,";
  text += "\"k99999\":0}";
  std::vector<std::string> duplicates;
  const auto json = Json::Parse(text, {}, &duplicates);
  ASSERT_TRUE(json.ok()) << json.status();
  EXPECT_THAT(json->members(), SizeIs(100'000));
  EXPECT_THAT(duplicates, ElementsAre("k99999"));
}

TEST(Json, ReportsNoDuplicateWhereThereIsNone) {
  std::vector<std::string> duplicates;
  ASSERT_TRUE(Json::Parse(R"([{"a":1},{"a":1,"b":{"a":1}}])", {}, &duplicates).ok());
  EXPECT_THAT(duplicates, IsEmpty());
}

}  // namespace
}  // namespace soleus::fhir
