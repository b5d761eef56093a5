#!/usr/bin/python3
"""Order of resources, duplicates and equivalent units change no byte of the conclusions.

Random bundles: a random subset of the findings that an EHR can send, each with a random value. What
may differ is what names the request or points back at its resources: decision id, issues, and the
resources behind a contribution or a dated value.
"""

import copy
import json
import pathlib
import random
import unittest

import daemon
import reflection
from patient_to_bundle import Finding, Patient, to_bundle

WORDS = pathlib.Path(__file__).resolve().parents[2] / "plugins/evidence/vocabulary.json"

# Each quantity with values, its thresholds among them, and how to say the same in another unit.
QUANTITIES = {
    "knee-to-wall": ("cm", [7, 8.5, 9, 12], [("mm", 10), ("m", 0.01)]),
    "knee-to-wall-side-difference": ("cm", [1.5, 2, 3], [("mm", 10)]),
    "morning-stiffness-minutes": ("min", [0, 20, 30, 45], [("s", 60), ("h", 1 / 60)]),
    "c-reactive-protein": ("mg/L", [4, 10, 80], [("mg/dL", 0.1)]),
    "weeks-of-adherent-loading": ("wk", [5, 6, 12], [("d", 7)]),
}
ROUNDS = 12


def random_patient(draw, name):
    """An adult or child with pain, and some thirty answers."""
    yes_no, choices = [], {}
    for finding in json.loads(WORDS.read_text(encoding="utf-8"))["findings"]:
        code, _, value = (finding["local_code"] or "").partition("#")
        if value:
            choices.setdefault(code, []).append(value)
        elif code and code not in QUANTITIES and finding["value"] in ("yes-no", "pos-neg"):
            yes_no.append(code)
    patient = Patient(name=name, age=draw.choice([12, 25, 44, 71]), side="left",
                      sex=draw.choice(["female", "male"]), onset_days=draw.choice([1, 20, 200]))
    for code in draw.sample(sorted(yes_no), 25):
        patient.findings.append(Finding(draw.choice(["yes", "no", "no"]), code))
    for code in sorted(choices):
        patient.findings.append(Finding("is", code, draw.choice(sorted(choices[code]))))
    for code in draw.sample(sorted(QUANTITIES), 3):
        unit, values, _ = QUANTITIES[code]
        patient.findings.append(Finding("is", code, f"{draw.choice(values)} {unit}"))
    return patient


def in_another_order(bundle, draw):
    draw.shuffle(bundle["entry"])


def with_duplicates(bundle, draw):
    """Some observations again, as a second export would send them: same content, other id."""
    observations = [e for e in bundle["entry"]
                    if e["resource"]["resourceType"] == "Observation"]
    for entry in draw.sample(observations, 8):
        again = copy.deepcopy(entry)
        again["resource"]["id"] += "-again"
        again["fullUrl"] += "-again"
        bundle["entry"].append(again)


def in_other_units(bundle, draw):
    for entry in bundle["entry"]:
        quantity = entry["resource"].get("valueQuantity")
        if quantity is None:
            continue
        code = entry["resource"]["code"]["coding"][0]["code"]
        unit, factor = draw.choice(QUANTITIES[code][2])
        quantity.update(value=quantity["value"] * factor, unit=unit, code=unit)


def conclusions(answer):
    """The bytes of what was concluded."""
    answer.ClearField("decision_id")
    answer.ClearField("issues")
    for row in answer.differential:
        for contribution in row.contributions:
            contribution.ClearField("resource")
    for progress in answer.progress:
        for value in (progress.baseline, progress.newest):
            value.ClearField("resource")
            value.ClearField("sent")  # in the unit of the record, which is no conclusion
    for measurement in answer.measurements:
        measurement.ClearField("resource")
        measurement.ClearField("sent")
    return answer.SerializeToString(deterministic=True)


class Conclusions(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.daemon = daemon.Daemon()
        cls.client = reflection.Client(cls.daemon.address)
        cls.draw = random.Random(20261124)
        cls.patients = [random_patient(cls.draw, f"random {i}") for i in range(ROUNDS)]

    @classmethod
    def tearDownClass(cls):
        cls.client.channel.close()
        cls.daemon.__exit__()

    def conclude(self, bundle):
        return self.client.evaluate(self.client.request(json.dumps(bundle)))

    def unchanged_by(self, change):
        for patient in self.patients:
            bundle = to_bundle(patient)
            first = self.conclude(bundle)
            self.assertGreater(len(first.differential), 1, patient)
            changed = copy.deepcopy(bundle)
            change(changed, self.draw)
            self.assertNotEqual(changed, bundle)
            self.assertEqual(conclusions(self.conclude(changed)), conclusions(first), patient)

    def test_order_of_resources_changes_nothing(self):
        self.unchanged_by(in_another_order)

    def test_duplicates_change_nothing(self):
        self.unchanged_by(with_duplicates)

    def test_equivalent_units_change_nothing(self):
        self.unchanged_by(in_other_units)

    def test_another_value_changes_them(self):
        """Else the other claims would hold of anything."""
        changed = 0
        for patient in self.patients:
            bundle = to_bundle(patient)
            other = copy.deepcopy(bundle)
            for entry in other["entry"]:
                coding = entry["resource"].get("valueCodeableConcept", {}).get("coding", [{}])[0]
                if coding.get("code") in ("positive", "negative"):
                    coding["code"] = "negative" if coding["code"] == "positive" else "positive"
            changed += conclusions(self.conclude(other)) != conclusions(self.conclude(bundle))
        self.assertEqual(changed, len(self.patients))


if __name__ == "__main__":
    unittest.main()
