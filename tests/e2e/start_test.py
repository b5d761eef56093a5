#!/usr/bin/python3
"""What the daemon says when it starts, or will not: to the administrator, in one format."""

import os
import pathlib
import socket
import subprocess
import tempfile
import unittest

import daemon

LINE = r"^time=\S+Z level=\w+ event=\w+( \w+=(\"(\\.|[^\"\\])*\"|[^ \"]+))*$"


def start(*flags, environment=()):
    """A soleusd that is meant to end by itself."""
    with tempfile.TemporaryDirectory(prefix="soleus-e2e-") as folder:
        return subprocess.run(
            [str(daemon.program("soleusd")), "--state-dir", f"{folder}/state", *flags],
            capture_output=True,
            encoding="utf-8",
            timeout=60,
            check=False,
            env={**os.environ, **dict(environment)},
        )


class Refusals(unittest.TestCase):
    def test_a_folder_as_configuration_is_a_wrong_setting_and_no_crash(self):
        done = start("--config", "/tmp")
        self.assertEqual(done.returncode, 2)
        self.assertRegex(done.stderr, r"\Asoleusd: [^\n]*/tmp is a folder[^\n]*\n\Z")

    def test_a_port_that_is_taken_is_one_clear_sentence(self):
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            taken.listen()
            address = f"127.0.0.1:{taken.getsockname()[1]}"
            done = start("--listen", address, "--log-level", "warn")
        self.assertEqual(done.returncode, 1)
        self.assertRegex(done.stderr, rf"\Asoleusd: listen: {address} cannot be taken[^\n]*\n\Z")

    def test_grpcs_own_lines_have_the_format_of_the_log(self):
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            taken.listen()
            address = f"127.0.0.1:{taken.getsockname()[1]}"
            # What gRPC is told to trace by its environment holds bytes of messages.
            done = start(
                "--listen",
                address,
                "--log-level",
                "debug",
                environment={"GRPC_VERBOSITY": "debug", "GRPC_TRACE": "all"}.items(),
            )
        *log, refusal = done.stderr.splitlines()
        self.assertIn("cannot be taken", refusal)
        for line in log:
            self.assertRegex(line, LINE)
        own = [line for line in log if "event=grpc" in line]
        self.assertGreaterEqual(len(own), 1)
        self.assertLess(len(own), 10, "traces")


class Warnings(unittest.TestCase):
    def test_an_empty_plugin_folder_is_named(self):
        with tempfile.TemporaryDirectory(prefix="soleus-none-") as folder:
            with daemon.Daemon(plugin_dir=folder) as running:
                self.assertRegex(
                    running.log(), rf"level=warning event=no_plugin plugin_dir={folder} reason="
                )
                # A call that is refused for it is in the log, with code and sentence.
                self.assertEqual(running.ctl("evaluate", "-", text="{}").returncode, 1)
                self.assertRegex(
                    running.log(), r"level=warning event=evaluate code=9 .*no plugin serves"
                )

    def test_an_address_that_is_not_loopback_is_warned_of(self):
        with daemon.Daemon(listen="0.0.0.0:0") as running:
            self.assertRegex(
                running.log(),
                r"level=warning event=listens_on_network address=0\.0\.0\.0:\d+ .*TLS",
            )

    def test_loopback_and_a_unix_socket_are_not(self):
        with daemon.Daemon() as running:
            self.assertNotIn("level=warning", running.log())
            self.assertNotIn("level=error", running.log())
        with tempfile.TemporaryDirectory(prefix="soleus-e2e-") as folder:
            path = pathlib.Path(folder) / "socket"
            with daemon.Daemon(listen=f"unix:{path}") as running:
                self.assertEqual(running.ctl("health").returncode, 0)
                self.assertNotIn("listens_on_network", running.log())


class Versions(unittest.TestCase):
    def test_both_programs_say_the_same_one(self):
        said = []
        for name in ("soleusd", "soleusctl"):
            done = subprocess.run(
                [str(daemon.program(name)), "--version"],
                capture_output=True,
                encoding="utf-8",
                timeout=60,
                check=False,
            )
            self.assertEqual(done.returncode, 0)
            self.assertRegex(done.stdout, rf"\A{name} \d+\.\d+\.\d+\n\Z")
            said.append(done.stdout.split()[1])
        self.assertEqual(said[0], said[1])


if __name__ == "__main__":
    unittest.main()
