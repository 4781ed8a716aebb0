"""Photographs and screenshots of slips, app screens and messages: what they seem to say, for a person to confirm.

    proposal = propose(words)                 entries with every value beside its place, and what is doubtful

Nothing here is an entry yet: a value that is not plain is told as it was seen, with its doubt, and never mended.
"""

from juli.ledger.photographs.proposal import COLUMNS, PictureKind, Proposal, Proposed, Value
from juli.ledger.photographs.understanding import propose
from juli.ledger.photographs.words import Box, Word, lines_of, text_of, union

__all__ = [
    "COLUMNS",
    "Box",
    "PictureKind",
    "Proposal",
    "Proposed",
    "Value",
    "Word",
    "lines_of",
    "propose",
    "text_of",
    "union",
]
