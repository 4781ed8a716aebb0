"""One-time codes: made, tried, used, forgotten."""

from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone

from juli.hub.accounts.actors import Actor
from juli.hub.accounts.codes import Secrets, code_fingerprint, fits, is_open, link_fingerprint, new_secrets
from juli.hub.accounts.models import CodePurpose, OneTimeCode, OutgoingNote, User
from juli.hub.accounts.scopes import action

KEPT = timedelta(days=1)
"""How long it is remembered that a code was sent."""


@action
def send_code(
    purpose: CodePurpose, recipient: str, *, user: User | None = None, onward: str = "", by: Actor
) -> tuple[OneTimeCode, Secrets]:
    """Make a code for a recipient; the caller sends its secrets. Earlier ones of the same person stop working.

    `onward` is the address of ours to go to once it was used.
    """
    made = new_secrets()
    if user is not None:
        OneTimeCode.objects.filter(purpose=purpose, user=user, used_at=None).delete()
    code = OneTimeCode.objects.create(
        purpose=purpose,
        user=user,
        recipient=recipient,
        code_fingerprint=code_fingerprint(recipient, made.code),
        link_fingerprint=link_fingerprint(made.link),
        next=onward if len(onward) <= 200 else "",
        made_at=timezone.now(),
    )
    return code, made


@action
def try_code(code_id: UUID, purpose: CodePurpose, typed: str, *, by: Actor) -> OneTimeCode | None:
    """Use a code by typing it; None where it does not fit, and each such try counts."""
    code = OneTimeCode.objects.select_for_update().filter(pk=code_id, purpose=purpose).first()
    if code is None or not is_open(code, timezone.now()):
        return None
    if fits(code, typed):
        return _used(code)
    code.tries += 1
    code.save(update_fields=["tries"])
    return None


@action
def open_by_link(token: str, purpose: CodePurpose, *, by: Actor) -> OneTimeCode | None:
    """Use a code by the link of its mail; None where the link is unknown, used or too old."""
    asked = OneTimeCode.objects.select_for_update()
    code = asked.filter(link_fingerprint=link_fingerprint(token), purpose=purpose).first()
    return _used(code) if code and is_open(code, timezone.now()) else None


@action
def forget_codes(*, before: datetime, by: Actor) -> int:
    """Delete codes of more than a day before, and notes that could not be sent since; returns how many."""
    codes, _ = OneTimeCode.objects.filter(made_at__lt=before - KEPT).delete()
    notes, _ = OutgoingNote.objects.filter(made_at__lt=before - KEPT).delete()
    return codes + notes


def _used(code: OneTimeCode) -> OneTimeCode:
    code.used_at = timezone.now()
    code.save(update_fields=["used_at"])
    return code
