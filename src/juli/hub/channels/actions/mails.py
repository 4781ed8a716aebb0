"""Sending mail: at most once per queued job, and never content to an unconfirmed address."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from django.utils import timezone

from juli.hub.accounts.actors import Actor, ActorKind, require
from juli.hub.accounts.models import User
from juli.hub.accounts.scopes import action
from juli.hub.channels.actions.notices import keep_notices
from juli.hub.channels.choices import way_of
from juli.hub.channels.colleagues import mail_to_colleague
from juli.hub.channels.desk_mails import compose_desk_mail
from juli.hub.channels.helpers import (
    ANSWERED,
    GIVEN,
    MENTIONED,
    REQUESTED,
    mail_to_asker,
    mail_to_helper,
    mail_to_mentioned,
    mail_to_partner,
    send,
)
from juli.hub.channels.kinds import NOW
from juli.hub.channels.mails import compose_mail, may_be_sent
from juli.hub.channels.models import NoticeChoices, OutboundMail
from juli.hub.channels.organisation_mails import compose_invitation, compose_notice
from juli.hub.complaints.actions.partners import ASKING
from juli.hub.complaints.models import Access, Complainant, Complaint, Involvement, Message, Side
from juli.hub.complaints.queries import complaints
from juli.hub.directory import queries
from juli.hub.directory.queries import actor_at, people_of_department, people_still_there, people_with, seats_of
from juli.hub.today import this_day


@action
def send_mail(complaint_id: UUID, template: str, *, by: Actor) -> OutboundMail | None:
    """Write to the complainant if they gave an address that may be written to; keeps a record of it."""
    require(by, ActorKind.SYSTEM)
    person = Complainant.objects.select_related("complaint").filter(complaint_id=complaint_id).first()
    if person is None:
        return None
    record = OutboundMail(complaint_id=complaint_id, template=template, queued_at=timezone.now())
    if not may_be_sent(person, template):
        record.state = "dropped"
    else:
        send(compose_mail(person, template))
        record.state, record.sent_at = "sent", timezone.now()
    record.save()
    return record


@action
def send_invitation(invitation_id: UUID, secret: str, *, by: Actor) -> bool:
    """Write to whom a seat is offered; False where nobody can accept it any more."""
    require(by, ActorKind.SYSTEM)
    invitation = queries.invitation(invitation_id, by=by)
    if invitation is None or invitation.accepted_at or invitation.withdrawn_at:
        return False
    send(compose_invitation(invitation, secret))
    return True


@action
def tell_administrators(organisation_id: UUID, template: str, *, by: Actor) -> int:
    """Write to all who manage an organisation's members; returns to how many."""
    require(by, ActorKind.SYSTEM)
    organisation = queries.organisation(organisation_id, by=by)
    told = queries.administrators(organisation, by=by) if organisation else ()
    for seat in told:
        send(compose_notice(f"organisation/{template}", seat.organisation, seat.user.email))
    return len(told)


@action
def write_to_helper(access_id: UUID, template: str, secret: str, *, by: Actor) -> OutboundMail | None:
    """Write to who helps a complainant; no invitation goes out that can no longer be accepted."""
    require(by, ActorKind.SYSTEM)
    access = Access.objects.select_related("complaint").filter(pk=access_id).first()
    if access is None or (template == GIVEN and access.ended_at):
        return None
    send(mail_to_helper(access, template, secret))
    return _sent(access.complaint_id, template)


@action
def write_to_partner(involvement_id: UUID, *, by: Actor) -> OutboundMail | None:
    """Write to everybody at a partner who answers what it is asked."""
    require(by, ActorKind.SYSTEM)
    asked = Involvement.objects.select_related("complaint").filter(pk=involvement_id, ended_at=None).first()
    if asked is None:
        return None
    people = people_with("requests.answer", asked.organisation_id, by=by)
    for person in people:
        send(mail_to_partner(asked, person.email))
    return _sent(asked.complaint_id, REQUESTED) if people else None


@action
def write_to_asker(involvement_id: UUID, *, by: Actor) -> OutboundMail | None:
    """Write to who asked the partner last, while they still have a seat there and may ask; they read it at the desk."""
    require(by, ActorKind.SYSTEM)
    asked = Involvement.objects.select_related("complaint").filter(pk=involvement_id, ended_at=None).first()
    question = Message.objects.filter(involvement=involvement_id, side=Side.RESPONDENT).select_related("author").last()
    if asked is None or question is None or question.author is None:
        return None
    seat = next((one for one in seats_of(question.author) if one.organisation_id == asked.respondent_id), None)
    if seat is None or not actor_at(seat).may(ASKING, department_id=asked.complaint.department_id):
        return None
    choices = NoticeChoices.objects.filter(membership=seat).first()
    if way_of(choices, "asked") != NOW:
        keep_notices(asked.complaint_id, "asked", user=str(question.author_id), at=timezone.now(), by=by)
        return None
    send(mail_to_asker(asked, question.author.email))
    return _sent(asked.complaint_id, ANSWERED)


@action
def write_to_department(complaint_id: UUID, department_id: int, template: str, *, by: Actor) -> OutboundMail | None:
    """Write to everybody who answers in a department of the respondent's house."""
    require(by, ActorKind.SYSTEM)
    people = people_of_department("complaints.answer", department_id, by=by)
    return _tell(complaint_id, people, template, by)


@action
def write_to_colleagues(complaint_id: UUID, users: Sequence[UUID], template: str, *, by: Actor) -> OutboundMail | None:
    """Write to people of the respondent's house, but for those who have left it meanwhile."""
    require(by, ActorKind.SYSTEM)
    found = complaints(by=by).filter(pk=complaint_id).first()
    house = found.respondent_id if found else None
    return _tell(complaint_id, people_still_there(users, house, by=by), template, by) if house else None


def _tell(complaint_id: UUID, people: Iterable[User], template: str, by: Actor) -> OutboundMail | None:
    found = complaints(by=by).filter(pk=complaint_id).first()
    mails = [mail_to_colleague(found.number, template, person.email) for person in people] if found else []
    for mail in mails:
        send(mail)
    return _sent(complaint_id, template) if mails else None


@action
def write_to_desk(membership_id: int, lines: Sequence[Sequence[str]], *, by: Actor) -> bool:
    """Write to one person at a desk of its days; False where the seat is left or the desk is closed."""
    require(by, ActorKind.SYSTEM)
    seat = queries.live_seat(membership_id, by=by)
    if seat is None:
        return False
    send(compose_desk_mail(seat.user.email, lines, this_day()))
    return True


@action
def write_to_mentioned(user_id: UUID, complaint_id: UUID, *, by: Actor) -> OutboundMail | None:
    """Write to who was named in a note, while they still have a seat there and may read the complaint."""
    require(by, ActorKind.SYSTEM)
    person = User.objects.filter(pk=user_id).first()
    complaint = Complaint.objects.filter(pk=complaint_id).first()
    if person is None or complaint is None:
        return None
    seat = next((one for one in seats_of(person) if one.organisation_id == complaint.respondent_id), None)
    if seat is None or not actor_at(seat).may("complaints.read", department_id=complaint.department_id):
        return None
    send(mail_to_mentioned(complaint, person.email))
    return _sent(complaint.pk, MENTIONED)


def _sent(complaint_id: UUID, template: str) -> OutboundMail:
    now = timezone.now()
    return OutboundMail.objects.create(
        complaint_id=complaint_id, template=template, state="sent", queued_at=now, sent_at=now
    )
