"""Jobs of this room."""

from uuid import UUID

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from juli.hub.accounts.actors import SYSTEM
from juli.hub.channels import actions
from juli.hub.channels.actions import send_mail
from juli.hub.complaints.effects import TELL_COMPLAINANT
from juli.hub.directory.effects import SEND_INVITATION, TELL_ADMINISTRATORS


@app.task(name=TELL_COMPLAINANT, queue="mail", retry=RetryStrategy(max_attempts=8, exponential_wait=5))
def tell_complainant(complaint_id: str, template: str) -> None:
    """Send one mail; tried again with growing pauses while the mail server does not answer."""
    send_mail(UUID(complaint_id), template, by=SYSTEM)


@app.task(name=SEND_INVITATION, queue="mail", retry=RetryStrategy(max_attempts=8, exponential_wait=5))
def send_invitation(invitation_id: str, secret: str) -> None:
    """Send the link that offers a seat; tried again likewise."""
    actions.send_invitation(UUID(invitation_id), secret, by=SYSTEM)


@app.task(name=TELL_ADMINISTRATORS, queue="mail", retry=RetryStrategy(max_attempts=8, exponential_wait=5))
def tell_administrators(organisation_id: str, template: str) -> None:
    """Write to who manages an organisation; tried again likewise."""
    actions.tell_administrators(UUID(organisation_id), template, by=SYSTEM)
