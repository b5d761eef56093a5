#!/usr/bin/python3
"""The Questionnaire that the daemon writes: FHIR R4, and what is filled in reaches the answer whole.

The answers are sent twice, as a QuestionnaireResponse and as Observations by local code: both must
come to the same conclusions. For R4 the npm package `fhir` is asked; where npm reaches no registry,
that one claim is skipped and says so.
"""

import datetime
import json
import subprocess
import unittest

import daemon
from node_test import install_node_client

SNOMED = "http://snomed.info/sct"
FINDING = "urn:soleus:finding"
SIDE = "affected-side"
CONTRADICTION = "disagrees with what the other findings come to"
RIGHT = {"system": SNOMED, "code": "24028007", "display": "Right"}
ANSWERS = {"boolean": "valueBoolean", "choice": "valueCoding", "decimal": "valueDecimal",
           "quantity": "valueQuantity"}


def questions(items):
    for item in items:
        if item["type"] not in ("group", "display"):
            yield item
        yield from questions(item.get("item", []))


def value_of(item, yes, choice, number):
    if item["type"] == "boolean":
        return yes
    if item["type"] == "choice":
        options = item["answerOption"]
        coding = options[choice % len(options)]["valueCoding"]
        return {"system": coding["system"], "code": coding["code"]}
    if item["type"] == "decimal":
        return number
    unit = item["extension"][0]["valueCoding"]
    return {"value": number, "unit": unit["code"], "system": unit["system"], "code": unit["code"]}


def patient():
    born = datetime.date.fromisoformat(daemon.AS_OF).replace(year=1984)
    return {"resourceType": "Patient", "id": "p", "gender": "male", "birthDate": str(born)}


def bundle(*resources):
    entries = [{"resource": resource} for resource in (patient(), *resources)]
    return {"resourceType": "Bundle", "type": "collection", "entry": entries}


def as_response(answers, url):
    side = {"linkId": SIDE, "answer": [{"valueCoding": RIGHT}]}
    items = [{"linkId": i["linkId"], "answer": [{ANSWERS[i["type"]]: v}]} for i, v in answers]
    return bundle({
        "resourceType": "QuestionnaireResponse", "id": "q", "status": "completed",
        "questionnaire": url, "authored": daemon.AS_OF, "subject": {"reference": "Patient/p"},
        "item": [{"linkId": "group-context", "item": [side, *items]}],
    })


def as_observations(answers):
    def observation(item, value):
        field = {"boolean": "valueBoolean", "choice": "valueCodeableConcept"}.get(
            item["type"], "valueQuantity")
        if item["type"] == "choice":
            value = {"coding": [value]}
        if item["type"] == "decimal":
            unit = item["extension"][0]["valueCoding"]["code"]
            value = {"value": value, "system": "http://unitsofmeasure.org", "code": unit}
        return {
            "resourceType": "Observation", "id": item["linkId"], "status": "final",
            "code": {"coding": [{"system": FINDING, "code": item["linkId"]}]},
            "subject": {"reference": "Patient/p"}, "effectiveDateTime": daemon.AS_OF,
            "bodySite": {"coding": [RIGHT]}, field: value,
        }
    return bundle(*(observation(item, value) for item, value in answers))


def conclusions(answer):
    """The answer without what names the resources and the request."""
    def without(value):
        if isinstance(value, dict):
            return {k: without(v) for k, v in value.items()
                    if k not in ("resource", "resources", "decision_id", "issues")}
        return [without(v) for v in value] if isinstance(value, list) else value
    return without(answer)


class Questionnaire(unittest.TestCase):
    maxDiff = 4000

    @classmethod
    def setUpClass(cls):
        cls.daemon = daemon.Daemon()
        cls.text = cls.daemon.ctl("questionnaire").stdout
        cls.form = json.loads(cls.text)
        cls.items = [i for i in questions(cls.form["item"]) if i["linkId"] != SIDE]
        cls.url = f"{cls.form['url']}|{cls.form['version']}"

    @classmethod
    def tearDownClass(cls):
        cls.daemon.__exit__()

    def both_ways(self, types, yes=True, choice=0, number=2):
        answers = [(i, value_of(i, yes, choice, number)) for i in self.items if i["type"] in types]
        self.assertGreater(len(answers), 3)
        filled_in = self.daemon.answer(as_response(answers, self.url))
        observed = self.daemon.answer(as_observations(answers))
        self.assertEqual(conclusions(filled_in), conclusions(observed))
        # "Yes" to everything contradicts itself (a fracture on the film, and the film is normal):
        # that is said, and is no loss. Any other issue is.
        lost = [i for i in filled_in["issues"] if CONTRADICTION not in i["text"]]
        self.assertEqual(lost, [])
        self.assertEqual(len(filled_in["issues"]), len(observed["issues"]))
        return filled_in

    def test_its_version_is_the_knowledge_that_answers(self):
        answer = self.daemon.answer(daemon.demo_text())
        self.assertEqual(self.form["version"], answer["knowledge_digest"])

    def test_the_same_bytes_each_time_and_into_a_file(self):
        file = self.daemon._work.name + "/form.json"
        self.assertEqual(self.daemon.ctl("questionnaire", "-o", file).returncode, 0)
        with open(file, encoding="utf-8") as written:
            self.assertEqual(written.read(), self.text)

    def test_every_yes_is_read(self):
        answer = self.both_ways({"boolean"})
        self.assertEqual(answer["context"]["side"], "right")
        self.assertTrue(any(f["state"] == "fired" for f in answer["red_flags"]))

    def test_every_no_is_read(self):
        self.both_ways({"boolean"}, yes=False)

    def test_every_value_of_every_choice_is_read(self):
        most = max(len(i.get("answerOption", [])) for i in self.items)
        for choice in range(most):
            with self.subTest(choice):
                self.both_ways({"choice"}, choice=choice)

    def test_every_number_is_read(self):
        self.both_ways({"quantity", "decimal"})

    def test_a_form_without_its_side_is_noticed_here(self):
        answers = [(i, True) for i in self.items if i["type"] == "boolean"]
        response = as_response(answers, self.url)
        response["entry"][1]["resource"]["item"][0]["item"].pop(0)
        self.assertEqual(self.daemon.answer(response)["context"]["side"], "")

    def test_it_is_valid_fhir_r4(self):
        validator, why = install_node_client("node_validator", "validate.js")
        if validator is None:
            self.skipTest(why)
        def messages(text):
            done = subprocess.run(["node", validator], input=text, capture_output=True,
                                  encoding="utf-8", timeout=120, check=False)
            self.assertEqual(done.returncode, 0, done.stderr)
            found = json.loads(done.stdout)
            return [m for m in found["messages"] if m["severity"] in ("error", "fatal")]
        self.assertEqual(messages(self.text), [])
        broken = dict(self.form, status="nearly", surprise=True)
        self.assertGreaterEqual(len(messages(json.dumps(broken))), 2)


if __name__ == "__main__":
    unittest.main()
