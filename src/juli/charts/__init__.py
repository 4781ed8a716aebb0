"""Charts as SVG, drawn without a browser: still pictures that need no script and pass a strict CSP.

    drawing = draw_rates(RateChart(...), width=680)
    markup(drawing.svg("rate-credit"))

A chart comes in as plain data and words, and goes out as a `Drawing`, once for each width it is shown at. Shape
tells what colour tells, so that a black and white print says the same; a title and a description say the
result in words. Geometry is float; money and percents come in as integers.
"""

from juli.charts.bars import Bar, draw_bars
from juli.charts.calendar import CalendarWords, Marked, draw_calendar, months_of
from juli.charts.days import DayPair, draw_days
from juli.charts.drawing import Drawing
from juli.charts.markup import Element, element, markup
from juli.charts.rates import Change, Level, Mark, RateChart, RateWords, draw_rates, out_of_range

__all__ = [
    "Bar",
    "CalendarWords",
    "Change",
    "DayPair",
    "Drawing",
    "Element",
    "Level",
    "Mark",
    "Marked",
    "RateChart",
    "RateWords",
    "draw_bars",
    "draw_calendar",
    "draw_days",
    "draw_rates",
    "element",
    "markup",
    "months_of",
    "out_of_range",
]
