"""How `days.toml` is made: from the package `chinesecalendar`, once a year when the notice is out.

    python -m juli.calendars.seed > src/juli/calendars/days.toml

Then add the year's notice to `notices.toml` by hand. The tests compare the file with `chinesecalendar`
day by day, and its last years with `holidays`.
"""

import sys
from collections.abc import Iterable
from datetime import date

from chinese_calendar import constants

HEADER = "# Written by juli.calendars.seed; do not edit. A holiday's weekend days are among its days off.\n"


def days_toml(days_off: Iterable[date], made_up: Iterable[date]) -> str:
    """The text of `days.toml` for these days off and weekend days worked, years in order."""
    off, made = sorted(days_off), sorted(made_up)
    return HEADER + "".join(_year(year, off, made) for year in sorted({day.year for day in off}))


def _year(year: int, off: list[date], made_up: list[date]) -> str:
    return f'\n["{year}"]\noff = {_days(year, off)}\nmade_up = {_days(year, made_up)}\n'


def _days(year: int, days: list[date]) -> str:
    lines: dict[int, list[str]] = {}
    for day in days:
        if day.year == year:
            lines.setdefault(day.month, []).append(day.isoformat())
    return "[\n" + "".join(f"  {', '.join(line)},\n" for line in lines.values()) + "]"


def main() -> None:
    """Print `days.toml` for all years the installed `chinesecalendar` knows."""
    sys.stdout.write(days_toml(constants.holidays, constants.workdays))


if __name__ == "__main__":
    main()
