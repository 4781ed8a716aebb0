"""What of a portfolio cannot be judged is told, and nothing is guessed."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from juli.agreement import Agreement, Charge, Rate
from juli.audit.portfolio import Problem, causes
from juli.audit.portfolio.files import RELATIONS
from juli.ledger import ChargeKind, Entry, Instrument, Kind, Ledger
from tests.audit.portfolio.portfolios import Merchant, judge, lines, write

AS_OF = date(2026, 6, 30)
NUMBER = "898210154110001"
CREDIT = (Instrument.CREDIT,)


def sale(day: date, fee: int, number: str | None = NUMBER, line: int = 2) -> Entry:
    moment = datetime.combine(day, datetime.min.time())
    return Entry("a.csv", line, moment, Kind.SALE, Instrument.CREDIT, 100_000, merchant_no=number, fee=fee)


def merchant(agreement: Agreement | None, *entries: Entry) -> Merchant:
    return Merchant(NUMBER, Ledger(entries), agreement)


def test_a_sale_under_two_rates_is_judged_by_neither(tmp_path: Path) -> None:
    rates = (
        Rate(CREDIT, 600, valid_until=date(2026, 2, 1)),
        Rate(CREDIT, 380, valid_from=date(2026, 1, 1), valid_until=date(2026, 3, 1)),
    )
    sales = [sale(date(2026, month, 15), 2_990, line=month) for month in (1, 2)]
    summary = judge(*write(tmp_path, [merchant(Agreement(rates=rates), *sales)]), tmp_path / "out", AS_OF)
    assert [(line[1], line[4], line[6]) for line in lines(tmp_path / "out")] == [("rate-above-agreed", 2, 380)]
    assert summary.problems == (Problem("overlapping", NUMBER, "credit", date(2026, 1, 1), date(2026, 2, 1)),)


def test_rates_for_other_amounts_do_not_overlap(tmp_path: Path) -> None:
    rates = (Rate(CREDIT, 600, up_to=50_000), Rate(CREDIT, 380, above=50_000))
    summary = judge(
        *write(tmp_path, [merchant(Agreement(rates=rates), sale(date(2026, 1, 5), 600))]), tmp_path / "out", AS_OF
    )
    assert [(line[1], line[6], line[7]) for line in lines(tmp_path / "out")] == [("rate-above-agreed", 380, 220)]
    assert summary.problems == ()


def test_days_no_rate_covers_are_told_gap_by_gap(tmp_path: Path) -> None:
    rates = (
        Rate(CREDIT, 600, valid_from=date(2026, 2, 1), valid_until=date(2026, 3, 1)),
        Rate(CREDIT, 600, valid_from=date(2026, 4, 1)),
    )
    days = [date(2026, 1, 5), date(2026, 1, 9), date(2026, 2, 10), date(2026, 3, 31), date(2026, 4, 1)]
    sales = [sale(day, 600, line=place) for place, day in enumerate(days, start=2)]
    summary = judge(*write(tmp_path, [merchant(Agreement(rates=rates), *sales)]), tmp_path / "out", AS_OF)
    assert summary.problems == (
        Problem("missing", NUMBER, "credit", date(2026, 1, 5), date(2026, 1, 10), 2),
        Problem("missing", NUMBER, "credit", date(2026, 3, 31), date(2026, 4, 1), 1),
    )
    assert [line[1] for line in lines(tmp_path / "out")] == ["no-agreed-rate"] * 3


def test_a_contradictory_agreement_is_not_believed(tmp_path: Path) -> None:
    entries, terms = write(tmp_path, [merchant(Agreement(rates=(Rate(CREDIT, 380),)), sale(date(2026, 1, 5), 2_990))])
    rows = [{"merchant_no": NUMBER, "tolerance_fen": fen} for fen in (1, 1, 5)]
    pq.write_table(pa.Table.from_pylist(rows, RELATIONS["agreements"]), terms / "agreements.parquet")
    summary = judge(entries, terms, tmp_path / "out", AS_OF)
    assert [problem.kind for problem in summary.problems] == ["contradictory", "no-agreement"]
    assert summary.by_rule == {}


def test_the_same_agreement_twice_is_one(tmp_path: Path) -> None:
    entries, terms = write(tmp_path, [merchant(Agreement(rates=(Rate(CREDIT, 380),)), sale(date(2026, 1, 5), 2_990))])
    rows = [{"merchant_no": NUMBER, "tolerance_fen": 1}] * 2
    pq.write_table(pa.Table.from_pylist(rows, RELATIONS["agreements"]), terms / "agreements.parquet")
    summary = judge(entries, terms, tmp_path / "out", AS_OF)
    assert (summary.problems, len(lines(tmp_path / "out"))) == ((), 1)


def test_entries_without_agreement_or_number_are_judged_by_what_they_show(tmp_path: Path) -> None:
    shown = replace(sale(date(2026, 1, 5), 600), settled=99_000)
    nameless = replace(shown, merchant_no=None, line=3)
    summary = judge(*write(tmp_path, [merchant(None, shown, nameless)]), tmp_path / "out", AS_OF)
    assert sorted((str(line[0]), line[1], line[7]) for line in lines(tmp_path / "out")) == [
        (NUMBER, "hidden-deduction", 400),
        ("None", "hidden-deduction", 400),
    ]
    assert summary.problems == (
        Problem("nameless", None, None, date(2026, 1, 5), date(2026, 1, 6), 1),
        Problem("no-agreement", NUMBER, None, date(2026, 1, 5), date(2026, 1, 6), 1),
    )
    assert (summary.entries, summary.merchants) == (2, 1)


def test_rows_that_are_no_entries_are_counted(tmp_path: Path) -> None:
    wrong = [
        replace(sale(date(2026, 1, 5), 600), line=3, amount=0),
        replace(sale(date(2026, 1, 5), 600), amount=10**14),
    ]
    agreement = Agreement(rates=(Rate(CREDIT, 600),))
    summary = judge(
        *write(tmp_path, [merchant(agreement, sale(date(2026, 1, 5), 600, line=4), *wrong)]), tmp_path / "out", AS_OF
    )
    assert summary.problems == (Problem("unreadable", entries=2),)
    assert (summary.entries, summary.by_rule) == (1, {})


def test_nothing_agreed_and_nothing_happened_is_an_answer(tmp_path: Path) -> None:
    entries, terms = write(tmp_path, [merchant(None)])
    for file in terms.iterdir():
        file.unlink()
    told = judge(entries, terms, tmp_path / "out", AS_OF).document()
    assert (told["entries"], told["merchants"], told["by_rule"], told["problems"]) == (0, 0, {}, [])
    assert lines(tmp_path / "out") == []


def test_what_causes_most_is_told_by_merchant_rule_charge_and_agent(tmp_path: Path) -> None:
    charge = Entry(
        "a.csv",
        9,
        datetime(2026, 2, 1),
        Kind.CHARGE,
        Instrument.UNKNOWN,
        9_900,
        NUMBER,
        charge_kind=ChargeKind.DATA_FEE,
    )
    agreement = Agreement(rates=(Rate(CREDIT, 600),), charges=(Charge(ChargeKind.MEMBERSHIP, 1),))
    entries, terms = write(tmp_path, [merchant(agreement, sale(date(2026, 1, 5), 2_600), charge)])
    agents = [{"merchant_no": NUMBER, "agent": "云帆"}, {"merchant_no": "another", "agent": "远山"}]
    pq.write_table(pa.Table.from_pylist(agents, RELATIONS["merchants"]), terms / "merchants.parquet")
    told = judge(entries, terms, tmp_path / "out", AS_OF).document()
    assert told["by_agent"] == {"云帆": {"count": 2, "excess": "119.00"}}
    assert told["by_charge_kind"] == {"data_fee": {"count": 1, "excess": "99.00"}}
    found = causes(tmp_path / "out", most=1)
    assert [(each.name, each.excess) for each in (*found.merchants, *found.rules)] == [
        (NUMBER, 11_900),
        ("charge-not-agreed", 9_900),
    ]
    assert [each.name for each in (*found.charge_kinds, *found.agents)] == ["data_fee", "云帆"]
