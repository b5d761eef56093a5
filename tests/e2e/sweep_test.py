#!/usr/bin/python3
"""Published FHIR and JSON files, good and bad, sent as they are: each gets an answer or an error.

SOLEUS_SAMPLES names a folder of such files; the default is a folder beside the checkout. Where there
is none, the test is skipped and says so: the files belong to others and are not in this repository.
"""

import collections
import os
import pathlib
import time
import unittest

import grpc

import daemon
import reflection

SAMPLES = pathlib.Path(
    os.environ.get("SOLEUS_SAMPLES", daemon.ROOT / "../shared/fhir-samples")
).resolve()
# Seconds for one reply, the largest record (several MB) under sanitizers included.
SLOWEST = 1.0
# What an unusable input may end with: it is the caller's trouble, never ours.
CALLERS_TROUBLE = {grpc.StatusCode.INVALID_ARGUMENT, grpc.StatusCode.RESOURCE_EXHAUSTED}


class Sweep(unittest.TestCase):
    def test_every_file_gets_an_answer_or_a_clear_error(self):
        files = sorted(f for f in SAMPLES.rglob("*") if f.is_file())
        self.assertGreater(len(files), 0)
        outcomes = collections.Counter()
        slowest = (0.0, "")
        wrong = []
        with daemon.Daemon() as running, reflection.Client(running.address) as client:
            for file in files:
                name = file.relative_to(SAMPLES).as_posix()
                request = client.request(file.read_bytes(), request_id=name.encode().hex())
                start = time.monotonic()
                try:
                    answer = client.response_class.FromString(client.evaluate_bytes(request))
                    outcomes["answered"] += 1
                    if not answer.coverage or not answer.decision_id:
                        wrong.append(f"{name}: an answer without coverage or decision id")
                except grpc.RpcError as error:
                    outcomes[error.code().name] += 1
                    if error.code() not in CALLERS_TROUBLE:
                        wrong.append(f"{name}: {error.code().name}: {error.details()}")
                    elif len(error.details()) < 20:
                        wrong.append(f"{name}: says too little: {error.details()!r}")
                taken = time.monotonic() - start
                slowest = max(slowest, (taken, name))
                if taken > SLOWEST:
                    wrong.append(f"{name}: took {taken:.2f} s")
                if not running.alive():
                    self.fail(f"the daemon died on {name}:\n{running.log()[-3000:]}")
            print(f"{len(files)} files: {dict(outcomes)}; slowest {slowest[0]:.2f} s {slowest[1]}")
            self.assertEqual(wrong, [])
            self.assertGreater(len(running.answer(daemon.demo_text())["differential"]), 1)
            self.assertEqual(running.stop(), 0)


if __name__ == "__main__":
    if not SAMPLES.is_dir():
        daemon.skip(f"no sample files at {SAMPLES}; set SOLEUS_SAMPLES to a folder of FHIR files")
    unittest.main()
