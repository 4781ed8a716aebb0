"""Several slips in one picture: where one ends and the next begins, and which of them are two copies of one."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median

from juli.ledger.photographs.labels import begun_by, phrases
from juli.ledger.photographs.moments import moment_in
from juli.ledger.photographs.proposal import Proposed
from juli.ledger.photographs.tokens import Token, tokens_of
from juli.ledger.photographs.words import Word, lines_of

MOST_SHEETS = 8
_FAR, _FEWEST = 5, 3
"""Heights of letters between two sheets' labels at least, and how many of these have to begin once more."""
_TRIED = 4
"""Gaps between lines, the widest first."""


def sheets_of(
    words: Sequence[Word], lines: Sequence[Sequence[Word]], tokens: Sequence[Token], most: int = MOST_SHEETS
) -> list[Sequence[Token]]:
    """The pieces of each slip, cut where both sides are whole ones; of a single slip all of them together."""
    if most < 2 or not _tells_twice(words):
        return [tokens]
    for parts in _cuts(words, lines):
        told = [(part, set_out := lines_of(part), tokens_of(set_out)) for part in parts]
        if all(_is_whole(found) for _, _, found in told):
            return [sheet for part in told for sheet in sheets_of(*part, most=most // 2)]
    return [tokens]


def once(entries: Iterable[Proposed]) -> tuple[Proposed, ...]:
    """The entries without second copies: the merchant's and the cardholder's slip tell the same trade."""
    found: dict[tuple[str, ...], Proposed] = {}
    for number, entry in enumerate(entries):
        same = tuple(entry.values[name].text for name in ("amount", "occurred_at", "entry_id") if name in entry.values)
        key = same if len(same) == 3 else (str(number),)
        found.setdefault(key, entry)
    return tuple(found.values())


def _tells_twice(words: Sequence[Word]) -> bool:
    marks = [concept for word in words if (concept := begun_by(word)) in phrases()["slip"]["concepts"]]
    return len(marks) > len(set(marks)) + 1


def _is_whole(tokens: Sequence[Token]) -> bool:
    """Whether pieces make a slip of their own: an amount, a moment, and numbers that only slips have."""
    labelled = {token.concept for token in tokens if token.is_labelled}
    has_moment = any(token.concept in ("time", "date") and moment_in(token.text) for token in tokens)
    has_amount = any(token.concept == "amount" for token in tokens)
    return has_moment and has_amount and len(labelled & set(phrases()["slip"]["concepts"])) > 1


def _cuts(words: Sequence[Word], lines: Sequence[Sequence[Word]]) -> Iterator[tuple[list[Word], list[Word]]]:
    """Ways to cut a picture in two: down where labels begin once more, then across where lines stand far apart."""
    yield from _beside_each_other(words)
    tops = [(min(word.box.top for word in line), number) for number, line in enumerate(lines)]
    steps = sorted(pairwise(tops), key=lambda step: step[0][0] - step[1][0])
    for _, (_, number) in steps[:_TRIED]:
        yield [word for line in lines[:number] for word in line], [word for line in lines[number:] for word in line]


def _beside_each_other(words: Sequence[Word]) -> Iterator[tuple[list[Word], list[Word]]]:
    """Cut along the line on which the labels of the slip to the right begin."""
    starts = list(_second_labels(words))
    if len(starts) < _FEWEST:
        return
    (top, high), (bottom, low) = starts[0], starts[-1]
    lean = (low - high) / max(bottom - top, 1)
    edge = median(across - lean * down for down, across in starts)
    right = {id(word) for word in words if word.box.left + word.height / 2 >= edge + lean * word.box.middle[1]}
    yield [word for word in words if id(word) not in right], [word for word in words if id(word) in right]


def _second_labels(words: Sequence[Word]) -> Iterator[tuple[float, float]]:
    """How far down and how far to the right each label begins that begins another word far to its left too."""
    labels = [
        (concept, word) for word in sorted(words, key=lambda word: word.box.middle[1]) if (concept := begun_by(word))
    ]
    for concept, word in labels:
        far = word.box.left - _FAR * word.height
        if any(other == concept and before.box.left < far for other, before in labels):
            yield word.box.middle[1], word.box.left
