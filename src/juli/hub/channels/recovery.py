"""The link to a new passcode: signed, bound to the complaint and its passcode of the day, good for 30 minutes.

Whoever uses it replaces the passcode, and with it what the link is bound to: it works once.
"""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.core import signing

from juli.hub.complaints.models import Complaint
from juli.hub.complaints.numbers import passcode_fingerprint

_SALT = "juli.channels.recovery"
GOOD_FOR = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Recovery:
    """What a valid token says: the passcode of this complaint, as it then was, may be replaced."""

    complaint_id: UUID
    fingerprint: str

    def fits(self, complaint: Complaint) -> bool:
        """Whether it was made for this complaint and its passcode has not been replaced since."""
        return (self.complaint_id, self.fingerprint) == (complaint.pk, passcode_fingerprint(complaint.passcode_hash))


def recovery_token(complaint: Complaint) -> str:
    """The token to be sent to the complainant's confirmed address, and nowhere else."""
    content = {"c": str(complaint.pk), "p": passcode_fingerprint(complaint.passcode_hash)}
    return signing.dumps(content, salt=_SALT, compress=True)


def read_recovery(token: str) -> Recovery | None:
    """What the token says, or None where it is forged or too old."""
    try:
        content = signing.loads(token, salt=_SALT, max_age=GOOD_FOR)
        return Recovery(UUID(content["c"]), str(content["p"]))
    except (signing.BadSignature, KeyError, TypeError, ValueError):
        return None
