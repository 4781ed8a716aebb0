"""agreed-refund-missing: what the provider promised to give back by a day, and did not.

The promises of one kind are filled in order of the day they are due, each by payouts of its kind from the
day it was made on; a payout fills only what it is worth. A promise without a kind counts any payout, but
money counts once: those of a kind are filled first, and what they leave fills those without, in their order.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from juli.agreement import Agreement, Promise
from juli.audit.findings import Line
from juli.ledger.entries import Entry, Kind
from juli.money import Fen

Numbered = tuple[int, Promise]


def missing_refunds(entries: Sequence[Entry], agreement: Agreement, as_of: date) -> Iterator[Line]:
    """One line per promise that is past due and not covered, in the order of the agreement."""
    payouts = sorted((entry for entry in entries if entry.kind is Kind.PAYOUT), key=lambda entry: entry.occurred_at)
    missing = _unfilled(sorted(enumerate(agreement.promises), key=_turn), payouts)
    for number, promise, amount in sorted(missing, key=lambda each: each[0]):
        if as_of > promise.due_on:
            yield _line(number, promise, amount)


def _turn(numbered: Numbered) -> tuple[bool, date]:
    return numbered[1].kind is None, numbered[1].due_on


def _unfilled(promises: Sequence[Numbered], payouts: Sequence[Entry]) -> Iterator[tuple[int, Promise, Fen]]:
    left = [payout.amount for payout in payouts]
    for number, promise in promises:
        missing = promise.amount
        for place, payout in enumerate(payouts):
            if promise.kind in (None, payout.charge_kind) and payout.occurred_at.date() >= promise.made_on:
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
