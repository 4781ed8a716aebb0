"""The next right step of a complaint, and what else can be done with it now."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from enum import StrEnum

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from juli.hub.accounts.actors import Actor
from juli.hub.complaints.models import Complaint, Side
from juli.hub.complaints.queries import ListedComplaint
from juli.hub.complaints.reopening import MERGED


class Act(StrEnum):
    """What the desk can do with a complaint."""

    ACKNOWLEDGE = "acknowledge"
    ANSWER = "answer"
    HOLD = "hold"
    OFFER = "offer"
    PAYMENT = "payment"
    NOTE = "note"
    CLOSE = "close"
    REOPEN = "reopen"


class Step(StrEnum):
    """What comes next: something the desk does, or something it waits for."""

    ACKNOWLEDGE = "acknowledge"
    ANSWER = "answer"
    AWAIT_DEPARTMENT = "await_department"
    DECIDE = "decide"
    AWAIT_APPROVAL = "await_approval"
    AWAIT_DECISION = "await_decision"
    PAY = "pay"
    AWAIT_CONFIRMATION = "await_confirmation"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a complaint has come, as far as the next step hangs on it."""

    stage: str
    offer_open: bool
    offer_waiting: bool
    payment_state: str | None
    complainant_spoke_last: bool
    waits_for_department: bool = False


@dataclass(frozen=True, slots=True)
class Advice:
    """A step in words, and the act that takes it (None where the other side is to act)."""

    title: object
    reason: object
    act: Act | None

    def within(self, acts: Collection[Act]) -> "Advice":
        """The same step; where its act is none of these, it is for others to take."""
        return self if self.act in acts else replace(self, act=None)

    @property
    def button(self) -> object:
        """What the button says that opens the act."""
        return BUTTONS[self.act] if self.act else None


ADVICE = {
    Step.ACKNOWLEDGE: Advice(
        _("Confirm receipt"),
        _("The merchant then sees that somebody has taken the matter in hand."),
        Act.ACKNOWLEDGE,
    ),
    Step.ANSWER: Advice(_("Answer the merchant"), _("The merchant spoke last and waits for an answer."), Act.ANSWER),
    Step.AWAIT_DEPARTMENT: Advice(
        _("Another department answers first"),
        _("It was asked and has not answered yet. Until then the merchant can be told that you are looking into it."),
        None,
    ),
    Step.DECIDE: Advice(
        _("Make an offer"),
        _("Or close with a reason, where the findings do not hold."),
        Act.OFFER,
    ),
    Step.AWAIT_APPROVAL: Advice(
        _("A second person looks at the offer"),
        _("The merchant has not seen it yet, and the days run on. A new offer replaces this one."),
        None,
    ),
    Step.AWAIT_DECISION: Advice(
        _("The merchant decides on the offer"), _("Nothing to do until then. A new offer replaces this one."), None
    ),
    Step.PAY: Advice(
        _("Pay and record the payment"),
        _("The merchant accepted the offer. Pay by the day promised, then enter it here."),
        Act.PAYMENT,
    ),
    Step.AWAIT_CONFIRMATION: Advice(
        _("The merchant checks whether the money arrived"),
        _("The complaint closes by itself once the merchant confirms."),
        None,
    ),
    Step.NONE: Advice(_("Nothing is left to do"), _("The complaint is closed."), None),
}

BUTTONS = {
    Act.ACKNOWLEDGE: _("Confirm receipt"),
    Act.ANSWER: _("Write to the merchant"),
    Act.HOLD: _("Say that you are looking into it"),
    Act.OFFER: pgettext_lazy("button", "Make an offer"),
    Act.PAYMENT: _("Record the payment"),
    Act.NOTE: _("Note internally"),
    Act.CLOSE: _("Close with a reason"),
    Act.REOPEN: pgettext_lazy("button", "Reopen the complaint"),
}
"""What the button says that opens the form of an act."""

SENDING = {
    Act.ACKNOWLEDGE: _("Confirm receipt"),
    Act.ANSWER: _("Send the answer"),
    Act.HOLD: _("Send this word"),
    Act.OFFER: _("Send the offer"),
    Act.PAYMENT: _("Record the payment"),
    Act.NOTE: _("Keep the note"),
    Act.CLOSE: _("Close the complaint"),
    Act.REOPEN: pgettext_lazy("button", "Reopen the complaint"),
}
"""What the button says that does the act."""

RIGHTS = {
    Act.ACKNOWLEDGE: "complaints.answer",
    Act.ANSWER: "complaints.answer",
    Act.HOLD: "complaints.answer",
    Act.OFFER: "complaints.offer",
    Act.PAYMENT: "complaints.pay",
    Act.NOTE: "complaints.answer",
    Act.CLOSE: "complaints.close",
    Act.REOPEN: "complaints.close",
}
"""What one must be allowed to do for an act; the action asks once more."""

_BY_STAGE = {
    "filed": (Act.ACKNOWLEDGE, Act.ANSWER, Act.OFFER, Act.NOTE, Act.CLOSE),
    "in_hand": (Act.ANSWER, Act.OFFER, Act.NOTE, Act.CLOSE),
    "settled": (Act.ANSWER, Act.NOTE),
    "closed": (Act.NOTE, Act.REOPEN),
}


_ANSWERS = {Act.ANSWER: (Act.HOLD,), Act.OFFER: (), Act.CLOSE: ()}
"""What waits while another department is asked, and what can be done instead."""


def standing_of(complaint: ListedComplaint) -> Standing:
    """The standing of a complaint of the worklist."""
    return Standing(
        stage=complaint.stage,
        offer_open=complaint.offer_open,
        offer_waiting=complaint.offer_waiting,
        payment_state=complaint.payment_state,
        complainant_spoke_last=complaint.last_said_by == Side.COMPLAINANT,
        waits_for_department=complaint.waits_for_department,
    )


def next_step(standing: Standing) -> Step:
    """What comes next. An open offer waits for the merchant even when the merchant has written since."""
    if standing.stage == "closed":
        return Step.NONE
    if standing.stage == "settled":
        return Step.AWAIT_CONFIRMATION if standing.payment_state == "paid" else Step.PAY
    if standing.stage == "filed":
        return Step.ACKNOWLEDGE
    return _awaited(standing) or (Step.ANSWER if standing.complainant_spoke_last else Step.DECIDE)


def _awaited(standing: Standing) -> Step | None:
    """Whom the desk waits for before it can answer."""
    if standing.waits_for_department:
        return Step.AWAIT_DEPARTMENT
    if standing.offer_waiting:
        return Step.AWAIT_APPROVAL
    return Step.AWAIT_DECISION if standing.offer_open else None


def possible_acts(standing: Standing, complaint: Complaint, *, by: Actor) -> tuple[Act, ...]:
    """What the actor can do with the complaint now, in the order the page shows it."""
    acts = _BY_STAGE[standing.stage]
    if standing.payment_state == "due" and standing.stage == "settled":
        acts = (Act.PAYMENT, *acts)
    if standing.waits_for_department:
        acts = tuple(instead for act in acts for instead in _ANSWERS.get(act, (act,)))
    if complaint.closed_reason == MERGED:
        acts = (Act.NOTE,)
    return tuple(act for act in acts if by.may(RIGHTS[act], department_id=complaint.department_id))
