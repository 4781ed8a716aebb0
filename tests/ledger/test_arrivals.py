"""Arrivals in a bank account: matched to the fen and to the working day, and only where one answer fits."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from juli.agreement import Agreement, Settlement
from juli.audit import audit
from juli.audit.findings import Rule
from juli.calendars import official
from juli.ledger import Arrival, ChargeKind, Entry, Instrument, Kind, Ledger, Reading, combine, read_file, settle
from juli.ledger.arrivals import match

MONDAY = date(2026, 3, 16)
"""An ordinary week: nobody is off from Monday to Friday, everybody on the weekend."""


def sale(line: int, day: date, amount: int, fee: int | None, **more: Any) -> Entry:
    at = datetime(day.year, day.month, day.day, 10, line % 60)
    values = {"merchant_no": "M1", "terminal_no": "T1", "kind": Kind.SALE, "instrument": Instrument.CREDIT, **more}
    return Entry("pos.csv", line, at, amount=amount, fee=fee, **values)


def sum_at(line: int, day: date, amount: int) -> Arrival:
    return Arrival("bank.csv", line, datetime(day.year, day.month, day.day, 8, 30), amount, "商户结算")


def ledger(entries: Sequence[Entry], arrivals: Sequence[Arrival]) -> Ledger:
    return Ledger(tuple(entries), arrivals=tuple(arrivals), accounts=frozenset({"bank.csv"}))


def day(number: int) -> date:
    return MONDAY + timedelta(days=number)


def codes(settled: Ledger) -> list[str]:
    return [warning.code for warning in settled.warnings]


def test_a_day_s_sales_arrive_in_one_sum_on_the_next_working_day() -> None:
    # 100.00 - 0.60 and 200.00 - 1.20: 298.20.
    found = settle(
        ledger([sale(1, day(0), 10000, 60), sale(2, day(0), 20000, 120)], [sum_at(9, day(1), 29820)]), official()
    )
    assert [(e.settled, e.settled_on) for e in found.entries] == [(9940, day(1)), (19880, day(1))]
    assert found.arrived == {("pos.csv", 1): ("bank.csv", 9), ("pos.csv", 2): ("bank.csv", 9)}
    assert codes(found) == ["arrivals-matched"]


def test_the_weekend_comes_on_monday_in_one_sum_or_in_several() -> None:
    friday = [sale(n, day(4 + n), amount, 0) for n, amount in enumerate((10000, 25000, 70000))]
    together = settle(ledger(friday, [sum_at(1, day(7), 105000)]), official())
    apart = settle(ledger(friday, [sum_at(e.line, day(7), e.amount) for e in friday]), official())
    for found in (together, apart):
        assert [e.settled_on for e in found.entries] == [day(7)] * 3


def test_cards_and_codes_may_come_apart() -> None:
    rows = [sale(1, day(0), 10000, 60), sale(2, day(0), 20000, 76, instrument=Instrument.WECHAT)]
    found = settle(ledger(rows, [sum_at(1, day(1), 9940), sum_at(2, day(2), 19924)]), official())
    assert [e.settled_on for e in found.entries] == [day(1), day(2)]


def test_a_refund_or_a_charge_may_have_been_kept_back() -> None:
    rows = [sale(1, day(0), 50000, 300), sale(2, day(0), 10000, None, kind=Kind.REFUND)]
    charge = sale(3, day(0), 9900, None, kind=Kind.CHARGE, charge_kind=ChargeKind.DATA_FEE)
    # 497.00 less 100.00; and less the 99.00 as well.
    for entries, total in ((rows, 39700), ([*rows, charge], 29800)):
        found = settle(ledger(entries, [sum_at(1, day(1), total)]), official())
        assert (found.entries[0].settled, found.entries[0].settled_on) == (49700, day(1))


def test_a_voided_sale_is_not_paid() -> None:
    rows = [
        sale(1, day(0), 50000, 300, entry_id="A"),
        sale(2, day(0), 10000, 60, entry_id="B"),
        sale(3, day(0), 10000, None, kind=Kind.VOID, original_id="B"),
    ]
    found = settle(ledger(rows, [sum_at(1, day(1), 49700)]), official())
    assert [e.settled_on for e in found.entries] == [day(1), None, None]


def test_a_void_of_an_unknown_sale_leaves_its_day_open() -> None:
    rows = [sale(1, day(0), 50000, 300), sale(2, day(0), 10000, None, kind=Kind.VOID)]
    found = settle(ledger(rows, [sum_at(1, day(1), 49700)]), official())
    assert codes(found) == ["arrivals-unmatched"]


def test_a_sum_that_fits_two_things_is_named_and_changes_nothing() -> None:
    two_terminals = [sale(1, day(0), 10000, 60), sale(2, day(0), 10000, 60, terminal_no="T2")]
    found = settle(ledger(two_terminals, [sum_at(5, day(1), 9940)]), official())
    assert list(found.entries) == two_terminals
    assert codes(found) == ["arrivals-ambiguous"]
    assert "bank.csv:5" in found.warnings[0].text("en")


def test_two_sums_for_one_day_settle_nothing() -> None:
    found = settle(ledger([sale(1, day(0), 10000, 60)], [sum_at(1, day(1), 9940), sum_at(2, day(2), 9940)]), official())
    assert found.entries[0].settled_on is None
    assert codes(found) == ["arrivals-ambiguous"]


def test_the_habit_of_an_institution_tells_equal_days_apart() -> None:
    # Equal takings on Monday and Tuesday could be exchanged, but for the days before: they all came the next day.
    before = [sale(n, day(n - 7), 10000 + 1000 * n, 0) for n in range(4)]
    equal = [sale(10, day(0), 50000, 300), sale(11, day(1), 50000, 300)]
    arrivals = [sum_at(n, day(n - 6), 10000 + 1000 * n) for n in range(4)]
    arrivals += [sum_at(10, day(1), 49700), sum_at(11, day(2), 49700)]
    assert [e.settled_on for e in settle(ledger([*before, *equal], arrivals), official()).entries[4:]] == [
        day(1),
        day(2),
    ]
    alone = settle(ledger(equal, arrivals[4:]), official())
    assert [e.settled_on for e in alone.entries] == [None, None]


def test_money_that_came_late_is_found_where_nothing_else_fits() -> None:
    late = settle(ledger([sale(1, day(0), 10000, 60)], [sum_at(1, day(11), 9940)]), official())
    assert late.entries[0].settled_on == day(11)
    # Nearer sales of the same sum are asked first, and take it.
    both = [sale(1, day(0), 10000, 60), sale(2, day(10), 10000, 60)]
    found = settle(ledger(both, [sum_at(1, day(11), 9940)]), official())
    assert [e.settled_on for e in found.entries] == [None, day(11)]
    assert codes(settle(ledger(both[:1], [sum_at(1, day(30), 9940)]), official())) == ["arrivals-unmatched"]


def test_a_sum_that_is_less_than_what_was_due_is_named_with_the_difference() -> None:
    # Three days came the next day; on the fourth 299.00 are missing of 1,000.00.
    rows = [sale(n, day(n), 50000 + 1000 * n, 0) for n in range(3)]
    arrivals = [sum_at(n, day(n + 1), 50000 + 1000 * n) for n in range(3)]
    short = sale(9, day(3), 100000, 0)
    found = settle(ledger([*rows, short], [*arrivals, sum_at(9, day(4), 70100)]), official())
    assert found.entries[-1] == short
    assert codes(found) == ["arrivals-matched", "arrivals-unmatched", "arrival-short"]
    assert "299.00" in found.warnings[-1].text("zh")
    # Two sums on that day, or one that is too large, say nothing.
    two = settle(ledger([*rows, short], [*arrivals, sum_at(9, day(4), 70100), sum_at(10, day(4), 100)]), official())
    more = settle(ledger([*rows, short], [*arrivals, sum_at(9, day(4), 170100)]), official())
    assert codes(two) == codes(more) == ["arrivals-matched", "arrivals-unmatched"]


def test_sales_whose_fee_is_not_shown_are_left_alone() -> None:
    found = settle(ledger([sale(1, day(0), 10000, None)], [sum_at(1, day(1), 10000)]), official())
    assert found.entries[0].settled is None
    assert codes(found) == ["arrivals-unmatched"]


def test_what_the_statement_says_stays() -> None:
    stated = sale(1, day(0), 10000, 60, settled=9940, settled_on=day(3))
    found = settle(ledger([stated], [sum_at(1, day(1), 9940)]), official())
    assert found.entries == (stated,)


def test_overlapping_exports_of_the_bank_count_once() -> None:
    twice = [sum_at(1, day(1), 9940), Arrival("bank2.csv", 7, sum_at(1, day(1), 9940).arrived_at, 9940, "商户结算")]
    found = settle(ledger([sale(1, day(0), 10000, 60)], twice), official())
    assert found.entries[0].settled_on == day(1)


def test_a_payout_told_by_both_counts_once_and_one_only_the_bank_knows_counts() -> None:
    def payout(source: str, line: int, on: date) -> Entry:
        at = datetime(on.year, on.month, on.day, 9)
        return Entry(source, line, at, Kind.PAYOUT, Instrument.UNKNOWN, 29900, charge_kind=ChargeKind.DEPOSIT)

    rows = [payout("bank.csv", 1, day(1)), payout("bank.csv", 2, day(60)), payout("pos.csv", 1, day(0))]
    found = settle(ledger(rows, []), official())
    assert [(e.source, e.line) for e in found.entries] == [("bank.csv", 2), ("pos.csv", 1)]
    assert codes(found) == ["account-told-twice"]


def test_without_a_bank_account_the_ledger_is_the_same() -> None:
    plain = Ledger((sale(1, day(0), 10000, 60),))
    assert settle(plain, official()) is plain


def test_the_audit_knows_what_came_late_and_where_it_is_seen() -> None:
    paid = settle(ledger([sale(1, day(0), 10000, 60)], [sum_at(4, day(3), 9940)]), official())
    found = audit(paid, Agreement(settlement=Settlement(1), unknown=("rates", "charges", "deposit")), as_of=day(30),
                  calendar=official())  # fmt: skip
    late = next(finding for finding in found.findings if finding.rule is Rule.SETTLED_LATE)
    assert late.lines[0].details["arrived_source"] == "bank.csv"
    assert late.lines[0].details["arrived_line"] == 4
    # That a sum was not found proves nothing: no sale is called unsettled for it.
    missing = settle(
        ledger([sale(1, day(0), 10000, 60), sale(2, day(1), 7000, 42)], [sum_at(4, day(1), 9940)]), official()
    )
    judged = audit(missing, found.agreement, as_of=day(30), calendar=official())
    assert Rule.NOT_SETTLED not in {finding.rule for finding in judged.findings}


def test_two_files_together_from_their_bytes() -> None:
    pos = b"occurred_at,kind,instrument,amount,fee\n2026-03-16 10:00:00,sale,credit,1000.00,6.00\n"
    bank = "记账日期,借贷标志,交易金额,余额,对方名称,用途\n20260317,贷,994.00,994.00,北桥支付有限公司,POS清算款\n"
    both: list[Reading] = [read_file("pos.csv", pos), read_file("bank.csv", bank.encode())]
    found = settle(combine(both), official())
    assert (found.entries[0].settled, found.entries[0].settled_on) == (99400, date(2026, 3, 17))
    assert found.accounts == {"bank.csv"}


sales_of_days = st.lists(
    st.tuples(st.integers(0, 9), st.integers(1, 400), st.integers(0, 3), st.sampled_from(["T1", "T2"])),
    min_size=1,
    max_size=12,
)


@settings(max_examples=150, deadline=None)
@given(sales_of_days, st.lists(st.tuples(st.integers(0, 14), st.integers(1, 3000)), max_size=6), st.randoms())
def test_no_money_is_counted_twice_and_the_order_of_rows_changes_nothing(
    rows: list[tuple[int, int, int, str]], sums: list[tuple[int, int]], random: Random
) -> None:
    entries = [sale(n, day(at), amount, min(fee, amount), terminal_no=t) for n, (at, amount, fee, t) in enumerate(rows)]
    arrivals = [sum_at(n, day(at), amount) for n, (at, amount) in enumerate(sums)]
    # Some sums that are really there.
    for at in {at for at, *_ in rows}:
        arrivals.append(
            sum_at(
                100 + at,
                day(at + 1),
                sum(e.amount - (e.fee or 0) for e in entries if e.occurred_at.date() == day(at)) or 1,
            )
        )
    found = match(arrivals, entries, official())
    told = [*(each.arrival for each in found.matched), *found.ambiguous, *found.unmatched]
    assert Counter(told) == Counter(arrivals)
    places = [place for each in found.matched for place in each.places]
    assert len(places) == len(set(places))
    by_place = {(e.source, e.line): e for e in entries}
    for each in found.matched:
        sales = [by_place[place] for place in each.places]
        assert sum(e.amount - (e.fee or 0) for e in sales) == each.arrival.amount
        assert max(e.occurred_at.date() for e in sales) <= each.arrival.arrived_at.date()
    mixed, shuffled = entries[:], arrivals[:]
    random.shuffle(mixed)
    random.shuffle(shuffled)
    assert match(shuffled, mixed, official()) == found
