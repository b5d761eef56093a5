#!/usr/bin/python3
"""A plugin that cannot be loaded is named with the reason, and the others serve on."""

import pathlib
import shutil
import subprocess
import tempfile
import unittest

import daemon

VICTIM = "achilles_rupture"
ABORTS_ON_LOAD = "#include <cstdlib>\nstruct A { A() { std::abort(); } } a;\n"
NO_SYMBOL = "extern \"C\" int something_else() { return 1; }\n"
WRONG_MAGIC = "extern \"C\" { extern const unsigned char soleus_module[256] = {1, 2, 3}; }\n"
NEVER_ENDS = "struct A { A() { for (volatile int i = 0;;) i = 0; } } a;\n"


def compile_plugin(target, source):
    """Leaves a shared library at `target`."""
    subprocess.run(
        ["g++", "-shared", "-fPIC", "-x", "c++", "-", "-o", str(target)],
        input=source,
        encoding="utf-8",
        check=True,
    )


class BadPlugins(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="soleus-plugins-")
        self.addCleanup(folder.cleanup)
        self.plugins = pathlib.Path(folder.name) / "plugins"
        shutil.copytree(daemon.build_folder() / "plugins", self.plugins)
        self.library = self.plugins / VICTIM / "plugin.so"
        self.library.unlink()

    def reason_where_the_rest_serves(self, flags=(), published=True):
        """Starts a daemon on the spoilt folder; the reason that it gives for the victim."""
        if published:
            daemon.publish(self.library.parent)
        with daemon.Daemon(plugin_dir=self.plugins, flags=flags) as running:
            answer = running.answer(daemon.demo_text())
            coverage = {c["plugin_id"]: c for c in answer["coverage"]}
            self.assertEqual(coverage[VICTIM]["state"], "failed")
            self.assertEqual(coverage["achilles_tendinopathy"]["state"], "active")
            self.assertEqual(
                answer["differential"][0]["condition_id"], "midportion_achilles_tendinopathy"
            )
            reason = coverage[VICTIM]["reason"]
            self.assertRegex(reason, r"\w+ \w+ \w+", "a sentence")
            self.assertIn(VICTIM, running.log())
            page = running.ctl("evaluate", "-", text=daemon.demo_text()).stdout
            self.assertIn(f"{VICTIM} DID NOT TAKE PART", page)
            self.assertEqual(running.ctl("health").returncode, 0)
            self.assertEqual(running.ctl("health", f"soleus.plugin.{VICTIM}").returncode, 1)
            self.assertEqual(
                running.ctl("health", "soleus.plugin.achilles_tendinopathy").returncode, 0
            )
            self.assertEqual(running.stop(), 0)
        return reason

    def test_bytes_that_are_no_library(self):
        self.library.write_bytes(b"this is no shared library" * 100)
        self.reason_where_the_rest_serves()

    def test_an_empty_file(self):
        self.library.write_bytes(b"")
        self.reason_where_the_rest_serves()

    def test_a_missing_file(self):
        self.assertIn(
            "plugin.so: is listed in the manifest and missing",
            self.reason_where_the_rest_serves(published=False),
        )

    def test_a_library_that_nobody_signed_is_not_even_loaded(self):
        compile_plugin(self.library, ABORTS_ON_LOAD)
        self.assertRegex(
            self.reason_where_the_rest_serves(published=False), r"plugin\.so: .*the manifest"
        )

    def test_a_library_without_the_symbol(self):
        compile_plugin(self.library, NO_SYMBOL)
        self.assertIn("soleus_module", self.reason_where_the_rest_serves())

    def test_a_library_with_another_stamp(self):
        compile_plugin(self.library, WRONG_MAGIC)
        self.reason_where_the_rest_serves()

    def test_a_library_that_aborts_on_load(self):
        compile_plugin(self.library, ABORTS_ON_LOAD)
        self.reason_where_the_rest_serves()

    def test_a_library_that_never_ends_to_load(self):
        compile_plugin(self.library, NEVER_ENDS)
        self.reason_where_the_rest_serves(flags=["--plugin-load-seconds", "2"])

    def test_another_plugins_library_under_its_name(self):
        shutil.copy(self.plugins / "achilles_tendinopathy" / "plugin.so", self.library)
        self.reason_where_the_rest_serves()

    def test_no_plugin_at_all_is_refused_with_a_reason(self):
        for folder in self.plugins.iterdir():
            shutil.rmtree(folder)
        with daemon.Daemon(plugin_dir=self.plugins) as running:
            done = running.ctl("evaluate", "-", text=daemon.demo_text())
            self.assertEqual(done.returncode, 1)
            self.assertIn("FAILED_PRECONDITION", done.stderr)
            self.assertEqual(running.ctl("health").returncode, 1)


if __name__ == "__main__":
    unittest.main()
