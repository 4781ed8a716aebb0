"""From a complaint to the matter that doors are judged by: who, what, and what was tried before whom."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from django.utils import timezone

from juli.hub.complaints.actions.file import DIRECT
from juli.hub.complaints.models import Circumstances, Clause, ComplainantKind, Complaint, Message, Proceeding, Side
from juli.hub.directory.models import Organisation, OrganisationKind
from juli.hub.redress.models import Offer
from juli.hub.workdays.queries import calendar_in_force
from juli.procedures import Clock, Complainant, start
from juli.procedures.doors import Matter as DoorMatter
from juli.procedures.doors import Purpose, Respondent, Result, Tried
from juli.procedures.doors.facts import Facts, groups
from juli.procedures.duties import own_limits

COMPLAINANTS = {
    ComplainantKind.COMPANY: Complainant.COMPANY,
    ComplainantKind.SOLE_TRADER: Complainant.SOLE_TRADER,
}
"""Everybody else is a natural person."""
LIMITATION = "limitation_general"
RESPONDENTS = {
    OrganisationKind.PAYMENT_INSTITUTION: Respondent.PAYMENT_INSTITUTION,
    OrganisationKind.BANK: Respondent.BANK,
}
"""What the directory knows; of anybody else the complainant is asked."""


class Matter(Protocol):
    """A complaint with what hangs on it, as of a day of Beijing time. Offers are told the newest first."""

    @property
    def complaint(self) -> Complaint: ...
    @property
    def today(self) -> date: ...
    @property
    def proceedings(self) -> Sequence[Proceeding]: ...
    @property
    def offers(self) -> Sequence[Offer]: ...
    @property
    def messages(self) -> Sequence[Message]: ...


@dataclass(frozen=True, slots=True)
class ReadMatter:
    """A matter read at once."""

    complaint: Complaint
    today: date
    proceedings: Sequence[Proceeding]
    offers: Sequence[Offer]
    messages: Sequence[Message]


def known_purpose(kind: str) -> Purpose | None:
    """What the terminal was for, where that follows from who complains."""
    if kind in COMPLAINANTS:
        return Purpose.BUSINESS
    return Purpose.PERSONAL if kind == ComplainantKind.CONSUMER else None


def known_respondent(respondent: Organisation | None) -> Respondent | None:
    """What the respondent is, where the directory knows."""
    return RESPONDENTS.get(OrganisationKind(respondent.kind)) if respondent else None


def matter_for_doors(matter: Matter, told: Circumstances) -> DoorMatter:
    """The matter as of the day of the page. Days that contradict each other are drawn together, never refused."""
    complaint = matter.complaint
    kind = complaint.complainant.kind
    return DoorMatter(
        complainant=COMPLAINANTS.get(ComplainantKind(kind), Complainant.NATURAL_PERSON),
        purpose=known_purpose(kind) or Purpose(told.purpose),
        respondent=known_respondent(complaint.respondent) or Respondent(told.respondent),
        issue=complaint.issue,
        amount=complaint.claimed_fen,
        province=told.province,
        average_wage=told.average_wage_fen,
        known_on=min(told.known_on, matter.today),
        today=matter.today,
        arbitration_clause=told.clause == Clause.YES,
        tried=tuple(tried for _row, tried in tried_of(matter)),
        pending=pending_of(matter),
    )


def pending_of(matter: Matter) -> tuple[str, ...]:
    """The procedures in which a body has the matter now."""
    return tuple(dict.fromkeys(one.procedure for one in matter.proceedings if _is_pending(one)))


def _is_pending(proceeding: Proceeding) -> bool:
    """Whether a body has it now. The provider's own departments bar nobody: waiting for them is told otherwise."""
    waits = proceeding.ended_on is None and proceeding.filing != "prepared"
    return waits and proceeding.procedure not in (DIRECT, "provider_compliance")


def tried_of(matter: Matter) -> Iterator[tuple[Proceeding, Tried]]:
    """What was tried, with the proceeding in which it was."""
    for proceeding in matter.proceedings:
        filed_on = proceeding.received_on or proceeding.sent_on
        if filed_on is not None:
            result = _direct(matter) if proceeding.procedure == DIRECT else _elsewhere(proceeding)
            if result is not None:
                yield proceeding, _ordered(proceeding.procedure, filed_on, *result, matter.today)


def _ordered(procedure: str, filed_on: date, result: Result, answered_on: date | None, today: date) -> Tried:
    filed = min(filed_on, today)
    return Tried(procedure, filed, answered_on and min(max(answered_on, filed), today), result)


def _elsewhere(proceeding: Proceeding) -> tuple[Result, date | None] | None:
    """What came of it at another body; None where that says nothing of what it may still do."""
    match proceeding.course:
        case "answered":
            return Result(proceeding.result), proceeding.ended_on
        case "refused":
            return Result.REJECTED, proceeding.ended_on
        case "waiting" | "correcting":
            return Result.NO_ANSWER, None
        case "withdrawn":
            return None
        case _:
            # It has taken it in hand: silent it is not.
            return (Result.NO_ANSWER, None) if proceeding.procedure in groups()["provider"] else None


def _direct(matter: Matter) -> tuple[Result, date | None]:
    """What came of the complaint to the provider itself."""
    complaint = matter.complaint
    if complaint.closed_at is not None and complaint.closed_reason != "withdrawn":
        return _closing(complaint.closed_reason), timezone.localdate(complaint.closed_at)
    accepted = next((offer for offer in matter.offers if offer.state == "accepted"), None)
    if accepted is not None:
        return Result.SETTLED, timezone.localdate(accepted.decided_at or accepted.made_at)
    if matter.offers:
        return Result.PARTIAL, timezone.localdate(matter.offers[0].made_at)
    answers = [message for message in matter.messages if message.side == Side.RESPONDENT]
    if answers:
        return Result.REJECTED, answers[0].happened_on or timezone.localdate(answers[0].at)
    return Result.NO_ANSWER, None


def _closing(reason: str) -> Result:
    if reason in ("settled", "paid"):
        return Result.SETTLED
    return Result.ACCEPTED if reason == "resolved" else Result.REJECTED


def limitation(matter: Matter, told: Circumstances) -> Clock:
    """The complainant's own time to go to court, from the day it was known or the last written demand."""
    return Facts(matter_for_doors(matter, told), calendar_in_force()).limitation


def limits_of(matter: Matter, told: Circumstances | None) -> Mapping[str, Clock]:
    """The limits of the complainant's own that run in a matter, by id, the time to go to court first.

    While the circumstances are not told, that time is counted from the demand that reached the other side: whatever
    began before, a written demand starts it anew. The others run from the day on which the ground was known.
    """
    if told is None:
        received = matter.complaint.received_on
        return {LIMITATION: _counted(LIMITATION, received)} if received else {}
    known_on = min(told.known_on, matter.today)
    return {LIMITATION: limitation(matter, told)} | {
        name: _counted(name, known_on) for name, limit in own_limits().items() if matter.complaint.issue in limit.issues
    }


def _counted(name: str, on: date) -> Clock:
    return start(own_limits()[name].limit, on, calendar_in_force())
