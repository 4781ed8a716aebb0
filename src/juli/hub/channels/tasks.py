"""Jobs of this room."""

from uuid import UUID

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from juli.hub.accounts.actors import SYSTEM
from juli.hub.channels.actions import send_mail
from juli.hub.complaints.effects import TELL_COMPLAINANT


@app.task(name=TELL_COMPLAINANT, queue="mail", retry=RetryStrategy(max_attempts=8, exponential_wait=5))
def tell_complainant(complaint_id: str, template: str) -> None:
    """Send one mail; tried again with growing pauses while the mail server does not answer."""
    send_mail(UUID(complaint_id), template, by=SYSTEM)
