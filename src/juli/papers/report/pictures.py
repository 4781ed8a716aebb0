"""What an audit shows in pictures on a page: charts beside the findings they prove, the calendar, the tariffs."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from juli.agreement import Agreement
from juli.audit.told_tariffs import unexplained_said
from juli.papers.report.composing import NO_FIGURES, told_charges, told_tariffs
from juli.papers.report.drawing import calendar_figure
from juli.papers.report.model import Figure, TariffTold
from juli.papers.report.rates import changed_instruments, rate_figures
from juli.papers.report.words import Words
from juli.wording import Language

Document = Mapping[str, Any]

MOST_TOGETHER, MOST_ALONE = 2, 8
"""Charts beside a finding on a page of all findings, and on a page of its own."""

_ABOVE, _CHANGED, _CHARGES = "rate-above-agreed", "rate-changed", "charge-"


@dataclass(frozen=True, slots=True)
class Pictures:
    """The charts of one audit.

    Those of `by_rule` prove a finding, `others` show fees where no finding does; `calendar` is None where
    nothing was charged. `tariffs` and `unexplained` say how fees were really charged.
    """

    by_rule: Mapping[str, Sequence[Figure]]
    others: Sequence[Figure]
    calendar: Figure | None
    tariffs: Sequence[TariffTold]
    unexplained: Sequence[str]


def figures_within(document: Document) -> Document:
    """The figures kept within a stored document; nothing of one that was kept before figures were."""
    found: Document = document.get("figures") or NO_FIGURES
    return found


def pictures_of(document: Document, agreement: Agreement | None, language: Language) -> Pictures:
    """All charts of a stored audit. What is proved beside one finding is not drawn again beside another."""
    words = Words(language)
    above = _instruments(document, _ABOVE)
    changed = [name for name in _instruments(document, _CHANGED) if name not in above]
    by_rule = {
        rule: _rates(document, agreement, words, MOST_TOGETHER, only)
        for rule, only in ((_ABOVE, above), (_CHANGED, changed))
    }
    proved = any(by_rule.values())
    return Pictures(
        by_rule=by_rule,
        others=() if proved else _rates(document, agreement, words, MOST_TOGETHER),
        calendar=_calendar(document, agreement, words),
        tariffs=told_tariffs(document, words),
        unexplained=[unexplained_said(left).text(language) for left in document["unexplained"]],
    )


def pictures_beside(
    document: Document, agreement: Agreement | None, rule: str, language: Language
) -> tuple[Figure, ...]:
    """Every chart that belongs to the finding of one rule."""
    words = Words(language)
    if rule in (_ABOVE, _CHANGED):
        return _rates(document, agreement, words, MOST_ALONE, _instruments(document, rule))
    calendar = _calendar(document, agreement, words) if rule.startswith(_CHARGES) else None
    return (calendar,) if calendar else ()


def _instruments(document: Document, rule: str) -> Collection[str]:
    if rule == _CHANGED:
        return changed_instruments(document)
    return [rates["instrument"] for rates in figures_within(document).get("rates", ()) if rates["above"]]


def _rates(
    document: Document, agreement: Agreement | None, words: Words, most: int, only: Collection[str] | None = None
) -> tuple[Figure, ...]:
    return rate_figures(document, figures_within(document), agreement, words, most=most, only=only)


def _calendar(document: Document, agreement: Agreement | None, words: Words) -> Figure | None:
    figures = figures_within(document)
    charges = told_charges(document, figures, words)
    return calendar_figure(charges, figures, agreement, words) if charges else None
