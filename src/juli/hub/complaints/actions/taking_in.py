"""Taking in: an organisation files what reached it over the telephone, at the counter, from other platforms."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import uuid4

from juli.hub.accounts.actors import Actor, ActorKind, NotAllowed, organisation_of, require
from juli.hub.accounts.scopes import acting, action
from juli.hub.complaints.actions.conversation import NewFile, keep_brought
from juli.hub.complaints.actions.file import file_at
from juli.hub.complaints.filing import WAYS_IN, Arrival, FilingRequest
from juli.hub.complaints.models import Complaint
from juli.hub.complaints.numbers import keyed_passcode, new_passcode
from juli.hub.machines import NotPossible
from juli.hub.today import this_moment

FILING = "complaints.file"
OLDEST = timedelta(days=366)
"""How long ago a complaint can have arrived that is taken in today."""


@action
def take_in_complaint(
    request: FilingRequest, arrival: Arrival, *, by: Actor, files: Sequence[NewFile] = ()
) -> tuple[Complaint, str]:
    """File a complaint against the actor's own house, and the passcode for who complains, which is told this once.

    Its clocks begin on the day on which it arrived. The department is that of the house's rules, so whoever takes it
    in need not be able to read it afterwards.
    """
    require(by, ActorKind.STAFF)
    if by.read_only or not any(right.partition("@")[0] == FILING for right in by.rights):
        raise NotAllowed
    if request.organisation_id != organisation_of(by):
        raise NotAllowed
    now = this_moment()
    _check(arrival, now)
    passcode = new_passcode()
    # What is written is the complainant's; their seat alone reaches a complaint of whichever department.
    seat = Actor(ActorKind.COMPLAINANT, complaint_id=uuid4())
    with acting(seat):
        complaint = file_at(request, keyed_passcode(passcode), (), seat, now, by=by, arrival=arrival)
        keep_brought(complaint, files, by=by, at=now)
    return complaint, passcode


def _check(arrival: Arrival, now: datetime) -> None:
    if arrival.channel not in WAYS_IN or arrival.at is None:
        raise NotPossible("way-in-unknown")
    if arrival.at > now:
        raise NotPossible("day-in-future")
    if arrival.at < now - OLDEST:
        raise NotPossible("arrived-long-ago")
