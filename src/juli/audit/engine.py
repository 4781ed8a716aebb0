"""Runs the rule files over the relations: DuckDB, in memory, with no files and no extensions.

Between the steps and the rules the tariffs are inferred from the sales, since one cause rests on them.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import duckdb

from juli.audit.findings import Rule
from juli.audit.relations import inferred
from juli.audit.tariffs import Tariffs

if TYPE_CHECKING:
    import pyarrow as pa

STEPS = ("linked", "paired", "undone", "sales", "judged")
"""Relations the rules rest on, each made from the ones before it; the file of each names what it holds."""

UNMATCHED = "unmatched"
TAKEN = "taken"

QUERIES: Mapping[Rule, str] = {
    rule: rule.value.replace("-", "_")
    for rule in (
        Rule.CHARGED_TWICE,
        Rule.RATE_ABOVE_AGREED,
        Rule.HIDDEN_DEDUCTION,
        Rule.NO_AGREED_RATE,
        Rule.DEPOSIT_NOT_RETURNED,
        Rule.NOT_SETTLED,
        Rule.SETTLED_LATE,
        Rule.MERCHANT_NUMBER_MISMATCH,
    )
}
"""The rules that are queries; those on charges and promises are folds."""

_CONFINED: dict[str, str | bool | int | float | list[str]] = {
    "threads": 2,
    "enable_external_access": False,
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "temp_directory": "",
}

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Answers:
    """The rows each rule holds on; the sales of which it is known what was taken, and the tariffs behind
    them; the refunds and voids that undo no sale."""

    held: Mapping[Rule, list[Row]]
    taken: list[Row]
    tariffs: Tariffs
    unmatched: list[Row]


def run(
    relations: Mapping[str, "pa.Table"],
    rules: Collection[Rule],
    infer: Callable[[list[Row]], Tariffs],
) -> Answers:
    """What the rule files answer. `infer` gives the tariffs behind the sales of `taken.sql`."""
    with duckdb.connect(":memory:", config=_CONFINED) as connection:
        for name, table in relations.items():
            connection.register(name, table)
        for step in STEPS:
            connection.execute(f"create temp table {step} as {sql(step)}")
        taken = _rows(connection, TAKEN)
        tariffs = infer(taken)
        connection.register("inferred", inferred(tariffs.explained))
        held = {rule: _rows(connection, query) for rule, query in QUERIES.items() if rule in rules}
        return Answers(held, taken, tariffs, _rows(connection, UNMATCHED))


@cache
def sql(name: str) -> str:
    """The text of one rule file."""
    return files("juli.audit").joinpath(f"rules/{name}.sql").read_text(encoding="utf-8")


def _rows(connection: duckdb.DuckDBPyConnection, name: str) -> list[Row]:
    cursor = connection.execute(sql(name))
    columns = [column[0] for column in cursor.description or ()]
    return [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]
