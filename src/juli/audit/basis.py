"""What a finding rests on: the law in force on the day of the fact, and the clauses of the agreement."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from importlib.resources import files
from itertools import chain
from typing import Any

from juli.audit.findings import Ground, Line, Rule
from juli.law import in_force, statute


def basis(rule: Rule, lines: Sequence[Line], *, consumer: bool) -> tuple[Ground, ...]:
    """The grounds of a finding: laws first, then the clauses its lines name, in their own order.

    The date of the fact is the first day of the finding, so that no law is cited for what was done
    before it was in force; a statute whose text was not verified is not cited as law.
    """
    first = min(line.day for line in lines)
    clauses = sorted({line.clause for line in lines if line.clause}, key=lambda clause: (len(clause), clause))
    laws = (Ground(law, article) for law, article in _laws(rule, lines, consumer) if _holds(law, first))
    return (*laws, *(Ground(agreement=clause) for clause in clauses))


def _holds(law: str, day: date) -> bool:
    return in_force(law, day) and statute(law).verified


def _laws(rule: Rule, lines: Sequence[Line], consumer: bool) -> Iterator[tuple[str, str]]:
    told = _told()[rule]
    causes = {line.cause for line in lines}
    by_cause = (laws for cause, laws in told.get("cause", {}).items() if cause in causes)
    pairs = chain(told["laws"], *by_cause, told.get("consumer", []) if consumer else [])
    return ((law, article) for law, article in pairs)


@cache
def _told() -> Mapping[str, Any]:
    return tomllib.loads(files("juli.audit").joinpath("basis.toml").read_text(encoding="utf-8"))
