"""The inference on random series: exact where it can be, silent where there is nothing to say."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from juli.agreement import Agreement
from juli.audit.tariffs import Sale, Tariffs, infer
from juli.audit.tariffs.series import cost, solve_series
from tests.audit import tariff_oracle
from tests.audit.series import Side, charged, in_line, noise, odd, random_change

CASES, EXACT = 100, 95
seeds = st.integers(0, 2**32)


def sides_of(found: Tariffs) -> list[Side]:
    return [Side(tariff.formula, tariff.first, tariff.last) for tariff in found.tariffs]


@settings(max_examples=5, deadline=None)
@given(seeds)
def test_one_change_is_found_to_the_thousandth_and_the_day_in_95_of_100_cases(seed: int) -> None:
    dice = random.Random(seed)
    cases = [random_change(dice) for _ in range(CASES)]
    exact = [sides for sales, sides in cases if sides_of(infer(sales, Agreement())) == sides]
    assert len(exact) >= EXACT


@settings(max_examples=3, deadline=None)
@given(seeds)
def test_where_small_amounts_leave_several_formulas_the_true_one_is_among_the_rivals(seed: int) -> None:
    """Fees of a few fen: whatever formula is named, the true one explains as well and is told."""
    dice = random.Random(seed)
    named = 0
    for _ in range(CASES):
        sales, sides = random_change(dice, highest=20_000)
        tariffs = infer(sales, Agreement()).tariffs
        named += len(tariffs) == len(sides) and all(
            side.formula in (tariff.formula, *tariff.rivals) for side, tariff in zip(sides, tariffs, strict=True)
        )
    assert named >= EXACT


@settings(max_examples=10, deadline=None)
@given(seeds)
def test_every_rival_explains_exactly_as_many_lines(seed: int) -> None:
    sales, _ = random_change(random.Random(seed), highest=5_000)
    for tariff in infer(sales, Agreement()).tariffs:
        span = sales[tariff.positions[0] : tariff.positions[-1] + 1]
        for formula in (tariff.formula, *tariff.rivals):
            assert sum(formula.fee(sale.amount) == sale.taken for sale in span) == len(tariff.positions)


@pytest.mark.parametrize("count", [3, 10, 40, 200, 1_000])
def test_noise_has_no_tariff_and_is_counted_whole(count: int) -> None:
    silent = 0
    for seed in range(20):
        found = infer(noise(random.Random(seed), count), Agreement())
        silent += not found.tariffs and found.unexplained[0].lines == count
    assert silent == 20


@st.composite
def short_series(draw: st.DrawFn) -> list[Sale]:
    """Few sales of small amounts, so that every formula there is can be tried."""
    dice = random.Random(draw(seeds))
    parts = []
    for _ in range(dice.randrange(1, 3)):
        formula = dice.choice(tariff_oracle.FORMULAS)
        parts.append(charged(formula, *(dice.randrange(20, 90) for _ in range(dice.randrange(4, 8)))))
    sales = in_line(*parts)
    place = dice.randrange(len(sales))
    sales[place] = odd(sales[place], dice.choice((0, 0, 37)))
    return sales


@settings(max_examples=40, deadline=None)
@given(short_series())
def test_no_list_of_stretches_costs_less(sales: list[Sale]) -> None:
    found = solve_series(sales, ())
    assert cost(found, sales) == tariff_oracle.least_cost(sales)
