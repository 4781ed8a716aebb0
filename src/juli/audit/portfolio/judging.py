"""Judging the entries of some merchants by the rule files: what each rule holds on, as lines."""

from collections.abc import Collection, Iterable
from datetime import date

import duckdb
import pyarrow as pa

from juli.agreement.terms import DEFAULT_TOLERANCE
from juli.audit.engine import STEPS, sql
from juli.audit.findings import Rule
from juli.audit.portfolio.lines import HELD, TOLD, WITHOUT_AGREEMENT
from juli.audit.portfolio.setting import Setting
from juli.audit.relations import SCHEMAS
from juli.audit.round_sums import round_sums
from juli.calendars import WorkingDays

_KNOWN = "exists (select 1 from agreements where agreements.party = entries.party and agreements.is_known)"

AGREEMENTS = f"""
create temp table agreements as
select
    parties.party,
    parties.party as merchant_no,
    coalesce(known.tolerance_fen, {DEFAULT_TOLERANCE}) as tolerance_fen,
    known.settlement_working_days,
    known.merchant_no is not null as is_known
from (select distinct party from entries) as parties
left join agreed_agreements as known on known.merchant_no = parties.party
"""

SALE_DAYS = """
select distinct cast(entries.occurred_at as date) as day, agreements.settlement_working_days
from entries
join agreements on agreements.party = entries.party
where entries.kind = 'sale' and agreements.settlement_working_days is not null
"""

UNSETTLED = """
create temp table unsettled as
select entries.party, entries.position
from entries
join telling on telling.source = entries.source
where entries.kind = 'sale' and entries.settled_fen is null and entries.settled_on is null
"""


def prepare(connection: duckdb.DuckDBPyConnection, setting: Setting) -> None:
    """Make every relation the rule files name beside `entries`."""
    merchants = connection.sql("select distinct party from entries").to_arrow_table()["party"]
    for name in ("agreements", "rates", "deposits", "promises"):
        connection.register(f"agreed_{name}", setting.terms.of(name, merchants))
    connection.execute(AGREEMENTS)
    for name in ("rates", "deposits"):
        connection.execute(f"create temp table {name} as select merchant_no as party, * from agreed_{name}")
    connection.execute(
        "create temp table promised_deposits as "
        "select distinct merchant_no as party from agreed_promises where kind = 'deposit'"
    )
    connection.register("due_days", _due_days(connection.execute(SALE_DAYS).fetchall(), setting.calendar))
    connection.register("round_sums", pa.table({"sum_fen": list(round_sums())}, SCHEMAS["round_sums"]))
    connection.register("audit_day", pa.table({"as_of": [setting.as_of]}, SCHEMAS["audit_day"]))
    connection.register("inferred", pa.table({"party": [], "position": []}, SCHEMAS["unsettled"]))
    connection.register("telling", pa.table({"source": pa.array(sorted(setting.telling), pa.string())}))
    connection.execute(UNSETTLED)


def judge(connection: duckdb.DuckDBPyConnection, rules: Collection[Rule]) -> None:
    """Run the steps and the rules over the relations, into the table `held`."""
    for step in STEPS:
        connection.execute(f"create temp table {step} as {sql(step)}")
    connection.register("nothing", HELD.empty_table())
    connection.execute("create temp table held as select * from nothing")
    for rule in TOLD:
        if rule in rules:
            connection.execute(f"insert into held {lines_of(rule)}")


def lines_of(rule: Rule) -> str:
    """The query of a rule, its rows told as lines."""
    told = {
        "cause": "cast(null as varchar)",
        "taken_fen": "cast(null as bigint)",
        "expected_fen": "cast(null as bigint)",
    }
    told |= {name: f"found.{name}" for name in TOLD[rule]}
    held_on = "" if rule in WITHOUT_AGREEMENT else f" where {_KNOWN}"
    return (
        f"select entries.merchant_no, '{rule}' as rule, {told['cause']} as cause, entries.source, entries.line, "
        f"entries.entry_id, entries.occurred_at, entries.amount_fen, {told['taken_fen']} as taken_fen, "
        f"{told['expected_fen']} as expected_fen, found.excess_fen, entries.charge_kind "
        f"from ({_query(rule)}) as found join entries on entries.position = found.position{held_on}"
    )


def _query(rule: Rule) -> str:
    return sql(rule.value.replace("-", "_"))


def _due_days(asked: Iterable[tuple[date, int]], calendar: WorkingDays) -> pa.Table:
    rows = [
        {"day": day, "working_days": working_days, "due_on": due_on}
        for day, working_days in asked
        if (due_on := due_day(calendar, day, working_days))
    ]
    return pa.Table.from_pylist(rows, SCHEMAS["due_days"])


def due_day(calendar: WorkingDays, day: date, working_days: int) -> date | None:
    """When a sale of `day` is to be settled; None where the days there are end before."""
    try:
        return calendar.after(day, working_days)
    except OverflowError:
        return None
