"""The ladder: the circumstances by which doors open, proceedings before other bodies, and what became of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from juli.hub.accounts.actors import COMPLAINANT_SIDE, Actor, require
from juli.hub.accounts.scopes import action
from juli.hub.complaints.actions.conversation import NewFile, keep_private_files
from juli.hub.complaints.actions.sending import PLATFORM, WAYS
from juli.hub.complaints.clocks import change_clock, keep_clock
from juli.hub.complaints.events import keep_payload, record_event
from juli.hub.complaints.ladder import NOTED, notes_of, place_of, standing_of
from juli.hub.complaints.machines import COURSE, FILING
from juli.hub.complaints.models import Circumstances, Clock, Complaint, Event, Payload, Proceeding
from juli.hub.complaints.policy import locked
from juli.hub.machines import NotPossible
from juli.hub.today import this_day, this_moment
from juli.hub.workdays.queries import calendar_in_force
from juli.procedures import procedures
from juli.proceedings import ENDED, RESULTS, Change, Note, OutOfOrder, advance, course_of
from juli.proceedings.course import Place

DONE_WITH = ("withdrawn", "settled", "paid", "merged")
"""Why a complaint was closed so that nothing is left to bring to anybody."""
NOT_OPENED = ("provider_direct", "media_exposure")
"""The complaint itself is made to the provider; going public is no proceeding."""


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of the circumstances; see the model for what each means."""

    purpose: str
    respondent: str
    province: str
    clause: str
    known_on: date
    average_wage: int | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """What a note says beside its day: codes (how it was sent, on what ground refused) and words."""

    channel: str = ""
    ground: str = ""
    body: str = ""
    reference: str = ""
    reason: str = ""
    text: str = ""


@action
def tell_circumstances(complaint: Complaint, told: Told, *, by: Actor) -> Circumstances:
    """Keep the facts by which doors open; told once more, they take the place of the former ones."""
    require(by, *COMPLAINANT_SIDE)
    found = locked(complaint, by)
    if told.known_on > this_day():
        raise NotPossible("day-in-future")
    values = {
        "purpose": told.purpose,
        "respondent": told.respondent,
        "province": told.province,
        "clause": told.clause,
        "known_on": told.known_on,
        "average_wage_fen": told.average_wage,
    }
    kept, _ = Circumstances.objects.update_or_create(complaint=found, defaults=values)
    record_event(found, "circumstances_told", by=by, at=this_moment())
    return kept


@action
def open_proceeding(complaint: Complaint, procedure: str, *, by: Actor) -> Proceeding:
    """Bring the complaint before another body. One that is open there already is returned as it is.

    Which doors are open is advice: whoever has gone through one all the same notes it here.
    """
    require(by, *COMPLAINANT_SIDE)
    found = _climbing(complaint, by)
    if procedure not in procedures() or procedure in NOT_OPENED:
        raise NotPossible("proceeding-unknown")
    running = Proceeding.objects.filter(complaint=found, procedure=procedure, ended_on=None).first()
    if running is not None:
        return running
    opened = Proceeding.objects.create(complaint=found, procedure=procedure)
    record_event(
        found, "proceeding_opened", by=by, at=this_moment(), data={"proceeding": opened.pk, "procedure": procedure}
    )
    return opened


@action
def note_proceeding(
    proceeding: Proceeding, note: Note, words: Words, *, by: Actor, proof: Sequence[NewFile] = ()
) -> bool:
    """Note what became of a proceeding elsewhere; its clocks start, stop, start anew, become longer and end by it.

    False where an extension was told of that does not meet the law's conditions: it is noted, and moves nothing.
    Raises NotPossible for a note that does not fit, a day before the last one noted, and a day to come.
    """
    require(by, *COMPLAINANT_SIDE)
    found = _climbing(proceeding.complaint, by)
    fresh = Proceeding.objects.select_for_update().get(pk=proceeding.pk, complaint=found)
    _check(fresh, note, words)
    events = Event.objects.filter(complaint=found, kind=NOTED)
    running = list(Clock.objects.filter(proceeding__complaint=found, completed_at=None))
    standing = standing_of(fresh, notes_of(events), running)
    try:
        change = advance(standing, note, calendar_in_force())
    except OutOfOrder as fault:
        raise NotPossible(f"proceeding-{fault.code}") from None
    at = this_moment()
    _move(fresh, note, change)
    _tend(fresh, change, running, at)
    files = keep_private_files(found, proof, by=by, at=at)
    data = _codes(fresh, note, words, change) | ({"files": files} if files else {})
    record_event(found, NOTED, by=by, at=at, data=data, payload=_spoken(found, words))
    found.changed_at = at
    found.save(update_fields=["changed_at"])
    return change.extended


def _climbing(complaint: Complaint, by: Actor) -> Complaint:
    """The complaint locked, where something is left to bring elsewhere. The respondent's closing it is no end."""
    found = locked(complaint, by)
    if found.closed_reason in DONE_WITH:
        raise NotPossible("ladder-over")
    return found


def _check(proceeding: Proceeding, note: Note, words: Words) -> None:
    mark = course_of(proceeding.procedure).get(note.kind)
    if mark is None or proceeding.procedure in NOT_OPENED:
        raise NotPossible("proceeding-order")
    if note.on > this_day() and not mark.kind.ahead:
        raise NotPossible("day-in-future")
    asks = mark.kind.asks
    grounds = {refusal.id for refusal in procedures()[proceeding.procedure].refusals}
    if (
        ("channel" in asks and words.channel not in (*WAYS, PLATFORM))
        or ("result" in asks and note.result not in RESULTS)
        or (words.ground and words.ground not in grounds)
        or ("reason" in asks and not words.reason.strip())
    ):
        raise NotPossible("proceeding-incomplete")


def _move(proceeding: Proceeding, note: Note, change: Change) -> None:
    """Bring the row to the states that follow."""
    if change.course != proceeding.course:
        COURSE.check(proceeding.course, change.course)
        proceeding.course = change.course
        if change.course in ENDED:
            proceeding.ended_on, proceeding.result = note.on, change.result
    if change.filing != proceeding.filing:
        FILING.check(proceeding.filing, change.filing)
        proceeding.filing = change.filing
        if change.filing == "received":
            proceeding.received_on = note.on
        else:
            proceeding.sent_on = note.on
    proceeding.told = proceeding.told or change.tells
    proceeding.save()


def _tend(proceeding: Proceeding, change: Change, running: Sequence[Clock], at: datetime) -> None:
    """Start, change and complete clocks."""
    own: dict[Place, Clock] = {place_of(row): row for row in running if row.proceeding_id == proceeding.pk}
    for clock in change.changed:
        change_clock(own[clock.procedure, clock.step], clock)
    ending = [row for row in running if place_of(row) in change.completed and _is_meant(row, proceeding, own)]
    Clock.objects.filter(pk__in=[row.pk for row in ending]).update(completed_at=at)
    for clock in change.started:
        keep_clock(proceeding, clock)


def _is_meant(row: Clock, proceeding: Proceeding, own: Mapping[Place, Clock]) -> bool:
    """One's own clock is meant before another proceeding's of the same name."""
    return row.proceeding_id == proceeding.pk or place_of(row) not in own


def _codes(proceeding: Proceeding, note: Note, words: Words, change: Change) -> dict[str, Any]:
    told = {
        "channel": words.channel,
        "ground": words.ground,
        "result": change.result if change.course == "answered" else "",
        "step": ".".join(note.step) if note.step else "",
    }
    codes: dict[str, Any] = {name: value for name, value in told.items() if value}
    codes |= {"proceeding": proceeding.pk, "procedure": proceeding.procedure}
    codes |= {"note": note.kind, "on": note.on.isoformat()}
    if note.kind == "extended":
        codes |= {"extended": change.extended, "conditions": list(note.conditions)}
    return codes | ({"shared": True} if change.tells else {})


def _spoken(complaint: Complaint, words: Words) -> Payload | None:
    told = {"body": words.body, "reference": words.reference, "text": words.text, "reason": words.reason}
    said = {name: value.strip() for name, value in told.items() if value.strip()}
    return keep_payload(complaint, said, private=True) if said else None
