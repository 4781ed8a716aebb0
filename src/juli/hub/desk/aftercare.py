"""What stands above a complaint at the desk beside its course: an offer for a second look, former closings."""

from collections.abc import Sequence, Set
from dataclasses import dataclass
from datetime import datetime

from juli.hub.accounts.actors import Actor
from juli.hub.complaints import queries
from juli.hub.complaints.labels import CLOSING
from juli.hub.complaints.models import Complaint, Side
from juli.hub.complaints.reopening import reason_name
from juli.hub.quality.models import Question
from juli.hub.quality.queries import questions
from juli.hub.redress.models import Offer
from juli.hub.redress.sending import APPROVING


@dataclass(frozen=True, slots=True)
class Reopened:
    """A closing that was undone: when and why it was closed, who opened it again, and why."""

    closed_at: datetime
    closing: object
    by_merchant: bool
    at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class Aftercare:
    """What stands above the conversation."""

    waiting: Offer | None
    may_look: bool
    is_own: bool
    returned: Offer | None
    reopened: Sequence[Reopened]
    answers: Sequence[Question]
    follows: Complaint | None
    followed_by: Complaint | None

    @property
    def is_shown(self) -> bool:
        """Whether there is anything to show."""
        told = (self.waiting, self.returned, self.reopened, self.answers, self.follows, self.followed_by)
        return any(told)


def aftercare_of(complaint: Complaint, offers: Sequence[Offer], happened: Set[str], *, by: Actor) -> Aftercare:
    """Read it; `offers` are those of the complaint, the newest first, `happened` the kinds of its events."""
    newest = offers[0] if offers else None
    waiting = newest if newest and newest.state == "prepared" else None
    before, after = queries.linked(complaint, by=by)
    return Aftercare(
        waiting=waiting,
        may_look=by.may(APPROVING, department_id=complaint.department_id),
        is_own=waiting is not None and waiting.made_by_id == by.user_id,
        returned=newest if newest and newest.state == "returned" and complaint.stage != "closed" else None,
        reopened=[
            Reopened(
                one.closed_at,
                CLOSING.get(one.closed_reason, one.closed_reason),
                one.side == Side.COMPLAINANT,
                one.at,
                reason_name(one.reason),
            )
            for one in (queries.reopenings(complaint, by=by) if "reopened" in happened else ())
        ],
        answers=[one for one in questions(complaint, by=by) if one.answered_at] if "closed" in happened else [],
        follows=before,
        followed_by=after,
    )
