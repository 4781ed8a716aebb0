"""The marks within the text of a paper: what still has to be filled in, and what was held back."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

_MARK = re.compile(r"【(待填|此句未写入)：([^】]*)】")
"""The marks of the kit's words "blank" and "withheld"."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of text; a mark says what it is about, such as the name of a fact, in `label`."""

    text: str
    mark: Literal["", "blank", "held"] = ""
    label: str = ""


def stretches(text: str) -> Iterator[Stretch]:
    """The text cut at its marks; nothing of it is lost."""
    end = 0
    for found in _MARK.finditer(text):
        if found.start() > end:
            yield Stretch(text[end : found.start()])
        yield Stretch(found[0], "blank" if found[1] == "待填" else "held", found[2])
        end = found.end()
    if end < len(text):
        yield Stretch(text[end:])
