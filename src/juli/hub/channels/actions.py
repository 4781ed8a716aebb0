"""Sending mail: at most once per queued job, and never content to an unconfirmed address."""

from uuid import UUID

from django.core.mail import EmailMessage
from django.utils import timezone

from juli.hub.accounts.actors import Actor, ActorKind, require
from juli.hub.accounts.scopes import action
from juli.hub.channels.mails import compose_mail, may_be_sent
from juli.hub.channels.models import OutboundMail
from juli.hub.complaints.models import Complainant


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
        headers = {"Auto-Submitted": "auto-generated"}
        EmailMessage(mail.subject, mail.body, to=[mail.to], headers=headers).send()
        record.state, record.sent_at = "sent", timezone.now()
    record.save()
    return record
