"""The rules on charges: one rule a charge, and what counts as taken for the next one."""

import pytest

from tests.audit.cases import AGREEMENT, judge, lines

TERMS = """
[[charge]]
kind = "data_fee"
amount = "99.00"
every_months = 12
first_after_days = 30
[[charge]]
kind = "membership"
amount = "198.00"
[[charge]]
kind = "service_fee"
amount = "10.00"
every_months = 1
notice = true
[[notice]]
of = "service_fee"
given_on = 2025-04-01
effective_on = 2025-05-01
[deposit]
amount = "299.00"
turnover = "1000000.00"
within_days = 180
refund_within_days = 7
"""


NUMBERLESS = AGREEMENT.replace('merchant_no = "M1"', "")


def charge(day: str, kind: str, amount: str = "99.00", merchant: str = "M1") -> str:
    return f"{merchant}, , , , {day} 08:00:00, charge, unknown, {amount}, , , , , {kind}"


def found(*rows: str, terms: str = TERMS) -> dict[str, list[tuple[int | None, int]]]:
    return lines(judge("\n".join(rows), NUMBERLESS + terms))


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([charge("2025-05-01", "insurance")], {"charge-not-agreed": [(2, 9900)]}),
        ([charge("2025-03-30", "data_fee")], {"charge-too-early": [(2, 9900)]}),
        ([charge("2025-03-31", "data_fee")], {}),  # 1 March and 30 days
        ([charge("2025-03-31", "data_fee", "99.01")], {}),
        ([charge("2025-03-31", "data_fee", "100.00")], {"charge-above-agreed": [(2, 100)]}),
        ([charge("2025-04-01", "data_fee"), charge("2026-03-31", "data_fee")], {"charge-too-often": [(3, 9900)]}),
        ([charge("2025-04-01", "data_fee"), charge("2026-04-01", "data_fee")], {}),
        ([charge("2026-04-01", "data_fee"), charge("2025-04-01", "data_fee")], {}),  # in order of time
        ([charge("2025-04-01", "membership"), charge("2031-04-01", "membership")], {"charge-too-often": [(3, 9900)]}),
        ([charge("2025-04-30", "service_fee", "10.00")], {"charge-without-notice": [(2, 1000)]}),
        ([charge("2025-05-01", "service_fee", "10.00")], {}),
        ([charge("2025-05-01", "deposit", "299.00")], {}),
        ([charge("2025-05-01", "deposit", "300.00")], {"charge-above-agreed": [(2, 100)]}),
        (
            [charge("2025-02-01", "deposit", "299.00"), charge("2025-05-02", "deposit", "299.00")],
            {"charge-too-often": [(3, 29900)]},
        ),
    ],
)
def test_first_rule_that_holds_takes_the_charge(rows: list[str], expected: dict) -> None:
    assert found(*rows) == expected


def test_charge_faulted_in_full_does_not_count_as_taken() -> None:
    too_early, in_order = charge("2025-03-05", "data_fee"), charge("2025-04-02", "data_fee")
    assert found(too_early, in_order) == {"charge-too-early": [(2, 9900)]}
    first, too_often, next_year = (charge(day, "data_fee") for day in ("2025-04-01", "2026-03-01", "2026-04-01"))
    assert found(first, too_often, next_year) == {"charge-too-often": [(3, 9900)]}


def test_charge_above_the_agreement_counts_as_taken() -> None:
    dear, again = charge("2025-04-01", "data_fee", "199.00"), charge("2025-06-01", "data_fee")
    assert found(dear, again) == {"charge-above-agreed": [(2, 10000)], "charge-too-often": [(3, 9900)]}


def test_month_ends_on_its_last_day_where_it_is_too_short() -> None:
    taken = [charge(f"2026-{day}", "service_fee", "10.00") for day in ("01-31", "02-27")]
    assert found(*taken) == {"charge-too-often": [(3, 1000)]}
    assert found(taken[0], charge("2026-02-28", "service_fee", "10.00")) == {}


def test_each_merchant_number_has_its_own_charges() -> None:
    assert found(charge("2025-04-01", "data_fee"), charge("2025-05-01", "data_fee", merchant="M2")) == {}


@pytest.mark.parametrize(("given", "effective", "enough"), [("04-01", "05-01", True), ("04-02", "05-01", False)])
def test_notice_is_given_thirty_days_before_it_takes_effect(given: str, effective: str, enough: bool) -> None:
    terms = TERMS.replace("2025-04-01", f"2025-{given}").replace("2025-05-01", f"2025-{effective}")
    assert (found(charge("2025-06-01", "service_fee", "10.00"), terms=terms) == {}) is enough


@pytest.mark.parametrize(
    ("unknown", "rules"),
    [
        ('["charges"]', ["charge-not-agreed:deposit"]),
        ('["deposit"]', ["charge-not-agreed:insurance"]),
        ('["charges", "deposit"]', []),
    ],
)
def test_charges_of_an_unknown_section_are_not_judged(unknown: str, rules: list[str]) -> None:
    rows = "\n".join([charge("2025-05-01", "insurance"), charge("2025-05-01", "deposit")])
    judged = judge(rows, f"unknown = {unknown}\n{NUMBERLESS}")
    assert [f"{each.rule}:{line.charge_kind}" for each in judged.findings for line in each.lines] == rules
