"""Hours as people write them are read, and written back the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from juli.calendars.hours import DAY, OpeningHours, Shift, Shifts, same_every_weekday
from juli.calendars.shifts import hours_fields, parse_shifts, read_hours, say_shifts

OFFICE = (Shift(540, 720), Shift(810, 1080))


@pytest.mark.parametrize(
    "text",
    [
        "09:00-12:00 13:30-18:00",
        "9-12, 13:30-18",
        "9：00－12：00，13：30～18：00",
        "9:00至12:00、13:30 到 18:00",
        " 09:00 – 12:00\n13:30—18:00 ",
    ],
)
def test_people_write_hours_in_many_ways(text: str) -> None:
    assert parse_shifts(text) == OFFICE


@pytest.mark.parametrize("text", ["", " ", "休", "-"])
def test_a_closed_day_has_none(text: str) -> None:
    assert parse_shifts(text) == ()


@pytest.mark.parametrize("text", ["9", "9-25", "12-9", "9:60-12", "13-18 9-12", "9-12 11-14", "morning", "9-12 x"])
def test_what_is_no_hours_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse_shifts(text)


@st.composite
def days(draw: st.DrawFn) -> Shifts:
    edges = sorted(draw(st.sets(st.integers(0, DAY), max_size=8)))
    return tuple(Shift(edges[i], edges[i + 1]) for i in range(0, len(edges) - 1, 2))


@given(days(), st.sampled_from([None, 0, 5]), st.sets(st.dates(), max_size=3))
def test_hours_come_back_as_they_were(shifts: Shifts, made_up: int | None, closing: set[object]) -> None:
    assert parse_shifts(say_shifts(shifts)) == shifts
    plain = same_every_weekday(OFFICE, weekend=shifts)
    hours = OpeningHours(plain.week, made_up, shifts, frozenset(closing))  # type: ignore[arg-type]
    assert read_hours(hours_fields(hours)) == hours
