"""Reopening a closed complaint: by the complainant within a period, or by the respondent's desk."""

from django.utils import timezone

from juli.hub.accounts.actors import COMPLAINANT_SIDE, Actor, ActorKind, require
from juli.hub.accounts.scopes import action
from juli.hub.complaints.clocks import expect_answer
from juli.hub.complaints.effects import tell_complainant
from juli.hub.complaints.events import keep_payload, record_event
from juli.hub.complaints.machines import STAGE
from juli.hub.complaints.models import Complaint, Message, Reopening, Side
from juli.hub.complaints.notifying import notify_holders
from juli.hub.complaints.policy import locked
from juli.hub.complaints.reopening import open_until, reasons_for
from juli.hub.machines import NotPossible
from juli.hub.today import this_day, this_moment


@action
def reopen_complaint(complaint: Complaint, *, reason: str, text: str, by: Actor) -> Complaint:
    """Open a closed complaint again, with a reason and words both sides read. A new target for an answer begins.

    The day of the law that had run out or was met stays as it was; what begins anew is a service target.
    """
    require(by, *COMPLAINANT_SIDE, ActorKind.STAFF)
    found = locked(complaint, by, "complaints.close")
    side = Side.RESPONDENT if by.kind is ActorKind.STAFF else Side.COMPLAINANT
    _refuse(found, side, reason)
    now = this_moment()
    payload = keep_payload(found, {"text": text})
    author = by.user_id if side is Side.RESPONDENT else None
    message = Message.objects.create(complaint=found, side=side, author_id=author, payload=payload, at=now)
    Reopening.objects.create(
        complaint=found,
        side=side,
        reason=reason,
        payload=payload,
        closed_at=found.closed_at or now,
        closed_reason=found.closed_reason,
        at=now,
    )
    found.stage, found.closed_at, found.closed_reason, found.changed_at = "in_hand", None, "", now
    found.save(update_fields=["stage", "closed_at", "closed_reason", "changed_at"])
    expect_answer(found, on=timezone.localdate(now))
    data = {"why": reason, "side": side.value, "message": str(message.pk)}
    record_event(found, "reopened", by=by, at=now, data=data, payload=payload)
    if side is Side.RESPONDENT:
        tell_complainant(found, "reopened")
    else:
        notify_holders(found, "reopened", right="complaints.answer")
    return found


def _refuse(complaint: Complaint, side: Side, reason: str) -> None:
    """NotPossible where it is not closed, the period is over, or the reason does not fit."""
    until = open_until(complaint, side)
    if until is None:
        raise NotPossible("reopening-open")
    STAGE.check(complaint.stage, "in_hand")
    if this_day() > until:
        raise NotPossible("reopening-late")
    if reason not in {one.code for one in reasons_for(side, complaint.closed_reason)}:
        raise NotPossible("reopening-reason")
