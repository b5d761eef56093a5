#!/usr/bin/python3
"""What is sent beside an EHR's data, and how many calls may wait for an EHR: the patient is told from
one of the same id elsewhere, and a call too many is refused at once."""

import json
import pathlib
import tempfile
import threading
import time
import unittest

import daemon
from ehr_test import bundle, patient_id, substance
from stand_in import StandIn

ELSEWHERE = "https://other.example/fhir"


def squeeze(subject):
    """A positive calf squeeze of whoever `subject` names."""
    return {
        "resourceType": "Observation",
        "status": "final",
        "effectiveDateTime": daemon.AS_OF,
        "subject": {"reference": subject},
        "code": {"coding": [{"system": "urn:soleus:finding", "code": "thompson-test"}]},
        "valueBoolean": True,
    }


def evaluate(soleusd, ehr, sent=None):
    words = ["evaluate", *(["-"] if sent else []), "--json", "--as-of", daemon.AS_OF]
    words += ["--fhir-server", ehr.base_url, "--patient", patient_id(bundle())]
    return soleusd.ctl(*words, text=json.dumps(sent) if sent else None)


class Beside(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.ehr = cls.enterClassContext(StandIn([bundle()]))
        cls.soleusd = cls.enterClassContext(daemon.Daemon(flags=("--ehr-server", cls.ehr.base_url)))

    def test_data_of_the_same_id_on_another_server_refuse_the_answer(self):
        sent = squeeze(f"{ELSEWHERE}/Patient/{patient_id(bundle())}")
        done = evaluate(self.soleusd, self.ehr, sent)
        self.assertEqual(done.returncode, 1, done.stdout)
        self.assertIn("INVALID_ARGUMENT", done.stderr)
        self.assertNotIn(patient_id(bundle()), done.stderr)

    def test_data_that_name_the_patient_by_the_ehrs_own_address_or_by_id_count(self):
        alone = json.loads(evaluate(self.soleusd, self.ehr).stdout)
        name = f"Patient/{patient_id(bundle())}"
        for subject in (name, f"{self.ehr.base_url}/{name}"):
            with self.subTest(subject):
                done = evaluate(self.soleusd, self.ehr, squeeze(subject))
                self.assertEqual(done.returncode, 0, done.stderr)
                answer = json.loads(done.stdout)
                self.assertTrue(answer["fetch"]["complete"])
                self.assertNotEqual(substance(answer), substance(alone))


class Fetches(unittest.TestCase):
    def test_one_more_than_may_wait_for_an_ehr_is_refused_at_once(self):
        with tempfile.TemporaryDirectory(prefix="soleus-fetches-") as folder:
            config = pathlib.Path(folder) / "soleusd.yaml"
            config.write_text("limits:\n  max_fetches: 1\n", encoding="utf-8")
            slow = {"match": {"path": "/Patient/"}, "count": 1, "do": {"delay": 6}}
            with StandIn([bundle()], faults=[slow]) as ehr:
                flags = ("--ehr-server", ehr.base_url, "--config", config)
                with daemon.Daemon(flags=flags) as soleusd:
                    self.check(soleusd, ehr)

    def check(self, soleusd, ehr):
        first = {}
        waiting = threading.Thread(target=lambda: first.update(done=evaluate(soleusd, ehr)))
        waiting.start()
        # Its Patient is late, and what it asked for beside it has been answered.
        while not any("metadata" in r["path"] for r in ehr.requests()):
            self.assertTrue(waiting.is_alive(), first)
            time.sleep(0.05)
        started = time.monotonic()
        refused = evaluate(soleusd, ehr)
        self.assertTrue(waiting.is_alive(), "the first was done before the second was refused")
        self.assertLess(time.monotonic() - started, 5)
        self.assertEqual(refused.returncode, 1, refused.stdout)
        self.assertIn("RESOURCE_EXHAUSTED", refused.stderr)
        self.assertIn("1 evaluations wait for an EHR", refused.stderr)
        self.assertIn("limits.max_fetches", refused.stderr)
        # What needs no EHR is answered meanwhile.
        self.assertTrue(soleusd.answer(bundle())["differential"])
        waiting.join()
        self.assertEqual(first["done"].returncode, 0, first["done"].stderr)
        self.assertEqual(evaluate(soleusd, ehr).returncode, 0)


if __name__ == "__main__":
    unittest.main(verbosity=2)
