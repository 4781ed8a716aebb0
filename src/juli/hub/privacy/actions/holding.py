"""Holding back: nothing of a complaint is erased while a court, an authority or we ourselves may need it."""

from datetime import date

from django.utils import timezone

from juli.hub.accounts.actors import SYSTEM, Actor, user_of
from juli.hub.accounts.scopes import acting, action
from juli.hub.complaints.events import record_event
from juli.hub.complaints.models import Complaint
from juli.hub.directory.guarding import require_operator
from juli.hub.machines import NotPossible
from juli.hub.privacy.models import Hold
from juli.hub.privacy.queries import HOLDING


@action
def place_hold(number: str, *, reason: str, by: Actor, until: date | None = None) -> Hold:
    """Hold a complaint's data, to the end of a day (Beijing) or until released. `reason` is for the operator alone."""
    require_operator(by, HOLDING)
    if not reason.strip():
        raise NotPossible("hold-reason-missing")
    if until and until < timezone.localdate():
        raise NotPossible("hold-day-past")
    now = timezone.now()
    with acting(SYSTEM):
        found = _locked(number)
        if Hold.objects.filter(complaint=found, released_at=None).exists():
            raise NotPossible("hold-already")
        hold = Hold.objects.create(
            complaint=found, reason=reason.strip(), placed_by_id=user_of(by), placed_at=now, until=until
        )
        record_event(found, "hold_placed", by=by, at=now, data={"on": until.isoformat()} if until else {})
    return hold


@action
def release_hold(number: str, *, by: Actor) -> Hold:
    """Let a held complaint's data go its way again."""
    require_operator(by, HOLDING)
    now = timezone.now()
    with acting(SYSTEM):
        found = _locked(number)
        hold = Hold.objects.select_for_update().filter(complaint=found, released_at=None).first()
        if hold is None:
            raise NotPossible("hold-none")
        hold.released_at, hold.released_by_id = now, user_of(by)
        hold.save(update_fields=["released_at", "released_by"])
        record_event(found, "hold_released", by=by, at=now)
    return hold


def _locked(number: str) -> Complaint:
    """By its number alone: the operator decides about a complaint without reading it."""
    found = Complaint.objects.select_for_update().filter(number=number).first()
    if found is None:
        raise NotPossible("hold-unknown")
    return found
