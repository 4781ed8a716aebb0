"""A paper as its page shows it, block by block: blanks lead to their question, figures to their lines."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from juli.money import grouped_yuan
from juli.papers.blanks import stretches
from juli.papers.document import Column, PaperBlock, Paragraph, Table
from juli.papers.findings import Finding
from juli.papers.kit import Missing, OwnText, Paper, Placed, fingerprint, outdated, paper_kind
from juli.papers.kit.case import short_label
from juli.papers.kit.kept import block_text
from juli.papers.kit.own import ADDED
from juli.triage.tone import Mark, look_over

COLON = "\uff1a"
"""What stands after the role of a party."""
PARTIES = ("complainant", "respondent", "agent", "intermediary")
"""Whose facts are called by a short name beside the party."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of text; `mark` is "hole" or "figure", and `href` where it leads, "" for nowhere."""

    text: str
    mark: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: on which side of its column it stands, and whether it may break its line."""

    align: str
    breaks: bool
    pieces: Sequence[Piece]


@dataclass(frozen=True, slots=True)
class ShownBlock:
    """A block in its place. `finding` is the rule whose lines prove it, `former` our text where the person's own
    words stand instead of one that has changed since."""

    id: str
    block: PaperBlock
    own: bool
    pieces: Sequence[Piece]
    rows: Sequence[Sequence[Cell]]
    marks: Sequence[Mark]
    finding: str
    former: str

    @property
    def anchor(self) -> str:
        """The id in the page."""
        return anchor_of(self.id)

    @property
    def can_change(self) -> bool:
        """Whether the person may write something else in its place."""
        return isinstance(self.block, Paragraph)


@dataclass(frozen=True, slots=True)
class Places:
    """Where the pieces of a paper lead: a blank by the name of its fact, a figure by the fact it was taken from."""

    hole: Callable[[str], str]
    figure: Callable[[str], str]


def anchor_of(block: str) -> str:
    """The id in the page of a block."""
    return "b-" + block.replace(".", "-").replace(":", "-")


def shown_blocks(paper: Paper, findings: Sequence[Finding], places: Places) -> Sequence[ShownBlock]:
    """The blocks of a paper for its page."""
    return [_shown(placed, paper, findings, places) for placed in paper.blocks]


def left_out(paper: Paper) -> Sequence[tuple[OwnText, str]]:
    """The paragraphs that the person left out, with what stood there."""
    texts = {placed.id: block_text(placed.block) for placed in paper.computed}
    gone = (text for text in paper.own if text.instead and not text.text.strip())
    return [(text, texts[text.at]) for text in gone if text.at in texts]


def _shown(placed: Placed, paper: Paper, findings: Sequence[Finding], places: Places) -> ShownBlock:
    block, own = placed.block, placed.own
    return ShownBlock(
        id=placed.id,
        block=block,
        own=own,
        pieces=list(_pieces(block.text, paper, places)) if isinstance(block, Paragraph) else (),
        rows=[_row(row, block.columns, paper, places) for row in block.rows] if isinstance(block, Table) else (),
        marks=_marks(placed, paper) if own else (),
        finding="" if own else _finding(placed.id, findings),
        former=_former(placed.id, paper) if own else "",
    )


def _marks(placed: Placed, paper: Paper) -> Sequence[Mark]:
    """What the tone check says of the words as they were written, whether they are held back in print or not."""
    own = own_at(paper.own, placed.id)
    return look_over(own.text) if own else ()


def _row(cells: Sequence[str], columns: Sequence[Column], paper: Paper, places: Places) -> Sequence[Cell]:
    return [
        Cell(column.align, bool(column.share) and column.align == "left", list(_pieces(cell, paper, places)))
        for cell, column in zip(cells, columns, strict=True)
    ]


def _finding(block_id: str, findings: Sequence[Finding]) -> str:
    """The rule that a sentence tells of: the sentences of the findings stand in their order after the lead."""
    name, _, place = block_id.partition(".")
    told = name == "findings" and place.isdecimal() and 0 < int(place) <= len(findings)
    return findings[int(place) - 1].rule if told else ""


def _former(block_id: str, paper: Paper) -> str:
    """Our text as it reads now, where it is another than the one that was written over."""
    changed = {text.at for text in outdated(paper)}
    texts = {placed.id: block_text(placed.block) for placed in paper.computed}
    return texts.get(block_id, "") if block_id in changed else ""


def _pieces(text: str, paper: Paper, places: Places) -> Iterator[Piece]:
    """The text cut at blanks and at figures."""
    for stretch in stretches(text):
        if not stretch.mark:
            yield from _figures(stretch.text, paper, places)
        else:
            fact = _fact(stretch.label, paper, text) if stretch.mark == "blank" else ""
            yield Piece(stretch.text, "hole", places.hole(fact) if fact else "")


def _fact(label: str, paper: Paper, text: str) -> str:
    """The missing fact behind the label of a blank; of two with the same short name that of the party spoken of."""
    found = [one.fact for one in paper.missing if label in _labels(one)]
    roles = paper_kind(paper.kind).roles
    named = (fact for fact in found if text.startswith(f"{roles.get(fact.partition('.')[0])}{COLON}"))
    return next(named, found[0] if found else "")


def _labels(missing: Missing) -> Sequence[str]:
    is_of_party = missing.fact.partition(".")[0] in PARTIES
    return (missing.label.text("zh"), short_label(missing.fact).text("zh") if is_of_party else "")


def _figures(text: str, paper: Paper, places: Places) -> Iterator[Piece]:
    known: Mapping[str, str] = {f"¥{grouped_yuan(one.amount)}": one.fact for one in paper.figures}
    if not known:
        yield from [Piece(text)] if text else []
        return
    for part in re.split("(" + "|".join(map(re.escape, known)) + ")", text):
        if part:
            yield Piece(part, "figure", places.figure(known[part])) if part in known else Piece(part)


def own_at(own: Sequence[OwnText], block: str) -> OwnText | None:
    """The person's words that stand in a block: added ones by their own id, others by the block they replace."""
    if block.startswith(ADDED):
        return next((text for text in own if text.id == block.removeprefix(ADDED)), None)
    return next((text for text in own if text.at == block and text.instead), None)


def fingerprint_at(paper: Paper, block: str) -> str:
    """What our text in a block is now, to tell later whether it has changed."""
    computed = paper.computed or paper.blocks
    return next((fingerprint(placed) for placed in computed if placed.id == block), "")
