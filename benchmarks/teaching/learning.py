"""How the small model is learnt: pieces of texts, logistic regression on top of the rules, calibration, its file."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from benchmarks.teaching import regression
from benchmarks.teaching.regression import Manner, calibrated, matrix, version_of, vocabulary, weighted
from benchmarks.teaching.texts import TEXTS, Labelled, mixed

from juli.learnt.pieces import runs
from juli.triage import taxonomy
from juli.triage.facts import found_in
from juli.triage.reading import read
from juli.triage.understanding.features import flattened, is_mark, marks
from juli.triage.understanding.model import RULES_WEIGH
from juli.triage.understanding.rules import fired, meanings, rules

MODEL = Path(__file__).parents[2] / "src/juli/triage/understanding/model.npz"
ISSUES = tuple(taxonomy().issues)
COLUMNS = (*ISSUES, "scope", *(f"main:{issue}" for issue in ISSUES))
"""Whether a text is about an issue, whether it is in scope, and which issue is the main one."""
SCOPE, MAIN = len(ISSUES), slice(len(ISSUES) + 1, None)
RECEIVED_ON = date(2026, 11, 20)
LEAST = 3
"""A piece that stands in fewer texts teaches nothing."""
PARTS = 4
ROUNDS, KEPT_SMALL = 220, 1e-4


@dataclass
class Prepared:
    """Texts as pieces and scores of the rules."""

    sets: list[set[str]]
    prior: Any
    targets: Any
    weights: Any


def prepare(texts: Sequence[Labelled], share: float = 1.0) -> Prepared:
    """`share` is how much each text weighs in learning."""
    sets, prior = [], np.zeros((len(texts), len(COLUMNS)), np.float32)
    targets = np.zeros_like(prior)
    for row, one in enumerate(texts):
        plain = read(one.text).plain
        told = meanings(plain)
        held = fired(told)
        places = found_in(plain, RECEIVED_ON)
        sets.append(runs(flattened(plain, places.named, places.amounts, places.days)) | marks(told, held))
        for each in held:
            prior[row, columns_of(each.rule.about)] += each.rule.weight
        for place, issue in enumerate(one.issues):
            targets[row, COLUMNS.index(issue)] = 1.0 if place == 0 else 0.8
        targets[row, SCOPE] = bool(one.issues)
        if one.issues:
            targets[row, COLUMNS.index(f"main:{one.issues[0]}")] = 1
    return Prepared(sets, prior, targets, np.full((len(texts), 1), share, np.float32))


def columns_of(about: str) -> list[int]:
    """The columns a rule about an issue, or about scope, speaks for."""
    return [number for number, column in enumerate(COLUMNS) if column in (about, f"main:{about}")]


def is_run(piece: str) -> bool:
    """Whether a piece is a run of signs."""
    return not is_mark(piece)


@dataclass
class Lesson:
    """What is learnt from: texts, and longer ones made of them. `alike` is how much each has in common with each.

    A made text is in the `parts` of those it was made of; `real` are the places of the others.
    """

    words: dict[str, int]
    held: Any
    alike: Any
    prior: Any
    targets: Any
    shares: Any
    parts: Any
    real: Any


def lesson(texts: Sequence[Labelled], seed: int = 7) -> Lesson:
    """Each real text, and those made of them at half the weight; the main issue is learnt in scope only."""
    random = np.random.default_rng(seed)
    parts = random.permutation(len(texts)) % PARTS
    made = [
        mixed([one for one, each in zip(texts, parts, strict=True) if each == part], random) for part in range(PARTS)
    ]
    real, extra = prepare(texts), prepare([one for each in made for one in each], 0.5)
    words = vocabulary(real.sets, LEAST)
    held = matrix([*real.sets, *extra.sets], words, is_run)
    prior, targets, shares = (
        np.concatenate(pair)
        for pair in zip(
            (real.prior, real.targets, real.weights), (extra.prior, extra.targets, extra.weights), strict=True
        )
    )
    shares = np.repeat(shares, len(COLUMNS), axis=1)
    shares[:, MAIN] *= targets[:, SCOPE : SCOPE + 1] > 0
    of_made = np.repeat(np.arange(PARTS), [len(each) for each in made])
    places = np.concatenate([parts, of_made])
    return Lesson(words, held, held @ held.T, prior, targets, shares, places, np.arange(len(texts)))


def learn(taught: Lesson, rows: Any = slice(None)) -> tuple[Any, Any]:
    """How much each text of `rows` adds, and the bias, on top of the rules."""
    alike, prior = taught.alike[rows][:, rows], taught.prior[rows] * RULES_WEIGH
    return regression.learn(alike, prior, taught.targets[rows], taught.shares[rows], Manner(told, ROUNDS, KEPT_SMALL))


def told(scores: Any) -> Any:
    """Scores as shares: each issue and scope by itself, the main issue against the others."""
    shares = 1 / (1 + np.exp(-np.clip(scores, -30, 30)))
    main = np.exp(scores[:, MAIN] - scores[:, MAIN].max(axis=1, keepdims=True))
    shares[:, MAIN] = main / main.sum(axis=1, keepdims=True)
    return shares


def by_parts(taught: Lesson) -> Any:
    """Each real text scored by a model that has seen nothing of its part."""
    scores = np.zeros((len(taught.real), len(COLUMNS)), np.float32)
    for part in range(PARTS):
        seen = np.flatnonzero(taught.parts != part)
        unseen = taught.real[taught.parts[taught.real] == part]
        texts, bias = learn(taught, seen)
        scores[unseen] = taught.prior[unseen] * RULES_WEIGH + taught.alike[unseen][:, seen] @ texts + bias
    return scores


def calibrate(scores: Any, targets: Any) -> tuple[Any, Any]:
    """Slope and offset, one pair for all issues and one for scope, on the unseen parts."""
    inside = targets[:, SCOPE] > 0
    slopes, offsets = np.ones(len(COLUMNS), np.float32), np.zeros(len(COLUMNS), np.float32)
    issues, scope = slice(0, SCOPE), slice(SCOPE, SCOPE + 1)
    groups = (
        (issues, scores[inside, issues].ravel(), targets[inside, issues].ravel() > 0),
        (scope, scores[:, SCOPE], inside),
    )
    for place, known_scores, wanted in groups:
        slopes[place], offsets[place] = calibrated(known_scores, wanted)
    return slopes, offsets


def decide(scores: Any, slope: Any, offset: Any, threshold: float) -> list[tuple[str, ...]]:
    """The issues of each text as the triage decides them."""
    shares = told(scores * slope + offset)
    decided = []
    for row in shares:
        main = int(np.argmax(row[MAIN]))
        others = [number for number in np.argsort(-row[:SCOPE]) if number != main and row[number] >= threshold]
        decided.append(tuple(COLUMNS[number] for number in (main, *others)) if row[SCOPE] >= 0.5 else ())
    return decided


def write(taught: Lesson, slope: Any, offset: Any, threshold: float) -> None:
    """The model as arrays; its SHA-256 stands beside it."""
    texts, bias = learn(taught)
    about = {
        "version": version_of(sorted(TEXTS.glob("*.tsv"))),
        "columns": COLUMNS,
        "threshold": threshold,
        "rules": len(rules()),
    }
    arrays = weighted(taught.words, taught.held.T @ texts, bias, is_run)
    regression.write(MODEL, about, {**arrays, "slope": slope, "offset": offset})
