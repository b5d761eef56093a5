#!/usr/bin/python3
"""Two versions take turns under steady load: no call fails, no reply mixes them, and memory stays.

SOLEUS_SWAPS says how many turns, ten a second; where it is not set, a few, so that this is a test. By
how much the slowest replies are slowed is told always, and claimed where the build is without
sanitizers: they, and tests that run beside this one, slow what they please.

    SOLEUS_SWAPS=1000 SOLEUS_BUILD=build tests/e2e/swap_test.py
"""

import json
import os
import pathlib
import subprocess
import time
import unittest

import daemon
import grpc

# Of what a sanitizer keeps of freed memory, so little that a leak would show above it.
os.environ["ASAN_OPTIONS"] = "quarantine_size_mb=4:" + os.environ.get("ASAN_OPTIONS", "")
from plugin_admin_test import PLUGIN, Site  # noqa: E402: after what its daemon is to find

SWAPS = int(os.environ.get("SOLEUS_SWAPS", "60"))
A_SECOND = 10
VERSIONS = ("0.2.0", "0.3.0")
SLOWER_AT_MOST = 1.5
GROWS_AT_MOST = 1.1  # after the first tenth of the turns


def is_sanitized():
    cache = (daemon.build_folder() / "CMakeCache.txt").read_text(encoding="utf-8")
    return any(line.startswith("SOLEUS_SANITIZE:") and line.split("=")[1] for line in cache.splitlines())


def field(number, text):
    return bytes([number << 3 | 2, len(text)]) + text.encode()


class Swaps(Site):
    def load(self, rate, seconds):
        patient = daemon.ROOT / "deploy/demo/patient.json"
        return subprocess.Popen(
            [str(daemon.program("load_client")), self.running.address, str(patient)]
            + [str(rate), str(seconds)],
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )

    def measured(self, rate, seconds):
        with self.load(rate, seconds) as client:
            return json.loads(client.communicate(timeout=seconds + 60)[0])

    def resident_mib(self):
        file = pathlib.Path(f"/proc/{self.running.process.pid}/status")
        status = file.read_text(encoding="ascii")
        return int(status.split("VmRSS:")[1].split()[0]) / 1024

    def test_two_versions_take_turns_and_nobody_notices(self):
        for counter, version in enumerate(VERSIONS, start=2):
            self.done("plugin", "stage", self.bundles.make(version, counter))
        capacity = self.measured(0, 3)["per_second"]
        rate, seconds = capacity / 2, SWAPS / A_SECOND
        before = self.measured(rate, max(seconds, 3))

        channel = grpc.insecure_channel(self.socket)
        activate = channel.unary_unary("/soleus.v1.PluginAdmin/Activate")
        resident = []
        begun = time.monotonic()
        with self.load(rate, seconds + 2) as client:
            for turn in range(SWAPS):
                version = VERSIONS[turn % 2]
                activate(field(1, PLUGIN) + field(2, version), timeout=30)
                resident.append(self.resident_mib())
                time.sleep(max(0.0, begun + (turn + 1) / A_SECOND - time.monotonic()))
            took = time.monotonic() - begun
            during = json.loads(client.communicate(timeout=seconds + 90)[0])
        channel.close()

        slower = during["p99_ms"] / before["p99_ms"]
        settled = resident[SWAPS // 10]
        print(
            f"{SWAPS} swaps in {took:.1f} s at {rate:.0f} calls a second; p50 {during['p50_ms']:.1f} ms, "
            f"p99 {during['p99_ms']:.1f} ms, {slower:.2f} times that without; resident "
            f"{settled:.1f} MiB after {SWAPS // 10}, {resident[-1]:.1f} MiB at the end"
        )
        self.assertEqual((during["failed"], during["first_failure"]), (0, ""))
        self.assertEqual(during["mixed"], 0)
        seen = {view[PLUGIN] for view in during["views"].values()}
        self.assertLessEqual(set(VERSIONS), seen, "both must have answered")
        self.assertLess(resident[-1], settled * GROWS_AT_MOST)
        self.assertTrue(self.running.alive())
        if not is_sanitized():
            self.assertLessEqual(slower, SLOWER_AT_MOST)


if __name__ == "__main__":
    unittest.main()
