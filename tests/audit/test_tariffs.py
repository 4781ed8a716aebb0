"""The tariff behind the fees, by series one can check by hand."""

from dataclasses import replace
from datetime import date

import pytest

from juli.agreement import Agreement, Rate
from juli.audit.tariffs import Formula, Sale, Tariffs, Unexplained, infer
from juli.audit.tariffs.formula import rates_giving
from juli.ledger import Instrument
from tests.audit.series import FIRST, charged, in_line, in_words, odd, told

AGREED = Formula(600)  # 0.60 %
DEARER = Formula(2_990, 300)  # 2.99 % and 3 yuan


def found(*parts: list[Sale], agreement: Agreement | None = None) -> Tariffs:
    return infer(in_line(*parts), agreement or Agreement())


def words(*parts: list[Sale]) -> list[tuple[str, int, int]]:
    return told(found(*parts).tariffs)


@pytest.mark.parametrize(
    ("part", "amount", "rates"),
    [
        (60, 10_000, (595, 604)),  # 0.595 % of 100 yuan is 59.5 fen, 0.605 % is 60.5
        (0, 10_000, (0, 4)),
        (1, 1, (50_000, 100_000)),  # half a fen is a fen
        (-1, 100, (0, -501)),  # more arrived than was sold: no percent at all
    ],
)
def test_percents_that_give_a_fee_are_rounded_half_up(part: int, amount: int, rates: tuple[int, int]) -> None:
    lowest, highest = rates_giving(part, amount)
    assert (lowest, highest) == rates or (lowest > highest and rates[0] > rates[1])
    for rate in {lowest, highest} & set(range(lowest, highest + 1)):
        assert Formula(rate).fee(amount) == part
    if lowest <= highest:
        outside = [rate for rate in (lowest - 1, highest + 1) if 0 <= rate <= 100_000]
        assert all(Formula(rate).fee(amount) != part for rate in outside)


def test_three_lines_of_different_amounts_make_a_stretch_and_two_do_not() -> None:
    assert words(charged(DEARER, 10_000, 5_000, 8_888)) == [("2.99% + 3", 3, 3)]
    assert words(charged(DEARER, 10_000, 5_000, 10_000)) == []
    assert words(charged(DEARER, 10_000, 5_000), charged(AGREED, 700)) == []


def test_the_day_of_a_change_is_that_of_the_first_new_fee() -> None:
    since = date(2026, 1, 9)
    sales = charged(AGREED, 1_100, 2_345, 777, 4_321, 990), charged(DEARER, 10_000, 5_000, 8_888, day=since)
    before, after = found(*sales).tariffs
    assert (in_words(before.formula), before.first, before.last) == ("0.6%", FIRST, date(2026, 1, 5))
    assert (in_words(after.formula), after.first, after.last) == ("2.99% + 3", since, date(2026, 1, 11))


def test_what_both_formulas_explain_stays_with_the_earlier_one() -> None:
    doubtful = charged(AGREED, 1_000, day=date(2026, 1, 5))  # 6.00: 0.60 %, and 0.30 % and 3 yuan
    after = charged(Formula(300, 300), 2_000, 3_000, 5_000, day=date(2026, 1, 6))
    assert [tariff.first for tariff in found(charged(AGREED, 2_000, 3_000, 4_000), doubtful, after).tariffs] == [
        FIRST,
        date(2026, 1, 6),
    ]


def test_a_stretch_costs_as_much_as_two_odd_lines() -> None:
    regular, others = charged(AGREED, *range(1_000, 1_010)), charged(DEARER, 4_000, 5_000, 6_000, 7_000, 8_000)
    # Four others cost 4 as odd lines, and 2 + 2 as a stretch that parts the regular ones: fewer stretches win.
    assert words(regular, others[:4], regular) == [("0.6%", 20, 24)]
    assert words(regular, others, regular) == [("0.6%", 10, 10), ("2.99% + 3", 5, 5), ("0.6%", 10, 10)]


def test_an_odd_line_breaks_nothing_and_is_counted() -> None:
    sales = charged(AGREED, *range(1_000, 1_020))
    sales[3], sales[11] = odd(sales[3], 9_900), odd(sales[11], 1)
    result = found(sales)
    assert told(result.tariffs) == [("0.6%", 18, 20)]
    assert result.unexplained == (Unexplained(Instrument.CREDIT, sales[3].day, sales[11].day, 2),)


def test_a_line_the_agreement_explains_is_not_unexplained() -> None:
    sales = [replace(sale, expected=AGREED.fee(sale.amount)) for sale in charged(DEARER, *range(1_000, 1_010))]
    sales[4] = replace(sales[4], taken=sales[4].expected + 1)
    assert found(sales).unexplained == ()
    assert found(sales, agreement=Agreement(tolerance=0)).unexplained[0].lines == 1


def test_a_cap_counts_where_two_amounts_reached_it() -> None:
    capped = Formula(500, 100, 2_000)  # 0.50 %, at most 20 yuan, and 1 yuan
    below = charged(capped, 100, 900, 1_234, 2_000, 3_333)
    assert words(below, charged(capped, 8_000, 9_000)) == [("0.5% + 1 cap 20", 7, 7)]
    assert words(below, charged(capped, 8_000, 8_000)) == [("0.5% + 1", 5, 5)]
    assert words(below, charged(capped, 8_000)) == [("0.5% + 1", 5, 5)]


def test_formulas_that_explain_as_much_are_rivals_and_the_simplest_is_named() -> None:
    (tariff,) = found(charged(AGREED, 10, 20, 30)).tariffs
    assert in_words(tariff.formula) == "0.6%"
    rivals = [in_words(rival) for rival in tariff.rivals]
    assert {"0.599%", "0.601%"} < set(rivals)
    for rival in tariff.rivals:
        assert [rival.fee(amount) for amount in (1_000, 2_000, 3_000)] == [6, 12, 18]
    assert found(charged(AGREED, 1_000, 2_000, 30_000)).tariffs[0].rivals == ()


def test_a_flat_fee_is_told_as_one() -> None:
    (tariff,) = found(charged(Formula(0, 150), 10, 2_000, 30_000, 777)).tariffs
    assert (tariff.formula, tariff.rivals) == (Formula(0, 150), ())


def test_free_sales_have_a_tariff_too() -> None:
    assert words(charged(Formula(0), 10, 2_000, 30_000)) == [("0%", 3, 3)]


@pytest.mark.parametrize(
    ("sales", "expected"),
    [
        (charged(Formula(2_990, 300), 10_000), None),  # 302 is 2.99 % + 3, 3.00 % + 2, 3.01 % + 1 and 3.02 %
        (charged(Formula(2_990, 300), 10_000, 5_000), "2.99% + 3"),
        (charged(Formula(600), 83), "0.6%"),  # 0.50 is under a yuan, and only 0.60 % of 83
        (charged(Formula(605), 10_000), None),  # 60.50: no percent of two decimals
        (charged(Formula(600), 10_000) + charged(Formula(700), 5_000), None),
    ],
)
def test_one_or_two_sales_have_a_formula_only_where_one_plain_one_fits(sales: list[Sale], expected: str | None) -> None:
    tariffs = found(sales).tariffs
    assert [in_words(tariff.formula) for tariff in tariffs] == ([expected] if expected else [])
    assert not any(tariff.sure for tariff in tariffs)
    assert found(sales).explained == []


def test_tiers_are_told_at_the_boundaries_of_the_agreement_where_they_explain_more() -> None:
    tiers = Agreement(
        rates=(
            Rate((Instrument.CREDIT,), 380, up_to=100_000),
            Rate((Instrument.CREDIT,), 450, above=100_000),
        )
    )
    low, high = Formula(390), Formula(550)
    mixed = [
        sale
        for small, large in zip(
            charged(low, 100, 1_000, 777, 650, 543), charged(high, 1_001, 2_000, 3_210, 4_000, 5_555), strict=True
        )
        for sale in (small, large)
    ]
    result = found(mixed, agreement=tiers).tariffs
    assert [(in_words(each.formula), each.above, each.up_to, len(each.positions), each.of) for each in result] == [
        ("0.39%", None, 100_000, 5, 5),
        ("0.55%", 100_000, None, 5, 5),
    ]
    flat = found(charged(low, 100, 1_000, 777, 2_000, 3_210, 4_000), agreement=tiers).tariffs
    assert [(in_words(each.formula), each.above, each.up_to) for each in flat] == [("0.39%", None, None)]


def test_tiers_that_end_are_followed_by_one_tariff_for_all_amounts() -> None:
    tiers = Agreement(
        rates=(Rate((Instrument.CREDIT,), 380, up_to=100_000), Rate((Instrument.CREDIT,), 600, above=100_000))
    )
    mixed = [
        sale
        for small, large in zip(
            charged(Formula(380), 100, 900, 777, 650), charged(AGREED, 1_500, 2_000, 3_210, 4_000), strict=True
        )
        for sale in (small, large)
    ]
    after = charged(DEARER, 100, 1_500, 900, 3_210, 777, 4_000, day=date(2026, 2, 1))
    result = found(mixed, after, agreement=tiers).tariffs
    assert [(in_words(each.formula), each.above, each.up_to, len(each.positions)) for each in result] == [
        ("0.38%", None, 100_000, 4),
        ("0.6%", 100_000, None, 4),
        ("2.99% + 3", None, None, 6),
    ]


def test_a_lonely_line_far_from_its_stretch_does_not_move_its_day() -> None:
    others = [odd(sale, 37 * place + 11) for place, sale in enumerate(charged(AGREED, *range(3_000, 3_006)))]
    chance = charged(DEARER, 4_567)
    after = charged(DEARER, *range(5_000, 5_020), day=date(2026, 3, 1))
    (tariff,) = found(chance, others, after).tariffs
    assert (tariff.first, len(tariff.positions)) == (date(2026, 3, 1), 20)


def test_a_formula_of_two_sales_in_five_is_told_though_most_are_odd() -> None:
    """As where a statement does not tell credit from debit cards."""
    sales = charged(AGREED, *range(1_000, 1_120))
    mixed = [odd(sale, 11 * place) if place % 10 in (1, 3, 5, 6, 8, 9) else sale for place, sale in enumerate(sales)]
    mixed[8] = sales[8]
    assert told(found(mixed).tariffs) == [("0.6%", 49, 118)]


def test_a_short_stretch_among_odd_lines_is_told_only_where_it_is_plain_and_whole() -> None:
    def among(stretch: list[Sale], count: int) -> list[tuple[str, int, int]]:
        around = [
            odd(sale, 37 * place + 11) for place, sale in enumerate(charged(AGREED, *range(3_000, 3_000 + count)))
        ]
        return words(around, stretch)

    plain, crooked = charged(DEARER, 10_000, 5_000, 8_888), charged(Formula(2_987, 170), 10_000, 5_000, 8_888)
    assert among(plain, 7) == [("2.99% + 3", 3, 3)]
    assert among(plain, 8) == []
    assert among(crooked, 3) == [("2.987% + 1.7", 3, 3)]
    assert among(crooked, 4) == []


def test_instruments_are_told_apart() -> None:
    wechat = [replace(sale, instrument=Instrument.WECHAT) for sale in charged(Formula(380), 500, 600, 700)]
    result = found(charged(AGREED, 500, 600, 700), wechat).tariffs
    assert [(each.instrument, in_words(each.formula)) for each in result] == [
        (Instrument.CREDIT, "0.6%"),
        (Instrument.WECHAT, "0.38%"),
    ]
