"""Rules that say which department gets a complaint: pure data, and the first that fits decides."""

from collections.abc import Iterable
from dataclasses import dataclass

from juli.hub.complaints.placing import Facts
from juli.money import Fen


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. What is left empty (`amount_from`, in fen: None) fits everything.

    `department` is the code of a department; `skill` what the person who handles it should know.
    """

    department: str
    issue: str = ""
    claim: str = ""
    amount_from: Fen | None = None
    product: str = ""
    province: str = ""
    channel: str = ""
    language: str = ""
    skill: str = ""
    id: int | None = None

    def fits(self, facts: Facts) -> bool:
        """Whether every condition of the rule holds."""
        return (
            self.issue in ("", facts.issue)
            and (not self.claim or self.claim in facts.claims)
            and (self.amount_from is None or facts.amount >= self.amount_from)
            and self.product.casefold() in facts.text.casefold()
            and self.province in ("", facts.province)
            and self.channel in ("", facts.channel)
            and self.language in ("", facts.language)
        )


def first_fitting(rules: Iterable[Rule], facts: Facts) -> Rule | None:
    """The first rule that fits, in the order given; None where none does."""
    return next((rule for rule in rules if rule.fits(facts)), None)
