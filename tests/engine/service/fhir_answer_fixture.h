// A FHIR answer of the small table, read back, and what stands in it.
#pragma once

#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "engine/service/fhir_answer.h"
#include "fhir/json.h"
#include "tests/support/small_table.h"

namespace soleus::test {

class FhirAnswerTest : public testing::Test {
 protected:
  FhirAnswerTest() {
    EXPECT_TRUE(knowledge_.Add(kSmallTable).ok());
    subject_.reference = "Patient/p";
  }

  // The Bundle of an answer given as text proto, of decision 00ff as of 24 November 2026.
  void Write(const std::string& text) {
    v1::EvaluateResponse answer;
    ASSERT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &answer));
    answer.set_decision_id("00ff");
    answer.set_as_of("2026-11-24");
    const auto json = service::WriteFhirAnswer({.answer = answer,
                                                .knowledge = knowledge_,
                                                .patient = patient_,
                                                .subject = subject_,
                                                .as_of = *fhir::ParseTime("2026-11-24")});
    ASSERT_TRUE(json.ok()) << json.status();
    text_ = *json;
    auto read = fhir::Json::Parse(text_, {}, nullptr);
    ASSERT_TRUE(read.ok()) << read.status();
    bundle_ = *std::move(read);
  }

  std::vector<const fhir::Json*> All(std::string_view type) const {
    std::vector<const fhir::Json*> found;
    for (const fhir::Json& entry : bundle_["entry"].items()) {
      if (entry["resource"]["resourceType"].text() == type) found.push_back(&entry["resource"]);
    }
    return found;
  }
  // The only one of its type.
  const fhir::Json& The(std::string_view type) const {
    static const fhir::Json kNone;
    const auto found = All(type);
    EXPECT_EQ(found.size(), 1u) << type;
    return found.size() == 1 ? *found.front() : kNone;
  }
  static const fhir::Json& At(const fhir::Json& list, std::size_t index) {
    static const fhir::Json kNone;
    EXPECT_LT(index, list.items().size());
    return index < list.items().size() ? list.items()[index] : kNone;
  }
  static std::string UrlOf(const fhir::Json& resource) {
    return "urn:uuid:" + std::string(resource["id"].text());
  }
  // All notes, one a line.
  static std::string NotesOf(const fhir::Json& resource) {
    std::string notes;
    for (const fhir::Json& note : resource["note"].items()) {
      notes += std::string(note["text"].text()) + "\n";
    }
    return notes;
  }

  reasoning::Knowledge knowledge_;
  reasoning::Patient patient_;
  fhir::Subject subject_;
  std::string text_;
  fhir::JsonDocument bundle_;
};

}  // namespace soleus::test
