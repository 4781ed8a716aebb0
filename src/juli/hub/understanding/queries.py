"""Reading what was understood, what people said of it, and which other complaints are like one."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from juli.hub.accounts.actors import SYSTEM, Actor, NotAllowed
from juli.hub.accounts.scopes import rows
from juli.hub.complaints.actions.departments import TRANSFERRING
from juli.hub.complaints.models import Complaint
from juli.hub.complaints.placing import Facts, place
from juli.hub.directory.models import Department
from juli.hub.understanding.models import MOST_SURE, TriageCorrection, Understanding
from juli.triage.corrections import Verdict
from juli.triage.urgency import Urgency

MOST_MISSED = 5_000
"""Complaints that one night catches up with."""
MOST_LIKE = 10
"""Like cases that a page shows."""


def understanding(complaint: Complaint, *, by: Actor) -> Understanding | None:
    """What the triage made of a complaint when it came; None where it has not been read yet, or was erased."""
    return rows(Understanding, by=by).filter(complaint=complaint).first()


def last_correction(complaint: Complaint, *, by: Actor) -> TriageCorrection | None:
    """What a person said last that the complaint is about, or None where nobody has said anything."""
    return rows(TriageCorrection, by=by).filter(complaint=complaint).select_related("said_by").first()


def not_understood(*, by: Actor) -> list[UUID]:
    """Open complaints that nobody has read yet, the oldest first. For the system."""
    if by != SYSTEM:
        raise NotAllowed
    known = Understanding.objects.filter(complaint=OuterRef("pk"))
    found = Complaint.objects.filter(~Exists(known)).exclude(stage="closed").order_by("filed_at", "pk")
    return list(found.values_list("pk", flat=True)[:MOST_MISSED])


def answering_department(complaint: Complaint, *, by: Actor) -> Department | None:
    """The department that would get the complaint if it came today under its issue, where that is another one.

    None for who may not pass it on.
    """
    if complaint.respondent is None or not by.may(TRANSFERRING, department_id=complaint.department_id):
        return None
    facts = Facts(issue=complaint.issue, amount=complaint.claimed_fen, language=complaint.language)
    found = place(complaint.respondent, facts).department
    return found if found is not None and found.pk != complaint.department_id else None


@dataclass(frozen=True, slots=True)
class Like:
    """A complaint of another person that is like one: the words name the same agent, or the same charge and sum."""

    complaint: Complaint
    same_agent: bool
    same_charge: bool


def like_cases(complaint: Complaint, known: Understanding | None, *, by: Actor) -> list[Like]:
    """Complaints of other persons like this one, as far as the actor may see them; the newest first, ten at most."""
    if known is None or known.respondent_id is None:
        return []
    alike = Q(pk__in=[])
    if known.agent_index:
        alike |= Q(agent_index=known.agent_index)
    if known.sum_fen is not None and known.main_issue:
        alike |= Q(main_issue=known.main_issue, sum_fen=known.sum_fen)
    if not alike.children or known.respondent_id != complaint.respondent_id:
        return []
    found = rows(Understanding, by=by).filter(alike, respondent_id=known.respondent_id).exclude(pk=known.pk)
    if phone := complaint.complainant.phone_index:
        found = found.exclude(complaint__complainant__phone_index=phone)
    newest = found.select_related("complaint").order_by("-made_at", "pk")[:MOST_LIKE]
    return [_like(known, other) for other in newest]


def _like(known: Understanding, other: Understanding) -> Like:
    charge = known.sum_fen is not None and bool(known.main_issue)
    return Like(
        other.complaint,
        bool(known.agent_index) and known.agent_index == other.agent_index,
        charge and (known.main_issue, known.sum_fen) == (other.main_issue, other.sum_fen),
    )


def verdicts(*, by: Actor) -> Sequence[Verdict]:
    """The last word of a person on each complaint, as far as the actor may see them, as the measure reads it."""
    found = rows(TriageCorrection, by=by).order_by("complaint_id", "-at", "-id").distinct("complaint_id")
    return [
        Verdict(row.version, row.proposed, row.confidence / MOST_SURE, row.filed, row.issue) for row in found.iterator()
    ]


def understood_count(*, by: Actor) -> int:
    """How many complaints that the actor may see the triage has read."""
    return rows(Understanding, by=by).count()


def read_as(*, issues: Collection[str] = (), urgency: Collection[Urgency] = (), by: Actor) -> Q:
    """The filter of complaints whose first message reads so: mainly about one of the issues, and so urgent.

    Asked of complaints that a query has found visible; the wall of what was understood is asked once more of each.
    """
    read = Understanding.objects.filter(complaint=OuterRef("pk"), respondent=by.organisation_id)
    if issues:
        read = read.filter(main_issue__in=issues)
    if urgency:
        read = read.filter(urgency__in=urgency)
    return Q(Exists(read))


@dataclass(frozen=True, slots=True)
class Matter:
    """What is about to be filed, as far as an earlier complaint can be the same; the sum asked back in fen."""

    respondent_id: UUID | None
    respondent_name: str
    issue: str
    terminal_no: str = ""
    claimed_fen: int = 0


@dataclass(frozen=True, slots=True)
class Earlier:
    """A complaint that is open already, and by what it seems to be the same matter."""

    complaint: Complaint
    same_issue: bool
    same_terminal: bool
    same_sum: bool


def earlier_of(matter: Matter, *, by: Actor) -> list[Earlier]:
    """Open complaints against the same respondent that seem to be the same matter; the newest first.

    Only among those the actor may open: for a telephone number that somebody types it is never asked.
    """
    named = Q(respondent_id=matter.respondent_id) if matter.respondent_id else Q(respondent_name=matter.respondent_name)
    alike = Q(issue=matter.issue)
    if matter.terminal_no:
        alike |= Q(terminal_no=matter.terminal_no)
    if matter.claimed_fen:
        alike |= Q(claimed_fen=matter.claimed_fen)
    found = rows(Complaint, by=by).filter(named, alike).exclude(stage="closed").order_by("-filed_at", "pk")
    return [_earlier(matter, one) for one in found[:MOST_LIKE]]


def _earlier(matter: Matter, one: Complaint) -> Earlier:
    return Earlier(
        one,
        one.issue == matter.issue,
        bool(matter.terminal_no) and one.terminal_no == matter.terminal_no,
        0 < matter.claimed_fen == one.claimed_fen,
    )
