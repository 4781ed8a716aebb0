"""A text as the check reads it: one form for each character, without blanks, and the way back to every place."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_SENTENCE = re.compile(r"[^。！!；;\n]+")
"""A question does not end it: "no refund? then see you online" is one thought."""
_ENDS = "\n;!"
_BETWEEN = re.compile(r"[\s\u200b-\u200d\u2060\ufeff*·.…_~]")
"""What is put between the characters of a word, by hand or to hide it."""


@dataclass(frozen=True, slots=True)
class Text:
    """`plain` has a character for each of `original`.

    `sentences` are without blanks, each with where it begins in `places`, which lead back to the original.
    """

    original: str
    plain: str
    sentences: tuple[tuple[int, str], ...]
    places: tuple[int, ...]

    def place(self, number: int) -> int:
        """Where in the original a character of the sentences stands."""
        return self.places[number]


def read_text(text: str) -> Text:
    """`text` in half width and small letters, its sentences apart."""
    plain = "".join(map(_one_form, text))
    sentences: list[tuple[int, str]] = []
    places: list[int] = []
    for found in _SENTENCE.finditer(plain):
        kept = list(range(*found.span()))
        if _BETWEEN.search(found[0]):
            kept = [place for place in kept if not _BETWEEN.match(plain[place])]
        sentences.append((len(places), "".join([plain[place] for place in kept])))
        places += kept
    return Text(text, plain, tuple(sentences), tuple(places))


@lru_cache(maxsize=8192)
def _one_form(mark: str) -> str:
    """Wide letters and digits as plain ones, capitals as small ones; always one character for one."""
    form = unicodedata.normalize("NFKC", mark).lower()
    if form in ("?", ","):
        return "，"
    return form if len(form) == 1 and form not in _ENDS else mark
