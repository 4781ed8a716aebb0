"""Effects of the directory's actions outside the database. They are queued in the same transaction."""

from procrastinate.contrib.django import app

from juli.hub.directory.models import Invitation, Organisation

SEND_INVITATION = "juli.send_invitation"
TELL_ADMINISTRATORS = "juli.tell_administrators"
"""The jobs that write to an organisation's people; the room `channels` does them."""


def send_invitation(invitation: Invitation, secret: str) -> None:
    """Queue the mail with the link. The queue forgets the secret once the mail is sent."""
    app.configure_task(SEND_INVITATION, queue="mail").defer(invitation_id=str(invitation.pk), secret=secret)


def tell_administrators(organisation: Organisation, template: str) -> None:
    """Queue a mail to all who manage the organisation's members."""
    app.configure_task(TELL_ADMINISTRATORS, queue="mail").defer(organisation_id=str(organisation.pk), template=template)
