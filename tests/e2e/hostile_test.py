#!/usr/bin/python3
"""Hostile JSON meets the daemon: every limit of the settings file refuses or cuts at its own value,
and what is no sound JSON is refused in words or left out with an Issue. Then the daemon goes on."""

import json
import pathlib
import tempfile
import unittest

import grpc

import daemon
import reflection

INVALID = grpc.StatusCode.INVALID_ARGUMENT
EXHAUSTED = grpc.StatusCode.RESOURCE_EXHAUSTED

LIMITS = """
limits:
  max_request_bytes: 9000
  max_json_depth: 9
  max_json_values: 400
  max_string_bytes: 700
  max_number_bytes: 11
  max_resources: 6
  max_issues: 4
"""


def patient(more=""):
    return '{"resourceType": "Patient", "id": "p"' + more + "}"


def stiffness(value):
    """A quantity that the knowledge reads, its value as it stands."""
    return (
        '{"resourceType": "Observation", "id": "o", "status": "final", "code": {"coding": [{"system": '
        '"urn:soleus:finding", "code": "morning-stiffness-minutes"}]}, "valueQuantity": {"value": '
        + value
        + ', "unit": "min", "system": "http://unitsofmeasure.org", "code": "min"}}'
    )


def bundle(*resources):
    entries = ", ".join('{"resource": ' + r + "}" for r in resources)
    return '{"resourceType": "Bundle", "type": "collection", "entry": [' + entries + "]}"


class Hostile(unittest.TestCase):
    flags = ()

    @classmethod
    def setUpClass(cls):
        cls.daemon = daemon.Daemon(flags=cls.flags)
        cls.client = reflection.Client(cls.daemon.address)

    @classmethod
    def tearDownClass(cls):
        cls.client.channel.close()
        cls.daemon.__exit__()

    def answer(self, text):
        return self.client.evaluate(self.client.request(text))

    def refused(self, text, code, *words):
        with self.assertRaises(grpc.RpcError) as caught:
            self.answer(text)
        self.assertEqual(caught.exception.code(), code)
        for word in words:
            self.assertIn(word, caught.exception.details())
        self.answer(patient())  # it goes on

    def measured(self, text):
        return [m.value for m in self.answer(text).measurements]

    def issues(self, text, words):
        return [i for i in self.answer(text).issues if words in i.text]


class Limits(Hostile):
    """Each limit at its value, and one beyond."""

    @classmethod
    def setUpClass(cls):
        with tempfile.TemporaryDirectory(prefix="soleus-limits-") as folder:
            file = pathlib.Path(folder) / "soleusd.yaml"
            file.write_text(LIMITS, encoding="utf-8")
            cls.flags = ["--config", file]
            super().setUpClass()

    def test_bytes_of_the_request(self):
        text = patient()
        self.answer(text + " " * (9000 - len(text)))
        self.refused(text + " " * (9001 - len(text)), EXHAUSTED, "9000", "limits.max_request_bytes")

    def test_nesting(self):
        # The object is one level, each bracket another.
        def nested(levels):
            return patient(', "extension": ' + "[" * levels + "]" * levels)

        self.answer(nested(8))
        self.refused(nested(9), EXHAUSTED, "9 levels", "limits.max_json_depth")

    def test_values(self):
        # The object, its type and its id, the array: 4 values beside those in it.
        def filled(count):
            return patient(', "extension": [' + ", ".join("0" * count) + "]")

        self.answer(filled(396))
        self.refused(filled(397), EXHAUSTED, "400 values", "limits.max_json_values")

    def test_bytes_of_a_string(self):
        def named(count):
            return patient(', "language": "' + "x" * count + '"')

        self.answer(named(700))
        self.refused(named(701), EXHAUSTED, "700 bytes", "limits.max_string_bytes")

    def test_bytes_of_a_number(self):
        self.answer(stiffness("1" + "0" * 10))
        self.refused(stiffness("1" + "0" * 11), EXHAUSTED, "11 bytes", "limits.max_number_bytes")

    def test_resources(self):
        # Those in the bundle; the bundle itself is none of them.
        def record(count):
            return bundle(patient(), *['{"resourceType": "Observation"}'] * (count - 1))

        self.answer(record(6))
        self.refused(record(7), EXHAUSTED, "more than 6 resources", "limits.max_resources")

    def test_issues(self):
        # Nine keys are sent twice, a warning each: four are told, and five counted.
        doubled = ", ".join(f'"k{i}": 1, "k{i}": 2' for i in range(9))
        told = self.answer(patient(", " + doubled)).issues
        self.assertEqual(sum("more than once" in i.text for i in told), 4)
        self.assertTrue(any("than is listed: 0 errors, 5 warnings" in i.text for i in told), told)


class Unsound(Hostile):
    """At the default limits."""

    def test_a_key_sent_twice_is_used_not_at_all_and_said(self):
        sound = stiffness("20")
        self.assertEqual(self.measured(sound), ["20 min"])
        for twice in (
            sound.replace('"status": "final"', '"status": "final", "status": "final"'),
            sound.replace('"value": 20', '"value": 20, "value": 400'),
        ):
            self.assertEqual(len(self.issues(twice, "more than once")), 1)
            self.assertEqual(self.measured(twice), [])

    def test_half_of_a_surrogate_pair_is_refused(self):
        for half in (r"\ud800", r"\udc00", r"\ud800\ud800", r"\ud800A"):
            with self.subTest(half):
                self.refused(patient(', "language": "' + half + '"'), INVALID, "at byte")
        self.answer(patient(r', "language": "😀"'))

    def test_bytes_that_are_no_utf8_are_refused(self):
        for wrong in (b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xc0\xaf"):
            with self.subTest(wrong):
                self.refused(patient(', "language": "?"').encode().replace(b"?", wrong), INVALID)

    def test_nul_is_refused_wherever_it_stands(self):
        for text in (patient() + "\0", "\0" + patient(), patient(', "language": "\0"'), patient("\0")):
            self.refused(text, INVALID, "byte")
        # Escaped it is valid JSON; FHIR has no use for it.
        self.answer(patient(r', "language": "\u0000"'))

    def test_what_follows_the_document_is_refused(self):
        for tail in ("{}", "x", ",", "\0{}", patient()):
            with self.subTest(tail):
                self.refused(patient() + tail, INVALID, "byte")
        self.answer(patient() + " \r\n\t")

    def test_huge_exponents_are_no_number_and_the_answer_goes_on(self):
        for value in ("1e999999", "-1e999999", "1e-999999"):
            with self.subTest(value):
                told = self.issues(stiffness(value), "too large or too close to zero")
                self.assertEqual(len(told), 1)
                self.assertEqual(self.measured(stiffness(value)), [])
        self.refused(stiffness("1" + "0" * 64), EXHAUSTED, "64 bytes")

    def test_nesting_without_end_is_refused_at_once(self):
        for bomb in ("[" * 1_000_000, '{"a":' * 500_000, bundle("[" * 100_000)):
            self.refused(bomb, EXHAUSTED, "64 levels")

    def test_a_refusal_repeats_nothing_of_the_text(self):
        with self.assertRaises(grpc.RpcError) as caught:
            self.answer('{"resourceType": "Patient", "name": Zebedee}')
        self.assertNotIn("Zebedee", caught.exception.details())
        self.assertNotIn("Zebedee", self.daemon.log())


class Documented(unittest.TestCase):
    def test_every_limit_stands_in_the_shipped_settings(self):
        shipped = (daemon.ROOT / "deploy/soleusd.yaml").read_text(encoding="utf-8")
        for line in LIMITS.split("limits:\n")[1].splitlines():
            self.assertRegex(shipped, rf"\n  {line.split(':')[0].strip()}: \d+ +# ")


if __name__ == "__main__":
    del Hostile  # a base, and no claim of its own
    unittest.main()
