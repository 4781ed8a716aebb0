"""A calendar of money that was taken or came back: months as they hang on a wall, with the days marked."""

from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Literal

from juli.charts.drawing import Drawing
from juli.charts.look import ACCENT, INK, INK_2, INK_3, SMALL, SURFACE, box, words
from juli.charts.markup import Element, element
from juli.charts.measure import fitted, text_width

MOST_MONTHS = 24
"""Months in one drawing; the table beside holds every charge."""

_CELL, _GAP, _LEAST, _TITLE, _ROW = 22.0, 18, 154, 22, 16
_WEEK, _WEEKS = 7, 6
_MOST_ROWS = 6

Standing = Literal["faulted", "plain", "back"]
_FIRST: Sequence[Standing] = ("faulted", "plain", "back")
"""Which mark a day gets where it has several."""


@dataclass(frozen=True, slots=True)
class Marked:
    """Money on a day. "faulted" is taken against the agreement, "back" is paid back, "plain" is neither."""

    day: date
    label: str
    amount: str
    standing: Standing


@dataclass(frozen=True, slots=True)
class CalendarWords:
    """Seven short names from Monday on; how a month ("{year} {month}") and how many more ("{count}") are written."""

    weekdays: tuple[str, ...]
    months: tuple[str, ...]
    title: str
    more: str


Month = tuple[tuple[int, int], tuple[Marked, ...]]


def months_of(marked: Iterable[Marked]) -> Sequence[Month]:
    """The months that hold something, in order, each with what it holds in order of days."""
    ordered = sorted(marked, key=lambda each: each.day)
    return [(month, tuple(days)) for month, days in groupby(ordered, key=lambda each: (each.day.year, each.day.month))]


def draw_calendar(marked: Sequence[Marked], width: int, said: CalendarWords, title: str, description: str) -> Drawing:
    """The first months that hold something, as many beside each other as fit."""
    months = months_of(marked)[:MOST_MONTHS]
    columns = max(1, (width + _GAP) // (_LEAST + _GAP))
    room = (width - _GAP * (columns - 1)) / columns
    items: list[Element] = []
    top = 0.0
    for start in range(0, len(months), columns):
        row = months[start : start + columns]
        for column, month in enumerate(row):
            items += _month(month, column * (room + _GAP), top, room, said)
        top += max(_height(month) for month in row) + _GAP
    return Drawing(width, max(1, round(top - _GAP)), title, description, tuple(items))


def _height(month: Month) -> float:
    return _TITLE + _CELL * (_weeks(month[0]) + 1) + _ROW * min(len(month[1]), _MOST_ROWS) + 8


def _weeks(month: tuple[int, int]) -> int:
    first, days = monthrange(*month)
    return -(-(first + days) // _WEEK)


def _month(month: Month, left: float, top: float, room: float, said: CalendarWords) -> Iterator[Element]:
    (year, number), marked = month
    yield words(said.title.format(year=year, month=said.months[number - 1]), left, top + 14, colour=INK, size=13)
    step = min(room / _WEEK, _CELL + 4)
    for place, name in enumerate(said.weekdays):
        yield words(name, left + step * (place + 0.5), top + _TITLE + 15, anchor="middle", colour=INK_3)
    first, days = monthrange(year, number)
    standings = _standings(marked)
    for day in range(1, days + 1):
        week, place = divmod(first + day - 1, _WEEK)
        middle, base = left + step * (place + 0.5), top + _TITLE + _CELL * (week + 1)
        yield from _day(day, middle, base, standings.get(day))
    lowest = top + _TITLE + _CELL * (_weeks(month[0]) + 1) + 8
    yield from _listed(marked, left, lowest, min(room, step * _WEEK + _GAP), said)


def _standings(marked: Iterable[Marked]) -> dict[int, Standing]:
    found: dict[int, set[Standing]] = {}
    for each in marked:
        found.setdefault(each.day.day, set()).add(each.standing)
    return {day: next(each for each in _FIRST if each in held) for day, held in found.items()}


def _day(day: int, middle: float, base: float, standing: Standing | None) -> Iterator[Element]:
    """Filled where faulted, framed where merely taken, in a ring where it came back."""
    x, y, side = middle - 10, base + 1, 20
    if standing == "faulted":
        yield box(x, y, side, side, ACCENT, rx=4)
    elif standing == "plain":
        yield box(x + 0.75, y + 0.75, side - 1.5, side - 1.5, SURFACE, rx=4, stroke=ACCENT, stroke_width=1.5)
    elif standing == "back":
        ring = {"stroke": ACCENT, "stroke_width": 1.5, "stroke_dasharray": "3 2"}
        yield element("circle", cx=middle, cy=base + 11, r=9.5, fill=SURFACE, **ring)
    colour = SURFACE if standing == "faulted" else INK if standing else INK_3
    yield words(str(day), middle, base + 15, anchor="middle", colour=colour)


def _listed(marked: Sequence[Marked], left: float, top: float, room: float, said: CalendarWords) -> Iterator[Element]:
    """What was taken, under the month; where it is much, the first of it and how many more."""
    shown = marked if len(marked) <= _MOST_ROWS else marked[: _MOST_ROWS - 1]
    for number, each in enumerate(shown):
        y = top + _ROW * number + 8
        label = fitted(f"{each.day.day}  {each.label}", SMALL, room - text_width(each.amount, SMALL) - 6)
        yield words(label, left, y, colour=INK_2)
        yield words(each.amount, left + room, y, anchor="end", colour=INK)
    if len(shown) < len(marked):
        more = said.more.format(count=len(marked) - len(shown))
        yield words(more, left, top + _ROW * len(shown) + 8, colour=INK_2)
