"""The audit against an independent one, and what must hold for every ledger."""

from collections import Counter
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import count

from hypothesis import given, settings
from hypothesis import strategies as st

from juli.agreement import Agreement, Settlement
from juli.audit import Audit, Rule, audit, document
from juli.calendars import official
from juli.ledger import Entry, Ledger, Reading, combine
from tests.audit import oracle
from tests.audit.ledgers import agreements, as_of_days, ledger_of, ledgers

WITHIN_ONE_SOURCE = {Rule.CHARGED_TWICE, Rule.NOT_SETTLED}
"""Rules that look at one source; where a split parts its rows, they may find less."""


def judged(ledger: Ledger, agreement: Agreement, as_of: date) -> Audit:
    return audit(ledger, agreement, as_of=as_of, calendar=official())


def tariffs_of(found: Audit) -> list[dict]:
    return document(found, "en")["tariffs"]


def told(found: Audit) -> dict[str, list[oracle.Found]]:
    return {
        finding.rule.value: sorted(
            ((line.source, line.line, Decimal(line.excess) / 100, line.cause) for line in finding.lines),
            key=lambda line: (line[0] or "", line[1] or 0, line[2]),
        )
        for finding in found.findings
    }


@settings(max_examples=60, deadline=None)
@given(ledgers(), agreements, as_of_days)
def test_every_line_excess_and_cause_is_that_of_the_plain_calculation(
    ledger: Ledger, agreement: Agreement, as_of: date
) -> None:
    found = judged(ledger, agreement, as_of)
    plain = oracle.findings(ledger.entries, agreement, as_of, official().is_working, tariffs_of(found))
    assert told(found) == plain


@settings(max_examples=10, deadline=None)
@given(ledgers(), agreements, as_of_days)
def test_sums_are_the_sums_of_the_lines_and_no_entry_is_faulted_twice(
    ledger: Ledger, agreement: Agreement, as_of: date
) -> None:
    found = judged(ledger, agreement, as_of)
    excess = {finding.rule: sum(line.excess for line in finding.lines) for finding in found.findings}
    assert found.overcharged + found.owed == sum(excess.values())
    places = {f.rule: [(line.source, line.line) for line in f.lines if line.source] for f in found.findings}
    assert all(len(set(listed)) == len(listed) for listed in places.values())
    charged = Counter(place for rule, listed in places.items() if rule.startswith("charge-") for place in listed)
    assert all(times == 1 for times in charged.values())
    twice = set(places.get(Rule.CHARGED_TWICE, ()))
    assert not twice & {place for rule, listed in places.items() if rule != Rule.CHARGED_TWICE for place in listed}


def distinct_instants(ledger: Ledger) -> Ledger:
    """The ledger without rows of one instant, whose order is told by their lines alone."""
    seen = count()
    kept = {entry.occurred_at: entry for entry in ledger.entries}.values()
    return ledger_of([replace(entry, line=next(seen) + 2) for entry in kept])


@settings(max_examples=10, deadline=None)
@given(ledgers().map(distinct_instants), agreements, as_of_days, st.randoms(use_true_random=False))
def test_the_order_of_rows_and_files_does_not_matter(ledger: Ledger, agreement: Agreement, as_of: date, dice) -> None:
    named = [replace(entry, entry_id=entry.entry_id, memo=str(n)) for n, entry in enumerate(ledger.entries)]
    lines = {(entry.source, entry.line): entry.memo for entry in named}
    shuffled = dice.sample(named, len(named))
    moved = [replace(entry, line=line) for line, entry in enumerate(shuffled, start=2)]
    moved_lines = {(entry.source, entry.line): entry.memo for entry in moved}

    before = judged(ledger_of(named), agreement, as_of)
    after = judged(ledger_of(moved), agreement, as_of)
    assert whose(before, lines) == whose(after, moved_lines)


def whose(found: Audit, names: dict[tuple[str, int], str | None]) -> dict[str, list[tuple[str, int, str]]]:
    return {
        finding.rule.value: sorted(
            (str(names.get((line.source, line.line))), line.excess, str(line.cause)) for line in finding.lines
        )
        for finding in found.findings
    }


@settings(max_examples=10, deadline=None)
@given(ledgers().map(distinct_instants), agreements, as_of_days, st.randoms(use_true_random=False))
def test_splitting_a_file_changes_only_what_it_takes_apart(
    ledger: Ledger, agreement: Agreement, as_of: date, dice
) -> None:
    one = [replace(e, source="whole.csv", line=n, memo=str(n)) for n, e in enumerate(ledger.entries, start=2)]
    two = [replace(e, source=dice.choice(("part 1.csv", "part 2.csv"))) for e in one]
    readings = [
        Reading(source, "canonical-csv", "utf-8", tuple(e for e in two if e.source == source))
        for source in ("part 2.csv", "part 1.csv")
    ]
    whole = whose(
        judged(combine([Reading("whole.csv", "canonical-csv", "utf-8", tuple(one))]), agreement, as_of), memos(one)
    )
    parts = whose(judged(combine(readings), agreement, as_of), memos(two))
    for rule in {*whole, *parts} - WITHIN_ONE_SOURCE:
        assert parts.get(rule, []) == whole.get(rule, [])
    unsettled = Counter(whole.get(Rule.NOT_SETTLED, ()))
    assert Counter(parts.get(Rule.NOT_SETTLED, ())) <= unsettled


def seldom_settled(ledger: Ledger) -> Ledger:
    """The ledger with settlements told of one row in five, so that what a file tells hangs on few rows."""
    return ledger_of(
        [e if number % 5 == 0 else replace(e, settled=None, settled_on=None) for number, e in enumerate(ledger.entries)]
    )


@settings(max_examples=20, deadline=None)
@given(
    ledgers().map(distinct_instants).map(seldom_settled),
    agreements.map(lambda agreement: replace(agreement, settlement=Settlement(1))),
    as_of_days,
    st.lists(st.sampled_from([("one",), ("two",), ("one", "two")]), min_size=1, max_size=8),
)
def test_what_overlapping_files_are_called_changes_nothing_but_names(
    ledger: Ledger, agreement: Agreement, as_of: date, places: list[tuple[str, ...]]
) -> None:
    def told_by(names: dict[str, str]) -> dict[str, list[tuple[str, int, str]]]:
        files: dict[str, list[Entry]] = {name: [] for name in names}
        for number, entry in enumerate(ledger.entries):
            for file in places[number % len(places)]:
                files[file].append(replace(entry, source=names[file], line=number, memo=str(number)))
        readings = [Reading(names[file], "canonical-csv", "utf-8", tuple(rows)) for file, rows in files.items()]
        combined = combine(readings)
        return whose(judged(combined, agreement, as_of), memos(combined.entries))

    assert told_by({"one": "a.csv", "two": "b.csv"}) == told_by({"one": "z.csv", "two": "b.csv"})


def memos(entries) -> dict[tuple[str, int], str | None]:
    return {(entry.source, entry.line): entry.memo for entry in entries}


@settings(max_examples=10, deadline=None)
@given(ledgers(), agreements, as_of_days, st.integers(1, 400))
def test_a_larger_tolerance_only_removes(ledger: Ledger, agreement: Agreement, as_of: date, more: int) -> None:
    strict = judged(ledger, agreement, as_of)
    mild = judged(ledger, replace(agreement, tolerance=agreement.tolerance + more), as_of)
    assert {(f.rule, line.source, line.line, line.excess) for f in mild.findings for line in f.lines} <= {
        (f.rule, line.source, line.line, line.excess) for f in strict.findings for line in f.lines
    }


@settings(max_examples=10, deadline=None)
@given(ledgers(), as_of_days)
def test_without_an_agreement_only_what_the_statement_shows_is_judged(ledger: Ledger, as_of: date) -> None:
    found = audit(ledger, None, as_of=as_of, calendar=official())
    agreement = Agreement(tolerance=1, signed_on=as_of)
    plain = oracle.findings(ledger.entries, agreement, as_of, official().is_working, tariffs_of(found))
    shown = ("charged-twice", "hidden-deduction", "rate-changed")
    assert told(found) == {rule: lines for rule, lines in plain.items() if rule in shown}
