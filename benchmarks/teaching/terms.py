"""The labelled terms that teach the model of the clause checker, and how it is learnt."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from benchmarks.teaching import regression
from benchmarks.teaching.regression import Manner, matrix, version_of, vocabulary, weighted

from juli.agreement.clauses import clauses
from juli.agreement.clauses.model import ANY, SHORT, combined, flattened
from juli.agreement.clauses.parties import from_the_provider
from juli.agreement.contract.passages import Passage, passages
from juli.learnt.pieces import runs

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "tests" / "agreement"
MODEL = ROOT / "src/juli/agreement/clauses/model.npz"
FIRST_SEEN = Path(__file__).parent / "first_seen.toml"
CONTRACTS = "contracts"
"""What the sentences of all whole contracts are called together."""
SET_ASIDE = ("later", "again")
APART = "apart"
"""Neither those sets nor any whose name begins so ever teach."""
Labels = tuple[str, str]
KINDS = tuple(clause.id for clause in clauses())
COLUMNS = (*KINDS, ANY)
LEAST = 2
"""A piece that stands in fewer texts teaches nothing."""
PARTS = 10
UNFAIR_WEIGHS = 8.0
"""Of any kind there are few terms among many: each counts for so many others."""


@dataclass(frozen=True)
class Term:
    """A text of a set, heard in sentences, with the kinds it is of, and those that are neither right nor wrong.

    `first` is what the frames gave when they first saw it; None where that was not kept.
    """

    set: str
    text: str
    heard: tuple[str, ...]
    kinds: frozenset[str]
    maybe: frozenset[str]
    first: frozenset[str] | None = None


def taught() -> list[Term]:
    """All terms that teach: the sets of clauses, and the sentences of the whole contracts."""
    seen = tomllib.loads(FIRST_SEEN.read_text(encoding="utf-8"))
    terms = [term for path in _paths("clauses") for term in _clauses(path, seen.get(path.stem))]
    return terms + [term for path in _paths("contracts") for term in _sentences(path, seen.get(path.stem))]


def sources() -> list[Path]:
    """The files the model is learnt from."""
    return [*_paths("clauses"), *_paths("contracts")]


def _paths(folder: str) -> list[Path]:
    return [
        path
        for path in sorted((SAMPLES / folder).glob("*.toml"))
        if path.stem not in SET_ASIDE and not path.stem.startswith(APART)
    ]


def _clauses(path: Path, seen: Sequence[Sequence[str]] | None) -> Iterator[Term]:
    told = tomllib.loads(path.read_text(encoding="utf-8"))["clause"]
    for number, each in enumerate(told):
        heard = tuple(passage.plain for passage in from_the_provider(passages(each["text"])))
        first = None if seen is None else frozenset(seen[number])
        yield _term(path.stem, heard, each["marks"], each.get("maybe", ()), first)


def _sentences(path: Path, seen: Sequence[Labels] | None) -> Iterator[Term]:
    """Each sentence of a contract, of the kinds whose words stand in it."""
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    for each in from_the_provider(passages(told["text"])):
        kinds, maybe, first = (
            [kind for kind, words in labels if _meets(told["text"], words, each)]
            for labels in (told["marks"], told["maybe"], seen or ())
        )
        yield _term(CONTRACTS, (each.plain,), kinds, maybe, None if seen is None else frozenset(first))


def _meets(text: str, words: str, passage: Passage) -> bool:
    start = text.index(words)
    return start < passage.end and passage.start < start + len(words)


def _term(
    name: str, heard: tuple[str, ...], kinds: Sequence[str], maybe: Sequence[str], first: frozenset[str] | None
) -> Term:
    return Term(name, "".join(heard), heard, frozenset(kinds), frozenset(maybe) - frozenset(kinds), first)


@dataclass
class Lesson:
    """What is learnt from: pieces, how much texts have in common, and the same for each sentence they are heard in."""

    words: dict[str, int]
    held: Any
    alike: Any
    targets: Any
    shares: Any
    parts: Any
    heard: Any
    of_text: Any


def lesson(terms: Sequence[Term], seed: int = 7) -> Lesson:
    """Terms ready to be learnt from, in PARTS by lot."""
    sets = [runs(flattened(term.text)) for term in terms]
    words = vocabulary(sets, LEAST)
    held = matrix(sets, words, least=SHORT)
    heard = [(number, each) for number, term in enumerate(terms) for each in term.heard]
    targets = np.array([[*(kind in term.kinds for kind in KINDS), bool(term.kinds)] for term in terms], np.float32)
    doubtful = np.array([[*(kind in term.maybe for kind in KINDS), False] for term in terms])
    return Lesson(
        words=words,
        held=held,
        alike=held @ held.T,
        targets=targets,
        shares=np.where(doubtful, 0, np.where(targets > 0, UNFAIR_WEIGHS, 1)).astype(np.float32),
        parts=np.random.default_rng(seed).permutation(len(terms)) % PARTS,
        heard=matrix([runs(flattened(each)) for _, each in heard], words, least=SHORT) @ held.T,
        of_text=np.array([number for number, _ in heard]),
    )


def told(scores: Any) -> Any:
    """Scores as shares, each kind by itself."""
    return 1 / (1 + np.exp(-np.clip(scores, -30, 30)))


MANNER = Manner(told, rounds=250, small=3e-4, begin=-3.0, bend=0.25 * UNFAIR_WEIGHS)


def learn(held: Lesson, rows: Any = slice(None)) -> tuple[Any, Any]:
    """How much each text of `rows` adds, and the bias."""
    nothing = np.zeros_like(held.targets[rows])
    return regression.learn(held.alike[rows][:, rows], nothing, held.targets[rows], held.shares[rows], MANNER)


def by_parts(held: Lesson) -> Any:
    """The score of each text, as the largest of its sentences, by a model that has seen nothing of its part."""
    scores = np.full((len(held.targets), len(COLUMNS)), -np.inf, np.float32)
    for part in range(PARTS):
        seen = np.flatnonzero(held.parts != part)
        texts, bias = learn(held, seen)
        unseen = np.flatnonzero(held.parts[held.of_text] == part)
        heard = combined(held.heard[unseen][:, seen] @ texts + bias)
        np.maximum.at(scores, held.of_text[unseen], heard)
    return scores


def write(held: Lesson, constants: Mapping[str, float]) -> None:
    """The model as arrays, with the constants that make marks of its scores; its SHA-256 stands beside it."""
    texts, bias = learn(held)
    about = {"version": version_of(sources()), "columns": COLUMNS, **constants}
    regression.write(MODEL, about, weighted(held.words, held.held.T @ texts, bias))
