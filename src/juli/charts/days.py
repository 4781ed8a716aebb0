"""What came and what went, day by day: two columns a day, the second one outlined, over one axis of whole numbers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from juli.charts.drawing import Drawing
from juli.charts.look import ACCENT, ACCENT_MID, LINE, SMALL, SURFACE, box, rule, words
from juli.charts.markup import Element
from juli.charts.measure import text_width

_HEIGHT, _TOP, _BOTTOM, _GAP = 200, 12, 24, 8
_WIDEST = 28.0


@dataclass(frozen=True, slots=True)
class DayPair:
    """One day, or one week: how it is written below, how many came and how many went."""

    label: str
    came: int
    went: int


def draw_days(days: Sequence[DayPair], width: int, title: str, description: str) -> Drawing:
    """The days from left to right. Labels that would touch the one before are left out."""
    most = max((max(day.came, day.went) for day in days), default=0)
    left = text_width(str(most), SMALL) + _GAP
    items: list[Element] = list(_axis(most, left, width))
    slot = (width - left) / max(1, len(days))
    free = 0.0
    for number, day in enumerate(days):
        begin = left + number * slot
        items += _columns(day, begin, slot, most)
        room = text_width(day.label, SMALL)
        middle = begin + slot / 2
        if middle - room / 2 >= free and middle + room / 2 <= width:
            items.append(words(day.label, middle, _HEIGHT - 6, anchor="middle"))
            free = middle + room / 2 + _GAP
    return Drawing(width, _HEIGHT, title, description, tuple(items))


def _axis(most: int, left: float, width: int) -> Iterator[Element]:
    for value in sorted({0, most // 2, most}):
        y = _place(value, most)
        yield rule(left, y, width, y, colour=LINE)
        yield words(str(value), left - _GAP, y + 4, anchor="end")


def _columns(day: DayPair, begin: float, slot: float, most: int) -> Iterator[Element]:
    each = min(_WIDEST, slot * 0.8 / 2)
    start = begin + slot / 2 - each
    base = _place(0, most)
    if day.came:
        y = _place(day.came, most)
        yield box(start, y, max(1.0, each - 1), base - y, ACCENT)
    if day.went:
        y = _place(day.went, most)
        edge = min(1.0, each / 4)
        yield box(
            start + each + edge / 2,
            y + edge / 2,
            max(0.5, each - 1 - edge),
            max(0.5, base - y - edge),
            SURFACE,
            stroke=ACCENT_MID,
            stroke_width=edge,
        )


def _place(value: int, most: int) -> float:
    return _HEIGHT - _BOTTOM - (value / most if most else 0) * (_HEIGHT - _BOTTOM - _TOP)
