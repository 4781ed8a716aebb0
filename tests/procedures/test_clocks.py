"""Clocks: dates worked by hand, what must hold of any date, and the sentence that explains it."""

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from juli.calendars import Notice, official
from juli.procedures import (
    Clock,
    Nature,
    Step,
    Unit,
    UnknownStep,
    read_steps,
    start,
    start_agreed,
    step,
    step_name,
    steps,
)
from juli.wording import catalogue

CALENDAR = official()
ANSWER = step("provider_direct", "answer")
PAY = step("provider_direct", "pay")
DAYS = st.dates(date(2024, 1, 1), date(2028, 12, 31))


def days(amount: int, unit: Unit = Unit.WORKING_DAY) -> Step:
    return replace(ANSWER, amount=amount, unit=unit)


def answered(event_on: date, amount: int = 5) -> Clock:
    return start(days(amount), event_on, CALENDAR)


def test_five_working_days_over_a_weekend() -> None:
    """Monday 2 November is day 0; 3, 4, 5, 6 count, the weekend of the 7th does not, 9 is the fifth."""
    clock = answered(date(2026, 11, 2))
    assert clock.due == date(2026, 11, 9)
    assert clock.skipped == (date(2026, 11, 7), date(2026, 11, 8))
    assert clock.explanation.text("zh") == "自11月2日（不计入）起5个工作日，跳过11月7日、8日周末，至11月9日"
    assert clock.explanation.text("en") == (
        "5 working days from 2 November (not counted), skipping the weekend of 7 and 8 November, to 9 November"
    )


def test_across_the_national_holiday_and_a_saturday_that_is_worked() -> None:
    """From Wednesday 30 September 2026: 1 to 7 October off, then 8, 9 and the made-up Saturday 10."""
    clock = answered(date(2026, 9, 30), 3)
    assert clock.due == date(2026, 10, 10)
    assert clock.explanation.text("zh") == (
        "自9月30日（不计入）起3个工作日，跳过10月1日至7日放假，10月10日调休上班、计入，至10月10日"
    )
    assert clock.explanation.text("en") == (
        "3 working days from 30 September (not counted), skipping the holiday of 1 to 7 October, "
        "counting 10 October (worked in place of a holiday), to 10 October"
    )


def test_one_working_day_that_skips_nothing() -> None:
    clock = start(step("provider_direct", "acknowledge"), date(2026, 11, 3), CALENDAR)
    assert clock.due == date(2026, 11, 4)
    assert clock.explanation.text("zh") == "自11月3日（不计入）起1个工作日，至11月4日"
    assert clock.explanation.text("en") == "1 working day from 3 November (not counted), to 4 November"


def test_into_a_year_without_notice_the_date_is_provisional_and_names_its_year() -> None:
    """From Thursday 31 December 2026: New Year's Day is off by law, then a weekend, then Monday the 4th."""
    clock = answered(date(2026, 12, 31), 1)
    assert clock.due == date(2027, 1, 4)
    assert clock.provisional
    assert clock.explanation.text("zh") == (
        "自12月31日（不计入）起1个工作日，跳过2027年1月1日放假，2027年1月2日、3日周末，至2027年1月4日。"
        "放假安排还没有全部公布，这个日期可能变动"
    )


def test_many_days_off_are_counted_instead_of_named() -> None:
    """After 10 August there are four weekends before the 20th working day, 7 September."""
    clock = answered(date(2026, 8, 10), 20)
    assert clock.due == date(2026, 9, 7)
    assert "跳过周末8天，" in clock.explanation.text("zh")


def test_many_days_off_with_a_holiday_among_them() -> None:
    """Off: 12, 13, 19 September, Mid-autumn 25 to 27, National Day 1 to 7 October. Worked: 20 September, 10 October."""
    clock = answered(date(2026, 9, 7), 20)
    assert (len(clock.weekends), len(clock.holidays)) == (3, 10)
    assert "跳过周末3天、放假10天，9月20日、10月10日调休上班、计入，" in clock.explanation.text("zh")


def test_calendar_days_run_through_weekends_and_over_the_end_of_a_month() -> None:
    """Worked example of the law: 15 days after 11 November 2026 is the 26th; 60 days is 10 January 2027."""
    short = start(days(15, Unit.CALENDAR_DAY), date(2026, 11, 11), CALENDAR)
    long = start(days(60, Unit.CALENDAR_DAY), date(2026, 11, 11), CALENDAR)
    assert (short.due, long.due) == (date(2026, 11, 26), date(2027, 1, 10))
    assert short.explanation.text("zh") == "自11月11日（不计入）起15天，至11月26日"
    assert long.skipped == ()


def test_an_accepted_offer_is_due_on_its_own_date_a_sunday_too() -> None:
    clock = start_agreed(PAY, date(2026, 11, 2), date(2026, 11, 15), CALENDAR)
    assert clock.due == date(2026, 11, 15)
    assert clock.explanation.text("zh") == "方案里写明的日期：11月15日"
    assert clock.standing.text("zh") == "这是双方同意的日期"


def test_counted_and_agreed_steps_are_not_taken_for_each_other() -> None:
    with pytest.raises(ValueError, match="start_agreed"):
        start(PAY, date(2026, 11, 2), CALENDAR)
    with pytest.raises(ValueError, match="working_day"):
        start_agreed(ANSWER, date(2026, 11, 2), date(2026, 11, 15), CALENDAR)


def test_a_direct_complaint_has_targets_and_no_law() -> None:
    assert [(s.id, s.amount, s.unit) for s in steps("provider_direct")] == [
        ("acknowledge", 1, Unit.WORKING_DAY),
        ("answer", 5, Unit.WORKING_DAY),
        ("pay", None, Unit.AGREED_DATE),
    ]
    assert [s.nature for s in steps("provider_direct")] == [Nature.TARGET, Nature.TARGET, Nature.PROMISE]
    assert "不是法律规定" in answered(date(2026, 11, 2)).standing.text("zh")


@given(DAYS, st.integers(1, 30))
def test_the_date_agrees_with_a_count_day_by_day(event_on: date, amount: int) -> None:
    clock = answered(event_on, amount)
    passed = {event_on + timedelta(days=n) for n in range(1, (clock.due - event_on).days + 1)}
    assert len(passed - set(clock.skipped)) == amount
    assert set(clock.made_up) <= passed - set(clock.skipped)
    assert set(clock.skipped) == {d for d in passed if not CALENDAR.is_working(d)}
    assert clock.provisional == any(d.year > 2026 for d in passed)


@given(DAYS, st.integers(1, 30), st.sampled_from([Unit.WORKING_DAY, Unit.CALENDAR_DAY]))
def test_every_clock_explains_itself_and_names_its_date(event_on: date, amount: int, unit: Unit) -> None:
    clock = start(days(amount, unit), event_on, CALENDAR)
    chinese, english = clock.explanation.text("zh"), clock.explanation.text("en")
    assert f"{clock.due.month}月{clock.due.day}日" in chinese
    assert f"{clock.due.day} {clock.due:%B}" in english
    assert "{" not in chinese + english
    assert "  " not in chinese + english


@given(DAYS, st.integers(1, 30))
def test_a_clock_comes_back_from_json_as_it_was(event_on: date, amount: int) -> None:
    clock = answered(event_on, amount)
    assert Clock.from_fields(json.loads(json.dumps(clock.to_fields()))) == clock


FIELDS = answered(date(2026, 11, 2)).to_fields()


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {**FIELDS, "schema": "juli.clock/9"},
        {**FIELDS, "due": "2026-02-30"},
        {**FIELDS, "due": None},
        {**FIELDS, "unit": "fortnight"},
        {**FIELDS, "weekends": [7]},
        {**FIELDS, "surplus": 1},
        {key: value for key, value in FIELDS.items() if key != "actor"},
    ],
)
def test_fields_of_something_else_are_refused(fields: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="these fields are no"):
        Clock.from_fields(fields)


@given(st.integers(0, 300), DAYS.filter(lambda day: day.year == 2026), st.integers(1, 15))
def test_a_holiday_added_never_brings_a_clock_forward(offset: int, event_on: date, amount: int) -> None:
    holiday = date(2026, 1, 1) + timedelta(days=offset)
    known = CALENDAR.notices[2026]
    more = Notice(2026, known.titles, None, known.days_off | {holiday}, known.made_up - {holiday})
    stricter = replace(CALENDAR, notices={**CALENDAR.notices, 2026: more}, version="amended")
    moved = start(days(amount), event_on, stricter)
    assert moved.due >= answered(event_on, amount).due
    assert moved.calendar_version == "amended"


STEP = """version = "v1"
[[step]]
procedure = "p"
id = "s"
actor = "provider"
nature = "target"
event = "e"
amount = 5
unit = "working_day"
"""


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (STEP + STEP.removeprefix('version = "v1"\n'), "p s: given twice"),
        (STEP.replace("working_day", "fortnight"), "p s: 'fortnight'"),
        (STEP.replace("target", "wish"), "p s: 'wish'"),
        (STEP.replace("amount = 5\n", ""), "p s: None does not go with working_day"),
        (STEP.replace("amount = 5", "amount = 0"), "p s: 0 does not go"),
        (STEP.replace("amount = 5", "amount = true"), "p s: True does not go"),
        (STEP.replace("working_day", "agreed_date"), "p s: 5 does not go with agreed_date"),
        (STEP.replace('event = "e"\n', ""), "p s: .*event"),
        (STEP.replace("event", "evnet"), "p s: .*evnet"),
    ],
)
def test_faulty_steps_are_refused_by_name(text: str, fault: str) -> None:
    with pytest.raises(ValueError, match=fault):
        read_steps(text)


def test_an_unknown_step_is_said_to_be_unknown() -> None:
    with pytest.raises(UnknownStep, match="pboc"):
        steps("pboc")
    with pytest.raises(UnknownStep, match="provider_direct sing"):
        step("provider_direct", "sing")


def test_every_step_has_its_name_in_both_languages() -> None:
    assert catalogue("procedures", "zh").keys() == catalogue("procedures", "en").keys()
    for known in steps("provider_direct"):
        assert step_name(known.procedure, known.id).text("zh")
        assert step_name(known.procedure, known.id).text("en").isascii()
