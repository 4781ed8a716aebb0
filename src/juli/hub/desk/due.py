"""A day on which something is due, as a tag shows it."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Due:
    """The day a clock ends, seen from `today`. `nature` says by what right: target, law, promise or "unverified"."""

    nature: str
    day: date
    today: date

    @property
    def is_today(self) -> bool:
        """Whether it is the very day."""
        return self.day == self.today

    @property
    def days_late(self) -> int:
        """Calendar days since it passed; 0 on the day itself and before."""
        return max(0, (self.today - self.day).days)

    @property
    def is_overdue(self) -> bool:
        """Whether a day of the law or of a promise has passed; never of a target or what is not verified."""
        return self.days_late > 0 and self.nature in ("law", "promise")
