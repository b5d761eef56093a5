#!/usr/bin/python3
"""A client that knows nothing but the address, Python's grpcio by reflection, gets the same answer."""

import unittest

from google.protobuf import json_format

import daemon
import reflection

class PythonClient(unittest.TestCase):
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

    def test_reflection_alone_gives_the_same_answer(self):
        with reflection.Client(self.daemon.address) as client:
            self.assertIn("soleus.v1.DecisionSupport", client.services)
            self.assertIn("grpc.health.v1.Health", client.services)
            answer = client.evaluate(client.request(daemon.demo_text()))
        shown = json_format.MessageToDict(answer, preserving_proto_field_name=True)
        self.assertEqual(daemon.without_defaults(shown), self.expected)


if __name__ == "__main__":
    unittest.main()
