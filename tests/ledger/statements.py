"""Statements the tests write: random entries, and their canonical CSV."""

import csv
import io
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import strategies as st

from juli.ledger import ChargeKind, Entry, Instrument, Kind, Reading, UnusableFile, read_file
from juli.money import yuan
from juli.wording import Said

COLUMNS = (
    "merchant_no",
    "terminal_no",
    "entry_id",
    "original_id",
    "occurred_at",
    "kind",
    "instrument",
    "amount",
    "fee",
    "settled",
    "settled_on",
    "fee_deferred",
    "charge_kind",
    "memo",
)
HEADER = "occurred_at,kind,instrument,amount,fee,memo"

SHARED = Path(__file__).parents[2].parent / "shared" / "data"


def shared_file(name: str) -> bytes:
    """A real statement that is not part of this project; the test is skipped where it is absent."""
    path = SHARED / name
    if not path.is_file():
        pytest.skip(f"real statement {name} is not here")
    return path.read_bytes()


def read_or_reason(content: bytes) -> Reading | Said:
    """What the content says, or why nothing of it can be used; anything else raised is a defect."""
    try:
        return read_file("a.csv", content)
    except UnusableFile as error:
        return error.reason


def lines(*rows: str) -> bytes:
    return ("\n".join(rows) + "\n").encode()


def reason(content: bytes, source: str = "a.csv") -> str:
    """The code of the reason why nothing of the content can be used."""
    with pytest.raises(UnusableFile) as caught:
        read_file(source, content)
    assert caught.value.reason.text("zh")
    assert caught.value.reason.text("en")
    return caught.value.reason.code


texts = st.text(st.characters(codec="gb18030", exclude_characters="\x00"), min_size=1, max_size=12)
numbers = st.text("0123456789ABC", min_size=1, max_size=15)
fen = st.integers(0, 10**9)
seconds = st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1)).map(lambda moment: moment.replace(microsecond=0))


@st.composite
def entry(draw: st.DrawFn, source: str = "a.csv", line: int = 1) -> Entry:
    kind = draw(st.sampled_from(Kind))
    charge = kind in (Kind.CHARGE, Kind.PAYOUT)
    return Entry(
        source,
        line,
        draw(seconds),
        kind,
        draw(st.sampled_from(Instrument)),
        draw(st.integers(1, 10**9)),
        merchant_no=draw(st.none() | numbers),
        terminal_no=draw(st.none() | numbers),
        entry_id=draw(st.none() | numbers),
        original_id=draw(st.none() | numbers),
        fee=draw(st.none() | fen),
        settled=draw(st.none() | st.integers(-(10**6), 10**9)),
        settled_on=draw(st.none() | st.dates(date(2020, 1, 1), date(2030, 1, 1))),
        fee_deferred=draw(st.booleans()),
        charge_kind=draw(st.sampled_from(ChargeKind)) if charge else None,
        memo=draw(st.none() | texts),
    )


entries = st.lists(entry(), min_size=1, max_size=6)


def cell(value: object, column: str) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if column in ("amount", "fee", "settled"):
        assert isinstance(value, int)
        return yuan(value)
    return str(value)


def canonical_csv(rows: Sequence[Entry], columns: Sequence[str] = COLUMNS) -> str:
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow(columns)
    writer.writerows([cell(getattr(row, column), column) for column in columns] for row in rows)
    return buffer.getvalue()
