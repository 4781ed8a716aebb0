"""Jobs of this room."""

from uuid import UUID

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from juli.hub.accounts.actors import SYSTEM
from juli.hub.channels import actions
from juli.hub.channels.actions import send_mail, write_to_helper, write_to_partner
from juli.hub.complaints.effects import TELL_COMPLAINANT, TELL_DELEGATE, TELL_PARTNER
from juli.hub.directory.effects import SEND_INVITATION, TELL_ADMINISTRATORS

AGAIN = RetryStrategy(max_attempts=8, exponential_wait=5)
"""Tried again with growing pauses while the mail server does not answer."""


@app.task(name=TELL_COMPLAINANT, queue="mail", retry=AGAIN)
def tell_complainant(complaint_id: str, template: str) -> None:
    """Send one mail to the complainant."""
    send_mail(UUID(complaint_id), template, by=SYSTEM)


@app.task(name=SEND_INVITATION, queue="mail", retry=AGAIN)
def send_invitation(invitation_id: str, secret: str) -> None:
    """Send the link that offers a seat."""
    actions.send_invitation(UUID(invitation_id), secret, by=SYSTEM)


@app.task(name=TELL_ADMINISTRATORS, queue="mail", retry=AGAIN)
def tell_administrators(organisation_id: str, template: str) -> None:
    """Write to who manages an organisation."""
    actions.tell_administrators(UUID(organisation_id), template, by=SYSTEM)


@app.task(name=TELL_DELEGATE, queue="mail", retry=AGAIN)
def tell_delegate(access_id: str, template: str, secret: str) -> None:
    """Send one mail to who helps the complainant."""
    write_to_helper(UUID(access_id), template, secret, by=SYSTEM)


@app.task(name=TELL_PARTNER, queue="mail", retry=AGAIN)
def tell_partner(involvement_id: str) -> None:
    """Tell a partner's people that a question waits for them."""
    write_to_partner(UUID(involvement_id), by=SYSTEM)
