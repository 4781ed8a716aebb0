"""From the page of a complaint to the facts that doors and limits are judged by."""

from juli.hub.redress.facts import (
    known_purpose,
    known_respondent,
    limitation,
    limits_of,
    matter_for_doors,
    pending_of,
    tried_of,
)

__all__ = [
    "known_purpose",
    "known_respondent",
    "limitation",
    "limits_of",
    "matter_for_doors",
    "pending_of",
    "tried_of",
]
