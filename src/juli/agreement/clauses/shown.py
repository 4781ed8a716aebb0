"""The words that show a term, as a reader sees them: whole words, each place once."""

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from juli.agreement.clauses.frames import Span


def whole(text: str, words: Sequence[Span]) -> tuple[Span, ...]:
    """The same places in order, each up to the end of its last word; those that meet then are one."""
    shown: list[Span] = []
    for start, end in words:
        until = _end_of_word(text, end)
        if shown and start <= shown[-1][1]:
            shown[-1] = shown[-1][0], max(until, shown[-1][1])
            continue
        shown.append((start, until))
    return tuple(shown)


def _end_of_word(text: str, end: int) -> int:
    """Where the word ends that begins before `end`; `end` itself where none goes on."""
    for stem, tails in _tails().items():
        if text.endswith(stem, 0, end):
            for tail in tails:
                if text.startswith(tail, end):
                    return end + len(tail)
    return end


@cache
def _tails() -> dict[str, list[str]]:
    told = tomllib.loads(files("juli.agreement.clauses").joinpath("tails.toml").read_text(encoding="utf-8"))
    tails: dict[str, list[str]] = told["tails"]
    return tails
