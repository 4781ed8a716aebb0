"""Escalation inside an institution that is on the platform: delivered to its compliance department at once."""

from collections.abc import Sequence
from datetime import datetime

from juli.hub.accounts.actors import COMPLAINANT_SIDE, Actor, ActorKind, NotAllowed, require
from juli.hub.accounts.scopes import action, rows
from juli.hub.complaints.actions.conversation import NewFile, keep_message
from juli.hub.complaints.actions.ladder import Words, note_proceeding, open_proceeding
from juli.hub.complaints.actions.sending import PLATFORM
from juli.hub.complaints.clocks import complete_clocks
from juli.hub.complaints.effects import tell_complainant
from juli.hub.complaints.events import record_event
from juli.hub.complaints.ladder import can_escalate
from juli.hub.complaints.machines import DEMAND
from juli.hub.complaints.models import Complaint, Demand, Message, Proceeding, Side
from juli.hub.complaints.policy import locked
from juli.hub.directory.queries import department_for
from juli.hub.machines import NotPossible
from juli.hub.today import this_day, this_moment
from juli.proceedings import Note
from juli.proceedings.demands import DEMANDED_BY, demands

COMPLIANCE = "compliance_legal"
"""The department that answers an escalation, by the taxonomy."""


@action
def escalate_to_compliance(complaint: Complaint, *, by: Actor) -> Proceeding:
    """Bring the complaint before the institution's own compliance department, with what is demanded of it.

    Where the institution is on the platform it is received at once, and its service target runs. Escalated once more
    while it is there, it is returned as it is. NotPossible where the institution does not read here.
    """
    require(by, *COMPLAINANT_SIDE)
    found = locked(complaint, by)
    if not can_escalate(found):
        raise NotPossible("escalation-elsewhere")
    opened = open_proceeding(found, DEMANDED_BY, by=by)
    if opened.filing == "received":
        return opened
    today = this_day()
    if opened.filing == "prepared":
        note_proceeding(opened, Note("sent", today), Words(channel=PLATFORM), by=by)
    note_proceeding(opened, Note("received", today), Words(), by=by)
    Demand.objects.bulk_create(Demand(proceeding=opened, kind=kind) for kind in demands())
    _hand_over(found, by)
    data = {"proceeding": opened.pk, "demands": list(demands())}
    record_event(found, "escalated_to_compliance", by=by, at=this_moment(), data=data)
    opened.refresh_from_db()
    return opened


@action
def answer_demand(demand: Demand, state: str, text: str, *, by: Actor, files: Sequence[NewFile] = ()) -> Message:
    """Answer one demand: handed over, not kept, or refused; with words, and with what is handed over.

    It can be answered after the complaint is closed too. Once nothing is open the target of an answer is met.
    """
    require(by, ActorKind.STAFF)
    seen = rows(Demand, by=by).select_related("proceeding__complaint").filter(pk=demand.pk).first()
    if seen is None:
        raise NotAllowed
    found = locked(seen.proceeding.complaint, by, "complaints.answer")
    fresh = Demand.objects.select_for_update().get(pk=seen.pk)
    DEMAND.check(fresh.state, state)
    if state == "handed_over" and not files:
        raise NotPossible("demand-no-file")
    message = keep_message(found, text, files, by=by, side=Side.RESPONDENT)
    fresh.state, fresh.message, fresh.answered_at = state, message, message.at
    fresh.save()
    data = {"demand": fresh.kind, "state": state, "message": str(message.pk)}
    record_event(found, "demand_answered", by=by, at=message.at, data=data)
    _complete(found, fresh, message.at)
    tell_complainant(found, "message")
    return message


def _complete(complaint: Complaint, demand: Demand, at: datetime) -> None:
    if not Demand.objects.filter(proceeding=demand.proceeding_id, state="open").exists():
        complete_clocks(complaint, "answer", at=at)


def _hand_over(complaint: Complaint, by: Actor) -> None:
    """Let the compliance department answer for it, where the institution has one."""
    assert complaint.respondent_id is not None
    department = department_for(complaint.respondent_id, COMPLIANCE, by=by)
    if department is not None and complaint.department_id != department.pk:
        Complaint.objects.filter(pk=complaint.pk).update(department=department)
