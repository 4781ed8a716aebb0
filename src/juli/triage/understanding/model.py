"""The small model beside the rules: a weight for every piece of a text and every issue, learnt by benchmarks/triage.py.

The file holds arrays only: the pieces as text, weights as small whole numbers with a scale per column, and the
constants that turn a score into a share of cases. Nothing in it can run.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from io import BytesIO

import numpy as np
from numpy.typing import NDArray

from juli.triage.understanding.features import RUNS_WEIGH, known_runs
from juli.triage.understanding.rules import Fired

FILE = "model.npz"
RULES_WEIGH = 0.5
"""How much the weights of the rules count beside those that were learnt."""
RARITY = 100
"""How rare a piece is stands in the file as a whole number, in hundredths."""
Scores = NDArray[np.float32]


@dataclass(frozen=True)
class Model:
    """`places` are the columns: for each issue whether a text is about it, `scope`, and for each issue whether
    it is the main one (`main:`). `weights` has a row for each piece, times its `scales` and, for a run, times the
    root of its `rarity`.

    `slope` and `offset` calibrate the scores: of texts given 0.8, about eight in ten are so labelled.
    """

    version: str
    places: dict[str, int]
    rows: dict[str, int]
    weights: NDArray[np.int8]
    scales: Scores
    rarity: NDArray[np.int16]
    bias: Scores
    slope: Scores
    offset: Scores
    threshold: float

    @cached_property
    def issues(self) -> tuple[str, ...]:
        """The issues it knows, in the order of the taxonomy."""
        return tuple(column for column in self.places if f"main:{column}" in self.places)

    def scores(self, flat: str, marks: Iterable[str], held: Iterable[Fired]) -> Scores:
        """The score of each column: what the rules say, and what the weights of the runs of `flat` and of marks add."""
        score = self.bias + self._sum(self.rows[mark] for mark in marks if mark in self.rows)
        plain = known_runs(flat, self.rows)
        if plain:
            rarity = int(self.rarity[list(plain)].sum(dtype=np.int64))
            score += self._sum(plain) * np.float32(RUNS_WEIGH * np.sqrt(RARITY / rarity))
        for one in held:
            for column in (one.rule.about, f"main:{one.rule.about}"):
                if column in self.places:
                    score[self.places[column]] += np.float32(one.rule.weight * RULES_WEIGH)
        return score

    def _sum(self, rows: Iterable[int]) -> Scores:
        """The weights of some pieces together; whole numbers, so that their order makes no difference."""
        summed: Scores = self.weights[list(rows)].sum(axis=0, dtype=np.int32) * self.scales
        return summed

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
    with np.load(BytesIO(content), allow_pickle=False) as held:
        about = json.loads(bytes(held["about"]))
        pieces = bytes(held["pieces"]).decode("utf-8").split("\n")
        weights = held["weights"].astype(np.int8)
        if weights.shape != (len(pieces), len(about["columns"])) or held["rarity"].shape != (len(pieces),):
            raise ValueError("the model's weights do not fit its pieces")
        return Model(
            version=about["version"],
            places={column: place for place, column in enumerate(about["columns"])},
            rows={piece: row for row, piece in enumerate(pieces)},
            weights=weights,
            scales=held["scales"].astype(np.float32),
            rarity=held["rarity"].astype(np.int16),
            bias=held["bias"],
            slope=held["slope"],
            offset=held["offset"],
            threshold=float(about["threshold"]),
        )
