"""Contact: an address is confirmed before any mail about the matter goes to it; a passcode can be replaced."""

from django.db import transaction
from django.utils import timezone

from juli.hub.accounts.actors import Actor, ActorKind
from juli.hub.complaints.events import record_event
from juli.hub.complaints.models import Complainant, Complaint
from juli.hub.complaints.numbers import hash_passcode, new_passcode
from juli.hub.complaints.policy import locked, require


@transaction.atomic
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


@transaction.atomic
def renew_passcode(complaint: Complaint, *, by: Actor) -> str:
    """Replace the passcode; the old one no longer opens the complaint. Returns the new one, shown once."""
    require(by, ActorKind.COMPLAINANT)
    found = locked(complaint, by)
    passcode = new_passcode()
    found.passcode_hash = hash_passcode(passcode)
    found.save(update_fields=["passcode_hash"])
    record_event(found, "passcode_renewed", by=by, at=timezone.now())
    return passcode
