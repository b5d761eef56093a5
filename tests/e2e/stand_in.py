"""Starts the stand-in EHR for a test, with what it does wrong, and reads what it was asked."""

import json
import pathlib
import subprocess
import tempfile

import daemon


class StandIn:
    """A stand-in EHR over `bundles`, on a port of its own. Use with `with`."""

    def __init__(self, bundles, *, faults=(), flags=()):
        self._work = tempfile.TemporaryDirectory(prefix="soleus-ehr-")
        folder = pathlib.Path(self._work.name)
        (folder / "patients").mkdir()
        for number, bundle in enumerate(bundles):
            (folder / "patients" / f"{number}.json").write_text(json.dumps(bundle), encoding="utf-8")
        (folder / "faults.json").write_text(json.dumps(list(faults)), encoding="utf-8")
        self._record = folder / "record"
        command = [daemon.ROOT / "deploy/stand_in_ehr/run", "--patients", folder / "patients"]
        command += ["--faults", folder / "faults.json", "--record", self._record, *flags]
        self._process = subprocess.Popen([str(c) for c in command], stdout=subprocess.PIPE)
        line = self._process.stdout.readline().decode()
        if " at http" not in line:
            raise AssertionError(f"the stand-in EHR did not start: {line!r}")
        self.base_url = line.split(" at ")[1].strip()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._process.terminate()
        self._process.wait(timeout=20)
        self._process.stdout.close()
        self._work.cleanup()

    def requests(self):
        """What it was asked so far, in order: {"method", "path", "token", ...}."""
        if not self._record.exists():
            return []
        lines = self._record.read_text(encoding="utf-8").splitlines()
        return [json.loads(line) for line in lines]
