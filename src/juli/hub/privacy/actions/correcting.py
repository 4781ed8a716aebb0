"""Putting data right, and taking a consent back."""

from django.utils import timezone

from juli.hub.accounts.actors import Actor, ActorKind, require
from juli.hub.accounts.scopes import action
from juli.hub.complaints.consenting import ACCOUNT, ACCOUNT_VERSION, keep_consent
from juli.hub.complaints.effects import tell_complainant
from juli.hub.complaints.events import keep_payload, record_event
from juli.hub.complaints.models import Complainant, Complaint, Consent
from juli.hub.complaints.policy import locked
from juli.hub.complaints.searching import let_be_found
from juli.hub.machines import NotPossible
from juli.hub.privacy.erasing import blank_account

CORRECTED = ("name", "business_name", "phone", "email")


@action
def correct_contact(
    complaint: Complaint, *, name: str, business_name: str, phone: str, email: str, by: Actor
) -> list[str]:
    """Put name and contact right; the names of the fields that changed. A new address has to be confirmed again."""
    require(by, ActorKind.COMPLAINANT)
    found = locked(complaint, by)
    person = Complainant.objects.select_for_update().get(complaint=found)
    told = dict(zip(CORRECTED, (one.strip() for one in (name, business_name, phone, email)), strict=True))
    if not told["name"] or not (told["phone"] or told["email"]):
        raise NotPossible("contact-missing")
    changed = [field for field in CORRECTED if getattr(person, field) != told[field]]
    for field in changed:
        setattr(person, field, told[field])
    if "email" in changed:
        person.email_confirmed_at = None
    if changed:
        person.save()
        let_be_found(found, person)
        payload = keep_payload(found, {field: told[field] for field in changed})
        record_event(found, "corrected", by=by, at=timezone.now(), data={"fields": changed}, payload=payload)
    if "email" in changed and person.email:
        tell_complainant(found, "confirm_address")
    return changed


@action
def change_account(complaint: Complaint, account: str, *, by: Actor) -> None:
    """Give the account for the refund, or another one, and agree to its being kept."""
    require(by, ActorKind.COMPLAINANT)
    found = locked(complaint, by)
    if found.stage == "closed":
        raise NotPossible("stage-closed")
    now = timezone.now()
    person = Complainant.objects.select_for_update().get(complaint=found)
    person.refund_account, person.refund_account_consent_at = account.strip(), now
    person.save(update_fields=["refund_account", "refund_account_consent_at"])
    keep_consent(found, ACCOUNT, ACCOUNT_VERSION, at=now)
    record_event(found, "account_given", by=by, at=now, data={"category": ACCOUNT, "text": ACCOUNT_VERSION})


@action
def withdraw_consent(complaint: Complaint, *, by: Actor) -> None:
    """Take back the consent to the account for the refund: it is erased at once."""
    require(by, ActorKind.COMPLAINANT)
    found = locked(complaint, by)
    now = timezone.now()
    was_blanked = blank_account(found)
    taken_back = Consent.objects.filter(complaint=found, category=ACCOUNT, withdrawn_at=None).update(withdrawn_at=now)
    if not (was_blanked or taken_back):
        raise NotPossible("consent-not-given")
    record_event(found, "consent_withdrawn", by=by, at=now, data={"category": ACCOUNT})
