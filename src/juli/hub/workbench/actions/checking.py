"""What is checked of a complaint, the house's own checklists, and the record of an investigation."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone

from juli.handling import causes
from juli.hub.accounts.actors import Actor, ActorKind, NotAllowed, organisation_of, require, require_right, user_of
from juli.hub.accounts.scopes import action, rows
from juli.hub.complaints.events import keep_payload, record_event
from juli.hub.complaints.models import Complaint
from juli.hub.complaints.policy import locked
from juli.hub.complaints.queries import INVESTIGATED
from juli.hub.directory.queries import partners_of
from juli.hub.machines import NotPossible
from juli.hub.today import this_moment
from juli.hub.workbench.actions.replies import MANAGING
from juli.hub.workbench.models import ChecklistEdition, Investigation, Tick
from juli.hub.workbench.queries import checks_for
from juli.triage import taxonomy

ANSWERING = "complaints.answer"
VERDICTS = ("accept", "contest", "partly")
"""What the house says to a finding of the audit."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the house says to one finding, and why."""

    rule: str
    verdict: str
    reason: str


@dataclass(frozen=True, slots=True)
class Inquiry:
    """What an investigation found: what was looked at, each finding, the root cause, who is behind it, measures."""

    checked: str
    cause: str
    verdicts: Sequence[Verdict] = ()
    agent: UUID | None = None
    measures: str = ""


@action
def tick(complaint: Complaint, code: str, *, by: Actor) -> None:
    """Something was checked. Ticked once more it stays as it is."""
    require(by, ActorKind.STAFF)
    found = locked(complaint, by, ANSWERING)
    if code not in {check.code for check in checks_for(found, by=by)}:
        raise NotPossible("check-unknown")
    Tick.objects.get_or_create(
        complaint=found, code=code, undone_at=None, defaults={"ticked_by_id": user_of(by), "ticked_at": this_moment()}
    )


@action
def untick(complaint: Complaint, code: str, *, by: Actor) -> None:
    """It was not checked after all; that it was ticked stays known."""
    require(by, ActorKind.STAFF)
    found = locked(complaint, by, ANSWERING)
    Tick.objects.filter(complaint=found, code=code, undone_at=None).update(undone_at=this_moment())


@action
def change_checklist(issue: str, checks: Sequence[Mapping[str, str]], *, by: Actor) -> ChecklistEdition:
    """The house's own checklist for an issue, as its next version; without any check the shipped one holds again."""
    require(by, ActorKind.STAFF)
    require_right(by, MANAGING)
    if by.read_only:
        raise NotAllowed
    if issue not in taxonomy().issues:
        raise NotPossible("checklist-issue-unknown")
    house = organisation_of(by)
    last = rows(ChecklistEdition, by=by).filter(organisation_id=house, issue=issue).first()
    return ChecklistEdition.objects.create(
        organisation_id=house,
        issue=issue,
        version=last.version + 1 if last else 1,
        checks=[dict(check) for check in checks],
        author_id=user_of(by),
        at=timezone.now(),
    )


@action
def record_investigation(complaint: Complaint, inquiry: Inquiry, *, by: Actor) -> Investigation:
    """Keep what was found out, as the next version of the record. The complainant's side never sees it."""
    require(by, ActorKind.STAFF)
    found = locked(complaint, by, ANSWERING)
    _check(inquiry, by)
    now = this_moment()
    last = rows(Investigation, by=by).filter(complaint=found).first()
    version = last.version + 1 if last else 1
    told = {"checked": inquiry.checked, "measures": inquiry.measures}
    verdicts = [{"rule": one.rule, "verdict": one.verdict, "reason": one.reason} for one in inquiry.verdicts]
    payload = keep_payload(found, {**told, "verdicts": verdicts}, internal=True)
    record_event(found, INVESTIGATED, by=by, at=now, data={"version": version, "cause": inquiry.cause}, payload=payload)
    return Investigation.objects.create(
        complaint=found,
        version=version,
        payload=payload,
        cause=inquiry.cause,
        agent_id=inquiry.agent,
        author_id=user_of(by),
        at=now,
    )


def _check(inquiry: Inquiry, by: Actor) -> None:
    if inquiry.cause not in causes():
        raise NotPossible("cause-unknown")
    if any(one.verdict not in VERDICTS for one in inquiry.verdicts):
        raise NotPossible("verdict-unknown")
    if any(one.verdict != "accept" and not one.reason.strip() for one in inquiry.verdicts):
        raise NotPossible("verdict-without-reason")
    if inquiry.agent and not partners_of(organisation_of(by), by=by).filter(pk=inquiry.agent).exists():
        raise NotPossible("agent-unknown")
