"""Official working days of mainland China, by year, with the notice they come from."""

from juli.calendars.importing import Problem, UnusableNotice, read_notice, with_notice
from juli.calendars.notices import official, read_calendar
from juli.calendars.working_days import FixedDaysOff, Notice, WorkingDays, days_after

__all__ = [
    "FixedDaysOff",
    "Notice",
    "Problem",
    "UnusableNotice",
    "WorkingDays",
    "days_after",
    "official",
    "read_calendar",
    "read_notice",
    "with_notice",
]
