"""What a rule rests on, and a finding: the law in force on the day of the fact, and clauses of the agreement."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from juli.audit.findings import Ground, Line, Rule
from juli.law import in_force, statute


@dataclass(frozen=True, slots=True)
class RuleLaw:
    """An article that a rule rests on: always, or only for lines of some `causes`, or only for a `consumer`."""

    statute: str
    article: str
    causes: frozenset[str] = frozenset()
    consumer: bool = False


def laws_of(rule: Rule) -> tuple[RuleLaw, ...]:
    """Every article that findings of a rule may cite; a statute whose text was not verified is not cited as law."""
    return tuple(law for law in _told_laws(rule) if statute(law.statute).verified)


def basis(rule: Rule, lines: Sequence[Line], *, consumer: bool) -> tuple[Ground, ...]:
    """The grounds of a finding: laws first, then the clauses its lines name, in their own order.

    The date of the fact is the first day of the finding, so that no law is cited for what was done
    before it was in force.
    """
    first = min(line.day for line in lines)
    clauses = sorted({line.clause for line in lines if line.clause}, key=lambda clause: (len(clause), clause))
    causes = {line.cause for line in lines}
    laws = (law for law in laws_of(rule) if _holds(law, causes) and (consumer or not law.consumer))
    cited = (Ground(law.statute, law.article) for law in laws if in_force(law.statute, first))
    return (*cited, *(Ground(agreement=clause) for clause in clauses))


def _holds(law: RuleLaw, causes: Set[str | None]) -> bool:
    return not law.causes or bool(law.causes & causes)


def _told_laws(rule: Rule) -> Iterator[RuleLaw]:
    told = _told()[rule]
    yield from (RuleLaw(law, article) for law, article in told["laws"])
    for given in told.get("for_causes", []):
        causes = frozenset(given["causes"])
        yield from (RuleLaw(law, article, causes=causes) for law, article in given["laws"])
    yield from (RuleLaw(law, article, consumer=True) for law, article in told.get("consumer", []))


@cache
def _told() -> Mapping[str, Any]:
    return tomllib.loads(files("juli.audit").joinpath("basis.toml").read_text(encoding="utf-8"))
