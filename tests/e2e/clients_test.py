#!/usr/bin/env python3
"""Clients that share no code with Soleus get the same answer as soleusctl.

Python's grpcio learns the wire by server reflection alone; @grpc/grpc-js reads the .proto file.
"""

import json
import os
import pathlib
import shutil
import subprocess
import unittest

from google.protobuf import json_format

import daemon
import reflection

NODE = pathlib.Path(__file__).parent / "node"


def install_node_client():
    """The client in the build folder, with the pinned packages; None and why where it cannot be."""
    if not shutil.which("node") or not shutil.which("npm"):
        return None, "node or npm is not installed"
    target = daemon.build_folder() / "tests" / "node"
    target.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json", ".npmrc", "client.js"):
        shutil.copy(NODE / name, target / name)
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
    return target / "client.js", ""


class OtherClients(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.daemon = daemon.Daemon()
        cls.expected = daemon.without_defaults(cls.daemon.answer(daemon.demo_text()))

    @classmethod
    def tearDownClass(cls):
        cls.daemon.__exit__()

    def test_the_answer_has_content(self):
        self.assertGreater(len(self.expected["differential"]), 1)

    def test_python_by_reflection_alone(self):
        with reflection.Client(self.daemon.address) as client:
            self.assertIn("soleus.v1.DecisionSupport", client.services)
            self.assertIn("grpc.health.v1.Health", client.services)
            answer = client.evaluate(client.request(daemon.demo_text()))
        shown = json_format.MessageToDict(answer, preserving_proto_field_name=True)
        self.assertEqual(daemon.without_defaults(shown), self.expected)

    def test_node(self):
        client, why = install_node_client()
        if client is None:
            self.skipTest(why)
        done = subprocess.run(
            ["node", client, daemon.ROOT / "proto", self.daemon.address, daemon.AS_OF],
            input=daemon.demo_text(),
            capture_output=True,
            encoding="utf-8",
            timeout=60,
            check=False,
            env=dict(os.environ, NO_COLOR="1"),
        )
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(daemon.without_defaults(json.loads(done.stdout)), self.expected)


if __name__ == "__main__":
    unittest.main()
