"""Mail that was written into files instead of being sent: what of it belongs to a complaint can be removed."""

import email
import email.policy
from pathlib import Path

from django.conf import settings

from juli.hub.configuration import MailWay


def discard_mails(number: str, address: str) -> int:
    """Remove the files of mails that name a complaint or go to its complainant; how many went. Nothing where mail is
    sent: what has left is the recipient's."""
    if settings.CONFIGURATION.mail.way is not MailWay.FILE:
        return 0
    folder = Path(settings.EMAIL_FILE_PATH)
    found = [path for path in folder.glob("*.log") if _belongs(path.read_bytes(), number, address)]
    for path in found:
        path.unlink(missing_ok=True)
    return len(found)


def _belongs(content: bytes, number: str, address: str) -> bool:
    """A file may hold several mails, one after another, as the mail back end writes them."""
    for part in content.split(b"\n" + b"-" * 79 + b"\n"):
        mail = email.message_from_bytes(part, policy=email.policy.default)
        to = {one.addr_spec for one in getattr(mail["To"], "addresses", ())}
        body = mail.get_body(("plain",)) if mail["To"] else None
        if (address and address in to) or (body and number in body.get_content()):
            return True
    return False
