"""Sending mail: at most once per queued job, and never content to an unconfirmed address."""

from uuid import UUID

from django.core.mail import EmailMessage
from django.utils import timezone

from juli.hub.accounts.actors import Actor, ActorKind, require
from juli.hub.accounts.scopes import action
from juli.hub.channels.mails import Mail, compose_mail, may_be_sent
from juli.hub.channels.models import OutboundMail
from juli.hub.channels.organisation_mails import compose_invitation, compose_notice
from juli.hub.complaints.models import Complainant
from juli.hub.directory import queries


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
        mail = compose_mail(person, template)
        _send(mail)
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
    _send(compose_invitation(invitation, secret))
    return True


@action
def tell_administrators(organisation_id: UUID, template: str, *, by: Actor) -> int:
    """Write to all who manage an organisation's members; returns to how many."""
    require(by, ActorKind.SYSTEM)
    organisation = queries.organisation(organisation_id, by=by)
    told = queries.administrators(organisation, by=by) if organisation else ()
    for seat in told:
        _send(compose_notice(f"organisation/{template}", seat.organisation, seat.user.email))
    return len(told)


def _send(mail: Mail) -> None:
    headers = {"Auto-Submitted": "auto-generated"}
    EmailMessage(mail.subject, mail.body, to=[mail.to], headers=headers).send()
