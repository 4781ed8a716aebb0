"""The law a paper may cite: verified, in force on the day it speaks of, and binding the one complained of."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from juli.law import statutes
from juli.papers.citing import article_text
from juli.papers.kit.case import Case, citable
from juli.papers.kit.document import Cited


def cited_law(case: Case, cited: Iterable[str]) -> str:
    """Articles written "STATUTE:ARTICLE", each statute once; empty where none may be cited."""
    pairs = [(statute, article) for statute, _, article in (one.partition(":") for one in cited)]
    return _joined(case, pairs)


def grounds(case: Case) -> list[str]:
    """What the claims rest on: the law of the findings and of the issue, then what was agreed."""
    bases = [basis for finding in case.findings for basis in finding.basis]
    law = [(basis["law"], basis["article"]) for basis in bases if "law" in basis]
    agreed = [f"agreed-{basis['agreement'].partition('[')[0]}" for basis in bases if "agreement" in basis]
    told = _joined(case, [*law, *_of_issue(case)])
    return [*([told] if told else []), *dict.fromkeys(map(case.say, agreed))]


def _of_issue(case: Case) -> list[tuple[str, str]]:
    found = _data()["issue"].get(case.facts.issue, ())
    return [(statute, article) for statute, _, article in (one.partition(":") for one in found)]


def _joined(case: Case, pairs: Sequence[tuple[str, str]]) -> str:
    """Each statute once, with all of its articles in order of appearance."""
    articles: dict[str, list[str]] = {}
    for statute, article in dict.fromkeys(pairs):
        if citable(case, statute) and _binds(case, statute):
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


@cache
def _data() -> Mapping[str, Any]:
    return tomllib.loads(files("juli.papers.kit").joinpath("grounds.toml").read_text(encoding="utf-8"))
