"""Taking in: an organisation files what reached it over the telephone, at the counter, from other platforms."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from juli.hub.accounts.actors import SYSTEM, Actor, ActorKind, NotAllowed, organisation_of, require
from juli.hub.accounts.scopes import acting, action
from juli.hub.complaints.actions.conversation import NewFile
from juli.hub.complaints.awaiting import first_awaited
from juli.hub.complaints.effects import assign_later, tell_complainant, understand_later
from juli.hub.complaints.filed_rows import places
from juli.hub.complaints.filing import WAYS_IN, Arrival, FilingRequest
from juli.hub.complaints.numbers import keyed_passcode, new_passcode
from juli.hub.complaints.outward import tell_outward
from juli.hub.complaints.placing import facts_of, place
from juli.hub.complaints.taken import KeptFile, Taken, save, taken
from juli.hub.directory.queries import house_with_desk
from juli.hub.files import file_store
from juli.hub.machines import NotPossible
from juli.hub.today import this_moment
from juli.hub.workdays.queries import calendar_in_force

FILING = "complaints.file"
OLDEST = timedelta(days=366)
"""How long ago a complaint can have arrived that is taken in today."""
MOST = 100
"""Complaints that are taken in at once."""


@dataclass(frozen=True, slots=True)
class Brought:
    """A complaint that reached the house: what is asked, how it came, which files came with it."""

    request: FilingRequest
    arrival: Arrival
    files: Sequence[NewFile] = ()


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was taken in, and the passcode for who complains, which is told this once."""

    taken: Taken
    passcode: str


@action
def take_in_complaints(brought: Sequence[Brought], *, by: Actor) -> list[Receipt]:
    """File complaints against the actor's own house: all of them, or none.

    Their clocks begin on the day on which each arrived. The department is that of the house's rules, so whoever takes
    one in need not be able to read it afterwards.
    """
    require(by, ActorKind.STAFF)
    if by.read_only or not any(right.partition("@")[0] == FILING for right in by.rights):
        raise NotAllowed
    now = this_moment()
    # Its seat may see less than what it takes in: that goes to whichever department the rules name.
    with acting(SYSTEM):
        respondent = house_with_desk(organisation_of(by), by=SYSTEM)
        if respondent is None:
            raise NotAllowed
        _check(brought, now)
        calendar, receipts = calendar_in_force(), []
        for one, free in zip(brought, places(len(brought)), strict=True):
            passcode = new_passcode()
            facts = replace(facts_of(one.request), channel=one.arrival.channel)
            made = taken(
                one.request,
                one.arrival,
                place(respondent, facts),
                respondent=respondent,
                place=free,
                passcode_hash=keyed_passcode(passcode),
                calendar=calendar,
                files=[_kept(file) for file in one.files],
                by=by,
                at=now,
            )
            receipts.append(Receipt(made, passcode))
        made_all = [receipt.taken for receipt in receipts]
        save(made_all, first_awaited([(made.complaint, made.arrived_at) for made in made_all], calendar))
        for receipt in receipts:
            _follow(receipt.taken)
    return receipts


def _check(brought: Sequence[Brought], now: datetime) -> None:
    if not 1 <= len(brought) <= MOST:
        raise NotPossible("taken-many")
    for one in brought:
        if one.arrival.channel not in WAYS_IN or one.arrival.at is None:
            raise NotPossible("way-in-unknown")
        if one.arrival.at > now:
            raise NotPossible("day-in-future")
        if one.arrival.at < now - OLDEST:
            raise NotPossible("arrived-long-ago")


def _kept(file: NewFile) -> KeptFile:
    return KeptFile(file.name, file_store().put(file.content), len(file.content), file.media_type, file.proves)


def _follow(made: Taken) -> None:
    tell_outward(made.complaint, made.events)
    understand_later(made.complaint)
    if made.person.email:
        tell_complainant(made.complaint, "confirm_address")
    if made.placement.automatic:
        assign_later(made.complaint)
