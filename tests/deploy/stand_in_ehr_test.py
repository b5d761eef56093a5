#!/usr/bin/python3
"""What the stand-in EHR answers to a client that knows FHIR R4: reads, searches, pages, refusals."""

import json
import os
import pathlib
import ssl
import subprocess
import unittest

import stand_in_ehr
from stand_in_ehr import ROOT, StandInEhr, bundle, refusal

# Published records, which are not part of the repository; their test is skipped without them.
SAMPLES = pathlib.Path(os.environ.get("SOLEUS_SAMPLES", ROOT / "../shared/fhir-samples"))
LOINC, SNOMED = "http://loinc.org", "http://snomed.info/sct"
STRICT = {"Prefer": "handling=strict"}


def observation(name, patient, system, code, status="final", category="exam", **more):
    return {
        "resourceType": "Observation",
        "id": name,
        "status": status,
        "category": [{"coding": [{"code": category}]}],
        "code": {"coding": [{"system": system, "code": code}]},
        "subject": {"reference": f"Patient/{patient}"},
    } | more


WARD = bundle(
    {"resourceType": "Patient", "id": "one"},
    {"resourceType": "Patient", "id": "two"},
    observation("day", "one", LOINC, "1-8", effectiveDateTime="2026-03-14"),
    observation("month", "one", LOINC, "1-8", effectiveDateTime="2026-03"),
    observation("zone", "one", LOINC, "1-8", effectiveDateTime="2026-03-15T00:30:00+01:00"),
    observation(
        "span", "one", SNOMED, "1-8", effectivePeriod={"start": "2026-03-10", "end": "2026-03-20"}
    ),
    observation("open", "one", SNOMED, "2", effectivePeriod={"start": "2026-05-01"})
    | {"component": [{"code": {"coding": [{"system": LOINC, "code": "part"}]}}]},
    observation("undated", "one", SNOMED, "3", status="amended", category="laboratory"),
    observation("hers", "two", LOINC, "1-8", effectiveDateTime="2026-03-14"),
    {
        "resourceType": "MedicationRequest",
        "id": "rx",
        "status": "active",
        "medicationReference": {"reference": "Medication/drug"},
        "subject": {"reference": "Patient/one"},
        "meta": {"lastUpdated": "2026-01-02T03:04:05Z", "versionId": "7"},
    },
    {"resourceType": "Medication", "id": "drug", "status": "active"},
)


class Fhir(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.ehr = StandInEhr({"ward.json": WARD}, flags=["--page-size", "3"])
        cls.ehr.__enter__()
        cls.addClassCleanup(cls.ehr.__exit__)

    def found(self, query, kind="Observation"):
        """Ids of what strict handling finds, without their type."""
        return [x.split("/")[1] for x in self.ehr.ids(f"{kind}?{query}", headers=STRICT)]

    def test_it_says_that_it_is_for_demonstration(self):
        self.assertIn("demonstration only", self.ehr.first_line)
        answer = self.ehr.ask("metadata")
        self.assertIn("demonstration only", answer.headers["X-Stand-In"])
        self.assertIn("demonstration only", answer.json()["software"]["name"])
        self.assertIn("no real patients", answer.json()["description"])

    def test_a_read_has_its_version_and_is_not_sent_again_to_who_has_it(self):
        first = self.ehr.ask("MedicationRequest/rx")
        self.assertEqual(first.headers["ETag"], 'W/"7"')
        self.assertEqual(first.json()["medicationReference"]["reference"], "Medication/drug")
        again = self.ehr.ask("MedicationRequest/rx", headers={"If-None-Match": 'W/"7"'})
        self.assertEqual((again.status, again.body), (304, b""))
        other = self.ehr.ask("MedicationRequest/rx", headers={"If-None-Match": 'W/"6"'})
        self.assertEqual(other.status, 200)

    def test_a_search_that_finds_the_same_has_the_same_etag(self):
        path = "Observation?patient=one"
        tag = self.ehr.ask(path).headers["ETag"]
        self.assertEqual(self.ehr.ask(path, headers={"If-None-Match": tag}).status, 304)
        self.assertNotEqual(self.ehr.ask("Observation?patient=two").headers["ETag"], tag)

    def test_every_refusal_is_an_operation_outcome(self):
        cases = [
            (404, "not-found", dict(path="Patient/nobody")),
            (404, "not-supported", dict(path="Spaceship")),
            (404, "not-found", dict(path="Patient/one/_history/1")),
            (405, "not-supported", dict(path="Patient/one", method="DELETE")),
            (405, "not-supported", dict(path="Patient", method="POST", form={"a": "b"})),
            (406, "not-supported", dict(path="Patient/one", headers={"Accept": "text/xml"})),
            (406, "not-supported", dict(path="Patient/one?_format=xml")),
            (410, "expired", dict(path="Observation?_cursor=gone")),
            (400, "value", dict(path="Observation?date=yesterday")),
            (400, "value", dict(path="Observation?date=2026-02-30")),
            (400, "not-supported", dict(path="Observation?colour=red", headers=STRICT)),
            (400, "not-supported", dict(path="Observation?code:in=x", headers=STRICT)),
            (400, "not-supported", dict(path="Observation?_include=a:b", headers=STRICT)),
        ]
        for status, code, request in cases:
            with self.subTest(**request):
                answer = self.ehr.ask(**request)
                self.assertEqual(answer.status, status)
                self.assertEqual(answer.json()["resourceType"], "OperationOutcome")
                self.assertEqual(answer.json()["issue"][0]["code"], code)

    def test_a_head_has_the_headers_and_no_body(self):
        answer = self.ehr.ask("Patient/one", method="HEAD")
        length = len(self.ehr.ask("Patient/one").body)
        self.assertEqual((answer.body, answer.headers["Content-Length"]), (b"", str(length)))

    def test_a_patients_search_finds_that_patient_alone(self):
        self.assertEqual(self.found("patient=two"), ["hers"])
        for value in ("Patient/two", f"{self.ehr.base_url}/Patient/two", "none,two"):
            self.assertEqual(self.found(f"subject={value}"), ["hers"])
        self.assertEqual(self.found("patient=tw"), [])

    def test_a_code_is_asked_for_with_any_system_one_system_or_none(self):
        coded = ["day", "month", "zone", "span"]
        self.assertEqual(self.found("patient=one&code=1-8"), coded)
        self.assertEqual(self.found(f"patient=one&code={SNOMED}|1-8"), ["span"])
        self.assertEqual(self.found(f"patient=one&code={SNOMED}|"), ["span", "open", "undated"])
        self.assertEqual(self.found(f"patient=one&code={SNOMED}|2,{SNOMED}|3"), ["open", "undated"])
        self.assertEqual(self.found("patient=one&code=|1-8"), [])  # all of them have a system
        self.assertEqual(self.found("patient=one&category=|laboratory"), ["undated"])
        both = "patient=one&status=amended,final&category=laboratory"
        self.assertEqual(self.found(both), ["undated"])

    def test_a_components_code_is_found_by_combo_code_alone(self):
        self.assertEqual(self.found("patient=one&combo-code=part"), ["open"])
        self.assertEqual(self.found("patient=one&combo-code=3,part"), ["open", "undated"])
        self.assertEqual(self.found("patient=one&code=part"), [])

    def test_a_date_matches_as_a_range_against_a_range(self):
        # zone is 14 March 23:30 in UTC; month is all of March; span 10 to 20; open has no end.
        expected = {
            "eq2026-03-14": ["day", "zone"],
            "2026-03": ["day", "month", "zone", "span"],
            "ne2026-03": ["open"],
            "gt2026-03-14": ["month", "span", "open"],
            "lt2026-03-14": ["month", "span"],
            "ge2026-03-14": ["day", "month", "zone", "span", "open"],
            "ge2026-03-21": ["month", "open"],
            "le2026-03-09": ["month"],
            "ge2026-04": ["open"],
            "le2027": ["day", "month", "zone", "span", "open"],
            "eq2026-03-14T23:30:00Z": ["zone"],
            "gt2026-03-14T23:29": ["day", "month", "zone", "span", "open"],
        }
        for value, ids in expected.items():
            with self.subTest(value):
                self.assertEqual(self.found(f"patient=one&date={value}"), ids)
        both = "patient=one&date=ge2026-03-14&date=lt2026-03-15"
        self.assertEqual(self.found(both), ["day", "month", "zone", "span"])

    def test_an_id_and_an_update_can_be_asked_for(self):
        self.assertEqual(self.found("_id=day,open"), ["day", "open"])
        self.assertEqual(self.found("_lastUpdated=2026-01-02", "MedicationRequest"), ["rx"])
        self.assertEqual(self.found("_lastUpdated=gt2026-01-02", "MedicationRequest"), [])

    def test_an_include_brings_what_is_referred_to_and_marks_it(self):
        answer = self.ehr.ask(
            "MedicationRequest?patient=one&_include=MedicationRequest:medication"
        ).json()
        modes = {e["resource"]["id"]: e["search"]["mode"] for e in answer["entry"]}
        self.assertEqual(modes, {"rx": "match", "drug": "include"})
        self.assertEqual(answer["total"], 1)

    def test_what_it_does_not_know_is_ignored_and_not_repeated_unless_strict(self):
        answer = self.ehr.ask("Observation?patient=two&colour=red").json()
        self.assertEqual(answer["total"], 1)
        self.assertEqual(answer["link"][0]["url"], f"{self.ehr.base_url}/Observation?patient=two")

    def test_pages_hold_everything_once_behind_a_link_that_says_nothing(self):
        first = self.ehr.ask("Observation?patient=one").json()
        self.assertEqual((len(first["entry"]), first["total"]), (3, 6))
        self.assertNotIn("one", first["link"][1]["url"].removeprefix(self.ehr.base_url))
        every = ["day", "month", "zone", "span", "open", "undated"]
        self.assertEqual(self.found("patient=one"), every)
        self.assertEqual(self.found("patient=one&_count=1"), every)
        # More than --page-size is never on a page; none at all is asked for to count.
        self.assertEqual(len(self.ehr.ask("Observation?_count=50").json()["entry"]), 3)
        counted = self.ehr.ask("Observation?patient=one&_count=0").json()
        self.assertEqual((counted["total"], counted.get("entry")), (6, None))

    def test_a_search_may_be_a_form(self):
        form = {"patient": "two", "code": f"{LOINC}|1-8"}
        answer = self.ehr.ask("Observation/_search", method="POST", form=form)
        self.assertEqual([e["resource"]["id"] for e in answer.json()["entry"]], ["hers"])

    def test_the_capability_statement_names_what_is_answered_and_nothing_else(self):
        values = {"date": "2026", "reference": "one", "token": "x"}
        statement = self.ehr.ask("metadata").json()
        resources = statement["rest"][0]["resource"]
        self.assertGreater(len(resources), 10)
        for resource in resources:
            named = {p["name"] for p in resource["searchParam"]}
            for parameter in resource["searchParam"]:
                query = f"{resource['type']}?{parameter['name']}={values[parameter['type']]}"
                self.assertEqual(self.ehr.ask(query, headers=STRICT).status, 200, query)
            for name in {"patient", "code", "date", "status", "identifier", "_sort"} - named:
                query = f"{resource['type']}?{name}=2026"
                self.assertEqual(self.ehr.ask(query, headers=STRICT).status, 400, query)


class Folders(unittest.TestCase):
    def test_a_transactions_references_lead_to_ids(self):
        record = bundle(
            ("urn:uuid:11111111-0000-4000-8000-000000000001", {"resourceType": "Patient"}),
            (
                "urn:uuid:11111111-0000-4000-8000-000000000002",
                observation("o", "x", LOINC, "1")
                | {"subject": {"reference": "urn:uuid:11111111-0000-4000-8000-000000000001"}},
            ),
            kind="transaction",
        )
        with StandInEhr({"a.json": record}) as ehr:
            patient = "11111111-0000-4000-8000-000000000001"
            self.assertEqual(ehr.ids("Patient"), [f"Patient/{patient}"])
            self.assertEqual(ehr.ids(f"Observation?patient={patient}"), ["Observation/o"])

    def test_files_that_use_the_same_ids_stay_apart(self):
        both = {
            f"{name}.json": bundle(
                {"resourceType": "Patient", "id": "worked", "birthDate": year},
                observation("finding", "worked", LOINC, "1"),
            )
            for name, year in (("ann_lee", "1990"), ("bob", "1980"))
        }
        with StandInEhr(both) as ehr:
            self.assertEqual(ehr.ids("Patient"), ["Patient/ann-lee.worked", "Patient/bob.worked"])
            self.assertEqual(
                ehr.ids("Observation?patient=bob.worked"), ["Observation/bob.finding"]
            )

    def test_a_folder_that_cannot_be_used_is_refused_with_the_file_named(self):
        self.assertIn("holds no .json file", refusal(patients={}))
        odd = {"resourceType": "Bundle", "entry": [{"resource": 7}]}
        said = refusal(patients={"odd.json": odd})
        self.assertIn("odd.json: entry[0] is no FHIR resource", said)

    @unittest.skipUnless((SAMPLES / "synthea-r4").is_dir(), f"no samples at {SAMPLES}")
    def test_whole_synthetic_records_are_found_by_their_patient(self):
        expected = {}  # what stands in each file, counted from its text
        for path in (SAMPLES / "synthea-r4").glob("*.json"):
            resources = [e["resource"] for e in json.loads(path.read_text())["entry"]]
            kinds = [r["resourceType"] for r in resources]
            person = next(r["id"] for r in resources if r["resourceType"] == "Patient")
            expected[person] = (kinds.count("Observation"), kinds.count("Condition"))
        with StandInEhr(SAMPLES / "synthea-r4") as ehr:
            for person, counts in expected.items():
                seen = [len(ehr.ids(f"{t}?patient={person}")) for t in ("Observation", "Condition")]
                self.assertEqual(tuple(seen), counts)


class Starts(unittest.TestCase):
    def test_an_address_that_a_network_reaches_is_refused_unless_told(self):
        self.assertIn("add --not-only-loopback if you mean it", refusal("--host", "0.0.0.0"))
        with StandInEhr(flags=["--host", "0.0.0.0", "--not-only-loopback"]) as ehr:
            self.assertTrue(ehr.base_url.startswith("http://0.0.0.0:"))

    def test_sigterm_ends_it_with_zero(self):
        with StandInEhr() as ehr:
            self.assertEqual(ehr.stop(), (0, ""))

    def test_a_token_that_nobody_can_get_is_refused(self):
        self.assertIn("lets nobody in", refusal("--require-token"))

    def test_it_speaks_tls_to_who_trusts_its_certificate(self):
        with StandInEhr() as plain:
            folder = plain.folder
            cert, key = folder / "cert.pem", folder / "key.pem"
            subprocess.run(
                ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"]
                + ["-nodes", "-keyout", key, "-out", cert, "-days", "2", "-subj", "/CN=stand-in"]
                + ["-addext", "subjectAltName=IP:127.0.0.1"],
                check=True,
                capture_output=True,
            )
            with StandInEhr(flags=["--tls", cert, key]) as ehr:
                self.assertTrue(ehr.base_url.startswith("https://127.0.0.1:"))
                trusting = ssl.create_default_context(cafile=cert)
                self.assertEqual(ehr.ask("Patient/p1", context=trusting).json()["id"], "p1")
                with self.assertRaisesRegex(stand_in_ehr.urllib.error.URLError, "CERTIFICATE"):
                    ehr.ask("Patient/p1", context=ssl.create_default_context())


if __name__ == "__main__":
    unittest.main()
