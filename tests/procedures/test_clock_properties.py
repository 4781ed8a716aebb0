"""What must hold of every clock, whatever its rule, its day and its calendar; against a count day by day."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from juli.calendars import WorkingDays, official
from juli.procedures import (
    Approval,
    Clock,
    ClockState,
    Nature,
    Roll,
    Step,
    Unit,
    extend,
    recompute,
    restart,
    resume,
    start,
    start_agreed,
    step,
    suspend,
)
from juli.procedures.rules import Extension, Maximum

CALENDAR = official()
DAY = timedelta(days=1)
DAYS = st.dates(date(2025, 1, 1), date(2027, 3, 31))
IN_2026 = st.dates(date(2026, 1, 1), date(2026, 12, 31))
ROLLS = {Unit.WORKING_DAY: st.just(Roll.NONE)}
DECIDE = step("pboc_complaint", "pboc_decide")
ANSWER = step("pboc_complaint", "institution_answer_after_transfer")


@st.composite
def steps(draw: st.DrawFn) -> Step:
    unit = draw(st.sampled_from([Unit.CALENDAR_DAY, Unit.WORKING_DAY, Unit.MONTH, Unit.YEAR]))
    amount = draw(st.integers(1, 3 if unit is Unit.YEAR else 14 if unit is Unit.MONTH else 60))
    most = amount + draw(st.integers(0, 3))
    return Step(
        procedure="pboc_complaint",
        id="pboc_decide",
        actor=draw(st.sampled_from(["provider", "user"])),
        nature=Nature.LAW,
        event="e",
        unit=unit,
        amount=amount,
        version="v",
        roll=draw(ROLLS.get(unit, st.sampled_from(list(Roll)))),
        made_up_counts=draw(st.booleans()),
        extension=Extension(amount + draw(st.integers(1, 3)), ("complex_case",)),
        maximum=draw(st.sampled_from([None, Maximum(most, unit)])),
        verified=draw(st.booleans()),
    )


def amended(off: frozenset[date] = frozenset(), made_up: frozenset[date] = frozenset()) -> WorkingDays:
    """The official calendar with more days off, or more weekend days worked, in 2026."""
    year = CALENDAR.notices[2026]
    changed = replace(year, days_off=(year.days_off | off) - made_up, made_up=(year.made_up | made_up) - off)
    return replace(CALENDAR, notices={**CALENDAR.notices, 2026: changed}, version="amended")


def by_hand(rule: Step, event_on: date) -> tuple[date, date]:
    """The last day and the day it rolls to, by another way: each day looked at, one after the other."""
    day, left = event_on, rule.amount or 0
    if rule.unit in (Unit.MONTH, Unit.YEAR):
        months = left * (12 if rule.unit is Unit.YEAR else 1)
        index = event_on.year * 12 + event_on.month - 1 + months
        day = next(
            date(index // 12, index % 12 + 1, number) for number in range(event_on.day, 0, -1) if fits(index, number)
        )
        left = 0
    while left:
        day += DAY
        worked = (day.weekday() < 5 and not CALENDAR.is_holiday(day)) or (
            rule.made_up_counts and CALENDAR.is_made_up(day)
        )
        left -= 1 if rule.unit is Unit.CALENDAR_DAY or worked else 0
    rolled = day
    while rests(rule.roll, rolled):
        rolled += DAY
    return day, rolled


def fits(index: int, number: int) -> bool:
    return (date(index // 12, index % 12 + 1, 1) + timedelta(days=number - 1)).month == index % 12 + 1


def rests(roll: Roll, day: date) -> bool:
    weekend = day.weekday() >= 5 and not CALENDAR.is_made_up(day)
    return {Roll.NONE: False, Roll.SAMR: CALENDAR.is_holiday(day), Roll.CIVIL: CALENDAR.is_holiday(day) or weekend}[
        roll
    ]


@settings(deadline=None)
@given(steps(), DAYS)
def test_every_clock_agrees_with_a_count_day_by_day(rule: Step, event_on: date) -> None:
    clock = start(rule, event_on, CALENDAR)
    assert (clock.due, clock.due_rolled) == by_hand(rule, event_on)
    assert event_on < clock.due <= clock.due_rolled
    if rule.maximum:
        longest = by_hand(replace(rule, amount=rule.maximum.amount), event_on)
        assert (clock.maximum, clock.maximum_rolled) == longest


@settings(deadline=None)
@given(steps(), DAYS)
def test_a_clock_is_provisional_where_a_year_without_a_notice_decides(rule: Step, event_on: date) -> None:
    clock = start(rule, event_on, CALENDAR)
    last = max(filter(None, (clock.due, clock.maximum)))
    decides = rule.unit is Unit.WORKING_DAY or rule.roll is not Roll.NONE
    assert clock.provisional is (decides and last.year > 2026)


@settings(deadline=None)
@given(steps(), IN_2026, IN_2026)
def test_a_holiday_added_never_brings_a_date_forward(rule: Step, event_on: date, holiday: date) -> None:
    before, after = start(rule, event_on, CALENDAR), start(rule, event_on, amended(off=frozenset({holiday})))
    assert after.due >= before.due
    assert after.due_rolled >= before.due_rolled
    assert (after.maximum_rolled or date.max) >= (before.maximum_rolled or date.max)


@settings(deadline=None)
@given(steps(), IN_2026, IN_2026.filter(lambda day: day.weekday() >= 5))
def test_a_made_up_day_added_never_pushes_a_date_back(rule: Step, event_on: date, worked: date) -> None:
    before, after = start(rule, event_on, CALENDAR), start(rule, event_on, amended(made_up=frozenset({worked})))
    if rule.unit is not Unit.WORKING_DAY or rule.made_up_counts:
        assert after.due <= before.due
        assert after.due_rolled <= before.due_rolled


@settings(deadline=None)
@given(IN_2026, st.integers(1, 30))
def test_where_made_up_weekends_do_not_count_the_date_is_never_earlier(event_on: date, amount: int) -> None:
    counting = start(replace(DECIDE, amount=amount), event_on, CALENDAR)
    strict = start(replace(DECIDE, amount=amount, made_up_counts=False), event_on, CALENDAR)
    assert strict.due >= counting.due
    assert strict.made_up == ()
    assert strict.due.weekday() < 5


def test_a_made_up_saturday_that_does_not_count() -> None:
    """Wednesday 30 September: 8, 9 October, then not Saturday 10 but Monday 12, 13, 14, 15, 16."""
    clock = start(replace(DECIDE, made_up_counts=False), date(2026, 9, 30), CALENDAR)
    assert clock.due == date(2026, 10, 16)
    assert "10月10日、11日周末" in clock.explanation.text("zh")


@settings(deadline=None)
@given(steps(), DAYS, st.integers(0, 90))
def test_a_restart_never_shortens(rule: Step, event_on: date, later: int) -> None:
    clock = start(rule, event_on, CALENDAR)
    again = restart(clock, event_on + timedelta(days=later), CALENDAR)
    assert again.due >= clock.due
    assert again == start(rule, event_on + timedelta(days=later), CALENDAR)


@settings(deadline=None)
@given(steps(), DAYS, st.integers(0, 20), st.integers(0, 40))
def test_time_stopped_is_added_and_never_more_than_it(rule: Step, event_on: date, after: int, stopped: int) -> None:
    clock = start(rule, event_on, CALENDAR)
    since = min(event_on + timedelta(days=after), clock.due)
    halted = suspend(clock, since, "appraisal")
    assert halted.state(clock.due_rolled + DAY) is ClockState.SUSPENDED
    gone_on = resume(halted, since + timedelta(days=stopped), CALENDAR)
    assert gone_on.due >= clock.due
    if rule.unit is not Unit.WORKING_DAY:
        assert gone_on.due == clock.due + timedelta(days=stopped if since < clock.due else 0)
    assert Clock.from_fields(json.loads(json.dumps(gone_on.to_fields()))) == gone_on


@settings(deadline=None)
@given(steps(), DAYS)
def test_an_extension_never_shortens_and_keeps_its_reason(rule: Step, event_on: date) -> None:
    clock = start(rule, event_on, CALENDAR)
    approval = Approval(clock.due, ("complex_case",), "two years of statements to read")
    longer = extend(clock, rule, approval, CALENDAR)
    assert longer.due > clock.due
    assert longer.due == start(rule, event_on, CALENDAR, extended=True).due
    assert longer.approval == approval
    assert Clock.from_fields(json.loads(json.dumps(longer.to_fields()))) == longer


@settings(deadline=None)
@given(steps(), DAYS)
def test_explanation_and_dates_agree_and_what_is_not_verified_says_so(rule: Step, event_on: date) -> None:
    clock = start(rule, event_on, CALENDAR)
    chinese, english = clock.explanation.text("zh"), clock.explanation.text("en")
    for day in filter(None, (clock.due, clock.due_rolled, clock.maximum, clock.maximum_rolled)):
        year = "" if day.year == event_on.year else f"{day.year}年"
        assert f"{year}{day.month}月{day.day}日" in chinese
        assert f"{day.day} {day:%B}" in english
    assert f"起{clock.amount}个" in chinese or f"起{clock.amount}天" in chinese or f"起{clock.amount}年" in chinese
    assert ("没有核对过原文" in chinese) is not rule.verified
    assert ("not verified" in english) is not rule.verified
    assert ("法定" in clock.standing.text("zh").replace("不作为法定", "")) is rule.verified


@settings(deadline=None)
@given(steps(), IN_2026, IN_2026)
def test_another_calendar_gives_both_values(rule: Step, event_on: date, holiday: date) -> None:
    clock, changed = start(rule, event_on, CALENDAR), amended(off=frozenset({holiday}))
    counted = recompute(clock, changed)
    assert counted.before == clock
    assert counted.after == start(rule, event_on, changed)
    days = ("due", "due_rolled", "maximum", "maximum_rolled")
    assert counted.moved is any(getattr(clock, name) != getattr(counted.after, name) for name in days)
    assert not recompute(clock, CALENDAR).moved


def test_an_agreed_date_is_not_counted_again() -> None:
    clock = start_agreed(step("provider_direct", "pay"), date(2026, 9, 1), date(2026, 10, 1), CALENDAR)
    assert not recompute(clock, amended(off=frozenset({date(2026, 9, 2)}))).moved


def test_a_clock_of_the_first_release_is_still_read() -> None:
    fields = start(DECIDE, date(2026, 11, 2), CALENDAR).to_fields()
    later = {"due_rolled", "roll", "made_up_counts", "most", "maximum", "maximum_rolled", "approval", "suspensions"}
    old = {name: value for name, value in fields.items() if name not in later | {"citations", "verified", "since"}}
    old["schema"] = "juli.clock/1"
    read = Clock.from_fields(old)
    assert (read.due, read.due_rolled, read.maximum) == (date(2026, 11, 11), date(2026, 11, 11), None)


def test_a_clock_is_breached_only_past_the_rolled_day() -> None:
    """15 days after 16 September are 1 October, which rolls to the 8th."""
    clock = start(ANSWER, date(2026, 9, 16), CALENDAR)
    days = {1: ClockState.RUNNING, 2: ClockState.ROLLING, 8: ClockState.ROLLING, 9: ClockState.BREACHED}
    assert {day: clock.state(date(2026, 10, day)) for day in days} == days
    assert clock.state(date(2026, 12, 1), completed_on=date(2026, 10, 8)) is ClockState.MET
    assert clock.state(date(2026, 12, 1), completed_on=date(2026, 10, 9)) is ClockState.MET_LATE


def test_of_ones_own_limit_one_is_warned_before_it_rolls() -> None:
    appeal = start(step("civil_suit", "appeal_judgment"), date(2026, 9, 22), CALENDAR)
    answer = start(ANSWER, date(2026, 9, 16), CALENDAR)
    assert appeal.warns_on == appeal.due == date(2026, 10, 7)
    assert answer.warns_on == answer.due_rolled == date(2026, 10, 8)


REFUSED = "before the start|cannot be stopped|nothing goes on|not extended|cannot be extended|no day to count from"
CLOCK = start(ANSWER, date(2026, 11, 11), CALENDAR)
ALL = ANSWER.extension.conditions if ANSWER.extension else ()


@pytest.mark.parametrize(
    "act",
    [
        lambda: restart(CLOCK, date(2026, 11, 10), CALENDAR),
        lambda: suspend(CLOCK, date(2026, 11, 10), "appraisal"),
        lambda: suspend(CLOCK, date(2026, 11, 27), "appraisal"),
        lambda: suspend(CLOCK, date(2026, 11, 12), " "),
        lambda: suspend(suspend(CLOCK, date(2026, 11, 12), "appraisal"), date(2026, 11, 13), "again"),
        lambda: resume(CLOCK, date(2026, 11, 13), CALENDAR),
        lambda: resume(suspend(CLOCK, date(2026, 11, 12), "appraisal"), date(2026, 11, 11), CALENDAR),
        lambda: extend(CLOCK, ANSWER, Approval(date(2026, 11, 20), ALL[:1], "complex"), CALENDAR),
        lambda: extend(CLOCK, ANSWER, Approval(date(2026, 11, 20), ALL, ""), CALENDAR),
        lambda: extend(CLOCK, ANSWER, Approval(date(2026, 11, 27), ALL, "too late"), CALENDAR),
        lambda: extend(
            start(DECIDE, date(2026, 11, 2), CALENDAR), DECIDE, Approval(date(2026, 11, 3), (), "x"), CALENDAR
        ),
        lambda: start(DECIDE, date(2026, 11, 2), CALENDAR, extended=True),
        lambda: start(DECIDE, date(1900, 1, 1), CALENDAR),
    ],
)
def test_what_the_rule_does_not_allow_is_refused(act: Callable[[], Clock]) -> None:
    with pytest.raises(ValueError, match=REFUSED):
        act()
