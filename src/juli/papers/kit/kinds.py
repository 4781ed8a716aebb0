"""The papers as data: which parts each has, when a part is there, what it cites and whom it is for."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from juli.wording import Said

Level = Literal["numbered", "plain"]


class UnknownPaper(LookupError):
    """An id of which there is no paper."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a paper: a heading, a sentence with slots, a list of sentences, or a block that is computed.

    It is there when all of `when` hold, and where `optional` only if every slot of it is known. `cite` fills the slot
    `law`; a sentence with that slot and nothing left to cite is left out. Where it speaks of `conduct`, only what was
    law on the day of the fact is cited.
    """

    id: str
    heading: str = ""
    text: str = ""
    items: tuple[str, ...] = ()
    block: str = ""
    when: tuple[str, ...] = ()
    cite: tuple[str, ...] = ()
    optional: bool = False
    conduct: bool = False


@dataclass(frozen=True, slots=True)
class Advice:
    """What to know before a paper is used, or why it is none for this matter, with the paper to take instead."""

    said: Said
    when: tuple[str, ...] = ()
    instead: str = ""


@dataclass(frozen=True, slots=True)
class PaperKind:
    """One kind of paper.

    `version` rises with every change of its words. `roles` names the parties in it, `identity` which facts of a party
    it states, `required` the facts without which its body may refuse it, `signs` who signs. `body` is whom it is
    addressed to: a name, "respondent", or empty where the facts must say it. `procedures` are those it is used in,
    `ending` the formula before the signature: "body" names the body, "greeting" greets it, empty is none. `claim_lead`
    stands before each claim and `last_claim` after all of them. A `public` paper is refused where its words may harm.
    """

    id: str
    version: int
    name: Said
    about: Said
    title: str
    parts: tuple[Part, ...]
    roles: Mapping[str, str]
    identity: Mapping[str, tuple[str, ...]]
    required: tuple[str, ...] = ()
    signs: tuple[str, ...] = ("complainant",)
    body: str = ""
    salutation: str = "{body}："
    procedures: tuple[str, ...] = ()
    headings: Level = "plain"
    claim_lead: str = ""
    last_claim: str = ""
    ending: str = ""
    public: bool = False
    unfit: tuple[Advice, ...] = ()
    notes: tuple[Advice, ...] = ()


def paper_kinds() -> Mapping[str, PaperKind]:
    """All papers of this release by id, in the order of a matter's way."""
    return _shipped()


def paper_kind(kind: str) -> PaperKind:
    """The paper of that id; UnknownPaper when there is none."""
    try:
        return paper_kinds()[kind]
    except KeyError:
        raise UnknownPaper(kind) from None


def papers_for(procedure: str) -> tuple[PaperKind, ...]:
    """The papers by which a procedure is begun, or carried on, in their order; none where it has none of its own."""
    return tuple(kind for kind in paper_kinds().values() if procedure in kind.procedures)


def read_kind(kind: str, text: str) -> PaperKind:
    """A paper from TOML; ValueError naming the paper for a field missing, unknown or given twice."""
    told = tomllib.loads(text)
    try:
        parts = tuple(part for row in told.pop("part") for part in _parts(row))
        advice = {name: tuple(map(_advice, told.get(name, ()))) for name in ("unfit", "notes")}
        said = {name: _said(told[name]) for name in ("name", "about")}
        identity = {role: tuple(names) for role, names in told.get("identity", {}).items()}
        lists: dict[str, Any] = {
            name: tuple(told[name]) for name in ("required", "signs", "procedures") if name in told
        }
        fields: dict[str, Any] = {**told, **said, **advice, **lists}
        read = PaperKind(**{**fields, "id": kind, "parts": parts, "identity": identity})
    except (KeyError, TypeError) as fault:
        raise ValueError(f"{kind}: {fault}") from fault
    if not {*identity, *read.signs} <= read.roles.keys():
        raise ValueError(f"{kind}: a party without a role")
    _refuse_twice(kind, [part.id for part in parts])
    return read


def _parts(row: Mapping[str, Any]) -> Sequence[Part]:
    """A part, or the parts that several papers share and this one uses by name."""
    return [_part(shared) for shared in _shared()[row["use"]]] if "use" in row else [_part(row)]


def _part(row: Mapping[str, Any]) -> Part:
    lists = {name: tuple(row[name]) for name in ("items", "when", "cite") if name in row}
    part = Part(**{**row, **lists})
    if sum(map(bool, (part.heading, part.text, part.items, part.block))) != 1:
        raise TypeError(f"part {part.id} is not one thing")
    return part


def _advice(row: Mapping[str, Any]) -> Advice:
    return Advice(_said(row), tuple(row.get("when", ())), row.get("instead", ""))


def _said(words: Mapping[str, str]) -> Said:
    return Said("papers.kit", "words", {"zh": words["zh"], "en": words["en"]})


def _refuse_twice(kind: str, ids: Sequence[str]) -> None:
    twice = {one for one in ids if ids.count(one) > 1}
    if twice:
        raise ValueError(f"{kind}: parts given twice: {sorted(twice)}")


@cache
def _shared() -> Mapping[str, Any]:
    return tomllib.loads(files("juli.papers.kit").joinpath("shared.toml").read_text(encoding="utf-8"))


@cache
def _shipped() -> Mapping[str, PaperKind]:
    room = files("juli.papers.kit")
    order = tomllib.loads(room.joinpath("order.toml").read_text(encoding="utf-8"))["papers"]
    return {kind: read_kind(kind, room.joinpath(f"kinds/{kind}.toml").read_text(encoding="utf-8")) for kind in order}
