"""Starts a real soleusd for a test and stops it again; runs soleusctl against it."""

import hashlib
import json
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import threading

ROOT = pathlib.Path(__file__).resolve().parents[2]
AS_OF = "2026-11-24"
SKIPPED = 77  # what CTest counts as "not run"


def build_folder():
    folder = os.environ.get("SOLEUS_BUILD")
    if not folder:
        sys.exit("SOLEUS_BUILD must name the build folder, for example build/asan")
    return pathlib.Path(folder).resolve()


def program(name):
    return build_folder() / "bin" / name


class Daemon:
    """A soleusd on a port of its own, with state of its own. Use with `with`."""

    def __init__(self, plugin_dir=None, flags=(), listen="127.0.0.1:0", state_dir=None):
        self._work = tempfile.TemporaryDirectory(prefix="soleus-e2e-")
        self.state_dir = state_dir or f"{self._work.name}/state"
        self._log = pathlib.Path(self._work.name) / "log"
        command = [program("soleusd"), "--listen", listen]
        command += ["--state-dir", str(self.state_dir), *flags]
        if plugin_dir:
            command += ["--plugin-dir", str(plugin_dir)]
        with open(self._log, "wb") as log:
            self.process = subprocess.Popen(
                [str(c) for c in command], stdout=subprocess.PIPE, stderr=log
            )
        # Thirty seconds for loading plugins under sanitizers on a busy machine.
        watchdog = threading.Timer(30, self.process.kill)
        watchdog.start()
        self.first_line = self.process.stdout.readline().decode()
        watchdog.cancel()
        prefix = "soleusd listening on "
        if not self.first_line.startswith(prefix):
            self.process.kill()
            self.process.wait()
            raise AssertionError(f"soleusd did not start: {self.first_line!r}\n{self.log()}")
        self.address = self.first_line.removeprefix(prefix).strip()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.stop()
        self.process.stdout.close()
        self._work.cleanup()

    def stop(self):
        """Asks it to drain and end; its exit code."""
        self.process.send_signal(signal.SIGTERM)
        try:
            return self.process.wait(timeout=40)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            raise

    def alive(self):
        return self.process.poll() is None

    def log(self):
        return self._log.read_text(encoding="utf-8", errors="replace")

    def ctl(self, *words, text=None):
        """Runs soleusctl; the finished process with text in stdout and stderr."""
        command = [str(program("soleusctl")), *words, "--address", self.address]
        return subprocess.run(
            command, input=text, capture_output=True, encoding="utf-8", timeout=60, check=False
        )

    def administer(self, *words):
        """Runs a verb of `soleusctl plugin` against it, whatever becomes of it."""
        command = [str(program("soleusctl")), "plugin", *words]
        command += ["--admin-address", f"unix:{self.state_dir}/admin.sock"]
        return subprocess.run(
            command, capture_output=True, encoding="utf-8", timeout=60, check=False
        )

    def answer(self, bundle, *flags):
        """The answer to a FHIR resource as soleusctl --json gives it."""
        text = bundle if isinstance(bundle, str) else json.dumps(bundle)
        done = self.ctl("evaluate", "-", "--json", "--as-of", AS_OF, *flags, text=text)
        if done.returncode != 0:
            raise AssertionError(f"soleusctl ended with {done.returncode}: {done.stderr}")
        return json.loads(done.stdout)


def publish(folder):
    """Lists and signs what a plugin's folder holds now, with the key of this build, as its
    publisher would, whatever that is."""
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    for file in manifest["files"]:
        content = (folder / file["name"]).read_bytes()
        file["sha256"] = hashlib.sha256(content).hexdigest()
        file["bytes"] = str(len(content))
    (folder / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")
    key = build_folder() / "obj/signing/build.key.pem"
    command = ["openssl", "pkeyutl", "-sign", "-rawin", "-inkey", key]
    command += ["-in", folder / "manifest.json", "-out", folder / "manifest.sig"]
    subprocess.run([str(c) for c in command], check=True)


def skip(why):
    print(f"skipped: {why}")
    sys.exit(SKIPPED)


def demo_text():
    return (ROOT / "deploy/demo/patient.json").read_text(encoding="utf-8")


def worked_patients():
    return sorted((ROOT / "tests/patients").glob("*.txt"))


def without_defaults(value):
    """What a message says, whichever way its writer shows fields at their default."""
    if isinstance(value, dict):
        kept = {k: without_defaults(v) for k, v in value.items() if not k.startswith("_")}
        return {k: v for k, v in kept.items() if v not in (None, "", 0, False, [], {})}
    if isinstance(value, list):
        return [without_defaults(v) for v in value]
    return value
