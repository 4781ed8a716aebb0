"""Working days: the official years against two other packages, and what must hold of any calendar."""

from dataclasses import replace
from datetime import date, timedelta

import chinese_calendar
import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from juli.calendars import WorkingDays, official, read_calendar
from juli.calendars.seed import days_toml

CALENDAR = official()
DAYS = st.dates(date(1900, 1, 1), date(2200, 1, 1))
NOTICED = st.dates(date(2026, 1, 1), date(2026, 12, 1))


def every_day(first: int, last: int) -> list[date]:
    start, end = date(first, 1, 1), date(last, 12, 31)
    return [start + timedelta(days=n) for n in range((end - start).days + 1)]


def test_the_first_week_of_october_2026_is_off_and_the_saturday_after_it_is_worked() -> None:
    assert not CALENDAR.is_working(date(2026, 10, 1))
    assert CALENDAR.is_working(date(2026, 10, 10))
    assert CALENDAR.is_made_up(date(2026, 10, 10))
    assert not CALENDAR.is_working(date(2026, 10, 11))


def test_seven_working_days_after_the_second_of_november_2026() -> None:
    """3, 4, 5, 6 | 9, 10, 11 November: the law's own worked example."""
    assert CALENDAR.after(date(2026, 11, 2), 7) == date(2026, 11, 11)


def test_one_working_day_across_the_national_holiday() -> None:
    """From Wednesday 30 September the next seven days are off, so Thursday 8 October is the first."""
    assert CALENDAR.after(date(2026, 9, 30), 1) == date(2026, 10, 8)
    assert CALENDAR.skipped(date(2026, 9, 30), date(2026, 10, 8)) == tuple(date(2026, 10, d) for d in range(1, 8))


def test_no_working_day_is_the_day_itself_even_on_a_sunday() -> None:
    assert CALENDAR.after(date(2026, 11, 8), 0) == date(2026, 11, 8)


def test_a_deadline_in_the_past_is_refused() -> None:
    with pytest.raises(ValueError, match="ahead"):
        CALENDAR.after(date(2026, 11, 8), -1)


def test_every_official_year_agrees_with_chinesecalendar() -> None:
    differing = [d for d in every_day(2004, 2026) if CALENDAR.is_working(d) != chinese_calendar.is_workday(d)]
    assert differing == []
    assert set(CALENDAR.notices) == set(range(2004, 2027))


def test_the_last_four_years_agree_with_holidays() -> None:
    china = holidays.country_holidays("CN", years=range(2023, 2027))
    differing = [d for d in every_day(2023, 2026) if CALENDAR.is_working(d) != china.is_working_day(d)]
    assert differing == []


def test_every_year_names_its_notice() -> None:
    for year, notice in CALENDAR.notices.items():
        assert notice.year == year
        assert any(str(year) in title for title in notice.titles)


def test_a_year_without_notice_is_computed_by_weekday_and_the_days_fixed_by_law() -> None:
    new_year, friday, saturday = date(2027, 1, 1), date(2027, 1, 8), date(2027, 1, 9)
    assert [CALENDAR.is_working(day) for day in (new_year, friday, saturday)] == [False, True, False]
    assert CALENDAR.is_provisional(friday)
    assert not CALENDAR.is_provisional(date(2026, 12, 31))


def test_before_the_first_notice_only_weekends_are_off() -> None:
    assert CALENDAR.is_working(date(2003, 10, 1))
    assert not CALENDAR.is_working(date(2003, 10, 4))


@given(DAYS)
def test_every_day_of_three_centuries_has_an_answer(day: date) -> None:
    following = CALENDAR.after(day, 1)
    assert following > day
    assert CALENDAR.is_working(following)


@given(DAYS, st.integers(1, 40))
def test_counting_agrees_with_a_count_day_by_day(day: date, working_days: int) -> None:
    due = CALENDAR.after(day, working_days)
    passed = [day + timedelta(days=n) for n in range(1, (due - day).days + 1)]
    worked = [d for d in passed if CALENDAR.is_working(d)]
    assert len(worked) == working_days
    assert worked[-1] == due
    assert set(CALENDAR.skipped(day, due)) == set(passed) - set(worked)


def amended(off: frozenset[date] = frozenset(), made_up: frozenset[date] = frozenset()) -> WorkingDays:
    """The official calendar with more days off, or more weekend days worked, in 2026."""
    year = CALENDAR.notices[2026]
    changed = replace(year, days_off=(year.days_off | off) - made_up, made_up=(year.made_up | made_up) - off)
    return replace(CALENDAR, notices={**CALENDAR.notices, 2026: changed})


@given(NOTICED, NOTICED, st.integers(0, 15))
def test_a_holiday_added_never_brings_a_date_forward(holiday: date, start: date, working_days: int) -> None:
    assert amended(off=frozenset({holiday})).after(start, working_days) >= CALENDAR.after(start, working_days)


@given(NOTICED, NOTICED, st.integers(0, 15))
def test_a_day_made_up_never_pushes_a_date_back(worked: date, start: date, working_days: int) -> None:
    assert amended(made_up=frozenset({worked})).after(start, working_days) <= CALENDAR.after(start, working_days)


NOTICES = '[fixed]\nsince = 2025\ndays = ["01-01"]\n[notice.2026]\ntitles = ["a notice"]\n'


def test_the_file_of_days_is_read_back_as_it_was_written() -> None:
    off, made_up = [date(2026, 1, 1), date(2026, 1, 2)], [date(2026, 1, 4)]
    notice = read_calendar(NOTICES, days_toml(off, made_up)).notices[2026]
    assert (notice.days_off, notice.made_up) == (frozenset(off), frozenset(made_up))


def test_the_version_changes_with_the_days() -> None:
    one = read_calendar(NOTICES, days_toml([date(2026, 1, 1)], []))
    two = read_calendar(NOTICES, days_toml([date(2026, 1, 2)], []))
    assert one.version != two.version
    assert one.version.startswith("cn-2026-")


@pytest.mark.parametrize(
    ("days", "fault"),
    [
        ('["2025"]\noff = []\nmade_up = []\n', "2025"),
        ('["2026"]\noff = [2025-01-01]\nmade_up = []\n', "2025-01-01"),
        ('["2026"]\noff = [2026-01-03]\nmade_up = [2026-01-03]\n', "2026-01-03"),
        ('["2026"]\noff = []\nmade_up = [2026-01-05]\n', "2026-01-05"),
    ],
    ids=["no notice", "other year", "off and worked", "weekday made up"],
)
def test_a_calendar_that_contradicts_itself_is_refused(days: str, fault: str) -> None:
    with pytest.raises(ValueError, match=fault):
        read_calendar(NOTICES, days)
