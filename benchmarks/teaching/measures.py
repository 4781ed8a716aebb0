"""How well issues, departments, scope and facts are told."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from benchmarks.teaching.learning import RECEIVED_ON
from benchmarks.teaching.texts import Labelled, read_named

from juli.triage import classify, taxonomy, triage_document

FACTS = ("amounts", "dates", "provider", "agent", "merchant_no", "terminal_no")


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


def sureness(texts: Sequence[Labelled]) -> dict[str, str]:
    """For each band of confidence how many issues were told, and the share of them that are labelled so."""
    bands: dict[str, list[bool]] = {}
    for one in texts:
        for issue in classify(one.text, RECEIVED_ON).issues if one.issues else ():
            low = min(8, int(issue.confidence * 10) // 2 * 2)
            bands.setdefault(f"{low / 10:.1f}-{low / 10 + 0.2:.1f}", []).append(issue.id in one.issues)
    return {band: f"{np.mean(right):.2f} of {len(right)}" for band, right in sorted(bands.items())}


def judge_facts(path: Path) -> dict[str, dict[str, float]]:
    """Precision and recall of each kind of fact over a table of texts and what they name."""
    right, told, wanted = (dict.fromkeys(FACTS, 0) for _ in range(3))
    for text, cells in read_named(path):
        facts = triage_document(classify(text, RECEIVED_ON))["facts"]
        for name, cell in zip(FACTS, [*cells, *[""] * len(FACTS)], strict=False):
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
