#!/usr/bin/python3
"""Bundles from the command line: made, signed and checked; and that the build signs its own."""

import hashlib
import json
import pathlib
import re
import shutil
import stat
import subprocess
import tempfile
import unittest

import daemon

PLUGINS = daemon.build_folder() / "plugins"
KEYS = daemon.build_folder() / "plugin_keys"
PLUGIN = PLUGINS / "calf_strain"


def run(*words, tool=("soleus-bundle",)):
    command = [str(daemon.program(tool[0])), *tool[1:], *map(str, words)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", timeout=120, check=False)


def openssl(*words):
    return subprocess.run(["openssl", *map(str, words)], capture_output=True, check=False)


def manifest_of(folder):
    return json.loads((folder / "manifest.json").read_text(encoding="utf-8"))


class BuiltBundles(unittest.TestCase):
    def test_every_bundled_plugin_is_signed_by_a_key_that_lies_beside_the_daemon(self):
        folders = sorted(f for f in PLUGINS.iterdir() if not f.name.startswith("."))
        self.assertGreater(len(folders), 10)
        for folder in folders:
            with self.subTest(folder.name):
                done = run("verify", folder)
                self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
                self.assertIn(", which is trusted", done.stdout)
                self.assertEqual(manifest_of(folder)["plugin_id"], folder.name)
                listed = {f["name"] for f in manifest_of(folder)["files"]}
                self.assertEqual(listed, {"plugin.so", "SOURCES.md"})

    def test_openssl_verifies_what_the_build_signed(self):
        (key,) = KEYS.glob("*.pem")
        words = ["pkeyutl", "-verify", "-pubin", "-rawin", "-inkey", key]
        words += ["-in", PLUGIN / "manifest.json", "-sigfile", PLUGIN / "manifest.sig"]
        self.assertEqual(openssl(*words).returncode, 0)

    def test_the_key_that_signs_is_its_owners_and_lies_apart_from_what_is_trusted(self):
        key = daemon.build_folder() / "obj/signing/build.key.pem"
        self.assertEqual(stat.S_IMODE(key.stat().st_mode), 0o600)
        self.assertFalse([k for k in KEYS.iterdir() if b"PRIVATE" in k.read_bytes()])


class Bundles(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="soleus-bundle-")
        self.addCleanup(folder.cleanup)
        self.work = pathlib.Path(folder.name)
        done = run("keygen", self.work / "own")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.secret, self.half = self.work / "own.key.pem", self.work / "own.pub.pem"
        self.bundle = self.work / "calf_strain"
        self.says("pack", PLUGIN, "-o", self.bundle, "--key", self.secret)

    def says(self, *words):
        done = run(*words)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        return done.stdout

    def refuses(self, *words, code=1):
        done = run(*words)
        self.assertEqual(done.returncode, code, done.stdout + done.stderr)
        return done.stdout + done.stderr

    def verify(self, *more):
        return ("verify", self.bundle, "--key", self.half, *more)

    def test_what_was_packed_and_signed_is_verified_check_by_check(self):
        lines = self.says(*self.verify()).splitlines()
        self.assertEqual([line[:3] for line in lines[:5]], ["ok "] * 5)
        digest = hashlib.sha256((self.bundle / "manifest.json").read_bytes()).hexdigest()
        self.assertIn(digest, lines[5])
        done = run(*self.verify(), tool=("soleusctl", "plugin"))
        self.assertEqual((done.returncode, done.stdout.splitlines()), (0, lines))

    def test_the_first_check_that_fails_is_the_last_line(self):
        with open(self.bundle / "plugin.so", "r+b") as library:
            library.seek(1000)
            byte = library.read(1)
            library.seek(1000)
            library.write(bytes([byte[0] ^ 1]))
        lines = self.refuses(*self.verify()).splitlines()
        self.assertEqual([line[:3] for line in lines], ["ok ", "ok ", "ok ", "NO "])
        self.assertIn("plugin.so: its SHA-256 is not the one", lines[-1])

    def test_another_key_and_no_key_are_not_trusted(self):
        self.says("keygen", self.work / "other")
        self.assertIn(
            "is not trusted here",
            self.refuses("verify", self.bundle, "--key", self.work / "other.pub.pem"),
        )
        self.assertIn("is not trusted here", self.refuses("verify", self.bundle))

    def test_a_signature_that_openssl_made_is_taken(self):
        theirs, half, der = (self.work / n for n in ("theirs.pem", "theirs.pub.pem", "der"))
        openssl("genpkey", "-algorithm", "ed25519", "-out", theirs)
        openssl("pkey", "-in", theirs, "-pubout", "-out", half)
        openssl("pkey", "-in", theirs, "-pubout", "-outform", "DER", "-out", der)
        manifest = self.bundle / "manifest.json"
        key_id = hashlib.sha256(der.read_bytes()).hexdigest()[:16]
        text = manifest.read_text(encoding="utf-8")
        manifest.write_text(re.sub(r'"key_id": "\w+"', f'"key_id": "{key_id}"', text))
        sign = ["pkeyutl", "-sign", "-rawin", "-inkey", theirs, "-in", manifest]
        openssl(*sign, "-out", self.bundle / "manifest.sig")
        self.assertIn(key_id, self.says("verify", self.bundle, "--key", half))

    def test_signing_again_changes_the_signer_and_nothing_else(self):
        self.says("keygen", self.work / "other")
        before = manifest_of(self.bundle)
        self.says("sign", self.bundle, "--key", self.work / "other.key.pem")
        after = manifest_of(self.bundle)
        self.assertNotEqual(after.pop("key_id"), before.pop("key_id"))
        self.assertEqual(after, before)
        self.says("verify", self.bundle, "--key", self.work / "other.pub.pem")

    def test_a_file_that_is_not_the_one_that_was_packed_is_not_signed(self):
        (self.bundle / "SOURCES.md").write_text("others\n", encoding="utf-8")
        told = self.refuses("sign", self.bundle, "--key", self.secret)
        self.assertIn("SOURCES.md: takes 7 bytes, the manifest says", told)

    def test_no_signature_is_taken_only_by_who_asks_for_none(self):
        self.says("pack", PLUGIN, "-o", self.bundle)
        self.assertNotIn("key_id", manifest_of(self.bundle))
        self.assertFalse((self.bundle / "manifest.sig").exists())
        self.assertIn("is not signed", self.refuses(*self.verify()))
        self.says(*self.verify("--unsigned-too"))

    def test_the_counter_rises_with_each_bundle_and_may_be_given(self):
        self.assertEqual(manifest_of(self.bundle)["counter"], "1")
        self.says("pack", PLUGIN, "-o", self.bundle, "--key", self.secret)
        self.assertEqual(manifest_of(self.bundle)["counter"], "2")
        self.says("pack", PLUGIN, "-o", self.bundle, "--counter", "70")
        self.says("pack", PLUGIN, "-o", self.bundle)
        self.assertEqual(manifest_of(self.bundle)["counter"], "71")

    def test_a_library_and_files_are_packed_as_a_folder_is(self):
        library = self.work / "libcalf.so"
        shutil.copy(PLUGIN / "plugin.so", library)
        limits = ["--deadline-ms", "15", "--memory-mib", "32"]
        self.says("pack", library, PLUGIN / "SOURCES.md", "-o", self.work / "b", *limits)
        made = manifest_of(self.work / "b")
        self.assertEqual(made["files"], manifest_of(self.bundle)["files"])
        self.assertEqual(made["code"], {"deadline_ms": 15, "memory_mib": 32})

    def test_nothing_but_a_bundle_of_the_same_plugin_is_ever_replaced(self):
        (self.bundle / "notes.txt").write_text("mine\n", encoding="utf-8")
        told = self.refuses("pack", PLUGIN, "-o", self.bundle)
        self.assertIn("notes.txt: is no part of a bundle", told)
        self.assertTrue((self.bundle / "notes.txt").exists())
        told = self.refuses("pack", PLUGINS / "fracture", "-o", self.work / "calf_strain")
        self.assertIn("holds a bundle of calf_strain, not of fracture", told)
        self.assertEqual(manifest_of(self.bundle)["plugin_id"], "calf_strain")

    def test_what_is_no_plugin_is_not_packed(self):
        (self.work / "x.so").write_bytes(b"no library")
        told = self.refuses("pack", self.work / "x.so", "-o", self.work / "b")
        self.assertIn("x.so: the file is not a shared library", told)
        self.assertFalse((self.work / "b").exists())

    def test_a_key_is_its_owners_alone_and_never_written_over(self):
        self.assertEqual(stat.S_IMODE(self.secret.stat().st_mode), 0o600)
        before = self.secret.read_bytes()
        self.assertIn("is there already", self.refuses("keygen", self.work / "own", code=2))
        self.secret.rename(self.work / "kept")
        self.assertIn("own.pub.pem: is there already", self.refuses("keygen", self.work / "own", code=2))
        self.assertFalse(self.secret.exists(), "half a pair is left behind")
        self.assertEqual((self.work / "kept").read_bytes(), before)

    def test_a_key_that_others_may_read_signs_nothing(self):
        self.secret.chmod(0o644)
        told = self.refuses("sign", self.bundle, "--key", self.secret, code=2)
        self.assertIn("chmod it 0600", told)

    def test_inspecting_trusts_nothing_and_tells_what_differs(self):
        (self.bundle / "SOURCES.md").write_text("others\n", encoding="utf-8")
        (self.bundle / "extra").write_text("x", encoding="utf-8")
        (self.bundle / "docs").mkdir()
        (self.bundle / "manifest.sig").unlink()
        told = self.says("inspect", self.bundle)
        self.assertRegex(told, r"plugin +calf_strain \d+\.\d+\.\d+\n")
        self.assertRegex(told, r"signed by +key \w{16}, and the signature is missing\n")
        self.assertRegex(told, r"SOURCES.md .* OTHER SIZE: 7 bytes\n")
        self.assertRegex(told, r"plugin.so .* as listed\n")
        self.assertRegex(told, r"extra .* NOT LISTED\n")
        self.assertRegex(told, r"docs +NOT LISTED: a folder\n")


if __name__ == "__main__":
    unittest.main()
