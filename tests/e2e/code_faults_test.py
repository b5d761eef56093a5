#!/usr/bin/python3
"""Ten plugins whose code breaks every rule, and the bundled ones beside them, in one real daemon.

Each does its fault where today's VISA-A total is 13 and is sane otherwise (tests/faults/fault.cc),
so that one record breaks all ten in one call and the next shows who has come back.
"""

import copy
import pathlib
import shutil
import subprocess
import tempfile
import time
import unittest

import daemon
from patient_to_bundle import read_patient, to_bundle
from progress_test import totals

# What the reply says of those that end their process or are ended.
ENDED = {
    "fault_abort": r"SIGABRT|exit code",
    "fault_garbage": r".",
    "fault_loop": r"within \d+ ms|time for this answer ended",
    "fault_segv": r"SIGSEGV|SIGBUS|exit code",
    "fault_throw": r".",
}
# These may be ended for the attempt, or be refused and say so; they never succeed.
REFUSED = [
    "fault_allocate",
    "fault_descriptors",
    "fault_file",
    "fault_fork",
    "fault_socket",
]
# A call that waits for one code after another, under sanitizers on a busy machine.
SECONDS = 10


class CodeFaults(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.bundle = to_bundle(
            read_patient(daemon.ROOT / "tests/patients/w01_twelve_weeks_did_not_help.txt")
        )
        cls.folder = tempfile.TemporaryDirectory(prefix="soleus-plugins-")
        cls.plugins = pathlib.Path(cls.folder.name) / "plugins"
        shutil.copytree(daemon.build_folder() / "plugins", cls.plugins)
        cls.bundled = sorted(p.name for p in cls.plugins.iterdir() if (p / "plugin.so").exists())
        for fault in [*ENDED, *REFUSED]:
            # Signed as the bundled ones are: nothing about these looks wrong before it runs.
            subprocess.run(
                [
                    daemon.program("soleus-bundle"),
                    "pack",
                    daemon.build_folder() / "tests/faults" / fault / "plugin.so",
                    "--output",
                    cls.plugins / fault,
                    "--key",
                    daemon.build_folder() / "obj/signing/build.key.pem",
                ],
                check=True,
                stdout=subprocess.DEVNULL,
            )

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def record(self, total):
        bundle = copy.deepcopy(self.bundle)
        totals(bundle)[-1]["valueQuantity"]["value"] = total
        return bundle

    def ask(self, running, total):
        """The answer, its coverage by plugin, and what came of each fault; inside the deadline."""
        start = time.monotonic()
        answer = running.answer(self.record(total))
        self.assertLess(time.monotonic() - start, SECONDS)
        self.assertTrue(running.alive())
        coverage = {c["plugin_id"]: c for c in answer["coverage"]}
        outcomes = {
            w["plugin_id"]: w["value"]
            for w in answer.get("worked_out", [])
            if w["finding_id"].endswith("_outcome")
        }
        return answer, coverage, outcomes

    def wait_for_all(self, running):
        """Asks a sane total until all code answers; the answer."""
        give_up = time.monotonic() + 60
        while True:
            answer, coverage, outcomes = self.ask(running, 58)
            out = [p for p, c in coverage.items() if c["state"] == "without_code"]
            if not out:
                self.assertEqual(set(outcomes.values()), {"sane"})
                self.assertEqual(set(outcomes), {*ENDED, *REFUSED})
                return answer
            self.assertLess(time.monotonic(), give_up, f"still out: {out}")
            time.sleep(0.2)

    def test_each_costs_its_own_answer_alone_and_comes_back_by_itself(self):
        with daemon.Daemon(plugin_dir=self.plugins) as running:
            pid = running.process.pid
            before = self.wait_for_all(running)

            answer, coverage, outcomes = self.ask(running, 13)
            for fault, words in ENDED.items():
                with self.subTest(fault):
                    self.assertEqual(coverage[fault]["state"], "without_code")
                    self.assertRegex(coverage[fault]["reason"], words)
                    self.assertRegex(coverage[fault]["reason"], fault, "names the plugin")
                    self.assertNotIn(fault, outcomes)
            for fault in REFUSED:
                with self.subTest(fault):
                    self.assertNotEqual(outcomes.get(fault), "leaked")
                    if fault not in outcomes:
                        self.assertEqual(coverage[fault]["state"], "without_code")

            # Everybody else: all of the tables, and the other plugin with code.
            for plugin in self.bundled:
                self.assertEqual(coverage[plugin]["state"], "active", coverage[plugin])
            trend = {w["finding_id"]: w["value"] for w in answer["worked_out"]}
            self.assertEqual(trend["visa_a_course"], "fallen")
            self.assertEqual(
                [h["condition_id"] for h in answer["differential"]],
                [h["condition_id"] for h in before["differential"]],
            )
            self.assertNotEqual(answer["decision_id"], before["decision_id"])

            self.wait_for_all(running)
            self.assertEqual(running.process.pid, pid)
            self.assertEqual(running.stop(), 0)

    def test_the_page_and_the_fhir_answer_name_who_answered_without_its_code(self):
        with daemon.Daemon(plugin_dir=self.plugins) as running:
            self.wait_for_all(running)
            text = daemon.json.dumps(self.record(13))
            page = running.ctl("evaluate", "-", "--as-of", daemon.AS_OF, text=text).stdout
            self.assertRegex(page, r"!! +Plugin fault_segv ANSWERED WITHOUT ITS CODE")
            self.assertRegex(page, r"(?s)WORKED OUT BY A PLUGIN'S CODE.*visa_a_trend")
            self.wait_for_all(running)
            fhir = running.ctl("evaluate", "-", "--fhir", "--as-of", daemon.AS_OF, text=text).stdout
            self.assertIn("Plugin fault_segv: without code", fhir)

    def test_after_five_crashes_in_a_minute_it_stays_out_and_says_so(self):
        with daemon.Daemon(plugin_dir=self.plugins) as running:
            self.wait_for_all(running)
            give_up = time.monotonic() + 60
            while True:
                _, coverage, _ = self.ask(running, 13)
                reason = coverage["fault_segv"]["reason"]
                # The version goes when the rollout comes to it, shortly after its code.
                if "quarantine" in reason and coverage["fault_segv"]["state"] == "failed":
                    break
                self.assertLess(time.monotonic(), give_up, reason)
                time.sleep(0.2)
            time.sleep(6)  # longer than it would wait to be started again
            _, coverage, outcomes = self.ask(running, 58)
            self.assertEqual(coverage["fault_segv"]["state"], "failed", "no version to go back to")
            self.assertNotIn("fault_segv", outcomes)
            self.assertEqual(coverage["visa_a_trend"]["state"], "active")
            self.assertEqual(running.stop(), 0)


if __name__ == "__main__":
    unittest.main()
