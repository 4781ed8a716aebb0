"""Every format has a sample of our own; what it says stands beside it as canonical CSV, and reads back the same."""

import io
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given, settings

from juli.ledger import Entry, Limits, Reading, combine, load_mapping, read_file, read_mapped, to_canonical
from juli.ledger.content import decode
from juli.ledger.formats import FIXED_FORMATS, TABLE_FORMATS
from juli.ledger.tables import physical_lines, split_rows
from tests.ledger.statements import entries

FOLDER = Path(__file__).parent / "samples"


@dataclass(frozen=True)
class Sample:
    format: str
    unreadable: tuple[int, ...] = ()
    warnings: tuple[str, ...] = ()
    arrived: int = 0


SAMPLES = {
    "INN26010388ZME_898210154110002": Sample("unionpay-zme"),
    "INN26031688ZM_898210154110002": Sample("unionpay-zm", unreadable=(5,)),
    "alipay-detail.csv": Sample("alipay-detail"),
    "alipay-fund.csv": Sample("alipay-fund", unreadable=(10,)),
    "alipay-personal.csv": Sample("personal-bill", unreadable=(11, 13, 14)),
    "allinpay-new.csv": Sample("allinpay"),
    "allinpay.csv": Sample("allinpay", unreadable=(5,)),
    "any-header.csv": Sample("by-header"),
    "bank-account-one-column.csv": Sample("bank-account", unreadable=(3,), arrived=108607),
    "bank-account.csv": Sample("bank-account", unreadable=(5, 7), arrived=108607),
    "canonical.csv": Sample("canonical-csv"),
    "chinaums.csv": Sample("chinaums", unreadable=(5,)),
    "lakala-acc.txt": Sample("lakala"),
    "lakala-d0.txt": Sample("lakala"),
    "lakala-dw.txt": Sample("lakala", unreadable=(3, 4)),
    "lakala-js.txt": Sample("lakala"),
    "lakala-jy-fq.txt": Sample("lakala"),
    "lakala-jy-yuan.txt": Sample("lakala", warnings=("unit-corrected",)),
    "lakala-jy.txt": Sample("lakala", unreadable=(6,)),
    "lakala-jz.txt": Sample("lakala"),
    "lakala-sep.txt": Sample("lakala", warnings=("shares",)),
    "own-columns.csv": Sample("mapped", unreadable=(5,)),
    "pos-daily.txt": Sample("pos-daily", unreadable=(5,)),
    "wechat-fund.csv": Sample("wechat-fund", unreadable=(5, 7)),
    "wechat-older.csv": Sample("wechat-merchant"),
    "wechat-personal.csv": Sample("personal-bill", unreadable=(8, 10)),
    "wechat-refund.csv": Sample("wechat-merchant"),
    "wechat-success.csv": Sample("wechat-merchant"),
    "yeepay.csv": Sample("yeepay", warnings=("totals-disagree",)),
}

each_sample = pytest.mark.parametrize("name", SAMPLES)


def sample(name: str) -> Reading:
    """A sample read; one with a mapping beside it by that mapping."""
    path = FOLDER / name
    beside = path.with_suffix(".toml")
    mapping = load_mapping(beside.name, beside.read_bytes()) if beside.is_file() else None
    return read_mapped(name, path.read_bytes(), mapping)


def canonical(name: str) -> str:
    return (FOLDER / "canonical" / f"{name.partition('.')[0]}.csv").read_bytes().decode()


def told(rows: tuple[Entry, ...]) -> list[Entry]:
    """Entries without where they stand."""
    return [replace(entry, source="", line=0) for entry in rows]


@each_sample
def test_a_sample_is_known_by_its_content_and_nothing_of_it_is_lost(name: str) -> None:
    reading, expected = sample(name), SAMPLES[name]
    renamed = None if expected.format in ("mapped", "unionpay-zme") else read_file("x", (FOLDER / name).read_bytes())
    assert renamed is None or renamed.format == expected.format
    assert reading.format == expected.format
    assert tuple(row.line for row in reading.unreadable) == expected.unreadable
    assert tuple(warning.code for warning in reading.warnings) == expected.warnings
    assert sum(arrival.amount for arrival in reading.arrivals) == expected.arrived


@each_sample
def test_a_sample_says_what_stands_beside_it_and_reads_back_the_same(name: str) -> None:
    reading, written = sample(name), canonical(name)
    assert to_canonical(reading.entries) == written
    if reading.entries:
        again = read_file("again.csv", written.encode())
        assert (again.format, again.unreadable, again.warnings) == ("canonical-csv", (), ())
        assert told(again.entries) == told(reading.entries)


@each_sample
def test_no_card_number_of_a_sample_is_kept(name: str) -> None:
    kept = repr(sample(name))
    assert [masked for masked in ("621700", "622848", "**0017", "6222*") if masked in kept] == []


@pytest.mark.parametrize("name", [name for name in SAMPLES if name.endswith(".csv") and name != "own-columns.csv"])
def test_a_sample_saved_as_a_workbook_says_the_same(name: str) -> None:
    content = (FOLDER / name).read_bytes()
    text, _ = decode(name, content)
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        page = book.add_worksheet()
        for row in split_rows(physical_lines(text), ",", Limits()):
            page.write_row(row.line - 1, 0, row.cells)
    reading, plain = read_file("a.xlsx", buffer.getvalue()), sample(name)
    assert (reading.format, reading.encoding) == (plain.format, None)
    assert told(reading.entries) == told(plain.entries)
    assert [row.line for row in reading.unreadable] == [row.line for row in plain.unreadable]


def test_every_format_has_a_sample() -> None:
    formats = {each.NAME for each in (*TABLE_FORMATS, *FIXED_FORMATS)} | {"mapped"}
    assert formats == {expected.format for expected in SAMPLES.values()}
    files = {path.name for path in FOLDER.iterdir() if path.suffix not in (".toml", ".md") and path.is_file()}
    assert files - {"alipay-summary.csv"} == SAMPLES.keys()


@settings(deadline=None)
@given(entries)
def test_entries_written_as_canonical_csv_read_back_the_same(rows: list[Entry]) -> None:
    again = read_file("a.csv", to_canonical(rows).encode())
    assert again.unreadable == ()
    assert told(again.entries) == told(tuple(rows))


def test_trades_told_by_two_kinds_of_statement_are_warned_of() -> None:
    fund, trades = sample("wechat-fund.csv"), sample("wechat-success.csv")
    assert [warning.code for warning in combine([fund, trades]).warnings] == ["told-twice"]
    assert combine([fund]).warnings == ()


def test_arrivals_of_all_files_are_in_the_ledger() -> None:
    ledger = combine([sample("bank-account.csv"), sample("bank-account-one-column.csv"), sample("pos-daily.txt")])
    assert [(each.source, each.line, each.amount) for each in ledger.arrivals] == [
        ("bank-account-one-column.csv", 2, 108607),
        ("bank-account.csv", 4, 108607),
    ]
