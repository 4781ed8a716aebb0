"""What a picture of a statement is made of: words with their places."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, radians, sin
from statistics import median

CERTAIN = 90
"""Percent of confidence from which a word is not doubted."""


@dataclass(frozen=True, slots=True)
class Box:
    """A place in a picture, in pixels from its upper left corner."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def height(self) -> int:
        """From top to bottom, at least 1."""
        return max(1, self.bottom - self.top)

    @property
    def width(self) -> int:
        """From left to right, at least 1."""
        return max(1, self.right - self.left)


@dataclass(frozen=True, slots=True)
class Word:
    """A stretch of text as it was recognised. `confidence` in percent; `tilt` in degrees, clockwise."""

    text: str
    box: Box
    confidence: int = 100
    tilt: float = 0.0


def union(boxes: Iterable[Box]) -> Box:
    """The smallest place that holds all of them; at least one is needed."""
    found = list(boxes)
    return Box(
        min(box.left for box in found),
        min(box.top for box in found),
        max(box.right for box in found),
        max(box.bottom for box in found),
    )


def lines_of(words: Sequence[Word]) -> tuple[tuple[Word, ...], ...]:
    """The words in lines from top to bottom, each from left to right, as one reads; a tilted picture too."""
    if not words:
        return ()
    tilt = radians(median(word.tilt for word in words))
    level = {id(word): _level(word, tilt) for word in words}
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda word: level[id(word)]):
        last = lines[-1] if lines else None
        if last and level[id(word)] - level[id(last[-1])] <= min(word.box.height, last[-1].box.height) / 2:
            last.append(word)
        else:
            lines.append([word])
    return tuple(tuple(sorted(line, key=lambda word: word.box.left)) for line in lines)


def text_of(words: Sequence[Word]) -> str:
    """The words as plain text: line by line, a tab where two words of a line stand far apart."""
    return "\n".join(_line_text(line) for line in lines_of(words))


def _line_text(line: Sequence[Word]) -> str:
    parts = [line[0].text]
    for before, word in pairwise(line):
        is_far = word.box.left - before.box.right > word.box.height
        parts += ["\t" if is_far else " ", word.text]
    return "".join(parts)


def _level(word: Word, tilt: float) -> float:
    """How far down the middle of a word stands once the picture is turned upright."""
    across, down = (word.box.left + word.box.right) / 2, (word.box.top + word.box.bottom) / 2
    return down * cos(tilt) - across * sin(tilt)
