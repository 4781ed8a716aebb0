"""What a text is about: its issues with how sure that is and why, the department that answers, and everything else it tells."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np

from juli.triage.facts.extraction import Facts, facts_of
from juli.triage.facts.names import find_institutions
from juli.triage.reading import Reading, read
from juli.triage.terms import taxonomy
from juli.triage.tone import Mark, look_over
from juli.triage.understanding.features import flattened, pieces
from juli.triage.understanding.model import Model, Scores, shipped
from juli.triage.understanding.rules import Fired, fired, meanings
from juli.triage.urgency import Sign, Urgency, urgency_of, urgency_signs, vulnerable
from juli.wording import Language, Said

LONGEST = 20_000
"""Characters that are read. What a person writes is shorter; a whole file pasted in says no more in its rest."""
MOST_ISSUES = 4
_EVEN = 0.5


@dataclass(frozen=True, slots=True)
class Words:
    """Words found in the text, `start` to `end` in characters of the text as it was given."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason: what was understood, and the words it rests on; without words it is the manner of the whole text."""

    says: Said
    words: tuple[Words, ...] = ()

    def sentence(self, language: Language) -> str:
        """The reason with its words and their places, counted from 1."""
        if not self.words:
            return self.says.text(language)
        found = [Said("triage", "found", {"text": one.text, "place": one.start + 1}) for one in self.words]
        between = "、" if language == "zh" else ", "
        return Said("triage", "reason", {"words": between.join(one.text(language) for one in found), "says": self.says}).text(language)


@dataclass(frozen=True, slots=True)
class FoundIssue:
    """An issue of the taxonomy, the share of such texts that are about it (0 to 1), and why."""

    id: str
    confidence: float
    why: tuple[Reason, ...]

    def sentence(self, language: Language) -> str:
        """Why, in one sentence."""
        return ("；" if language == "zh" else "; ").join(reason.sentence(language) for reason in self.why)


@dataclass(frozen=True, slots=True)
class Triage:
    """What is understood of a text. Out of scope it has no issues and no department.

    `scope` is the share of such texts that are about payment terminals, `scope_why` what spoke for and against.
    """

    in_scope: bool
    scope: float
    scope_why: tuple[Reason, ...]
    issues: tuple[FoundIssue, ...]
    department: str | None
    facts: Facts
    urgency: Urgency
    urgent: tuple[Sign, ...]
    vulnerable: tuple[Sign, ...]
    tone: tuple[Mark, ...]
    version: str
    shares: dict[str, float] = field(default_factory=dict)


def classify(text: str, received_on: date) -> Triage:
    """Understand `text`; its days count from the day it was received. Any text is understood somehow, an empty one as out of scope."""
    text = text[:LONGEST]
    reading = read(text)
    model = shipped()
    held, shares = _weighed(reading, model)
    scope = float(shares[-1])
    in_scope = scope >= _EVEN and bool(reading.plain)
    issues = _issues(reading, model, held, shares) if in_scope else ()
    signs = urgency_signs(reading.plain)
    return Triage(
        in_scope=in_scope,
        scope=round(scope, 3),
        scope_why=_reasons(reading, held, "scope"),
        issues=issues,
        department=taxonomy().issue(issues[0].id).department if issues else None,
        facts=facts_of(reading, received_on),
        urgency=urgency_of(signs),
        urgent=signs,
        vulnerable=vulnerable(reading.plain),
        tone=look_over(text),
        version=model.version,
        shares={issue: round(float(share), 3) for issue, share in zip(model.columns, shares, strict=True)},
    )


def _weighed(reading: Reading, model: Model) -> tuple[list[Fired], Scores]:
    told = meanings(reading.plain)
    held = fired(told)
    flat = flattened(reading.plain, find_institutions(reading.plain))
    return held, model.shares(model.scores(pieces(flat, told, held), held))


def _issues(reading: Reading, model: Model, held: Sequence[Fired], shares: Scores) -> tuple[FoundIssue, ...]:
    """The likeliest issue, and others above the model's threshold."""
    order = np.argsort(-shares[:-1], kind="stable")[:MOST_ISSUES]
    chosen = [int(column) for place, column in enumerate(order) if place == 0 or shares[column] >= model.threshold]
    return tuple(
        FoundIssue(model.columns[column], round(float(shares[column]), 3), _why(reading, held, model.columns[column])) for column in chosen
    )


def _why(reading: Reading, held: Sequence[Fired], about: str) -> tuple[Reason, ...]:
    """The rules that speak for it, or else that the text as a whole reads like such texts."""
    return _reasons(reading, held, about) or (Reason(Said("triage", "alike")),)


def _reasons(reading: Reading, held: Sequence[Fired], about: str) -> tuple[Reason, ...]:
    return tuple(
        Reason(one.rule.says, tuple(_words(reading, word.start, word.end) for word in one.words)) for one in held if one.rule.about == about
    )


def _words(reading: Reading, start: int, end: int) -> Words:
    begins, ends = reading.span(start, end)
    return Words(reading.original[begins:ends], begins, ends)
