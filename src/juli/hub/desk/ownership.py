"""Who owns the answer to a complaint, who is asked, and what its reader may do about that."""

from collections.abc import Sequence, Set
from contextlib import suppress
from dataclasses import dataclass

from juli.hub.accounts.actors import Actor
from juli.hub.complaints.actions.departments import TRANSFERRING
from juli.hub.complaints.department_queries import ANSWERING
from juli.hub.complaints.models import AuditRecord, Complaint, DepartmentRequest, Message
from juli.hub.directory.models import Department
from juli.hub.routing.actions.assigning import ASSIGNING
from juli.hub.routing.queries import ladder_of
from juli.triage import UnknownTerm, taxonomy


@dataclass(frozen=True, slots=True)
class Asked:
    """A question to a department, and whether the reader may answer it."""

    request: DepartmentRequest
    may_answer: bool


@dataclass(frozen=True, slots=True)
class Ownership:
    """The departments around a complaint. `proposed` ones answer for other things that the
    complaint seems to be about; nothing is proposed once somebody was asked."""

    asked: Sequence[Asked]
    proposed: Sequence[Department]
    level: str
    may_ask: bool
    may_transfer: bool
    may_take: bool
    may_assign: bool
    may_escalate: bool

    @property
    def waiting(self) -> Sequence[Asked]:
        """The questions that the answer to the merchant waits for."""
        return [one for one in self.asked if one.request.state == "waiting"]

    def is_talk(self, message: Message) -> bool:
        """Whether a message stands in the conversation, and in no question to a partner or a department."""
        in_question = {
            said for one in self.asked for said in (one.request.question_id, one.request.answer_id) if said is not None
        }
        return message.involvement_id is None and message.pk not in in_question


def ownership_of(
    complaint: Complaint,
    record: AuditRecord | None,
    about: Set[str],
    house: Sequence[Department],
    found: Sequence[DepartmentRequest],
    *,
    by: Actor,
) -> Ownership:
    """Read it, for one reader.

    `about` are the issues that the words tell of, `house` all departments there are, `found` what they were asked.
    """
    ladder = ladder_of(complaint.respondent_id, by=by)
    is_open, owner = complaint.stage != "closed", complaint.department_id

    def may(right: str) -> bool:
        return is_open and by.may(right, department_id=owner)

    others = [one for one in house if one.pk != owner]
    beside = departments_beside(record, about) if may(ANSWERING) and not found else set()
    return Ownership(
        asked=[Asked(one, _may_answer(one, by)) for one in found],
        proposed=[one for one in others if one.code in beside],
        level=ladder.name_of(complaint.level),
        may_ask=may(ANSWERING) and bool(others),
        may_transfer=may(TRANSFERRING) and bool(others),
        may_take=may(ANSWERING) and complaint.assignee_id is None,
        may_assign=may(ASSIGNING),
        may_escalate=may(ANSWERING) and bool(ladder.above(complaint.level)),
    )


def departments_beside(record: AuditRecord | None, about: Set[str]) -> set[str]:
    """The codes of departments that answer for what an audit found, or for what the words tell of."""
    terms = taxonomy()
    issues = set(about)
    for found in record.document["findings"] if record else ():
        with suppress(UnknownTerm):
            issues.add(terms.issue_of_finding(found["rule"]))
    return {terms.issue(one).department for one in issues}


def _may_answer(request: DepartmentRequest, by: Actor) -> bool:
    own = request.asked_by_id == by.user_id
    return request.state == "waiting" and not own and by.may(ANSWERING, department_id=request.department_id)
