"""OpenID Connect, the authorisation code flow with PKCE: from here to the provider, back, and what its token proves.

Everything the token says is checked: signature, issuer, audience, times, and that it answers this very request
(OpenID Connect Core 1.0, 3.1.3.7; RFC 7636).
"""

import base64
import hashlib
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from urllib.parse import quote_plus, urlencode, urlsplit

import jwt

from juli.hub.configuration import is_loopback
from juli.hub.identity.models import IdentityProvider
from juli.hub.operations.outbound.asking import UNANSWERED, fetch

ALGORITHMS = ("RS256", "PS256", "ES256", "EdDSA")
LEEWAY_SECONDS = 60
"""How far the provider's clock may be from ours."""


class Refused(Exception):
    """The provider's answer does not prove who it is; `reason` is a code for the page and the log."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Attempt:
    """What this browser must bring back; it stands in its session until then."""

    state: str
    nonce: str
    verifier: str

    @classmethod
    def new(cls) -> "Attempt":
        """Fresh random values."""
        return cls(secrets.token_urlsafe(32), secrets.token_urlsafe(32), secrets.token_urlsafe(48))


@dataclass(frozen=True, slots=True)
class Proven:
    """What the provider proves of a person. `email` is empty unless the provider has confirmed it."""

    subject: str
    email: str


def address_to_sign_in(provider: IdentityProvider, attempt: Attempt, back: str) -> str:
    """Where to send the browser; Refused where the provider does not answer."""
    challenge = base64.urlsafe_b64encode(hashlib.sha256(attempt.verifier.encode()).digest()).rstrip(b"=")
    asked = {
        "response_type": "code",
        "client_id": provider.client_id,
        "redirect_uri": back,
        "scope": "openid email",
        "state": attempt.state,
        "nonce": attempt.nonce,
        "code_challenge": challenge.decode(),
        "code_challenge_method": "S256",
    }
    endpoint = _endpoint(_described(provider), "authorization_endpoint")
    return f"{endpoint}{'&' if '?' in endpoint else '?'}{urlencode(asked)}"


def prove(provider: IdentityProvider, attempt: Attempt, code: str, back: str) -> Proven:
    """Exchange the code and read what the provider proves; Refused where anything does not hold."""
    described = _described(provider)
    tokens = _exchange(provider, described, attempt, code, back)
    claims = _checked(str(tokens.get("id_token", "")), provider, described, attempt)
    subject = str(claims["sub"])
    if "email" not in claims and "userinfo_endpoint" in described:
        claims = {**claims, **_told(described, str(tokens.get("access_token", "")), subject)}
    confirmed = claims.get("email_verified") in (True, "true")
    return Proven(subject, str(claims.get("email", "")).strip().lower() if confirmed else "")


def _described(provider: IdentityProvider) -> Mapping[str, Any]:
    issuer = provider.issuer.rstrip("/")
    described = _asked("GET", f"{issuer}/.well-known/openid-configuration")
    if str(described.get("issuer", "")).rstrip("/") != issuer:
        raise Refused("issuer")
    return described


def _exchange(
    provider: IdentityProvider, described: Mapping[str, Any], attempt: Attempt, code: str, back: str
) -> Mapping[str, Any]:
    sent = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": back,
        "code_verifier": attempt.verifier,
        "client_id": provider.client_id,
    }
    ways = described.get("token_endpoint_auth_methods_supported", ["client_secret_basic"])
    if "client_secret_basic" not in ways:
        return _asked(
            "POST", _endpoint(described, "token_endpoint"), data={**sent, "client_secret": provider.client_secret}
        )
    return _asked("POST", _endpoint(described, "token_endpoint"), data=sent, headers=_basic(provider))


def _basic(provider: IdentityProvider) -> Mapping[str, str]:
    """Both parts are encoded before they are joined (RFC 6749, 2.3.1)."""
    known = f"{quote_plus(provider.client_id)}:{quote_plus(provider.client_secret)}"
    return {"Authorization": f"Basic {base64.b64encode(known.encode()).decode()}"}


def _checked(
    token: str, provider: IdentityProvider, described: Mapping[str, Any], attempt: Attempt
) -> Mapping[str, Any]:
    try:
        key = _key(jwt.get_unverified_header(token), _asked("GET", _endpoint(described, "jwks_uri")))
        claims: Mapping[str, Any] = jwt.decode(
            token,
            key=key,
            algorithms=list(ALGORITHMS),
            audience=provider.client_id,
            issuer=str(described["issuer"]),
            leeway=LEEWAY_SECONDS,
            options={"require": ["exp", "iat", "sub", "aud", "iss", "nonce"]},
        )
    except jwt.PyJWTError:
        raise Refused("token") from None
    if claims.get("azp", provider.client_id) != provider.client_id:
        raise Refused("token")
    if not secrets.compare_digest(str(claims["nonce"]).encode(), attempt.nonce.encode()):
        raise Refused("nonce")
    return claims


def _key(header: Mapping[str, Any], published: Mapping[str, Any]) -> jwt.PyJWK:
    """The published key the token names; where it names none and there is one, that one."""
    keys = [key for key in published.get("keys", []) if key.get("use", "sig") == "sig"]
    fitting = [key for key in keys if key.get("kid") == header.get("kid")] if "kid" in header else keys
    if len(fitting) != 1 or header.get("alg") not in ALGORITHMS:
        raise Refused("token")
    return jwt.PyJWK(fitting[0], algorithm=str(header["alg"]))


def _told(described: Mapping[str, Any], access_token: str, subject: str) -> Mapping[str, Any]:
    """What the provider tells of the same person beside the token."""
    headers = {"Authorization": f"Bearer {access_token}"}
    told = _asked("GET", _endpoint(described, "userinfo_endpoint"), headers=headers)
    if told.get("sub") != subject:
        raise Refused("token")
    return {name: told[name] for name in ("email", "email_verified") if name in told}


def _endpoint(described: Mapping[str, Any], name: str) -> str:
    """An address the provider describes. Nothing secret travels unencrypted, except within this machine."""
    address = str(described.get(name, ""))
    parts = urlsplit(address)
    if parts.scheme != "https" and not (parts.scheme == "http" and is_loopback(parts.hostname or "")):
        raise Refused("description")
    return address


def _asked(
    method: str, address: str, *, data: Mapping[str, str] | None = None, headers: Mapping[str, str] | None = None
) -> Mapping[str, Any]:
    """What the provider answers, as JSON."""
    form = {"Content-Type": "application/x-www-form-urlencoded"} if data else {}
    try:
        found = fetch(method, address, headers={**form, **(headers or {})}, content=urlencode(data or {}).encode())
        answer = json.loads(found.content) if found.status == HTTPStatus.OK else None
    except (*UNANSWERED, ValueError):
        answer = None
    if not isinstance(answer, dict):
        raise Refused("silent")
    return answer
