#!/usr/bin/python3
"""Two dated totals make progress; what only looks like two does not. Through the real daemon.

The patient is tests/patients/w01: VISA-A 52 at the first visit, 58 thirteen weeks later, twelve
weeks of loading. Each test changes one thing of the record.
"""

import copy
import json
import unittest

import daemon
from patient_to_bundle import read_patient, to_bundle

FLAG = "no_improvement_at_12_weeks"


def totals(bundle):
    """The Observations of the VISA-A total of the painful leg: baseline, then newest."""
    found = [
        entry["resource"]
        for entry in bundle["entry"]
        if entry["resource"]["resourceType"] == "Observation"
        and entry["resource"]["code"]["coding"][0]["code"] == "visa-a-total"
        and entry["resource"]["bodySite"]["coding"][0]["display"] == "Right"
    ]
    return sorted(found, key=lambda o: o["effectiveDateTime"])


class Progress(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.bundle = to_bundle(
            read_patient(daemon.ROOT / "tests/patients/w01_twelve_weeks_did_not_help.txt")
        )
        cls.daemon = daemon.Daemon()

    @classmethod
    def tearDownClass(cls):
        cls.daemon.__exit__()

    def ask(self, change):
        """The VISA-A of the answer (None: nothing is read of it), whether the flag fired, issues."""
        bundle = copy.deepcopy(self.bundle)
        change(bundle, *totals(bundle))
        answer = self.daemon.answer(bundle)
        visa = next((p for p in answer["progress"] if p["outcome_id"] == "visa_a"), None)
        fired = any(f["id"] == FLAG and f["state"] == "fired" for f in answer["red_flags"])
        return visa, fired, " ".join(i["text"] for i in answer["issues"])

    def test_a_gain_of_six_in_thirteen_weeks_is_read_and_is_not_enough(self):
        visa, fired, _ = self.ask(lambda bundle, baseline, newest: None)
        self.assertTrue(fired)
        self.assertEqual((visa["baseline"]["value"], visa["baseline"]["date"]), (52, "2026-08-25"))
        self.assertEqual((visa["newest"]["value"], visa["newest"]["date"]), (58, "2026-11-24"))
        self.assertEqual((visa["weeks"], visa["change"]), (13, 6))
        self.assertEqual((visa["threshold"], visa["threshold_weeks"]), (14, 12))
        self.assertEqual(visa["least_change"], 7)
        self.assertEqual(visa["verdict"], "no_meaningful_change")
        self.assertEqual(visa["provenance"], "verified")
        self.assertRegex(visa["baseline"]["resource"], r"^Observation/finding-\d+$")

    def test_between_seven_and_fourteen_there_is_a_band_and_no_verdict(self):
        visa, fired, _ = self.ask(lambda b, baseline, newest: newest["valueQuantity"].update(value=62))
        self.assertEqual(visa["verdict"], "between_thresholds")
        self.assertTrue(fired)  # 10 is under 14: told, and the band says how sure that is

    def test_a_fall_is_worse(self):
        visa, fired, _ = self.ask(lambda b, baseline, newest: newest["valueQuantity"].update(value=45))
        self.assertEqual((visa["verdict"], visa["change"]), ("worse", -7))
        self.assertTrue(fired)

    def no_progress(self, change, issue):
        visa, fired, issues = self.ask(change)
        self.assertFalse(visa and visa.get("newest"), visa)
        self.assertFalse(fired)
        self.assertIn(issue, issues)

    def test_the_other_legs_totals_make_none(self):
        def other_leg(bundle, baseline, newest):
            baseline["bodySite"] = {
                "coding": [{"system": "http://snomed.info/sct", "code": "7771000", "display": "Left"}]
            }

        self.no_progress(other_leg, "91 days before as_of, more than the 30 that it holds")

    def test_a_total_in_the_wrong_unit_makes_none(self):
        def wrong_unit(bundle, baseline, newest):
            baseline["valueQuantity"].update(unit="cm", code="cm")

        self.no_progress(wrong_unit, "cannot be read as {score}")

    def test_a_newest_total_in_the_wrong_unit_makes_none(self):
        def wrong_unit(bundle, baseline, newest):
            newest["valueQuantity"].update(unit="cm", code="cm")

        self.no_progress(wrong_unit, "may be the newest")

    def test_a_total_entered_in_error_makes_none(self):
        def in_error(bundle, baseline, newest):
            baseline["status"] = "entered-in-error"

        self.no_progress(in_error, "entered-in-error")

    def test_two_totals_of_one_day_make_none(self):
        def one_day(bundle, baseline, newest):
            baseline["effectiveDateTime"] = newest["effectiveDateTime"]

        self.no_progress(one_day, "another value of the same day")

    def test_a_partial_date_makes_none(self):
        def partial(bundle, baseline, newest):
            baseline["effectiveDateTime"] = "2026-08"

        self.no_progress(partial, "bears no whole day")

    def test_a_total_of_before_the_onset_makes_none(self):
        def before(bundle, baseline, newest):
            baseline["effectiveDateTime"] = "2026-01-10"

        visa, fired, _ = self.ask(before)
        self.assertEqual(visa["verdict"], "baseline_only")
        self.assertFalse(fired)

    def test_the_page_says_it_and_when_to_look_again(self):
        done = self.daemon.ctl("evaluate", "-", "--as-of", daemon.AS_OF, text=json.dumps(self.bundle))
        page = " ".join(done.stdout.split())
        self.assertIn("VISA-A: 52 on 2026-08-25, 58 on 2026-11-24. No change that means", page)
        self.assertIn("FOLLOW-UP", page)
        self.assertIn("24 weeks: Surgical opinion only after 6 months", page)


if __name__ == "__main__":
    unittest.main()
