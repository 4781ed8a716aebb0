"""Jobs of this room."""

from uuid import UUID

from procrastinate.contrib.django import app

from juli.hub import retries
from juli.hub.accounts.actors import SYSTEM
from juli.hub.channels import actions
from juli.hub.channels.actions import send_mail, write_to_asker, write_to_helper, write_to_mentioned, write_to_partner
from juli.hub.complaints.effects import TELL_ASKER, TELL_COMPLAINANT, TELL_DELEGATE, TELL_MENTIONED, TELL_PARTNER
from juli.hub.directory.effects import SEND_INVITATION, TELL_ADMINISTRATORS


@app.task(name=TELL_COMPLAINANT, queue="mail", retry=retries.MAIL)
def tell_complainant(complaint_id: str, template: str) -> None:
    """Send one mail to the complainant."""
    send_mail(UUID(complaint_id), template, by=SYSTEM)


@app.task(name=SEND_INVITATION, queue="mail", retry=retries.MAIL)
def send_invitation(invitation_id: str, secret: str) -> None:
    """Send the link that offers a seat."""
    actions.send_invitation(UUID(invitation_id), secret, by=SYSTEM)


@app.task(name=TELL_ADMINISTRATORS, queue="mail", retry=retries.MAIL)
def tell_administrators(organisation_id: str, template: str) -> None:
    """Write to who manages an organisation."""
    actions.tell_administrators(UUID(organisation_id), template, by=SYSTEM)


@app.task(name=TELL_DELEGATE, queue="mail", retry=retries.MAIL)
def tell_delegate(access_id: str, template: str, secret: str) -> None:
    """Send one mail to who helps the complainant."""
    write_to_helper(UUID(access_id), template, secret, by=SYSTEM)


@app.task(name=TELL_PARTNER, queue="mail", retry=retries.MAIL)
def tell_partner(involvement_id: str) -> None:
    """Tell a partner's people that a question waits for them."""
    write_to_partner(UUID(involvement_id), by=SYSTEM)


@app.task(name=TELL_ASKER, queue="mail", retry=retries.MAIL)
def tell_asker(involvement_id: str) -> None:
    """Tell who asked a partner that the answer is there."""
    write_to_asker(UUID(involvement_id), by=SYSTEM)


@app.task(name=TELL_MENTIONED, queue="mail", retry=retries.MAIL)
def tell_mentioned(user_id: str, complaint_id: str) -> None:
    """Tell somebody that a colleague has named them in a note."""
    write_to_mentioned(UUID(user_id), UUID(complaint_id), by=SYSTEM)
