"""Sentences with the words they depend on: the line that introduces a list, the sentence that 该 or 上述 points to."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from juli.agreement.clauses.frames import Sentence, Span
from juli.agreement.contract.passages import Passage

MOST = 160
"""Characters of the words before a sentence that are read with it; farther ones hardly belong to it."""

_ITEM = re.compile(r"[(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2}|[a-zA-Z])[)、.]|[①-⑳]|[-•·●]")
_POINTS_BACK = re.compile(r"^.{0,16}?(?:该[笔等项款费押]|此[项款费押]|上述|前述|前款|上款|本款|这[笔些个]|其中)")


@dataclass(frozen=True, slots=True)
class Led:
    """A sentence with what leads to it."""

    passage: Passage
    said: Sentence

    def places(self, words: Sequence[Span]) -> tuple[Span, ...]:
        """Where in the text of the contract those words stand that are of the sentence itself."""
        shift = self.said.start
        return tuple(self.passage.place(start - shift, end - shift) for start, end in words if start >= shift)


def led(sentences: Sequence[Passage]) -> Iterator[Led]:
    """Every sentence in order."""
    introduction = before = ""
    for passage in sentences:
        text = passage.plain
        item = bool(_ITEM.match(text))
        if introduction and not item:
            introduction = ""
        goes_on = before.endswith(";") or _POINTS_BACK.match(text)
        lead = (introduction or (before if goes_on else ""))[-MOST:]
        yield Led(passage, Sentence(lead + text, len(lead)))
        if text.endswith(":"):
            introduction = text[:-1]
        before = text
