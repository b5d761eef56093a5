#!/usr/bin/python3
"""The answer as a FHIR R4 Bundle, for every worked patient: valid for two validators, the whole of
the answer, and nothing in it that points nowhere or could be filed as an order that is withheld.

Where npm reaches no registry, the claims of the validators are skipped and say so.
"""

import copy
import json
import pathlib
import subprocess
import unittest
import uuid

import daemon
import reflection
from node_test import install_node_client
from patient_to_bundle import read_patient, to_bundle

VALIDATORS = pathlib.Path(__file__).parent / "fhir_validators"
NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:soleus:decision")
REQUESTS = ("ServiceRequest", "CommunicationRequest")


def references(value):
    """Every reference in a resource, wherever it stands."""
    if isinstance(value, dict):
        if isinstance(value.get("reference"), str):
            yield value["reference"]
        for inner in value.values():
            yield from references(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from references(inner)


def of_type(bundle, *types):
    resources = (entry["resource"] for entry in bundle["entry"])
    return [r for r in resources if r["resourceType"] in types]


def ids(concept, system):
    return [c["code"] for c in concept.get("coding", []) if c.get("system") == system]


def unresolved(bundle, sent):
    """References that name nothing of the Bundle, of the input, or contained; and what is contained
    for nobody."""
    urls = {entry["fullUrl"] for entry in bundle["entry"]}
    known = {f"{e['resource']['resourceType']}/{e['resource']['id']}" for e in sent["entry"]}
    lost = []
    for resource in (entry["resource"] for entry in bundle["entry"]):
        contained = {f"#{inner['id']}" for inner in resource.get("contained", [])}
        pointed_at = set(references(resource))
        lost += sorted(pointed_at - urls - known - contained) + sorted(contained - pointed_at)
    return lost


def wrong_ids(bundle):
    """Entries whose fullUrl another has too, or is not their id as a name-based UUID."""
    urls = [entry["fullUrl"] for entry in bundle["entry"]]
    found = [u for u in urls if urls.count(u) > 1]
    for entry in bundle["entry"]:
        made = uuid.UUID(entry["resource"]["id"])
        if f"urn:uuid:{made}" != entry["fullUrl"] or made.version != 5:
            found.append(entry["fullUrl"])
    return found


def told(answer):
    """What the answer says, as the Bundle must say it too."""
    orders = {o.id for s in answer.order_sets for o in s.orders}
    return {
        "fired": sorted(f.id for f in answer.red_flags if f.state == "fired"),
        "assumed": sorted(f.id for f in answer.red_flags if f.assumed),
        "not excluded": sorted(f.id for f in answer.red_flags if f.state != "fired"),
        "offered": sorted(orders),
        "withheld": sorted(w.order_id for w in answer.withheld_orders),
        "referrals": sorted(r.say for r in answer.referrals),
        "follow-ups": sorted(f.id for f in answer.follow_ups),
        "ranked": [h.condition_id for h in answer.differential],
        "asked": list(dict.fromkeys([*answer.context.missing,
                                     *(n.finding_id for n in answer.next_findings)])),
        "issues": [i.text for i in answer.issues],
        "plugins": sorted(c.plugin_id for c in answer.coverage),
    }


def as_told(bundle, labels):
    issues = of_type(bundle, "DetectedIssue")
    requests = of_type(bundle, *REQUESTS)

    def coded(resources, system):
        return sorted(i for r in resources for i in ids(r.get("code", {}), system))

    def asked(requirement):
        if requirement["type"] == "Patient":
            return {"birthDate": "age"}[requirement["mustSupport"][0]]
        code = requirement["codeFilter"][0]["code"][0]
        return labels[code["display"]]

    guidance = of_type(bundle, "GuidanceResponse")[0]
    outcome = [c for c in guidance["contained"] if c["resourceType"] == "OperationOutcome"]
    messages = [i["details"]["text"] for o in outcome for i in o["issue"]]
    predictions = [p for r in of_type(bundle, "RiskAssessment") for p in r["prediction"]]
    entities = of_type(bundle, "Provenance")[0]["entity"]
    plugins = {e["what"]["identifier"]["value"] for e in entities
               if e["what"]["identifier"]["system"] == "urn:soleus:plugin"}
    said_of = [c for r in requests for c in r["category"]]
    preliminary = [i for i in issues if i["status"] == "preliminary"]
    return {
        "fired": coded(issues, "urn:soleus:red-flag"),
        "assumed": coded(preliminary, "urn:soleus:red-flag"),
        "not excluded": coded(preliminary, "urn:soleus:red-flag-not-excluded"),
        "offered": sorted(coded(requests, "urn:soleus:order")
                          + [i for c in said_of for i in ids(c, "urn:soleus:order")]),
        "withheld": coded(issues, "urn:soleus:withheld-order"),
        "referrals": sorted(r["note"][0]["text"] for r in requests if "performerType" in r),
        "follow-ups": coded(requests, "urn:soleus:follow-up"),
        "ranked": [ids(p["outcome"], "urn:soleus:condition")[0] for p in predictions],
        "asked": [asked(d) for d in guidance.get("dataRequirement", [])],
        "issues": [m for m in messages if not m.startswith(("Plugin ", "Draft knowledge"))],
        "plugins": sorted(plugins | {m.split(":")[0].removeprefix("Plugin ") for m in messages
                                     if m.startswith("Plugin ")}),
    }


def as_transaction(bundle):
    """As engine/decisions/2611-fhir-out.md says to store it."""
    stored = copy.deepcopy(bundle)
    stored["type"] = "transaction"
    for entry in stored["entry"]:
        resource = entry["resource"]
        entry["request"] = {"method": "PUT",
                            "url": f"{resource['resourceType']}/{resource['id']}"}
    return stored


class FhirOut(unittest.TestCase):
    maxDiff = 4000

    @classmethod
    def setUpClass(cls):
        cls.daemon = daemon.Daemon()
        cls.client = reflection.Client(cls.daemon.address)
        cls.sent = {p.stem: to_bundle(read_patient(p)) for p in daemon.worked_patients()}
        cls.sent["demo"] = json.loads(daemon.demo_text())
        cls.sent["nobody known"] = {"resourceType": "Bundle", "type": "collection", "entry": [
            {"resource": {"resourceType": "Patient", "id": "p"}}]}
        cls.answers = {name: cls.ask(cls.client, sent) for name, sent in cls.sent.items()}
        cls.bundles = {name: json.loads(a.fhir_bundle) for name, a in cls.answers.items()}

    @classmethod
    def tearDownClass(cls):
        cls.client.channel.close()
        cls.daemon.__exit__()

    @staticmethod
    def ask(client, sent, **options):
        request = client.request(json.dumps(sent))
        for name, value in {"fhir_bundle": True, "every_word": True, **options}.items():
            setattr(request.options, name, value)
        return client.evaluate(request)

    def each(self):
        for name, bundle in self.bundles.items():
            yield name, self.answers[name], bundle

    @staticmethod
    def labels(answer):
        return {row.label: row.finding_id for row in answer.finding_labels}

    def test_it_says_all_that_the_answer_says(self):
        self.assertGreaterEqual(len(self.bundles), 20)
        for name, answer, bundle in self.each():
            with self.subTest(name):
                self.assertEqual(as_told(bundle, self.labels(answer)), told(answer))

    def test_each_fired_flag_is_on_show(self):
        for name, answer, bundle in self.each():
            with self.subTest(name):
                codes = [f["code"] for f in of_type(bundle, "Flag")]
                shown = sorted(i for c in codes for i in ids(c, "urn:soleus:red-flag"))
                self.assertEqual(shown, told(answer)["fired"])

    def test_what_is_assumed_is_not_filed_as_found(self):
        assumed = 0
        for name, sent in self.sent.items():
            answer = self.ask(self.client, sent, nobody_to_ask=True)
            bundle = json.loads(answer.fhir_bundle)
            with self.subTest(name):
                self.assertEqual(as_told(bundle, self.labels(answer)), told(answer))
                of_assumed = set(told(answer)["assumed"])
                assumed += len(of_assumed)
                for resource in of_type(bundle, "Flag", "DetectedIssue"):
                    if of_assumed & set(ids(resource["code"], "urn:soleus:red-flag")):
                        self.assertTrue(resource["code"]["text"].startswith("Assumed, not asked: "))
                        self.assertNotIn("evidence", resource)
        self.assertGreater(assumed, 0)

    def test_every_probability_is_the_same(self):
        for name, answer, bundle in self.each():
            with self.subTest(name):
                for risk in of_type(bundle, "RiskAssessment"):
                    percents = [p["probabilityDecimal"] for p in risk["prediction"]]
                    self.assertEqual(percents, [100 * h.probability for h in answer.differential])

    def test_nothing_points_nowhere(self):
        for name, _, bundle in self.each():
            with self.subTest(name):
                self.assertEqual(unresolved(bundle, self.sent[name]), [])
                patient = f"Patient/{self.patient(name)}"
                for resource in of_type(bundle, "Condition", "ServiceRequest", "RiskAssessment"):
                    self.assertEqual(resource["subject"]["reference"], patient)

    def patient(self, name):
        return next(e["resource"]["id"] for e in self.sent[name]["entry"]
                    if e["resource"]["resourceType"] == "Patient")

    def test_ids_are_unique_and_made_of_the_decision(self):
        for name, answer, bundle in self.each():
            with self.subTest(name):
                self.assertEqual(wrong_ids(bundle), [])
                made = uuid.uuid5(NAMESPACE, f"{answer.decision_id}/GuidanceResponse/answer")
                self.assertEqual(bundle["entry"][0]["resource"]["id"], str(made))

    def test_no_withheld_order_stands_in_a_request(self):
        for name, answer, bundle in self.each():
            with self.subTest(name):
                withheld = set(told(answer)["withheld"])
                for request in of_type(bundle, *REQUESTS):
                    codes = ids(request.get("code", {}), "urn:soleus:order")
                    self.assertEqual(withheld & set(codes), set())
                    self.assertEqual(request["status"], "draft")
                    self.assertNotIn("doNotPerform", request)

    def test_every_request_stands_in_the_group(self):
        for name, _, bundle in self.each():
            with self.subTest(name):
                proposed = {f"urn:uuid:{r['id']}" for r in of_type(bundle, *REQUESTS)}
                groups = of_type(bundle, "RequestGroup")
                self.assertEqual(proposed, {r for g in groups for r in references(g["action"])})

    def test_its_status_says_whether_something_is_left_to_ask(self):
        for name, answer, bundle in self.each():
            with self.subTest(name):
                status = of_type(bundle, "GuidanceResponse")[0]["status"]
                left = "data-requested" if answer.next_findings else "success"
                self.assertEqual(status, left if answer.context.id else "data-required")
                self.assertEqual(name == "nobody known", status == "data-required")

    def test_the_same_bytes_again_and_from_another_daemon(self):
        with daemon.Daemon() as other, reflection.Client(other.address) as client:
            for name, answer, _ in self.each():
                with self.subTest(name):
                    again = self.ask(client, self.sent[name])
                    self.assertEqual(again.fhir_bundle, answer.fhir_bundle)
        again = self.ask(self.client, self.sent["demo"])
        self.assertEqual(again.fhir_bundle, self.answers["demo"].fhir_bundle)

    def test_a_brief_answer_has_a_whole_bundle(self):
        sent = self.sent["demo"]
        brief = self.ask(self.client, sent, every_word=False, max_differential=1)
        whole = self.bundles["demo"]
        self.assertEqual(len(brief.differential), 1)
        bundle = json.loads(brief.fhir_bundle)
        self.assertEqual(len(bundle["entry"]), len(whole["entry"]))
        self.assertEqual(of_type(bundle, "RiskAssessment")[0]["prediction"],
                         of_type(whole, "RiskAssessment")[0]["prediction"])

    def test_it_is_there_only_where_it_was_asked_for(self):
        without = self.ask(self.client, self.sent["demo"], fhir_bundle=False)
        self.assertEqual(without.fhir_bundle, b"")
        self.assertEqual(without.decision_id, self.answers["demo"].decision_id)

    def test_soleusctl_prints_it(self):
        done = self.daemon.ctl("evaluate", "-", "--fhir", "--as-of", daemon.AS_OF,
                               text=daemon.demo_text())
        self.assertEqual(done.returncode, 0, done.stderr)
        printed = json.loads(done.stdout)
        self.assertEqual(printed["type"], "collection")
        self.assertEqual(len(printed["entry"]), len(self.bundles["demo"]["entry"]))
        for other in ("--json", "--full"):
            both = self.daemon.ctl("evaluate", "-", "--fhir", other, text=daemon.demo_text())
            self.assertEqual(both.returncode, 2, both.stderr)

    def test_what_is_lost_or_points_nowhere_is_noticed(self):
        bundle, answer = copy.deepcopy(self.bundles["demo"]), self.answers["demo"]
        labels = self.labels(answer)
        of_type(bundle, "Condition")[0]["subject"]["reference"] = "Patient/nobody"
        self.assertEqual(unresolved(bundle, self.sent["demo"]), ["Patient/nobody"])
        bundle["entry"] = [e for e in bundle["entry"]
                           if e["resource"]["resourceType"] != "DetectedIssue"]
        self.assertNotEqual(as_told(bundle, labels), told(answer))

    def problems(self, bundles):
        script, why = install_node_client("fhir_validators", "validate.js", VALIDATORS)
        if script is None:
            self.skipTest(why)
        done = subprocess.run(["node", script], input="\n".join(map(json.dumps, bundles)),
                              capture_output=True, encoding="utf-8", timeout=280, check=False)
        self.assertEqual(done.returncode, 0, done.stderr)
        return [json.loads(line) for line in done.stdout.splitlines()]

    def test_every_resource_is_valid_r4(self):
        found = self.problems(self.bundles.values())
        self.assertEqual(len(found), len(self.bundles))
        self.assertEqual([p for f in found for p in f["problems"]], [])
        self.assertGreater(sum(f["looked_at"] for f in found), 1000)

    def test_so_is_the_transaction_that_stores_it(self):
        found = self.problems(as_transaction(b) for b in self.bundles.values())
        self.assertEqual([p for f in found for p in f["problems"]], [])

    def test_the_validators_notice_what_is_wrong(self):
        def broken(kind, change):
            bundle = copy.deepcopy(self.bundles["v04_ciprofloxacin_and_prednisolone"])
            change(of_type(bundle, kind)[0])
            return bundle
        wrong = [
            ("fhir", broken("Flag", lambda r: r.update(status="burning"))),
            ("fhir", broken("ServiceRequest", lambda r: r.update(surprise=True))),
            ("fhir", broken("Condition", lambda r: r.pop("subject"))),
            ("medplum", broken("Provenance", lambda r: r.update(recorded="2026-11-24"))),
            ("medplum", broken("RequestGroup", lambda r: r["action"][0].update(
                resource={"reference": "Patient/p"}))),
            ("medplum", broken("RiskAssessment", lambda r: r["prediction"][0].update(
                probabilityDecimal=101))),
        ]
        for (who, _), found in zip(wrong, self.problems(bundle for _, bundle in wrong)):
            self.assertTrue(any(f" {who}: " in p for p in found["problems"]), (who, found))


if __name__ == "__main__":
    unittest.main()
