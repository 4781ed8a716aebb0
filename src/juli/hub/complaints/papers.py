"""The papers kept of a proceeding: each version is an event of the chain, and what it says an erasable payload."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from juli.hub.complaints.models import Event

KEPT = "paper_kept"
"""The kind of event that tells of a version of a paper."""


@dataclass(frozen=True, slots=True)
class KeptPaper:
    """One version of a paper: of which proceeding and kind, its number from 1, and the event that tells who and when.

    `content` is what it said, None once that is erased.
    """

    proceeding: int
    kind: str
    number: int
    event: Event
    content: Mapping[str, Any] | None


def kept_papers(events: Iterable[Event]) -> list[KeptPaper]:
    """The versions of papers that events tell of, in their order; the events carry their payloads."""
    return [_kept(event) for event in events if event.kind == KEPT]


def _kept(event: Event) -> KeptPaper:
    content = event.payload.content if event.payload else None
    paper = content["paper"] if content else None
    return KeptPaper(event.data["proceeding"], event.data["paper"], event.data["version"], event, paper)
