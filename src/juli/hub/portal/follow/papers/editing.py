"""A change of the person's own words in a paper: instead of a paragraph, after a block, or taken back."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from secrets import token_hex

from juli.hub.portal.follow.papers.shown import fingerprint_at, own_at
from juli.papers.document import Paragraph
from juli.papers.kit import OwnText, Paper
from juli.papers.kit.kept import block_text
from juli.papers.kit.own import ADDED
from juli.papers.kit.reading import MOST_ROWS

MOST_OWN = min(MOST_ROWS, 300)
"""Places of one paper in which a person may have written."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody writes: into a block, or with `adds` after it. `text` is what stands there now."""

    block: str
    adds: bool
    text: str
    is_own: bool

    @property
    def can_restore(self) -> bool:
        """Whether our text, or nothing, can be put back."""
        return self.is_own and not self.adds


def place_in(paper: Paper, block: str, *, adds: bool) -> Place | None:
    """A place of a paper by the id of its block; None where nothing can be written."""
    placed = paper.placed().get(block)
    if placed is None or not (adds or isinstance(placed.block, Paragraph)):
        return None
    # What is held back in print stands in its own words here.
    own = own_at(paper.own, block)
    text = "" if adds else own.text if own else block_text(placed.block)
    return Place(block, adds, text, own is not None)


def rewritten(paper: Paper, place: Place, text: str) -> Sequence[OwnText]:
    """The person's words with `text` at a place. What is emptied is left out, or gone where it was added."""
    text = text.strip()
    if place.adds:
        # After added words the next ones stand at the same block, behind them.
        before = own_at(paper.own, place.block) if place.block.startswith(ADDED) else None
        at = before.at if before else place.block
        return _inserted(paper.own, OwnText(token_hex(6), at, text), before) if text else paper.own
    found = own_at(paper.own, place.block)
    if found is None:
        return _instead(paper, place.block, text)
    if not text and not found.instead:
        return restored(paper, place.block)
    was = fingerprint_at(paper, found.at) if found.instead else found.was
    return [replace(one, text=text, was=was) if one is found else one for one in paper.own]


def restored(paper: Paper, block: str) -> Sequence[OwnText]:
    """The person's words without those at a block."""
    found = own_at(paper.own, block)
    return [one for one in paper.own if one is not found]


def _instead(paper: Paper, block: str, text: str) -> Sequence[OwnText]:
    now = paper.placed()[block].block
    if text == block_text(now).strip():
        return paper.own
    return [*paper.own, OwnText(token_hex(6), block, text, instead=True, was=fingerprint_at(paper, block))]


def _inserted(own: Sequence[OwnText], text: OwnText, before: OwnText | None) -> Sequence[OwnText]:
    if before is None:
        # Right after its block: before what was added there earlier.
        place = next((i for i, one in enumerate(own) if one.at == text.at and not one.instead), len(own))
    else:
        place = own.index(before) + 1
    return [*own[:place], text, *own[place:]]
