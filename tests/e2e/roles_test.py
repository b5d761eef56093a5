#!/usr/bin/python3
"""Who may call over mutual TLS: by the names in a certificate, for each call, and why not."""

import pathlib
import shutil
import subprocess
import tempfile
import unittest

import grpc

import certificates
import daemon
import reflection

ROLES = """
roles:
  admin: ["URI:spiffe://hospital/admin"]
  ehr: ["URI:spiffe://hospital/ehr", "DNS:ehr.example.org"]
  observer: ["email:ops@example.org", "IP:10.0.0.7"]
"""
# Who calls, by the names in the certificate.
CALLERS = {
    "admin": "URI:spiffe://hospital/admin",
    "ehr": "URI:spiffe://hospital/ehr",
    "ehr_host": "DNS:EHR.example.org",
    "ops": "email:ops@example.org",
    "monitor": "IP:10.0.0.7",
    "other": "URI:spiffe://hospital/ehr2",
    "posing": "DNS:spiffe.hospital.ehr",  # a name of another kind
    "nameless": "",
}


class Site:
    """A folder with certificates and the settings of a daemon that takes them."""

    def __init__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="soleus-roles-"))
        self.authority = certificates.Authority(self.folder)
        self.authority.issue("soleusd", "DNS:localhost,IP:127.0.0.1")
        for name, names in CALLERS.items():
            self.authority.issue(name, names)

    def settings(self, certificate="soleusd.pem", key="soleusd.key", roles=ROLES, more=""):
        path = self.folder / "soleusd.yaml"
        path.write_text(
            f"tls:\n  certificate: {self.folder}/{certificate}\n  key: {self.folder}/{key}\n"
            f"  client_ca: {self.folder}/ca.pem\n{roles}{more}"
        )
        return ("--config", str(path))


class Roles(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.site = Site()
        cls.addClassCleanup(shutil.rmtree, cls.site.folder)
        cls.running = daemon.Daemon(flags=cls.site.settings())
        cls.addClassCleanup(cls.running.__exit__)

    def ctl(self, who, *words, text=None):
        return self.running.ctl(*words, *self.site.authority.flags(who), text=text)

    def evaluate(self, who):
        return self.ctl(who, "evaluate", "-", "--as-of", daemon.AS_OF, text=daemon.demo_text())

    def test_the_ehr_is_answered(self):
        for who in ("ehr", "ehr_host"):
            done = self.evaluate(who)
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertIn("Achilles", done.stdout)

    def test_whoever_looks_on_sees_the_knowledge_and_no_answer(self):
        for who in ("ops", "monitor", "admin"):
            with self.subTest(who):
                self.assertEqual(self.ctl(who, "plugins").returncode, 0)
                self.assertEqual(self.ctl(who, "health").returncode, 0)
                refused = self.evaluate(who)
                self.assertEqual(refused.returncode, 1)
                self.assertIn("PERMISSION_DENIED", refused.stderr)
                self.assertIn("takes the role ehr", refused.stderr)
                self.assertIn(CALLERS[who], refused.stderr)

    def test_one_without_a_role_is_told_which_would_do(self):
        for who in ("other", "posing", "nameless"):
            for words in (("plugins",), ("health",)):
                with self.subTest(who, words=words):
                    refused = self.ctl(who, *words)
                    self.assertEqual(refused.returncode, 1)
                    self.assertIn("takes the role ehr, observer or admin", refused.stderr)
            self.assertIn("takes the role ehr", self.evaluate(who).stderr)
        self.assertRegex(
            self.running.log(), r"level=warning event=no_role who=\"certificate URI:\S*/ehr2\""
        )

    def test_reflection_takes_a_role_too(self):
        def client(who):
            pem = [(self.site.folder / n).read_bytes() for n in ("ca.pem", f"{who}.key", f"{who}.pem")]
            return reflection.Client(self.running.address, grpc.ssl_channel_credentials(*pem))

        with client("ops") as known:
            self.assertIn(reflection.SERVICE, known.services)
            with self.assertRaises(grpc.RpcError) as refused:
                known.evaluate(known.request(daemon.demo_text()))
        self.assertEqual(refused.exception.code(), grpc.StatusCode.PERMISSION_DENIED)
        with self.assertRaises(grpc.RpcError) as refused:
            client("other")
        self.assertEqual(refused.exception.code(), grpc.StatusCode.PERMISSION_DENIED)

    def test_nobody_gets_in_without_a_certificate_of_the_sites_own(self):
        bare = self.running.ctl("plugins")
        self.assertEqual(bare.returncode, 1)
        self.assertIn("UNAVAILABLE", bare.stderr)
        # The same name, issued by somebody else.
        with tempfile.TemporaryDirectory(prefix="soleus-roles-") as folder:
            foreign = certificates.Authority(folder, "foreign")
            foreign.issue("ehr", CALLERS["ehr"])
            flags = foreign.flags("ehr")
            flags = ("--tls-ca", str(self.site.authority.certificate), *flags[2:])
            refused = self.running.ctl("plugins", *flags)
        self.assertEqual(refused.returncode, 1)
        self.assertIn("UNAVAILABLE", refused.stderr)

    def test_administration_is_not_on_the_ehrs_address(self):
        done = subprocess.run(
            [
                *(str(daemon.program("soleusctl")), "plugin", "list"),
                *("--admin-address", self.running.address, *self.site.authority.flags("admin")),
            ],
            capture_output=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )
        self.assertEqual(done.returncode, 1)
        self.assertIn("no role may call /soleus.v1.PluginAdmin/List here", done.stderr)


class Refusals(unittest.TestCase):
    """Each a start that is refused, with one sentence that names the file or the setting."""

    @classmethod
    def setUpClass(cls):
        cls.site = Site()
        cls.addClassCleanup(shutil.rmtree, cls.site.folder)

    def refused(self, flags, code, sentence):
        with tempfile.TemporaryDirectory(prefix="soleus-e2e-") as folder:
            done = subprocess.run(
                [
                    *(str(daemon.program("soleusd")), "--listen", "127.0.0.1:0"),
                    *("--state-dir", f"{folder}/state", "--log-level", "error", *flags),
                ],
                capture_output=True,
                encoding="utf-8",
                timeout=60,
                check=False,
            )
        self.assertRegex(done.stderr, rf"\Asoleusd: [^\n]*{sentence}[^\n]*\n\Z")
        self.assertEqual(done.returncode, code)

    def test_a_key_that_others_may_read(self):
        shutil.copy(self.site.folder / "soleusd.key", self.site.folder / "open.key")
        (self.site.folder / "open.key").chmod(0o644)
        self.refused(self.site.settings(key="open.key"), 1, "open.key can be read .*chmod it 0600")

    def test_the_key_of_another_certificate(self):
        self.refused(self.site.settings(key="ehr.key"), 1, "ehr.key is the key of another")

    def test_a_file_that_is_not_there_or_no_certificate(self):
        self.refused(self.site.settings(certificate="none.pem"), 1, "none.pem cannot be read")
        self.refused(self.site.settings(certificate="soleusd.key"), 1, "holds no certificate")

    def test_a_certificate_that_has_expired(self):
        self.site.authority.issue("late", "DNS:localhost", days=-1)
        self.refused(
            self.site.settings(certificate="late.pem", key="late.key"), 1, "late.pem has expired"
        )

    def test_administration_on_a_port_without_tls(self):
        self.refused(("--admin-listen", "127.0.0.1:0"), 2, "admin.listen: .*only mutual TLS tells")

    def test_nobody_who_may_ask(self):
        roles = 'roles:\n  admin: ["DNS:a"]\n'
        self.refused(self.site.settings(roles=roles), 2, "roles.ehr: no certificate")


if __name__ == "__main__":
    unittest.main()
