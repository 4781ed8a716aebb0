"""Sending by hand: a respondent that is not on the platform gets the letter another way, and that is proven."""

from collections.abc import Sequence
from datetime import date

from juli.hub.accounts.actors import COMPLAINANT_SIDE, Actor, require
from juli.hub.accounts.scopes import action
from juli.hub.complaints.actions.conversation import NewFile, keep_files
from juli.hub.complaints.clocks import start_clock
from juli.hub.complaints.events import record_event
from juli.hub.complaints.machines import FILING
from juli.hub.complaints.models import Complaint, Proceeding
from juli.hub.complaints.policy import locked
from juli.hub.machines import NotPossible
from juli.hub.today import this_day, this_moment

WAYS = ("post", "courier", "email", "website", "app", "phone", "counter", "other")
"""How a complaint can be sent outside the platform."""
PLATFORM = "platform"
"""How it reaches who reads here."""


@action
def record_sent(
    complaint: Complaint, *, sent_on: date, how: str, reference: str, by: Actor, proof: Sequence[NewFile] = ()
) -> Proceeding:
    """Note how and on which day (Beijing) the complaint was sent, with a tracking or ticket number and proof."""
    proceeding = _proceeding(complaint, by)
    FILING.check(proceeding.filing, "sent")
    _not_in_future(sent_on)
    if how not in WAYS:
        raise NotPossible("sending-way-unknown")
    proceeding.filing, proceeding.sent_on, proceeding.sent_how = "sent", sent_on, how
    proceeding.sent_reference = reference
    proceeding.save()
    now = this_moment()
    data = {"procedure": proceeding.procedure, "how": how, "on": sent_on.isoformat()}
    record_event(proceeding.complaint, "sent", by=by, at=now, data=data)
    keep_files(proceeding.complaint, proof, by=by, at=now)
    return proceeding


@action
def record_received(complaint: Complaint, *, received_on: date, by: Actor, proof: Sequence[NewFile] = ()) -> Proceeding:
    """Note the day (Beijing) on which it arrived, with proof; the service target runs from there."""
    proceeding = _proceeding(complaint, by)
    FILING.check(proceeding.filing, "received")
    _not_in_future(received_on)
    if proceeding.sent_on and received_on < proceeding.sent_on:
        raise NotPossible("received-before-sent")
    proceeding.filing, proceeding.received_on = "received", received_on
    proceeding.save()
    _reached(proceeding.complaint, received_on)
    start_clock(proceeding, "answer", event_on=received_on)
    now = this_moment()
    data = {"procedure": proceeding.procedure, "on": received_on.isoformat()}
    record_event(proceeding.complaint, "received", by=by, at=now, data=data)
    keep_files(proceeding.complaint, proof, by=by, at=now)
    return proceeding


def _proceeding(complaint: Complaint, by: Actor) -> Proceeding:
    require(by, *COMPLAINANT_SIDE)
    found = locked(complaint, by)
    if found.stage == "closed":
        raise NotPossible("stage-closed")
    return (
        Proceeding.objects.select_for_update()
        .select_related("complaint")
        .get(complaint=found, procedure="provider_direct")
    )


def _reached(complaint: Complaint, received_on: date) -> None:
    complaint.received_on = received_on
    complaint.save(update_fields=["received_on"])


def _not_in_future(day: date) -> None:
    if day > this_day():
        raise NotPossible("day-in-future")
