"""How a paper names the parties: one line for each, and one for whoever acts for a firm."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from juli.papers.document import Paragraph
from juli.papers.kit.case import Case, word
from juli.papers.kit.facts import PartyKind

OPTIONAL = "?"
"""After a fact that a paper states only where it is known."""


def parties(case: Case) -> Iterator[Paragraph]:
    """The lines of every party that the paper identifies; an agent only where there is one."""
    for party in case.kind.identity:
        if party in ("agent", "intermediary") and not case.known(f"{party}.name") and party not in case.kind.signs:
            continue
        for row in _lines()[form_of(case, party)]:
            line = _line(case, party, row)
            if line:
                yield Paragraph(line)


def form_of(case: Case, party: str) -> str:
    """The form in which a party is named: who complains by their kind, an agent as a person, others as firms."""
    if party == "agent":
        return "helper"
    if party != "complainant":
        return "firm"
    kind = case.facts.complainant.kind or PartyKind.PERSON
    has_shop = kind == PartyKind.SOLE_TRADER and case.facts.complainant.business_name
    return "shop" if has_shop else kind


def _line(case: Case, party: str, row: Mapping[str, Any]) -> str:
    pieces = [_piece(case, party, name, form) for name, form in row["pieces"]]
    said = [piece for piece in pieces if piece]
    lead = row["lead"].format(role=case.role(party))
    return word("party-line", lead=lead, pieces="，".join(said)) if said else ""


def _piece(case: Case, party: str, name: str, form: str) -> str:
    wanted = case.kind.identity.get(party, ("name",))
    slot = f"{party}.{name}"
    if name in wanted or (f"{name}{OPTIONAL}" in wanted and case.known(slot)):
        return form.format(case.text(slot, brief=True))
    return ""


@cache
def _lines() -> Mapping[str, Any]:
    text = files("juli.papers.kit").joinpath("parties.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
