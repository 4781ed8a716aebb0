"""What a house's programs are told of its complaints: numbers, ids and codes, nothing of what anybody said or is."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from uuid import UUID

from juli.hub.accounts.actors import SYSTEM, Actor, ActorKind, require
from juli.hub.accounts.scopes import acting, looking, rows
from juli.hub.complaints.models import BINDING, Clock, Complaint, Event, Involvement
from juli.hub.directory.queries import partners_of
from juli.hub.integration.actions import tell_webhooks
from juli.hub.integration.queries import is_listening

KIND_OF: Mapping[str, str] = {
    "received": "complaint.received",
    "acknowledged": "complaint.acknowledged",
    "said": "complaint.said",
    "evidence_added": "complaint.evidence",
    "assigned": "complaint.assigned",
    "transferred": "complaint.transferred",
    "escalated": "complaint.escalated",
    "escalated_to_compliance": "complaint.escalated",
    "merged": "complaint.merged",
    "closed": "complaint.closed",
    "reopened": "complaint.reopened",
    "department_asked": "department.asked",
    "department_answered": "department.answered",
    "partner_asked": "partner.asked",
    "partner_answered": "partner.answered",
    "partner_ended": "partner.ended",
    "offer_prepared": "offer.prepared",
    "offered": "offer.made",
    "offer_returned": "offer.returned",
    "offer_accepted": "offer.decided",
    "offer_rejected": "offer.decided",
    "paid": "payment.recorded",
    "payment_confirmed": "payment.decided",
    "payment_missing": "payment.decided",
}
"""Of which kind of message an event is; what is not named is told to nobody."""
_TOLD = (
    "message",
    "side",
    "channel",
    "item",
    "offer",
    "obligation",
    "from",
    "to",
    "department",
    "request",
    "involvement",
)


def tell_outward(complaint: Complaint, events: Sequence[Event]) -> None:
    """Tell the programs of the respondent that asked for it, and those of a partner of what passes between the two.

    Called by actions only, within their transaction.
    """
    house = complaint.respondent_id
    wanted = [event for event in events if event.kind in KIND_OF]
    if house is None or complaint.received_on is None or not wanted:
        return
    _tell(house, [(KIND_OF[event.kind], told_of(complaint.number, event)) for event in wanted])
    for event in wanted:
        if KIND_OF[event.kind].startswith("partner.") and (partner := _partner_in(event)):
            _tell(partner, [(KIND_OF[event.kind], told_to_partner(complaint.number, event))])


def _tell(house: UUID, told: Sequence[tuple[str, Mapping[str, str]]]) -> None:
    with looking(SYSTEM):
        listening = is_listening(house, {kind for kind, _ in told}, by=SYSTEM)
    if listening:
        with acting(SYSTEM):
            for kind, data in told:
                tell_webhooks(house, kind, data, by=SYSTEM)


def _partner_in(event: Event) -> UUID | None:
    """The partner that an event is about; None where it no longer belongs to who asked, and so sees nothing of it."""
    with looking(SYSTEM):
        found = Involvement.objects.filter(pk=event.data["involvement"]).first()
        if found is None:
            return None
        related = partners_of(found.respondent_id, by=SYSTEM).filter(pk=found.organisation_id)
        return found.organisation_id if related.exists() else None


def told_of(number: str, event: Event) -> Mapping[str, str]:
    """What a message says of an event."""
    told = {name: str(event.data[name]) for name in _TOLD if event.data.get(name) is not None}
    return {"number": number, "event": event.kind, "position": str(event.position), **told}


def told_to_partner(number: str, event: Event) -> Mapping[str, str]:
    """What a partner is told: its request, and what was said in it. The chain of events is none of its business."""
    told = {name: str(event.data[name]) for name in ("involvement", "message", "side") if name in event.data}
    return {"number": number, "event": event.kind, **told}


def clocks_ending(day: date, *, by: Actor) -> list[Clock]:
    """The running clocks that bind a respondent and end on a day (Beijing). For the system."""
    found = rows(Clock, by=by).filter(due_on=day, completed_at=None, actor__in=BINDING)
    return list(found.select_related("proceeding__complaint").order_by("pk"))


def tell_of_clocks(kind: str, clocks: Iterable[Clock], *, by: Actor) -> int:
    """Tell the respondents of clocks that end or have run out; of how many."""
    require(by, ActorKind.SYSTEM)
    heard: dict[UUID, bool] = {}
    told = 0
    for clock in clocks:
        complaint = clock.proceeding.complaint
        house = complaint.respondent_id
        if house is None or complaint.received_on is None:
            continue
        if house not in heard:
            heard[house] = is_listening(house, {kind}, by=by)
        if heard[house]:
            data = {"number": complaint.number, "clock": str(clock.pk), "step": clock.step}
            data |= {"nature": clock.shown_nature, "due_on": clock.due_on.isoformat()}
            tell_webhooks(house, kind, data, by=by)
            told += 1
    return told
