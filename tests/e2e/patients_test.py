#!/usr/bin/python3
"""Every worked patient, through FHIR and the real daemon: what it expects must hold."""

import unittest

import daemon
from patient_to_bundle import read_patient, to_bundle


def problems(expect, answer):
    """Sentences, one for each expectation that the answer does not meet."""
    found = []

    def must_be(what, is_now, wanted):
        if is_now != wanted:
            found.append(f"{what}: is {is_now}, must be {wanted}")

    if "context" in expect:
        must_be("context", answer["context"]["id"], expect["context"][0])
    if "first" in expect:
        ranked = [row["condition_id"] for row in answer["differential"]]
        must_be("first", ranked[:1], expect["first"])
    if "flags" in expect:
        fired = [f["id"] for f in answer["red_flags"] if f["state"] == "fired"]
        must_be("flags", sorted(fired), sorted(expect["flags"]))
    if "urgency" in expect:
        must_be("urgency", answer["urgency"], expect["urgency"][0])
    if "referrals" in expect:
        must_be("referrals", len(answer["referrals"]), int(expect["referrals"][0]))
    if "progress" in expect:
        read = [f"{p['outcome_id']} {p['verdict']}" for p in answer["progress"]]
        must_be("progress", sorted(read), sorted(expect["progress"]))
    if "follow_ups" in expect:
        must_be("follow_ups", [f["id"] for f in answer["follow_ups"]], expect["follow_ups"])
    offered = [order for s in answer["order_sets"] for order in s["orders"]]
    offered_ids = {order["id"] for order in offered}
    withheld_ids = {order["order_id"] for order in answer["withheld_orders"]}
    for order in expect.get("offered", []):
        if order not in offered_ids:
            where = "withheld" if order in withheld_ids else "missing"
            found.append(f"order {order} must be offered, and is {where}")
    for order in expect.get("withheld", []):
        if order not in withheld_ids:
            found.append(f"order {order} must be shown as withheld")
    for item in expect.get("never offered", []):
        if item in offered_ids or any(f"kind {order['kind']}" == item for order in offered):
            found.append(f"{item} must not be offered")
    both = offered_ids & withheld_ids
    if both:
        found.append(f"offered and withheld at once: {sorted(both)}")
    unsaid = [w["order_id"] for w in answer["withheld_orders"] if not w["reason"] or not w["by"]]
    if unsaid:
        found.append(f"withheld without a reason: {unsaid}")
    return found


class WorkedPatients(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.daemon = daemon.Daemon()

    @classmethod
    def tearDownClass(cls):
        cls.daemon.__exit__()

    def test_there_are_some(self):
        self.assertGreaterEqual(len(daemon.worked_patients()), 6)

    def test_each_gets_what_it_expects(self):
        for path in daemon.worked_patients():
            with self.subTest(path.stem):
                patient = read_patient(path)
                self.assertGreaterEqual(len(patient.expect), 4)
                self.assertEqual(
                    problems(patient.expect, self.daemon.answer(to_bundle(patient))), []
                )

    def test_a_wrong_expectation_is_noticed(self):
        patient = read_patient(next(p for p in daemon.worked_patients() if p.stem.startswith("v02")))
        answer = self.daemon.answer(to_bundle(patient))
        wrong = {
            "context": ["child_6_17"],
            "first": ["something_else"],
            "flags": [],
            "urgency": ["routine"],
            "referrals": ["0"],
            "progress": ["visa_a improved"],
            "follow_ups": ["at_2_weeks"],
            "offered": ["no_such_order"],
            "withheld": ["no_such_order"],
            "never offered": ["immobilise_in_equinus"],
        }
        self.assertEqual(len(problems(wrong, answer)), len(wrong))

    def test_an_unusable_result_is_said_not_guessed(self):
        patient = read_patient(next(p for p in daemon.worked_patients() if p.stem.startswith("v03")))
        answer = self.daemon.answer(to_bundle(patient))
        used = {
            c["finding_id"] for row in answer["differential"] for c in row["contributions"]
        }
        self.assertNotIn("calf_squeeze_no_plantarflexion", used)
        self.assertTrue(any("equivocal" in issue["text"] for issue in answer["issues"]))


if __name__ == "__main__":
    unittest.main()
