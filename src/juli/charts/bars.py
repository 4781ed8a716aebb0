"""Parts of a whole as bars: each under its label, with its amount at the end of the line."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from juli.charts.drawing import Drawing
from juli.charts.look import ACCENT, INK, LINE_HEIGHT, SUNKEN, SURFACE, box, words
from juli.charts.markup import Element
from juli.charts.measure import text_width, wrapped

_SIZE, _BAR, _GAP, _BETWEEN = 13, 10, 14, 16
_LEAST = 2.0
"""However small its part, a bar is seen."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One part. `value` decides the length, `amount` is how it is written; an `outlined` bar is not filled."""

    label: str
    value: int
    amount: str
    outlined: bool = False


def draw_bars(bars: Sequence[Bar], width: int, title: str, description: str) -> Drawing:
    """Bars in the order given, the longest as wide as the drawing."""
    most = max((bar.value for bar in bars), default=0)
    items: list[Element] = []
    top = 0.0
    for bar in bars:
        lines = wrapped(bar.label, _SIZE, width - text_width(bar.amount, _SIZE) - _BETWEEN) or ("",)
        items += _row(bar, lines, top, width, most)
        top += _height(lines)
    return Drawing(width, max(1, round(top - _GAP)), title, description, tuple(items))


def _height(lines: Sequence[str]) -> float:
    return len(lines) * LINE_HEIGHT + _BAR + _GAP + 2


def _row(bar: Bar, lines: Sequence[str], top: float, width: int, most: int) -> Iterator[Element]:
    for number, line in enumerate(lines):
        yield words(line, 0, top + LINE_HEIGHT * (number + 1) - 4, colour=INK, size=_SIZE)
    yield words(bar.amount, width, top + LINE_HEIGHT - 4, anchor="end", colour=INK, size=_SIZE)
    y = top + len(lines) * LINE_HEIGHT + 2
    length = max(_LEAST, bar.value / most * width) if most else _LEAST
    yield box(0, y, width, _BAR, SUNKEN)
    if bar.outlined:
        yield box(0.75, y + 0.75, max(length - 1.5, 1.0), _BAR - 1.5, SURFACE, stroke=ACCENT, stroke_width=1.5)
    else:
        yield box(0, y, length, _BAR, ACCENT)
