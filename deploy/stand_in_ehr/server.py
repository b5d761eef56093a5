"""The HTTP side: routes a request, asks whether its token is good, sends the answer or the fault.

FHIR is under /fhir, the token endpoint is /token. One thread a connection, HTTP/1.1 with
keep-alive. Every request is recorded before its answer leaves, so whoever has read an answer finds
the request in the record.
"""

import hashlib
import http.server
import json
import socket
import ssl
import sys
import threading
import time
import urllib.parse

import documents
import faults
import search
import tokens
from search import Refused

FHIR_JSON = "application/fhir+json; charset=utf-8"
JSON = "application/json; charset=utf-8"
MAX_FORM_BYTES = 1 << 20
IDLE_SECONDS = 60  # a silent connection is closed


class Server(http.server.ThreadingHTTPServer):
    """Serves `store` at host:port; port 0 takes a free one. `tls` is (certificate, key) or None."""

    daemon_threads = True

    def __init__(self, store, host, port, *, clients, accepted_tokens, token_seconds, token_needed,
                 script, page_size, record, tls):  # fmt: skip
        super().__init__((host, port), Handler)
        if tls:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(*tls)
            # The handshake is left to the connection's own thread: a slow one stops nobody else.
            self.socket = context.wrap_socket(
                self.socket, server_side=True, do_handshake_on_connect=False
            )
        self.root = f"{'https' if tls else 'http'}://{host}:{self.server_address[1]}"
        self.base_url, self.token_url = self.root + "/fhir", self.root + "/token"
        self.store, self.script, self.token_needed = store, script, token_needed
        self.tokens = tokens.Tokens(clients, self.token_url, token_seconds, accepted_tokens)
        self.searches = search.Searches(store, self.base_url, page_size)
        self._record, self._lock = record, threading.Lock()

    def record(self, line):
        """One request as a line of JSON; nothing where no file was named."""
        if self._record is None:
            return
        with self._lock:
            self._record.write(json.dumps(line) + "\n")
            self._record.flush()

    def handle_error(self, request, client_address):
        """Clients that go away, or that do not trust the certificate, are no news."""
        if not isinstance(sys.exc_info()[1], OSError):
            super().handle_error(request, client_address)


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "SoleusStandInEhr", ""
    disable_nagle_algorithm = True
    timeout = IDLE_SECONDS

    def do_GET(self):
        self._serve()

    do_HEAD = do_POST = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = do_GET

    def log_message(self, *_):
        """Nothing to the terminal: --record is the log."""

    def _serve(self):
        url = urllib.parse.urlsplit(self.path)
        query = urllib.parse.parse_qsl(url.query, keep_blank_values=True)
        form = urllib.parse.parse_qsl(self._body(), keep_blank_values=True)
        self._fault = fault = self.server.script.strike(self.command, url.path, query + form)
        time.sleep(fault.get("delay", 0))
        if "expire_token" in fault:
            self.server.tokens.expire_all()
        if "drop_connection" in fault:
            self._note(None)
            self._hang_up()
        elif "redirect" in fault:
            self._send(302, {}, JSON, {"Location": fault["redirect"]})
        elif "status" in fault:
            text = "A scripted fault."
            headers = {"Retry-After": fault["retry_after"]} if "retry_after" in fault else {}
            self._send(fault["status"], documents.outcome("transient", text), FHIR_JSON, headers)
        elif url.path == "/token":
            self._send_token(dict(form))
        else:
            self._send_fhir(url.path, query, form)

    def _send_token(self, form):
        headers = {"Cache-Control": "no-store", "Pragma": "no-cache"}
        if self.command != "POST":
            self._send(405, {"error": "invalid_request"}, JSON, {"Allow": "POST"})
            return
        try:
            self._send(200, self.server.tokens.grant(form), JSON, headers)
        except tokens.Denied as denied:
            status = 401 if denied.code == "invalid_client" else 400
            answer = {"error": denied.code, "error_description": denied.text}
            self._send(status, answer, JSON, headers)

    def _send_fhir(self, path, query, form):
        try:
            value, kind, etag = self._answer(path, query, form)
        except Refused as why:
            headers = {401: {"WWW-Authenticate": "Bearer"}, 405: {"Allow": "GET, HEAD, POST"}}
            value = documents.outcome(why.code, why.text)
            self._send(why.status, value, FHIR_JSON, headers.get(why.status, {}))
            return
        if self._fault:  # without an ETag: what is wrong is not to be kept
            own_url = self.server.root + self.path
            self._send(200, faults.changed_answer(self._fault, value, own_url), kind)
        elif etag in (t.strip() for t in self.headers.get("If-None-Match", "").split(",")):
            self._send(304, None, kind, {"ETag": etag})
        else:
            self._send(200, value, kind, {"ETag": etag})

    def _answer(self, path, query, form):
        """(JSON value, media type, ETag) of a request that succeeds; raises Refused."""
        base = "/fhir/"
        parts = path.removeprefix(base).split("/") if path.startswith(base) else []
        by_form = self.command == "POST" and len(parts) == 2 and parts[1] == "_search"
        if self.command not in ("GET", "HEAD") and not by_form:
            raise Refused(405, "not-supported", f"{self.command} is not served; this only reads.")
        self._check_format(query)
        if parts == [".well-known", "smart-configuration"]:
            return documents.smart_configuration(self.server.token_url), JSON, _digest(parts)
        if parts == ["metadata"]:
            return self._capabilities()
        if self.server.token_needed and not self.server.tokens.accepts(
            self.headers.get("Authorization", "")
        ):
            raise Refused(401, "login", "No token came, or it is unknown or expired; get another.")
        if not parts or not self.server.searches.known(parts[0]):
            raise Refused(404, "not-supported", "There is no such resource type on this server.")
        if len(parts) == 1 or by_form:
            bundle = self._search(parts[0], query + form)
            return bundle, FHIR_JSON, _digest(bundle)
        resource = self.server.store.get(parts[0], parts[1]) if len(parts) == 2 else None
        if resource is None:
            raise Refused(404, "not-found", "There is no such resource on this server.")
        return resource, FHIR_JSON, f'W/"{resource["meta"]["versionId"]}"'

    def _search(self, type_name, pairs):
        cursors = [value for name, value in pairs if name == "_cursor"]
        if cursors:
            return self.server.searches.next_page(cursors[0])
        strict = "handling=strict" in self.headers.get("Prefer", "")
        return self.server.searches.search(type_name, pairs, strict)

    def _capabilities(self):
        server = self.server
        value = documents.capability_statement(
            server.base_url, server.token_url, server.store.types()
        )
        return value, FHIR_JSON, _digest(value)

    def _check_format(self, query):
        wanted = [value for name, value in query if name == "_format"] or [
            self.headers.get("Accept", "*/*")
        ]
        if not any(word in w for w in wanted for word in ("json", "*/*", "application/*")):
            raise Refused(406, "not-supported", "Only JSON is served: application/fhir+json.")

    def _body(self):
        """The form that came; bodies of other kinds are read and left aside."""
        length = self.headers.get("Content-Length", "0")
        size = int(length) if length.isdigit() else MAX_FORM_BYTES + 1
        if size > MAX_FORM_BYTES or "Transfer-Encoding" in self.headers:
            self.close_connection = True  # what was not read must not be taken for a request
            return ""
        text = self.rfile.read(size).decode(errors="replace")
        is_form = "x-www-form-urlencoded" in self.headers.get("Content-Type", "")
        return text if is_form else ""

    def _note(self, status):
        url = urllib.parse.urlsplit(self.path)
        self.server.record(
            {
                "method": self.command,
                "path": url.path,
                "query": url.query,
                "host": self.headers.get("Host", ""),
                "token": "Authorization" in self.headers,
                "status": status,
                "fault": sorted(self._fault),
            }
        )

    def _send(self, status, value, kind, headers=None):
        if "body" in self._fault or "html" in self._fault:
            status, value = 200, self._fault.get("body", value)
        body = b"" if value is None else json.dumps(value, ensure_ascii=False).encode()
        body = faults.changed_body(self._fault, body)
        self._note(status)
        self.send_response(status)
        self.send_header("Content-Type", "text/html" if "html" in self._fault else kind)
        if status != 304:
            self.send_header("Content-Length", str(len(body)))
        self.send_header("X-Stand-In", documents.NAME)
        for name, text in (headers or {}).items():
            self.send_header(name, str(text))
        self.end_headers()
        if self.command == "HEAD" or status == 304:
            return
        if "truncate" in self._fault:
            self.wfile.write(body[: int(self._fault["truncate"])])
            self._hang_up()
        elif "drip" in self._fault:
            self._drip(body, self._fault["drip"])
        else:
            self.wfile.write(body)

    def _drip(self, body, bytes_a_second):
        """Ten pieces a second, or single bytes where it is slower than that."""
        size = max(1, int(bytes_a_second / 10))
        for start in range(0, len(body), size):
            self.wfile.write(body[start : start + size])
            time.sleep(size / bytes_a_second)

    def _hang_up(self):
        self.close_connection = True
        self.connection.shutdown(socket.SHUT_RDWR)


def _digest(value):
    return f'W/"{hashlib.sha256(json.dumps(value).encode()).hexdigest()[:16]}"'
