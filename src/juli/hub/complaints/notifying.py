"""Word to the members of a house that something waits for them. Whether and how each hears it is their own choice."""

from collections.abc import Iterable
from uuid import UUID

from procrastinate.contrib.django import app

from juli.hub.complaints.models import Complaint

NOTIFY = "juli.notify"
"""The job that tells them; the room `channels` does it, and knows the kinds there are."""

HANDLER = "handler"
"""Stands for whoever handles the complaint when the job runs."""


def notify_handler(complaint: Complaint, kind: str) -> None:
    """Queue a word to who handles the complaint."""
    _queue(complaint, kind, user=HANDLER)


def notify_person(complaint: Complaint, kind: str, *, user: UUID) -> None:
    """Queue a word to one member."""
    _queue(complaint, kind, user=str(user))


def notify_people(complaint: Complaint, kind: str, *, users: Iterable[UUID]) -> None:
    """Queue a word to some members, one by one."""
    for user in users:
        notify_person(complaint, kind, user=user)


def notify_department(complaint: Complaint, kind: str, *, department_id: int | None) -> None:
    """Queue a word to all who answer in a department of the house, whether or not the complaint lies there."""
    if department_id is not None:
        _queue(complaint, kind, department=department_id)


def notify_holders(complaint: Complaint, kind: str, *, right: str, but: UUID | None = None) -> None:
    """Queue a word to all who hold a right where the complaint lies, but for one: who caused it."""
    _queue(complaint, kind, right=right, but=str(but or ""))


def _queue(
    complaint: Complaint, kind: str, *, user: str = "", right: str = "", but: str = "", department: int | None = None
) -> None:
    app.configure_task(NOTIFY, queue="mail").defer(
        complaint_id=str(complaint.pk), kind=kind, user=user, right=right, but=but, department=department
    )
