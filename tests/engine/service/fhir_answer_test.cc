// An answer as a FHIR R4 Bundle: who it is about, what it may be, what warns, what is left to ask.
#include "tests/engine/service/fhir_answer_fixture.h"

namespace soleus::test {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

TEST_F(FhirAnswerTest, AnIdIsTheNameOfItsResourceUnderTheDecision) {
  Write(R"(differential { condition_id: "tear" plugin_id: "small" probability: 0.5
    band: "possible" })");
  // python3: uuid5(uuid5(NAMESPACE_URL, "urn:soleus:decision"), "00ff/Condition/tear")
  EXPECT_EQ(The("Condition")["id"].text(), "a577640c-022e-5076-9fdd-80c2ef8c6a90");
  EXPECT_EQ(bundle_["identifier"]["value"].text(), "00ff");
  EXPECT_EQ(bundle_["type"].text(), "collection");
  for (const fhir::Json& entry : bundle_["entry"].items()) {
    EXPECT_EQ(entry["fullUrl"].text(), UrlOf(entry["resource"]));
  }
}

TEST_F(FhirAnswerTest, ItIsAboutThePatientAsTheInputNamesHim) {
  const std::string row = R"(differential { condition_id: "tear" plugin_id: "small"
    probability: 0.5 band: "possible" })";
  Write(row);
  EXPECT_EQ(The("Condition")["subject"]["reference"].text(), "Patient/p");
  subject_ = {.reference = {}, .identifier_system = "urn:mrn", .identifier_value = "77"};
  Write(row);
  EXPECT_EQ(The("Condition")["subject"]["identifier"]["value"].text(), "77");
  subject_ = {};
  Write(row);
  EXPECT_FALSE(The("Condition")["subject"].has("reference"));
  EXPECT_THAT(std::string(The("Condition")["subject"]["display"].text()),
              HasSubstr("names nobody"));
}

TEST_F(FhirAnswerTest, EveryRowIsPredictedInPercent) {
  Write(R"(
    differential { condition_id: "tear" plugin_id: "small" name: "Tear" probability: 0.625
      band: "possible" codings { system: "http://snomed.info/sct" code: "1" display: "One" } }
    differential { condition_id: "toxic" plugin_id: "small" name: "Toxic" probability: 0
      band: "very_unlikely" }
    differential { condition_id: "something_else" name: "Something else" probability: 0.375
      band: "possible" })");
  const fhir::Json& risk = The("RiskAssessment");
  ASSERT_EQ(risk["prediction"].items().size(), 3u);
  const fhir::Json& first = At(risk["prediction"], 0);
  EXPECT_EQ(first["probabilityDecimal"].text(), "62.5");
  EXPECT_EQ(At(first["outcome"]["coding"], 0)["code"].text(), "1");
  EXPECT_EQ(At(first["outcome"]["coding"], 1)["system"].text(), "urn:soleus:condition");
  EXPECT_EQ(At(first["outcome"]["coding"], 1)["code"].text(), "tear");
  EXPECT_EQ(At(risk["prediction"], 1)["probabilityDecimal"].text(), "0.0");
  EXPECT_EQ(risk["status"].text(), "preliminary");
}

TEST_F(FhirAnswerTest, OnlyANamedRowFromOnePercentOnIsACondition) {
  Write(R"(
    differential { condition_id: "tear" plugin_id: "small" name: "Tear" probability: 0.7
      band: "likely" }
    differential { condition_id: "something_else" name: "Something else" probability: 0.281
      band: "possible" }
    differential { condition_id: "strain" plugin_id: "small" name: "Strain" probability: 0.01
      band: "unlikely" }
    differential { condition_id: "toxic" plugin_id: "small" name: "Toxic" probability: 0.009
      band: "very_unlikely" })");
  const auto conditions = All("Condition");
  ASSERT_EQ(conditions.size(), 2u);
  const auto status = [](const fhir::Json& c) {
    return At(c["verificationStatus"]["coding"], 0)["code"].text();
  };
  EXPECT_EQ(status(*conditions[0]), "provisional");
  EXPECT_EQ(status(*conditions[1]), "differential");
  // A status of "active" would list it among the patient's diseases.
  EXPECT_FALSE(conditions[0]->has("clinicalStatus"));
}

TEST_F(FhirAnswerTest, ACountedFindingThatSpeaksForItIsEvidenceWithItsResource) {
  patient_.facts["squeeze"] = {.resources = {"Observation/s", "Bundle.entry[4].resource"}};
  patient_.facts["tender"] = {.state = reasoning::Fact::State::kAbsent,
                              .resources = {"Observation/t"}};
  Write(R"(differential { condition_id: "tear" plugin_id: "small" probability: 0.5
      band: "possible"
      contributions { finding_id: "squeeze" ratio_in_use: 8 counted: true }
      contributions { finding_id: "gap" ratio_in_use: 4 }
      contributions { finding_id: "tender" ratio_in_use: 0.5 counted: true } })");
  const fhir::Json& evidence = The("Condition")["evidence"];
  ASSERT_EQ(evidence.items().size(), 2u);
  EXPECT_EQ(At(At(evidence, 0)["code"], 0)["text"].text(), "Squeeze: present");
  EXPECT_EQ(At(At(evidence, 0)["detail"], 0)["reference"].text(), "Observation/s");
  // What had no id cannot be pointed at.
  EXPECT_FALSE(At(At(evidence, 0)["detail"], 1).has("reference"));
  EXPECT_EQ(At(At(evidence, 0)["detail"], 1)["display"].text(), "Bundle.entry[4].resource");
  EXPECT_EQ(At(At(evidence, 1)["detail"], 0)["reference"].text(), UrlOf(The("RiskAssessment")));
  // What speaks against it is part of the basis all the same.
  ASSERT_EQ(The("RiskAssessment")["basis"].items().size(), 3u);
  EXPECT_EQ(At(The("RiskAssessment")["basis"], 2)["reference"].text(), "Observation/t");
}

TEST_F(FhirAnswerTest, ADerivedFindingPointsAtWhatItWasDerivedFrom) {
  // score: two of squeeze, gap, weak. `gap` is absent, and no part of it.
  patient_.facts["score"] = {};
  patient_.facts["squeeze"] = {.resources = {"Observation/s"}};
  patient_.facts["weak"] = {.resources = {"Observation/w", "Observation/s"}};
  patient_.facts["gap"] = {.state = reasoning::Fact::State::kAbsent,
                           .resources = {"Observation/g"}};
  Write(
      R"(red_flags { id: "suspected_tear" state: "fired" because: "score" urgency: "same_day" })");
  const fhir::Json& detail = At(The("DetectedIssue")["evidence"], 0)["detail"];
  ASSERT_EQ(detail.items().size(), 2u);
  EXPECT_EQ(At(detail, 0)["reference"].text(), "Observation/s");
  EXPECT_EQ(At(detail, 1)["reference"].text(), "Observation/w");
}

TEST_F(FhirAnswerTest, AFiredFlagIsShownAndReasoned) {
  patient_.facts["drug"] = {.resources = {"MedicationStatement/m", "Observation/o"}};
  Write(R"(
    differential { condition_id: "toxic" plugin_id: "small" name: "Toxic" probability: 0.5
      band: "possible" }
    red_flags { id: "drug_and_pain" name: "Drug and pain" state: "fired" because: "drug"
      because: "toxic" urgency: "within_48_h" severity: "refer" say: "Call the prescriber."
      source: "[1]" provenance: "verified" }
    withheld_orders { order_id: "raises" title: "Heel raises" by: "drug_and_pain" reason: "Why." }
    works: "A work")");
  const fhir::Json& flag = The("Flag");
  EXPECT_EQ(flag["status"].text(), "active");
  EXPECT_THAT(std::string(flag["code"]["text"].text()),
              AllOf(HasSubstr("within 48 h"), HasSubstr("Call the prescriber.")));
  ASSERT_EQ(All("DetectedIssue").size(), 2u);
  const fhir::Json& issue = *All("DetectedIssue")[0];
  EXPECT_EQ(At(flag["extension"], 0)["valueReference"]["reference"].text(), UrlOf(issue));
  EXPECT_EQ(issue["status"].text(), "final");
  EXPECT_THAT(std::string(issue["detail"].text()),
              AllOf(HasSubstr("Call the prescriber."), HasSubstr("Source: A work")));
  ASSERT_EQ(issue["implicated"].items().size(), 1u);
  EXPECT_EQ(At(issue["implicated"], 0)["reference"].text(), "MedicationStatement/m");
  EXPECT_EQ(At(At(issue["evidence"], 1)["detail"], 0)["reference"].text(), UrlOf(The("Condition")));
  EXPECT_EQ(At(issue["mitigation"], 0)["action"]["text"].text(), "Not proposed: Heel raises");
}

TEST_F(FhirAnswerTest, SeverityIsHighOrUnsaid) {
  // R4's "moderate" and "low" say that lasting harm is unlikely.
  const auto severity = [&](const std::string& of, const std::string& urgency) {
    Write("red_flags { id: \"suspected_tear\" state: \"fired\" severity: \"" + of +
          "\" urgency: \"" + urgency + "\" }");
    return std::string(The("DetectedIssue")["severity"].text());
  };
  EXPECT_EQ(severity("stop", "routine"), "high");
  EXPECT_EQ(severity("refer", "same_day"), "high");
  EXPECT_EQ(severity("refer", "within_2_weeks"), "");
  EXPECT_EQ(severity("note", "emergency"), "");
}

TEST_F(FhirAnswerTest, AFlagNotExcludedSaysWhatWouldSettleIt) {
  Write(R"(red_flags { id: "suspected_tear" name: "Suspected tear" state: "not_excluded"
    missing: "squeeze" missing: "gap" urgency: "same_day" severity: "stop" say: "Refer today." })");
  EXPECT_TRUE(All("Flag").empty());
  const fhir::Json& issue = The("DetectedIssue");
  EXPECT_EQ(issue["status"].text(), "preliminary");
  EXPECT_EQ(issue["code"]["text"].text(), "Not excluded: Suspected tear");
  // Whoever reads only the coding must not take it for one that fired.
  const fhir::Json& coding = At(issue["code"]["coding"], 0);
  EXPECT_EQ(coding["system"].text(), "urn:soleus:red-flag-not-excluded");
  EXPECT_EQ(coding["code"].text(), "suspected_tear");
  EXPECT_EQ(coding["display"].text(), "Not excluded: Suspected tear");
  EXPECT_FALSE(issue.has("severity"));
  EXPECT_THAT(std::string(issue["detail"].text()),
              AllOf(HasSubstr("Would be settled by: Squeeze; Gap."),
                    HasSubstr("If it fires: Refer today.")));
}

TEST_F(FhirAnswerTest, AnAssumedFlagIsNoFinding) {
  patient_.facts["squeeze"] = {.resources = {"Observation/s"}};
  patient_.facts["drug"] = {.resources = {"MedicationStatement/m"}};
  Write(R"(
    red_flags { id: "suspected_tear" name: "Suspected tear" state: "fired" assumed: true
      because: "squeeze" because: "drug" urgency: "same_day" severity: "stop"
      say: "Refer today." }
    withheld_orders { order_id: "raises" title: "Heel raises" by: "suspected_tear" })");
  EXPECT_THAT(std::string(The("Flag")["code"]["text"].text()),
              StartsWith("Assumed, not asked: Suspected tear"));
  ASSERT_EQ(All("DetectedIssue").size(), 2u);
  const fhir::Json& issue = *All("DetectedIssue")[0];
  EXPECT_EQ(issue["status"].text(), "preliminary");
  EXPECT_EQ(issue["code"]["text"].text(), "Assumed, not asked: Suspected tear");
  EXPECT_EQ(At(issue["code"]["coding"], 0)["system"].text(), "urn:soleus:red-flag");
  // What was not answered is no evidence, and no drug that does harm.
  EXPECT_FALSE(issue.has("evidence"));
  EXPECT_FALSE(issue.has("implicated"));
  EXPECT_THAT(std::string(issue["detail"].text()),
              AllOf(StartsWith("Assumed, not asked: Refer today."), HasSubstr("Squeeze")));
  const fhir::Json& by = At((*All("DetectedIssue")[1])["evidence"], 0);
  EXPECT_EQ(At(by["code"], 0)["text"].text(), "Assumed, not asked: Suspected tear");
  EXPECT_THAT(text_, HasSubstr("red-flag-assumed"));
}

TEST_F(FhirAnswerTest, WhatIsLeftToAskIsADataRequirementInItsOrder) {
  Write(R"(context { id: "gradual" label: "gradual onset" }
    next_findings { finding_id: "tender" label: "Tender" question: "Press." why: "It tells." }
    next_findings { finding_id: "squeeze" label: "Squeeze" why: "It tells more."
                    mandatory: true })");
  const fhir::Json& guidance = The("GuidanceResponse");
  EXPECT_EQ(guidance["status"].text(), "data-requested");
  ASSERT_EQ(guidance["dataRequirement"].items().size(), 2u);
  const fhir::Json& filter = At(At(guidance["dataRequirement"], 0)["codeFilter"], 0);
  EXPECT_EQ(filter["path"].text(), "code");
  EXPECT_EQ(At(filter["code"], 0)["system"].text(), "urn:soleus:finding");
  EXPECT_EQ(At(filter["code"], 0)["code"].text(), "tender");
  EXPECT_THAT(NotesOf(guidance), AllOf(HasSubstr("next, 1: Tender"), HasSubstr("Press. It tells."),
                                       HasSubstr("must be asked")));
}

TEST_F(FhirAnswerTest, NothingLeftToAskIsSuccess) {
  Write(R"(context { id: "gradual" })");
  EXPECT_EQ(The("GuidanceResponse")["status"].text(), "success");
  EXPECT_FALSE(The("GuidanceResponse").has("dataRequirement"));
}

TEST_F(FhirAnswerTest, WithoutAContextWhatWouldShowItIsRequired) {
  Write(R"(context { missing: "age" missing: "sudden" })");
  const fhir::Json& guidance = The("GuidanceResponse");
  EXPECT_EQ(guidance["status"].text(), "data-required");
  EXPECT_EQ(At(guidance["dataRequirement"], 0)["type"].text(), "Patient");
  EXPECT_EQ(At(At(guidance["dataRequirement"], 0)["mustSupport"], 0).text(), "birthDate");
  EXPECT_EQ(At(guidance["dataRequirement"], 1)["type"].text(), "Observation");
  EXPECT_TRUE(All("RiskAssessment").empty());
  EXPECT_TRUE(All("RequestGroup").empty());
}

TEST_F(FhirAnswerTest, WhatCouldNotBeUsedAndWhoDidNotTakePartAreSaid) {
  Write(R"(
    issues { severity: "warning" path: "Bundle.entry[2].resource.valueQuantity" text: "No unit."
             remedy: "Send a unit." }
    issues { severity: "error" path: "a -> b" text: "Broken." }
    coverage { plugin_id: "broken" state: "failed" reason: "It is no library." }
    coverage { plugin_id: "small" state: "active" status: "draft" version: "1.0.0" })");
  const fhir::Json& guidance = The("GuidanceResponse");
  EXPECT_EQ(At(guidance["evaluationMessage"], 0)["reference"].text(), "#messages");
  const fhir::Json& messages = At(guidance["contained"], 0)["issue"];
  ASSERT_EQ(messages.items().size(), 4u);
  EXPECT_EQ(At(At(messages, 0)["expression"], 0).text(), "Bundle.entry[2].resource.valueQuantity");
  EXPECT_EQ(At(messages, 0)["diagnostics"].text(), "Send a unit.");
  // What is no FHIRPath is no `expression`.
  EXPECT_FALSE(At(messages, 1).has("expression"));
  EXPECT_EQ(At(messages, 1)["diagnostics"].text(), "At a -> b");
  EXPECT_EQ(At(messages, 2)["severity"].text(), "warning");
  EXPECT_THAT(std::string(At(messages, 2)["details"]["text"].text()),
              HasSubstr("Plugin broken: failed: It is no library."));
  EXPECT_THAT(std::string(At(messages, 3)["details"]["text"].text()),
              HasSubstr("not yet reviewed by a clinician"));
}

TEST_F(FhirAnswerTest, ItsProvenanceNamesTheKnowledgeAndNoClock) {
  Write(R"(knowledge_digest: "abc" site_mapping_digest: "def"
    product_table_digest: "fed"
    coverage { plugin_id: "broken" state: "failed" }
    coverage { plugin_id: "small" state: "active" status: "draft" version: "1.0.0" })");
  const fhir::Json& provenance = The("Provenance");
  EXPECT_EQ(provenance["recorded"].text(), "2026-11-24T23:59:59Z");
  ASSERT_EQ(provenance["entity"].items().size(), 5u);
  EXPECT_EQ(At(provenance["entity"], 0)["what"]["identifier"]["value"].text(), "00ff");
  EXPECT_EQ(At(provenance["entity"], 1)["what"]["identifier"]["value"].text(), "abc");
  EXPECT_EQ(At(provenance["entity"], 2)["what"]["identifier"]["value"].text(), "def");
  EXPECT_EQ(At(provenance["entity"], 3)["what"]["identifier"]["value"].text(), "fed");
  EXPECT_EQ(At(provenance["entity"], 4)["what"]["display"].text(), "small 1.0.0 (draft; active)");
  ASSERT_EQ(provenance["target"].items().size(), 1u);
  EXPECT_EQ(At(provenance["target"], 0)["reference"].text(), UrlOf(The("GuidanceResponse")));
}

TEST_F(FhirAnswerTest, TheEngineIsOneDeviceWhateverItDecided) {
  Write(R"(knowledge_digest: "abc" context { id: "gradual" })");
  const std::string device = UrlOf(The("Device"));
  Write(R"(knowledge_digest: "abc")");
  EXPECT_EQ(UrlOf(The("Device")), device);
  Write(R"(knowledge_digest: "abd")");
  EXPECT_NE(UrlOf(The("Device")), device);
}

}  // namespace
}  // namespace soleus::test
