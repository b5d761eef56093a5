"""Starts a real stand-in EHR for a test and stops it again; asks it with Python's own urllib."""

import json
import pathlib
import subprocess
import sys
import tempfile
import threading
import urllib.error
import urllib.parse
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[2]
RUN = ROOT / "deploy/stand_in_ehr/run"
SECONDS = 20  # for an answer, on a busy machine


class Response:
    """An answer of any status."""

    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    def json(self):
        return json.loads(self.body)


class StandInEhr:
    """A server on a port of its own. `patients` is a folder, or {file name: JSON value}."""

    def __init__(self, patients=ROOT / "deploy/demo", flags=(), faults=None):
        self._work = tempfile.TemporaryDirectory(prefix="soleus-ehr-")
        self.folder = pathlib.Path(self._work.name)
        self._record = self.folder / "record"
        if isinstance(patients, dict):
            folder = self.folder / "patients"
            folder.mkdir()
            for name, value in patients.items():
                (folder / name).write_text(json.dumps(value), encoding="utf-8")
            patients = folder
        command = [RUN, "--patients", patients, "--record", self._record, *flags]
        if faults is not None:
            script = self.folder / "faults.json"
            script.write_text(json.dumps(faults), encoding="utf-8")
            command += ["--faults", script]
        self.process = subprocess.Popen(
            [sys.executable, *map(str, command)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        watchdog = threading.Timer(SECONDS, self.process.kill)
        watchdog.start()
        self.first_line = self.process.stdout.readline().decode()
        watchdog.cancel()
        self.base_url = self.first_line.split()[-1] if self.first_line else ""
        self.root = self.base_url.removesuffix("/fhir")

    def __enter__(self):
        if not self.base_url:
            raise AssertionError(f"the stand-in did not start: {self.stop()[1]}")
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.stop()
        self._work.cleanup()

    def stop(self):
        """Its exit code, and what it wrote to stderr."""
        self.process.terminate()
        _, errors = self.process.communicate(timeout=SECONDS)
        return self.process.returncode, errors.decode()

    def ask(self, path, method="GET", headers=(), form=None, context=None):
        """`path` below the base URL, or a whole URL. Redirects are not followed."""
        url = path if path.startswith("http") else f"{self.base_url}/{path}"
        data = None if form is None else urllib.parse.urlencode(form).encode()
        request = urllib.request.Request(url, data, dict(headers), method=method)
        handlers = [_NoRedirect, urllib.request.ProxyHandler({})]
        if context:
            handlers.append(urllib.request.HTTPSHandler(context=context))
        opener = urllib.request.build_opener(*handlers)
        try:
            with opener.open(request, timeout=SECONDS) as got:
                return Response(got.status, got.headers, got.read())
        except urllib.error.HTTPError as error:
            with error:
                return Response(error.code, error.headers, error.read())

    def ids(self, path, **options):
        """`Type/id` of what a search found, over all of its pages, in order."""
        found, url = [], path
        while url:
            bundle = self.ask(url, **options).json()
            entries = [e["resource"] for e in bundle.get("entry", [])]
            found += [f"{r['resourceType']}/{r['id']}" for r in entries]
            url = next((x["url"] for x in bundle["link"] if x["relation"] == "next"), None)
        return found

    def recorded(self):
        """What it was asked so far, in order."""
        return [json.loads(line) for line in self._record.read_text().splitlines()]


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


def refusal(*flags, **options):
    """What a server says that will not start."""
    server = StandInEhr(flags=flags, **options)
    code, errors = server.stop()
    server.__exit__()
    if server.base_url or code == 0:
        raise AssertionError("the stand-in started")
    return errors


def bundle(*resources, kind="collection"):
    """A Bundle of (fullUrl, resource) or resources."""
    pairs = [r if isinstance(r, tuple) else ("", r) for r in resources]
    entries = [({"fullUrl": url} if url else {}) | {"resource": r} for url, r in pairs]
    return {"resourceType": "Bundle", "type": kind, "entry": entries}
