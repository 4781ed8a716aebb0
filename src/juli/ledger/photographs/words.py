"""What a picture of a statement is made of: words with their places."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import cos, radians, sin, tan
from statistics import median

CERTAIN = 90
"""Percent of confidence from which a word is not doubted."""
_MANY = 0.2
"""Of the words of a picture, so many uncertain ones make all of them so."""
_SAME_LINE, _FARTHEST = 0.5, 3
"""Heights by which two words of a line may miss each other on paper that lies as it seems, and at all."""
_NEAR = 4
"""Heights around a word within which others tell how the paper lies there."""
_FLAT = 30
"""Degrees of tilt up to which the height of letters is told from the place of a word."""


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
    def middle(self) -> tuple[float, float]:
        """How far its middle is from the left and from the top."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

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

    @property
    def height(self) -> float:
        """Of its letters: its place is higher where the word is tilted. At least 1."""
        if abs(self.tilt) >= _FLAT:
            return self.box.height
        rise, run = sin(radians(abs(self.tilt))), cos(radians(self.tilt))
        letters = (self.box.height * run - self.box.width * rise) / (run**2 - rise**2)
        return max(letters, self.box.height / 3, 1.0)


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
    """The words in lines from top to bottom, each from left to right, as one reads; of tilted and bent paper too.

    The words that miss each other by least come together first, and none comes where another stands.
    """
    tilt = radians(median(word.tilt for word in words)) if words else 0.0
    ordered = sorted(words, key=lambda word: _level(word, tilt))
    lines = {id(word): [word] for word in ordered}
    for one, other in _pairs(ordered, tilt):
        line, joining = lines[id(one)], lines[id(other)]
        if line is not joining and all(_apart(word.box, each.box) for word in line for each in joining):
            line += joining
            lines |= {id(word): line for word in joining}
    found = {id(line): line for line in lines.values()}
    return tuple(tuple(sorted(line, key=lambda word: word.box.left)) for line in found.values())


def doubted_together(words: Sequence[Word]) -> Sequence[Word]:
    """The same words, none certain where many are not: of a blurred picture digits are misread without hesitation."""
    uncertain = sum(word.confidence < CERTAIN for word in words)
    if uncertain <= _MANY * len(words):
        return words
    return [replace(word, confidence=min(word.confidence, CERTAIN - 1)) for word in words]


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
    across, down = word.box.middle
    return down * cos(tilt) - across * sin(tilt)


def _pairs(words: Sequence[Word], tilt: float) -> list[tuple[Word, Word]]:
    """The words that may stand on one line, those that miss each other by least first; `words` from top to bottom."""
    slopes = [_slope(word, words) for word in words]
    found = []
    for i, word in enumerate(words):
        for j in range(i + 1, len(words)):
            if _level(words[j], tilt) - _level(word, tilt) > _FARTHEST * word.height:
                break
            step = _step(word, words[j], (slopes[i] + slopes[j]) / 2)
            if step <= _SAME_LINE:
                found.append((step, i, j))
    return [(words[i], words[j]) for _, i, j in sorted(found)]


def _slope(word: Word, words: Sequence[Word]) -> float:
    """How steeply the lines around a word fall: as those near it do, the longer the more."""
    across, down = word.box.middle
    reach = _NEAR * word.height
    near = [(tan(radians(other.tilt)), other.box.width) for other in words if _is_near(other, across, down, reach)]
    return sum(slope * width for slope, width in near) / sum(width for _, width in near)


def _is_near(word: Word, across: float, down: float, reach: float) -> bool:
    other = word.box.middle
    return abs(other[0] - across) <= reach and abs(other[1] - down) <= reach


def _step(one: Word, other: Word, slope: float) -> float:
    """By how much of their height two words miss each other on a line that falls so steeply between them."""
    across, down = one.box.middle
    other_across, other_down = other.box.middle
    return abs(other_down - down - slope * (other_across - across)) / min(one.height, other.height)


def _apart(one: Box, other: Box) -> bool:
    """Whether two words stand side by side rather than one above the other."""
    shared = min(one.right, other.right) - max(one.left, other.left)
    return shared <= min(one.width, other.width) / 2
