"""A contract in sentences, fit to be matched, each knowing where it stands in the text as it was read."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from juli.agreement.contract.words import words

LONGEST = 600
"""Characters of one passage; a longer one is cut, so that no pattern has to look far."""

_FULL_LINE = 16
"""A line of at least so many characters may go on in the next one; a shorter one is an item of its own."""
_ENDS = frozenset("。;!?")
_LINE_ENDS = frozenset("。;!?:")
_CELLS = re.compile(r"\t|\S[ \u3000]{2,}\S")
_UNFINISHED = frozenset(",、的为按每由与和及或在对至每含")
_GOES_ON = frozenset(",、的为%‰元;。")
"""What a line that goes on may end with, and what the next one may begin with."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence or one line of a table. `plain` has folded widths and no blanks; `offsets` lead back to the text."""

    plain: str
    offsets: tuple[int, ...]

    @property
    def start(self) -> int:
        """Where it starts in the text."""
        return self.offsets[0]

    @property
    def end(self) -> int:
        """Where it ends in the text (exclusive)."""
        return self.offsets[-1] + 1

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where the characters from `start` to `end` (exclusive) of `plain` stand in the text."""
        return self.offsets[start], self.offsets[end - 1] + 1


def passages(text: str) -> tuple[Passage, ...]:
    """The sentences of a text in order. Lines that a page broke are joined, numbered lines begin anew."""
    return tuple(passage for passage in map(_passage, _pieces(text)) if passage is not None)


@lru_cache(maxsize=8192)
def fold(character: str) -> str:
    """A character in its plain width: "，" is ",", "％" is "%". What would become several stays."""
    plain = unicodedata.normalize("NFKC", character)
    return plain if len(plain) == 1 else character


Piece = list[tuple[str, int]]
"""Characters with their places in the text."""


def _pieces(text: str) -> Iterator[Piece]:
    piece: Piece = []
    for block in _blocks(text):
        for character, at in block:
            piece.append((character, at))
            if character in _ENDS or len(piece) >= LONGEST:
                yield piece
                piece = []
        yield piece
        piece = []


def _blocks(text: str) -> Iterator[Piece]:
    """Lines that belong together, without the line ends between them."""
    block: Piece = []
    before = ""
    for start, line in _lines(text):
        if block and not _goes_on(before, line):
            yield block
            block = []
        block += [(fold(character), start + at) for at, character in enumerate(line)]
        before = line.strip()
    yield block


def _lines(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for line in text.split("\n"):
        yield start, line
        start += len(line) + 1


def _goes_on(before: str, line: str) -> bool:
    last = fold(before[-1:])
    if _CELLS.search(before) or _CELLS.search(line):
        return False
    broken = last in _UNFINISHED or fold(line.strip()[:1]) in _GOES_ON
    full = broken or (len(before) >= _FULL_LINE and last not in _LINE_ENDS and not _is_next_rate(before, line))
    return full and bool(line.strip()) and not words().heading.match(line)


def _is_next_rate(before: str, line: str) -> bool:
    """Whether a line of a list of rates is followed by the next one."""
    names_cards = any(found.match(line.strip()) for found, _ in words().instruments)
    return names_cards and bool(words().one("lines.rate").search(before))


def _passage(piece: Piece) -> Passage | None:
    """Blanks go, but for one between two words or figures in Latin letters, and one where a tab parts two cells."""
    kept: Piece = []
    parted = tabbed = False
    for character, at in piece:
        if character.isspace():
            parted, tabbed = True, tabbed or character == "\t"
            continue
        if kept and parted and (tabbed or (_latin(kept[-1][0]) and _latin(character))):
            kept.append((" ", at - 1))
        parted = tabbed = False
        kept.append((character, at))
    return Passage("".join(c for c, _ in kept), tuple(at for _, at in kept)) if kept else None


def _latin(character: str) -> bool:
    return bool(re.match(r"[A-Za-z0-9]", character))
