"""A person's own words in a paper: kept apart from computed text, and put back when the paper is composed anew."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from hashlib import sha256

from juli.papers.cleaning import clean
from juli.papers.document import Paragraph
from juli.papers.kit.case import say
from juli.papers.kit.composing import refuse_unfit_words
from juli.papers.kit.document import OwnText, Paper, Placed
from juli.papers.kit.kinds import paper_kind
from juli.papers.kit.reading import LONGEST_TEXT, MOST_ROWS, FactsError, Problem
from juli.papers.kit.screening import held_back, screen

ADDED = "own:"
"""Before the ids of blocks that a person added; ours never begin so."""
OWN_HELD_BACK = "own.held_back"
"""The name under which a paper lists that a sentence among these words was not printed."""
BEFORE_END = ("attachments", "closing", "signing")
"""What stays at the end: words whose place is gone are put before these, so that they are never lost."""


def recompose(paper: Paper, own: Sequence[OwnText]) -> Paper:
    """`paper`, freshly composed, with the person's own words in their places.

    Only paragraphs can be replaced. Words whose block is gone stand before the end of the paper, none is lost; applied
    again to its own result the paper stays as it is. ValueError for an id given twice; Unfit where a paper to be
    published would hold words that may not be.
    """
    ids = [text.id for text in own]
    if len(set(ids)) != len(ids):
        raise ValueError(f"given twice: {sorted({one for one in ids if ids.count(one) > 1})}")
    computed = tuple(_restored(paper))
    known = {placed.id for placed in computed}
    blocks: list[Placed] = []
    strays = [text for text in own if text.at not in known]
    for placed in computed:
        if placed.id.partition(".")[0] in BEFORE_END and strays:
            blocks += map(_added, strays)
            strays = []
        blocks += _around(placed, [text for text in own if text.at == placed.id])
    blocks += map(_added, strays)
    refuse_unfit_words(paper_kind(paper.kind), [Placed(text.id, Paragraph(text.text)) for text in own])
    missing = [one for one in paper.missing if one.fact != OWN_HELD_BACK]
    if any(text.text != screen(text.text) for text in own):
        missing.append(replace(held_back(), fact=OWN_HELD_BACK))
    return replace(paper, blocks=tuple(blocks), own=tuple(own), computed=computed, missing=tuple(missing))


def _restored(paper: Paper) -> Iterable[Placed]:
    """The computed blocks of a paper, whether words were put into it before or not."""
    return paper.computed or paper.blocks


def _around(placed: Placed, texts: Sequence[OwnText]) -> list[Placed]:
    """A block, or what stands instead of it, and what was added after it."""
    can_be_replaced = isinstance(placed.block, Paragraph)
    instead = next((text for text in texts if text.instead and can_be_replaced), None)
    after = [text for text in texts if text is not instead]
    if instead is None:
        first = [placed]
    else:
        first = [Placed(placed.id, Paragraph(screen(clean(instead.text))), own=True)] if instead.text.strip() else []
    return [*first, *map(_added, after)]


def _added(text: OwnText) -> Placed:
    return Placed(f"{ADDED}{text.id}", Paragraph(screen(clean(text.text))), own=True)


def outdated(paper: Paper) -> tuple[OwnText, ...]:
    """The person's words that replace a text which has changed since, or is gone."""
    now = {placed.id: fingerprint(placed) for placed in paper.computed}
    return tuple(text for text in paper.own if text.instead and text.was and now.get(text.at) != text.was)


def fingerprint(placed: Placed) -> str:
    """What tells one wording of a block from another."""
    return sha256(repr(placed.block).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def load_own(content: bytes) -> tuple[OwnText, ...]:
    """A person's words from JSON: a list of {"id", "at", "text", "instead", "was"}; FactsError where it is none."""
    try:
        told = json.loads(content.decode("utf-8-sig"))
        texts = tuple(OwnText(**row) for row in told)
        if len(texts) > MOST_ROWS or not all(map(_is_whole, texts)) or len({text.id for text in texts}) != len(texts):
            raise ValueError("rows")
    except (ValueError, TypeError, RecursionError) as fault:
        raise FactsError((Problem("own", say("bad-own", problems=str(fault)[:200])),)) from fault
    return texts


def _is_whole(text: OwnText) -> bool:
    texts = (text.id, text.at, text.text, text.was)
    return all(isinstance(one, str) and len(one) <= LONGEST_TEXT for one in texts) and isinstance(text.instead, bool)
