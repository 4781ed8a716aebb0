"""The fee rate over time: what was really taken in percent, beside the line of what was agreed."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from juli.charts.drawing import Drawing
from juli.charts.look import ACCENT, ACCENT_MID, INK, INK_3, LINE, LINE_2, SMALL, SURFACE, rule, words
from juli.charts.markup import Element, element
from juli.charts.measure import fitted, text_width
from juli.charts.scales import Scale, month_ticks, round_ticks

_RIGHT, _BOTTOM, _TOP, _ROW, _EDGE = 12, 26, 10, 16, 8
_WIDE = 480
"""From this width on, the agreed rates are named at the end of their lines; below, the words beside say them."""
_LABEL_ROOM = 108
_RARE = 33
"""One sale in so many may stand out of the range, so that one odd fee does not flatten all others."""
_LEAST = 300
"""The range reaches 0.30 % at least."""
_HEADROOM = 110
"""Percent of the highest rate that the range reaches at least."""
_MANY = (1, 4, 9)
_SIZES = (6.5, 8.5, 10.5, 12.5)
"""How large a mark is: for one sale, up to four, up to nine, more."""
_RIM = 3.0
_PERCENT = 1_000


@dataclass(frozen=True, slots=True)
class Mark:
    """Sales of one day, or of days close together, at one rate in hundred-thousandths.

    `above` says whether more was taken than agreed, None where nothing is known to compare with.
    """

    day: date
    rate_e5: int
    count: int = 1
    above: bool | None = None


@dataclass(frozen=True, slots=True)
class Level:
    """An agreed percent from the day `first` through `last`."""

    first: date
    last: date
    rate_e5: int
    label: str


@dataclass(frozen=True, slots=True)
class Change:
    """A day on which the way of charging changed, with few words."""

    day: date
    label: str


@dataclass(frozen=True, slots=True)
class RateWords:
    """The words of the axes: twelve names of months, and how a year is written ("{year}")."""

    months: tuple[str, ...]
    year: str


@dataclass(frozen=True, slots=True)
class RateChart:
    """Everything one chart shows, from the day `first` through `last`."""

    title: str
    description: str
    first: date
    last: date
    marks: tuple[Mark, ...]
    levels: tuple[Level, ...]
    changes: tuple[Change, ...]
    words: RateWords


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where the marks stand: between left and right, top and bottom."""

    days: Scale
    rates: Scale
    left: float
    right: float
    top: float
    bottom: float

    def x(self, day: date) -> float:
        return self.days.at(day.toordinal())


def draw_rates(chart: RateChart, width: int) -> Drawing:
    """The chart at one width. Marks above the range stand as triangles at its upper edge."""
    height = 260 if width >= _WIDE else 240
    placed, rows = _placed_changes(chart, _days(chart, width), width)
    frame = _frame(chart, width, height, _TOP + _ROW * rows)
    items = (
        *_grid(frame, round_ticks(_highest(chart))),
        *_months(chart, frame),
        *_change_lines(chart.changes, placed, frame),
        *_levels(chart.levels, frame),
        *_marks(chart.marks, frame),
        *(_level_labels(chart.levels, frame) if width >= _WIDE else ()),
    )
    return Drawing(width, height, chart.title, chart.description, items)


def out_of_range(chart: RateChart) -> int:
    """How many sales stand above the range of the chart."""
    top = round_ticks(_highest(chart))[-1]
    return sum(mark.count for mark in chart.marks if mark.rate_e5 > top)


def _days(chart: RateChart, width: int) -> Scale:
    named = bool(chart.levels) and width >= _WIDE
    right = width - (_LABEL_ROOM if named else _RIGHT)
    labels = (text_width(f"{_percent(tick)}%", SMALL) for tick in round_ticks(_highest(chart)))
    return Scale(chart.first.toordinal(), chart.last.toordinal(), max(labels) + 2.0 * _EDGE, right - _EDGE)


def _frame(chart: RateChart, width: int, height: int, top: float) -> _Frame:
    days, bottom = _days(chart, width), height - _BOTTOM
    rates = Scale(0, round_ticks(_highest(chart))[-1], bottom, top)
    return _Frame(days, rates, days.start - _EDGE, days.end + _EDGE, top, bottom)


def _highest(chart: RateChart) -> int:
    """The rate the range must reach: all but rare marks, and every agreed rate."""
    agreed = max((level.rate_e5 for level in chart.levels), default=0)
    rates = sorted(mark.rate_e5 for mark in chart.marks for _ in range(mark.count))
    if not rates:
        return max(agreed, _LEAST) * _HEADROOM // 100
    usual = max(rates[-(len(rates) // _RARE) - 1], agreed)
    return max(rates[-1] if rates[-1] <= 2 * usual else usual, _LEAST) * _HEADROOM // 100


def _grid(frame: _Frame, ticks: Sequence[int]) -> Iterator[Element]:
    for tick in ticks:
        y = frame.rates.at(tick)
        yield rule(frame.left, y, frame.right, y, colour=LINE if tick else LINE_2)
        yield words(f"{_percent(tick)}%", frame.left - 6, y + 4, anchor="end")


def _months(chart: RateChart, frame: _Frame) -> Iterator[Element]:
    room = max(text_width(label, SMALL) for label in (*chart.words.months, chart.words.year.format(year=2026))) + 10
    ends = frame.left
    for day in month_ticks(chart.first, chart.last, int((frame.right - frame.left) // room)):
        label = _month_label(day, chart.words)
        x = _inside(frame.x(day), text_width(label, SMALL), frame.left, frame.right)
        if x - text_width(label, SMALL) / 2 >= ends:
            yield rule(frame.x(day), frame.bottom, frame.x(day), frame.bottom + 4, colour=LINE_2)
            yield words(label, x, frame.bottom + 18, anchor="middle")
            ends = x + text_width(label, SMALL) / 2 + 6


def _month_label(day: date, said: RateWords) -> str:
    return said.year.format(year=day.year) if day.month == 1 else said.months[day.month - 1]


Placed = tuple[float, int, str]
"""A label of a change: the middle of it, its row from the top, its words."""


def _placed_changes(chart: RateChart, days: Scale, width: int) -> tuple[list[Placed], int]:
    """Labels that do not touch, on at most two rows; one that finds no room is left to the words beside."""
    placed: list[Placed] = []
    ends = [0.0, 0.0]
    for change in chart.changes:
        label = fitted(change.label, SMALL, width - 16)
        half = text_width(label, SMALL) / 2
        middle = _inside(days.at(change.day.toordinal()), half * 2, 2, width - 2)
        row = next((row for row, end in enumerate(ends) if middle - half >= end), None)
        if row is not None:
            ends[row] = middle + half + 8
            placed.append((middle, row, label))
    return placed, max((row + 1 for _, row, _ in placed), default=0)


def _change_lines(changes: Iterable[Change], placed: Iterable[Placed], frame: _Frame) -> Iterator[Element]:
    for change in changes:
        x = frame.x(change.day)
        yield rule(x, frame.top - 4, x, frame.bottom, colour=INK_3)
    for middle, row, label in placed:
        yield words(label, middle, _TOP + 4 + _ROW * row, anchor="middle", colour=INK)


def _levels(levels: Sequence[Level], frame: _Frame) -> Iterator[Element]:
    """Each agreed rate as a line, joined where the next begins as it ends."""
    for level in levels:
        y = frame.rates.at(level.rate_e5)
        start = frame.left if level.first.toordinal() <= frame.days.low else frame.x(level.first)
        end = frame.right if level.last.toordinal() >= frame.days.high else frame.x(level.last)
        yield rule(start, y, end, y, colour=INK, width=2)
    for before, after in pairwise(levels):
        if before.last < after.first and (after.first - before.last).days == 1:
            x = frame.x(after.first)
            yield rule(x, frame.rates.at(before.rate_e5), x, frame.rates.at(after.rate_e5), colour=INK, width=2)


def _level_labels(levels: Sequence[Level], frame: _Frame) -> Iterator[Element]:
    """The agreed rates that hold on the last day, at the right edge, one under another."""
    current = {level.label: level.rate_e5 for level in levels if level.last.toordinal() >= frame.days.high}
    lowest = frame.bottom + 4
    for label, rate in sorted(current.items(), key=lambda each: each[1]):
        y = min(frame.rates.at(rate) + 4, lowest)
        if y < frame.top + 6:
            return
        yield words(fitted(label, SMALL, _LABEL_ROOM - 10), frame.right + 8, y, colour=INK)
        lowest = y - _ROW


def _marks(marks: Sequence[Mark], frame: _Frame) -> Iterator[Element]:
    inside = [mark for mark in marks if mark.rate_e5 <= frame.rates.high]
    for above in (False, None, True):
        for number, size in enumerate(_SIZES):
            places = [_place(mark, frame) for mark in inside if mark.above is above and _size(mark) == number]
            if places:
                yield from _dots("".join(places), size, above)
    for above in (False, None, True):
        over = [frame.x(mark.day) for mark in marks if mark.above is above and mark.rate_e5 > frame.rates.high]
        if over:
            triangles = "".join(f"M{x - 4.5:.1f} {frame.top + 8:.1f}l4.5 -8l4.5 8z" for x in over)
            fill = SURFACE if above is False else _colour(above)
            yield element("path", d=triangles, fill=fill, stroke=_colour(above), stroke_width=1.5)


def _place(mark: Mark, frame: _Frame) -> str:
    return f"M{frame.x(mark.day):.1f} {frame.rates.at(mark.rate_e5):.1f}h.01"


def _size(mark: Mark) -> int:
    return next((number for number, most in enumerate(_MANY) if mark.count <= most), len(_MANY))


def _dots(places: str, size: float, above: bool | None) -> Iterator[Element]:
    """Filled where too much was taken, hollow where as agreed, pale where nothing is known."""
    yield _stroke(places, size, _colour(above))
    if above is False:
        yield _stroke(places, size - _RIM, SURFACE)


def _colour(above: bool | None) -> str:
    return ACCENT_MID if above is None else ACCENT


def _stroke(places: str, size: float, colour: str) -> Element:
    return element("path", d=places, fill="none", stroke=colour, stroke_width=size, stroke_linecap="round")


def _inside(middle: float, width: float, left: float, right: float) -> float:
    """The middle of a text of `width`, moved so that it stays between the edges."""
    return max(left + width / 2, min(middle, right - width / 2))


def _percent(rate_e5: int) -> str:
    whole, part = divmod(rate_e5, _PERCENT)
    return f"{whole}.{part:03d}".rstrip("0").removesuffix(".")
