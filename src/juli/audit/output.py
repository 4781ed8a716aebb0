"""An audit written down: the document `juli.audit/1` for programs, a table for people."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from juli.agreement import Agreement, percent_text
from juli.audit.findings import Audit, Finding, Ground, Line, Rule
from juli.audit.sentences import basis_label, explain, say
from juli.audit.tariffs import Formula, Tariff, Tariffs, Unexplained
from juli.audit.told_tariffs import tariff_said, unexplained_said
from juli.ledger.merchant_number import decode
from juli.ledger.speech import quoted
from juli.money import Fen, grouped_yuan, yuan
from juli.wording import Language

SCHEMA = "juli.audit/1"

LINES_SHOWN = 10
"""Lines of one finding in the table; the document holds all of them."""

_FEN = "_fen"


def document(audit: Audit, language: Language) -> dict[str, Any]:
    """The audit as `juli.audit/1`: amounts in yuan as texts, dates as YYYY-MM-DD, reasons in `language`."""
    return {
        "schema": SCHEMA,
        "as_of": audit.as_of.isoformat(),
        "read": _read(audit, language),
        "findings": [_finding(finding, audit.agreement, language) for finding in audit.findings],
        "tariffs": [_tariff(tariff) for tariff in audit.tariffs.tariffs],
        "unexplained": [_unexplained(left) for left in audit.tariffs.unexplained],
        "overcharged": yuan(audit.overcharged),
        "owed": yuan(audit.owed),
    }


def _read(audit: Audit, language: Language) -> dict[str, Any]:
    read = audit.read
    return {
        "entries": read.entries,
        "sales": read.sales,
        "charges": read.charges,
        "payouts": read.payouts,
        "refunds": read.refunds,
        "from": _day(read.first),
        "to": _day(read.last),
        "unreadable": [
            {"source": row.source, "line": row.line, "reason": row.reason.text(language)} for row in read.unreadable
        ],
        "warnings": [warning.text(language) for warning in read.warnings],
    }


def _finding(finding: Finding, agreement: Agreement | None, language: Language) -> dict[str, Any]:
    return {
        "rule": finding.rule.value,
        "count": len(finding.lines),
        "excess": yuan(finding.excess),
        "first": finding.first.isoformat(),
        "last": finding.last.isoformat(),
        "basis": [_ground(ground) for ground in finding.basis],
        "lines": [_line(finding.rule, line, agreement, language) for line in finding.lines],
    }


def _ground(ground: Ground) -> dict[str, str]:
    if ground.agreement:
        return {"agreement": ground.agreement}
    return {"law": ground.law or "", "article": ground.article or ""}


def _line(rule: Rule, line: Line, agreement: Agreement | None, language: Language) -> dict[str, Any]:
    told: dict[str, Any] = {
        "source": line.source,
        "line": line.line,
        "entry_id": line.entry_id,
        "occurred_at": line.occurred_at and line.occurred_at.isoformat(timespec="seconds"),
        "instrument": line.instrument and line.instrument.value,
        "charge_kind": line.charge_kind and line.charge_kind.value,
        "amount": yuan(line.amount),
        "taken": _amount(line.taken),
        "expected": _amount(line.expected),
        "excess": yuan(line.excess),
        "cause": line.cause,
        "round_sum": None,
        "clause": line.clause,
        "days_late": line.days_late,
    }
    if rule is Rule.MERCHANT_NUMBER_MISMATCH and agreement:
        told["agreed_merchant"] = _decoded(agreement.merchant_no or "", language)
        told["merchant"] = _decoded(str(line.details["merchant_no"]), language)
    return told | {key.removesuffix(_FEN): _plain(key, value) for key, value in line.details.items()}


@lru_cache(maxsize=256)
def _decoded(number: str, language: Language) -> Mapping[str, str | None]:
    """What a merchant number says: acquirer, region, trade; None where it is no standard number."""
    decoded = decode(number)
    return {
        "number": decoded.text,
        "acquirer": decoded.acquirer,
        "region": decoded.region,
        "mcc": decoded.category,
        "explained": decoded.explained.text(language),
    }


def _tariff(tariff: Tariff) -> dict[str, Any]:
    return {
        "instrument": tariff.instrument.value,
        "from": tariff.first.isoformat(),
        "to": tariff.last.isoformat(),
        **_formula(tariff.formula),
        "above": _amount(tariff.above),
        "up_to": _amount(tariff.up_to),
        "explains": len(tariff.positions),
        "of": tariff.of,
        "sure": tariff.sure,
        "rivals": [_formula(rival) for rival in tariff.rivals],
    }


def _formula(formula: Formula) -> dict[str, str | None]:
    return {
        "percent": percent_text(formula.rate_e5),
        "fixed": yuan(formula.fixed),
        "cap": _amount(formula.cap),
    }


def _unexplained(left: Unexplained) -> dict[str, Any]:
    return {
        "instrument": left.instrument.value,
        "from": left.first.isoformat(),
        "to": left.last.isoformat(),
        "lines": left.lines,
    }


def _plain(key: str, value: object) -> object:
    if isinstance(value, Formula):
        return _formula(value)
    if isinstance(value, date):
        return value.isoformat()
    return yuan(value) if key.endswith(_FEN) and isinstance(value, int) else value


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _amount(fen: Fen | None) -> str | None:
    return None if fen is None else yuan(fen)


def table(audit: Audit, language: Language) -> str:
    """The audit in lines a person reads: what is owed, each finding with its grounds and first lines."""
    return "\n".join(_rows(audit, language)) + "\n"


def _rows(audit: Audit, language: Language) -> Iterator[str]:
    read = audit.read
    yield say("table-head", as_of=audit.as_of, entries=read.entries, sales=read.sales).text(language)
    if read.first:
        yield say("table-period", first=read.first, last=read.last).text(language)
    totals = {"overcharged": grouped_yuan(audit.overcharged), "owed": grouped_yuan(audit.owed)}
    yield say("table-totals", **totals).text(language)
    if not audit.findings:
        yield say("table-nothing").text(language)
    for number, finding in enumerate(audit.findings, start=1):
        yield ""
        yield from _finding_rows(number, finding, audit.agreement, language)
    yield from _tariff_rows(audit.tariffs, language)
    yield from _read_rows(audit, language)


def _finding_rows(number: int, finding: Finding, agreement: Agreement | None, language: Language) -> Iterator[str]:
    told = _finding(finding, agreement, language)
    yield f"{number}. {explain(told, agreement).sentence.text(language)}"
    if told["basis"]:
        labels = [basis_label(ground).text(language) for ground in told["basis"]]
        yield say("table-basis", grounds=say("comma").text(language).join(labels)).text(language)
    for line in finding.lines[:LINES_SHOWN]:
        yield _line_row(line, language)
    if (rest := len(finding.lines) - LINES_SHOWN) > 0:
        yield say("table-more", count=rest).text(language)


def _line_row(line: Line, language: Language) -> str:
    place = f"{quoted(line.source)}:{line.line}" if line.source else line.clause or ""
    cells = [place, str(line.occurred_at or line.day)]
    amounts = {"amount": line.amount, "taken": line.taken, "expected": line.expected, "excess": line.excess}
    for name, fen in amounts.items():
        if fen is not None and (fen or name != "excess"):
            cells.append(say(f"table-{name}", yuan=grouped_yuan(fen)).text(language))
    if line.cause:
        cells.append(say(f"cause-{line.cause}").text(language))
    return "   " + "  ".join(cells)


def _tariff_rows(tariffs: Tariffs, language: Language) -> Iterator[str]:
    """By which formulas the fees were worked out, and what none explains."""
    if tariffs.tariffs or tariffs.unexplained:
        yield ""
        yield say("table-tariffs").text(language)
    for tariff in tariffs.tariffs:
        yield f"   {tariff_said(_tariff(tariff)).text(language)}"
    for left in tariffs.unexplained:
        yield f"   {unexplained_said(_unexplained(left)).text(language)}"


def _read_rows(audit: Audit, language: Language) -> Iterator[str]:
    if audit.read.unreadable:
        yield ""
        yield say("table-unreadable", count=len(audit.read.unreadable)).text(language)
    for row in audit.read.unreadable[:LINES_SHOWN]:
        place = f"{quoted(row.source)}:{row.line}" if row.line else quoted(row.source)
        yield f"   {place}  {row.reason.text(language)}"
    for warning in audit.read.warnings:
        yield say("table-warning", warning=warning).text(language)
