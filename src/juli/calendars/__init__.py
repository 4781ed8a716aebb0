"""Official working days of mainland China, by year, with the notice they come from."""

from juli.calendars.notices import official, read_calendar
from juli.calendars.working_days import FixedDaysOff, Notice, WorkingDays, days_after

__all__ = ["FixedDaysOff", "Notice", "WorkingDays", "days_after", "official", "read_calendar"]
