"""The figures beside an audit: they count every sale once, stay small, and tell what was above the agreement."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from juli.agreement import Agreement
from juli.audit import Audit, ReadSummary, figures
from juli.audit.figures import MOST_CHARGES, MOST_MARKS
from juli.audit.tariffs import Sale, Tariffs
from juli.ledger.entries import Instrument
from juli.money import parse_yuan
from tests.audit.cases import judge

READ = ReadSummary(0, 0, 0, 0, 0, None, None, (), ())

sales = st.builds(
    Sale,
    position=st.integers(0, 10**6),
    instrument=st.sampled_from([Instrument.CREDIT, Instrument.WECHAT]),
    day=st.dates(date(2025, 1, 1), date(2026, 12, 31)),
    amount=st.integers(1, 10**7),
    taken=st.integers(0, 10**5),
    expected=st.none() | st.integers(0, 10**5),
)


def audited(*sold: Sale) -> Audit:
    return Audit(date(2026, 6, 30), Agreement(), READ, (), Tariffs(), sold)


def row(day: str, amount: str, fee: str, *, kind: str = "sale", charge: str = "") -> str:
    return f"M1,T1,, ,2026-{day} 10:00:00,{kind},credit,{amount},{fee}, , , ,{charge}"


def test_a_small_ledger_by_hand() -> None:
    """6.00 of 1,000 is 0.60 %, as agreed; 60.00 of 2,000 is 3.00 %, above it."""
    told = figures(
        judge(
            "\n".join(
                [
                    row("01-09", "1000.00", "6.00"),
                    row("02-10", "2000.00", "60.00"),
                    row("02-11", "99.00", "", kind="charge", charge="data_fee"),
                    row("03-01", "50.00", "", kind="payout", charge="deposit"),
                ]
            )
        )
    )
    (credit,) = told["rates"]
    assert credit["marks"] == [["2026-01-09", "0.60", 1, False], ["2026-02-10", "3.00", 1, True]]
    assert (credit["sales"], credit["amount"], credit["taken"], credit["expected"]) == (2, "3000.00", "66.00", "18.00")
    assert [month["month"] for month in credit["months"]] == ["2026-01", "2026-02"]
    assert credit["above"] == 1
    assert [(one["day"], one["kind"], one["amount"], one["back"]) for one in told["charges"]] == [
        ("2026-02-11", "data_fee", "99.00", False),
        ("2026-03-01", "deposit", "50.00", True),
    ]


def test_a_fee_within_the_tolerance_is_not_above() -> None:
    told = figures(judge(row("01-09", "1000.00", "6.01")))
    assert [mark[-1] for mark in told["rates"][0]["marks"]] == [False]


def test_without_an_agreement_nothing_is_above_or_not() -> None:
    told = figures(judge(row("01-09", "1000.00", "6.00"), None))
    assert [mark[-1] for mark in told["rates"][0]["marks"]] == [None]
    assert told["rates"][0]["expected"] is None


@given(st.lists(sales, min_size=1, max_size=30), st.sampled_from([1, 40]))
@settings(max_examples=60, deadline=None)
def test_every_sale_is_counted_once_however_many_there_are(sold: list[Sale], times: int) -> None:
    found = figures(audited(*sold * times))
    assert sum(rates["sales"] for rates in found["rates"]) == len(sold) * times
    for rates in found["rates"]:
        same = [sale for sale in sold if sale.instrument == rates["instrument"]]
        assert sum(mark[2] for mark in rates["marks"]) == rates["sales"] == len(same) * times
        assert sum(mark[2] for mark in rates["marks"] if mark[3]) == rates["above"]
        assert sum(month["sales"] for month in rates["months"]) == rates["sales"]
        assert parse_yuan(rates["amount"]) == sum(sale.amount for sale in same) * times
        assert all(rates["from"] <= mark[0] <= rates["to"] for mark in rates["marks"])


@pytest.mark.parametrize("count", [MOST_MARKS, 50_000])
def test_marks_stay_few(count: int) -> None:
    sold = [
        Sale(
            number,
            Instrument.CREDIT,
            date(2025 + number % 2, number % 12 + 1, number % 28 + 1),
            10_000 + number,
            60,
            60,
        )
        for number in range(count)
    ]
    marks = figures(audited(*sold))["rates"][0]["marks"]
    assert len(marks) == count if count <= MOST_MARKS else len(marks) < 1_000


def test_charges_beyond_the_most_are_counted() -> None:
    told = figures(
        judge(
            [
                "\n".join(
                    row("01-09", "1.00", "", kind="charge", charge="withdrawal") + " " for _ in range(MOST_CHARGES + 5)
                )
            ]
        )
    )
    assert (len(told["charges"]), told["charges_count"]) == (MOST_CHARGES, MOST_CHARGES + 5)
