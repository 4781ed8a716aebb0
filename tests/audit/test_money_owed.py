"""Deposits, settlements and promises: what should have come back or arrived."""

from datetime import date

import pytest

from tests.audit.cases import AGREEMENT, judge, lines

DEPOSIT = """
[deposit]
amount = "299.00"
turnover = "1000.00"
within_days = 10
refund_within_days = 7
"""
TAKEN = "M1, , , , 2025-04-01 08:00:00, charge, unknown, 299.00, , , , , deposit"


def sale(day: str, amount: str, name: str = "") -> str:
    return f"M1, T1, {name}, , {day} 10:00:00, sale, credit, {amount}, , , , , "


def deposit(*rows: str, as_of: date = date(2025, 12, 31), terms: str = DEPOSIT) -> int | None:
    found = lines(judge("\n".join([TAKEN, *rows]), AGREEMENT + terms, as_of))
    return dict(found.get("deposit-not-returned", [])).get(2)


@pytest.mark.parametrize(
    ("day", "as_of", "missing"),
    [
        ("2025-04-01", date(2025, 4, 8), None),  # reached on the 1st, due by the 8th
        ("2025-04-01", date(2025, 4, 9), 29900),
        ("2025-04-11", date(2025, 12, 31), 29900),  # the tenth day after
        ("2025-04-12", date(2025, 12, 31), None),  # too late
        ("2025-03-31", date(2025, 12, 31), None),  # before the deposit was taken
    ],
)
def test_turnover_counts_from_the_charge_through_the_last_day(day: str, as_of: date, missing: int | None) -> None:
    assert deposit(sale(day, "1000.00"), as_of=as_of) == missing


def test_sales_add_up_and_refunds_and_voids_lower_the_turnover() -> None:
    two = (sale("2025-04-02", "600.00", "A1"), sale("2025-04-03", "400.00", "A2"))
    refund = "M1, T1, , A1, 2025-04-20 10:00:00, refund, credit, 0.01, , , , , "
    void = "M1, T1, , A2, 2025-04-03 11:00:00, void, credit, 400.00, , , , , "
    assert deposit(*two) == 29900
    assert deposit(*two, refund) is None
    assert deposit(*two, void) is None
    assert deposit(two[0], two[0].replace("A1", "A9"), void) == 29900


def test_repeated_sale_counts_once() -> None:
    assert deposit(sale("2025-04-02", "600.00", "A1"), sale("2025-04-02", "600.00", "A1")) is None


def test_what_came_back_and_what_was_taken_bound_what_is_missing() -> None:
    reached = sale("2025-04-02", "1000.00")
    back = "M1, , , , 2025-04-05 08:00:00, payout, unknown, 100.00, , , , , deposit"
    assert deposit(reached, back) == 19900
    assert deposit(reached, back.replace("2025-04-05", "2025-03-31")) == 29900
    assert deposit(reached, back.replace("100.00", "299.00")) is None
    assert deposit(reached, terms=DEPOSIT.replace("299.00", "199.00")) == 19900


def test_promise_to_return_the_deposit_is_judged_instead() -> None:
    promise = '[[promise]]\nkind = "deposit"\namount = "299.00"\nmade_on = 2025-05-01\ndue_on = 2025-05-10\n'
    found = judge("\n".join([TAKEN, sale("2025-04-02", "1000.00")]), AGREEMENT + promise + DEPOSIT)
    assert lines(found) == {"agreed-refund-missing": [(None, 29900)]}


SETTLEMENT = "[settlement]\nworking_days = 1\n"


def settled(day: str, amount: str = "", on: str = "", fee: str = "") -> str:
    return f"M1, T1, , , {day} 10:00:00, sale, credit, 100.00, {fee}, {amount}, {on}, , "


@pytest.mark.parametrize(
    ("sold", "arrived", "days_late"),
    [
        ("2025-09-30", "2025-10-09", None),  # the holidays of October end on the 8th
        ("2025-09-30", "2025-10-10", 1),
        ("2025-09-26", "2025-09-28", None),  # a Sunday that was worked
        ("2025-09-26", "2025-09-29", 1),
    ],
)
def test_due_day_is_counted_in_official_working_days(sold: str, arrived: str, days_late: int | None) -> None:
    found = judge(settled(sold, "99.40", arrived), AGREEMENT + SETTLEMENT)
    assert [line.days_late for each in found.findings for line in each.lines] == ([days_late] if days_late else [])


@pytest.mark.parametrize(
    ("rows", "as_of", "expected"),
    [
        ([settled("2025-04-01")], date(2025, 4, 3), []),  # the source says nothing of settlements at all
        ([settled("2025-03-31", "99.40"), settled("2025-04-01")], date(2025, 4, 2), []),  # due today
        ([settled("2025-03-31", "99.40"), settled("2025-04-01")], date(2025, 4, 3), [(3, 9940)]),
        ([settled("2025-03-31", "", "2025-04-01"), settled("2025-04-01", fee="1.00")], date(2025, 4, 3), [(3, 9900)]),
    ],
)
def test_sale_that_did_not_arrive(rows: list[str], as_of: date, expected: list) -> None:
    found = lines(judge("\n".join(rows), AGREEMENT + SETTLEMENT, as_of))
    assert found.get("not-settled", []) == expected


@pytest.mark.parametrize("order", [1, -1])
def test_file_that_tells_of_settlements_does_so_whatever_overlapping_files_are_called(order: int) -> None:
    both = settled("2025-04-01", "99.40", "2025-04-02", fee="0.60").replace("T1, ,", "T1, A,")
    files = [both, f"{both}\n{settled('2025-04-03', fee='0.60')}"][::order]
    found = lines(judge(files, AGREEMENT + SETTLEMENT, date(2025, 6, 30)))
    assert found["not-settled"] == [(3, 9940)]


def test_without_a_rate_nothing_is_taken_off() -> None:
    rows = f"{settled('2025-03-31', '99.40')}\n{settled('2025-04-01').replace('credit', 'foreign')}"
    assert lines(judge(rows, AGREEMENT + SETTLEMENT))["not-settled"] == [(3, 10000)]


def test_years_without_a_calendar_are_told() -> None:
    found = judge(settled("2031-03-03", "99.40", "2031-03-10"), AGREEMENT + SETTLEMENT)
    assert [warning.code for warning in found.warnings] == ["calendar-provisional"]


def test_last_days_of_the_calendar_break_nothing() -> None:
    assert lines(judge(settled("9999-12-31", "99.40", "9999-12-31"), AGREEMENT + SETTLEMENT)) == {}


def promise(kind: str, amount: str, made: str, due: str) -> str:
    of = f'kind = "{kind}"\n' if kind else ""
    return f'[[promise]]\n{of}amount = "{amount}"\nmade_on = {made}\ndue_on = {due}\n'


def payout(day: str, amount: str, kind: str = "data_fee") -> str:
    return f"M1, , , , {day} 08:00:00, payout, unknown, {amount}, , , , , {kind}"


FIRST = promise("data_fee", "100.00", "2026-01-10", "2026-01-20")
ANY = promise("", "100.00", "2026-01-10", "2026-01-15")
SECOND = promise("data_fee", "100.00", "2026-02-01", "2026-03-01")


@pytest.mark.parametrize(
    ("terms", "rows", "as_of", "missing"),
    [
        (FIRST, [payout("2026-01-15", "40.00")], date(2026, 1, 20), []),  # the last day is still in time
        (FIRST, [payout("2026-01-15", "40.00")], date(2026, 1, 21), [6000]),
        (FIRST, [payout("2026-01-09", "100.00")], date(2026, 1, 21), [10000]),  # before it was promised
        (FIRST, [payout("2026-01-15", "100.00", "other")], date(2026, 1, 21), [10000]),
        (FIRST, [payout("2026-05-15", "100.00")], date(2026, 6, 1), []),  # late, but paid
        (FIRST + SECOND, [payout("2026-02-05", "150.00")], date(2026, 6, 1), [5000]),  # the first is filled first
        (SECOND + FIRST, [payout("2026-02-05", "150.00")], date(2026, 6, 1), [5000]),
        (FIRST.replace('kind = "data_fee"\n', ""), [payout("2026-01-15", "100.00", "other")], date(2026, 6, 1), []),
        # One payout fills the promise of its kind first, and only what is left the one that takes any.
        (ANY + FIRST, [payout("2026-01-15", "100.00")], date(2026, 6, 1), [10000]),
        (ANY + FIRST, [payout("2026-01-15", "130.00")], date(2026, 6, 1), [7000]),
        (ANY + FIRST, [payout("2026-01-15", "100.00"), payout("2026-01-16", "100.00", "other")], date(2026, 6, 1), []),
    ],
)
def test_promises_are_filled_in_order_of_the_day_they_are_due(
    terms: str, rows: list[str], as_of: date, missing: list[int]
) -> None:
    found = lines(judge("\n".join(rows), AGREEMENT + terms, as_of))
    assert [excess for _, excess in found.get("agreed-refund-missing", [])] == missing


def test_owed_and_overcharged_are_told_apart() -> None:
    above = "M1, T1, , , 2025-04-01 10:00:00, sale, credit, 1000.00, 9.00, , , , "
    found = judge(f"{TAKEN}\n{above}", AGREEMENT + DEPOSIT)
    assert (found.overcharged, found.owed) == (300, 29900)
