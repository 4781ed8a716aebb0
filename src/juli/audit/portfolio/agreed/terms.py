"""The agreements of a portfolio: read, checked for contradictions, and handed out merchant by merchant."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from juli.agreement import Agreement, Charge, Deposit, Notice, Promise
from juli.agreement.terms import DEFAULT_TOLERANCE
from juli.audit.portfolio.agreed.overlaps import Overlap, untangled
from juli.audit.portfolio.files import RELATIONS, read_relation
from juli.audit.portfolio.problems import PortfolioError
from juli.ledger.entries import ChargeKind
from juli.money import LARGEST_FEN

ONCE: Mapping[str, tuple[str, ...]] = {
    "agreements": ("merchant_no",),
    "charges": ("merchant_no", "kind"),
    "deposits": ("merchant_no",),
}
"""What may stand once in a relation: an agreement of two minds is not guessed at."""

AGREED = ("agreements", "rates", "charges", "notices", "deposits", "promises")
LARGEST_RATE = 100_000
LARGEST_COUNT = 36_500
"""Days, months and working days beyond a hundred years are mistakes."""

Row = dict[str, Any]

_FOLDED = ("agreements", "charges", "notices", "deposits", "promises")


@dataclass(frozen=True)
class PortfolioTerms:
    """What was agreed with each merchant.

    `tables` hold the relations of merchants with an agreement, defaults filled in; a merchant has one if any of
    the relations names it. `contradictory` are those whose agreement says two things at once: they count as
    having none. `overlaps` are rates that hold at the same time; no rate holds for certain there, and the
    rates are cut so that none of them does.
    """

    tables: Mapping[str, pa.Table]
    contradictory: tuple[str, ...]
    overlaps: tuple[Overlap, ...]
    agents: Mapping[str, str]

    @cached_property
    def merchants(self) -> Mapping[str, int]:
        """The merchants with an agreement, each with its place in the table of agreements."""
        numbers = self.tables["agreements"]["merchant_no"].to_pylist()
        return {number: place for place, number in enumerate(numbers)}

    def agreements(self, merchants: Collection[str]) -> Mapping[str, Agreement]:
        """The agreements of some merchants as the folds on charges and promises read them; they tell no rates."""
        wanted = pa.array(merchants, pa.string())
        rows = {name: _by_merchant(_of(self.tables[name], wanted)) for name in _FOLDED}
        return {merchant: _agreement(merchant, rows) for merchant in merchants if merchant in rows["agreements"]}

    @cached_property
    def with_promises(self) -> frozenset[str]:
        """The merchants whom money was promised back."""
        return frozenset(self.tables["promises"]["merchant_no"].to_pylist())


def _agreement(merchant: str, rows: Mapping[str, Mapping[str, list[Row]]]) -> Agreement:
    of = {name: of_merchant.get(merchant, []) for name, of_merchant in rows.items()}
    [terms] = of["agreements"]
    return Agreement(
        merchant_no=merchant,
        signed_on=terms["signed_on"],
        tolerance=terms["tolerance_fen"],
        charges=tuple(Charge(**_filled(row, _CHARGE)) for row in of["charges"]),
        notices=tuple(Notice(_told_of(row["of"]), row["given_on"], row["effective_on"]) for row in of["notices"]),
        promises=tuple(_promise(row) for row in of["promises"]),
        deposit=next((_deposit(row) for row in of["deposits"]), None),
    )


def read_terms(folder: Path) -> PortfolioTerms:
    """The agreements in `folder`. Raises PortfolioError for a file that cannot be used, or a value that cannot be."""
    tables = {name: _checked(name, read_relation(folder, name)) for name in RELATIONS}
    merchants = tables.pop("merchants")
    agents = dict(zip(merchants["merchant_no"].to_pylist(), merchants["agent"].to_pylist(), strict=True))
    known = {number: agent for number, agent in agents.items() if agent is not None}
    with duckdb.connect(":memory:", config={"threads": 1}) as connection:
        repeated = [name for name, key in ONCE.items() if _repeats(tables[name], key)]
        tables |= {name: _distinct(connection, tables[name]) for name in repeated}
        twice = _twice({name: tables[name] for name in repeated})
        tables = {name: _without(table, twice) for name, table in tables.items()}
        agreements = _completed(connection, tables)
    rates, overlaps = untangled(tables["rates"])
    return PortfolioTerms({**tables, "rates": rates, "agreements": agreements}, tuple(twice), overlaps, known)


_CHARGE: Row = {"every_months": None, "first_after_days": 0, "notice": False}


def _filled(row: Row, defaults: Row) -> Row:
    """The fields of a charge as the agreement names them, empty ones by default."""
    told = {name: default if row[name] is None else row[name] for name, default in defaults.items()}
    return {"kind": ChargeKind(row["kind"]), "amount": row["amount_fen"], **told}


def _promise(row: Row) -> Promise:
    kind = ChargeKind(row["kind"]) if row["kind"] else None
    return Promise(row["amount_fen"], row["made_on"], row["due_on"], kind)


def _deposit(row: Row) -> Deposit:
    return Deposit(row["amount_fen"], row["turnover_fen"], row["within_days"], row["refund_within_days"])


def _told_of(text: str) -> Any:
    return text if text == "rate" else ChargeKind(text)


def _by_merchant(table: pa.Table) -> Mapping[str, list[Row]]:
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in table.to_pylist():
        found[row["merchant_no"]].append(row)
    return found


def _checked(name: str, table: pa.Table) -> pa.Table:
    """The relation, if its amounts, counts and kinds are such as an agreement can hold."""
    if pc.any(pc.equal(table["merchant_no"], "")).as_py():
        raise PortfolioError("empty-cell", path=f"{name}.parquet", column="merchant_no")
    limits = {"_fen": LARGEST_FEN, "_e5": LARGEST_RATE, "_days": LARGEST_COUNT, "_months": LARGEST_COUNT}
    for column in table.column_names:
        ending = next((each for each in limits if column.endswith(each)), None)
        if ending and not _within(table[column], limits[ending]):
            raise PortfolioError("wrong-value", path=f"{name}.parquet", column=column)
    for column in ("kind", "of"):
        if column in table.column_names:
            allowed = {*ChargeKind, None, *(["rate"] if column == "of" else [])}
            if set(pc.unique(table[column]).to_pylist()) - allowed:
                raise PortfolioError("wrong-value", path=f"{name}.parquet", column=column)
    return table


def _within(column: pa.ChunkedArray, largest: int) -> bool:
    found = pc.min_max(column)
    least, most = found["min"].as_py(), found["max"].as_py()
    return least is None or (least >= 0 and most <= largest)


def _repeats(table: pa.Table, key: Iterable[str]) -> bool:
    """Whether rows of a relation have the same key."""
    keys: pa.Table = table.group_by(list(key), use_threads=False).aggregate([])
    return bool(keys.num_rows < table.num_rows)


def _twice(tables: Mapping[str, pa.Table]) -> list[str]:
    """The merchants of whom a relation says two different things where it may say one."""
    found: set[str] = set()
    for name, table in tables.items():
        rows = zip(*(table[column].to_pylist() for column in ONCE[name]), strict=True)
        found |= {row[0] for row, times in Counter(rows).items() if times > 1}
    return sorted(found)


def _of(table: pa.Table, merchants: pa.Array) -> pa.Table:
    return table.filter(pc.is_in(table["merchant_no"], value_set=merchants))


def _without(table: pa.Table, merchants: Iterable[str]) -> pa.Table:
    if not (left_out := pa.array(merchants, pa.string())):
        return table
    return table.filter(pc.invert(pc.is_in(table["merchant_no"], value_set=left_out)))


def _distinct(connection: duckdb.DuckDBPyConnection, table: pa.Table) -> pa.Table:
    connection.register("told", table)
    return connection.sql("select distinct * from told").to_arrow_table().cast(table.schema)


def _completed(connection: duckdb.DuckDBPyConnection, tables: Mapping[str, pa.Table]) -> pa.Table:
    """One row for each merchant any relation names, in order of their numbers; what is not told is the default."""
    for name, table in tables.items():
        connection.register(name, table)
    named = " union ".join(f"select merchant_no from {name}" for name in tables)
    found = connection.sql(
        "select merchant_no, signed_on, coalesce(tolerance_fen, " + str(DEFAULT_TOLERANCE) + ") as tolerance_fen, "
        f"settlement_working_days from ({named}) left join agreements using (merchant_no) order by merchant_no"
    )
    return found.to_arrow_table().cast(RELATIONS["agreements"])
