"""The geometry of the charts: all inside the frame, nothing over anything, larger values further out."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import combinations, pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from juli.charts import (
    Bar,
    CalendarWords,
    Change,
    DayPair,
    Drawing,
    Level,
    Mark,
    Marked,
    RateChart,
    RateWords,
    draw_bars,
    draw_calendar,
    draw_days,
    draw_rates,
    element,
    markup,
    months_of,
    out_of_range,
)
from juli.charts.measure import fitted, text_width, wrapped
from juli.charts.scales import Scale, month_ticks, round_ticks

WIDTHS = (326, 680)
SVG = "{http://www.w3.org/2000/svg}"
NUMBER = r"-?\d+(?:\.\d+)?"
MONTHS = tuple(f"{number}月" for number in range(1, 13))
RATE_WORDS = RateWords(MONTHS, "{year}年")
CALENDAR_WORDS = CalendarWords(tuple("一二三四五六日"), MONTHS, "{year}年{month}", "另有 {count} 笔")
FIRST = date(2024, 2, 29)

Box = tuple[float, float, float, float]

rates = st.one_of(st.integers(0, 1_000), st.integers(0, 5_000), st.integers(0, 400_000))
words = st.text(alphabet="信用卡另加元每月 abcXYZ.%&<>\"'", max_size=40)


@st.composite
def rate_charts(draw: st.DrawFn) -> RateChart:
    span = draw(st.integers(0, 1_500))
    days = st.integers(0, span).map(lambda number: FIRST + timedelta(number))
    marks = st.builds(Mark, days, rates, st.integers(1, 40), st.sampled_from([True, False, None]))
    levels = st.builds(
        lambda one, other, rate, label: Level(min(one, other), max(one, other), rate, label), days, days, rates, words
    )
    return RateChart(
        title=draw(words),
        description=draw(words),
        first=FIRST,
        last=FIRST + timedelta(span),
        marks=tuple(draw(st.lists(marks, max_size=30))),
        levels=tuple(draw(st.lists(levels, max_size=5))),
        changes=tuple(draw(st.lists(st.builds(Change, days, words), max_size=6))),
        words=RATE_WORDS,
    )


marked = st.builds(
    Marked,
    st.integers(0, 900).map(lambda number: FIRST + timedelta(number)),
    words,
    st.sampled_from(["99.00", "1,299.00", "10,000,000.00"]),
    st.sampled_from(["faulted", "plain", "back"]),
)
bars = st.builds(Bar, words, st.integers(0, 10**13), st.just("100,000,000,000.00"), st.booleans())


def parsed(drawing: Drawing) -> ElementTree.Element:
    return ElementTree.fromstring(markup(drawing.svg("one")))


def boxes_of_texts(root: ElementTree.Element) -> Iterator[tuple[str, Box]]:
    """Where each text stands, from the top of its tallest mark to the foot of its lowest."""
    for text in root.iter(f"{SVG}text"):
        x, y, size = float(text.get("x", "")), float(text.get("y", "")), int(text.get("font-size", ""))
        width = text_width(text.text or "", size)
        left = x - width * {"start": 0, "middle": 0.5, "end": 1}[text.get("text-anchor", "")]
        yield text.text or "", (left, y - size * 0.8, left + width, y + size * 0.2)


def points(root: ElementTree.Element) -> Iterator[tuple[float, float]]:
    for line in root.iter(f"{SVG}line"):
        yield from ((float(line.get(f"x{end}", "")), float(line.get(f"y{end}", ""))) for end in (1, 2))
    for box in root.iter(f"{SVG}rect"):
        x, y = float(box.get("x", "")), float(box.get("y", ""))
        yield from ((x, y), (x + float(box.get("width", "")), y + float(box.get("height", ""))))
    for path in root.iter(f"{SVG}path"):
        yield from ((float(x), float(y)) for x, y in re.findall(rf"M({NUMBER}) ({NUMBER})", path.get("d", "")))


def check_drawing(drawing: Drawing) -> ElementTree.Element:
    """What holds of every drawing whatever it shows."""
    root = parsed(drawing)
    assert root.get("viewBox") == f"0 0 {drawing.width} {drawing.height}"
    assert [root[0].tag, root[1].tag] == [f"{SVG}title", f"{SVG}desc"]
    for x, y in points(root):
        assert -0.1 <= x <= drawing.width + 0.1, x
        assert -0.1 <= y <= drawing.height + 0.1, y
    texts = [each for each in boxes_of_texts(root) if each[0].strip()]
    for told, (left, top, right, bottom) in texts:
        assert -0.1 <= left < right <= drawing.width + 0.1, told
        assert -0.1 <= top < bottom <= drawing.height + 3, told
    for (one, a), (other, b) in combinations(texts, 2):
        apart = a[2] <= b[0] + 0.1 or b[2] <= a[0] + 0.1 or a[3] <= b[1] + 0.1 or b[3] <= a[1] + 0.1
        assert apart, (one, other, a, b)
    return root


@given(rate_charts(), st.sampled_from(WIDTHS))
@settings(max_examples=150, deadline=None)
def test_a_chart_of_rates_stays_in_its_frame_and_no_text_stands_on_another(chart: RateChart, width: int) -> None:
    root = check_drawing(draw_rates(chart, width))
    seen = sum(mark.count for mark in chart.marks)
    assert 0 <= out_of_range(chart) <= max(1, seen // 33 + 40)
    assert root[0].text == (chart.title or None)


@given(st.lists(marked, min_size=1, max_size=60), st.sampled_from(WIDTHS))
@settings(max_examples=80, deadline=None)
def test_a_calendar_stays_in_its_frame_and_marks_every_day(charges: Sequence[Marked], width: int) -> None:
    root = check_drawing(draw_calendar(charges, width, CALENDAR_WORDS, "t", "d"))
    shown = months_of(charges)[:24]
    days = {each.day for _, month in shown for each in month}
    assert len(list(root.iter(f"{SVG}rect"))) + len(list(root.iter(f"{SVG}circle"))) == len(days)


@given(st.lists(bars, max_size=15), st.sampled_from(WIDTHS))
@settings(max_examples=80, deadline=None)
def test_bars_stay_in_their_frame_and_a_larger_part_is_no_shorter(parts: Sequence[Bar], width: int) -> None:
    root = check_drawing(draw_bars(parts, width, "t", "d"))
    lengths = [float(rect.get("width", "")) for rect in root.iter(f"{SVG}rect")][1::2]
    assert len(lengths) == len(parts)
    filled = sorted((part.value, length) for part, length in zip(parts, lengths, strict=True) if not part.outlined)
    assert all(before[1] <= after[1] for before, after in pairwise(filled))


pairs = st.builds(DayPair, st.sampled_from(["11-26", "1-02", ""]), st.integers(0, 10**6), st.integers(0, 10**6))


@given(st.lists(pairs, max_size=91), st.sampled_from(WIDTHS))
@settings(max_examples=80, deadline=None)
def test_days_stay_in_their_frame_and_the_more_the_higher(days: Sequence[DayPair], width: int) -> None:
    root = check_drawing(draw_days(days, width, "title", "description"))
    heights = [float(box.get("height", "")) for box in root.iter(f"{SVG}rect")]
    assert len(heights) == sum(bool(day.came) + bool(day.went) for day in days)
    came = [day.came for day in days if day.came]
    filled = [float(box.get("height", "")) for box in root.iter(f"{SVG}rect") if box.get("stroke") is None]
    for (one, a), (other, b) in combinations(zip(came, filled, strict=True), 2):
        assert (one > other) <= (a >= b)


def test_a_sale_stands_where_its_day_and_rate_say() -> None:
    """600 of 1,000 on the axis is three fifths of the way up; the middle day is in the middle."""
    marks = (Mark(FIRST, 0), Mark(FIRST + timedelta(50), 600, above=True), Mark(FIRST + timedelta(100), 900))
    chart = RateChart("t", "d", FIRST, FIRST + timedelta(100), marks, (), (), RATE_WORDS)
    drawn = parsed(draw_rates(chart, 680))
    filled = next(path for path in drawn.iter(f"{SVG}path") if path.get("stroke") == "#155e70")
    x, y = map(float, re.findall(NUMBER, filled.get("d", ""))[:2])
    texts = {text.text: float(text.get("y", "")) - 4 for text in drawn.iter(f"{SVG}text")}
    assert y == pytest.approx(texts["0%"] + 0.6 * (texts["1%"] - texts["0%"]), abs=0.1)
    lines = [line for line in drawn.iter(f"{SVG}line") if line.get("y1") == line.get("y2")]
    assert x == pytest.approx((float(lines[0].get("x1", "")) + float(lines[0].get("x2", ""))) / 2, abs=0.1)


def test_what_was_taken_too_much_is_told_apart_without_colour() -> None:
    """As agreed is a ring: a white dot on a coloured one. Too much is the dot alone."""
    for above, strokes in ((True, 1), (None, 1), (False, 2)):
        chart = RateChart("t", "d", FIRST, FIRST, (Mark(FIRST, 600, above=above),), (), (), RATE_WORDS)
        assert len(list(parsed(draw_rates(chart, 326)).iter(f"{SVG}path"))) == strokes


def test_one_odd_fee_does_not_flatten_all_others() -> None:
    usual = [Mark(FIRST + timedelta(day), 600) for day in range(99)]
    chart = RateChart("t", "d", FIRST, FIRST + timedelta(99), (*usual, Mark(FIRST, 300_000)), (), (), RATE_WORDS)
    assert out_of_range(chart) == 1
    assert "0.8%" in {text.text for text in parsed(draw_rates(chart, 680)).iter(f"{SVG}text")}


@given(st.integers(0, 10**9), st.integers(1, 9))
def test_ticks_are_round_even_and_reach_the_highest(highest: int, most: int) -> None:
    ticks = round_ticks(highest, most)
    assert (ticks[0], len(ticks) <= most + 1) == (0, True)
    assert ticks[-1] >= highest
    assert {after - before for before, after in pairwise(ticks)} == {ticks[1]}
    assert re.fullmatch("[125]0*", str(ticks[1]))


@given(st.integers(0, 10**6), st.integers(1, 10**6), st.lists(st.integers(-10, 2 * 10**6), min_size=2))
def test_a_scale_keeps_the_order_and_its_ends(low: int, span: int, values: list[int]) -> None:
    scale = Scale(low, low + span, 10, 500)
    places = [scale.at(value) for value in sorted(values)]
    assert places == sorted(places)
    assert 10 <= places[0] <= places[-1] <= 500
    assert (scale.at(low), scale.at(low + span)) == (10, 500)


@given(st.dates(date(2000, 1, 1), date(2060, 1, 1)), st.integers(0, 8_000), st.integers(1, 12))
def test_ticks_of_months_lie_within_the_span(first: date, span: int, most: int) -> None:
    last = first + timedelta(span)
    days = month_ticks(first, last, most)
    assert all(first <= day <= last for day in days)
    assert len(days) <= most
    assert days == [first] or all(day.day == 1 for day in days)


@given(words, st.sampled_from([12, 13]), st.integers(30, 300), st.integers(1, 3))
def test_a_text_is_wrapped_and_cut_to_its_room(text: str, size: int, room: int, most: int) -> None:
    lines = wrapped(text, size, room, most)
    assert len(lines) <= most
    assert all(text_width(line, size) <= room for line in lines)
    if not any(line.endswith("…") for line in lines):
        assert "".join("".join(lines).split()) == "".join(text.split())
    assert text_width(fitted(text, size, room), size) <= room


def test_what_is_drawn_is_escaped() -> None:
    told = markup(element("text", '<b>&"', "x", label='"><script>', left=None, class_="a"))
    assert told == '<text label="&quot;&gt;&lt;script&gt;" class="a">&lt;b&gt;&amp;"x</text>'
