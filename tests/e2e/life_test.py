#!/usr/bin/python3
"""How the daemon starts, ends, and what it never writes down; how soleusctl ends."""

import json
import tempfile
import threading
import unittest

import grpc

import daemon
import reflection

MARKER = "Zebedee-Quillfeather"


def marked_bundle():
    """The demo patient with a marker wherever a name or a free text may stand."""
    bundle = json.loads(daemon.demo_text())
    for entry in bundle["entry"]:
        resource = entry["resource"]
        if resource["resourceType"] == "Patient":
            resource["name"] = [{"family": MARKER, "given": [MARKER], "text": MARKER}]
            resource["address"] = [{"line": [MARKER], "city": MARKER}]
            resource["birthDate"] = MARKER
        if resource["resourceType"] == "Condition":
            resource["code"]["text"] = MARKER
            resource["note"] = [{"text": MARKER}]
            resource["onsetDateTime"] = MARKER
        if resource["resourceType"] == "Observation":
            resource["code"]["text"] = MARKER
        if "valueCodeableConcept" in resource:
            resource["valueCodeableConcept"]["text"] = MARKER
        if "valueBoolean" in resource:
            del resource["valueBoolean"]
            resource["valueString"] = MARKER
        if resource["resourceType"] == "MedicationStatement":
            resource["dosage"][0]["text"] = MARKER
    return json.dumps(bundle)


class Life(unittest.TestCase):
    def test_first_line_names_the_port_that_was_picked(self):
        with daemon.Daemon() as running:
            self.assertRegex(running.first_line, r"^soleusd listening on 127\.0\.0\.1:[1-9]\d+\n$")
            self.assertEqual(running.ctl("health").returncode, 0)

    def test_sigterm_ends_it_with_zero(self):
        with daemon.Daemon() as running:
            running.answer(daemon.demo_text())
            self.assertEqual(running.stop(), 0)
            done = running.ctl("health")
            self.assertEqual(done.returncode, 1)
            self.assertIn("UNAVAILABLE", done.stderr)

    def test_sigterm_lets_calls_at_work_finish(self):
        with daemon.Daemon() as running, reflection.Client(running.address) as client:
            request = client.request(daemon.demo_text())
            expected = client.evaluate_bytes(request)
            calls = [
                client.channel.unary_unary(reflection.EVALUATE).future(
                    request.SerializeToString(), timeout=30
                )
                for _ in range(8)
            ]
            calls[0].result()
            self.assertEqual(running.stop(), 0)
            for call in calls:
                # Answered in full, or refused because it came too late: never cut off.
                if call.exception() is None:
                    self.assertEqual(call.result(), expected)
                else:
                    self.assertEqual(call.code(), grpc.StatusCode.UNAVAILABLE)

    def test_no_patient_data_in_the_log_or_in_an_error(self):
        with daemon.Daemon(flags=["--log-level", "trace"]) as running:
            running.answer(marked_bundle())
            two = json.loads(marked_bundle())
            two["entry"].append(
                {"resource": {"resourceType": "Patient", "id": MARKER, "name": [{"text": MARKER}]}}
            )
            broken = [
                marked_bundle()[:-20],
                json.dumps(two),
                f'{{"resourceType": "{MARKER}"}}',
                f'{{"{MARKER}": tru}}',
                f'"{MARKER}"',
            ]
            refused = 0
            for text in broken:
                done = running.ctl("evaluate", "-", text=text)
                refused += done.returncode == 1
                self.assertNotIn(MARKER, done.stderr)
            self.assertGreaterEqual(refused, 3)
            self.assertEqual(running.stop(), 0)
            self.assertGreater(len(running.log()), 100)
            self.assertNotIn(MARKER, running.log())

    def test_many_clients_at_once_get_the_same_answer(self):
        with daemon.Daemon() as running, reflection.Client(running.address) as client:
            request = client.request(daemon.demo_text())
            expected = client.evaluate_bytes(request)
            wrong = []

            def work():
                for _ in range(10):
                    if client.evaluate_bytes(request) != expected:
                        wrong.append(1)

            threads = [threading.Thread(target=work) for _ in range(4)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            self.assertEqual(wrong, [])


class ExitCodes(unittest.TestCase):
    def test_zero_one_two(self):
        with daemon.Daemon() as running, tempfile.TemporaryDirectory() as folder:
            demo = str(daemon.ROOT / "deploy/demo/patient.json")
            self.assertEqual(running.ctl("evaluate", demo).returncode, 0)
            refused = running.ctl("evaluate", demo, "--as-of", "yesterday")
            self.assertEqual(refused.returncode, 1)
            self.assertIn("INVALID_ARGUMENT", refused.stderr)
            self.assertEqual(refused.stdout, "")
            self.assertEqual(running.ctl("evaluate", f"{folder}/none.json").returncode, 2)
            self.assertEqual(running.ctl("evaluate", folder).returncode, 2)
            self.assertEqual(running.ctl("evaluate").returncode, 2)
            self.assertEqual(running.ctl("evaluate", demo, "--no-such-flag").returncode, 2)

    def test_where_nobody_can_be_asked_a_flag_is_never_less_loud(self):
        with daemon.Daemon() as running:
            bare = {"resourceType": "Patient", "id": "p", "birthDate": "1984-05-24"}
            asked = running.answer(bare)
            alone = running.answer(bare, "--nobody-to-ask")
            fired = [
                {f["id"] for f in a["red_flags"] if f["state"] == "fired"} for a in (asked, alone)
            ]
            self.assertLessEqual(fired[0], fired[1])


if __name__ == "__main__":
    unittest.main()
