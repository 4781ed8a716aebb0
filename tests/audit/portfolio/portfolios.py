"""Portfolios as files, and what the audit of each of their merchants finds."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from hypothesis import strategies as st

from juli.agreement import Agreement
from juli.audit import Audit, Rule, audit
from juli.audit.portfolio import PortfolioSummary, audit_portfolio
from juli.audit.portfolio.files import RELATIONS
from juli.audit.round_sums import round_sums
from juli.audit.tariffs import Formula
from juli.calendars import official
from juli.ledger import Entry, Ledger, Reading, combine
from juli.ledger.arrow import entries_table
from tests.audit.ledgers import agreements, ledgers, numbered, sources

Found = tuple[object, ...]


@dataclass(frozen=True)
class Merchant:
    """A merchant with what happened, as their ledger and as it was exported, and what was agreed."""

    number: str
    ledger: Ledger
    agreement: Agreement | None
    exported: tuple[Entry, ...] = ()


@st.composite
def portfolios(draw: st.DrawFn) -> list[Merchant]:
    """A few merchants, some without an agreement; no two share a source, and their exports overlap."""
    drawn = draw(st.lists(st.tuples(exports(), agreements | st.none()), min_size=1, max_size=4))
    return [merchant(f"89821015411{place:04d}", *each) for place, each in enumerate(drawn)]


@st.composite
def exports(draw: st.DrawFn) -> list[Entry]:
    """The rows of a ledger, some of which another source tells too, once or twice, perhaps with another memo."""
    rows = list(draw(ledgers()).entries)
    more = draw(st.lists(st.tuples(st.sampled_from(rows), sources, st.sampled_from((None, None, "memo"))), max_size=8))
    again = [replace(row, source=source, memo=memo) for row, source, memo in more]
    return list(numbered([*rows, *again]).entries)


def merchant(number: str, entries: Iterable[Entry], agreement: Agreement | None) -> Merchant:
    """The rows and the agreement as those of one merchant."""
    own = [replace(e, merchant_no=number, source=f"{number[-4:]}-{e.source}") for e in entries]
    return Merchant(number, combined(own), agreement and replace(agreement, merchant_no=number), tuple(own))


def combined(entries: Iterable[Entry]) -> Ledger:
    """The rows of some files as one ledger."""
    of_source: dict[str, list[Entry]] = {}
    for entry in entries:
        of_source.setdefault(entry.source, []).append(entry)
    return combine([Reading(source, "canonical", None, tuple(rows)) for source, rows in of_source.items()])


def write(folder: Path, merchants: Sequence[Merchant], *, row_group_size: int = 1000) -> tuple[Path, Path]:
    """The merchants as files: where the entries are, where the agreements."""
    entries = [entry for each in merchants for entry in each.exported or each.ledger.entries]
    path, terms = folder / "entries.parquet", folder / "agreements"
    write_entries(path, entries, row_group_size=row_group_size)
    terms.mkdir(exist_ok=True)
    for name, rows in relations(merchants).items():
        pq.write_table(pa.Table.from_pylist(rows, schema=RELATIONS[name]), terms / f"{name}.parquet")
    return path, terms


def write_entries(path: Path, entries: Iterable[Entry], *, row_group_size: int = 1000) -> None:
    """Entries as a canonical Parquet file, in the order given."""
    pq.write_table(entries_table(list(entries)), path, row_group_size=row_group_size)


def relations(merchants: Iterable[Merchant]) -> dict[str, list[dict[str, object]]]:
    """The rows of every relation."""
    rows: dict[str, list[dict[str, object]]] = {name: [] for name in RELATIONS}
    for each in merchants:
        if each.agreement:
            for name, told in _rows(each.agreement).items():
                rows[name] += [{"merchant_no": each.number, **row} for row in told]
    return rows


def _rows(terms: Agreement) -> dict[str, list[dict[str, object]]]:
    settlement = terms.settlement and terms.settlement.working_days
    return {
        "agreements": [
            {
                "signed_on": terms.signed_on,
                "tolerance_fen": terms.tolerance,
                "settlement_working_days": settlement,
            }
        ],
        "rates": [
            {
                "instrument": instrument.value,
                "rate_e5": rate.rate_e5,
                "cap_fen": rate.cap,
                "fixed_fen": rate.fixed,
                "valid_from": rate.valid_from,
                "valid_until": rate.valid_until,
                "above_fen": rate.above,
                "up_to_fen": rate.up_to,
            }
            for rate in terms.rates
            for instrument in rate.instruments
        ],
        "charges": [
            {
                "kind": charge.kind.value,
                "amount_fen": charge.amount,
                "every_months": charge.every_months,
                "first_after_days": charge.first_after_days,
                "notice": charge.notice,
            }
            for charge in terms.charges
        ],
        "notices": [
            {"of": str(notice.of), "given_on": notice.given_on, "effective_on": notice.effective_on}
            for notice in terms.notices
        ],
        "promises": [
            {
                "kind": promise.kind and promise.kind.value,
                "amount_fen": promise.amount,
                "made_on": promise.made_on,
                "due_on": promise.due_on,
            }
            for promise in terms.promises
        ],
        "deposits": [
            {
                "amount_fen": terms.deposit.amount,
                "turnover_fen": terms.deposit.turnover,
                "within_days": terms.deposit.within_days,
                "refund_within_days": terms.deposit.refund_within_days,
            }
        ]
        if terms.deposit
        else [],
    }


def judge(entries: Path, terms: Path, out: Path, as_of: date, **more: object) -> PortfolioSummary:
    """The audit of a portfolio, by the official calendar."""
    return audit_portfolio(entries, terms, as_of=as_of, calendar=official(), out=out, **more)


def lines(out: Path) -> list[Found]:
    """What was written: (merchant, rule, cause, source, line, taken, expected, excess), in order."""
    names = ("merchant_no", "rule", "cause", "source", "line", "taken_fen", "expected_fen", "excess_fen")
    table = pq.read_table(out / "lines.parquet").to_pydict()
    return sorted(zip(*(table[name] for name in names), strict=True), key=str)


def tariffs(out: Path) -> list[dict[str, object]]:
    """The tariffs that were written."""
    return list(pq.read_table(out / "tariffs.parquet").to_pylist())


def alone(merchants: Iterable[Merchant], as_of: date) -> Mapping[str, Audit]:
    """The audit of each merchant alone, by their number."""
    return {each.number: audit(each.ledger, each.agreement, as_of=as_of, calendar=official()) for each in merchants}


def lines_of(audits: Mapping[str, Audit], *, inferred: bool) -> list[Found]:
    """What audits find, as `lines`; without what rests on inference unless tariffs were `inferred`."""
    return sorted((line for number, told in audits.items() for line in _lines(number, told, inferred)), key=str)


def _lines(number: str, told: Audit, inferred: bool) -> Iterable[Found]:
    tolerance = told.agreement.tolerance if told.agreement else 1
    for finding in told.findings:
        if inferred or finding.rule is not Rule.RATE_CHANGED:
            for line in finding.lines:
                cause = line.cause if inferred else _cause(line.cause, line.excess, tolerance)
                place = (number, finding.rule.value, cause, line.source, line.line)
                yield (*place, line.taken, line.expected, line.excess)


def tariffs_of(audits: Mapping[str, Audit]) -> list[dict[str, object]]:
    """The tariffs that audits infer, as `tariffs`."""
    return [
        {
            "merchant_no": number,
            "instrument": each.instrument.value,
            "from": each.first,
            "to": each.last,
            **_formula(each.formula),
            "above_fen": each.above,
            "up_to_fen": each.up_to,
            "explains": len(each.positions),
            "of": each.of,
            "sure": each.sure,
            "rivals": [_formula(rival) for rival in each.rivals],
        }
        for number, told in sorted(audits.items())
        for each in told.tariffs.tariffs
    ]


def _formula(formula: Formula) -> dict[str, object]:
    return {"percent_e5": formula.rate_e5, "fixed_fen": formula.fixed, "cap_fen": formula.cap}


def _cause(cause: str | None, excess: int, tolerance: int) -> str | None:
    """The cause of a line to which no tariff was inferred."""
    if cause != "tariff-changed":
        return cause
    on_top = any(abs(excess - each) <= tolerance for each in round_sums())
    return "fixed-amount-added" if on_top else "unexplained"
