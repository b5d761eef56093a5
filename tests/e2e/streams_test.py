#!/usr/bin/python3
"""Open streams: how many there may be, what is left for the others, and how a stop ends them."""

import queue
import time
import unittest

import grpc

import daemon
import reflection

DRAIN_SECONDS = 30


class OpenStream:
    """A stream that stays open until it is closed or the daemon ends it, for a minute at most."""

    def __init__(self, client):
        self._requests = queue.SimpleQueue()
        call = client.channel.stream_stream(
            reflection.STREAM,
            request_serializer=client.request_class.SerializeToString,
            response_deserializer=client.stream_class.FromString,
        )
        self.call = call(iter(self._requests.get, None), timeout=60)

    def ask(self, request):
        """The answer; by it, the daemon is known to have opened the stream."""
        self.send(request)
        return next(self.call)

    def send(self, request):
        self._requests.put(request)

    def close(self):
        self._requests.put(None)


class StreamsTest(unittest.TestCase):
    def open_streams(self, client, count):
        """`count` streams that the daemon has opened, and that are idle."""
        streams = [OpenStream(client) for _ in range(count)]
        for stream in streams:
            self.addCleanup(stream.close)
            # No FHIR, and so answered at once.
            self.assertEqual(
                stream.ask(client.request("?")).error.code,
                grpc.StatusCode.INVALID_ARGUMENT.value[0],
            )
        return streams

    def refusal(self, client):
        """What one more stream ends with."""
        stream = OpenStream(client)
        self.addCleanup(stream.close)
        with self.assertRaises(grpc.RpcError) as raised:
            stream.ask(client.request("?"))
        return raised.exception


class Limit(StreamsTest):
    def test_one_more_than_the_default_is_refused_and_logged(self):
        with daemon.Daemon() as running, reflection.Client(running.address) as client:
            streams = self.open_streams(client, 32)
            refusal = self.refusal(client)
            self.assertEqual(refusal.code(), grpc.StatusCode.RESOURCE_EXHAUSTED)
            self.assertIn("32 streams are open", refusal.details())
            self.assertIn("limits.max_streams", refusal.details())
            self.assertRegex(
                running.log(), r"level=warning event=stream .*code=8 .*limits\.max_streams"
            )
            self.assertGreater(len(running.answer(daemon.demo_text())["differential"]), 1)
            # A place that is given back is taken again.
            streams[0].close()
            self.assertEqual(list(streams[0].call), [])
            self.open_streams(client, 1)

    def test_idle_streams_leave_threads_for_the_other_calls(self):
        # More than the threads that the default limits would give, all of them idle.
        with daemon.Daemon(flags=["--max-streams", "200"]) as running:
            with reflection.Client(running.address) as client:
                self.open_streams(client, 200)
                for _ in range(3):
                    self.assertGreater(len(running.answer(daemon.demo_text())["differential"]), 1)
                self.assertIn("200 streams are open", self.refusal(client).details())


class Stop(StreamsTest):
    def started(self):
        return daemon.Daemon(flags=["--drain-seconds", str(DRAIN_SECONDS)])

    def assert_stops_before_the_drain_time(self, running):
        start = time.monotonic()
        self.assertEqual(running.stop(), 0)
        self.assertLess(time.monotonic() - start, DRAIN_SECONDS / 2)

    def test_does_not_wait_for_an_idle_stream(self):
        with self.started() as running, reflection.Client(running.address) as client:
            used = self.open_streams(client, 1)[0]
            self.assert_stops_before_the_drain_time(running)
            with self.assertRaises(grpc.RpcError) as raised:
                next(used.call)
            # Which of the two depends on whether gRPC's cancel or our status goes out first.
            self.assertIn(
                raised.exception.code(), (grpc.StatusCode.CANCELLED, grpc.StatusCode.UNAVAILABLE)
            )
            self.assertRegex(running.log(), r"event=stream .*code=14 .*is stopping")

    def test_lets_a_stream_answer_the_message_at_work(self):
        count = 500
        with self.started() as running, reflection.Client(running.address) as client:
            request = client.request(daemon.demo_text())
            expected = client.evaluate(request)
            stream = OpenStream(client)
            self.addCleanup(stream.close)
            for _ in range(count):
                stream.send(request)
            answers = [next(stream.call)]
            self.assert_stops_before_the_drain_time(running)
            with self.assertRaises(grpc.RpcError) as raised:
                for answer in stream.call:
                    answers.append(answer)
            self.assertEqual(raised.exception.code(), grpc.StatusCode.UNAVAILABLE)
            self.assertIn("is stopping", raised.exception.details())
            self.assertLess(len(answers), count)
            self.assertTrue(all(answer.response == expected for answer in answers))


class TooLarge(unittest.TestCase):
    def test_our_refusal_up_to_twice_the_limit_and_the_stream_goes_on(self):
        with daemon.Daemon(flags=["--max-request-bytes", "100000"]) as running:
            with reflection.Client(running.address) as client:
                large = client.request("x" * 200_000, request_id="large")
                good = client.request(daemon.demo_text(), request_id="good")
                refused, answered = client.stream([large, good])
                self.assertEqual(
                    refused.error.code, grpc.StatusCode.RESOURCE_EXHAUSTED.value[0]
                )
                self.assertIn("limits.max_request_bytes", refused.error.message)
                self.assertEqual(answered.request_id, "good")
                self.assertGreater(len(answered.response.differential), 1)
                with self.assertRaises(grpc.RpcError) as raised:
                    client.evaluate(large)
                self.assertIn("limits.max_request_bytes", raised.exception.details())
                self.assertEqual(running.log().count("limits.max_request_bytes"), 2)

    def test_far_above_grpc_ends_the_stream_and_the_daemon_serves_on(self):
        with daemon.Daemon(flags=["--max-request-bytes", "100000"]) as running:
            with reflection.Client(running.address) as client:
                with self.assertRaises(grpc.RpcError) as raised:
                    client.stream([client.request("x" * 2_000_000)])
                self.assertEqual(raised.exception.code(), grpc.StatusCode.RESOURCE_EXHAUSTED)
                self.assertGreater(len(running.answer(daemon.demo_text())["differential"]), 1)


if __name__ == "__main__":
    unittest.main()
