// What the knowledge says to a site's mapping, and what comes of one that it agrees to.
#include "engine/service/site_mapping.h"

#include <memory>

#include "tests/engine/service/facts_fixture.h"

namespace soleus::service {
namespace {

constexpr std::string_view kFlowsheet = "urn:example:flowsheet";

class SiteMappingTest : public FactsTest {
 protected:
  static SiteEntry Entry(std::string_view code, std::string_view finding) {
    SiteEntry entry;
    entry.line = 10;
    entry.system = Text(kFlowsheet);
    entry.code = Text(code);
    entry.finding = Text(finding);
    return entry;
  }

  // "yes" and "no" of the row itself are "torn" and "intact".
  static SiteEntry Gap() {
    SiteEntry entry = Entry("1", "gap");
    entry.values = {{"torn", "yes", 11},
                    {"intact", "no", 12},
                    {"refused", "unanswered", 13},
                    {"deferred", "unknown", 14}};
    return entry;
  }

  std::vector<std::string> Problems(std::vector<SiteEntry> entries) const {
    std::vector<std::string> texts;
    for (const SiteProblem& p : ProblemsOf({std::move(entries), "digest"}, knowledge_)) {
      EXPECT_FALSE(p.remedy.empty());
      texts.push_back(std::to_string(p.line) + ": " + p.text + ". " + p.remedy);
    }
    return texts;
  }

  Recognition ReadWith(std::vector<SiteEntry> entries) const {
    EXPECT_THAT(Problems(entries), IsEmpty());
    SiteData site;
    site.mapping = std::make_shared<const SiteMapping>(SiteMapping{std::move(entries), "digest"});
    return FactReader(knowledge_, site).Read(record_, At("2026-03-14"));
  }

  std::string ReadOneWith(SiteEntry entry, fhir::Value value, std::string_view finding,
                          Side side = Side::kUnstated) {
    record_.observations = {Row("o", entry.code, std::move(value), side)};
    return ValueOf(ReadWith({std::move(entry)}), finding);
  }

  static fhir::Observation Row(std::string_view id, std::string_view code, fhir::Value value,
                               Side side = Side::kUnstated) {
    fhir::Observation o = Obs(id, code, std::move(value), side);
    o.code = Coded(kFlowsheet, code);
    return o;
  }
};

TEST_F(SiteMappingTest, ARowsOwnWordsAndCodesMeanWhatTheMappingSays) {
  EXPECT_EQ(ReadOneWith(Gap(), Text("Torn"), "gap"), "present");
  EXPECT_EQ(ReadOneWith(Gap(), Text(" INTACT "), "gap"), "absent");
  EXPECT_EQ(ReadOneWith(Gap(), Coded("urn:example:values", "torn"), "gap"), "present");
  EXPECT_EQ(ReadOneWith(Gap(), fhir::Concept{.codings = {}, .text = "Intact"}, "gap"), "absent");
  fhir::Concept shown = Coded("urn:example:values", "17");
  shown.codings[0].display = "Torn";
  EXPECT_EQ(ReadOneWith(Gap(), shown, "gap"), "present");
}

TEST_F(SiteMappingTest, AFactPointsAtItsResourceAndTheAnswerNamesTheMappingOnce) {
  record_.observations = {Row("a", "1", Text("torn"))};
  const Recognition r = ReadWith({Gap()});
  EXPECT_THAT(r.patient.Find("gap")->resources, ElementsAre("Observation/a"));
  EXPECT_THAT(Texts(r), ElementsAre("Read through the site mapping: 1 (findings gap)."));
}

TEST_F(SiteMappingTest, WithoutAMappingTheSameRowSaysNothing) {
  record_.observations = {Row("a", "1", Text("torn"))};
  EXPECT_EQ(ValueOf(Read(), "gap"), "unknown");
  EXPECT_THAT(Read().issues, IsEmpty());
}

TEST_F(SiteMappingTest, AValueThatIsNotNamedIsUnknownAndNamesTheLineButNotThePatientsWords) {
  EXPECT_EQ(ReadOneWith(Gap(), Text("Zebedee"), "gap"), "unknown");
  const Recognition r = ReadWith({Gap()});
  ASSERT_EQ(r.issues.size(), 2u);
  EXPECT_THAT(r.issues[0].text, HasSubstr("does not name"));
  EXPECT_THAT(r.issues[0].remedy, HasSubstr("line 10"));
  EXPECT_THAT(r.issues[0].text + r.issues[0].remedy, Not(HasSubstr("Zebedee")));
}

TEST_F(SiteMappingTest, ARowThatAsksTheOtherWayRoundIsNotReadByItsPositive) {
  // "Positive", of a row that asks whether the tendon is intact, is no gap.
  EXPECT_EQ(ReadOneWith(Gap(), Coded(kSnomed, "10828004"), "gap"), "unknown");
  EXPECT_EQ(ReadOneWith(Gap(), true, "gap"), "unknown");
  fhir::Observation o = Row("o", "1", fhir::NoValue{});
  o.interpretation = {
      {"http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation", "POS", ""}};
  record_.observations = {o};
  EXPECT_EQ(ValueOf(ReadWith({Gap()}), "gap"), "unknown");
  SiteEntry flag = Gap();
  flag.values = {{"true", "no", 11}, {"false", "yes", 12}};
  EXPECT_EQ(ReadOneWith(flag, true, "gap"), "absent");
  flag.values = {{"0", "no", 11}, {"1", "yes", 12}};
  EXPECT_EQ(ReadOneWith(flag, fhir::Quantity{.text = "1", .value = 1}, "gap"), "present");
}

TEST_F(SiteMappingTest, WhatWasTriedInVainIsUnansweredAndWhatIsDeferredSaysNothing) {
  EXPECT_EQ(ReadOneWith(Gap(), Text("refused"), "gap"), "unanswered");
  EXPECT_THAT(Texts(ReadWith({Gap()})), Contains(HasSubstr("could not be answered")));
  EXPECT_EQ(ReadOneWith(Gap(), Text("deferred"), "gap"), "unknown");
  EXPECT_THAT(Texts(ReadWith({Gap()})), Contains(HasSubstr("calls unknown")));
  EXPECT_EQ(ReadOneWith(Gap(), fhir::NoValue{"asked-declined"}, "gap"), "unanswered");
}

TEST_F(SiteMappingTest, CodingsThatTheMappingReadsDifferentlyContradictEachOther) {
  fhir::Concept both = Coded("urn:example:values", "torn");
  both.codings.push_back({"urn:example:values", "intact", ""});
  EXPECT_EQ(ReadOneWith(Gap(), both, "gap"), "unknown");
  EXPECT_THAT(Texts(ReadWith({Gap()})), Contains(HasSubstr("reads differently")));
}

TEST_F(SiteMappingTest, ARowForOneLegSpeaksOfThatLeg) {
  SiteEntry left = Gap();
  left.side = "left";
  SiteEntry right = Gap();
  right.code = "2";
  right.side = "right";
  record_.observations = {Row("l", "1", Text("torn")), Row("r", "2", Text("intact"))};
  const Recognition r = ReadWith({left, right});
  EXPECT_EQ(r.patient.side, "left");
  EXPECT_EQ(ValueOf(r, "gap"), "present");
}

TEST_F(SiteMappingTest, ALegThatTheResourceContradictsIsNotUsed) {
  SiteEntry left = Gap();
  left.side = "left";
  EXPECT_EQ(ReadOneWith(left, Text("torn"), "gap", Side::kLeft), "present");
  EXPECT_EQ(ReadOneWith(left, Text("torn"), "gap", Side::kRight), "unknown");
  EXPECT_THAT(Texts(ReadWith({left})), ElementsAre(HasSubstr("names one leg")));
}

TEST_F(SiteMappingTest, ANumberWithoutAUnitIsInTheMappingsAndOneWithAUnitKeepsIt) {
  SiteEntry minutes = Entry("3", "stiffness_minutes");
  minutes.unit = "h";
  EXPECT_EQ(ReadOneWith(minutes, Number(0.5, ""), "stiffness_minutes"), "30.0");  // 0.5 h
  EXPECT_EQ(ReadOneWith(minutes, Number(20, "min"), "stiffness_minutes"), "20.0");
  EXPECT_EQ(ReadOneWith(minutes, Text("1.5"), "stiffness_minutes"), "90.0");  // 1.5 h
  EXPECT_EQ(ReadOneWith(minutes, Text("1,5"), "stiffness_minutes"), "unknown");
  EXPECT_EQ(ReadOneWith(minutes, Text("0x10"), "stiffness_minutes"), "unknown");
  EXPECT_EQ(ReadOneWith(minutes, Text("1e2"), "stiffness_minutes"), "unknown");
}

TEST_F(SiteMappingTest, WithoutAUnitOfTheMappingANumberInWordsHasNone) {
  EXPECT_EQ(ReadOneWith(Entry("3", "stiffness_minutes"), Text("20"), "stiffness_minutes"),
            "unknown");
  EXPECT_EQ(ReadOneWith(Entry("4", "heel_raises"), Text("14"), "heel_raises"), "14.0");
}

TEST_F(SiteMappingTest, APickListChoosesACategory) {
  SiteEntry place = Entry("5", "pain_location");
  place.values = {{"1", "mid-tendon-2-6cm", 11}, {"sole", "plantar", 12}};
  EXPECT_EQ(ReadOneWith(place, Coded("urn:example:values", "1"), "pain_location"),
            "mid-tendon-2-6cm");
  EXPECT_EQ(ReadOneWith(place, Text("Sole"), "pain_location"), "plantar");
}

TEST_F(SiteMappingTest, ALocalProblemOnTheListIsPresent) {
  record_.conditions = {Cond("c", kFlowsheet, "6")};
  EXPECT_EQ(ValueOf(ReadWith({Entry("6", "heel_pain")}), "heel_pain"), "present");
  record_.conditions = {Cond("c", kFlowsheet, "1")};
  const Recognition r = ReadWith({Gap()});
  EXPECT_EQ(ValueOf(r, "gap"), "unknown") << "a code whose values are mapped only asks";
  EXPECT_THAT(Texts(r), Contains(HasSubstr("needs a value")));
}

TEST_F(SiteMappingTest, AWholeTextIsACodeWhereNoCodingLeadsAnywhere) {
  SiteEntry entry = Gap();
  entry.system = entry.code = "";
  entry.text = "tendon, right";
  fhir::Observation o = Row("o", "unmapped", Text("torn"));
  o.code.text = "Tendon,  Right";
  record_.observations = {o};
  EXPECT_EQ(ValueOf(ReadWith({entry}), "gap"), "present");
  record_.observations[0].values = {Text("Zebedee")};
  EXPECT_THAT(Texts(ReadWith({entry})), Contains(HasSubstr("\"tendon, right\" has a value")));
  record_.observations[0].values = {true};
  record_.observations[0].code.codings = Coded(kLocal, "fever-or-malaise").codings;
  EXPECT_EQ(ValueOf(ReadWith({entry}), "gap"), "unknown");
  record_.observations[0].code.text = "Tendon, right (old)";
  record_.observations[0].code.codings.clear();
  EXPECT_EQ(ValueOf(ReadWith({entry}), "gap"), "unknown");
}

TEST_F(SiteMappingTest, OfAPublishedAndALocalCodeTheLocalOneKnowsTheValues) {
  fhir::Observation o = Obs("o", "achilles-gap", Text("torn"));
  o.code.codings.push_back({Text(kFlowsheet), "1", ""});
  record_.observations = {o};
  EXPECT_EQ(ValueOf(ReadWith({Gap()}), "gap"), "present");
}

TEST_F(SiteMappingTest, APublishedCodeKeepsItsMeaningUnderEveryAlias) {
  SiteEntry entry = Entry("2733002", "fever");
  for (const char* system :
       {"http://snomed.info/sct", "https://snomed.info/sct/", "urn:oid:2.16.840.1.113883.6.96"}) {
    entry.system = system;
    EXPECT_THAT(Problems({entry}), ElementsAre(HasSubstr("is read as \"heel_pain\" already")));
  }
  entry = Entry("m7661", "fever");
  entry.system = "http://hl7.org/fhir/sid/icd-10-cm";
  entry.code = "M7661";  // without its dot
  EXPECT_THAT(Problems({entry}), ElementsAre(HasSubstr("is read as \"tendinitis\" already")));
  entry.code = "M77.31";  // no finding has it
  EXPECT_THAT(Problems({entry}), IsEmpty());
  entry.system = "urn:soleus:finding";
  EXPECT_THAT(Problems({entry}), ElementsAre(HasSubstr("are Soleus' own")));
}

TEST_F(SiteMappingTest, OneCodeLeadsToOneFinding) {
  SiteEntry second = Entry("1", "fever");
  second.line = 20;
  EXPECT_THAT(Problems({Gap(), second}), ElementsAre(HasSubstr("mapped on line 10 already")));
}

TEST_F(SiteMappingTest, AMisspeltFindingOrCategoryNamesTheNearestOne) {
  EXPECT_THAT(Problems({Entry("1", "feverr")}),
              ElementsAre(AllOf(HasSubstr("no finding \"feverr\""), HasSubstr("mean \"fever\""))));
  EXPECT_THAT(Problems({Entry("1", "achilles-gap")}), ElementsAre(HasSubstr("mean \"gap\"")));
  EXPECT_THAT(Problems({Entry("1", "zzzzzzzzzzzz")}), ElementsAre(Not(HasSubstr("Did you mean"))));
  SiteEntry place = Entry("5", "pain_location");
  place.values = {{"sole", "plantr", 12}};
  EXPECT_THAT(Problems({place}),
              ElementsAre(AllOf(testing::StartsWith("12: "), HasSubstr("Did you mean plantar?"))));
}

TEST_F(SiteMappingTest, AYesNoMapMustBeAbleToSayBoth) {
  SiteEntry entry = Gap();
  entry.values = {{"torn", "yes", 11}, {"refused", "unanswered", 12}};
  EXPECT_THAT(Problems({entry}), ElementsAre(HasSubstr("no value of \"gap\" means no")));
}

TEST_F(SiteMappingTest, WhatDoesNotFitTheFindingIsRefused) {
  SiteEntry entry = Entry("3", "stiffness_minutes");
  entry.unit = "kg";
  EXPECT_THAT(Problems({entry}), ElementsAre(HasSubstr("cannot be read as min")));
  entry = Entry("3", "fever");
  entry.unit = "min";
  entry.side = "left";
  EXPECT_THAT(Problems({entry}),
              ElementsAre(HasSubstr("takes no unit"), HasSubstr("takes no side")));
  EXPECT_THAT(Problems({Entry("3", "pain_location")}), ElementsAre(HasSubstr("is a choice")));
  entry = Entry("3", "stiffness_minutes");
  entry.values = {{"none", "no", 11}};
  EXPECT_THAT(Problems({entry}), ElementsAre(HasSubstr("which is a number")));
}

TEST_F(SiteMappingTest, WhereNoPluginServesThereIsNothingToCheckAgainst) {
  EXPECT_THAT(ProblemsOf({{Entry("1", "nobody_knows")}, "digest"}, reasoning::Knowledge()),
              IsEmpty());
}

TEST(SiteTexts, AreComparedWithoutCaseAndSpaces) {
  EXPECT_EQ(NormalText("  Unable  to ASSESS "), "unable to assess");
}

TEST(SiteTexts, AreUtf8OrNot) {
  EXPECT_TRUE(IsUtf8("plain, \xC3\xA9, \xE2\x82\xAC, \xF0\x9F\x98\x80"));
  for (const char* wrong : {"\xC3", "\x80", "\xC0\xAF", "\xE0\x80\xAF", "\xED\xA0\x80",
                            "\xF4\x90\x80\x80", "\xFF", "caf\xE9 au lait"}) {
    EXPECT_FALSE(IsUtf8(wrong)) << testing::PrintToString(wrong);
  }
}

TEST(SiteTexts, ADigestIsThatOfSha256sum) {
  // printf abc | sha256sum
  EXPECT_EQ(DigestOf("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

}  // namespace
}  // namespace soleus::service
