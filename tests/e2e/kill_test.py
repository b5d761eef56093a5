#!/usr/bin/python3
"""A daemon that is killed (SIGKILL) while an administrator changes its plugins, a hundred times: each
time the next one starts, has lost nothing, and serves what served before the act at work or after it."""

import json
import pathlib
import random
import shutil
import tempfile
import threading
import unittest

import daemon

PLUGIN = "lipid_disorder"
BUILT = "0.1.0"
VERSIONS = ["0.2.0", "0.3.0"]
KILLS = 100
LONGEST_LIFE = 1.0  # seconds after it listens


class KilledDaemon(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="soleus-kill-")
        self.addCleanup(folder.cleanup)
        work = pathlib.Path(folder.name)
        self.plugins = work / "plugins"
        self.state = work / "state"
        built = daemon.build_folder() / "plugins"
        for plugin in (PLUGIN, "achilles_tendinopathy"):
            shutil.copytree(built / plugin, self.plugins / plugin)
        self.bundles = {BUILT: self.plugins / PLUGIN}
        for version in VERSIONS:
            self.bundles[version] = work / version / PLUGIN
            shutil.copytree(built / PLUGIN, self.bundles[version])
            # One library under several versions: the number is replaced, to the same length.
            for name in ("plugin.so", "manifest.json"):
                file = self.bundles[version] / name
                file.write_bytes(file.read_bytes().replace(BUILT.encode(), version.encode()))
            daemon.publish(self.bundles[version])

    def active(self, running):
        done = running.administer("versions", PLUGIN, "--json")
        self.assertEqual(done.returncode, 0, done.stderr)
        told = json.loads(done.stdout)
        self.assertEqual(told.get("not_restored", []), [])
        return next((v["version"] for v in told["versions"] if v["state"] == "active"), "none")

    def acts(self, running, chance, acted, killing):
        """Changes what serves until the daemon is killed; leaves in `acted` what may serve then."""
        while not killing.is_set():
            version = chance.choice([BUILT, *VERSIONS])
            act = chance.choice(["stage", "stage", "activate", "activate", "rollback", "retire"])
            acted["act"] = act
            # Where Rollback leads to, the daemon alone knows.
            acted["after"] = {
                "stage": acted["before"],
                "activate": version,
                "rollback": "any",
                "retire": "none",
            }[act]
            words = {"stage": str(self.bundles[version]), "activate": f"{PLUGIN}@{version}"}
            if running.administer(act, words.get(act, PLUGIN)).returncode == 0:
                acted["before"] = acted["after"]
            elif not killing.is_set():  # it was refused, and not cut off
                acted["after"] = acted["before"]

    def test_it_starts_again_with_what_served_before_or_after_the_act(self):
        chance = random.Random(20261124)
        before = after = BUILT
        killed_during = {}
        for kill in range(KILLS):
            with daemon.Daemon(plugin_dir=self.plugins, state_dir=self.state) as running:
                serves = self.active(running)
                if "any" not in (before, after):
                    self.assertIn(serves, {before, after}, f"kill {kill}")
                acted = {"before": serves, "after": serves, "act": "nothing"}
                killing = threading.Event()
                admin = threading.Thread(target=self.acts, args=(running, chance, acted, killing))
                admin.start()
                admin.join(chance.uniform(0.05, LONGEST_LIFE))
                killed_during[acted["act"]] = killed_during.get(acted["act"], 0) + 1
                killing.set()
                running.process.kill()
                running.process.wait()
                admin.join()
                before, after = acted["before"], acted["after"]
        for act in ("stage", "activate", "rollback"):
            self.assertGreater(killed_during.get(act, 0), 0, f"{act} was never at work")


if __name__ == "__main__":
    unittest.main()
