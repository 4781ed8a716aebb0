"""The small model beside the rules: a weight for every piece of a text and every issue, learnt by benchmarks/triage.py.

The file holds arrays only: the pieces as text, weights as small whole numbers with a scale per column, and the constants that
turn a score into a share of cases. Nothing in it can run.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import BytesIO

import numpy as np
from numpy.typing import NDArray

from juli.triage.understanding.rules import Fired

FILE = "model.npz"
Scores = NDArray[np.float32]


@dataclass(frozen=True)
class Model:
    """`columns` are the issues and then `scope`; `weights` has a row for each piece.

    `slope` and `offset` calibrate the scores: of texts given 0.8, about eight in ten are so labelled.
    """

    version: str
    columns: tuple[str, ...]
    rows: dict[str, int]
    weights: Scores
    bias: Scores
    slope: Scores
    offset: Scores
    threshold: float

    def scores(self, pieces: Iterable[str], held: Iterable[Fired]) -> Scores:
        """The score of each column: what the rules say, and what the weights of the pieces add."""
        known = [row for row in map(self.rows.get, pieces) if row is not None]
        score = self.bias.copy()
        if known:
            score += self.weights[known].sum(axis=0) / np.sqrt(np.float32(len(known)))
        for one in held:
            score[self.columns.index(one.rule.about)] += np.float32(one.rule.weight)
        return score

    def shares(self, scores: Scores) -> Scores:
        """Scores as calibrated shares between 0 and 1."""
        calibrated = np.clip(scores * self.slope + self.offset, -30, 30)
        shares: Scores = 1 / (1 + np.exp(-calibrated))
        return shares


@cache
def shipped() -> Model:
    """The model of this release."""
    return read_model(files("juli.triage.understanding").joinpath(FILE).read_bytes())


def read_model(content: bytes) -> Model:
    """A model from its file; ValueError for one that is damaged or holds anything but arrays."""
    with np.load(BytesIO(content), allow_pickle=False) as held:
        about = json.loads(bytes(held["about"]))
        pieces = bytes(held["pieces"]).decode("utf-8").split("\n")
        weights = held["weights"].astype(np.float32) * held["scales"]
        if weights.shape != (len(pieces), len(about["columns"])):
            raise ValueError("the model's weights do not fit its pieces")
        return Model(
            version=about["version"],
            columns=tuple(about["columns"]),
            rows={piece: row for row, piece in enumerate(pieces)},
            weights=weights,
            bias=held["bias"],
            slope=held["slope"],
            offset=held["offset"],
            threshold=float(about["threshold"]),
        )
