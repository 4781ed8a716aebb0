"""agreed-refund-missing: what the provider promised to give back by a day, and did not.

The promises of one kind are filled in order of the day they are due, each by payouts of its kind from the
day it was made on; a payout fills only what it is worth. Without a kind any payout counts.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from juli.agreement import Agreement, Promise
from juli.audit.findings import Line
from juli.ledger.entries import ChargeKind, Entry, Kind
from juli.money import Fen

Numbered = tuple[int, Promise]


def missing_refunds(entries: Sequence[Entry], agreement: Agreement, as_of: date) -> Iterator[Line]:
    """One line per promise that is past due and not covered, in the order of the agreement."""
    groups: defaultdict[ChargeKind | None, list[Numbered]] = defaultdict(list)
    for numbered in enumerate(agreement.promises):
        groups[numbered[1].kind].append(numbered)
    missing = [each for kind, promises in groups.items() for each in _unfilled(promises, _payouts(entries, kind))]
    for number, promise, amount in sorted(missing, key=lambda each: each[0]):
        if as_of > promise.due_on:
            yield _line(number, promise, amount)


def _payouts(entries: Iterable[Entry], kind: ChargeKind | None) -> list[Entry]:
    payouts = [entry for entry in entries if entry.kind is Kind.PAYOUT and kind in (None, entry.charge_kind)]
    return sorted(payouts, key=lambda entry: entry.occurred_at)


def _unfilled(promises: Iterable[Numbered], payouts: Sequence[Entry]) -> Iterator[tuple[int, Promise, Fen]]:
    left = [payout.amount for payout in payouts]
    for number, promise in sorted(promises, key=lambda each: each[1].due_on):
        missing = promise.amount
        for place, payout in enumerate(payouts):
            if payout.occurred_at.date() >= promise.made_on:
                used = min(missing, left[place])
                left[place] -= used
                missing -= used
        if missing:
            yield number, promise, missing


def _line(number: int, promise: Promise, missing: Fen) -> Line:
    return Line(
        source=None,
        line=None,
        day=promise.due_on,
        amount=promise.amount,
        excess=missing,
        charge_kind=promise.kind,
        clause=f"promise[{number}]",
        details={"made_on": promise.made_on, "due_on": promise.due_on},
    )
