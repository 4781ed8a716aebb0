"""Opening hours against a count minute by minute, and examples to follow on a calendar."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from juli.calendars import official
from juli.calendars.hours import (
    BEIJING,
    DAY,
    OpeningHours,
    Shift,
    due_after,
    minutes_between,
    same_every_weekday,
)

CALENDAR = official()
OFFICE = same_every_weekday([Shift(9 * 60, 12 * 60), Shift(13 * 60 + 30, 18 * 60)])
"""9:00 to 12:00 and 13:30 to 18:00, Monday to Friday."""
MINUTE = timedelta(minutes=1)


def at(month: int, day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=BEIJING)


@pytest.mark.parametrize(
    ("start", "minutes", "due"),
    [
        (at(11, 26, 10), 60, at(11, 26, 11)),
        (at(11, 26, 11, 30), 60, at(11, 26, 14)),  # over lunch
        (at(11, 26, 11), 60, at(11, 26, 12)),  # due when lunch begins, not after it
        (at(11, 26, 17), 240, at(11, 27, 12)),  # one hour on Thursday, three on Friday
        (at(11, 27, 17), 90, at(11, 30, 9, 30)),  # over a weekend
        (at(11, 28, 3), 1, at(11, 30, 9, 1)),  # filed on a Saturday at night
        (at(9, 30, 17, 30), 60, at(10, 8, 9, 30)),  # over the National Day holiday
        (at(10, 9, 17, 30), 60, at(10, 10, 9, 30)),  # Saturday 10 October is worked
        (at(11, 26, 20), 0, at(11, 26, 20)),
    ],
)
def test_examples_to_follow_on_a_calendar(start: datetime, minutes: int, due: datetime) -> None:
    assert due_after(start, minutes, OFFICE, CALENDAR) == due
    assert minutes_between(start, due, OFFICE, CALENDAR) == minutes


def test_a_house_has_closing_days_and_may_open_on_holidays() -> None:
    closed = replace(OFFICE, closing_days=frozenset({date(2026, 11, 27)}))
    assert due_after(at(11, 26, 17), 120, closed, CALENDAR) == at(11, 30, 10)
    hotline = replace(OFFICE, on_holidays=(Shift(600, 660),))
    assert due_after(at(9, 30, 17, 30), 60, hotline, CALENDAR) == at(10, 1, 10, 30)
    short = replace(OFFICE, week=(*OFFICE.week[:4], (Shift(540, 600),), (), ()), made_up_like=4)
    assert short.of(date(2026, 10, 10), CALENDAR) == (Shift(540, 600),)


def test_a_night_shift_goes_on_past_midnight() -> None:
    night = same_every_weekday([Shift(0, 360), Shift(1320, DAY)])
    assert due_after(at(11, 26, 23), 120, night, CALENDAR) == at(11, 27, 1)


def test_a_moment_is_read_as_beijing_time_wherever_it_was_noted() -> None:
    assert due_after(datetime(2026, 11, 26, 2, tzinfo=UTC), 60, OFFICE, CALENDAR) == at(11, 26, 11)
    with pytest.raises(ValueError, match="time zone"):
        due_after(datetime(2026, 11, 26, 2), 60, OFFICE, CALENDAR)


def test_what_makes_no_sense_is_refused() -> None:
    with pytest.raises(ValueError, match="ahead"):
        due_after(at(11, 26, 10), -1, OFFICE, CALENDAR)
    with pytest.raises(ValueError, match="earlier"):
        minutes_between(at(11, 26, 10), at(11, 26, 9), OFFICE, CALENDAR)
    with pytest.raises(ValueError, match="never opens"):
        same_every_weekday([])
    with pytest.raises(ValueError, match="overlap"):
        same_every_weekday([Shift(0, 60), Shift(59, 80)])
    with pytest.raises(ValueError, match="0 to 6"):
        replace(OFFICE, made_up_like=7)
    for opens, closes in ((60, 60), (-1, 5), (0, DAY + 1)):
        with pytest.raises(ValueError, match="begins before"):
            Shift(opens, closes)


@st.composite
def shifts(draw: st.DrawFn) -> tuple[Shift, ...]:
    edges = sorted(draw(st.sets(st.integers(0, DAY), max_size=4)))
    return tuple(Shift(*pair) for pair in zip(edges[::2], edges[1::2], strict=False))


NEAR = st.dates(date(2026, 9, 26), date(2026, 10, 14))
"""Round the National Day, with its holidays and its made-up Saturday."""
HOURS = st.builds(
    OpeningHours,
    st.tuples(*[shifts()] * 4, shifts().filter(bool), *[shifts()] * 2),
    st.integers(0, 4),
    shifts(),
    st.frozensets(NEAR, max_size=3),
)
MOMENTS = st.datetimes(datetime(2026, 9, 26), datetime(2026, 10, 14), timezones=st.just(BEIJING)).map(
    lambda moment: moment.replace(second=0, microsecond=0)
)


def counted(start: datetime, end: datetime, hours: OpeningHours) -> int:
    """Minute by minute."""
    whole = range((end - start) // MINUTE)
    return sum(hours.is_open(start + minute * MINUTE, CALENDAR) for minute in whole)


@given(HOURS, MOMENTS, st.integers(0, 4 * DAY))
def test_minutes_are_those_counted_one_by_one(hours: OpeningHours, start: datetime, length: int) -> None:
    end = start + length * MINUTE
    assert minutes_between(start, end, hours, CALENDAR) == counted(start, end, hours)


@given(HOURS, MOMENTS, st.integers(1, 600))
def test_a_target_is_due_with_its_last_open_minute(hours: OpeningHours, start: datetime, minutes: int) -> None:
    due = due_after(start, minutes, hours, CALENDAR)
    assert minutes_between(start, due, hours, CALENDAR) == minutes
    assert minutes_between(start, due - MINUTE, hours, CALENDAR) == minutes - 1
    assert hours.is_open(due - MINUTE, CALENDAR)


@given(HOURS, MOMENTS, st.integers(0, 300), st.integers(0, 300))
def test_two_stretches_after_one_another_are_one(hours: OpeningHours, start: datetime, one: int, more: int) -> None:
    assert due_after(due_after(start, one, hours, CALENDAR), more, hours, CALENDAR) == due_after(
        start, one + more, hours, CALENDAR
    )
