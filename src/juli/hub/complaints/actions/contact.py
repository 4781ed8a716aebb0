"""Contact: an address is confirmed before any mail about the matter goes to it; a passcode can be replaced."""

from datetime import timedelta

from django.utils import timezone

from juli.hub.accounts.actors import SYSTEM, Actor, ActorKind, require
from juli.hub.accounts.scopes import acting, action
from juli.hub.complaints.effects import tell_complainant
from juli.hub.complaints.events import record_event
from juli.hub.complaints.models import Complainant, Complaint, Draft
from juli.hub.complaints.numbers import hash_passcode, new_passcode, normalise_number
from juli.hub.complaints.policy import locked
from juli.hub.machines import NotPossible

MOST_REQUESTS = 3
"""Confirmation mails that can be asked for within an hour."""


@action
def request_confirmation(complaint: Complaint, *, by: Actor) -> None:
    """Send the mail that confirms the address once more."""
    require(by, ActorKind.COMPLAINANT)
    found = locked(complaint, by)
    person = Complainant.objects.get(complaint=found)
    if not person.email or person.email_confirmed_at:
        raise NotPossible("email-nothing-to-confirm")
    now = timezone.now()
    asked = found.events.filter(kind="confirmation_requested", at__gt=now - timedelta(hours=1))
    if asked.count() >= MOST_REQUESTS:
        raise NotPossible("email-asked-too-often")
    record_event(found, "confirmation_requested", by=by, at=now)
    tell_complainant(found, "confirm_address")


@action
def confirm_email(complaint: Complaint, email: str, *, by: Actor) -> bool:
    """Note that the address can be read by the complainant. False where it is no longer their address."""
    require(by, ActorKind.SYSTEM)
    found = locked(complaint, by)
    person = Complainant.objects.select_for_update().get(complaint=found)
    if not email or person.email != email:
        return False
    if person.email_confirmed_at is None:
        person.email_confirmed_at = timezone.now()
        person.save(update_fields=["email_confirmed_at"])
        record_event(found, "email_confirmed", by=by, at=person.email_confirmed_at)
    return True


@action
def request_recovery(number: str, *, by: Actor) -> None:
    """Write to the complainant with a link to a new passcode; only a confirmed address gets it. The caller throttles.

    A number that is not there costs the same work, a mail to nobody: the time it takes tells nothing.
    """
    require(by, ActorKind.VISITOR)
    with acting(SYSTEM):
        found = Complaint.objects.filter(number=normalise_number(number) or "").first()
        tell_complainant(found or Complaint(), "recover")


@action
def renew_passcode(complaint: Complaint, *, by: Actor, replacing: str | None = None) -> str:
    """Replace the passcode; the old one opens neither the complaint nor its draft any more.

    `replacing` is the stored hash it is to take the place of, NotPossible where another has come since.
    Returns the new one, shown once.
    """
    require(by, ActorKind.COMPLAINANT)
    found = locked(complaint, by)
    if replacing not in (None, found.passcode_hash):
        raise NotPossible("passcode-replaced")
    passcode = new_passcode()
    found.passcode_hash = hash_passcode(passcode)
    found.save(update_fields=["passcode_hash"])
    Draft.objects.filter(complaint=found).update(passcode_hash=found.passcode_hash)
    record_event(found, "passcode_renewed", by=by, at=timezone.now())
    return passcode
