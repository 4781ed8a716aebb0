"""The rules on sales, by examples one can check by hand. Line 1 is the header, so the first row is line 2."""

import pytest

from tests.audit.cases import AGREEMENT, judge, lines

CAPPED = """
[[rate]]
instrument = "debit"
percent = "0.50"
cap = "20.00"
fixed = "1.00"
"""


def sale(amount: str, fee: str, *, instrument: str = "credit", day: str = "2025-04-01", settled: str = "") -> str:
    return f"M1, T1, , , {day} 10:00:00, sale, {instrument}, {amount}, {fee}, {settled}, , , "


def cause(found) -> str | None:
    (finding,) = [each for each in found.findings if each.rule == "rate-above-agreed"]
    return finding.lines[0].cause


@pytest.mark.parametrize(
    ("amount", "fee", "excess"),
    [
        ("100.00", "0.60", None),  # 0.60 % of 100 yuan
        ("100.00", "0.61", None),  # one fen is within the tolerance
        ("100.00", "0.62", 2),
        ("0.83", "0.02", 2),  # 0.498 fen rounds to nothing
        ("0.84", "0.02", None),  # 0.504 fen rounds to one fen
        ("0.84", "0.03", 2),
        ("100.00", "0.10", None),  # less than agreed is no complaint
        ("100.00", "0", None),
    ],
)
def test_fee_is_the_percent_rounded_half_up(amount: str, fee: str, excess: int | None) -> None:
    expected = {} if excess is None else {"rate-above-agreed": [(2, excess)]}
    assert lines(judge(sale(amount, fee))) == expected


@pytest.mark.parametrize(
    ("row", "taken"),
    [
        (sale("100.00", "5.00", settled="99.40"), 500),  # the stated fee goes first
        (sale("100.00", "", settled="98.00"), 200),  # else what did not arrive
        (sale("100.00", ""), None),  # else there is nothing to judge
        (sale("100.00", "", settled="98.00").replace(", , , ", ", , true, "), None),  # collected later
    ],
)
def test_taken_is_the_fee_or_what_did_not_arrive(row: str, taken: int | None) -> None:
    expected = {} if taken is None else {"rate-above-agreed": [(2, taken - 60)]}
    assert lines(judge(row)) == expected


def test_cap_holds_down_the_percent_part_and_the_fixed_amount_comes_on_top() -> None:
    # 0.50 % of 10,000 is 50, capped 20, plus 1 = 21.
    assert lines(judge(sale("10000.00", "21.01", instrument="debit"), AGREEMENT + CAPPED)) == {}
    found = judge(sale("10000.00", "51.00", instrument="debit"), AGREEMENT + CAPPED)
    assert lines(found) == {"rate-above-agreed": [(2, 3000)]}
    assert cause(found) == "cap-not-applied"


@pytest.mark.parametrize(
    ("day", "excess"),
    [("2025-12-31", 70), ("2026-01-01", None), ("2026-01-31", None), ("2026-02-01", 40)],
)
def test_rate_holds_from_its_first_day_until_before_its_last(day: str, excess: int | None) -> None:
    intervals = """
    merchant_no = "M1"
    [[rate]]
    instrument = "credit"
    percent = "0.60"
    until = 2026-01-01
    [[rate]]
    instrument = "credit"
    percent = "1.30"
    from = 2026-01-01
    until = 2026-02-01
    [[rate]]
    instrument = "credit"
    percent = "0.90"
    from = 2026-02-01
    """
    expected = {} if excess is None else {"rate-above-agreed": [(2, excess)]}
    assert lines(judge(sale("100.00", "1.30", day=day), intervals)) == expected


@pytest.mark.parametrize(("amount", "fee", "holds"), [("1000.00", "3.80", False), ("1000.01", "3.80", True)])
def test_tier_is_over_above_and_not_over_up_to(amount: str, fee: str, holds: bool) -> None:
    tiers = """
    merchant_no = "M1"
    [[rate]]
    instrument = "unionpay_qr"
    percent = "0.38"
    up_to = "1000.00"
    [[rate]]
    instrument = "unionpay_qr"
    percent = "0.10"
    above = "1000.00"
    """
    assert bool(lines(judge(sale(amount, fee, instrument="unionpay_qr"), tiers))) is holds


CAUSES = """
merchant_no = "M1"
[[rate]]
instrument = "debit"
percent = "0.50"
[[rate]]
instrument = "credit"
percent = "0.60"
[[rate]]
instrument = "wechat"
percent = "0.30"
until = 2025-05-01
[[rate]]
instrument = "wechat"
percent = "0.38"
from = 2025-05-01
"""


@pytest.mark.parametrize(
    ("instrument", "fee", "expected"),
    [
        ("debit", "6.00", "other-instrument-rate"),  # 0.60 %, as for credit cards
        ("wechat", "3.80", "later-rate"),  # 0.38 %, agreed from May
        ("wechat", "5.00", "other-instrument-rate"),
        ("credit", "9.00", "fixed-amount-added"),  # 6.00 and 3.00
        ("credit", "105.00", "fixed-amount-added"),  # 6.00 and 99.00
        ("credit", "105.01", "fixed-amount-added"),  # within the tolerance
        ("credit", "7.77", "unexplained"),
    ],
)
def test_cause_is_the_first_that_explains_the_line(instrument: str, fee: str, expected: str) -> None:
    assert cause(judge(sale("1000.00", fee, instrument=instrument), CAUSES)) == expected


def test_hidden_deduction_is_what_is_missing_beyond_the_stated_fee() -> None:
    rows = [
        sale("100.00", "0.60", settled="99.40"),
        sale("100.00", "0.60", settled="99.39"),  # within the tolerance
        sale("100.00", "0.60", settled="97.40"),
        sale("100.00", "0.60", settled="97.40").replace(", , , ", ", , true, "),
    ]
    assert lines(judge("\n".join(rows))) == {"hidden-deduction": [(4, 200)]}
    assert lines(judge("\n".join(rows), None)) == {"hidden-deduction": [(4, 200)]}


def test_sale_without_a_rate_is_told_and_costs_nothing() -> None:
    assert lines(judge(sale("100.00", "9.00", instrument="foreign"))) == {"no-agreed-rate": [(2, 0)]}


TWICE = "M1, T1, A1, , 2025-04-01 10:00:00, sale, credit, 100.00, 9.00, , , , "


@pytest.mark.parametrize(
    "other",
    [
        TWICE.replace("A1", "A2"),
        TWICE.replace("T1", "T2"),
        TWICE.replace("M1", "M2"),
        TWICE.replace(":00,", ":01,"),
        TWICE.replace("100.00", "100.01"),
    ],
)
def test_rows_that_differ_in_the_key_are_two_sales(other: str) -> None:
    assert "charged-twice" not in lines(judge(f"{TWICE}\n{other}"))


def test_repeated_row_is_charged_twice_and_judged_by_nothing_else() -> None:
    # 9.00 for an agreed 0.60: the first row is above the rate, the two others are taken for nothing.
    assert lines(judge("\n".join([TWICE] * 3))) == {
        "charged-twice": [(3, 900), (4, 900)],
        "rate-above-agreed": [(2, 840)],
    }


def test_rows_without_a_name_or_in_two_files_are_not_charged_twice() -> None:
    nameless = TWICE.replace("A1", "")
    assert "charged-twice" not in lines(judge(f"{nameless}\n{nameless}"))
    assert "charged-twice" not in lines(judge([TWICE, TWICE.replace("9.00", "8.00")]))


def test_repeated_row_without_fee_costs_nothing() -> None:
    silent = TWICE.replace("9.00", "")
    assert lines(judge(f"{silent}\n{silent}")) == {"charged-twice": [(3, 0)]}


def test_repeated_row_of_which_more_than_its_amount_arrived_costs_nothing() -> None:
    generous = TWICE.replace("9.00, ", ", 120.00")
    assert lines(judge(f"{generous}\n{generous}")) == {"charged-twice": [(3, 0)]}
