"""Which party of a contract is the provider, whatever the contract calls it, and its sentences with 甲方 for it."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from juli.agreement.clauses.lexicon import spelled
from juli.agreement.contract.passages import Passage

PROVIDER, MERCHANT, AGENT = "甲方", "乙方", "代理商"
_TAIL = 2


@dataclass(frozen=True, slots=True)
class _Shown:
    """How contracts show who is who.

    `label` says what follows a party's label, `alias` what it is called from then on, `thing` what no party is called.
    """

    label: re.Pattern[str]
    alias: re.Pattern[str]
    thing: re.Pattern[str]
    kinds: dict[str, re.Pattern[str]]


def from_the_provider(sentences: Sequence[Passage]) -> Sequence[Passage]:
    """The sentences in the names the patterns know: the provider as 甲方, the merchant as 乙方, who sells as 代理商."""
    names = _names(sentences)
    if not names:
        return sentences
    called = re.compile("|".join(map(re.escape, sorted(names, key=len, reverse=True))))
    return [_renamed(each, called, names) for each in sentences]


def _renamed(passage: Passage, called: re.Pattern[str], names: dict[str, str]) -> Passage:
    plain: list[str] = []
    offsets: list[int] = []
    at = 0
    for match in called.finditer(passage.plain):
        name = names[match[0]]
        places = passage.offsets[match.start() : match.end()]
        plain += [passage.plain[at : match.start()], name]
        # A longer name ends where the one it stands for does.
        offsets += [*passage.offsets[at : match.start()], *_spread(places, len(name))]
        at = match.end()
    return (
        replace(passage, plain="".join(plain) + passage.plain[at:], offsets=(*offsets, *passage.offsets[at:]))
        if at
        else passage
    )


def _spread(places: Sequence[int], length: int) -> list[int]:
    """So many places, the first of some and then their last."""
    first = list(places[: length - 1])
    return first + [places[-1]] * (length - len(first))


def _names(sentences: Sequence[Passage]) -> dict[str, str]:
    """What the contract calls each party, where that is not what the patterns call it."""
    votes: dict[str, dict[str, int]] = {}
    for sentence in sentences:
        for name, role in _shown_in(sentence.plain):
            counted = votes.setdefault(name, {})
            counted[role] = counted.get(role, 0) + 1
    called = {name: max(sorted(counted), key=lambda role: counted[role]) for name, counted in votes.items()}
    _complete(called)
    return {name: role for name, role in called.items() if name != role}


def _shown_in(text: str) -> list[tuple[str, str]]:
    known = _known()
    found = []
    for match in known.label.finditer(text):
        found += [(match["label"], role) for role, shown in known.kinds.items() if shown.search(match["about"])][:1]
    for match in known.alias.finditer(text):
        if not known.thing.search(match["alias"]):
            found += [(match["alias"], role) for role, shown in known.kinds.items() if _ends(shown, match["about"])][:1]
    return found


def _ends(shown: re.Pattern[str], about: str) -> bool:
    """Whether the name right before an abbreviation is of that kind, and not just some name before it."""
    return any(len(about) - match.end() <= _TAIL for match in shown.finditer(about))


def _complete(called: dict[str, str]) -> None:
    """With one of 甲方 and 乙方 known the other is the other one; where both seem the same, nothing is known."""
    if "甲方" in called and called["甲方"] == called.get("乙方"):
        del called["甲方"], called["乙方"]
    other = {PROVIDER: MERCHANT, MERCHANT: PROVIDER}
    for one, two in (("甲方", "乙方"), ("乙方", "甲方")):
        if called.get(one) in other and two not in called:
            called[two] = other[called[one]]


@cache
def _known() -> _Shown:
    told = tomllib.loads(files("juli.agreement.clauses").joinpath("parties.toml").read_text(encoding="utf-8"))
    kinds = {role: spelled(told["kinds"][role]) for role in told["kinds"]}
    return _Shown(spelled(told["label"]), spelled(told["alias"]), spelled(told["thing"]), kinds)
