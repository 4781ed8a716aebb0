"""When to remind of a day: so many days before it, and once it has passed."""

from collections.abc import Sequence
from datetime import date, timedelta

from juli.procedures.duties import OWN_LIMITS, own_limits

BEFORE = (7, 3, 1)
"""Days before a usual limit; limits of the complainant's own that run for years say theirs themselves."""
PASSED = 0
TOLD_WITHIN = 7
"""Days after which nobody is told any more that a day has passed."""
LONGEST_ROLL = 14
"""Days by which a last day moves at the most, so that it is missed only later."""


def reminded_before(procedure: str, step: str) -> tuple[int, ...]:
    """How many days before the day of a clock to remind of it, the most first."""
    own = own_limits().get(step) if procedure == OWN_LIMITS else None
    return own.reminders if own and own.reminders else BEFORE


def reminder_due(starts_on: date, due: date, last: date, today: date, before: Sequence[int] = BEFORE) -> int | None:
    """The stage of reminding that is reached on `today`, or None; whoever was reminded at it is not reminded again.

    `due` is the day to keep, `last` the one after which it is missed. A stage that lies before the start of the
    limit is left out; one that was missed by some days, since nothing ran, is made up for.
    """
    if today > last:
        return PASSED if (today - last).days <= TOLD_WITHIN else None
    reached = (days for days in before if starts_on < due - timedelta(days=days) <= today)
    return min(reached, default=None)
