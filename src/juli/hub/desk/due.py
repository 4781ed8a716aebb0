"""A day on which something is due, as a tag shows it."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext, gettext_noop, ngettext

ICONS = {"law": "scale", "unverified": "help-circle", "promise": "coin-yuan"}
"""By what right; a target has its own."""


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

    @property
    def tone(self) -> str:
        """How the tag looks: red where it is overdue, strong for the law."""
        if self.is_overdue:
            return "over"
        return "law" if self.nature == "law" else "target"

    @property
    def icon(self) -> str:
        """The picture of its right."""
        return ICONS.get(self.nature, "target")

    @property
    def said(self) -> str:
        """That it is today, or how long ago it was; empty where the day itself is to be said."""
        if self.is_overdue:
            return ngettext("%(days)s day late", "%(days)s days late", self.days_late) % {"days": self.days_late}
        if self.nature == "target" and self.days_late:
            told = ngettext("target passed by %(days)s day", "target passed by %(days)s days", self.days_late)
            return told % {"days": self.days_late}
        if self.is_today and self.nature in _TODAY:
            return gettext(_TODAY[self.nature])
        return ""


_TODAY = {"law": gettext_noop("Today"), "promise": gettext_noop("Pay today"), "target": gettext_noop("Target: today")}
