"""From what the triage tells of a text to a stored row, without a database."""

from collections.abc import Iterable
from typing import Any

from juli.money import parse_yuan
from juli.triage import Triage
from juli.triage.urgency import Sign
from juli.wording import Said

LONGEST_AGENT = 120


def fields_of(found: Triage) -> dict[str, Any]:
    """The columns of an `Understanding`, but for its complaint, respondent and time."""
    sums = [parse_yuan(f"{amount:.2f}") for amount in found.facts.amounts]
    return {
        "version": found.version,
        "in_scope": found.in_scope,
        "issues": [{"id": one.id, "confidence": one.confidence} for one in found.issues],
        "main_issue": found.issues[0].id if found.issues else "",
        "sum_fen": sums[0] if sums else None,
        "urgency": found.urgency,
        "agent": (found.facts.agent or "")[:LONGEST_AGENT],
        "told": {
            "why": {one.id: {"zh": one.sentence("zh"), "en": one.sentence("en")} for one in found.issues},
            "sums": sums,
            "days": [day.isoformat() for day in found.facts.dates],
            "urgent": _signs(found.urgent),
            "vulnerable": _signs(found.vulnerable),
        },
    }


def _signs(signs: Iterable[Sign]) -> list[dict[str, str]]:
    return [_both(sign.says) for sign in signs]


def _both(said: Said) -> dict[str, str]:
    return {"zh": said.text("zh"), "en": said.text("en")}
