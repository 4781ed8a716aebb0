"""Which checklist holds: a house's own, or the one that comes with the release."""

from collections.abc import Sequence

from juli.handling import Check, checklist
from juli.hub.workbench.models import ChecklistEdition
from juli.wording import Said


def checks_in(issue: str, own: ChecklistEdition | None) -> Sequence[Check]:
    """What is looked at for an issue: the house's own list where it has one, otherwise the shipped one."""
    if own is None or not own.checks:
        return checklist(issue)
    return [Check(row["code"], Said("handling", "words", {"zh": row["text"], "en": row["text"]})) for row in own.checks]
