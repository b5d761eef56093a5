#include "fhir/write.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string>

#include "fhir/json.h"

namespace soleus::fhir {
namespace {

TEST(JsonWriter, WritesWhatItIsToldInThatOrder) {
  const auto json = WriteJson([](JsonWriter& w) {
    w.Text("b", "x");
    w.Bool("a", true);
    w.Array("list", [&] {
      w.Item([&] { w.Number("n", 2.5); });
      w.Item([] {});
    });
    w.Integer("count", -3);
    w.Array("words", [&] {
      w.TextItem("one \"two\"");
      w.TextItem({});
    });
    w.Object("o", [&] { w.Text("empty", {}); });
  });
  ASSERT_TRUE(json.ok()) << json.status();
  EXPECT_EQ(*json, R"({"b":"x","a":true,"list":[{"n":2.5},{}],)"
                   R"("count":-3,"words":["one \"two\"",""],"o":{"empty":""}})");
}

TEST(JsonWriter, WhatItWritesReadsBackTheSame) {
  const std::string odd = "quote \" backslash \\ line\nend \x01 \xC3\xA9 </script>";
  const auto json = WriteJson([&](JsonWriter& w) {
    w.Text("text", odd);
    w.Number("number", 0.1);
  });
  ASSERT_TRUE(json.ok());
  const auto read = Json::Parse(*json, {}, nullptr);
  ASSERT_TRUE(read.ok()) << *json;
  EXPECT_EQ((*read)["text"].text(), odd);
  EXPECT_EQ((*read)["number"].text(), "0.1");
}

std::string FailureOf(void (*fill)(JsonWriter&)) {
  return std::string(WriteJson(fill).status().message());
}

TEST(JsonWriter, SaysAtWhichKeyItCannotWrite) {
  EXPECT_EQ(FailureOf([](JsonWriter& w) { w.Text("name", "\xFF"); }),
            "JSON writer: at key \"name\": the text is not UTF-8; correct the text.");
  EXPECT_EQ(FailureOf([](JsonWriter& w) { w.Number("dose", NAN); }),
            "JSON writer: at key \"dose\": the number is not finite; JSON has none such.");
  EXPECT_EQ(FailureOf([](JsonWriter& w) { w.Text("\xFF", "x"); }),
            "JSON writer: at key \"\": the next key is not UTF-8; correct the text.");
  EXPECT_EQ(FailureOf([](JsonWriter& w) { w.Array("words", [&] { w.TextItem("\xFF"); }); }),
            "JSON writer: at key \"words\": a text in the list is not UTF-8; correct the text.");
}

TEST(JsonWriter, RefusesAKeyInAnArrayAndAnItemInAnObject) {
  EXPECT_NE(FailureOf([](JsonWriter& w) {
              w.Array("list", [&] { w.Bool("key", true); });
            }).find("stands in an array"),
            std::string::npos);
  EXPECT_NE(FailureOf([](JsonWriter& w) { w.TextItem("x"); }).find("stands in an object"),
            std::string::npos);
  EXPECT_NE(FailureOf([](JsonWriter& w) { w.Item([] {}); }).find("stands in an object"),
            std::string::npos);
}

TEST(JsonWriter, StaysRefusedAfterTheFirstFailure) {
  EXPECT_NE(FailureOf([](JsonWriter& w) {
              w.Number("first", INFINITY);
              w.Object("second", [&] { w.Text("third", "\xFF"); });
            }).find("\"first\""),
            std::string::npos);
}

}  // namespace
}  // namespace soleus::fhir
