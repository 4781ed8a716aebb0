"""The pieces of a text that the model weighs: runs of one to four signs, and what the words in it mean."""

import re
from collections.abc import Iterable

from juli.triage.facts.names import Named
from juli.triage.understanding.rules import Fired, Meanings

LONGEST = 4
_FIGURES = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
_MARKS = re.compile(r"[^\u4e00-\u9fffa-z0+%]+")


def flattened(plain: str, named: Iterable[Named]) -> str:
    """The text as the model reads it: a name of an institution as @, a number as 0, marks between words as one blank."""
    pieces: list[str] = []
    end = 0
    for one in named:
        pieces += [plain[end : one.start], "@"]
        end = one.end
    flat = _FIGURES.sub("0", "".join([*pieces, plain[end:]]))
    return " " + _MARKS.sub(" ", flat.replace("@", "z")) + " "


def runs(flat: str) -> set[str]:
    """Every run of one to LONGEST signs."""
    return {flat[start : start + length] for length in range(1, LONGEST + 1) for start in range(len(flat) - length + 1)}


def pieces(flat: str, told: Meanings, held: Iterable[Fired]) -> set[str]:
    """Runs of signs, meanings (`=deposit`) and rules (`!deposit-kept`)."""
    return runs(flat) | {f"={name}" for name in told} | {f"!{one.rule.id}" for one in held}
