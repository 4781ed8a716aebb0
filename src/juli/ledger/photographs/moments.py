"""Days and times as pictures show them: with the blank between them lost, and sometimes without a year."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

from juli.ledger.photographs.amounts import plain_text

_YEAR = r"(?P<y>20\d{2})\s?[-/.年]\s?"
_MONTH = r"(?P<m>\d{1,2})\s?[-/.月]\s?"
_CLOCK = r"(?P<H>\d{1,2})\s?[:;.时点]\s?(?P<M>\d{2})(?:\s?[:;.分]\s?(?P<S>\d{2}))?(?!\d)"
_GAP = r"(?:\s?[日号]\s?|\s?T|\s)\s?(?:(?:周|星期)[一二三四五六日天]\s?)?"
_FORMS = tuple(
    re.compile(form, re.ASCII)
    for form in (
        rf"(?<!\d){_YEAR}{_MONTH}(?P<d>\d{{1,2}}){_GAP}{_CLOCK}",
        rf"(?<!\d){_YEAR}{_MONTH}(?P<run>\d{{2,4}})[:;](?P<M>\d{{2}})(?:[:;.](?P<S>\d{{2}}))?(?!\d)",
        r"(?<!\d)(?P<y>20\d{2})(?P<m>[01]\d)(?P<d>[0-3]\d)\s?(?P<H>[0-2]\d):?(?P<M>[0-5]\d):?(?P<S>[0-5]\d)?(?!\d)",
        rf"(?<!\d){_YEAR}{_MONTH}(?P<d>\d{{1,2}})(?!\d)(?:\s?[日号])?",
        r"(?<!\d)(?P<y>20\d{2})(?P<m>[01]\d)(?P<d>[0-3]\d)(?!\d)",
        rf"(?<![\d年/.-])(?P<m>\d{{1,2}})\s?[-/月]\s?(?P<d>\d{{1,2}}){_GAP}{_CLOCK}",
        r"(?<![\d年/.-])(?P<m>\d{2})\s?[-/月]\s?(?P<run>\d{4})[:;](?P<M>\d{2})(?:[:;.](?P<S>\d{2}))?(?!\d)",
        r"(?<![\d年/.-])(?P<m>\d{1,2})\s?月\s?(?P<d>\d{1,2})\s?[日号]",
        r"(?<![\d/.-])(?P<m>\d{2})[-/](?P<d>\d{2})(?![\d/.-])",
        r"(?<![\d:;.])(?P<H>\d{1,2}):(?P<M>\d{2})(?::(?P<S>\d{2}))?(?![\d:;.])",
    )
)
"""Day and time, the two run together, only digits, a day; the same without a year; a time alone."""

_COLONS = (":", ";")
"""Behind a time they show that its seconds were not made out."""
_READ_AS = str.maketrans("OoQDlI|", "0000111")
_NO_YEAR = 2000
"""A leap year to try a day without one in."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, a time or both: `text` as YYYY-MM-DD HH:MM:SS as far as it is known, with its doubts.

    `start` and `end` tell where in the text it stands.
    """

    text: str
    has_day: bool
    has_time: bool
    start: int
    end: int
    doubts: tuple[str, ...] = ()


def moment_in(text: str) -> Moment | None:
    """The first moment in a text; None where there is none. Letters among its digits are left to a person."""
    plain = plain_text(text)
    found, mended = _first(plain), _first(plain.translate(_READ_AS))
    if mended is not None and (found is None or _fullness(mended) > _fullness(found)):
        has_day, has_time = "m" in mended.groupdict(), mended.groupdict().get("M") is not None
        seen = plain[mended.start() : mended.end()]
        return Moment(seen, has_day, has_time, mended.start(), mended.end(), ("letters",))
    return None if found is None else _moment(found)


def joined(day: Moment, time: Moment) -> Moment:
    """A day and a time that stand apart, as one moment; the time of a day that has one already is passed over."""
    if day.has_time or not time.has_time:
        return day
    doubts = tuple(code for code in (*day.doubts, *time.doubts) if code not in ("no-time", "no-day"))
    return Moment(f"{day.text} {time.text}", True, True, day.start, day.end, doubts)


def _first(text: str) -> re.Match[str] | None:
    """The match that begins first; of those, the one of the fuller form."""
    matches = (found for form in _FORMS if (found := form.search(text)))
    return min(matches, key=lambda found: found.start(), default=None)


def _fullness(found: re.Match[str]) -> int:
    return sum(part is not None for part in found.groupdict().values())


def _moment(found: re.Match[str]) -> Moment:
    parts = found.groupdict()
    readings = list(dict.fromkeys(_readings(parts)))
    has_day, has_time = "m" in parts, parts.get("M") is not None
    place = (has_day, has_time, found.start(), found.end())
    if len(readings) != 1:
        return Moment(found.group(), *place, ("glued" if readings else "impossible",))
    doubts = (
        *(("no-year",) if has_day and "y" not in parts else ()),
        *(("no-time",) if not has_time else ()),
        *(("no-seconds",) if has_time and found.string[found.end() : found.end() + 1] in _COLONS else ()),
        *(("no-day",) if not has_day else ()),
    )
    return Moment(readings[0], *place, doubts)


def _readings(parts: dict[str, str | None]) -> Iterator[str]:
    """Every way to read the digits as a moment that exists; a day and an hour run together may have two."""
    for day, hour in _days_and_hours(parts):
        clock = (int(hour), int(parts.get("M") or 0), int(parts.get("S") or 0))
        try:
            on = date(int(parts.get("y") or _NO_YEAR), int(parts.get("m") or 1), int(day))
            moment = datetime.combine(on, time(*clock))
        except ValueError:
            continue
        day_form = "%Y-%m-%d" if parts.get("y") else "%m-%d" if parts.get("m") else ""
        yield moment.strftime(" ".join(filter(None, (day_form, "%H:%M:%S" if parts.get("M") else ""))))


def _days_and_hours(parts: dict[str, str | None]) -> Iterator[tuple[str, str]]:
    run = parts.get("run")
    if run is None:
        yield parts.get("d") or "1", parts.get("H") or "0"
        return
    for split in (1, 2):
        if 1 <= len(run) - split <= 2:
            yield run[:split], run[split:]
