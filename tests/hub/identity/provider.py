"""A small OpenID Connect provider on loopback: discovery, sign-in, tokens, keys. It lies on request."""

import base64
import hashlib
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote_plus, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT, SECRET = "juli", "a secret: with a colon"
KEY = rsa.generate_private_key(65537, 2048)
ANOTHER_KEY = rsa.generate_private_key(65537, 2048)


class Provider(ThreadingHTTPServer):
    """What it says of the person who signs in stands in `claims`; tests change it."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answers)
        self.issuer = f"http://127.0.0.1:{self.server_address[1]}"
        self.asked: dict[str, dict[str, str]] = {}
        self.tell_the_truth()

    def tell_the_truth(self) -> None:
        """Forget every lie."""
        self.claims: dict[str, Any] = {"sub": "s-1", "email": "lin@chenghu.example", "email_verified": True}
        self.described: dict[str, Any] = {}
        self.told: dict[str, Any] = {}
        self.without: tuple[str, ...] = ()
        self.key, self.algorithm = KEY, "RS256"

    def sign_in(self, address: str) -> str:
        """The person signs in at the address; where the provider sends the browser."""
        asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        code = f"code-{len(self.asked)}"
        self.asked[code] = asked
        return f"{urlsplit(asked['redirect_uri']).path}?{urlencode({'code': code, 'state': asked['state']})}"

    def token(self, asked: dict[str, str]) -> str:
        now = int(time.time())
        claims = {"iss": self.issuer, "aud": CLIENT, "iat": now, "exp": now + 300, "nonce": asked["nonce"]}
        claims |= self.claims
        held = {name: value for name, value in claims.items() if name not in self.without}
        key = self.key if self.algorithm == "RS256" else ("" if self.algorithm == "none" else "x" * 64)
        return jwt.encode(held, key, algorithm=self.algorithm, headers={"kid": "k1"})


class Answers(BaseHTTPRequestHandler):
    server: Provider

    def do_GET(self) -> None:
        issuer = self.server.issuer
        match urlsplit(self.path).path:
            case "/.well-known/openid-configuration":
                self.say(
                    {
                        "issuer": issuer,
                        "authorization_endpoint": f"{issuer}/authorize",
                        "token_endpoint": f"{issuer}/token",
                        "jwks_uri": f"{issuer}/keys",
                        **self.server.described,
                    }
                )
            case "/keys":
                public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(KEY.public_key()))
                self.say({"keys": [{**public, "kid": "k1", "use": "sig", "alg": "RS256"}]})
            case "/userinfo" if self.headers["authorization"] == "Bearer access":
                self.say(self.server.told)
            case _:
                self.send_error(404)

    def do_POST(self) -> None:
        sent = parse_qs(self.rfile.read(int(self.headers["content-length"])).decode())
        asked = self.server.asked.pop(sent["code"][0], None)
        challenge = base64.urlsafe_b64encode(hashlib.sha256(sent["code_verifier"][0].encode()).digest())
        known = base64.b64decode(self.headers.get("authorization", "").removeprefix("Basic ")).decode()
        if (
            asked is None
            or challenge.rstrip(b"=").decode() != asked["code_challenge"]
            or sent["redirect_uri"][0] != asked["redirect_uri"]
            or [unquote_plus(part) for part in known.split(":")] != [CLIENT, SECRET]
        ):
            self.send_error(400)
            return
        self.say({"access_token": "access", "token_type": "Bearer", "id_token": self.server.token(asked)})

    def say(self, content: dict[str, Any]) -> None:
        body = json.dumps(content).encode()
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments: object) -> None:
        """Nothing on the terminal."""


@contextmanager
def running() -> Iterator[Provider]:
    """A provider that answers while the block runs."""
    with Provider() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        server.shutdown()
        thread.join()
