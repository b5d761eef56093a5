// What was handed over, given, or done: MedicationDispense, MedicationAdministration, Procedure.
#include "tests/fhir/record_reading.h"

namespace soleus::fhir {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

std::string Drug(std::string_view type, std::string_view status, std::string_view more = "") {
  return R"({"resourceType": ")" + std::string(type) + R"(", "id": "m", "status": ")" +
         std::string(status) + R"(", "medicationCodeableConcept": {"text": "ciprofloxacin"})" +
         std::string(more) + "}";
}

std::string Dispense(std::string_view status, std::string_view more = "") {
  return Drug("MedicationDispense", status, more);
}

std::string Given(std::string_view status, std::string_view more = "") {
  return Drug("MedicationAdministration", status, more);
}

Medication Only(std::string_view json) {
  const Record record = Read(json);
  EXPECT_THAT(record.medications, SizeIs(1)) << json;
  return record.medications.empty() ? Medication{} : record.medications[0];
}

// Handed over on 1 March for seven days: until the last second of 7 March.
TEST(MedicationDispense, ASupplyLastsFromTheDayItIsHandedOver) {
  const Medication medication = Only(Dispense("completed", R"(, "whenHandedOver": "2026-03-01",
      "whenPrepared": "2026-02-20", "daysSupply": {"value": 7, "unit": "d"})"));
  EXPECT_TRUE(medication.taken);
  EXPECT_EQ(medication.start, Day("2026-03-01"));
  EXPECT_EQ(medication.end, Day("2026-03-07T23:59:59Z"));
  EXPECT_EQ(medication.origin.reference, "MedicationDispense/m");
}

TEST(MedicationDispense, ASupplyOfUnknownLengthHasEndedAtAnUnknownTime) {
  const Medication medication = Only(Dispense("completed", R"(, "whenHandedOver": "2020-03-01")"));
  EXPECT_TRUE(medication.ended);
  EXPECT_FALSE(medication.end.has_value());
}

TEST(MedicationDispense, WhatWasNotHandedOverWasNotTaken) {
  for (const char* status :
       {"preparation", "in-progress", "on-hold", "stopped", "cancelled", "declined"}) {
    EXPECT_FALSE(Only(Dispense(status)).taken) << status;
  }
  EXPECT_TRUE(Only(Dispense("in-progress", R"(, "whenHandedOver": "2026-03-01")")).taken);
  EXPECT_FALSE(Only(Dispense("cancelled", R"(, "whenHandedOver": "2026-03-01")")).taken);
}

TEST(MedicationAdministration, WhatWasGivenEndsWithTheGiving) {
  const Medication medication = Only(Given("completed", R"(, "effectiveDateTime": "2026-03-01",
      "dosage": {"route": {"text": "intravenous"}})"));
  EXPECT_TRUE(medication.taken);
  EXPECT_TRUE(medication.ended);
  EXPECT_EQ(medication.end, Day("2026-03-01"));
  EXPECT_EQ(medication.route->text, "intravenous");
}

TEST(MedicationAdministration, AnInfusionThatRunsIsTakenNow) {
  const Medication medication =
      Only(Given("in-progress", R"(, "effectivePeriod": {"start": "2026-03-01"})"));
  EXPECT_TRUE(medication.taken);
  EXPECT_FALSE(medication.ended);
  EXPECT_FALSE(medication.end.has_value());
}

TEST(MedicationAdministration, WhatWasNotDoneWasNotTaken) {
  EXPECT_FALSE(Only(Given("not-done", R"(, "effectiveDateTime": "2026-03-01")")).taken);
}

TEST(Supply, ErroneousAndUnknownStatusesAreLeftOut) {
  for (const char* type : {"MedicationDispense", "MedicationAdministration", "Procedure"}) {
    for (const char* status : {"entered-in-error", "unknown", "nonsense"}) {
      const Record record = Read(Drug(type, status, R"(, "code": {"text": "x"})"));
      EXPECT_THAT(record.medications, IsEmpty());
      EXPECT_THAT(record.procedures, IsEmpty());
      EXPECT_THAT(record.issues,
                  ElementsAre(IsIssue(Severity::kError, std::string(type) + ".status", status)));
    }
  }
}

TEST(Procedure, WhatWasDoneHasItsDayAndItsSide) {
  const Record record = Read(R"({"resourceType": "Procedure", "id": "p", "status": "completed",
      "code": {"text": "Repair of tendon"}, "bodySite": [{"text": "left heel"}],
      "performedPeriod": {"start": "2026-01-05", "end": "2026-01-06"}})");
  ASSERT_THAT(record.procedures, SizeIs(1));
  EXPECT_EQ(record.procedures[0].performed, Day("2026-01-05"));
  EXPECT_EQ(record.procedures[0].side, Side::kLeft);
  EXPECT_EQ(record.procedures[0].origin.reference, "Procedure/p");
}

TEST(Procedure, WhatWasNotDoneOrLiesAheadIsNotUsed) {
  for (const char* status : {"preparation", "not-done", "on-hold", "stopped"}) {
    EXPECT_THAT(Read(R"({"resourceType": "Procedure", "code": {"text": "x"}, "status": ")" +
                     std::string(status) + R"("})")
                    .procedures,
                IsEmpty())
        << status;
  }
  EXPECT_THAT(Read(R"({"resourceType": "Procedure", "code": {"text": "x"}, "status": "completed",
                       "performedDateTime": "2026-05-01"})")
                  .procedures,
              IsEmpty());
}

}  // namespace
}  // namespace soleus::fhir
