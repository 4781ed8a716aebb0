"""Teach the small model of the triage, and judge the whole triage on texts written apart.

`teach` reads benchmarks/triage_texts, checks by parts it has not seen, and writes the model; `judge` tells how well
the triage does.
    python benchmarks/triage.py teach
    python benchmarks/triage.py judge tests/triage/texts/apart.tsv
    python benchmarks/triage.py facts tests/triage/texts/facts.tsv
    python benchmarks/triage.py speed
"""

import argparse
import hashlib
import io
import json
import sys
import time
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from juli.triage import classify, taxonomy, triage_document
from juli.triage.facts import found_in
from juli.triage.reading import read
from juli.triage.understanding.features import RUNS_WEIGH, flattened, is_meaning, pieces
from juli.triage.understanding.model import RULES_WEIGH
from juli.triage.understanding.rules import fired, meanings, rules

TEXTS = Path(__file__).parent / "triage_texts"
MODEL = Path(__file__).parents[1] / "src/juli/triage/understanding/model.npz"
ISSUES = tuple(taxonomy().issues)
COLUMNS = (*ISSUES, "scope", *(f"main:{issue}" for issue in ISSUES))
"""Whether a text is about an issue, whether it is in scope, and which issue is the main one."""
SCOPE, MAIN = len(ISSUES), slice(len(ISSUES) + 1, None)
RECEIVED_ON = date(2026, 11, 20)
LEAST = 2
"""A piece that stands in fewer texts teaches nothing."""
PARTS = 4
ROUNDS, RATE, KEPT_SMALL, OUTSIDE_WEIGHS = 120, 0.03, 3e-2, 1.0


@dataclass(frozen=True)
class Labelled:
    """A text with its issues, the main one first; none where it is out of scope."""

    text: str
    issues: tuple[str, ...]


def read_labelled(path: Path) -> list[Labelled]:
    """A table of labels and texts, a tab between them; `-` for out of scope."""
    told = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line]
    return [Labelled(text, () if labels == "-" else tuple(labels.split(","))) for labels, text in told]


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
        sets.append(pieces(flattened(plain, places.named, places.amounts, places.days), told, held))
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


def vocabulary(sets: Sequence[set[str]]) -> list[str]:
    """The pieces that stand in at least LEAST texts, in a settled order."""
    counts: dict[str, int] = {}
    for each in sets:
        for piece in each:
            counts[piece] = counts.get(piece, 0) + 1
    return sorted(piece for piece, count in counts.items() if count >= LEAST and "\n" not in piece)


def matrix(sets: Sequence[set[str]], rows: dict[str, int]) -> Any:
    """A row for each text: 1 for each meaning and rule it holds, and the same share for each run of signs."""
    held = np.zeros((len(sets), len(rows)), np.float32)
    for number, each in enumerate(sets):
        known = [piece for piece in each if piece in rows]
        plain = [rows[piece] for piece in known if not is_meaning(piece)]
        held[number, plain] = RUNS_WEIGH / np.sqrt(max(1, len(plain)))
        held[number, [rows[piece] for piece in known if is_meaning(piece)]] = 1
    return held


def mixed(texts: Sequence[Labelled], random: Any) -> list[Labelled]:
    """Longer texts made of two or three of other issues, and some with an opening or an end of no meaning."""
    inside = [one for one in texts if one.issues]
    made = []
    for _ in range(len(inside) // 2):
        first, second = (inside[number] for number in random.choice(len(inside), 2, replace=False))
        if first.issues[0] != second.issues[0]:
            between = random.choice(["，", "，还有", "。另外", "，而且", " "])
            made.append(
                Labelled(first.text + between + second.text, tuple(dict.fromkeys(first.issues + second.issues)))
            )
    openings, ends = (text.splitlines() for text in (OPENINGS.strip(), ENDS.strip()))
    for number in random.choice(len(texts), len(texts) // 2, replace=False):
        one = texts[number]
        made.append(Labelled(f"{random.choice(openings)}{one.text}{random.choice(ends)}", one.issues))
    return made


OPENINGS = """
您好，
你好，我想问一下，
我是一名个体户，
本人在县城开了一家小店，
投诉：
来电人反映，
尊敬的领导，您好，
唉，真是气死我了，
去年有人到我店里来，
我在网上看到以后下的单，
各位帮帮忙，
我跟你讲，
"""
ENDS = """
，请尽快处理
，谢谢
，希望给个说法
，太坑人了
，怎么办
，我要投诉
。
，请核实并回复
，气死人了
，联系我
，要求退款并道歉
"""


def learn(texts: Sequence[Labelled], seed: int = 7) -> tuple[list[str], Any, Any]:
    """Pieces, weights and bias: logistic regression on top of the rules, with small weights wanted."""
    random = np.random.default_rng(seed)
    made = mixed(texts, random)
    real, extra = prepare(texts), prepare(made, 0.5)
    words = vocabulary(real.sets)
    held = matrix([*real.sets, *extra.sets], {piece: row for row, piece in enumerate(words)})
    prior, targets, shares = (
        np.concatenate(pair)
        for pair in zip(
            (real.prior, real.targets, real.weights), (extra.prior, extra.targets, extra.weights), strict=True
        )
    )
    inside = targets[:, SCOPE : SCOPE + 1] > 0
    shares = np.repeat(np.where(inside, shares, shares * OUTSIDE_WEIGHS), len(COLUMNS), axis=1)
    shares[:, MAIN] *= inside
    weights, bias = np.zeros((len(words), len(COLUMNS)), np.float32), np.full(len(COLUMNS), -3.5, np.float32)
    moments = [np.zeros_like(weights), np.zeros_like(weights), np.zeros_like(bias), np.zeros_like(bias)]
    for step in range(1, ROUNDS + 1):
        scores = prior * RULES_WEIGH + held @ weights + bias
        error = (told(scores) - targets) * shares / len(held)
        for number, (value, slope) in enumerate(
            ((weights, held.T @ error + KEPT_SMALL * weights / 10), (bias, error.sum(0)))
        ):
            first, second = moments[2 * number], moments[2 * number + 1]
            first += 0.1 * (slope - first)
            second += 0.01 * (slope * slope - second)
            np.subtract(value, RATE * first / (1 - 0.9**step) / (np.sqrt(second / (1 - 0.99**step)) + 1e-8), out=value)
    return words, weights, bias


def told(scores: Any) -> Any:
    """Scores as shares: each issue and scope by itself, the main issue against the others."""
    shares = 1 / (1 + np.exp(-np.clip(scores, -30, 30)))
    main = np.exp(scores[:, MAIN] - scores[:, MAIN].max(axis=1, keepdims=True))
    shares[:, MAIN] = main / main.sum(axis=1, keepdims=True)
    return shares


def scored(words: list[str], weights: Any, bias: Any, prepared: Prepared) -> Any:
    """The scores of texts."""
    return (
        prepared.prior * RULES_WEIGH
        + matrix(prepared.sets, {piece: row for row, piece in enumerate(words)}) @ weights
        + bias
    )


def by_parts(texts: Sequence[Labelled]) -> Any:
    """Each text scored by a model that has not seen it."""
    order = np.random.default_rng(3).permutation(len(texts))
    scores = np.zeros((len(texts), len(COLUMNS)), np.float32)
    for part in range(PARTS):
        unseen = [number for place, number in enumerate(order) if place % PARTS == part]
        seen = [texts[number] for number in sorted(set(range(len(texts))) - set(unseen))]
        scores[unseen] = scored(*learn(seen), prepare([texts[number] for number in unseen]))
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


def f1(right: int, told: int, wanted: int) -> float:
    """The harmonic mean of precision and recall."""
    return 2 * right / (told + wanted) if told + wanted else 1.0


def measures(told: Sequence[tuple[str, ...]], texts: Sequence[Labelled]) -> dict[str, Any]:
    """Macro F1 over issues (all, and main only) and departments, and how well scope is told."""
    departments = {issue.id: issue.department for issue in taxonomy().issues.values()}
    wanted = [one.issues for one in texts]
    issues = {
        issue: f1(
            sum(issue in a and issue in b for a, b in zip(told, wanted, strict=True)),
            sum(issue in a for a in told),
            sum(issue in b for b in wanted),
        )
        for issue in departments
    }
    mains = [(a[0] if a else "-", b[0] if b else "-") for a, b in zip(told, wanted, strict=True)]
    main = {
        issue: f1(
            sum(a == b == issue for a, b in mains), sum(a == issue for a, _ in mains), sum(b == issue for _, b in mains)
        )
        for issue in departments
    }
    owners = [(departments.get(a, "-"), departments.get(b, "-")) for a, b in mains]
    owner = {
        each: f1(
            sum(a == b == each for a, b in owners), sum(a == each for a, _ in owners), sum(b == each for _, b in owners)
        )
        for each in dict.fromkeys(departments.values())
    }
    inside = sum(bool(a and b) for a, b in zip(told, wanted, strict=True))
    return {
        "texts": len(texts),
        "issues_macro_f1": round(float(np.mean(list(issues.values()))), 3),
        "main_issue_macro_f1": round(float(np.mean(list(main.values()))), 3),
        "main_issue_right": round(sum(a == b for a, b in mains) / len(mains), 3),
        "departments_macro_f1": round(float(np.mean(list(owner.values()))), 3),
        "in_scope_precision": round(inside / max(1, sum(map(bool, told))), 3),
        "in_scope_recall": round(inside / max(1, sum(map(bool, wanted))), 3),
        "by_issue": {issue: round(value, 2) for issue, value in issues.items()},
        "by_department": {each: round(value, 2) for each, value in owner.items()},
    }


def teach() -> None:
    """Learn from all texts, calibrate on parts not seen, and write the model with its hash beside it."""
    texts = [one for path in sorted(TEXTS.glob("*.tsv")) for one in read_labelled(path)]
    scores, targets = by_parts(texts), prepare(texts).targets
    slope, offset = calibrate(scores, targets)
    choices = {
        round(float(each), 2): measures(decide(scores, slope, offset, float(each)), texts)
        for each in np.arange(0.2, 0.61, 0.05)
    }
    threshold = max(choices, key=lambda each: choices[each]["issues_macro_f1"])
    print(json.dumps({"threshold": threshold, "unseen_parts": choices[threshold]}, ensure_ascii=False, indent=1))
    print({each: told["issues_macro_f1"] for each, told in choices.items()})
    write(learn(texts), slope, offset, threshold)


def write(learnt: tuple[list[str], Any, Any], slope: Any, offset: Any, threshold: float) -> None:
    """The model as arrays, the same bytes for the same texts; its SHA-256 stands beside it."""
    words, weights, bias = learnt
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


def sureness(texts: Sequence[Labelled]) -> dict[str, str]:
    """For each band of confidence how many issues were told, and the share of them that are labelled so."""
    bands: dict[str, list[bool]] = {}
    for one in texts:
        for issue in classify(one.text, RECEIVED_ON).issues if one.issues else ():
            low = min(8, int(issue.confidence * 10) // 2 * 2)
            bands.setdefault(f"{low / 10:.1f}-{low / 10 + 0.2:.1f}", []).append(issue.id in one.issues)
    return {band: f"{np.mean(right):.2f} of {len(right)}" for band, right in sorted(bands.items())}


def judge(path: Path, show: bool) -> None:
    """How the whole triage does on a table of texts."""
    texts = read_labelled(path)
    told = [tuple(issue.id for issue in classify(one.text, RECEIVED_ON).issues) for one in texts]
    print(json.dumps(measures(told, texts) | {"sureness": sureness(texts)}, ensure_ascii=False, indent=1))
    for one, found in zip(texts, told, strict=True):
        if show and found[:1] != one.issues[:1]:
            print(",".join(one.issues) or "-", "<-", ",".join(found) or "-", one.text)


FACTS = ("amounts", "dates", "provider", "agent", "merchant_no", "terminal_no")


def judge_facts(path: Path) -> dict[str, dict[str, float]]:
    """Precision and recall of each kind of fact over a table of texts and what they name."""
    right, told, wanted = (dict.fromkeys(FACTS, 0) for _ in range(3))
    for line in path.read_text(encoding="utf-8").splitlines():
        text, *cells = line.split("\t")
        facts = triage_document(classify(text, RECEIVED_ON))["facts"]
        for name, cell in zip(FACTS, cells, strict=False):
            known = set(filter(None, cell.split(",")))
            found = set(facts[name] if isinstance(facts[name], list) else filter(None, [facts[name]]))
            right[name] += len(known & found)
            told[name] += len(found)
            wanted[name] += len(known)
    return {
        name: {
            "precision": round(right[name] / max(1, told[name]), 3),
            "recall": round(right[name] / max(1, wanted[name]), 3),
            "named": wanted[name],
        }
        for name in FACTS
    }


def speed(path: Path) -> None:
    """Texts a second on one core, everything told."""
    texts = [one.text for one in read_labelled(path)] * 4
    classify(texts[0], RECEIVED_ON)
    begun = time.process_time()
    for text in texts:
        classify(text, RECEIVED_ON)
    print(
        f"{len(texts) / (time.process_time() - begun):.0f} texts a second,",
        f"{sum(map(len, texts)) / len(texts):.0f} characters each",
    )


def main() -> int:
    """Run one of the four."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=("teach", "judge", "facts", "speed"))
    parser.add_argument("path", type=Path, nargs="?", default=Path("tests/triage/texts/apart.tsv"))
    parser.add_argument("--show", action="store_true", help="the texts it told otherwise")
    arguments = parser.parse_args()
    match arguments.what:
        case "teach":
            teach()
        case "judge":
            judge(arguments.path, arguments.show)
        case "facts":
            print(json.dumps(judge_facts(arguments.path), indent=1))
        case _:
            speed(arguments.path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
