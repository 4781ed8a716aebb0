"""How the files of a portfolio may lie, and what is said of those that cannot be used."""

import json
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest
from benchmarks.made_up.portfolio import write_portfolio

from juli.audit.portfolio import PortfolioError
from juli.audit.portfolio.files import RELATIONS
from juli.audit.portfolio.results.lines import LINES, TOTALS
from juli.cli import main
from juli.wording import LANGUAGES, catalogue
from tests.audit.portfolio.portfolios import judge, lines

AS_OF = date(2026, 11, 1)


@pytest.fixture(scope="module")
def portfolio(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("portfolio")
    write_portfolio(folder, 40, row_group=5_000)
    judge(folder / "entries.parquet", folder / "agreements", folder / "out", AS_OF)
    return folder


def found(entries: Path, portfolio: Path, out: Path, **more: object) -> list[tuple[object, ...]]:
    judge(entries, portfolio / "agreements", out, AS_OF, **more)
    return lines(out)


def test_a_folder_of_files_in_no_order_is_spread_by_merchant_first(portfolio: Path, tmp_path: Path) -> None:
    table = pq.read_table(portfolio / "entries.parquet")
    shuffled = table.take(pc.sort_indices(table, sort_keys=[("occurred_at", "ascending")]))
    entries = tmp_path / "entries"
    entries.mkdir()
    half = shuffled.num_rows // 2
    pq.write_table(shuffled.slice(0, half), entries / "a.parquet", row_group_size=4_000)
    pq.write_table(shuffled.slice(half).drop_columns(["memo"]), entries / "b.parquet", row_group_size=4_000)
    assert found(entries, portfolio, tmp_path / "out", rows_each=9_000) == lines(portfolio / "out")
    assert list((tmp_path / "out").glob("spread-*"))


def test_files_by_month_that_are_sorted_are_read_as_they_lie(portfolio: Path, tmp_path: Path) -> None:
    table = pq.read_table(portfolio / "entries.parquet")
    for month in pc.unique(table["source"]).to_pylist():
        of_month = table.filter(pc.equal(table["source"], month))
        pq.write_table(of_month, tmp_path / f"{month}.parquet", row_group_size=200)
    out = tmp_path.with_name(f"{tmp_path.name}-out")
    assert found(tmp_path, portfolio, out, rows_each=9_000) == lines(portfolio / "out")
    assert not list(out.glob("spread-*"))


def test_other_types_of_the_same_values_do(portfolio: Path, tmp_path: Path) -> None:
    table = pq.read_table(portfolio / "entries.parquet")
    other = {"amount_fen": pa.int32(), "entry_id": pa.large_string(), "occurred_at": pa.timestamp("ms")}
    for name, kind in other.items():
        place = table.column_names.index(name)
        table = table.set_column(place, name, table[name].cast(kind))
    path = tmp_path / "it's [entries]*.parquet"
    pq.write_table(table.drop_columns(["memo", "fee_deferred"]), path, row_group_size=7_000)
    assert found(path, portfolio, tmp_path / "out") == lines(portfolio / "out")


def test_results_have_the_columns_and_types_that_are_promised(portfolio: Path) -> None:
    assert pq.read_schema(portfolio / "out" / "lines.parquet").equals(LINES)
    assert pq.read_schema(portfolio / "out" / "totals.parquet").equals(TOTALS)


def test_lines_stand_in_order_and_no_line_twice(portfolio: Path) -> None:
    table = pq.read_table(portfolio / "out" / "lines.parquet").to_pydict()
    places = list(zip(table["merchant_no"], table["source"], table["line"], table["rule"], strict=True))
    assert places == sorted(set(places))


WRONG = {
    "missing-column": lambda table: table.drop_columns(["amount_fen"]),
    "wrong-type": lambda table: table.set_column(
        table.column_names.index("amount_fen"), "amount_fen", table["amount_fen"].cast(pa.float64())
    ),
}


@pytest.mark.parametrize("code", WRONG)
def test_entries_of_other_columns_are_refused_by_name(portfolio: Path, tmp_path: Path, code: str) -> None:
    path = tmp_path / "wrong.parquet"
    pq.write_table(WRONG[code](pq.read_table(portfolio / "entries.parquet")), path)
    with pytest.raises(PortfolioError) as refused:
        found(path, portfolio, tmp_path / "out")
    told = refused.value.said
    assert (told.code, told.values["path"], told.values["column"]) == (code, "wrong.parquet", "amount_fen")


RATE = {"merchant_no": "1", "instrument": "credit", "rate_e5": 600, "fixed_fen": 0}


@pytest.mark.parametrize(
    ("name", "row", "code"),
    [
        ("rates", RATE | {"rate_e5": None}, "empty-cell"),
        ("rates", RATE | {"rate_e5": -1}, "wrong-value"),
        ("rates", RATE | {"merchant_no": ""}, "empty-cell"),
        ("charges", {"merchant_no": "1", "kind": "tip", "amount_fen": 1}, "wrong-value"),
        ("agreements", {"merchant_no": "1", "settlement_working_days": 40_000}, "wrong-value"),
    ],
)
def test_agreements_that_cannot_be_are_refused_by_name(
    portfolio: Path, tmp_path: Path, name: str, row: dict[str, object], code: str
) -> None:
    pq.write_table(pa.Table.from_pylist([row], RELATIONS[name]), tmp_path / f"{name}.parquet")
    with pytest.raises(PortfolioError) as refused:
        judge(portfolio / "entries.parquet", tmp_path, tmp_path / "out", AS_OF)
    assert (refused.value.said.code, refused.value.said.values["path"]) == (code, f"{name}.parquet")


def command(entries: Path, portfolio: Path, out: Path, *more: str) -> list[str]:
    named = {"--entries": entries, "--agreements": portfolio / "agreements", "--as-of": AS_OF, "--out": out}
    return ["audit", *(str(each) for pair in named.items() for each in pair), *more]


def test_on_the_command_line_one_document_and_its_progress_apart(
    portfolio: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(command(portfolio / "entries.parquet", portfolio, tmp_path / "out", "--json", "--lang", "en")) == 0
    told = capsys.readouterr()
    assert json.loads(told.out) == json.loads((tmp_path / "out" / "summary.json").read_text(encoding="utf-8"))
    assert "entries, 100%" in told.err
    assert main(command(portfolio / "entries.parquet", portfolio, tmp_path / "out", "--lang", "en")) == 0
    assert "Taken too much" in capsys.readouterr().out


@pytest.mark.parametrize("wrong", ["nothing.parquet", "text.parquet", "empty"])
def test_what_cannot_be_read_is_one_line_and_status_two(
    portfolio: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], wrong: str
) -> None:
    (tmp_path / "text.parquet").write_text("no table", encoding="utf-8")
    (tmp_path / "empty").mkdir()
    assert main(command(tmp_path / wrong, portfolio, tmp_path / "out")) == 2
    told = capsys.readouterr()
    assert (told.out, len(told.err.splitlines())) == ("", 1)
    assert wrong in told.err


def test_results_among_the_entries_and_half_a_command_are_refused(
    portfolio: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(command(portfolio, portfolio, portfolio / "out")) == 2
    assert main(["audit", "--entries", str(portfolio)]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 2


def test_both_catalogues_say_the_same_things() -> None:
    chinese, english = (catalogue("audit.portfolio", language) for language in LANGUAGES)
    assert chinese.keys() == english.keys()
