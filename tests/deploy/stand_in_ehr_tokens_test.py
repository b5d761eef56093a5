#!/usr/bin/python3
"""The stand-in's token endpoint against assertions that PyJWT signs: the good, and each bad one."""

import json
import tempfile
import time
import unittest
import uuid

import jwt
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from jwt.algorithms import RSAAlgorithm
from jwt.utils import base64url_encode
from stand_in_ehr import ROOT, StandInEhr, refusal

CLIENT = "soleus"
TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
RSA = rsa.generate_private_key(65537, 2048)
EC = ec.generate_private_key(ec.SECP384R1())
OTHER_RSA = rsa.generate_private_key(65537, 2048)


def jwks():
    point = EC.public_key().public_numbers()
    x, y = (base64url_encode(n.to_bytes(48, "big")).decode() for n in (point.x, point.y))
    return {
        "keys": [
            json.loads(RSAAlgorithm.to_jwk(RSA.public_key())) | {"kid": "rsa", "alg": "RS384"},
            {"kty": "EC", "crv": "P-384", "x": x, "y": y, "kid": "ec", "alg": "ES384"},
        ]
    }


class Tokens(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
            json.dump({CLIENT: jwks()}, file)
            file.flush()
            flags = ["--clients", file.name, "--require-token", "--token-seconds", "2"]
            script = [{"match": {"params": {"x": "forget"}}, "do": {"expire_token": True}}]
            cls.ehr = StandInEhr(flags=flags, faults=script)
            cls.ehr.__enter__()
        cls.addClassCleanup(cls.ehr.__exit__)
        cls.endpoint = cls.ehr.ask(".well-known/smart-configuration").json()["token_endpoint"]

    def assertion(self, key=RSA, alg="RS384", kid="rsa", without=(), **claims):
        now = int(time.time())
        said = {"iss": CLIENT, "sub": CLIENT, "aud": self.endpoint, "jti": str(uuid.uuid4())}
        said |= {"iat": now, "exp": now + 240} | claims
        said = {k: v for k, v in said.items() if k not in without}
        return jwt.encode(said, key, algorithm=alg, headers={"kid": kid})

    def ask(self, assertion, **changed):
        form = {"grant_type": "client_credentials", "scope": "system/*.rs"}
        form |= {"client_assertion_type": TYPE, "client_assertion": assertion} | changed
        return self.ehr.ask(self.endpoint, method="POST", form=form)

    def refused(self, assertion, said, status=401, code="invalid_client", **changed):
        answer = self.ask(assertion, **changed)
        self.assertEqual((answer.status, answer.json()["error"]), (status, code), answer.body)
        self.assertIn(said, answer.json()["error_description"])

    def test_both_kinds_of_key_get_a_token_that_opens_the_records_until_it_expires(self):
        for key, alg, kid in ((RSA, "RS384", "rsa"), (EC, "ES384", "ec")):
            with self.subTest(alg):
                answer = self.ask(self.assertion(key, alg, kid))
                self.assertEqual(answer.status, 200, answer.body)
                self.assertEqual(answer.headers["Cache-Control"], "no-store")
                granted = answer.json()
                self.assertEqual((granted["token_type"], granted["expires_in"]), ("bearer", 2))
                bearer = {"Authorization": "Bearer " + granted["access_token"]}
                self.assertEqual(self.ehr.ask("Patient/p1", headers=bearer).status, 200)
                time.sleep(2.1)
                self.assertEqual(self.ehr.ask("Patient/p1", headers=bearer).status, 401)

    def test_without_a_token_only_the_two_descriptions_are_open(self):
        self.assertEqual(self.ehr.ask("metadata").status, 200)
        for headers in ({}, {"Authorization": "Bearer made-up"}, {"Authorization": "Basic YTpi"}):
            answer = self.ehr.ask("Patient/p1", headers=headers)
            self.assertEqual((answer.status, answer.headers["WWW-Authenticate"]), (401, "Bearer"))

    def test_a_token_can_be_forgotten_by_script(self):
        token = self.ask(self.assertion()).json()["access_token"]
        bearer = {"Authorization": "Bearer " + token}
        self.assertEqual(self.ehr.ask("Patient/p1?x=forget", headers=bearer).status, 401)

    def test_an_assertion_is_good_once(self):
        assertion = self.assertion()
        self.assertEqual(self.ask(assertion).status, 200)
        self.refused(assertion, "jti was used before")

    def test_another_key_another_kind_or_another_kid_is_refused(self):
        self.refused(self.assertion(OTHER_RSA), "Signature verification failed")
        self.refused(self.assertion(kid="unknown"), "no registered key")
        self.refused(self.assertion(kid="ec"), "no registered key")
        self.refused(self.assertion(iss="somebody", sub="somebody"), "no registered key")
        self.refused(self.assertion(alg="RS256"), "alg must be one of RS384, ES384")
        self.refused("no.j.wt", "is no JWT")

    def test_each_claim_counts(self):
        now = int(time.time())
        self.refused(self.assertion(sub="somebody"), "iss and sub must both")
        self.refused(self.assertion(aud=self.ehr.base_url), "Invalid audience")
        self.refused(self.assertion(exp=now - 5), "Signature has expired")
        self.refused(self.assertion(exp=now + 400), "at most five minutes")
        for claim in ("exp", "jti", "aud", "sub"):
            self.refused(self.assertion(without=[claim]), f'missing the "{claim}" claim')

    def test_the_form_counts(self):
        for name, value, code in (
            ("grant_type", "password", "unsupported_grant_type"),
            ("scope", "patient/*.rs", "invalid_scope"),
            ("client_assertion_type", "jwt", "invalid_request"),
        ):
            self.refused(self.assertion(), f"{name} must be", 400, code, **{name: value})
        self.assertEqual(self.ehr.ask(self.endpoint).status, 405)

    def test_a_token_of_the_command_line_is_good_too(self):
        with StandInEhr(flags=["--require-token", "--accept-token", "for-the-demo"]) as ehr:
            bearer = {"Authorization": "Bearer for-the-demo"}
            self.assertEqual(ehr.ask("Patient/p1", headers=bearer).status, 200)
            self.assertEqual(ehr.ask("Patient/p1").status, 401)

    def test_a_file_of_clients_that_is_none_is_refused(self):
        no_clients = str(ROOT / "deploy/demo/patient.json")
        self.assertIn("must be {client_id:", refusal("--clients", no_clients))


if __name__ == "__main__":
    unittest.main()
