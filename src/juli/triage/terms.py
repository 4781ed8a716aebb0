"""What a complaint is about, and who answers first: issues, departments, and what a finding points to."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, TypeVar

from juli.wording import Said

Term = TypeVar("Term")

ENTRANCES = ("overcharged", "deposit", "device", "service")
"""The first question, "what happened", in a merchant's words; their texts are `entrance-…`."""


class UnknownTerm(LookupError):
    """An issue, department or rule that the taxonomy does not hold."""


@dataclass(frozen=True, slots=True)
class Department:
    """Who answers: its name and what it does."""

    id: str
    name: Said
    does: Said


@dataclass(frozen=True, slots=True)
class Issue:
    """What a complaint is about.

    `department` is the id of the one that answers first; `entrance` the first answer that leads here;
    `plain` what a merchant would say, `name` what an officer would; `phrases` are Chinese words of merchants.
    `cause_like_jrt0169` and `annual_disclosure` are the nearest terms of others, for reference only: no official codes.
    """

    id: str
    department: str
    entrance: str
    name: Said
    plain: Said
    holds: Said
    phrases: tuple[str, ...]
    cause_like_jrt0169: str | None = None
    annual_disclosure: str | None = None


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """All issues and departments by id, in the order they are shown.

    `findings` leads from (rule, charge kind) of an audit's finding to the id of an issue; the charge kind
    None holds for every kind without a row of its own.
    """

    departments: Mapping[str, Department]
    issues: Mapping[str, Issue]
    findings: Mapping[tuple[str, str | None], str]

    def issue(self, issue_id: str) -> Issue:
        """The issue of that id; UnknownTerm when there is none."""
        return _known(self.issues, issue_id)

    def department(self, department_id: str) -> Department:
        """The department of that id; UnknownTerm when there is none."""
        return _known(self.departments, department_id)

    def issues_behind(self, entrance: str) -> tuple[Issue, ...]:
        """The issues one first answer leads to; UnknownTerm when it is none of ENTRANCES."""
        if entrance not in ENTRANCES:
            raise UnknownTerm(entrance)
        return tuple(issue for issue in self.issues.values() if issue.entrance == entrance)

    def issue_of_finding(self, rule: str, charge_kind: str | None = None) -> str:
        """The id of the issue a finding is about; UnknownTerm for a rule the taxonomy does not place."""
        found = self.findings.get((rule, charge_kind)) or self.findings.get((rule, None))
        if found is None:
            raise UnknownTerm(rule)
        return found


def taxonomy() -> Taxonomy:
    """The taxonomy of this release."""
    return _shipped()


def issue(issue_id: str) -> Issue:
    """One issue of this release's taxonomy; UnknownTerm when there is none."""
    return taxonomy().issue(issue_id)


def department(department_id: str) -> Department:
    """One department of this release's taxonomy; UnknownTerm when there is none."""
    return taxonomy().department(department_id)


def issue_of_finding(rule: str, charge_kind: str | None = None) -> str:
    """The id of the issue a finding is about; UnknownTerm for a rule the taxonomy does not place."""
    return taxonomy().issue_of_finding(rule, charge_kind)


def entrance_name(entrance: str) -> Said:
    """How a first answer reads: "被多扣钱了", "They took too much money"."""
    return Said("triage", f"entrance-{entrance}")


def read_taxonomy(text: str) -> Taxonomy:
    """A taxonomy from TOML.

    Raises ValueError for a field missing, an issue of an unknown department or entrance, a finding that
    points to no issue, and one placed twice.
    """
    told = tomllib.loads(text)
    try:
        departments = {key: _department(key, row) for key, row in told["department"].items()}
        issues = {key: _issue(key, row) for key, row in told["issue"].items()}
    except KeyError as missing:
        raise ValueError(f"a field is missing: {missing}") from missing
    for known in issues.values():
        if known.department not in departments or known.entrance not in ENTRANCES:
            raise ValueError(f"{known.id}: unknown {known.department} or {known.entrance}")
    return Taxonomy(departments, issues, _findings(told["finding"], issues))


def _department(key: str, row: Mapping[str, Any]) -> Department:
    return Department(key, _words(row, ""), _words(row, "does_"))


def _issue(key: str, row: Mapping[str, Any]) -> Issue:
    return Issue(
        id=key,
        department=row["department"],
        entrance=row["entrance"],
        name=_words(row, ""),
        plain=_words(row, "plain_"),
        holds=_words(row, "holds_"),
        phrases=tuple(row["phrases"]),
        cause_like_jrt0169=row.get("cause_like_jrt0169"),
        annual_disclosure=row.get("annual_disclosure"),
    )


def _words(row: Mapping[str, Any], prefix: str) -> Said:
    return Said("triage", "words", {"zh": row[f"{prefix}zh"], "en": row[f"{prefix}en"]})


def _findings(rows: list[Mapping[str, Any]], issues: Mapping[str, Issue]) -> Mapping[tuple[str, str | None], str]:
    placed: dict[tuple[str, str | None], str] = {}
    for row in rows:
        if row["issue"] not in issues:
            raise ValueError(f"a finding points to no issue: {row['issue']}")
        for key in [(rule, kind) for rule in row["rules"] for kind in row.get("charge_kinds", [None])]:
            if key in placed:
                raise ValueError(f"a finding is placed twice: {key}")
            placed[key] = row["issue"]
    return placed


def _known(terms: Mapping[str, Term], key: str) -> Term:
    try:
        return terms[key]
    except KeyError:
        raise UnknownTerm(key) from None


@cache
def _shipped() -> Taxonomy:
    return read_taxonomy(files("juli.triage").joinpath("taxonomy.toml").read_text(encoding="utf-8"))
