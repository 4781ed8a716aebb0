"""What the papers of a proceeding still need, and how it is asked, kept and put into the facts."""

import tomllib
import types
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, get_args, get_origin, get_type_hints

from juli.papers.kit import PaperFacts, PaperKind
from juli.papers.kit.case import SLOT, label_of
from juli.papers.kit.facts import Duty
from juli.wording import Said

BODIES = "bodies"
ID_NUMBER = "complainant.id_number"
HIDDEN_NUMBER = "*" * 18
"""What stands for the identity number wherever a paper is looked at and not taken along."""
ALIASES = {"called": "complainant.name"}
"""Slots that stand for another fact."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact that can be asked: its name in the facts, its label and kind ("text", "long", "day", "money", "yes",
    "duties", "choice"), a hint, whether its day may lie ahead, and its choices."""

    name: str
    label: Said
    kind: str
    hint: Said | None
    ahead: bool
    choices: Sequence[Said] = ()

    def read(self, stored: Any) -> Any:
        """A stored value as the facts hold it; None for what does not fit, as an older release may have kept it."""
        try:
            return _READ[self.kind](stored)
        except (TypeError, ValueError):
            return None


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for the papers: what a body may refuse without, what leaves a blank, what may be added."""

    required: Sequence[Fact]
    wanted: Sequence[Fact]
    more: Sequence[Fact]

    @property
    def all(self) -> Sequence[Fact]:
        """All of it in order."""
        return (*self.required, *self.wanted, *self.more)


def askable() -> Mapping[str, Fact]:
    """Every fact that can be asked, in the order in which it is."""
    return _askable()


def fact_for(name: str, kind: PaperKind) -> Fact | None:
    """The fact behind a slot of a paper; None where it cannot be asked. Whom it addresses is asked for each kind."""
    if name == "body":
        return _fact(f"{BODIES}.{kind.id}", {}, Said("papers.kit", "fact-body-of", {"paper": _title(kind)}))
    return askable().get(ALIASES.get(name, name))


def _title(kind: PaperKind) -> Said:
    """What a paper is headed; papers are Chinese, so that English has only its name."""
    return _said({"zh": kind.title, "en": kind.name.text("en")})


def asked_for(missing: Sequence[tuple[str, bool, PaperKind]], kinds: Sequence[PaperKind], facts: PaperFacts) -> Asked:
    """What to ask: of each `missing` slot its fact, then what else the papers could say and `facts` do not hold."""
    found = [(fact, required) for name, required, kind in missing if (fact := fact_for(name, kind))]
    required = {fact.name: fact for fact, needed in found if needed}
    wanted = {fact.name: fact for fact, _ in found if fact.name not in required}
    more = {fact.name: fact for fact in _optional(kinds) if not value_of(facts, fact.name)}
    rest = {name: fact for name, fact in more.items() if name not in required and name not in wanted}
    return Asked(_sorted(required), _sorted(wanted), _sorted(rest))


def with_told(facts: PaperFacts, told: Mapping[str, Any]) -> PaperFacts:
    """The facts with what was told beside the complaint."""
    for name, stored in told.items():
        fact = askable().get(name)
        if name.startswith(f"{BODIES}."):
            facts = replace(facts, bodies={**facts.bodies, name.partition(".")[2]: str(stored)})
        elif fact is not None and (value := fact.read(stored)) is not None:
            facts = _with(facts, name, value)
    return facts


def with_id_number(facts: PaperFacts, number: str) -> PaperFacts:
    """The facts with the complainant's identity number, where there is one."""
    return replace(facts, complainant=replace(facts.complainant, id_number=number)) if number else facts


def value_of(facts: PaperFacts, name: str) -> Any:
    """What the facts hold under a name; None where it names nothing."""
    found: Any = facts
    for step in name.split("."):
        found = found.get(step) if isinstance(found, Mapping) else getattr(found, step, None)
    return found


def stored(value: Any) -> Any:
    """A value of a form as it is kept: days as ISO dates, everything else as it is."""
    return value.isoformat() if isinstance(value, date) else value


def _sorted(found: Mapping[str, Fact]) -> Sequence[Fact]:
    order = {name: place for place, name in enumerate(askable())}
    return sorted(found.values(), key=lambda fact: order.get(fact.name, -1))


def _optional(kinds: Sequence[PaperKind]) -> Iterator[Fact]:
    """What the papers say only where it is known."""
    for kind in kinds:
        parties = [
            f"{party}.{name[:-1]}" for party, names in kind.identity.items() for name in names if name[-1] == "?"
        ]
        slots = [slot for part in kind.parts if part.optional for slot in SLOT.findall(part.text)]
        for name in (*slots, *parties):
            # An identity number that can be left out is never asked for.
            if name != ID_NUMBER and (fact := askable().get(name)):
                yield fact


def _with(held: Any, name: str, value: Any) -> Any:
    """A frozen value with one of its fields changed, however deep."""
    first, _, rest = name.partition(".")
    return replace(held, **{first: _with(getattr(held, first), rest, value) if rest else value})


@cache
def _askable() -> Mapping[str, Fact]:
    text = files(__package__).joinpath("asking.toml").read_text(encoding="utf-8")
    facts = tomllib.loads(text)
    return {
        name: _fact(name, row, _said(row["ask"]) if "ask" in row else label_of(name)) for name, row in facts.items()
    }


def _fact(name: str, row: Mapping[str, Any], label: Said) -> Fact:
    hint = _said(row) if "zh" in row else None
    choices = tuple(map(_said, row.get("choices", ())))
    kind = row.get("kind") or ("text" if name.startswith(f"{BODIES}.") else _kind(name))
    return Fact(name, label, kind, hint, bool(row.get("ahead")), choices)


def _said(words: Mapping[str, str]) -> Said:
    return Said("papers.kit", "words", {"zh": words["zh"], "en": words["en"]})


def _kind(name: str) -> str:
    """How a fact is asked, by the type the facts give it."""
    hint: Any = PaperFacts
    for step in name.split("."):
        hint = get_type_hints(_plain(hint))[step]
    return _KINDS["duties" if get_origin(hint) is tuple else _plain(hint)]


def _plain(hint: Any) -> Any:
    if isinstance(hint, types.UnionType):
        return next(one for one in get_args(hint) if one is not types.NoneType)
    return hint


_KINDS: Mapping[Any, str] = {str: "text", date: "day", int: "money", bool: "yes", "duties": "duties"}


def _text(value: Any) -> str:
    return str(value)


def _duties(value: Any) -> tuple[Duty, ...]:
    """One duty a line."""
    return tuple(Duty(line.strip()) for line in str(value).splitlines() if line.strip())


_READ: Mapping[str, Any] = {
    "text": _text,
    "long": _text,
    "choice": _text,
    "day": date.fromisoformat,
    "money": int,
    "yes": bool,
    "duties": _duties,
}
