"""How the small model is learnt: pieces of texts, logistic regression on top of the rules, calibration, its file."""

import hashlib
import io
import json
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from benchmarks.teaching.texts import TEXTS, Labelled, mixed

from juli.triage import taxonomy
from juli.triage.facts import found_in
from juli.triage.reading import read
from juli.triage.understanding.features import RUNS_WEIGH, flattened, is_mark, marks, runs
from juli.triage.understanding.model import RARITY, RULES_WEIGH
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


def vocabulary(sets: Sequence[set[str]]) -> dict[str, int]:
    """The pieces that stand in at least LEAST texts, in a settled order, and how rare each is, in hundredths."""
    counts: dict[str, int] = {}
    for each in sets:
        for piece in each:
            counts[piece] = counts.get(piece, 0) + 1
    known = sorted(piece for piece, count in counts.items() if count >= LEAST and "\n" not in piece)
    return {piece: round(RARITY * float(np.log1p(len(sets) / counts[piece]))) for piece in known}


def matrix(sets: Sequence[set[str]], words: dict[str, int]) -> Any:
    """A row for each text: 1 for each meaning and rule it holds; the runs of signs share RUNS_WEIGH by their rarity."""
    held = np.zeros((len(sets), len(words)), np.float32)
    rows = {piece: row for row, piece in enumerate(words)}
    for number, each in enumerate(sets):
        known = [piece for piece in each if piece in rows]
        plain = [piece for piece in known if not is_mark(piece)]
        rarity = np.array([words[piece] for piece in plain], np.float32)
        held[number, [rows[piece] for piece in plain]] = RUNS_WEIGH * np.sqrt(rarity / max(1, rarity.sum()))
        held[number, [rows[piece] for piece in known if is_mark(piece)]] = 1
    return held


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
    words = vocabulary(real.sets)
    held = matrix([*real.sets, *extra.sets], words)
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
    """How much each text of `rows` adds, and the bias: logistic regression on top of the rules, small weights wanted.

    By Nesterov's steps. The weights are kept as a sum of texts, so that a step needs only what texts have in common.
    """
    alike, prior = taught.alike[rows][:, rows], taught.prior[rows]
    targets, shares = taught.targets[rows], taught.shares[rows]
    count = len(alike)
    texts, bias = np.zeros((count, len(COLUMNS)), np.float32), np.full(len(COLUMNS), -2.0, np.float32)
    ahead, ahead_bias, pace = texts, bias, 1.0
    step = np.float32(1 / (0.5 * (_steepest(alike) / count + 1) + KEPT_SMALL))
    for _ in range(ROUNDS):
        scores = prior * RULES_WEIGH + alike @ ahead + ahead_bias
        error = ((told(scores) - targets) * shares / count).astype(np.float32)
        new, new_bias = ahead - step * (error + np.float32(KEPT_SMALL) * ahead), ahead_bias - step * error.sum(0)
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
    """Slope and offset, one pair for all issues and one for scope, by Newton's steps on the unseen parts."""
    inside = targets[:, SCOPE] > 0
    slopes, offsets = np.ones(len(COLUMNS), np.float32), np.zeros(len(COLUMNS), np.float32)
    issues, scope = slice(0, SCOPE), slice(SCOPE, SCOPE + 1)
    groups = (
        (issues, scores[inside, issues].ravel(), targets[inside, issues].ravel() > 0),
        (scope, scores[:, SCOPE], inside),
    )
    for place, known_scores, wanted in groups:
        known = np.stack([known_scores, np.ones_like(known_scores)], axis=1).astype(np.float64)
        found = np.array([1.0, 0.0])
        for _ in range(30):
            shares = 1 / (1 + np.exp(-known @ found))
            bend = (known * (shares * (1 - shares))[:, None]).T @ known + 1e-6 * np.eye(2)
            found -= np.linalg.solve(bend, known.T @ (shares - wanted))
        slopes[place], offsets[place] = found
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
    """The model as arrays, the same bytes for the same texts; its SHA-256 stands beside it."""
    texts, bias = learn(taught)
    words = taught.words
    rarity = np.array(list(words.values()), np.int16)
    of_run = np.array([[not is_mark(piece)] for piece in words])
    weights = (taught.held.T @ texts) * np.where(of_run, np.sqrt(rarity / RARITY)[:, None], 1)
    scales = np.maximum(np.abs(weights).max(axis=0), 1e-6).astype(np.float32) / 127
    sources = b"".join(path.read_bytes() for path in sorted(TEXTS.glob("*.tsv")))
    about = {
        "version": hashlib.sha256(sources).hexdigest()[:12],
        "columns": COLUMNS,
        "threshold": threshold,
        "rules": len(rules()),
    }
    arrays = {
        "about": np.frombuffer(json.dumps(about, sort_keys=True).encode(), np.uint8),
        "pieces": np.frombuffer("\n".join(words).encode(), np.uint8),
        "weights": np.rint(weights / scales).astype(np.int8),
        "scales": scales,
        "rarity": rarity,
        "bias": bias.astype(np.float32),
        "slope": slope,
        "offset": offset,
    }
    with zipfile.ZipFile(MODEL, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, array in arrays.items():
            content = io.BytesIO()
            np.save(content, array, allow_pickle=False)
            archive.writestr(
                zipfile.ZipInfo(f"{name}.npy", (2026, 1, 1, 0, 0, 0)), content.getvalue(), zipfile.ZIP_DEFLATED
            )
    MODEL.with_suffix(".sha256").write_text(hashlib.sha256(MODEL.read_bytes()).hexdigest() + "\n", encoding="utf-8")
    print(f"{MODEL.name}: {len(words)} pieces, {MODEL.stat().st_size // 1024} KiB")
