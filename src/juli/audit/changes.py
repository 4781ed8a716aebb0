"""rate-changed: one tariff followed another, by the inference; whether it was announced and agreed."""

from collections.abc import Iterator, Mapping, Sequence

from juli.agreement import Agreement
from juli.audit.charges import NOTICE_DAYS
from juli.audit.findings import Line, line_of
from juli.audit.tariffs import Sale, Tariff, Tariffs
from juli.ledger.entries import Entry


def tariff_changes(
    entries: Sequence[Entry], sales: Mapping[int, Sale], tariffs: Tariffs, agreement: Agreement
) -> Iterator[Line]:
    """One line per change, about the first sale under the new tariff. `sales` are told by position.

    Beside both formulas it says whether a notice of the rates at least 30 days ahead is known; whether the
    agreement gives the new fees; and whether they are dearer than the old formula would have made them.
    """
    for before, after in changed(tariffs):
        first = after.positions[0]
        yield line_of(
            entries[first],
            taken=sales[first].taken,
            excess=0,
            details=_told(before, after, [sales[position] for position in after.positions], agreement),
        )


def changed(tariffs: Tariffs) -> Iterator[tuple[Tariff, Tariff]]:
    """Each tariff by another formula than the sure one before it, after that one."""
    for number, after in enumerate(tariffs.tariffs):
        before = _before(after, tariffs.tariffs[:number])
        if before and before.formula != after.formula:
            yield before, after


def _before(after: Tariff, earlier: Sequence[Tariff]) -> Tariff | None:
    """The latest sure tariff before it of the instrument, for any of the same amounts."""
    same = (each for each in reversed(earlier) if each.instrument is after.instrument and _meet(each, after))
    return next((each for each in same if each.sure), None)


def _meet(one: Tariff, other: Tariff) -> bool:
    below = one.up_to is not None and other.above is not None and one.up_to <= other.above
    over = other.up_to is not None and one.above is not None and other.up_to <= one.above
    return not below and not over


def _told(before: Tariff, after: Tariff, sales: Sequence[Sale], agreement: Agreement) -> Mapping[str, object]:
    would_be = sum(before.formula.fee(sale.amount) for sale in sales)
    return {
        "changed_on": after.first,
        "before": before.formula,
        "after": after.formula,
        "above_fen": after.above,
        "up_to_fen": after.up_to,
        "notice_known": _was_announced(before, after, agreement),
        "agreed": all(sale.is_agreed(agreement.tolerance) for sale in sales),
        "dearer": sum(sale.taken for sale in sales) > would_be,
    }


def _was_announced(before: Tariff, after: Tariff, agreement: Agreement) -> bool:
    """Whether a notice of the rates, given 30 days before it took effect, fell to this very change."""
    return any(
        notice.of == "rate"
        and notice.given_on + NOTICE_DAYS <= notice.effective_on
        and before.first < notice.effective_on <= after.first
        for notice in agreement.notices
    )
