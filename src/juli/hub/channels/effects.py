"""Effects of other rooms that end in a mail, queued in the same transaction."""

from collections.abc import Sequence

from procrastinate.contrib.django import app

from juli.hub.directory.models import Membership

TELL_DESK = "juli.tell_desk"


def tell_desk(seat: Membership, lines: Sequence[Sequence[str]]) -> None:
    """Queue a mail to one person at a desk: of each day the number, procedure, step, day and standing."""
    app.configure_task(TELL_DESK, queue="mail").defer(membership_id=seat.pk, lines=[list(line) for line in lines])
