"""Showing data: a masked value whole, to a person with a reason; everything, to the one it is about."""

from collections.abc import Iterator
from dataclasses import replace

from django.utils import timezone

from juli.hub.accounts.actors import COMPLAINANT_SIDE, Actor, ActorKind, require, user_of
from juli.hub.accounts.scopes import acting, action
from juli.hub.complaints.events import keep_payload, record_event
from juli.hub.complaints.models import Complainant, Complaint
from juli.hub.complaints.policy import locked
from juli.hub.complaints.queries import complaints
from juli.hub.machines import NotPossible
from juli.hub.privacy.exporting import Export, export_of
from juli.hub.privacy.models import Disclosure, OpenedField, Reason


@action
def unmask(complaint: Complaint, field: str, *, reason: str, by: Actor, words: str = "") -> str:
    """One value whole, for this once; the complainant sees who looked, and why. `words` are needed for OTHER."""
    require(by, ActorKind.STAFF)
    found = locked(complaint, by, "personal.unmask")
    if field not in OpenedField or reason not in Reason:
        raise NotPossible("unmask-unknown")
    if reason == Reason.OTHER and not words.strip():
        raise NotPossible("unmask-reason-missing")
    value: str = getattr(Complainant.objects.get(complaint=found), field)
    if not value:
        raise NotPossible("unmask-nothing-there")
    now = timezone.now()
    payload = keep_payload(found, {"text": words.strip()}) if words.strip() else None
    Disclosure.objects.create(complaint=found, user_id=user_of(by), field=field, reason=reason, payload=payload, at=now)
    record_event(found, "unmasked", by=by, at=now, data={"field": field, "reason": reason}, payload=payload)
    return value


@action
def export_data(complaint: Complaint, *, by: Actor) -> Export:
    """Everything that is kept about the complainant, for them to take along."""
    require(by, *COMPLAINANT_SIDE)
    found = locked(complaint, by)
    record_event(found, "exported", by=by, at=timezone.now())
    return export_of(found, by=by)


def export_account(*, by: Actor) -> Iterator[tuple[str, Export]]:
    """Everything of all complaints that an account holds, each by its number and in a transaction of its own.

    What somebody only helps with is not theirs to take along.
    """
    require(by, ActorKind.COMPLAINANT)
    with acting(by):
        own = list(complaints(by=by))
    for complaint in own:
        yield complaint.number, export_data(complaint, by=replace(by, complaint_id=complaint.pk))
