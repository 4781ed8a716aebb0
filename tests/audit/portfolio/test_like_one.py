"""A portfolio finds of each merchant what the audit of that merchant alone finds."""

import tempfile
from collections import Counter
from datetime import date
from pathlib import Path
from unittest.mock import patch

import pyarrow.parquet as pq
from hypothesis import given, settings
from hypothesis import strategies as st

from juli.audit.findings import MONEY_OWED
from juli.audit.portfolio.entries import partitions, together
from tests.audit.ledgers import as_of_days
from tests.audit.portfolio.portfolios import Merchant, alone, judge, lines, lines_of, portfolios, write

sizes = st.integers(1, 60)


@settings(max_examples=8, deadline=None)
@given(portfolios(), as_of_days, st.integers(1, 30), st.integers(20, 100), st.tuples(sizes, sizes), st.booleans())
def test_every_merchant_is_judged_as_if_alone_whatever_the_parts(
    merchants: list[Merchant], as_of: date, group: int, rows_each: int, held: tuple[int, int], backwards: bool
) -> None:
    """Parts, their pieces, windows and row groups of any size, merchants in order or not."""
    patches = (patch.object(partitions, "WINDOW", held[0]), patch.object(together, "MOST_TOGETHER", held[1]))
    with tempfile.TemporaryDirectory() as name, patches[0], patches[1]:
        folder = Path(name)
        entries, terms = write(folder, merchants[::-1] if backwards else merchants, row_group_size=group)
        summary = judge(entries, terms, folder / "out", as_of, rows_each=rows_each)
        found = lines(folder / "out")
        totals = pq.read_table(folder / "out" / "totals.parquet").to_pylist()
    assert found == lines_of(alone(merchants, as_of), inferred=False)
    assert summary.entries == sum(len(each.ledger.entries) for each in merchants)
    assert summary.merchants == len(merchants)
    assert summary.counted_once == sum(len(each.exported) - len(each.ledger.entries) for each in merchants)
    counted = Counter(rule for _, rule, *_ in found)
    assert {rule.value: amount.count for rule, amount in summary.by_rule.items()} == counted
    owed = sum(line[-1] for line in found if line[1] in MONEY_OWED)
    assert (summary.owed, summary.overcharged) == (owed, sum(line[-1] for line in found) - owed)
    assert {(row["merchant_no"], row["rule"]): (row["count"], row["excess_fen"]) for row in totals} == {
        key: (len(excesses), sum(excesses)) for key, excesses in _grouped(found).items()
    }


def _grouped(found: list[tuple[object, ...]]) -> dict[tuple[object, object], list[int]]:
    groups: dict[tuple[object, object], list[int]] = {}
    for line in found:
        groups.setdefault((line[0], line[1]), []).append(line[-1])
    return groups
