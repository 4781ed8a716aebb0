"""The work itself, in the child: files in a folder to results in a folder, by the public functions of the left wing."""

import errno
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from juli.agreement import Agreement, AgreementError, from_fields, load_toml
from juli.audit import Audit, audit, document
from juli.audit.portfolio.results.lines import LINES, TOTALS
from juli.hub.audits.asked_calendar import asked_calendar
from juli.hub.audits.portfolio_run import audited_portfolio
from juli.hub.audits.roles import STATEMENT
from juli.hub.audits.unusable import Unusable, write
from juli.ledger import Reading, UnusableFile, combine, distinct_names, read_file

NO_ROOM = (errno.ENOSPC, errno.EDQUOT)
NO_MEMORY = (MemoryError, duckdb.OutOfMemoryException)
Tell = Callable[[Mapping[str, Any]], None]


def carry_out(folder: Path, asked: Mapping[str, Any], tell: Tell) -> Mapping[str, Any]:
    """Do what was asked, write the results, and give what is counted of them."""
    out = folder / "out"
    out.mkdir(mode=0o700, exist_ok=True)
    return (audited_portfolio if asked["kind"] == "portfolio" else _statements)(folder, out, asked, tell)


def _statements(folder: Path, out: Path, asked: Mapping[str, Any], tell: Tell) -> Mapping[str, Any]:
    readings = _readings(folder, asked["files"])
    tell({"percent": 30})
    found = audit(
        combine(readings),
        _agreement(folder, asked["files"]),
        as_of=date.fromisoformat(asked["as_of"]),
        calendar=asked_calendar(asked),
        consumer=bool(asked["consumer"]),
    )
    merchant = found.agreement.merchant_no if found.agreement else None
    whole = document(found, asked["language"])
    pq.write_table(pa.Table.from_pylist(list(_line_rows(found, merchant)), schema=LINES), out / "lines.parquet")
    totals = [
        {"merchant_no": merchant, "rule": each.rule.value, "count": len(each.lines), "excess_fen": each.excess}
        for each in found.findings
    ]
    pq.write_table(pa.Table.from_pylist(totals, schema=TOTALS), out / "totals.parquet")
    write(out / "audit.json", whole)
    by_rule = {each["rule"]: {"count": each["count"], "excess": each["excess"]} for each in whole.pop("findings")}
    write(out / "summary.json", {**whole, "entries": found.read.entries, "by_rule": by_rule})
    return {
        "entries": found.read.entries,
        "merchants": 1,
        "lines": sum(row["count"] for row in totals),
        "overcharged_fen": found.overcharged,
        "owed_fen": found.owed,
    }


def _readings(folder: Path, files: Sequence[Mapping[str, str]]) -> list[Reading]:
    statements = [file for file in files if file["role"] == STATEMENT]
    names = distinct_names([file["name"] for file in statements])
    readings, refused = [], []
    for file, name in zip(statements, names, strict=True):
        try:
            readings.append(read_file(name, (folder / file["path"]).read_bytes()))
        except UnusableFile as error:
            refused.append(error.reason)
    # One unreadable statement among several would leave the sums wrong without anybody noticing.
    if refused:
        raise Unusable("statement", *refused)
    return readings


def _agreement(folder: Path, files: Sequence[Mapping[str, str]]) -> Agreement | None:
    for file in files:
        if file["role"] == "agreement":
            content = (folder / file["path"]).read_bytes()
            try:
                if file["path"].endswith(".json"):
                    return from_fields(json.loads(content), file["name"])
                return load_toml(content, file["name"])
            except AgreementError as error:
                raise Unusable("agreement", *(problem.said for problem in error.problems)) from error
    return None


def _line_rows(found: Audit, merchant: str | None) -> Iterator[Mapping[str, Any]]:
    for finding in found.findings:
        for line in finding.lines:
            yield {
                "merchant_no": merchant,
                "rule": finding.rule.value,
                "cause": line.cause,
                "source": line.source,
                "line": line.line,
                "entry_id": line.entry_id,
                "occurred_at": line.occurred_at,
                "amount_fen": line.amount,
                "taken_fen": line.taken,
                "expected_fen": line.expected,
                "excess_fen": line.excess,
            }
