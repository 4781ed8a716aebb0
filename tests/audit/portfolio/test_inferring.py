"""The tariffs of many merchants are those that each merchant's audit alone infers, and so is what rests on them."""

import os
import random
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path
from types import SimpleNamespace
from unittest.mock import patch

import pyarrow as pa
import pytest
from benchmarks.made_up.portfolio import write_portfolio
from hypothesis import given, settings
from hypothesis import strategies as st

from juli.agreement import Agreement, Rate
from juli.audit.portfolio import PortfolioError, inferring
from juli.audit.tariffs import Formula, Sale
from juli.audit.tariffs_by_merchant import infer_each
from juli.ledger import Entry, Instrument, Kind
from tests.audit.ledgers import as_of_days
from tests.audit.portfolio.portfolios import (
    Merchant,
    alone,
    judge,
    lines,
    lines_of,
    merchant,
    portfolios,
    tariffs,
    tariffs_of,
    write,
)
from tests.audit.portfolio.test_resuming import environment
from tests.audit.series import charged, in_line, random_change

AS_OF = date(2026, 11, 1)
AGREED, DEARER = Formula(600), Formula(2_990, 300)
CHANGE = date(2026, 2, 1)
AMOUNTS = (1_000, 2_345, 777, 4_321, 888)


def entries_of(sales: Sequence[Sale], instrument: Instrument = Instrument.CREDIT) -> list[Entry]:
    """Sales as rows of one source."""
    return [
        Entry("a.csv", line, datetime.combine(sale.day, time(10)), Kind.SALE, instrument, sale.amount, fee=sale.taken)
        for line, sale in enumerate(sales, start=2)
    ]


def told_again(entries: Sequence[Entry], every: int) -> list[Entry]:
    """The rows, some of them in another source too."""
    return [*entries, *(replace(entry, source="b.csv") for entry in entries[::every])]


def agreement(*formulas: Formula, tier: int | None = None) -> Agreement:
    """Rates by formulas after one another, of two months each; with `tier` the last holds for larger amounts only."""
    days = [None, *(date(2026, 1 + 2 * number, 1) for number in range(1, len(formulas))), None]
    rates = [
        Rate((Instrument.CREDIT,), each.rate_e5, each.cap, each.fixed, days[place], days[place + 1])
        for place, each in enumerate(formulas)
    ]
    return Agreement(rates=(*rates[:-1], replace(rates[-1], above=tier)))


@st.composite
def changing(draw: st.DrawFn) -> list[Merchant]:
    """Merchants of whom one or two instruments change their formula once, some of it told by two sources, with an
    agreement that gives one of the formulas, others, or none."""
    found = []
    for place in range(draw(st.integers(1, 3))):
        dice = random.Random(draw(st.integers(0, 10**6)))
        entries, known = [], [AGREED]
        for instrument in draw(st.sampled_from(((Instrument.CREDIT,), (Instrument.CREDIT, Instrument.DEBIT)))):
            sales, sides = random_change(dice)
            known += [side.formula for side in sides]
            entries += entries_of(sales, instrument)
        rows = [replace(entry, line=line) for line, entry in enumerate(told_again(entries, dice.randrange(2, 9)), 2)]
        rates = draw(st.lists(st.sampled_from(known), min_size=1, max_size=2))
        agreed = draw(st.sampled_from((None, agreement(*rates), agreement(*rates, tier=100_000))))
        found.append(merchant(f"89821015411{place:04d}", rows, agreed))
    return found


@settings(max_examples=6, deadline=None)
@given(portfolios() | changing(), as_of_days, st.integers(10, 60))
def test_tariffs_are_those_of_each_merchant_alone(merchants: list[Merchant], as_of: date, group: int) -> None:
    audits = alone(merchants, as_of)
    with tempfile.TemporaryDirectory() as name, patch.object(inferring, "processes", ThreadPoolExecutor):
        entries, terms = write(Path(name), merchants, row_group_size=group)
        summary = judge(entries, terms, Path(name) / "out", as_of, rows_each=100, tariffs=True)
        assert tariffs(Path(name) / "out") == tariffs_of(audits)
        assert lines(Path(name) / "out") == lines_of(audits, inferred=True)
    assert summary.document()["tariffs_inferred"]


def raised(number: str, agreed: Agreement | None) -> Merchant:
    """A merchant whose fees were raised in silence."""
    sales = in_line(charged(AGREED, *AMOUNTS), charged(DEARER, *AMOUNTS, day=CHANGE))
    return merchant(number, told_again(entries_of(sales), 3), agreed)


def test_other_processes_infer_and_the_findings_say_what_was_found(tmp_path: Path) -> None:
    merchants = [raised("898210154110001", agreement(AGREED)), raised("898210154110002", None)]
    nameless = [replace(entry, merchant_no=None, source="c.csv") for entry in merchants[0].ledger.entries]
    entries, terms = write(
        tmp_path, [*merchants, Merchant("", replace(merchants[0].ledger, entries=tuple(nameless)), None)]
    )
    summary = judge(entries, terms, tmp_path / "out", AS_OF, tariffs=True)
    found = lines(tmp_path / "out")
    assert found == lines_of(alone(merchants, AS_OF), inferred=True)
    assert [line[2] for line in found if line[1] == "rate-above-agreed"] == ["tariff-changed"] * 5
    assert [line[0] for line in found if line[1] == "rate-changed"] == [each.number for each in merchants]
    assert [
        (row["merchant_no"], row["from"], row["percent_e5"], row["fixed_fen"]) for row in tariffs(tmp_path / "out")
    ] == [
        (each.number, day, formula.rate_e5, formula.fixed)
        for each in merchants
        for day, formula in ((date(2026, 1, 1), AGREED), (CHANGE, DEARER))
    ]
    assert summary.counted_once == 8
    judge(entries, terms, tmp_path / "out", AS_OF)
    assert not (tmp_path / "out" / "tariffs.parquet").exists()
    assert {line[2] for line in lines(tmp_path / "out") if line[1] == "rate-above-agreed"} == {"unexplained"}


def test_what_is_inferred_is_kept_part_by_part(tmp_path: Path) -> None:
    write_portfolio(tmp_path, 6, row_group=1_000)
    told: list[tuple[int, int]] = []

    def audited(out: str, **more: object) -> object:
        paths = (tmp_path / "entries.parquet", tmp_path / "agreements", tmp_path / out)
        judge(*paths, AS_OF, rows_each=2_000, tariffs=True, **more)
        return lines(tmp_path / out), tariffs(tmp_path / out)

    with patch.object(inferring, "processes", ThreadPoolExecutor):
        first = audited("out", progress=lambda each: told.append((each.done, each.resumed)))
        assert len(told) > 3
        kept = tmp_path / "out" / "parts"
        for part in sorted(kept.iterdir())[1:]:
            (part / "part.json").unlink()
        told.clear()
        assert audited("out", progress=lambda each: told.append((each.done, each.resumed))) == first
    assert 0 < told[0][1] < told[-1][0]


def test_a_piece_may_end_within_a_merchant() -> None:
    rows = pa.table({"party": [1, 1, 2, 2, 2, 3], "position": [1, 2, 3, 4, 5, 6]})
    pieces = [rows.slice(start, length) for start, length in ((0, 3), (3, 0), (3, 1), (4, 2))]
    found = [each["position"].to_pylist() for each in inferring._runs(pieces)]
    assert found == [[1, 2], [3, 4, 5], [6]]


WAITING = """
import os, sys
from types import SimpleNamespace
from juli.audit.portfolio.inferring import inferring
with inferring(SimpleNamespace(infers=True), 1) as inference:
    print(inference.pool.submit(os.getpid).result(), flush=True)
    sys.stdin.read()
"""


def test_a_process_ends_with_the_one_that_started_it_however_that_ends() -> None:
    """What they write to is at its end only when none of them is left to write."""
    command = [sys.executable, "-c", WAITING]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment()) as asking:
        assert asking.stdout
        inferring_one = int(asking.stdout.readline())
        asking.send_signal(signal.SIGKILL)
        try:
            assert asking.communicate(timeout=30) == (b"", None)
        except subprocess.TimeoutExpired:
            os.kill(inferring_one, signal.SIGKILL)
            raise


def test_a_process_that_infers_loads_nothing_heavy() -> None:
    with inferring.inferring(SimpleNamespace(infers=True), 1) as inference:
        assert inference.pool.submit(infer_each, []).result() == []
        loaded = inference.pool.submit(eval, "set(__import__('sys').modules)").result()
    assert not loaded & {"duckdb", "numpy", "pyarrow", "juli.audit.portfolio"}


def test_a_process_that_is_ended_from_outside_is_told_in_a_sentence() -> None:
    asked = pytest.raises(PortfolioError)
    with asked as refused, inferring.inferring(SimpleNamespace(infers=True), 1) as inference:
        inference.pool.submit(os._exit, 1).result()
    assert refused.value.said.code == "process-ended"
