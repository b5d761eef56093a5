// A name of the input stands in a path, and so in the answer, only where it can be one of FHIR's
// own: anything else might be a person's text.
#include "tests/fhir/record_reading.h"

namespace soleus::fhir {
namespace {

using ::testing::ElementsAre;
using ::testing::SizeIs;
using ::testing::StartsWith;

TEST(Names, AValueUnderANameThatIsNoneIsNotUsedAndItsNameNotTold) {
  const Record record = Read(R"({"resourceType": "Observation", "status": "final",
      "code": {"text": "x"}, "valueAnna Arbor, born 1980": true})");
  ASSERT_THAT(record.observations, SizeIs(1));
  EXPECT_TRUE(std::holds_alternative<NoValue>(record.observations[0].values[0]));
  EXPECT_THAT(record.issues, ElementsAre(IsIssue(Severity::kWarning, "Observation", "value[x]")));
}

TEST(Names, AValueOfATypeThatIsNotReadIsToldByItsName) {
  const Record record = Read(R"({"resourceType": "Observation", "status": "final",
      "code": {"text": "x"}, "valueTime": "09:30:00"})");
  EXPECT_THAT(record.issues,
              ElementsAre(IsIssue(Severity::kWarning, "Observation.valueTime", "not read")));
}

TEST(Names, APathBeginsWithTheTypeOnlyWhereItIsAName) {
  for (const char* type : {"Anna Arbor", "Anna.Arbor", "Anna[0]", "1980"}) {
    const Record record =
        Read(R"({"resourceType": ")" + std::string(type) + R"(", "contained": "wrong"})");
    ASSERT_FALSE(record.issues.empty());
    EXPECT_THAT(record.issues[0].path, StartsWith("resource.")) << type;
  }
}

TEST(Names, AContainedResourceIsNotNamedByATypeThatIsNone) {
  const Record record = Read(R"({"resourceType": "Anna Arbor", "id": "a", "contained": [
      {"resourceType": "Condition", "id": "c", "code": {"text": "x"}}]})");
  ASSERT_THAT(record.conditions, SizeIs(1));
  EXPECT_EQ(record.conditions[0].origin.reference, "resource.contained[0]");
}

TEST(Names, AContainedResourceWithoutAFhirIdIsNamedByItsPathAndSaid) {
  // FHIR has 64 characters at most; this id has 65.
  const Record record = Read(R"({"resourceType": "Condition", "code": {"text": "x"}, "contained": [
      {"resourceType": "Condition", "id": ")" +
                             std::string(65, '1') + R"(", "code": {"text": "y"}}]})");
  ASSERT_THAT(record.conditions, SizeIs(2));
  EXPECT_EQ(record.conditions[1].origin.reference, "Condition.contained[0]");
  EXPECT_THAT(record.issues, ElementsAre(IsIssue(Severity::kInformation,
                                                 "Condition.contained[0].id", "no FHIR id")));
}

}  // namespace
}  // namespace soleus::fhir
