"""Teach the small model of the clause checker, and tell how frames and model do together on what neither has seen.

`parts` judges clauses by a model that has not seen their part, with what the frames gave when they first saw them;
`teach` chooses the bounds by the same figures and writes the model; `speed` tells how long a sentence takes.
    python benchmarks/clauses.py parts
    python benchmarks/clauses.py teach
    python benchmarks/clauses.py speed
"""

import argparse
import sys
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.teaching.regression import calibrated  # noqa: E402
from benchmarks.teaching.terms import KINDS, Lesson, Term, by_parts, lesson, taught, told, write  # noqa: E402

from juli.agreement.clauses import check, clauses  # noqa: E402
from juli.agreement.clauses.judging import framed  # noqa: E402
from juli.agreement.clauses.leads import led  # noqa: E402
from juli.agreement.clauses.model import shipped  # noqa: E402
from juli.agreement.contract import pasted  # noqa: E402
from juli.agreement.contract.passages import passages  # noqa: E402

LEAST_RIGHT = 0.82
"""Of all marks at least so many are to be right; of the bounds that give that, those that find most are taken."""
FAIR = (0.0, 0.001, 0.002, 0.003, 0.005)
"""What may count as certain that a sentence is fair: no more than one in two hundred of such were unfair."""
LOUD = (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7, 0.8)


@dataclass(frozen=True)
class Heard:
    """Texts with their shares by a model that has not seen them, the kinds they are of, and what the frames gave."""

    shares: Any
    wanted: Any
    counted: Any
    framed: Any
    sets: Any

    def figures(self, given: Any, rows: Any) -> tuple[float, float]:
        """Recall and precision of marks given to some of the texts."""
        right = (given & self.wanted)[rows].sum()
        return float(right / max(1, self.wanted[rows].sum())), float(right / max(1, (given & self.counted)[rows].sum()))

    def given(self, fair: float, loud: float) -> Any:
        """The marks that frames and model give together."""
        return (self.shares >= loud) | (self.framed & (self.shares >= fair))


def heard(terms: list[Term], held: Lesson) -> tuple[Heard, Mapping[str, float]]:
    """The texts whose first marks were kept, and the constants that make shares of scores."""
    scores = by_parts(held)[:, :-1]
    wanted, counted = held.targets[:, :-1] > 0, held.shares[:, :-1] > 0
    slope, offset = calibrated(scores[counted], wanted[counted])
    rows = [number for number, term in enumerate(terms) if term.first is not None]
    framed = np.array([[kind in (terms[row].first or ()) for kind in KINDS] for row in rows])
    sets = np.array([terms[row].set for row in rows])
    shares = told(scores[rows] * slope + offset)
    return Heard(shares, wanted[rows], counted[rows], framed, sets), {"slope": float(slope), "offset": float(offset)}


def bounds_of(found: Heard) -> dict[str, float]:
    """The bounds that find most while at least LEAST_RIGHT of the marks are right."""
    every = slice(None)
    judged = {bounds: found.figures(found.given(*bounds), every) for bounds in product(FAIR, LOUD)}
    fair, loud = max(
        (bounds for bounds in judged if judged[bounds][1] >= LEAST_RIGHT), key=lambda bounds: judged[bounds]
    )
    return {"fair": fair, "loud": loud}


def rows_of(found: Heard, bounds: Mapping[str, float]) -> Iterable[str]:
    """A row for each set with unfair terms, and one for all: recall and precision of the frames alone, of the model
    alone, of both, and of sure marks.
    """
    loud = found.shares >= bounds["loud"]
    ways = (found.framed, loud, found.given(**bounds), found.framed & loud)
    sets = (name for name in dict.fromkeys(found.sets) if found.wanted[found.sets == name].any())
    for name in (*sets, "all"):
        rows = slice(None) if name == "all" else found.sets == name
        cells = (
            f"{100 * recall:.0f} %, {100 * right:.0f} %" for recall, right in (found.figures(way, rows) for way in ways)
        )
        yield f"| {name} | " + " | ".join(cells) + " |"


def speed() -> None:
    """Milliseconds a sentence of the sets takes on one core, with the model and without."""
    contract = pasted("\n".join(term.text for term in taught()))
    sentences = passages(contract.text)
    shipped()
    begun = time.process_time()
    for each in led(sentences):
        for clause in clauses():
            framed(clause, each.said)
    frames = time.process_time() - begun
    begun = time.process_time()
    check(contract, on=date(2026, 11, 27))
    both = time.process_time() - begun
    print(f"{1000 * both / len(sentences):.2f} ms a sentence, {1000 * frames / len(sentences):.2f} of them the frames")


def main() -> int:
    """Run one of the three."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=("parts", "teach", "speed"), nargs="?", default="parts")
    what = parser.parse_args().what
    if what == "speed":
        speed()
        return 0
    terms = taught()
    held = lesson(terms)
    found, calibration = heard(terms, held)
    bounds = bounds_of(found)
    print(f"{len(terms)} texts", bounds, *rows_of(found, bounds), sep="\n")
    if what == "teach":
        write(held, {**calibration, **bounds})
    return 0


if __name__ == "__main__":
    sys.exit(main())
