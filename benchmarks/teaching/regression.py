"""What the small models have in common: pieces of texts in a matrix, logistic regression, calibration, the file."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from juli.learnt.arrays import packed
from juli.learnt.weights import RARITY, RUNS_WEIGH, arrays_of


@dataclass(frozen=True)
class Manner:
    """How a model learns: `told` makes shares of scores, `bend` is the most they bend, `small` keeps weights small."""

    told: Callable[[Any], Any]
    rounds: int
    small: float
    begin: float = -2.0
    bend: float = 0.5


def is_run(_: str) -> bool:
    """Every piece is a run of signs."""
    return True


def vocabulary(sets: Sequence[set[str]], least: int) -> dict[str, int]:
    """The pieces that stand in at least so many texts, in a settled order, and how rare each is, in hundredths."""
    counts: dict[str, int] = {}
    for each in sets:
        for piece in each:
            counts[piece] = counts.get(piece, 0) + 1
    known = sorted(piece for piece, count in counts.items() if count >= least and "\n" not in piece)
    return {piece: round(RARITY * float(np.log1p(len(sets) / counts[piece]))) for piece in known}


def matrix(
    sets: Sequence[set[str]], words: Mapping[str, int], run: Callable[[str], bool] = is_run, least: int = 1
) -> Any:
    """A row for each text: 1 for each piece that is no run; the runs of signs share RUNS_WEIGH by their rarity, which
    counts as no less than `least`.
    """
    held = np.zeros((len(sets), len(words)), np.float32)
    rows = {piece: row for row, piece in enumerate(words)}
    for number, each in enumerate(sets):
        known = [piece for piece in each if piece in rows]
        plain = [piece for piece in known if run(piece)]
        rarity = np.array([words[piece] for piece in plain], np.float32)
        held[number, [rows[piece] for piece in plain]] = RUNS_WEIGH * np.sqrt(rarity / max(least, rarity.sum()))
        held[number, [rows[piece] for piece in known if not run(piece)]] = 1
    return held


def learn(alike: Any, prior: Any, targets: Any, shares: Any, manner: Manner) -> tuple[Any, Any]:
    """How much each text adds, and the bias: logistic regression on top of `prior`, small weights wanted.

    By Nesterov's steps. The weights are kept as a sum of texts, so that a step needs only what texts have in common:
    `alike`. `shares` is how much each text weighs in each column.
    """
    count, columns = targets.shape
    texts, bias = np.zeros((count, columns), np.float32), np.full(columns, manner.begin, np.float32)
    ahead, ahead_bias, pace = texts, bias, 1.0
    step = np.float32(1 / (manner.bend * (_steepest(alike) / count + 1) + manner.small))
    for _ in range(manner.rounds):
        scores = prior + alike @ ahead + ahead_bias
        error = ((manner.told(scores) - targets) * shares / count).astype(np.float32)
        new, new_bias = ahead - step * (error + np.float32(manner.small) * ahead), ahead_bias - step * error.sum(0)
        faster = (1 + np.sqrt(1 + 4 * pace * pace)) / 2
        push = np.float32((pace - 1) / faster)
        ahead, ahead_bias = new + push * (new - texts), new_bias + push * (new_bias - bias)
        texts, bias, pace = new, new_bias, faster
    return texts, bias


def _steepest(alike: Any) -> float:
    """The largest eigenvalue, by repeated multiplication."""
    direction, size = np.ones(len(alike), np.float32), 1.0
    for _ in range(15):
        direction = alike @ direction
        size = float(np.linalg.norm(direction))
        direction /= size
    return size


def calibrated(scores: Any, wanted: Any) -> Any:
    """Slope and offset that turn scores into shares, by Newton's steps on parts not seen."""
    known = np.stack([scores, np.ones_like(scores)], axis=1).astype(np.float64)
    found = np.array([1.0, 0.0])
    for _ in range(30):
        shares = 1 / (1 + np.exp(-known @ found))
        bend = (known * (shares * (1 - shares))[:, None]).T @ known + 1e-6 * np.eye(2)
        found -= np.linalg.solve(bend, known.T @ (shares - wanted))
    return found


def weighted(words: Mapping[str, int], weights: Any, bias: Any, run: Callable[[str], bool] = is_run) -> dict[str, Any]:
    """The arrays of what was learnt for each piece; the rarity of a run is in its weight but for its root."""
    rarity = np.array(list(words.values()), np.int16)
    of_run = np.array([[run(piece)] for piece in words])
    return arrays_of(words, weights * np.where(of_run, np.sqrt(rarity / RARITY)[:, None], 1), bias)


def version_of(paths: Sequence[Path]) -> str:
    """What names a model: the texts it was learnt from."""
    return hashlib.sha256(b"".join(path.read_bytes() for path in paths)).hexdigest()[:12]


def write(file: Path, about: Mapping[str, Any], arrays: Mapping[str, Any]) -> None:
    """The model as arrays, the same bytes for the same texts; its SHA-256 stands beside it."""
    content = packed(about, arrays)
    file.write_bytes(content)
    file.with_suffix(".sha256").write_text(hashlib.sha256(content).hexdigest() + "\n", encoding="utf-8")
    print(f"{file.name}: {arrays['rarity'].size} pieces, {len(content) // 1024} KiB")
