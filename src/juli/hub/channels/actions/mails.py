"""Sending mail: at most once per queued job, and never content to an unconfirmed address."""

from collections.abc import Sequence
from uuid import UUID

from django.utils import timezone

from juli.hub.accounts.actors import Actor, ActorKind, require
from juli.hub.accounts.scopes import action
from juli.hub.channels.desk_mails import compose_desk_mail
from juli.hub.channels.helpers import GIVEN, REQUESTED, mail_to_helper, mail_to_partner, send
from juli.hub.channels.mails import compose_mail, may_be_sent
from juli.hub.channels.models import OutboundMail
from juli.hub.channels.organisation_mails import compose_invitation, compose_notice
from juli.hub.complaints.models import Access, Complainant, Involvement
from juli.hub.directory import queries
from juli.hub.directory.queries import people_with
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
def write_to_desk(membership_id: int, lines: Sequence[Sequence[str]], *, by: Actor) -> bool:
    """Write to one person at a desk of its days; False where the seat is left or the desk is closed."""
    require(by, ActorKind.SYSTEM)
    seat = queries.live_seat(membership_id, by=by)
    if seat is None:
        return False
    send(compose_desk_mail(seat.user.email, lines, this_day()))
    return True


def _sent(complaint_id: UUID, template: str) -> OutboundMail:
    now = timezone.now()
    return OutboundMail.objects.create(
        complaint_id=complaint_id, template=template, state="sent", queued_at=now, sent_at=now
    )
