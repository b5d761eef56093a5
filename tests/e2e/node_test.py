#!/usr/bin/python3
"""A client that shares no code with Soleus, @grpc/grpc-js, gets the same answer as soleusctl.

Its packages are pinned in node/package-lock.json and installed into the build folder; where npm
reaches no registry, the test is skipped and says so.
"""

import json
import pathlib
import shutil
import subprocess
import unittest

import daemon

NODE = pathlib.Path(__file__).parent / "node"


def install_node_client(folder="node", script="client.js", source=NODE):
    """The script in a folder of the build, with the packages that `source` pins; None and why where
    it cannot be. A folder for each test, since two may run at once and npm ci begins by emptying
    it."""
    if not shutil.which("node") or not shutil.which("npm"):
        return None, "node or npm is not installed"
    target = daemon.build_folder() / "tests" / folder
    target.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json", ".npmrc", script):
        shutil.copy(source / name, target / name)
    done = subprocess.run(
        ["npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts"],
        cwd=target,
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    if done.returncode != 0:
        return None, f"npm could not install the client's packages: {done.stderr[-500:]}"
    return target / script, ""


class NodeClient(unittest.TestCase):
    maxDiff = None

    def test_node_gives_the_same_answer(self):
        with daemon.Daemon() as running:
            done = subprocess.run(
                ["node", CLIENT, daemon.ROOT / "proto", running.address, daemon.AS_OF],
                input=daemon.demo_text(),
                capture_output=True,
                encoding="utf-8",
                timeout=60,
                check=False,
            )
            expected = daemon.without_defaults(running.answer(daemon.demo_text()))
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertGreater(len(expected["differential"]), 1)
        self.assertEqual(daemon.without_defaults(json.loads(done.stdout)), expected)


if __name__ == "__main__":
    CLIENT, why = install_node_client()
    if CLIENT is None:
        daemon.skip(why)
    unittest.main()
