"""The law a paper may cite: verified, in force on the day it speaks of, and binding the one complained of."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from juli.law import statutes
from juli.papers.citing import article_text
from juli.papers.kit.case import Case, citable, fact_day, word
from juli.papers.kit.document import Cited


def cited_law(case: Case, cited: Iterable[str], *, conduct: bool) -> str:
    """Articles written "STATUTE:ARTICLE", each statute once; empty where none may be cited.

    What is said of somebody's `conduct` must have been law on the day of the fact, anything else on that of the paper.
    """
    pairs = [(statute, article) for statute, _, article in (one.partition(":") for one in cited)]
    return _joined(case, pairs, fact_day(case) if conduct else case.facts.made_on)


def grounds(case: Case) -> list[str]:
    """What the claims rest on: the law of the findings and of the issue, then what was agreed."""
    bases = [basis for finding in case.findings for basis in finding.basis]
    law = [(basis["law"], basis["article"]) for basis in bases if "law" in basis]
    agreed = [f"agreed-{basis['agreement'].partition('[')[0]}" for basis in bases if "agreement" in basis]
    told = _joined(case, law or _of_issue(case), fact_day(case))
    return [*([told] if told else []), *dict.fromkeys(_agreed(case, code) for code in agreed)]


def _agreed(case: Case, code: str) -> str:
    """What was agreed; a promise is named by who made it."""
    return word(code, them=case.role("respondent")) if code == "agreed-promise" else case.say(code)


def _of_issue(case: Case) -> list[tuple[str, str]]:
    """Where no statement shows when it happened, the day of the fact has to be told."""
    found = _data()["issue"].get(case.facts.issue, ())
    if found and not case.findings and not case.known("happened_on"):
        case.blank("happened_on")
    return [(statute, article) for statute, _, article in (one.partition(":") for one in found)]


def _joined(case: Case, pairs: Sequence[tuple[str, str]], on: date) -> str:
    """Each statute once, with all of its articles in order of appearance."""
    articles: dict[str, list[str]] = {}
    for statute, article in dict.fromkeys(pairs):
        if citable(statute, on) and _binds(case, statute):
            articles.setdefault(statute, []).append(article)
            effective = statutes()[statute].effective
            case.notebook.cited[statute, article] = Cited(statute, article, effective)
    return case.say.joined([_citation(case, *one) for one in articles.items()], "joint-articles")


def _citation(case: Case, statute: str, articles: list[str]) -> str:
    ordered = sorted(articles, key=lambda article: int(article) if article.isdecimal() else 0)
    numbers = case.say.joined([article_text(article, case.say) for article in ordered if article], "joint-articles")
    name = statutes()[statute].name_zh
    return case.say("citation", name=_data()["formal"].get(statute, name), articles=numbers)


def _binds(case: Case, statute: str) -> bool:
    """Whether a statute reaches both sides of this matter; what is not known of them is noted as missing."""
    conditions = tuple(_data()["reach"].get(statute, ()))
    for name in (condition.partition("=")[0] for condition in conditions):
        if not case.known(name):
            case.blank(name)
    return case.all_hold(conditions)


def reached() -> Iterator[str]:
    """The statutes that the data of the papers name, for a test of the data."""
    yield from _data()["formal"]
    yield from _data()["reach"]
    yield from (one.partition(":")[0] for found in _data()["issue"].values() for one in found)


def issues() -> Iterator[str]:
    """The issues of the taxonomy that have law of their own, for a test of the data."""
    yield from _data()["issue"]


@cache
def _data() -> Mapping[str, Any]:
    return tomllib.loads(files("juli.papers.kit").joinpath("grounds.toml").read_text(encoding="utf-8"))
