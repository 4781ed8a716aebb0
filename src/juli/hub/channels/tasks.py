"""Jobs of this room."""

from uuid import UUID

from django.utils import timezone
from procrastinate.contrib.django import app

from juli.hub import retries
from juli.hub.accounts.actors import SYSTEM
from juli.hub.accounts.scopes import acting
from juli.hub.channels import actions
from juli.hub.channels.actions import (
    keep_notices,
    send_mail,
    write_to_desk,
    write_to_helper,
    write_to_partner,
)
from juli.hub.channels.actions.notices import SEND_NOTICE
from juli.hub.channels.effects import TELL_DESK
from juli.hub.channels.queries import waiting_for_digest
from juli.hub.complaints.effects import (
    TELL_COMPLAINANT,
    TELL_DELEGATE,
    TELL_PARTNER,
)
from juli.hub.complaints.notifying import NOTIFY
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


@app.task(name=NOTIFY, queue="mail", retry=retries.MAIL)
def notify(complaint_id: str, kind: str, *, user: str, right: str, but: str, department: int | None = None) -> None:
    """Keep a word for the members it is for."""
    whom = {"user": user, "right": right, "but": but}
    keep_notices(UUID(complaint_id), kind, **whom, department=department, at=timezone.now(), by=SYSTEM)


@app.task(name=SEND_NOTICE, queue="mail", retry=retries.MAIL)
def send_notice(notice_id: int) -> None:
    """Tell one member of one thing."""
    actions.send_notice(notice_id, at=timezone.now(), by=SYSTEM)


@app.task(name="juli.send_digest", queue="mail", retry=retries.MAIL)
def send_digest(membership_id: int) -> None:
    """Send one member the mail of the morning."""
    actions.send_digest(membership_id, at=timezone.now(), by=SYSTEM)


@app.periodic(cron="30 0 * * *")  # UTC: at half past eight in the morning in Beijing
@app.task(queue="upkeep", name="juli.send_digests", retry=retries.UPKEEP)
def send_digests(timestamp: int) -> None:
    """Every morning: a mail to each for whom something waits."""
    with acting(SYSTEM):
        seats = waiting_for_digest(by=SYSTEM)
    for seat in seats:
        send_digest.defer(membership_id=seat)
    actions.forget_notices(at=timezone.now(), by=SYSTEM)


@app.task(name=TELL_DESK, queue="mail", retry=retries.MAIL)
def tell_desk(membership_id: int, lines: list[list[str]]) -> None:
    """Tell one person at a desk of the days that come near or have passed."""
    write_to_desk(membership_id, lines, by=SYSTEM)
