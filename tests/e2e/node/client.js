// node client.js PROTO_FOLDER ADDRESS AS_OF < patient.json: prints the answer as JSON.
"use strict";

const fs = require("fs");
const grpc = require("@grpc/grpc-js");
const loader = require("@grpc/proto-loader");

const [protoFolder, address, asOf] = process.argv.slice(2);
const definition = loader.loadSync("soleus/v1/decision_support.proto", {
  includeDirs: [protoFolder],
  keepCase: true,
});
const { soleus } = grpc.loadPackageDefinition(definition);
const client = new soleus.v1.DecisionSupport(address, grpc.credentials.createInsecure());
const request = { fhir_json: fs.readFileSync(0), as_of: asOf };

client.Evaluate(request, { deadline: Date.now() + 30000 }, (error, answer) => {
  if (error) {
    console.error(`${error.code}: ${error.details}`);
    process.exitCode = 1;
  } else {
    console.log(JSON.stringify(answer));
  }
  client.close();
});
