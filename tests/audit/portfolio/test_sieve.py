"""What is passed over cannot be at fault: days as they are laid out, charges that need no walk, lines in order."""

from datetime import date
from types import SimpleNamespace

import duckdb
import numpy as np
import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from juli.agreement import Agreement
from juli.audit.charges import judge_charges
from juli.audit.portfolio.agreed.charging import charging
from juli.audit.portfolio.agreed.schedule import FREE, NOTHING, schedule
from juli.audit.portfolio.arrays import FIRST_DAY, SPAN
from juli.audit.portfolio.files import RELATIONS
from juli.audit.portfolio.results.kept import in_order
from juli.audit.portfolio.results.lines import HELD, ORDER
from juli.ledger import Entry, Kind
from tests.audit.ledgers import agreements, others
from tests.audit.portfolio.portfolios import Merchant, relations


def terms_of(merchants: list[Merchant]) -> SimpleNamespace:
    """What was agreed, with what the layouts read of it."""
    tables = {name: pa.Table.from_pylist(rows, RELATIONS[name]) for name, rows in relations(merchants).items()}
    return SimpleNamespace(tables=tables)


@settings(deadline=None)
@given(st.lists(agreements, min_size=1, max_size=3), st.integers(-20, 50), st.integers(1, 40))
def test_days_laid_out_say_what_looking_up_says(agreed: list[Agreement], first: int, days: int) -> None:
    laid_out = schedule(terms_of([Merchant(f"{place}", None, each) for place, each in enumerate(agreed)]))
    start = (date(2025, 9, 1) - date(1970, 1, 1)).days - FIRST_DAY + first
    found = laid_out.of_days(np.array([*range(len(agreed)), -1]), start, days)
    instruments = len(laid_out.instruments)
    found = found.reshape(len(agreed) + 1, instruments + 1, days)
    assert (found[-1] == FREE).all()
    assert (found[:-1, -1] == NOTHING).all()
    for place in range(len(agreed)):
        for instrument in range(instruments):
            numbers = (place * instruments + instrument) * SPAN + start + np.arange(days)
            assert (found[place, instrument] == laid_out.at(numbers)).all()


@settings(deadline=None)
@given(st.lists(st.tuples(agreements, st.lists(others(), max_size=5)), min_size=1, max_size=3))
def test_charges_that_are_not_walked_are_in_order(merchants: list[tuple[Agreement, list[Entry]]]) -> None:
    laid_out = charging(terms_of([Merchant(f"{place}", None, each) for place, (each, _) in enumerate(merchants)]))
    moved = [(place, entry) for place, (_, entries) in enumerate(merchants) for entry in entries]
    rows = [
        {
            "party": place,
            "kind": entry.kind.value,
            "charge_kind": entry.charge_kind and entry.charge_kind.value,
            "amount_fen": entry.amount,
            "day": entry.occurred_at.date(),
        }
        for place, entry in moved
    ]
    kinds = [("party", pa.int64()), ("kind", pa.string()), ("charge_kind", pa.string()), ("amount_fen", pa.int64())]
    walked = laid_out.walked(pa.Table.from_pylist(rows, pa.schema([*kinds, ("day", pa.date32())])))
    passed_over = [(place, entry) for (place, entry), each in zip(moved, walked, strict=True) if not each]
    for place, (agreement, _) in enumerate(merchants):
        own = [entry for of, entry in passed_over if of == place]
        assert not agreement.promises or not own
        assert not list(judge_charges(own, agreement))
        assert len({entry.charge_kind for entry in own if entry.kind is Kind.CHARGE}) == sum(
            entry.kind is Kind.CHARGE for entry in own
        )


texts = st.sampled_from((None, "", "a", "b", "é"))
some_lines = st.fixed_dictionaries(
    {"merchant_no": texts, "source": texts, "line": st.none() | st.integers(1, 3), "rule": st.sampled_from("xyz")}
)


@settings(deadline=None)
@given(st.lists(some_lines, max_size=12))
def test_lines_of_a_part_stand_in_the_order_of_the_whole(rows: list[dict[str, object]]) -> None:
    table = pa.Table.from_pylist(rows, HELD)
    with duckdb.connect(":memory:") as connection:
        connection.register("lines", table)
        expected = connection.sql(f"select merchant_no, source, line, rule from lines order by {ORDER}").fetchall()
    found = in_order(table).select(["merchant_no", "source", "line", "rule"]).to_pylist()
    assert [tuple(row.values()) for row in found] == expected
