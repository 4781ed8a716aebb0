"""Handling: the respondent takes a complaint in hand and closes it; the complainant may withdraw it."""

from datetime import datetime

from juli.hub.accounts.actors import SYSTEM, Actor, ActorKind, require
from juli.hub.accounts.scopes import acting, action
from juli.hub.complaints.asking import end_questions, refuse_while_asked
from juli.hub.complaints.clocks import complete_clocks
from juli.hub.complaints.effects import tell_complainant
from juli.hub.complaints.events import keep_payload, record_event
from juli.hub.complaints.machines import STAGE
from juli.hub.complaints.models import Complaint, Message, Side, Withdrawn
from juli.hub.complaints.policy import locked, require_settling
from juli.hub.machines import NotPossible
from juli.hub.today import this_moment

CLOSING_REASONS = ("resolved", "explained", "not_ours", "no_answer_from_complainant", "unfounded")
"""Why a respondent closes a complaint."""

FINAL_ANSWERS = ("institution_answer_after_transfer", "bank_simple", "bank_complex")
"""What the law gives the respondent time for; closing with a reason is its answer, a mere word is none."""


@action
def acknowledge_complaint(complaint: Complaint, *, by: Actor) -> Complaint:
    """Confirm that the complaint has been received and is being looked at."""
    require(by, ActorKind.STAFF)
    found = locked(complaint, by, "complaints.answer")
    if found.stage != "filed":
        raise NotPossible(f"stage-{found.stage}")
    now = this_moment()
    found.stage, found.changed_at = "in_hand", now
    found.save(update_fields=["stage", "changed_at"])
    complete_clocks(found, "acknowledge", at=now)
    record_event(found, "acknowledged", by=by, at=now)
    tell_complainant(found, "acknowledged")
    return found


@action
def close_complaint(complaint: Complaint, *, reason: str, text: str, by: Actor) -> Complaint:
    """Close with a reason and a word to the complainant. An accepted offer closes by its payment instead."""
    require(by, ActorKind.STAFF)
    found = locked(complaint, by, "complaints.close")
    if reason not in CLOSING_REASONS:
        raise NotPossible("closing-reason-unknown")
    if found.stage == "settled":
        raise NotPossible("closing-payment-open")
    refuse_while_asked(found)
    now = this_moment()
    payload = keep_payload(found, {"text": text})
    Message.objects.create(complaint=found, side=Side.RESPONDENT, author_id=by.user_id, payload=payload, at=now)
    record_event(found, "said", by=by, at=now, data={"side": "respondent", "channel": "web"}, payload=payload)
    end_complaint(found, reason=reason, by=by, at=now)
    tell_complainant(found, "closed")
    return found


@action
def withdraw_complaint(complaint: Complaint, *, by: Actor) -> Complaint:
    """The complainant does not pursue the complaint any further."""
    require_settling(by)
    found = locked(complaint, by)
    end_complaint(found, reason="withdrawn", by=by, at=this_moment())
    return found


def end_complaint(complaint: Complaint, *, reason: str, by: Actor, at: datetime) -> None:
    """Close a locked complaint, completing what still runs. Called by actions only."""
    STAGE.check(complaint.stage, "closed")
    end_questions(complaint, Withdrawn.CLOSED, at=at)
    withdraw_offers(complaint, "open", "prepared", at=at, by=by)
    complaint.stage, complaint.closed_reason = "closed", reason
    complaint.closed_at = complaint.changed_at = at
    complaint.save(update_fields=["stage", "closed_reason", "closed_at", "changed_at"])
    complete_clocks(complaint, "acknowledge", "answer", "pay", *FINAL_ANSWERS, at=at)
    record_event(complaint, "closed", by=by, at=at, data={"reason": reason})


def withdraw_offers(complaint: Complaint, *states: str, at: datetime, by: Actor) -> None:
    """Let the offers in these states stand no longer, whoever acts. Called by actions only."""
    # The complainant, who may be the one acting, does not see an offer that still waits inside.
    with acting(SYSTEM):
        complaint.offers.filter(state__in=states).update(state="withdrawn", decided_at=at)
