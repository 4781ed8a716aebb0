"""The small model beside the frames: a weight for every run of signs and every kind of term, learnt by
benchmarks/clauses.py from clauses of our own writing.

Its file holds arrays only. What it weighs can be shown: the part of a sentence that speaks most for a kind.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np

from juli.agreement.clauses.frames import Span
from juli.learnt.arrays import unpacked
from juli.learnt.pieces import known_runs
from juli.learnt.weights import Scores, Weights, weights_in

FILE = "model.npz"
ANY = "any"
"""The column that says whether a sentence is of some kind at all."""
ANY_WEIGHS, ANY_MOST = 0.5, 2.0
"""How much that counts for each kind, and the score from which on more of it makes no difference."""
SHORT = 12_000
"""How rare all runs of a sentence are together, in hundredths, below which it says little: a heading, a row."""

_NUMBER = re.compile(
    r"^(?:第[一二三四五六七八九十百0-9]{1,4}[条款章节]|[(]?[一二三四五六七八九十0-9]{1,3}[)、.](?![0-9])|[0-9]{1,2}(?:\.[0-9]{1,2})+(?![0-9%])|"
    r"[①-⑳•·●-])+"
)
"""The number of an article or an item."""
_FIGURE = re.compile(r"[0-9]")
_MARKS = re.compile(r"[^\u4e00-\u9fffa-z0.%_]+")
_PART = re.compile(r"[^,;:。!?…]+")


@dataclass(frozen=True)
class ClauseModel:
    """What was learnt, and the shares from which on it counts.

    Of sentences given a share of 0.8, about eight in ten were of that kind. From `loud` on the model speaks for a
    kind, whether a frame does or not; below `fair` it is certain that a sentence with a frame is no such term.
    """

    version: str
    weights: Weights
    slope: float
    offset: float
    fair: float
    loud: float

    def shares(self, plain: str) -> dict[str, float]:
        """For each kind of term the share of such sentences that are of it, from 0 to 1."""
        scores = combined(self.weights.scores(flattened(plain), least=SHORT))
        told = 1 / (1 + np.exp(-np.clip(scores * self.slope + self.offset, -30, 30)))
        return {kind: float(told[place]) for kind, place in self.weights.places.items() if kind != ANY}

    def loudest(self, plain: str, kind: str) -> Span:
        """The part of a sentence, from one mark of punctuation to the next, that speaks most for a kind."""
        place = self.weights.places[kind]

        def told(part: Span) -> float:
            known = known_runs(flattened(plain[slice(*part)]), self.weights.rows)
            return float(self.weights.summed(known)[place])

        return max(_parts(plain), key=told, default=(0, len(plain)))


def combined(scores: Scores) -> Scores:
    """The scores of the kinds with what speaks for any of them; the last column is that for any."""
    common: Scores = np.minimum(scores[..., -1:], np.float32(ANY_MOST)) * np.float32(ANY_WEIGHS)
    return scores + common


def flattened(plain: str) -> str:
    """A sentence as the model reads it: without its number, small letters, a figure is 0, other marks are one blank."""
    return " " + _MARKS.sub(" ", _FIGURE.sub("0", _NUMBER.sub("", plain).lower())) + " "


def _parts(plain: str) -> Iterator[Span]:
    return (part.span() for part in _PART.finditer(plain))


@cache
def shipped() -> ClauseModel:
    """The model of this release."""
    return read_model(files("juli.agreement.clauses").joinpath(FILE).read_bytes())


def read_model(content: bytes) -> ClauseModel:
    """A model from its file; ValueError for one that is damaged or holds anything but arrays."""
    about, arrays = unpacked(content)
    return ClauseModel(
        version=about["version"],
        weights=weights_in(about["columns"], arrays),
        slope=about["slope"],
        offset=about["offset"],
        fair=about["fair"],
        loud=about["loud"],
    )
