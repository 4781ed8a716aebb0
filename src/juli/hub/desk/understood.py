"""What the merchant's own words are understood to be about: a proposal beside the case that changes nothing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.timezone import localdate

from juli.hub.complaints.models import Complaint, Message
from juli.hub.complaints.models.messages import Side
from juli.hub.desk.language import issue_name, page_language
from juli.money import parse_yuan
from juli.triage import FoundIssue, Triage, classify
from juli.triage.urgency import Urgency
from juli.wording import Said


@dataclass(frozen=True, slots=True)
class Proposed:
    """An issue the words seem to be about."""

    found: FoundIssue
    name: Said

    @property
    def percent(self) -> int:
        """How sure that is, of a hundred."""
        return round(self.found.confidence * 100)

    @property
    def why(self) -> str:
        """The words it rests on, in the language of the page."""
        return self.found.sentence(page_language())


@dataclass(frozen=True, slots=True)
class Understood:
    """The proposal; `differs` where its main issue is not the one the complaint was filed under."""

    triage: Triage
    issues: Sequence[Proposed]
    differs: bool

    @property
    def signs(self) -> list[Said]:
        """What makes it urgent, and who may need more care."""
        return [sign.says for sign in (*self.triage.urgent, *self.triage.vulnerable)]

    @property
    def urgent(self) -> bool:
        """Whether somebody should look at it today."""
        return self.triage.urgency is not Urgency.NORMAL

    @property
    def sums(self) -> list[int]:
        """The sums named, in fen."""
        return [parse_yuan(f"{amount:.2f}") for amount in self.triage.facts.amounts]


def understood(complaint: Complaint, said: Iterable[Message]) -> Understood | None:
    """What the merchant's first message seems to be about; None where there is none, or it was erased."""
    first = next((message for message in said if message.side == Side.COMPLAINANT and message.text), None)
    if first is None or not first.text:
        return None
    found = classify(first.text, localdate(first.at))
    issues = [Proposed(one, issue_name(one.id)) for one in found.issues]
    return Understood(found, issues, bool(issues) and issues[0].found.id != complaint.issue)
