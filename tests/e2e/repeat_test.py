#!/usr/bin/python3
"""Same request, same knowledge, same day: the same bytes. And a stream keeps order and ids."""

import json
import unittest

import daemon
import reflection
from patient_to_bundle import read_patient, to_bundle


class Repeats(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.daemon = daemon.Daemon()
        cls.client = reflection.Client(cls.daemon.address)
        cls.texts = [json.dumps(to_bundle(read_patient(p))) for p in daemon.worked_patients()]

    @classmethod
    def tearDownClass(cls):
        cls.client.channel.close()
        cls.daemon.__exit__()

    def test_the_same_request_gets_the_same_bytes(self):
        for text in self.texts:
            first = self.client.evaluate_bytes(self.client.request(text))
            self.assertEqual(first, self.client.evaluate_bytes(self.client.request(text)))

    def test_another_daemon_gives_the_same_bytes(self):
        with daemon.Daemon() as other, reflection.Client(other.address) as client:
            for text in self.texts:
                self.assertEqual(
                    self.client.evaluate_bytes(self.client.request(text)),
                    client.evaluate_bytes(client.request(text)),
                )

    def test_another_patient_or_day_gets_another_decision_id(self):
        ids = {self.client.evaluate(self.client.request(t)).decision_id for t in self.texts}
        ids.add(self.client.evaluate(self.client.request(self.texts[0], as_of="2026-11-23")).decision_id)
        self.assertEqual(len(ids), len(self.texts) + 1)

    def test_a_stream_keeps_order_and_ids_with_an_error_in_its_middle(self):
        requests = []
        for index in range(60):
            text = "{ this is no JSON" if index % 7 == 3 else self.texts[index % len(self.texts)]
            requests.append(self.client.request(text, request_id=f"request-{index}"))
        replies = self.client.stream(requests)
        self.assertEqual([r.request_id for r in replies], [r.request_id for r in requests])
        for index, reply in enumerate(replies):
            if index % 7 == 3:
                self.assertEqual(reply.WhichOneof("outcome"), "error")
                self.assertEqual(reply.error.code, 3)  # google.rpc.Code.INVALID_ARGUMENT
                self.assertTrue(reply.error.message)
            else:
                self.assertEqual(reply.WhichOneof("outcome"), "response")
                self.assertEqual(reply.response, self.client.evaluate(requests[index]))


if __name__ == "__main__":
    unittest.main()
