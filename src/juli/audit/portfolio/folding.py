"""The rules on charges and promises over many merchants: the same walks as for one, merchant after merchant."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any

import pyarrow as pa

from juli.agreement import Agreement
from juli.audit.charges import judge_charges
from juli.audit.findings import Line, Rule
from juli.audit.portfolio.agreed.setting import Setting
from juli.audit.portfolio.results.lines import CHARGE_RULES, HELD
from juli.audit.promises import missing_refunds
from juli.ledger.entries import ChargeKind, Entry, Instrument, Kind

MOVED = ("merchant_no", "source", "line", "occurred_at", "kind", "amount_fen", "entry_id", "charge_kind")
"""What the walks read of charges and payouts."""

Row = Mapping[str, Any]


def fold(rows: Iterable[Row], setting: Setting) -> pa.Table:
    """The lines of charges and promises. `rows` are charges and payouts, each merchant's
    together and in order of (source, line)."""
    found: list[dict[str, Any]] = []
    moved = {merchant: list(each) for merchant, each in groupby(rows, key=lambda row: row["merchant_no"]) if merchant}
    for merchant, agreement in setting.terms.agreements(moved).items():
        found += _of_merchant(agreement, [_entry(row) for row in moved[merchant]], setting)
    return pa.Table.from_pylist(found, schema=HELD)


def unmoved(seen: Collection[str], setting: Setting) -> pa.Table:
    """The promises to merchants of whom no charge or payout was `seen`: nothing was paid back."""
    left = sorted(setting.terms.with_promises - set(seen))
    agreements = setting.terms.agreements(left)
    found = [line for merchant in left for line in _of_merchant(agreements[merchant], [], setting)]
    return pa.Table.from_pylist(found, schema=HELD)


def _of_merchant(agreement: Agreement, entries: list[Entry], setting: Setting) -> Iterator[dict[str, Any]]:
    merchant = agreement.merchant_no
    if setting.rules & CHARGE_RULES:
        for rule, line in judge_charges(entries, agreement):
            if rule in setting.rules:
                yield _line(merchant, rule, line)
    if Rule.AGREED_REFUND_MISSING in setting.rules:
        for line in missing_refunds(entries, agreement, setting.as_of):
            yield _line(merchant, Rule.AGREED_REFUND_MISSING, line)


def _entry(row: Row) -> Entry:
    kind = row["charge_kind"]
    return Entry(
        source=row["source"],
        line=row["line"],
        occurred_at=row["occurred_at"],
        kind=Kind(row["kind"]),
        instrument=Instrument.UNKNOWN,
        amount=row["amount_fen"],
        merchant_no=row["merchant_no"],
        entry_id=row["entry_id"],
        charge_kind=ChargeKind(kind) if kind in _KINDS else None,
    )


_KINDS = frozenset(kind.value for kind in ChargeKind)


def _line(merchant: str | None, rule: Rule, line: Line) -> dict[str, Any]:
    return {
        "merchant_no": merchant,
        "rule": rule.value,
        "source": line.source,
        "line": line.line,
        "entry_id": line.entry_id,
        "occurred_at": line.occurred_at,
        "amount_fen": line.amount,
        "taken_fen": line.taken,
        "expected_fen": line.expected,
        "excess_fen": line.excess,
        "charge_kind": line.charge_kind and line.charge_kind.value,
    }
