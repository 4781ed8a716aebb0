"""A new year's notice from a file that a person brings: a table (CSV) or a calendar (ICS).

Each day of the notice is off (休, 放假) or a weekend day worked in its place (班, 上班, 补班); other days are not
named. Every fault is told with its line, and nothing is taken from a file that has one.
"""

import csv
import hashlib
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import islice

from juli.calendars.working_days import FRIDAY, ONE_DAY, Notice, WorkingDays
from juli.wording import Said

LARGEST = 1024**2
MOST_DAYS = 400
FINGERPRINT_LENGTH = 12
HEADS = {"date": ("date", "日期"), "kind": ("kind", "type", "类型", "安排")}
OFF = {"off", "holiday", "休", "放假", "假日", "休息"}
WORKED = {"work", "workday", "班", "上班", "补班", "调休上班"}
SAYS_OFF = re.compile(r"休|放假|假期|holiday", re.IGNORECASE)
SAYS_WORKED = re.compile(r"班|workday", re.IGNORECASE)
SPECIAL = {"WORK-HOLIDAY": True, "ALTERNATE-WORKDAY": False}
"""How some calendars mark a day without words: whether it is off."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong in one line of the file; 0 is the file as a whole."""

    line: int
    said: Said


class UnusableNotice(ValueError):
    """A file that holds no notice; `problems` in the order of its lines."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("; ".join(f"{each.line}: {each.said.text('en')}" for each in problems))
        self.problems = tuple(problems)


@dataclass(frozen=True, slots=True)
class _Named:
    line: int
    day: date
    off: bool


def read_notice(content: bytes, title: str, address: str | None = None) -> Notice:
    """The notice of one year from the bytes of a CSV or ICS file in UTF-8; `title` is the notice's own.

    Raises UnusableNotice with every line that is wrong: a day that is none, of two years, named twice, worked
    though it is no weekend day, or neither off nor worked.
    """
    if len(content) > LARGEST:
        raise _refused("too-large", most=LARGEST)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _refused("not-utf8") from None
    told = _calendar(text) if text.lstrip()[:15].upper() == "BEGIN:VCALENDAR" else _table(text)
    every = list(islice(told, MOST_DAYS + 1))
    if len(every) > MOST_DAYS:
        raise _refused("too-many", most=MOST_DAYS)
    if not every:
        raise _refused("no-days")
    days = [each for each in every if isinstance(each, _Named)]
    problems = [each for each in every if isinstance(each, Problem)] + list(_contradictions(days))
    if problems:
        raise UnusableNotice(sorted(problems, key=lambda problem: problem.line))
    off, made_up = ({each.day for each in days if each.off is kind} for kind in (True, False))
    return Notice(days[0].day.year, (title,), address, frozenset(off), frozenset(made_up))


def with_notice(calendar: WorkingDays, notice: Notice) -> WorkingDays:
    """The calendar with one year's notice added or replaced, under a version of its own."""
    days = sorted(day.isoformat() for day in notice.days_off), sorted(day.isoformat() for day in notice.made_up)
    digest = hashlib.sha256(f"{calendar.version}\0{notice.year}\0{days}".encode()).hexdigest()[:FINGERPRINT_LENGTH]
    notices: Mapping[int, Notice] = {**calendar.notices, notice.year: notice}
    return replace(calendar, notices=notices, version=f"cn-{max(notices)}-{digest}")


def _table(text: str) -> Iterator[_Named | Problem]:
    """The days of a table with a column for the day and one for what it is."""
    rows = csv.reader(io.StringIO(text, newline=""))
    try:
        heads = [head.strip().lower() for head in next(rows, [])]
        columns = {name: _column(heads, known) for name, known in HEADS.items()}
        if None in columns.values():
            yield Problem(1, _say("heads"))
            return
        for row in rows:
            if any(cell.strip() for cell in row):
                yield _row(rows.line_num, [_cell(row, columns[name]) for name in HEADS])
    except csv.Error:
        yield Problem(rows.line_num, _say("no-table"))


def _column(heads: Sequence[str], known: Sequence[str]) -> int | None:
    return next((number for number, head in enumerate(heads) if head in known), None)


def _cell(row: Sequence[str], column: int | None) -> str:
    return row[column].strip() if column is not None and column < len(row) else ""


def _row(line: int, cells: Sequence[str]) -> _Named | Problem:
    written, kind = cells
    day = _day(written)
    if day is None:
        return Problem(line, _say("no-day", text=_shown(written)))
    if kind.lower() not in OFF | WORKED:
        return Problem(line, _say("no-kind", text=_shown(kind)))
    return _Named(line, day, kind.lower() in OFF)


def _calendar(text: str) -> Iterator[_Named | Problem]:
    """The days of each event that says whether it is off or worked."""
    event: dict[str, str] | None = None
    started = 0
    for line, name, value in _properties(text):
        if (name, value.upper()) == ("BEGIN", "VEVENT"):
            event, started = {}, line
        elif (name, value.upper()) == ("END", "VEVENT") and event is not None:
            yield from _event(event, started)
            event = None
        elif event is not None:
            event.setdefault(name, value)


def _properties(text: str) -> Iterator[tuple[int, str, str]]:
    """Line, name and value of each property; a line that begins with a blank goes on with the one before."""
    unfolded: list[tuple[int, str]] = []
    for number, line in enumerate(text.splitlines(), 1):
        if line[:1] in (" ", "\t") and unfolded:
            first, begun = unfolded[-1]
            unfolded[-1] = first, begun + line[1:]
        else:
            unfolded.append((number, line))
    for number, line in unfolded:
        head, _, value = line.partition(":")
        yield number, head.partition(";")[0].strip().upper(), value.strip()


def _event(event: Mapping[str, str], line: int) -> Iterator[_Named | Problem]:
    first, after = _day(event.get("DTSTART", "")), _day(event.get("DTEND", ""))
    if first is None:
        yield Problem(line, _say("no-day", text=_shown(event.get("DTSTART", ""))))
        return
    off = _off(event)
    if off is None:
        yield Problem(line, _say("no-kind", text=_shown(event.get("SUMMARY", ""))))
        return
    if "RRULE" in event or (after is not None and not first < after <= first + timedelta(days=31)):
        yield Problem(line, _say("no-span", text=_shown(event.get("SUMMARY", ""))))
        return
    day = first
    while day < (after or first + ONE_DAY):
        yield _Named(line, day, off)
        day += ONE_DAY


def _off(event: Mapping[str, str]) -> bool | None:
    """Whether an event's days are off; None where it does not say."""
    mark, summary = event.get("X-APPLE-SPECIAL-DAY", "").upper(), event.get("SUMMARY", "")
    if mark in SPECIAL:
        return SPECIAL[mark]
    if SAYS_WORKED.search(summary):
        return False
    return True if SAYS_OFF.search(summary) else None


def _contradictions(days: Sequence[_Named]) -> Iterator[Problem]:
    """Days of another year than the first, named twice, or worked on a weekday."""
    seen: set[date] = set()
    for each in days:
        if each.day.year != days[0].day.year:
            yield Problem(each.line, _say("two-years", day=each.day, year=days[0].day.year))
        if each.day in seen:
            yield Problem(each.line, _say("twice", day=each.day))
        if not each.off and each.day.weekday() <= FRIDAY:
            yield Problem(each.line, _say("weekday-worked", day=each.day))
        seen.add(each.day)


def _day(text: str) -> date | None:
    """A day written as 2027-01-01, 2027/1/1 or 20270101, with or without a time after it."""
    found = re.match(r"(\d{4})([-/]?)(\d{1,2})\2(\d{1,2})(?!\d)", text.strip(), re.ASCII)
    try:
        return date(int(found[1]), int(found[3]), int(found[4])) if found else None
    except ValueError:
        return None


def _shown(text: str) -> str:
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in text[:40])


def _refused(code: str, **values: object) -> UnusableNotice:
    return UnusableNotice([Problem(0, _say(code, **values))])


def _say(code: str, **values: object) -> Said:
    return Said("calendars", code, values)
