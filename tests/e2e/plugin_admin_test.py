#!/usr/bin/python3
"""An administrator's morning against a real daemon: stage, try, shadow, activate, go back, and look
at who did what; over the Unix socket, and over mutual TLS."""

import contextlib
import hashlib
import json
import os
import pathlib
import pty
import select
import shutil
import subprocess
import tempfile
import time
import unittest

import certificates
import daemon

PLUGIN = "tarsal_coalition"
BUNDLED = daemon.build_folder() / "plugins" / PLUGIN


def ctl(*words, check=False, **more):
    return subprocess.run(
        [str(daemon.program("soleusctl")), *map(str, words)],
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=check,
        **more,
    )


class Bundles:
    """Signed bundles of a plugin that the build made, each with a version of its own."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.keys = self.folder / "keys"
        shutil.copytree(daemon.build_folder() / "plugin_keys", self.keys)
        ctl("plugin", "keygen", self.folder / "site", check=True)
        shutil.copy(self.folder / "site.pub.pem", self.keys)

    def make(self, version, counter):
        """The library says its version in a text of its own; another of the same length fits."""
        library = (BUNDLED / "plugin.so").read_bytes()
        old = json.loads((BUNDLED / "manifest.json").read_text())["version"]
        assert library.count(f"\0{old}\0".encode()) == 1 and len(old) == len(version)
        source = self.folder / f"source-{version}"
        source.mkdir()
        (source / "plugin.so").write_bytes(
            library.replace(f"\0{old}\0".encode(), f"\0{version}\0".encode())
        )
        bundle = self.folder / version
        ctl(
            *("plugin", "pack", source, "--output", bundle, "--counter", counter),
            *("--key", self.folder / "site.key.pem"),
            check=True,
        )
        return bundle


class Site(unittest.TestCase):
    """A daemon that trusts a key of the site's own, and keeps what it was asked."""

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="soleus-admin-"))
        self.addCleanup(shutil.rmtree, self.folder)
        self.bundles = Bundles(self.folder)
        settings = self.folder / "soleusd.yaml"
        settings.write_text(f"plugin_keys: {self.bundles.keys}\ndecision_log: {{inputs: kept}}\n")
        self.socket = f"unix:{self.folder}/admin.sock"
        self.running = daemon.Daemon(
            flags=("--config", str(settings), "--admin-listen", self.socket)
        )
        self.addCleanup(self.running.__exit__)

    def admin(self, *words):
        return ctl(*words, "--admin-address", self.socket)

    def done(self, *words):
        done = self.admin(*words)
        self.assertEqual(done.returncode, 0, f"{words}: {done.stderr}")
        return done.stdout

    def refused(self, *words):
        done = self.admin(*words)
        self.assertEqual(done.returncode, 1, f"{words}: {done.stdout}{done.stderr}")
        return done.stderr

    def serving(self):
        plugins = json.loads(self.running.ctl("plugins", "--json").stdout)["plugins"]
        return [p["version"] for p in plugins if p["plugin_id"] == PLUGIN]


class Morning(Site):
    def test_a_version_is_staged_tried_shadowed_activated_and_taken_back(self):
        bundle = self.bundles.make("0.2.0", 2)
        name = f"{PLUGIN}@0.2.0"
        self.assertEqual(self.serving(), ["0.1.0"])
        self.assertRegex(self.done("plugin", "list"), rf"{PLUGIN}@0.1.0 +active")

        self.assertIn(f"soleusctl plugin activate {name}", self.done("plugin", "stage", bundle))
        self.assertRegex(self.done("plugin", "versions", PLUGIN), rf"{name} +warmed")
        self.assertEqual(self.serving(), ["0.1.0"])
        self.assertIn("every answer stays as it is", self.done("plugin", "dry-run", name))

        self.done("plugin", "shadow", name)
        self.running.answer(daemon.demo_text())
        for _ in range(100):
            report = json.loads(self.done("plugin", "report", PLUGIN, "--json"))
            if report["evaluations"] == "1":
                break
            time.sleep(0.1)
        self.assertEqual(report["evaluations"], "1")
        self.assertEqual(report["agreed"], "1")
        self.assertEqual(report["against"], "0.1.0")

        replayed = json.loads(self.done("replay", "--candidate", name, "--json"))
        self.assertEqual(replayed["summary"]["replayed"], "1")
        self.assertEqual(replayed["summary"]["changed"], "0")

        self.assertIn(f"plugin rollback {PLUGIN}", self.done("plugin", "activate", name))
        self.assertEqual(self.serving(), ["0.2.0"])
        self.assertRegex(self.done("plugin", "list"), rf"{PLUGIN}@0.1.0 .*rollback goes here")
        self.done("plugin", "rollback", PLUGIN)
        self.assertEqual(self.serving(), ["0.1.0"])

    def test_every_act_is_in_the_audit_with_who_and_which_bytes(self):
        bundle = self.bundles.make("0.2.0", 2)
        self.done("plugin", "stage", bundle)
        self.done("plugin", "activate", f"{PLUGIN}@0.2.0")
        self.refused("plugin", "activate", f"{PLUGIN}@9.9.9")
        entries = json.loads(self.done("plugin", "audit", "--json"))["entries"]
        digest = hashlib.sha256((bundle / "manifest.json").read_bytes()).hexdigest()
        told = [(e["act"], e["outcome"], e["version"], e["digest"]) for e in entries]
        self.assertEqual(
            told,
            [
                ("Stage", "begun", "", digest),
                ("Stage", "done", "0.2.0", digest),
                ("Activate", "begun", "0.2.0", digest),
                ("Activate", "done", "0.2.0", digest),
                ("Activate", "begun", "9.9.9", ""),
                ("Activate", "refused", "9.9.9", ""),
            ],
        )
        for entry in entries:
            self.assertRegex(entry["who"], rf"^uid {os.getuid()}\b")
        self.assertRegex(
            self.running.log(), rf"event=plugin_admin .*act=Stage .*digest={digest} outcome=done"
        )
        page = self.done("plugin", "audit", PLUGIN)
        self.assertEqual(page.count("Activate"), 2)
        self.assertNotIn("begun", page)

    def test_what_is_refused_says_why_and_what_now(self):
        bundle = self.bundles.make("0.2.0", 2)
        with open(bundle / "plugin.so", "ab") as library:
            library.write(b"x")
        self.assertRegex(self.refused("plugin", "stage", bundle), r"plugin\.so.*\n(Nothing|What)")
        stripped = self.bundles.make("0.3.0", 3)
        (stripped / "manifest.sig").unlink()
        self.assertIn("manifest.sig", self.refused("plugin", "stage", stripped))
        self.assertIn("plugin list", self.refused("plugin", "activate", f"{PLUGIN}@9.9.9"))
        self.assertIn("plugin list", self.refused("plugin", "activate", "no_such_plugin"))
        self.assertIn("Correct", self.refused("plugin", "versions", "No Such"))
        self.assertRegex(self.refused("plugin", "report", PLUGIN), "NOT_FOUND: .*shadow")
        self.assertEqual(self.serving(), ["0.1.0"])

    def test_a_folder_on_the_daemons_machine_is_named_and_not_sent(self):
        bundle = self.bundles.make("0.2.0", 2)
        self.done("plugin", "stage", "--server-path", bundle)
        self.assertRegex(self.done("plugin", "list"), rf"{PLUGIN}@0.2.0 +warmed")
        self.assertIn("absolute", self.refused("plugin", "stage", "--server-path", "0.2.0"))

    def test_without_a_daemon_it_says_where_it_looked(self):
        self.assertEqual(self.running.stop(), 0)
        refused = self.refused("plugin", "list")
        self.assertIn(f"There is no socket at {self.folder}/admin.sock", refused)


class Watching(Site):
    @contextlib.contextmanager
    def watch(self, *words, stdout=subprocess.PIPE):
        command = [daemon.program("soleusctl"), "plugin", "watch", *words]
        command += ["--admin-address", self.socket]
        with subprocess.Popen(
            [str(c) for c in command], stdout=stdout, stderr=subprocess.PIPE, encoding="utf-8"
        ) as watcher:
            try:
                yield watcher
            finally:
                watcher.kill()

    def test_each_change_is_a_line_and_the_watch_ends_with_the_daemon(self):
        bundle = self.bundles.make("0.2.0", 2)
        with self.watch(PLUGIN, "--json") as watcher:
            first = json.loads(watcher.stdout.readline())
            self.assertEqual(first["kind"], "present")
            self.assertEqual(first["version"]["version"], "0.1.0")
            self.done("plugin", "stage", bundle)
            self.done("plugin", "activate", f"{PLUGIN}@0.2.0")
            seen = []
            while "0.2.0 active" not in seen:
                event = json.loads(watcher.stdout.readline())
                seen.append(f"{event['version']['version']} {event['kind']}")
            self.assertIn("0.2.0 warmed", seen)
            begun = time.monotonic()
            self.assertEqual(self.running.stop(), 0)
            # An open watch does not hold the daemon for its drain_seconds (20).
            self.assertLess(time.monotonic() - begun, 15)
            self.assertEqual(watcher.wait(timeout=20), 1)
            self.assertIn("is stopping", watcher.stderr.read())

    def test_on_a_terminal_the_table_is_drawn_again(self):
        bundle = self.bundles.make("0.2.0", 2)
        ours, theirs = pty.openpty()
        with self.watch(PLUGIN, stdout=theirs):
            os.close(theirs)
            seen = self.read_until(ours, b"0.1.0")
            self.done("plugin", "stage", bundle)
            seen += self.read_until(ours, b"0.2.0")
        os.close(ours)
        self.assertGreaterEqual(seen.count(b"\x1b[H\x1b[2J"), 2)
        self.assertIn(b"WHAT HAPPENED", seen)

    def read_until(self, descriptor, text):
        seen = b""
        until = time.monotonic() + 60
        while text not in seen:
            ready, _, _ = select.select([descriptor], [], [], until - time.monotonic())
            self.assertTrue(ready, seen)
            seen += os.read(descriptor, 1 << 16)
        return seen


class OverTcp(unittest.TestCase):
    def test_an_observer_looks_and_only_an_admin_changes(self):
        with tempfile.TemporaryDirectory(prefix="soleus-admin-") as folder:
            authority = certificates.Authority(folder)
            authority.issue("soleusd", "DNS:localhost,IP:127.0.0.1")
            authority.issue("ops", "DNS:ops.example.org")
            authority.issue("chief", "URI:spiffe://hospital/admin")
            authority.issue("stranger", "URI:spiffe://hospital/visitor")
            settings = pathlib.Path(folder) / "soleusd.yaml"
            settings.write_text(
                f"tls: {{certificate: {folder}/soleusd.pem, key: {folder}/soleusd.key, "
                f"client_ca: {folder}/ca.pem}}\n"
                'roles: {observer: ["DNS:ops.example.org"], '
                'admin: ["URI:spiffe://hospital/admin"], ehr: ["DNS:ehr"]}\n'
                "admin: {listen: 127.0.0.1:0}\n"
            )
            with daemon.Daemon(flags=("--config", str(settings))) as running:
                lines = [x for x in running.log().splitlines() if "event=admin_listens" in x]
                address = lines[0].split("address=")[1]

                def admin(who, *words):
                    return ctl(*words, "--admin-address", address, *authority.flags(who))

                for who in ("ops", "chief"):
                    self.assertEqual(admin(who, "plugin", "list").returncode, 0)
                refused = admin("ops", "plugin", "retire", PLUGIN)
                self.assertEqual(refused.returncode, 1)
                self.assertIn("takes the role admin", refused.stderr)
                for words in (("plugin", "list"), ("plugin", "audit"), ("plugin", "watch")):
                    refused = admin("stranger", *words)
                    self.assertEqual(refused.returncode, 1)
                    self.assertIn("takes the role observer or admin", refused.stderr)
                self.assertEqual(admin("chief", "plugin", "retire", PLUGIN).returncode, 0)
                entries = json.loads(admin("ops", "plugin", "audit", "--json").stdout)["entries"]
                self.assertEqual(
                    [(e["who"], e["act"], e["outcome"]) for e in entries],
                    [
                        ("certificate DNS:ops.example.org", "Retire", "refused"),
                        ("certificate URI:spiffe://hospital/visitor", "List", "refused"),
                        ("certificate URI:spiffe://hospital/visitor", "Audit", "refused"),
                        ("certificate URI:spiffe://hospital/visitor", "Watch", "refused"),
                        ("certificate URI:spiffe://hospital/admin", "Retire", "begun"),
                        ("certificate URI:spiffe://hospital/admin", "Retire", "done"),
                    ],
                )


if __name__ == "__main__":
    unittest.main()
