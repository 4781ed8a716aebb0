"""Mail and text messages about an account. They wait sealed for the worker, so that no page waits for a mail server.

So the answer to an address nobody knows takes as long as to a known one: its note is made too, and goes nowhere.
"""

from uuid import UUID

from django.core.mail import EmailMessage
from procrastinate.contrib.django import app

from juli.hub.accounts.actors import Actor
from juli.hub.accounts.models import OutgoingNote
from juli.hub.accounts.scopes import action
from juli.hub.accounts.sms import send_sms

SEND_NOTE = "juli.send_account_note"


@action
def queue_mail(to: str, subject: str, body: str, *, by: Actor) -> None:
    """Send a mail soon; without an address the work is done and nothing sent."""
    _queue({"way": "mail", "to": to, "subject": subject, "body": body})


@action
def queue_sms(to: str, body: str, *, by: Actor) -> None:
    """Send a text message soon."""
    _queue({"way": "sms", "to": to, "body": body})


@action
def send_note(note_id: UUID, *, by: Actor) -> None:
    """Send one note and forget it; it stays where sending fails."""
    note = OutgoingNote.objects.select_for_update().filter(pk=note_id).first()
    if note is None:
        return
    content = note.content
    if content["to"] and content["way"] == "mail":
        headers = {"Auto-Submitted": "auto-generated"}
        EmailMessage(content["subject"], content["body"], to=[content["to"]], headers=headers).send()
    elif content["to"]:
        send_sms(content["to"], content["body"])
    note.delete()


def _queue(content: dict[str, str]) -> None:
    note = OutgoingNote.objects.create(content=content)
    app.configure_task(SEND_NOTE, queue="mail").defer(note_id=str(note.pk))
