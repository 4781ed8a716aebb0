"""What a model learnt: a weight for every piece of a text and every column, as small whole numbers."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from juli.learnt.pieces import known_runs

RUNS_WEIGH = 6.0
"""How much all runs of a text weigh together, rare ones more than common ones; any other piece weighs 1."""
RARITY = 100
"""How rare a piece is stands in the file as a whole number, in hundredths."""
Scores = NDArray[np.float32]


@dataclass(frozen=True)
class Weights:
    """`places` are the columns. `weights` has a row for each piece, times its `scales` and, for a run, times the
    root of its `rarity`.
    """

    places: dict[str, int]
    rows: dict[str, int]
    weights: NDArray[np.int8]
    scales: Scores
    rarity: NDArray[np.int16]
    bias: Scores

    def scores(self, flat: str, marks: Iterable[str] = (), least: int = 0) -> Scores:
        """The score of each column: what the weights of the runs of `flat` and of the marks add.

        Runs that are together less rare than `least` weigh less than those of a longer text.
        """
        score = self.bias + self.summed(self.rows[mark] for mark in marks if mark in self.rows)
        plain = known_runs(flat, self.rows)
        if plain:
            rarity = int(self.rarity[list(plain)].sum(dtype=np.int64))
            score += self.summed(plain) * np.float32(RUNS_WEIGH * np.sqrt(RARITY / max(least, rarity)))
        return score

    def summed(self, rows: Iterable[int]) -> Scores:
        """The weights of some pieces together; whole numbers, so that their order makes no difference."""
        summed: Scores = self.weights[list(rows)].sum(axis=0, dtype=np.int32) * self.scales
        return summed


def weights_in(columns: Sequence[str], arrays: Mapping[str, NDArray[Any]]) -> Weights:
    """The weights in the arrays of a model's file; ValueError where they do not fit the pieces and the columns."""
    pieces = bytes(arrays["pieces"]).decode("utf-8").split("\n")
    weights = arrays["weights"].astype(np.int8)
    if weights.shape != (len(pieces), len(columns)) or arrays["rarity"].shape != (len(pieces),):
        raise ValueError("the model's weights do not fit its pieces")
    return Weights(
        places={column: place for place, column in enumerate(columns)},
        rows={piece: row for row, piece in enumerate(pieces)},
        weights=weights,
        scales=arrays["scales"].astype(np.float32),
        rarity=arrays["rarity"].astype(np.int16),
        bias=arrays["bias"],
    )


def arrays_of(words: Mapping[str, int], weights: Any, bias: Any) -> dict[str, NDArray[Any]]:
    """The arrays `weights_in` reads: pieces with their rarity, exact weights made small whole numbers."""
    scales = np.maximum(np.abs(weights).max(axis=0), 1e-6).astype(np.float32) / 127
    return {
        "pieces": np.frombuffer("\n".join(words).encode(), np.uint8),
        "weights": np.rint(weights / scales).astype(np.int8),
        "scales": scales,
        "rarity": np.array(list(words.values()), np.int16),
        "bias": bias.astype(np.float32),
    }
