"""One matter seen by one paper: what each slot and condition comes to, and what was found wanting on the way."""

import re
import tomllib
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from juli.law import statutes
from juli.money import Fen
from juli.papers.cleaning import one_line
from juli.papers.document import Annex
from juli.papers.findings import Finding
from juli.papers.kit.document import Cited, Figure, Missing
from juli.papers.kit.facts import PaperFacts, PartyKind, RespondentKind
from juli.papers.kit.kinds import PaperKind
from juli.papers.speech import Speech
from juli.papers.titles import subject
from juli.wording import Said, catalogue

SLOT = re.compile(r"\{([a-z_.]+)\}")


def say(code: str, /, **values: object) -> Said:
    """A sentence about a paper, in both languages."""
    return Said("papers.kit", code, values)


def word(code: str, /, **values: object) -> str:
    """A phrase within a paper: papers are Chinese, whoever reads about them."""
    return _words()[code].format_map(values)


def tried_procedures() -> tuple[str, ...]:
    """The procedures that a paper can speak of."""
    lead = "tried-"
    return tuple(code.removeprefix(lead) for code in _words() if code.startswith(lead) and code not in _NO_PROCEDURE)


_NO_PROCEDURE = ("tried-done", "tried-number")


@cache
def _words() -> dict[str, str]:
    return tomllib.loads(files("juli.papers.kit").joinpath("words.toml").read_text(encoding="utf-8"))


@dataclass(slots=True)
class Notebook:
    """What comes up while a paper is composed."""

    missing: dict[str, Missing] = field(default_factory=dict)
    cited: dict[tuple[str, str], Cited] = field(default_factory=dict)
    figures: list[Figure] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Case:
    """The facts, the findings read, the paper they are for, and the language of the paper."""

    kind: PaperKind
    facts: PaperFacts
    findings: tuple[Finding, ...]
    say: Speech
    annexes: tuple[Annex, ...] = ()
    notebook: Notebook = field(default_factory=Notebook)

    def value(self, name: str) -> Any:
        """What a slot stands for; None, or an empty text or tuple, where it is not known."""
        if name in _COMPUTED:
            return _COMPUTED[name](self)
        found: Any = self.facts
        for step in name.split("."):
            found = getattr(found, step)
        return found

    def known(self, name: str) -> bool:
        """Whether a slot has a value."""
        return self.value(name) not in (None, "", (), {})

    def text(self, name: str, *, brief: bool = False) -> str:
        """A slot as it is written into the paper; a marked blank, noted as missing, where it is not known."""
        if name == "body" and self.kind.body == "respondent":
            name = "respondent.name"
        value = self.value(name)
        if value in (None, "", ()):
            return self.blank(name, brief=brief)
        if isinstance(value, int) and not isinstance(value, bool):
            self.notebook.figures.append(Figure(value, name))
        return written(value, self.say)

    def blank(self, name: str, *, brief: bool = False) -> str:
        """The mark for a fact that is missing; the fact is noted. `brief` where it is clear whose fact it is."""
        label = label_of(name)
        self.notebook.missing.setdefault(name, Missing(name, label, name in self.kind.required))
        return word("blank", what=(short_label(name) if brief else label).text("zh"))

    def role(self, party: str) -> str:
        """What a party is called in this paper."""
        return SLOT.sub(lambda slot: self.text(slot[1]), self.kind.roles.get(party, ""))

    def holds(self, condition: str) -> bool:
        """Whether a condition of the data holds.

        "name" asks whether it is known and "!name" whether it is not; "name=a|b" and "name!=a|b" compare.
        """
        name, sign, wanted = re.fullmatch(r"(!?[a-z_.]+)(!?=)?(.*)", condition).groups()  # type: ignore[union-attr]
        if not sign:
            return not self.known(name[1:]) if name.startswith("!") else self.known(name)
        return (str(self.value(name) or "") in wanted.split("|")) is (sign == "=")

    def all_hold(self, conditions: tuple[str, ...]) -> bool:
        """Whether every condition holds."""
        return all(map(self.holds, conditions))


def written(value: Any, say: Speech) -> str:
    """A value in words: an amount in capitals and figures, a date in full, a text on one line."""
    match value:
        case int():
            return say.money(value)
        case date():
            return say.day(value)
        case _:
            return one_line(str(value))


def label_of(name: str) -> Said:
    """What a missing fact is called in a list: 投诉人的地址, "address of the complainant"."""
    own = f"fact-{name}"
    if own in catalogue("papers.kit", "zh"):
        return say(own)
    who, _, what = name.partition(".")
    return say("fact-of", who=say(f"who-{who}"), what=say(f"what-{what}"))


def short_label(name: str) -> Said:
    """What a missing fact of a party is called beside the party."""
    return say(f"what-{name.partition('.')[2]}")


def citable(statute: str, on: date) -> bool:
    """Whether a statute is known, verified, and in force on a day."""
    known = statutes().get(statute)
    return known is not None and known.verified and known.effective <= on


def fact_day(case: Case) -> date:
    """The day by which conduct is judged: the last that the statements show, else the first one told, else today."""
    shown = [finding.last for finding in case.findings if finding.last]
    return max(shown) if shown else case.facts.happened_on or case.facts.made_on


def _self(case: Case) -> str:
    return word("self-we" if case.facts.complainant.kind == PartyKind.COMPANY else "self-i")


def _you(case: Case) -> str:
    return word("you-bank" if case.facts.respondent.kind == RespondentKind.BANK else "you-company")


def _body(case: Case) -> str:
    named = case.facts.bodies.get(case.kind.id)
    if named:
        return named
    return case.facts.respondent.name if case.kind.body == "respondent" else case.kind.body


def _subject(case: Case) -> str:
    if not case.findings and not case.facts.issue:
        return ""
    return subject(case.facts.issue, case.findings, case.say)


def _called(case: Case) -> str:
    """A sole trader by the name over the shop, and everybody else by their name."""
    party = case.facts.complainant
    return (party.kind == PartyKind.SOLE_TRADER and party.business_name) or party.name


def _masked(case: Case) -> str:
    """The first character of the name: a public paper tells who speaks, and no more."""
    name = one_line(case.facts.complainant.name)
    return name[:1] + "*" * min(len(name) - 1, 2) if name else ""


def _total(case: Case) -> Fen | None:
    amounts = [claim.amount for claim in case.facts.claims if claim.amount is not None]
    return sum(amounts) if amounts else None


def _excess(case: Case) -> Fen | None:
    return sum(finding.excess for finding in case.findings) or None


def _read_end(case: Case, end: str) -> date | None:
    told = (case.facts.audit or {}).get("read", {}).get(end)
    return date.fromisoformat(told) if told else None


def _pending(case: Case) -> str:
    if case.facts.pending is None:
        return ""
    named = [word(f"tried-{procedure}", respondent=case.role("respondent")) for procedure in case.facts.pending]
    return word("pending-some", procedures=case.say.joined(named)) if named else word("pending-none")


def _small_claims(case: Case) -> str:
    """Where the sum stands against the province's average wage: "below", "by_agreement", "above"; empty if unknown."""
    total, wage = _total(case), case.facts.average_wage
    if total is None or wage is None:
        return ""
    return "below" if total * 2 <= wage else "by_agreement" if total <= wage * 2 else "above"


def _due(case: Case, due_on: date | None) -> str:
    """Whether a day to perform has passed: "past", "open"; empty if unknown."""
    return "" if due_on is None else "past" if due_on < case.facts.made_on else "open"


_COMPUTED: dict[str, Any] = {
    "self": _self,
    "me": lambda case: case.role("me" if "me" in case.kind.roles else "complainant"),
    "them": lambda case: case.role("respondent"),
    "you": _you,
    "body": _body,
    "subject": _subject,
    "called": _called,
    "called_masked": _masked,
    "total": _total,
    "excess": _excess,
    "findings": lambda case: case.findings,
    "read_from": lambda case: _read_end(case, "from"),
    "read_to": lambda case: _read_end(case, "to"),
    "pending_told": _pending,
    "small_claims_band": _small_claims,
    "debt_term": lambda case: _due(case, case.facts.debt.due_on),
    "decision_term": lambda case: _due(case, case.facts.decision.due_on),
}
