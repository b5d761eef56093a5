"""The token endpoint of SMART Backend Services, and whether a request's token is good.

A client proves itself by a JWT that its registered key has signed (RFC 7523): RS384 or ES384, the
kid of one of its keys, iss = sub = client_id, aud = this endpoint, exp at most five minutes ahead, a jti
that was not seen before. The signatures are verified by PyJWT (Debian: python3-jwt and
python3-cryptography), which only this file uses and only where clients are registered. Thread-safe.
"""

import hmac
import json
import re
import secrets
import threading
import time

ALGORITHMS = {"RS384": {"kty": "RSA"}, "ES384": {"kty": "EC", "crv": "P-384"}}
ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
MAX_ASSERTION_SECONDS = 300
SCOPE = re.compile(r"system/(\*|[A-Z][A-Za-z]+)\.(r|s|rs|read|\*)")


class Denied(Exception):
    """An OAuth 2.0 error: its code (RFC 6749, 5.2) and what was wrong."""

    def __init__(self, code, text):
        super().__init__(text)
        self.code, self.text = code, text


class Tokens:
    """Grants tokens to `clients` ({client_id: JWKS}) and knows those that it has granted."""

    def __init__(self, clients, endpoint, seconds, accepted=()):
        """`accepted` are tokens that are good from the start and do not expire by time."""
        if clients:
            import jwt  # only here, so that a server without clients needs no package

            self._jwt = jwt
        self._clients, self._endpoint, self._seconds = clients, endpoint, seconds
        self._lock = threading.Lock()
        self._good_until = {token: float("inf") for token in accepted}
        self._seen = {}  # (client, jti) -> when its assertion ends, seconds since 1970

    def grant(self, form):
        """The token response to a form ({name: value}); raises Denied."""
        if form.get("grant_type") != "client_credentials":
            raise Denied("unsupported_grant_type", "grant_type must be client_credentials.")
        if form.get("client_assertion_type") != ASSERTION_TYPE:
            raise Denied("invalid_request", f"client_assertion_type must be {ASSERTION_TYPE}.")
        scopes = form.get("scope", "").split()
        if not scopes or not all(SCOPE.fullmatch(s) for s in scopes):
            raise Denied("invalid_scope", "scope must be like system/*.rs or system/Patient.read.")
        self._verify(form.get("client_assertion", ""))
        token = secrets.token_urlsafe(32)
        with self._lock:
            self._good_until[token] = time.time() + self._seconds
        return {
            "access_token": token,
            "token_type": "bearer",
            "expires_in": self._seconds,
            "scope": " ".join(scopes),
        }

    def accepts(self, authorization):
        """Whether the value of an Authorization header carries a token that is good now."""
        scheme, _, token = authorization.partition(" ")
        if scheme.lower() != "bearer":
            return False
        with self._lock:
            known = [t for t in self._good_until if hmac.compare_digest(t.encode(), token.encode())]
            return bool(known) and time.time() < self._good_until[known[0]]

    def expire_all(self):
        with self._lock:
            self._good_until.clear()

    def _verify(self, assertion):
        try:
            header = self._jwt.get_unverified_header(assertion) if self._clients else {}
            claims = self._jwt.decode(assertion, options={"verify_signature": False})
        except Exception:  # whatever PyJWT makes of bytes that are no JWT
            raise Denied("invalid_client", "client_assertion is no JWT.") from None
        client = claims.get("iss")
        key = self._key(client, header)
        try:
            claims = self._jwt.decode(
                assertion,
                key,
                algorithms=[header["alg"]],
                audience=self._endpoint,
                issuer=client,
                options={"require": ["exp", "iss", "sub", "aud", "jti"]},
            )
        except self._jwt.PyJWTError as why:
            raise Denied("invalid_client", f"client_assertion does not hold: {why}.") from None
        now = time.time()
        if claims["sub"] != client:
            raise Denied("invalid_client", "iss and sub must both be the client_id.")
        if claims["exp"] > now + MAX_ASSERTION_SECONDS:
            raise Denied("invalid_client", "exp must be at most five minutes ahead.")
        with self._lock:
            self._seen = {k: end for k, end in self._seen.items() if end > now}
            if (client, claims["jti"]) in self._seen:
                raise Denied("invalid_client", "this jti was used before.")
            self._seen[client, claims["jti"]] = claims["exp"]

    def _key(self, client, header):
        """The public key that the JWT's header names, of the kind that its alg needs."""
        wanted = ALGORITHMS.get(header.get("alg"))
        if wanted is None:
            raise Denied("invalid_client", f"alg must be one of {', '.join(ALGORITHMS)}.")
        if header.get("typ") != "JWT":
            raise Denied("invalid_client", "typ must be JWT.")
        keys = self._clients.get(client, {}).get("keys", []) if isinstance(client, str) else []
        for jwk in keys:
            if jwk.get("kid") == header.get("kid") and wanted.items() <= jwk.items():
                return self._jwt.PyJWK(jwk, algorithm=header["alg"]).key
        raise Denied("invalid_client", "no registered key has that client, kid and kind.")


def read_clients(path):
    """{client_id: JWKS} of a file; ValueError says what is wrong with it."""
    with open(path, encoding="utf-8") as file:
        clients = json.load(file)
    if not isinstance(clients, dict) or not all(
        isinstance(c, dict) and isinstance(c.get("keys"), list) for c in clients.values()
    ):
        raise ValueError(f"{path} must be {{client_id: {{keys: [JWK, ...]}}}}.")
    return clients
