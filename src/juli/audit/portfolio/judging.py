"""Judging entries by the rule files: the relations they name, the steps, and the lines each rule holds on.

The same queries run in every engine; each offers its tables as `Tables`.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date
from importlib.resources import files
from typing import Any, Protocol

import pyarrow as pa

from juli.agreement.terms import DEFAULT_TOLERANCE
from juli.audit.engine import STEPS, sql
from juli.audit.findings import Rule
from juli.audit.portfolio.agreed.setting import AGREED, Setting
from juli.audit.portfolio.results.lines import TOLD, WITHOUT_AGREEMENT
from juli.audit.relations import SCHEMAS
from juli.audit.round_sums import round_sums
from juli.calendars import WorkingDays

MADE = {
    "agreements": f"""
        select
            parties.party,
            parties.party as merchant_no,
            coalesce(known.tolerance_fen, {DEFAULT_TOLERANCE}) as tolerance_fen,
            known.settlement_working_days,
            known.party is not null as is_known
        from (select distinct party from entries) as parties
        left join agreed_agreements as known on known.party = parties.party""",
    "rates": """
        select agreed_rates.*
        from agreed_rates
        join agreements on agreements.party = agreed_rates.party""",
    "deposits": "select * from agreed_deposits",
    "promised_deposits": "select distinct party from agreed_promises where kind = 'deposit'",
    "unsettled": """
        select entries.party, entries.position
        from entries
        join telling on telling.source = entries.source
        where entries.kind = 'sale' and entries.settled_fen is null and entries.settled_on is null
        union
        select entries.party, entries.position
        from entries
        join told_again on told_again.position = entries.position
        join told_again as elsewhere on elsewhere.alike_as = told_again.alike_as
        join telling on telling.source = elsewhere.source
        where entries.kind = 'sale' and entries.settled_fen is null and entries.settled_on is null""",
}
"""The relations of the rule files that are made of the entries and of what was agreed."""

SALE_DAYS = """
    select distinct cast(entries.occurred_at as date) as day, agreements.settlement_working_days
    from entries
    join agreements on agreements.party = entries.party
    where entries.kind = 'sale' and agreements.settlement_working_days is not null
"""

UNCOVERED = files("juli.audit.portfolio").joinpath("uncovered_days.sql").read_text(encoding="utf-8")
"""Gaps between the rates, where sales fall into them."""

Infer = Callable[[], Mapping[str, pa.Table]]

_NOT_INFERRED = {"inferred": SCHEMAS["unsettled"].empty_table()}
_EMPTY = {"cause": "varchar", "taken_fen": "bigint", "expected_fen": "bigint"}


class Tables(Protocol):
    """The tables of an engine."""

    def give(self, name: str, table: pa.Table) -> None:
        """Offer a table to queries."""

    def make(self, name: str, query: str) -> None:
        """Keep the answer of a query as a table."""

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """The answer of a query that has few rows."""

    def pieces(self, query: str) -> Iterator[pa.Table]:
        """The answer of a query in its order, piece by piece."""


def prepare(tables: Tables, setting: Setting, agreed: Mapping[str, pa.Table], telling: pa.Array) -> None:
    """Make every relation the rule files name beside `entries`, `told_again` and `summed_sales`.

    The relations `agreed` and the sources `telling` of settlements name parties and sources as `entries` does.
    """
    for name in AGREED:
        tables.give(f"agreed_{name}", agreed[name])
    tables.give("telling", pa.table({"source": telling}))
    for name, query in MADE.items():
        tables.make(name, query)
    tables.give("due_days", _due_days(tables.rows(SALE_DAYS), setting.calendar))
    tables.give("round_sums", pa.table({"sum_fen": pa.array(round_sums(), pa.int64())}))
    tables.give("audit_day", pa.table({"as_of": pa.array([setting.as_of], pa.date32())}))


def judge(tables: Tables, rules: Collection[Rule], infer: Infer | None = None) -> None:
    """Run the steps and the rules over the relations, into the table `held`: which rule holds on which entry.

    `infer` gives the relations of what is inferred from the steps.
    """
    for step in STEPS:
        tables.make(step, sql(step))
    for name, table in (infer() if infer else _NOT_INFERRED).items():
        tables.give(name, table)
    tables.make("held", _held(rules))


def _found_by(rule: Rule) -> str:
    """The query of a rule, its rows told as all rules tell theirs."""
    told = ", ".join(
        f"{name if name in TOLD[rule] else f'cast(null as {kind})'} as {name}" for name, kind in _EMPTY.items()
    )
    return f"select '{rule}' as rule, position, {told}, excess_fen from ({sql(rule.value.replace('-', '_'))}) as one"


def _held(rules: Collection[Rule]) -> str:
    """What the rules hold on; of a merchant without an agreement only what needs none."""
    found = " union all ".join(_found_by(rule) for rule in TOLD if rule in rules)
    needing_none = ", ".join(f"'{rule}'" for rule in sorted(WITHOUT_AGREEMENT))
    return (
        "select found.position, found.rule, found.cause, found.taken_fen, found.expected_fen, "
        "cast(found.excess_fen as bigint) as excess_fen "
        f"from ({found}) as found join entries on entries.position = found.position "
        "join agreements on agreements.party = entries.party "
        f"where agreements.is_known or found.rule in ({needing_none})"
    )


def _due_days(asked: Iterable[tuple[Any, ...]], calendar: WorkingDays) -> pa.Table:
    return pa.Table.from_pylist(list(_due(asked, calendar)), SCHEMAS["due_days"])


def _due(asked: Iterable[tuple[Any, ...]], calendar: WorkingDays) -> Iterator[dict[str, Any]]:
    for day, working_days in asked:
        due_on = _after(calendar, day, working_days)
        if due_on:
            yield {"day": day, "working_days": working_days, "due_on": due_on}


def _after(calendar: WorkingDays, day: date, working_days: int) -> date | None:
    try:
        return calendar.after(day, working_days)
    except OverflowError:  # A sale on the last days there are is never due.
        return None
