"""Targets in opening hours tell how they came about, in both languages."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from juli.calendars import official
from juli.calendars.hours import BEIJING, Shift, due_after, minutes_between, same_every_weekday
from juli.procedures.working_hours import HoursTarget, hours_target

CALENDAR = official()
OFFICE = same_every_weekday([Shift(9 * 60, 12 * 60), Shift(13 * 60 + 30, 18 * 60)])


def at(month: int, day: int, hour: int, minute: int = 0, year: int = 2026) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=BEIJING)


def minutes_from(first: datetime, *, days: int) -> st.SearchStrategy[datetime]:
    return st.integers(0, days * 24 * 60).map(lambda minutes: first + timedelta(minutes=minutes))


def test_within_a_day_nothing_is_skipped() -> None:
    target = hours_target(at(11, 26, 10), 90, OFFICE, CALENDAR)
    assert target.explanation.text("en") == "1 h 30 min of opening hours from 26 November, 10:00, to 26 November, 11:30"
    assert target.explanation.text("zh") == "自11月26日 10:00 起，只算上班时间，1 小时 30 分钟，至11月26日 11:30"
    assert not target.is_overdue(at(11, 26, 11, 30))
    assert target.is_overdue(at(11, 26, 11, 31))


def test_over_the_national_holiday_and_its_made_up_saturday() -> None:
    target = hours_target(at(9, 30, 17), 60 * (1 + 15) + 30, OFFICE, CALENDAR)
    assert target.explanation.text("en") == (
        "16 h 30 min of opening hours from 30 September, 17:00, skipping the holiday of 1 to 7 October, "
        "counting 10 October (worked in place of a holiday), to 10 October, 09:30"
    )
    assert "跳过10月1日至7日放假，10月10日调休上班、计入，" in target.explanation.text("zh")


def test_a_house_that_is_closed_says_why() -> None:
    closed = replace(OFFICE, closing_days=frozenset({date(2026, 11, 27)}))
    target = hours_target(at(11, 26, 17), 120, closed, CALENDAR)
    assert target.explanation.text("en") == (
        "2 h of opening hours from 26 November, 17:00, "
        "skipping 27 November (closed), the weekend of 28 and 29 November, to 30 November, 10:00"
    )
    assert "跳过11月27日不上班，11月28日、29日周末，" in target.explanation.text("zh")


def test_many_closed_days_are_counted_and_a_year_without_notice_is_told() -> None:
    target = hours_target(at(3, 1, 9, year=2031), 60 * 7 * 25, OFFICE, CALENDAR)
    assert target.provisional
    assert "closed days" in target.explanation.text("en")
    assert target.explanation.text("zh").endswith("可能变动")


@given(minutes_from(datetime(2026, 1, 1, tzinfo=BEIJING), days=300), st.integers(0, 6000))
def test_every_day_on_the_way_is_open_or_told(start: datetime, minutes: int) -> None:
    target = hours_target(start, minutes, OFFICE, CALENDAR)
    assert target.due_at == due_after(start, minutes, OFFICE, CALENDAR)
    days = {start.date() + timedelta(days=n) for n in range((target.due_at.date() - start.date()).days + 1)}
    assert {day for day in days if not CALENDAR.is_working(day)} == set(target.skipped)
    for language in ("zh", "en"):
        assert target.explanation.text(language)
    assert HoursTarget.from_fields(target.to_fields()) == target


@given(
    minutes_from(datetime(2026, 9, 20, tzinfo=BEIJING), days=25),
    st.integers(1, 3000),
    st.sampled_from([0, 5, None]),
)
def test_the_moment_agrees_with_the_minutes_over_lunch_holiday_and_made_up_saturday(
    start: datetime, minutes: int, made_up: int | None
) -> None:
    hours = replace(OFFICE, made_up_like=made_up, closing_days=frozenset({date(2026, 9, 24)}))
    target = hours_target(start, minutes, hours, CALENDAR)
    assert minutes_between(start, target.due_at, hours, CALENDAR) == minutes
    assert hours.is_open(target.due_at - timedelta(seconds=1), CALENDAR)
    assert (date(2026, 10, 10) in target.made_up) == (
        made_up == 0 and start.date() <= date(2026, 10, 10) <= target.due_at.date()
    )
