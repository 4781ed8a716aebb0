"""Effects of actions outside the database. They are queued in the same transaction, so none is lost or early."""

from procrastinate.contrib.django import app

from juli.hub.complaints.models import Complaint

TELL_COMPLAINANT = "juli.tell_complainant"
"""The job that writes to the complainant; the room `channels` does it."""


def tell_complainant(complaint: Complaint, template: str) -> None:
    """Queue a mail about the complaint. Whether an address is there and confirmed is asked when it is sent."""
    app.configure_task(TELL_COMPLAINANT, queue="mail").defer(complaint_id=str(complaint.pk), template=template)
