"""The small model beside the rules: a weight for every piece of a text and every issue, learnt by benchmarks/triage.py.

The file holds arrays only: the pieces as text, weights as small whole numbers with a scale per column, and the
constants that turn a score into a share of cases. Nothing in it can run.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files

import numpy as np

from juli.learnt.arrays import unpacked
from juli.learnt.weights import Scores, Weights, weights_in
from juli.triage.understanding.rules import Fired

FILE = "model.npz"
RULES_WEIGH = 0.5
"""How much the weights of the rules count beside those that were learnt."""


@dataclass(frozen=True)
class Model:
    """The columns of its `weights`: for each issue whether a text is about it, `scope`, and for each issue whether
    it is the main one (`main:`).

    `slope` and `offset` calibrate the scores: of texts given 0.8, about eight in ten are so labelled.
    """

    version: str
    weights: Weights
    slope: Scores
    offset: Scores
    threshold: float

    @property
    def places(self) -> dict[str, int]:
        """Where each column stands."""
        return self.weights.places

    @cached_property
    def issues(self) -> tuple[str, ...]:
        """The issues it knows, in the order of the taxonomy."""
        return tuple(column for column in self.places if f"main:{column}" in self.places)

    def scores(self, flat: str, marks: Iterable[str], held: Iterable[Fired]) -> Scores:
        """The score of each column: what the rules say, and what the weights of the runs of `flat` and of marks add."""
        score = self.weights.scores(flat, marks)
        for one in held:
            for column in (one.rule.about, f"main:{one.rule.about}"):
                if column in self.places:
                    score[self.places[column]] += np.float32(one.rule.weight * RULES_WEIGH)
        return score

    def shares(self, scores: Scores) -> dict[str, float]:
        """Scores of the issues and of `scope` as calibrated shares between 0 and 1."""
        calibrated = np.clip(scores * self.slope + self.offset, -30, 30)
        shares = 1 / (1 + np.exp(-calibrated))
        return {column: float(shares[place]) for column, place in self.places.items() if not column.startswith("main:")}

    def main(self, scores: Scores) -> str:
        """The issue that is likeliest to be the main one."""
        first = self.places[f"main:{self.issues[0]}"]
        return self.issues[int(np.argmax(scores[first : first + len(self.issues)]))]


@cache
def shipped() -> Model:
    """The model of this release."""
    return read_model(files("juli.triage.understanding").joinpath(FILE).read_bytes())


@cache
def read_model(content: bytes) -> Model:
    """A model from its file; ValueError for one that is damaged or holds anything but arrays."""
    about, arrays = unpacked(content)
    return Model(
        version=about["version"],
        weights=weights_in(about["columns"], arrays),
        slope=arrays["slope"],
        offset=arrays["offset"],
        threshold=float(about["threshold"]),
    )
