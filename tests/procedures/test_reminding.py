"""When to remind: each stage once, none before the limit began, none long after."""

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from juli.procedures.reminding import BEFORE, PASSED, TOLD_WITHIN, reminder_due

START = date(2026, 11, 2)


@pytest.mark.parametrize(
    ("today", "stage"),
    [
        ("2026-11-18", None),
        ("2026-11-19", 7),
        ("2026-11-22", 7),
        ("2026-11-23", 3),
        ("2026-11-25", 1),
        ("2026-11-26", 1),
        ("2026-11-27", PASSED),
        ("2026-12-03", PASSED),
        ("2026-12-04", None),
    ],
)
def test_a_limit_of_the_law_to_the_26th(today: str, stage: int | None) -> None:
    due = date(2026, 11, 26)
    assert reminder_due(START, due, due, date.fromisoformat(today)) == stage


def test_a_day_that_rolls_has_passed_only_after_the_last() -> None:
    """Due on Saturday 28 November, rolled to Monday the 30th."""
    told = [reminder_due(START, date(2026, 11, 28), date(2026, 11, 30), date(2026, 11, day)) for day in (29, 30)]
    assert told == [1, 1]
    assert reminder_due(START, date(2026, 11, 28), date(2026, 11, 30), date(2026, 12, 1)) == PASSED


@given(st.integers(0, 400), st.integers(0, 15), st.integers(0, 30))
def test_day_by_day_every_stage_that_fits_comes_up_in_order_and_none_twice_after_another(
    length: int, rolled: int, more: int
) -> None:
    due = START + timedelta(days=length)
    last = due + timedelta(days=rolled)
    days = (START + timedelta(days=number) for number in range(length + rolled + more + 1))
    stages = [stage for day in days if (stage := reminder_due(START, due, last, day)) is not None]
    assert stages == sorted(stages, reverse=True)
    fitting = {days for days in BEFORE if days < length}
    assert set(stages) - {PASSED} == fitting
    assert Counter(stages)[PASSED] == min(more, TOLD_WITHIN)
