// Damages a good record in thousands of ways, the same ones every time: whatever comes in, reading
// it ends in a record or a sentence. The sanitizers watch.
#include <random>

#include "tests/fhir/record_reading.h"

namespace soleus::fhir {
namespace {

// Touches every reader: all types, references, contained resources, nesting, numbers, dates.
constexpr std::string_view kGood = R"({"resourceType":"Bundle","type":"collection","entry":[
{"fullUrl":"urn:uuid:p","resource":{"resourceType":"Patient","id":"p","gender":"male",
 "birthDate":"1980-02",
 "active":true,"identifier":[{"system":"urn:mrn","value":"1"}]}},
{"resource":{"resourceType":"Condition","id":"c","subject":{"reference":"urn:uuid:p"},
 "clinicalStatus":
 {"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-clinical","code":"active"}]},
 "code":{"coding":[{"system":"http://hl7.org/fhir/sid/icd-10-cm","code":"M7661"}],
 "text":"h\u00e9el"},
 "bodySite":[{"text":"right heel"}],"onsetPeriod":{"start":"2026-01-02","end":"2026-02"}}},
{"resource":{"resourceType":"Observation","id":"o","status":"final",
 "subject":{"reference":"Patient/p"},
 "code":{"text":"pain"},"effectiveDateTime":"2026-03-01T09:30:00.5+01:00","interpretation":
 [{"coding":[{"code":"POS"}]}],"component":[{"code":{"text":"now"},"valueQuantity":{"value":-0.10e1,
 "unit":"min","comparator":"<"}},{"code":{"text":"x"},"valueInteger":7}]}},
{"resource":{"resourceType":"QuestionnaireResponse","status":"completed","authored":"2026-03-02",
 "item":
 [{"linkId":"g","item":[{"linkId":"a","answer":[{"valueBoolean":true,"item":[{"linkId":"b","answer":
 [{"valueDate":"2026"},{"valueString":"\ud83e\uddb6"}]}]}]}]}]}},
{"resource":{"resourceType":"MedicationRequest","status":"active","intent":"order","contained":
 [{"resourceType":"Medication","id":"m","code":{"text":"cipro"}}],
 "medicationReference":{"reference":"#m"},
 "dosageInstruction":[{"route":{"text":"oral"},"timing":{"repeat":{"boundsDuration":{"value":7,
 "unit":"d"}}}}],
 "authoredOn":"2026-03-01"}},
{"resource":{"resourceType":"MedicationStatement","status":"stopped","medicationCodeableConcept":
 {"text":"prednisolone"},"effectivePeriod":{"start":"2025"}}},
{"resource":{"resourceType":"Encounter","status":"finished","reasonCode":[{"text":"heel"}]}},
{"resource":{"resourceType":"Procedure","id":"q","status":"completed","code":{"text":"graft"},
 "bodySite":[{"text":"(L) heel","extension":
 [{"url":"http://hl7.org/fhir/StructureDefinition/bodySite","valueReference":
 {"reference":"BodyStructure/b"}}]}],"performedPeriod":{"start":"2026-01"}}},
{"resource":{"resourceType":"BodyStructure","id":"b","locationQualifier":[{"text":"left"}]}},
{"resource":{"resourceType":"MedicationDispense","status":"completed","whenHandedOver":"2026-03-01",
 "daysSupply":{"value":7,"unit":"d"},"medicationCodeableConcept":{"text":"cipro"}}},
{"resource":{"resourceType":"MedicationAdministration","status":"completed","dosage":
 {"route":{"text":"oral"}},"effectiveDateTime":"2026-03-01",
 "medicationCodeableConcept":{"text":"cipro"}}},
{"resource":{"resourceType":"Observation","id":"n","status":"corrected","issued":
 "2026-03-01T09:30:00Z","code":{"text":"left"},"identifier":[{"system":"urn:a","value":"1"}],
 "effectiveTiming":{"event":["2026-03-01","2026-03-02"]},"extension":
 [{"url":"http://hl7.org/fhir/StructureDefinition/observation-replaces","valueReference":
 {"reference":"Observation/o"}}],"valueBoolean":true}}]})";

std::string Mutated(std::mt19937& random) {
  std::string text(kGood);
  const auto below = [&random](std::size_t bound) {
    return static_cast<std::size_t>(random()) % bound;
  };
  const std::size_t steps = 1 + below(4);
  for (std::size_t i = 0; i < steps && !text.empty(); ++i) {
    const std::size_t at = below(text.size());
    switch (below(6)) {
      case 0: text[at] = static_cast<char>(text[at] ^ (1 << below(8))); break;
      case 1: text.resize(at); break;
      case 2: text.erase(at, 1 + below(20)); break;
      case 3: text.insert(at, kGood.substr(below(kGood.size()), 1 + below(200))); break;
      case 4: {
        // A token that is valid JSON in itself takes the place of a value.
        constexpr std::string_view kTokens[] = {"null", "[]", "{}",      "-1e999",  "\"\"",
                                                "true", "[[", "{\"a\":", "\\u0000", "\xED"};
        const std::size_t colon = text.find(':', at);
        if (colon == text.npos) break;
        const std::size_t end = text.find_first_of(",}]", colon);
        text.replace(colon + 1, end == text.npos ? end : end - colon - 1,
                     kTokens[below(std::size(kTokens))]);
        break;
      }
      default: text[at] = static_cast<char>(below(256)); break;
    }
  }
  return text;
}

TEST(Mutation, TheGoodRecordIsGood) {
  const Record record = Read(kGood);
  EXPECT_TRUE(record.patient.has_value());
  EXPECT_EQ(record.conditions.size(), 1u);
  EXPECT_EQ(record.observations.size(), 6u);  // two, the two components of one, two answers
  EXPECT_EQ(record.medications.size(), 4u);
  EXPECT_EQ(record.procedures.size(), 1u);
  EXPECT_EQ(record.encounters.size(), 1u);
  EXPECT_THAT(record.issues, ::testing::IsEmpty());
}

TEST(Mutation, NoDamageEndsInAnythingButARecordOrASentence) {
  std::mt19937 random(20260314);
  const Time as_of = Day("2026-03-14");
  int read = 0;
  int refused = 0;
  for (int i = 0; i < 6000; ++i) {
    const std::string text = Mutated(random);
    const auto record = ReadRecord(text, as_of, {});
    if (record.ok()) {
      ++read;
      for (const Observation& observation : record->observations) {
        ASSERT_FALSE(observation.values.empty()) << text;
      }
    } else {
      ++refused;
      ASSERT_FALSE(record.status().message().empty()) << text;
    }
  }
  // Both ends are reached; else the damage is too light or too heavy to show anything.
  EXPECT_GT(read, 300);
  EXPECT_GT(refused, 300);
}

}  // namespace
}  // namespace soleus::fhir
