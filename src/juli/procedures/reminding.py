"""When to remind of a day: seven days before it, three, one, and once it has passed."""

from datetime import date, timedelta

BEFORE = (7, 3, 1)
PASSED = 0
STAGES = (*BEFORE, PASSED)
TOLD_WITHIN = 7
"""Days after which nobody is told any more that a day has passed."""


def reminder_due(starts_on: date, due: date, last: date, today: date) -> int | None:
    """The stage of reminding that is reached on `today`, or None; whoever was reminded at it is not reminded again.

    `due` is the day to keep, `last` the one after which it is missed. A stage that lies before the start of the
    limit is left out; one that was missed by some days, since nothing ran, is made up for.
    """
    if today > last:
        return PASSED if (today - last).days <= TOLD_WITHIN else None
    reached = (days for days in BEFORE if starts_on < due - timedelta(days=days) <= today)
    return min(reached, default=None)
