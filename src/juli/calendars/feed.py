"""A calendar that other programs subscribe to, as text (RFC 5545): whole days, each with its alarms."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

LINE_OCTETS = 75
PRODUCT = "-//Juli//Days//ZH"
ALARM_HOUR = 9
"""Alarms ring at nine in the morning."""
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class FeedDay:
    """One day of the calendar: what it is known by for good, what is due, and how many days before to ring."""

    uid: str
    day: date
    summary: str
    description: str
    alarms: Sequence[int]


def write_feed(name: str, days: Iterable[FeedDay], stamp: datetime) -> str:
    """The calendar `name` with its days; `stamp` (with a time zone UTC) is when it was made."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    lines += [f"X-WR-CALNAME:{escaped(name)}", "REFRESH-INTERVAL;VALUE=DURATION:PT6H", "X-PUBLISHED-TTL:PT6H"]
    for each in days:
        lines += _event(each, f"{stamp:%Y%m%dT%H%M%SZ}")
    lines.append("END:VCALENDAR")
    return "".join(f"{folded(line)}\r\n" for line in lines)


def escaped(text: str) -> str:
    """Text as a value holds it: backslash, semicolon, comma and line ends written so that they end nothing."""
    plain = _UNPRINTABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    for letter, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        plain = plain.replace(letter, written)
    return plain


def folded(line: str) -> str:
    """A line cut into lines of at most 75 octets, never within a letter; those after the first begin with a blank."""
    parts, length = [""], 0
    for letter in line:
        octets = len(letter.encode())
        if length + octets > LINE_OCTETS:
            parts.append("")
            length = 1
        parts[-1] += letter
        length += octets
    return "\r\n ".join(parts)


def _event(each: FeedDay, stamp: str) -> Iterator[str]:
    yield from ("BEGIN:VEVENT", f"UID:{escaped(each.uid)}", f"DTSTAMP:{stamp}")
    yield f"DTSTART;VALUE=DATE:{each.day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{each.day + timedelta(days=1):%Y%m%d}"
    yield from (f"SUMMARY:{escaped(each.summary)}", f"DESCRIPTION:{escaped(each.description)}")
    yield from ("TRANSP:TRANSPARENT", "CLASS:PRIVATE")
    for days in each.alarms:
        yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{escaped(each.summary)}")
        # A whole day begins at midnight; the alarm rings so many days before, in the morning.
        yield from (f"TRIGGER:-P{days - 1}DT{24 - ALARM_HOUR}H", "END:VALARM")
    yield "END:VEVENT"
