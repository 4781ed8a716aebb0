"""The rules on charges: one walk over the charges of each merchant and kind, in order of time.

A charge is judged by the first rule that holds and by no other. What a rule faults in full does not
count as taken when the next charge asks how long ago the last one was. Charges are few, and each verdict
depends on the ones before it, so this is a fold and no query.
"""

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta

from juli.agreement import Agreement, Charge
from juli.audit.findings import Line, Rule, line_of
from juli.ledger.entries import ChargeKind, Entry, Kind
from juli.money import Fen

NOTICE_DAYS = timedelta(days=30)
"""A new charge is announced at least 30 calendar days ahead (PBOC-2024-4, Art. 62; SC-768, Art. 20)."""

MONTHS_PER_YEAR = 12

Verdict = tuple[Rule, Fen] | None
"""The rule that holds and the excess it finds; None for a charge that is in order."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What was agreed about one kind of charge, with the clause it stands in."""

    clause: str
    amount: Fen
    every_months: int | None = None
    not_before: date | None = None
    notice: bool = False


def judge_charges(entries: Iterable[Entry], agreement: Agreement) -> Iterator[tuple[Rule, Line]]:
    """Every charge a rule holds on, with that rule. `entries` come in order of (source, line)."""
    terms = agreed_terms(agreement)
    for (_, kind), charges in _by_merchant_and_kind(entries).items():
        if _is_judged(kind, agreement):
            yield from _walk(charges, terms.get(kind), agreement)


def agreed_terms(agreement: Agreement) -> Mapping[ChargeKind, Terms]:
    """The terms of each kind of charge. A deposit is taken once; notice and earliest day do not concern it."""
    terms = {charge.kind: _terms(number, charge, agreement) for number, charge in enumerate(agreement.charges)}
    if agreement.deposit:
        terms[ChargeKind.DEPOSIT] = Terms("deposit", agreement.deposit.amount)
    return terms


def months_later(day: date, months: int) -> date:
    """The same day of the month `months` months later, or the last day of a month that is too short."""
    years, month = divmod(day.month - 1 + months, MONTHS_PER_YEAR)
    if day.year + years > MAXYEAR:
        return date.max
    last = monthrange(day.year + years, month + 1)[1]
    return date(day.year + years, month + 1, min(day.day, last))


def _terms(number: int, charge: Charge, agreement: Agreement) -> Terms:
    signed_on = agreement.signed_on
    not_before = signed_on + timedelta(days=charge.first_after_days) if signed_on else None
    return Terms(f"charge[{number}]", charge.amount, charge.every_months, not_before, charge.notice)


def _by_merchant_and_kind(entries: Iterable[Entry]) -> Mapping[tuple[str | None, ChargeKind], list[Entry]]:
    """Charges in order of time; within one instant the order of rows stays."""
    groups: defaultdict[tuple[str | None, ChargeKind], list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.kind is Kind.CHARGE:
            groups[entry.merchant_no, entry.charge_kind or ChargeKind.OTHER].append(entry)
    return {key: sorted(group, key=lambda entry: entry.occurred_at) for key, group in groups.items()}


def _is_judged(kind: ChargeKind, agreement: Agreement) -> bool:
    section = "deposit" if kind is ChargeKind.DEPOSIT else "charges"
    return section not in agreement.unknown


def _walk(charges: Iterable[Entry], terms: Terms | None, agreement: Agreement) -> Iterator[tuple[Rule, Line]]:
    last_taken: date | None = None
    for charge in charges:
        verdict = _verdict(charge, terms, last_taken, agreement)
        if verdict is None or verdict[0] is Rule.CHARGE_ABOVE_AGREED:
            last_taken = charge.occurred_at.date()
        if verdict:
            yield verdict[0], _line(charge, verdict, terms, last_taken)


def _verdict(charge: Entry, terms: Terms | None, last_taken: date | None, agreement: Agreement) -> Verdict:
    day = charge.occurred_at.date()
    if terms is None:
        return Rule.CHARGE_NOT_AGREED, charge.amount
    if terms.not_before and day < terms.not_before:
        return Rule.CHARGE_TOO_EARLY, charge.amount
    if last_taken and _is_too_often(day, last_taken, terms):
        return Rule.CHARGE_TOO_OFTEN, charge.amount
    if terms.notice and not _was_announced(charge, agreement):
        return Rule.CHARGE_WITHOUT_NOTICE, charge.amount
    if charge.amount - terms.amount > agreement.tolerance:
        return Rule.CHARGE_ABOVE_AGREED, charge.amount - terms.amount
    return None


def _is_too_often(day: date, last_taken: date, terms: Terms) -> bool:
    return terms.every_months is None or day < months_later(last_taken, terms.every_months)


def _was_announced(charge: Entry, agreement: Agreement) -> bool:
    kind, day = charge.charge_kind or ChargeKind.OTHER, charge.occurred_at.date()
    return any(
        notice.of == kind and notice.given_on + NOTICE_DAYS <= notice.effective_on <= day
        for notice in agreement.notices
    )


def _line(charge: Entry, verdict: tuple[Rule, Fen], terms: Terms | None, last_taken: date | None) -> Line:
    rule, excess = verdict
    return line_of(
        charge,
        excess=excess,
        taken=charge.amount,
        expected=charge.amount - excess,
        charge_kind=charge.charge_kind or ChargeKind.OTHER,
        clause=terms and terms.clause,
        details={"last_taken_on": last_taken} if rule is Rule.CHARGE_TOO_OFTEN else {},
    )
