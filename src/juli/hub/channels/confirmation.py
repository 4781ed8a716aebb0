"""The link that confirms an address: signed, bound to complaint and address, good for 30 days. It opens nothing."""

import hashlib
from dataclasses import dataclass
from uuid import UUID

from django.core import signing

_SALT = "juli.channels.confirmation"
_GOOD_FOR_SECONDS = 30 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Confirmation:
    """What a valid token says: an address with this fingerprint was given for this complaint."""

    complaint_id: UUID
    fingerprint: str

    def fits(self, email: str) -> bool:
        """Whether the token was sent to this address."""
        return self.fingerprint == _fingerprint(email)


def confirmation_token(complaint_id: UUID, email: str) -> str:
    """The token to be sent to the address. It holds no address that a log of links could tell."""
    return signing.dumps({"c": str(complaint_id), "e": _fingerprint(email)}, salt=_SALT, compress=True)


def read_confirmation(token: str) -> Confirmation | None:
    """What the token says, or None where it is forged or too old."""
    try:
        content = signing.loads(token, salt=_SALT, max_age=_GOOD_FOR_SECONDS)
        return Confirmation(UUID(content["c"]), str(content["e"]))
    except (signing.BadSignature, KeyError, TypeError, ValueError):
        return None


def _fingerprint(email: str) -> str:
    return hashlib.sha256(email.encode()).hexdigest()[:32]
