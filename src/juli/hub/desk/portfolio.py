"""What an audit of a portfolio found, as the desk shows it: bars, and lists of what causes most."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from juli.audit import described_rules
from juli.audit.sentences import say
from juli.hub.spoken import spoken_language
from juli.ledger import ChargeKind
from juli.money import Fen

MOST_ROWS = 10
MOST_PROBLEMS = 50
PROBLEMS = {
    "overlapping": _("more than one rate holds; sales were not judged by it"),
    "missing": _("no rate holds, though there are others for it"),
    "contradictory": _("the agreement says two things at once and was left out"),
    "no-agreement": _("nothing is known of an agreement"),
    "nameless": _("entries without a merchant number"),
    "unreadable": _("rows that cannot be read as entries"),
}
"""What was not judged, or not for certain."""


@dataclass(frozen=True, slots=True)
class Cause:
    """Something that causes excess: its code and name, on how many lines, how much (fen), its part of the largest."""

    code: str
    name: str
    count: int
    excess: Fen
    width: int


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that was not judged, or not for certain: what, whose, on which days, how many entries."""

    name: object
    merchant: str
    instrument: str
    first: date | None
    last: date | None
    entries: int | None

    @staticmethod
    def of(told: Mapping[str, Any]) -> "Problem":
        """A problem of a summary. People count to the last day, the summary to the day after it."""
        first, until = (told[name] and date.fromisoformat(told[name]) for name in ("from", "until"))
        return Problem(
            PROBLEMS.get(told["kind"], told["kind"]),
            told["merchant_no"] or "",
            instrument(told["instrument"]),
            first,
            until and until - timedelta(days=1),
            told["entries"],
        )


@dataclass(frozen=True, slots=True)
class Found:
    """A finished audit in its parts, each with the largest first."""

    rules: Sequence[Cause]
    facts: Sequence[Cause]
    agents: Sequence[Cause]
    charges: Sequence[Cause]
    merchants: Sequence[Cause]
    problems: Sequence[Problem]
    problem_count: int
    counted_once: int
    has_tariffs: bool


def found_in(summary: Mapping[str, Any], merchants: Iterable[Mapping[str, Any]]) -> Found:
    """The parts of a summary, and the merchants that cause most."""
    language = spoken_language()
    kinds = {kind.value: say(f"kind-{kind}").text(language) for kind in ChargeKind}
    names = {one.rule.value: one.name.text(language) for one in described_rules()}
    rules = causes({rule: _told(told) for rule, told in summary["by_rule"].items()}, names)
    problems = [Problem.of(one) for one in summary.get("problems", ())]
    return Found(
        rules=[rule for rule in rules if rule.excess],
        facts=[rule for rule in rules if not rule.excess],
        agents=_causes_of(summary.get("by_agent") or {}, {"": _("without an agent")}),
        charges=_causes_of(summary.get("by_charge_kind") or {}, kinds),
        merchants=causes(
            {row["merchant_no"] or "": (row["count"], row["excess_fen"]) for row in merchants},
            {"": _("without a number")},
        ),
        problems=problems[:MOST_PROBLEMS],
        problem_count=summary.get("problem_count", 0),
        counted_once=summary.get("counted_once", 0),
        has_tariffs=bool(summary.get("tariffs_inferred")),
    )


def instrument(code: str | None) -> str:
    """The means of payment in words; "" where none is named."""
    return say(f"instrument-{code}").text(spoken_language()) if code else ""


def cause(code: str | None) -> str:
    """Why a fee is above the agreed one, in words; "" where that is not asked."""
    return say(f"cause-{code}").text(spoken_language()) if code else ""


def causes(told: Mapping[str, tuple[int, Fen]], names: Mapping[str, object]) -> list[Cause]:
    """Counts and sums by code, the largest sum first, with the width of a bar in hundredths."""
    most = max((excess for _, excess in told.values()), default=0)
    found = [
        Cause(code, str(names.get(code, code)), count, excess, round(100 * excess / most) if most else 0)
        for code, (count, excess) in told.items()
    ]
    return sorted(found, key=lambda cause: (-cause.excess, cause.code))


def _causes_of(told: Mapping[str, Mapping[str, Any]], names: Mapping[str, object]) -> list[Cause]:
    return causes({code: _told(one) for code, one in told.items()}, names)[:MOST_ROWS]


def _told(told: Mapping[str, Any]) -> tuple[int, Fen]:
    # Sums of a portfolio may be larger than any single amount; they have two decimals always.
    return int(told["count"]), int(str(told["excess"]).replace(".", ""))
