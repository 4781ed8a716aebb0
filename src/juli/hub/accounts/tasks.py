"""Jobs of this room."""

from uuid import UUID

from django.utils import timezone
from procrastinate.contrib.django import app

from juli.hub import retries
from juli.hub.accounts.actions import forget_codes, send_note
from juli.hub.accounts.actions.notes import SEND_NOTE
from juli.hub.accounts.actors import SYSTEM


@app.task(name=SEND_NOTE, queue="mail", retry=retries.ACCOUNT_MAIL)
def send_account_note(note_id: str) -> None:
    """Send one mail or text message about an account; tried again for about half an hour."""
    send_note(UUID(note_id), by=SYSTEM)


@app.periodic(cron="31 19 * * *")  # UTC: at night in Beijing
@app.task(name="juli.forget_codes", queue="upkeep", retry=retries.UPKEEP)
def forget_old_codes(timestamp: int) -> None:
    """Every night: one-time codes of the day before."""
    forget_codes(before=timezone.now(), by=SYSTEM)
