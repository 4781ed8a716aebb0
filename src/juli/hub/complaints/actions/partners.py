"""Partners: the respondent asks its agent, maker or service about a complaint, and nobody else hears it."""

from collections.abc import Sequence

from django.db import IntegrityError, transaction

from juli.hub.accounts.actors import Actor, ActorKind, NotAllowed, require
from juli.hub.accounts.scopes import action, rows
from juli.hub.complaints.actions.conversation import NewFile, keep_message
from juli.hub.complaints.effects import tell_partner
from juli.hub.complaints.events import record_event
from juli.hub.complaints.models import Complaint, Involvement, Message, Side
from juli.hub.complaints.notifying import notify_person
from juli.hub.complaints.policy import locked
from juli.hub.directory.models import Organisation
from juli.hub.directory.queries import partners_of
from juli.hub.machines import NotPossible
from juli.hub.today import this_moment

ASKING, ANSWERING = "complaints.involve", "requests.answer"
"""The rights on either side."""


@action
def involve_partner(
    complaint: Complaint, organisation: Organisation, question: str, *, by: Actor, files: Sequence[NewFile] = ()
) -> Involvement:
    """Ask a related, activated partner about a complaint. It sees the question, the numbers and the issue."""
    found = _asked_about(complaint, by)
    if by.organisation_id is None or not partners_of(by.organisation_id, by=by).filter(pk=organisation.pk).exists():
        raise NotAllowed
    asked = Involvement(
        complaint=found, respondent_id=by.organisation_id, organisation=organisation, asked_at=this_moment()
    )
    try:
        with transaction.atomic():
            asked.save(force_insert=True)
    except IntegrityError:
        raise NotPossible("partner-asked") from None
    _ask(asked, question, files, by)
    return asked


@action
def ask_further(involvement: Involvement, text: str, *, by: Actor, files: Sequence[NewFile] = ()) -> Message:
    """Ask the partner something more; the request is open again."""
    _asked_about(involvement.complaint, by)
    fresh = _open(involvement, by)
    fresh.answered_at = None
    fresh.save(update_fields=["answered_at"])
    return _ask(fresh, text, files, by)


@action
def answer_involvement(involvement: Involvement, text: str, *, by: Actor, files: Sequence[NewFile] = ()) -> Message:
    """Answer the respondent as the partner it has asked."""
    require(by, ActorKind.PARTNER)
    found = locked(involvement.complaint, by, ANSWERING)
    fresh = _open(involvement, by)
    message = keep_message(found, text, files, by=by, side=Side.PARTNER, kind="partner_answered", involvement=fresh)
    fresh.answered_at = message.at
    fresh.save(update_fields=["answered_at"])
    _tell_asker(fresh)
    return message


@action
def end_involvement(involvement: Involvement, *, by: Actor) -> None:
    """Ask no further: the partner no longer sees the request, what was said stays with the house."""
    require(by, ActorKind.STAFF)
    found = locked(involvement.complaint, by, ASKING)
    fresh = _open(involvement, by)
    fresh.ended_at = this_moment()
    fresh.save(update_fields=["ended_at"])
    record_event(found, "partner_ended", by=by, at=fresh.ended_at, data={"involvement": str(fresh.pk)})


def _asked_about(complaint: Complaint, by: Actor) -> Complaint:
    require(by, ActorKind.STAFF)
    found = locked(complaint, by, ASKING)
    if found.stage == "closed":
        raise NotPossible("stage-closed")
    return found


def _open(involvement: Involvement, by: Actor) -> Involvement:
    """The involvement locked for change; NotPossible once it has ended."""
    fresh = (
        rows(Involvement, by=by)
        .select_related("complaint")
        .select_for_update(of=("self",))
        .filter(pk=involvement.pk)
        .first()
    )
    if fresh is None:
        raise NotAllowed
    if fresh.ended_at:
        raise NotPossible("partner-ended")
    return fresh


def _ask(involvement: Involvement, text: str, files: Sequence[NewFile], by: Actor) -> Message:
    message = keep_message(
        involvement.complaint,
        text,
        files,
        by=by,
        side=Side.RESPONDENT,
        kind="partner_asked",
        involvement=involvement,
    )
    tell_partner(involvement)
    return message


def _tell_asker(involvement: Involvement) -> None:
    """Whoever asked last hears of the answer."""
    asked = Message.objects.filter(involvement=involvement, side=Side.RESPONDENT).last()
    if asked is not None and asked.author_id is not None:
        notify_person(involvement.complaint, "asked", user=asked.author_id)
