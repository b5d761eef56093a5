#!/usr/bin/python3
"""A real daemon fetches from a stand-in EHR: its answer is complete or says what is missing, it is
never a wrong one, and no token leaves the host that it is for."""

import json
import pathlib
import subprocess
import tempfile
import time
import unittest

import daemon
from patient_to_bundle import read_patient, to_bundle
from stand_in import StandIn

VIGNETTE = daemon.ROOT / "tests/patients/v04_ciprofloxacin_and_prednisolone.txt"
# What a fetched answer says otherwise than one to the same bundle sent whole.
OF_THE_WAY = ("decision_id", "fetch", "issues", "request_id")


def bundle():
    return to_bundle(read_patient(VIGNETTE))


def patient_id(of):
    return next(e["resource"]["id"] for e in of["entry"] if e["resource"]["resourceType"] == "Patient")


def without(of, resource_type):
    entries = [e for e in of["entry"] if e["resource"]["resourceType"] != resource_type]
    return {**of, "entry": entries}


def substance(answer):
    return {key: value for key, value in answer.items() if key not in OF_THE_WAY}


def outcomes(answer):
    return {s["type"]: s["outcome"] for s in answer["fetch"]["searches"] if s["outcome"] != "complete"}


class Ehr(unittest.TestCase):
    def fetched(self, soleusd, ehr, *flags, text=None):
        words = ["evaluate", *(["-"] if text else []), "--json", "--as-of", daemon.AS_OF]
        words += ["--fhir-server", ehr.base_url, "--patient", patient_id(bundle()), *flags]
        return soleusd.ctl(*words, text=text)

    def answer(self, soleusd, ehr, *flags, text=None):
        done = self.fetched(soleusd, ehr, *flags, text=text)
        self.assertEqual(done.returncode, 0, done.stderr)
        return json.loads(done.stdout)

    def with_faults(self, faults, check, flags=(), daemon_flags=()):
        with StandIn([bundle()], faults=faults, flags=flags) as ehr:
            with daemon.Daemon(flags=("--ehr-server", ehr.base_url, *daemon_flags)) as soleusd:
                check(soleusd, ehr)
                self.assertTrue(soleusd.alive())

    @classmethod
    def setUpClass(cls):
        with daemon.Daemon() as soleusd:
            cls.whole = substance(soleusd.answer(bundle()))
            cls.lacking = {
                t: substance(soleusd.answer(without(bundle(), t)))
                for t in ("Observation", "MedicationStatement")
            }

    # ---- all is well

    def test_what_is_fetched_answers_as_what_is_sent(self):
        def check(soleusd, ehr):
            answer = self.answer(soleusd, ehr)
            self.assertEqual(substance(answer), self.whole)
            self.assertTrue(answer["fetch"]["complete"], answer["fetch"])
            again = self.answer(soleusd, ehr)
            self.assertEqual(answer["decision_id"], again["decision_id"])

        self.with_faults([], check)

    def test_many_small_pages_are_one_record(self):
        def check(soleusd, ehr):
            self.assertEqual(substance(self.answer(soleusd, ehr)), self.whole)
            pages = [r for r in ehr.requests() if "Observation" in r["path"]]
            self.assertGreater(len(pages), 3)

        self.with_faults([], check, flags=("--page-size", "2"))

    def test_what_the_caller_left_out_is_fetched(self):
        def check(soleusd, ehr):
            sent = without(without(bundle(), "Observation"), "MedicationStatement")
            answer = self.answer(soleusd, ehr, text=json.dumps(sent))
            self.assertEqual(substance(answer), self.whole)

        self.with_faults([], check)

    def test_only_what_the_knowledge_can_use_is_asked_for(self):
        def check(soleusd, ehr):
            self.answer(soleusd, ehr)
            asked = {r["path"].rsplit("/", 1)[-1].split("?")[0] for r in ehr.requests()}
            self.assertNotIn("Claim", asked)
            self.assertIn("Condition", asked)
            self.assertIn("metadata", asked)

        self.with_faults([], check)

    # ---- what heals is complete

    def test_a_busy_or_broken_server_is_asked_again(self):
        for fault in (
            {"status": 429, "retry_after": 1},
            {"status": 503},
            {"status": 500},
            {"drop_connection": True},
            {"truncate": 60},
        ):
            with self.subTest(fault):
                rule = {"match": {"path": "/Observation$"}, "count": 1, "do": fault}

                def check(soleusd, ehr):
                    answer = self.answer(soleusd, ehr)
                    self.assertEqual(substance(answer), self.whole)
                    self.assertTrue(answer["fetch"]["complete"], answer["fetch"])

                self.with_faults([rule], check)

    # ---- what does not heal is said, and nothing is made of it

    def test_a_type_that_does_not_come_is_missing_and_said(self):
        for fault in (
            {"status": 500},
            {"status": 404},
            {"status": 403},
            {"truncate": 60},
            {"bad_json": True},
            {"html": True},
            {"drop_connection": True},
            {"delay": 60},
            {"drip": 1},
            {"loop_next": True},
        ):
            for resource_type in ("Observation", "MedicationStatement"):
                with self.subTest(fault=fault, resource_type=resource_type):
                    rule = {"match": {"path": f"/{resource_type}$"}, "do": fault}

                    def check(soleusd, ehr, fault=fault, resource_type=resource_type):
                        started = time.monotonic()
                        answer = self.answer(soleusd, ehr)
                        self.assertLess(time.monotonic() - started, 20)
                        self.assertFalse(answer["fetch"]["complete"])
                        self.assertEqual(set(outcomes(answer)), {resource_type})
                        said = [i for i in answer["issues"] if resource_type in i["path"] + i["text"]]
                        self.assertTrue(said, answer["issues"])
                        if "loop_next" not in fault:
                            self.assertEqual(substance(answer), self.lacking[resource_type])

                    config = ("--config", self.config("ehr:\n  max_wait_seconds: 4\n"))
                    self.with_faults([rule], check, daemon_flags=config)

    def config(self, text):
        folder = tempfile.mkdtemp(prefix="soleus-ehr-config-")
        self.addCleanup(lambda: subprocess.run(["rm", "-r", folder], check=False))
        path = pathlib.Path(folder) / "soleusd.yaml"
        path.write_text(text, encoding="utf-8")
        return str(path)

    def test_the_page_says_it_before_the_flags(self):
        def check(soleusd, ehr):
            done = soleusd.ctl(
                "evaluate", "--as-of", daemon.AS_OF, "--fhir-server", ehr.base_url,
                "--patient", patient_id(bundle()),
            )  # fmt: skip
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertLess(done.stdout.index("NOT ALL FETCHED"), done.stdout.index("WHAT IT MAY BE"))

        self.with_faults([{"match": {"path": "/MedicationRequest$"}, "do": {"status": 403}}], check)

    def test_another_patients_data_refuse_the_whole_answer(self):
        def check(soleusd, ehr):
            done = self.fetched(soleusd, ehr)
            self.assertEqual(done.returncode, 1)
            self.assertIn("INVALID_ARGUMENT", done.stderr)

        rule = {"match": {"path": "/Observation$"}, "do": {"wrong_patient": True}}
        self.with_faults([rule], check)

    def test_without_the_patient_there_is_no_answer(self):
        def check(soleusd, ehr):
            done = self.fetched(soleusd, ehr)
            self.assertEqual(done.returncode, 1)
            self.assertIn("NOT_FOUND", done.stderr)

        self.with_faults([{"match": {"path": "/Patient/"}, "do": {"status": 404}}], check)

    # ---- where a token may go

    def test_a_server_off_the_list_is_not_asked(self):
        with StandIn([bundle()]) as listed, StandIn([bundle()]) as other:
            with daemon.Daemon(flags=("--ehr-server", listed.base_url)) as soleusd:
                done = self.fetched(soleusd, other)
                self.assertEqual(done.returncode, 1)
                self.assertIn("PERMISSION_DENIED", done.stderr)
                self.assertIn("ehr.servers", done.stderr)
                self.assertEqual(other.requests(), [])

    def test_no_token_leaves_its_host(self):
        secret = "the-callers-own-token-4711"
        for fault in ("redirect", "next_off_host"):
            with self.subTest(fault), StandIn([bundle()]) as other:
                rule = {
                    "match": {"path": "/(Observation|Patient/.*)$"},
                    "do": {fault: other.base_url + "/Observation?patient=x"},
                }
                with StandIn(
                    [bundle()], faults=[rule], flags=("--require-token", "--accept-token", secret)
                ) as ehr:
                    token = self.config(secret + "\n")
                    flags = ("--ehr-server", ehr.base_url)
                    with daemon.Daemon(flags=flags) as soleusd:
                        done = self.fetched(soleusd, ehr, "--token-file", token)
                        if fault == "next_off_host":
                            self.assertIn("Observation", outcomes(json.loads(done.stdout)))
                        else:
                            self.assertEqual(done.returncode, 1, done.stdout)
                        self.assertTrue(any(r["token"] for r in ehr.requests()))
                        self.assertEqual(other.requests(), [])
                        log = soleusd.log()
                        self.assertNotIn(secret, log + done.stderr + done.stdout)
                        self.assertNotIn(patient_id(bundle()), log)

    def test_a_wrong_token_is_said(self):
        flags = ("--require-token", "--accept-token", "right")

        def check(soleusd, ehr):
            done = self.fetched(soleusd, ehr, "--token-file", self.config("wrong"))
            self.assertEqual(done.returncode, 1)
            self.assertIn("UNAUTHENTICATED", done.stderr)
            self.assertNotIn("wrong", done.stderr)

        self.with_faults([], check, flags=flags)


class BackendServices(unittest.TestCase):
    """The daemon's own credentials, checked by PyJWT in the stand-in EHR."""

    def run_with(self, kind, faults, check):
        try:
            import jwt  # noqa: F401
            from cryptography.hazmat.primitives import serialization
            from cryptography.hazmat.primitives.asymmetric import ec, rsa
        except ImportError:
            self.skipTest("python3-jwt or python3-cryptography is not installed")
        with tempfile.TemporaryDirectory(prefix="soleus-keys-") as folder:
            folder = pathlib.Path(folder)
            if kind == "RS384":
                key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
                public = jwt.algorithms.RSAAlgorithm.to_jwk(key.public_key())
            else:
                key = ec.generate_private_key(ec.SECP384R1())
                public = self.ec_jwk(key.public_key())
            (folder / "key.pem").touch(mode=0o600)
            (folder / "key.pem").write_bytes(
                key.private_bytes(
                    serialization.Encoding.PEM,
                    serialization.PrivateFormat.PKCS8,
                    serialization.NoEncryption(),
                )
            )
            jwk = {**json.loads(public), "kid": "k1", "alg": kind, "use": "sig"}
            (folder / "clients.json").write_text(json.dumps({"soleus": {"keys": [jwk]}}))
            flags = ("--require-token", "--clients", folder / "clients.json")
            with StandIn([bundle()], faults=faults, flags=flags) as ehr:
                config = folder / "soleusd.yaml"
                config.write_text(
                    "ehr:\n  servers:\n"
                    f"    - base_url: {ehr.base_url}\n      client_id: soleus\n"
                    f"      key_file: {folder}/key.pem\n      key_id: k1\n"
                )
                with daemon.Daemon(flags=("--config", config)) as soleusd:
                    check(soleusd, ehr)

    @staticmethod
    def ec_jwk(public):
        import base64

        def coordinate(value):
            return base64.urlsafe_b64encode(value.to_bytes(48, "big")).rstrip(b"=").decode()

        numbers = public.public_numbers()
        return json.dumps(
            {"kty": "EC", "crv": "P-384", "x": coordinate(numbers.x), "y": coordinate(numbers.y)}
        )

    def answer(self, soleusd, ehr):
        done = soleusd.ctl(
            "evaluate", "--json", "--as-of", daemon.AS_OF, "--fhir-server", ehr.base_url,
            "--patient", patient_id(bundle()),
        )  # fmt: skip
        self.assertEqual(done.returncode, 0, done.stderr)
        return json.loads(done.stdout)

    def test_one_token_serves_many_answers(self):
        for kind in ("RS384", "ES384"):
            with self.subTest(kind):

                def check(soleusd, ehr):
                    for _ in range(3):
                        self.assertTrue(self.answer(soleusd, ehr)["fetch"]["complete"])
                    granted = [r for r in ehr.requests() if r["path"].endswith("/token")]
                    self.assertEqual(len(granted), 1)

                self.run_with(kind, [], check)

    def test_an_expired_token_is_replaced(self):
        def check(soleusd, ehr):
            self.assertTrue(self.answer(soleusd, ehr)["fetch"]["complete"])
            self.assertTrue(self.answer(soleusd, ehr)["fetch"]["complete"])
            granted = [r for r in ehr.requests() if r["path"].endswith("/token")]
            self.assertEqual(len(granted), 2)

        # The second answer's first search finds that all tokens are forgotten.
        rule = {"match": {"path": "/Condition$"}, "nth": 2, "count": 1, "do": {"expire_token": True}}
        self.run_with("ES384", [rule], check)


if __name__ == "__main__":
    unittest.main(verbosity=2)
