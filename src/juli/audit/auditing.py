"""The audit: ledger, agreement and day in; findings out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from operator import attrgetter
from typing import Any

from juli.agreement import Agreement
from juli.audit.basis import basis
from juli.audit.changes import tariff_changes
from juli.audit.charges import judge_charges
from juli.audit.enriching import background, sales_of
from juli.audit.figures import charges_of
from juli.audit.findings import Audit, Finding, Line, ReadSummary, Rule, line_of
from juli.audit.promises import missing_refunds
from juli.audit.tariffs import Sale, Tariffs, infer
from juli.calendars import WorkingDays
from juli.ledger.entries import Entry, Kind, Ledger
from juli.ledger.speech import quoted
from juli.wording import Said

WITHOUT_AGREEMENT = frozenset({Rule.CHARGED_TWICE, Rule.HIDDEN_DEDUCTION, Rule.RATE_CHANGED})
"""What a statement shows by itself."""

NEED_SECTION: Mapping[str, frozenset[Rule]] = {
    "rates": frozenset({Rule.RATE_ABOVE_AGREED, Rule.NO_AGREED_RATE}),
    "charges": frozenset(),
    "deposit": frozenset({Rule.DEPOSIT_NOT_RETURNED}),
}
"""Rules not judged where a section is unknown; `judge_charges` itself looks at each kind of charge."""

_OF_A_LINE = frozenset({"position", "taken_fen", "expected_fen", "excess_fen", "cause", "rate_no"})
_PLACES_NAMED = 5

Held = tuple[Rule, Line]


@dataclass(frozen=True, slots=True)
class _Queried:
    """What the rule files and the inference tell."""

    held: list[Held] = field(default_factory=list)
    tariffs: Tariffs = field(default_factory=Tariffs)
    sales: tuple[Sale, ...] = ()
    warnings: list[Said] = field(default_factory=list)


def audit(
    ledger: Ledger, agreement: Agreement | None, *, as_of: date, calendar: WorkingDays, consumer: bool = False
) -> Audit:
    """Judge every entry by the rules, and say what each finding rests on.

    Without an agreement only the rules that need none are judged. The tariffs behind the fees are inferred
    either way. `as_of` (Beijing date) decides what is
    overdue, `calendar` when a settlement was due; `consumer` adds the law that protects consumers.
    """
    entries = sorted(ledger.entries, key=attrgetter("source", "line"))
    queried = _by_queries(entries, ledger, agreement, as_of, calendar)
    held, warnings = queried.held, queried.warnings
    if agreement:
        held += judge_charges(entries, agreement)
        held += ((Rule.AGREED_REFUND_MISSING, line) for line in missing_refunds(entries, agreement, as_of))
    return Audit(
        as_of=as_of,
        agreement=agreement,
        read=_summary(ledger, (*ledger.warnings, *warnings, *_provisional(held, calendar))),
        findings=tuple(_findings(held, consumer)),
        tariffs=queried.tariffs,
        sales=queried.sales,
        charges=charges_of(entries),
    )


def judged_rules(agreement: Agreement | None) -> frozenset[Rule]:
    """The rules that can be judged: all of them, but for what the person does not know."""
    if agreement is None:
        return WITHOUT_AGREEMENT
    return frozenset(Rule).difference(*(NEED_SECTION[section] for section in agreement.unknown))


def _by_queries(
    entries: Sequence[Entry],
    ledger: Ledger,
    agreement: Agreement | None,
    as_of: date,
    calendar: WorkingDays,
) -> _Queried:
    if not entries:
        return _Queried()
    from juli.audit.engine import run  # noqa: PLC0415 (heavy: pages that only read findings never load it)
    from juli.audit.relations import relations  # noqa: PLC0415

    terms = agreement or Agreement()
    asked = relations(entries, terms, as_of, calendar, ledger.unsettled)
    answers = run(asked, judged_rules(agreement), lambda rows: infer(sales_of(rows), terms))
    behind = background(sales_of(answers.taken), answers.tariffs)
    held = [
        (rule, _line(rule, row, entries, behind.details(rule, row) | _seen_at(rule, entries[row["position"]], ledger)))
        for rule, found in answers.held.items()
        for row in found
    ]
    changes = tariff_changes(entries, behind.sales, answers.tariffs, terms)
    held += ((Rule.RATE_CHANGED, line) for line in changes)
    sales = tuple(behind.sales.values())
    return _Queried(held, answers.tariffs, sales, list(_unmatched(answers.unmatched, entries)))


def _line(rule: Rule, row: Mapping[str, Any], entries: Sequence[Entry], more: Mapping[str, object]) -> Line:
    return line_of(
        entries[row["position"]],
        taken=row.get("taken_fen"),
        expected=row.get("expected_fen"),
        excess=row["excess_fen"],
        cause=row.get("cause"),
        clause=_clause(rule, row),
        days_late=_days_late(row),
        details={key: value for key, value in row.items() if key not in _OF_A_LINE} | dict(more),
    )


def _seen_at(rule: Rule, sale: Entry, ledger: Ledger) -> dict[str, object]:
    """Where the money of a late sale is seen, if that is in a bank account."""
    place = ledger.arrived.get((sale.source, sale.line)) if rule is Rule.SETTLED_LATE else None
    return {"arrived_source": place[0], "arrived_line": place[1]} if place else {}


def _clause(rule: Rule, row: Mapping[str, Any]) -> str | None:
    if rule is Rule.RATE_ABOVE_AGREED:
        return f"rate[{row['rate_no']}]"
    clauses = {
        Rule.DEPOSIT_NOT_RETURNED: "deposit",
        Rule.NOT_SETTLED: "settlement",
        Rule.SETTLED_LATE: "settlement",
        Rule.MERCHANT_NUMBER_MISMATCH: "merchant_no",
    }
    return clauses.get(rule)


def _days_late(row: Mapping[str, Any]) -> int | None:
    """Calendar days from the due day to the day the money arrived."""
    if "settled_on" not in row:
        return None
    late: timedelta = row["settled_on"] - row["due_on"]
    return late.days


def _findings(held: Iterable[Held], consumer: bool) -> Iterator[Finding]:
    lines: dict[Rule, list[Line]] = {rule: [] for rule in Rule}
    for rule, line in held:
        lines[rule].append(line)
    for rule, found in lines.items():
        if found:
            ordered = tuple(sorted(found, key=lambda line: (line.source or "", line.line or 0)))
            yield Finding(rule, ordered, basis(rule, ordered, consumer=consumer))


def _summary(ledger: Ledger, warnings: tuple[Said, ...]) -> ReadSummary:
    counts = ledger.counts()
    days = [entry.occurred_at.date() for entry in ledger.entries]
    return ReadSummary(
        entries=len(ledger.entries),
        sales=counts[Kind.SALE],
        charges=counts[Kind.CHARGE],
        payouts=counts[Kind.PAYOUT],
        refunds=counts[Kind.REFUND],
        first=min(days, default=None),
        last=max(days, default=None),
        unreadable=ledger.unreadable,
        warnings=warnings,
    )


def _unmatched(rows: Iterable[Mapping[str, Any]], entries: Sequence[Entry]) -> Iterator[Said]:
    """One warning for all that name a sale this ledger does not hold, one for all that fit none."""
    places: dict[bool, list[int]] = {True: [], False: []}
    for row in rows:
        places[row["names_a_sale"]].append(row["position"])
    for names_a_sale, positions in places.items():
        if positions:
            found = [entries[position] for position in sorted(positions)]
            code = "undoes-missing-sale" if names_a_sale else "undoes-no-sale"
            yield Said("audit", code, {"count": len(found), "places": _named(found)})


def _named(entries: Sequence[Entry]) -> str:
    named = ", ".join(f"{quoted(entry.source)}:{entry.line}" for entry in entries[:_PLACES_NAMED])
    return named if len(entries) <= _PLACES_NAMED else f"{named} …"


def _provisional(held: Iterable[Held], calendar: WorkingDays) -> Iterator[Said]:
    """Due days counted in years whose holidays are not yet announced may still move."""
    settlement = (Rule.NOT_SETTLED, Rule.SETTLED_LATE)
    due = [line.details["due_on"] for rule, line in held if rule in settlement]
    years = sorted({day.year for day in due if isinstance(day, date) and calendar.is_provisional(day)})
    if years:
        yield Said("audit", "calendar-provisional", {"years": ", ".join(map(str, years))})
