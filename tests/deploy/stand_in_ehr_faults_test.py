#!/usr/bin/python3
"""Each scripted fault, seen by a client that did not expect it; and what was recorded of it."""

import http.client
import json
import time
import unittest
import urllib.parse

from stand_in_ehr import StandInEhr, refusal

OBSERVATIONS = {"match": {"path": "/Observation$"}}
SEARCH = "Observation?patient=p1&_count=5"


def faulty(action, **rule):
    return StandInEhr(faults=[OBSERVATIONS | rule | {"do": action}])


class Faults(unittest.TestCase):
    def test_a_status_comes_with_its_retry_after(self):
        for retry_after in (2, "Wed, 21 Oct 2026 07:28:00 GMT"):
            with faulty({"status": 429, "retry_after": retry_after}) as ehr:
                answer = ehr.ask(SEARCH)
                self.assertEqual(answer.status, 429)
                self.assertEqual(answer.headers["Retry-After"], str(retry_after))
                self.assertEqual(answer.json()["resourceType"], "OperationOutcome")
        with faulty({"status": 500}) as ehr:
            self.assertIsNone(ehr.ask(SEARCH).headers["Retry-After"])

    def test_only_what_matches_is_hit_and_only_as_often_as_the_rule_says(self):
        with faulty({"status": 500}, nth=2, count=2) as ehr:
            self.assertEqual(ehr.ask("Patient/p1").status, 200)  # another path: not counted
            self.assertEqual([ehr.ask(SEARCH).status for _ in range(5)], [200, 500, 500, 200, 200])
        by_parameter = [{"match": {"params": {"code": "^http://loinc"}}, "do": {"status": 503}}]
        with StandInEhr(faults=by_parameter) as ehr:
            self.assertEqual(ehr.ask("Observation?code=http://loinc.org|1").status, 503)
            self.assertEqual(ehr.ask("Observation?code=http://snomed.info/sct|1").status, 200)

    def test_a_delay_comes_before_the_first_byte(self):
        with faulty({"delay": 0.7}) as ehr:
            start = time.monotonic()
            self.assertEqual(ehr.ask(SEARCH).status, 200)
            self.assertGreaterEqual(time.monotonic() - start, 0.7)

    def test_a_drip_is_as_slow_as_it_says(self):
        with faulty({"drip": 4000}) as ehr:
            start = time.monotonic()
            body = ehr.ask(SEARCH).body
            # At 4000 bytes a second.
            self.assertGreaterEqual(time.monotonic() - start, len(body) / 4000 * 0.9)
            self.assertEqual(json.loads(body)["resourceType"], "Bundle")

    def test_a_truncated_body_ends_before_its_length(self):
        with faulty({"truncate": 100}) as ehr, self.assertRaises(http.client.IncompleteRead) as cut:
            ehr.ask(SEARCH)
        self.assertEqual(len(cut.exception.partial), 100)

    def test_a_dropped_connection_gives_no_answer(self):
        with faulty({"drop_connection": True}) as ehr:
            with self.assertRaises(ConnectionError):
                ehr.ask(SEARCH)
            self.assertIsNone(ehr.recorded()[0]["status"])

    def test_a_redirect_leads_where_the_script_says(self):
        with faulty({"redirect": "https://elsewhere.example/fhir"}) as ehr:
            answer = ehr.ask(SEARCH)
            self.assertEqual(answer.status, 302)
            self.assertEqual(answer.headers["Location"], "https://elsewhere.example/fhir")

    def test_somebody_else_is_in_the_whole_answer(self):
        with StandInEhr(faults=[{"do": {"wrong_patient": True}}]) as ehr:
            self.assertEqual(ehr.ask("Patient/p1").json()["id"], "somebody-else")
            entries = ehr.ask(SEARCH).json()["entry"]
            self.assertEqual(len(entries), 5)
            subjects = {e["resource"]["subject"]["reference"] for e in entries}
            self.assertEqual(subjects, {"Patient/somebody-else"})

    def test_html_and_broken_json_come_with_success(self):
        with faulty({"html": True}) as ehr:
            answer = ehr.ask(SEARCH)
            self.assertEqual((answer.status, answer.headers["Content-Type"]), (200, "text/html"))
            self.assertTrue(answer.body.startswith(b"<!DOCTYPE html>"))
        with faulty({"bad_json": True}) as ehr, self.assertRaises(json.JSONDecodeError):
            ehr.ask(SEARCH).json()

    def test_another_answer_stands_in_for_the_right_one(self):
        wrong = {"body": {"token_endpoint": 7}}
        script = [{"match": {"path": "smart-configuration$"}, "do": wrong}]
        with StandInEhr(faults=script) as ehr:
            answer = ehr.ask(".well-known/smart-configuration")
            self.assertEqual((answer.status, answer.json()), (200, {"token_endpoint": 7}))

    def test_next_links_lead_off_the_host_or_round_and_round(self):
        def next_of(bundle):
            return [x["url"] for x in bundle["link"] if x["relation"] == "next"]

        with faulty({"next_off_host": "https://elsewhere.example/page2"}) as ehr:
            links = next_of(ehr.ask(SEARCH).json())
            self.assertEqual(links, ["https://elsewhere.example/page2"])
        with faulty({"loop_next": True}) as ehr:
            links = next_of(ehr.ask(SEARCH).json())
            self.assertEqual(links, [f"{ehr.base_url}/{SEARCH}"])

    def test_a_script_that_is_wrong_is_refused_with_the_rule_named(self):
        wrong = {
            "is a JSON list of rules": {},
            "rule 0 has no object do": [{"match": {}}],
            "rule 1 has explode; known are": [{"do": {"status": 500}}, {"do": {"explode": 1}}],
            "drip must be a number from 1": [{"do": {"drip": 0}}],
            "status must be a number from 400 to 599": [{"do": {"status": 200}}],
            "nth must be a whole number": [{"nth": 0, "do": {"status": 500}}],
            "match takes path, params and method": [{"match": "all", "do": {"status": 500}}],
            "holds no regular expression": [{"match": {"path": "("}, "do": {"status": 500}}],
        }
        for said, script in wrong.items():
            with self.subTest(said):
                self.assertIn(said, refusal(faults=script))


class Record(unittest.TestCase):
    def test_it_says_who_was_asked_for_what_and_whether_a_token_came(self):
        with faulty({"status": 500}) as ehr:
            ehr.ask("Patient/p1", headers={"Authorization": "Bearer secret"})
            ehr.ask(SEARCH)
            host = urllib.parse.urlsplit(ehr.base_url).netloc
            first = {"method": "GET", "path": "/fhir/Patient/p1", "query": "", "host": host}
            first |= {"token": True, "status": 200, "fault": []}
            second = {"method": "GET", "path": "/fhir/Observation", "host": host}
            second |= {"query": "patient=p1&_count=5", "token": False, "status": 500}
            self.assertEqual(ehr.recorded(), [first, second | {"fault": ["status"]}])
            self.assertNotIn("secret", str(ehr.recorded()))


if __name__ == "__main__":
    unittest.main()
