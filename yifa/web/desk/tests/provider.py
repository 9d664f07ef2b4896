"""An OpenID provider of our own making, which can be told to answer wrongly in every way.

It speaks over a real port, checks PKCE, the client's secret and the place to come back to, gives
each code once, and signs with a key of its own.
"""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT, SECRET = "yifa", "between-us-two"
Claims = dict[str, Any]


class Provider:
    """What it knows and how it answers; a test changes what it likes."""

    def __init__(self) -> None:
        self.issuer = ""
        self.named = ""  # how it names itself, where not by its issuer
        self.key = RSAKey.generate_key(2048, {"kid": "1"})
        self.claims: Claims = {"sub": "2046", "preferred_username": "heyq"}
        self.more: Claims = {}
        self.twist: Callable[[Claims], None] = lambda claims: None
        self.sign: Callable[[Claims], str | None] = self.signed
        self.asked: dict[str, dict[str, str]] = {}
        self.refusals: list[str] = []

    def signed(self, claims: Claims, key: RSAKey | None = None) -> str:
        return jwt.encode({"alg": "RS256", "kid": "1"}, claims, key or self.key)

    def metadata(self) -> Claims:
        at = self.issuer
        return {
            "issuer": self.named or at,
            "authorization_endpoint": f"{at}/authorize",
            "token_endpoint": f"{at}/token",
            "jwks_uri": f"{at}/keys",
            "userinfo_endpoint": f"{at}/userinfo",
            "id_token_signing_alg_values_supported": ["RS256"],
        }

    def authorize(self, asked: dict[str, str]) -> str:
        """Somebody signs in there: where their browser is sent back to."""
        assert asked["response_type"] == "code" and asked["client_id"] == CLIENT
        assert asked["code_challenge_method"] == "S256" and len(asked["nonce"]) >= 16
        code = secrets.token_urlsafe()
        self.asked[code] = asked
        return f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}"

    def token(self, told: dict[str, str], authorization: str) -> Claims | None:
        """What a code is worth, once, to who asked for it."""
        given = base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
        asked = self.asked.pop(told.get("code", ""), None)
        digest = hashlib.sha256(told.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).decode().rstrip("=")
        if asked is None or authorization != f"Basic {given}":
            self.refusals.append("code or client")
            return None
        if challenge != asked["code_challenge"] or told["redirect_uri"] != asked["redirect_uri"]:
            self.refusals.append("another's code")
            return None
        now = int(time.time())
        claims = {
            "iss": self.issuer,
            "aud": CLIENT,
            "iat": now,
            "exp": now + 300,
            "nonce": asked["nonce"],
            **self.claims,
        }
        self.twist(claims)
        answer = {"access_token": secrets.token_urlsafe(), "token_type": "Bearer"}
        signed = self.sign(claims)
        return answer | ({"id_token": signed} if signed else {})

    def answer(self, path: str, asked: dict[str, str], authorization: str) -> Claims | str | None:
        match path:
            case "/.well-known/openid-configuration":
                return self.metadata()
            case "/keys":
                return {"keys": [self.key.as_dict(private=False)]}
            case "/userinfo":
                return self.more
            case "/authorize":
                return self.authorize(asked)
            case "/token":
                return self.token(asked, authorization)
        return None


@contextmanager
def at_work() -> Iterator[Provider]:
    """The provider behind a port of its own."""
    provider = Provider()

    class Desk(BaseHTTPRequestHandler):
        def do_GET(self) -> None:  # its base calls it so
            asked = urlsplit(self.path)
            self.reply(asked.path, dict(parse_qsl(asked.query)))

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            self.reply(self.path, dict(parse_qsl(body)))

        def reply(self, path: str, asked: dict[str, str]) -> None:
            told = provider.answer(path, asked, self.headers.get("Authorization", ""))
            if isinstance(told, str):
                self.send_response(302)
                self.send_header("Location", told)
                self.end_headers()
                return
            body = json.dumps(told or {"error": "invalid_grant"}).encode()
            self.send_response(200 if told is not None else 400)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Nothing is printed."""

    server = ThreadingHTTPServer(("localhost", 0), Desk)
    provider.issuer = f"http://localhost:{server.server_port}"
    thread = Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
