"""When sales are due to be settled, as days that count from FIRST_DAY."""

from dataclasses import dataclass, field
from datetime import date, timedelta

import numpy as np

from juli.audit.portfolio.arrays import FIRST_DAY, SPAN, Whole
from juli.calendars import WorkingDays

NEVER_DUE = 2 * SPAN
_EPOCH = date(1970, 1, 1) + timedelta(days=FIRST_DAY)
_UNKNOWN = -1


@dataclass(frozen=True)
class DueDays:
    """Asks the calendar once for each day and number of working days."""

    calendar: WorkingDays
    _known: dict[int, Whole] = field(default_factory=dict)

    def table(self, working_days: int, first: int, last: int) -> Whole:
        """The due day of every day from `first` to `last`, at its place. Below 0 working days nothing is ever due."""
        if working_days < 0:
            return np.full(last + 1, NEVER_DUE, np.int32)
        table = self._known.setdefault(working_days, np.full(SPAN, _UNKNOWN, np.int32))
        for day in (np.flatnonzero(table[first : last + 1] == _UNKNOWN) + first).tolist():
            table[day] = self.on(working_days, day)
        return table

    def on(self, working_days: int, day: int) -> int:
        """The due day of one day."""
        try:
            return (self.calendar.after(_EPOCH + timedelta(days=day), working_days) - _EPOCH).days
        except OverflowError:  # A sale on the last days there are is never due.
            return NEVER_DUE
