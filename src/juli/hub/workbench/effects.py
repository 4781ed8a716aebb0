"""Effects of actions outside the database, queued in the same transaction."""

from procrastinate.contrib.django import app

from juli.hub.complaints.effects import TELL_MENTIONED
from juli.hub.workbench.models import Mention


def tell_mentioned(mention: Mention) -> None:
    """Queue a mail that says that a colleague has named somebody in a note, never what the note says."""
    app.configure_task(TELL_MENTIONED, queue="mail").defer(
        user_id=str(mention.user_id), complaint_id=str(mention.complaint_id)
    )
