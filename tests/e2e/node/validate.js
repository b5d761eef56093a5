// node validate.js < resource.json: what the npm package `fhir` finds wrong with an R4 resource.
"use strict";

const fs = require("fs");
const { Fhir } = require("fhir");

const result = new Fhir().validate(JSON.parse(fs.readFileSync(0, "utf8")), {
  errorOnUnexpected: true,
});
console.log(JSON.stringify(result));
