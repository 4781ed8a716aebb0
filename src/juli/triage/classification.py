"""What a text is about: its issues, how sure that is and why, who answers, and everything else it tells."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from juli.triage.facts import Facts, found_in, gathered
from juli.triage.reading import Reading, read
from juli.triage.terms import taxonomy
from juli.triage.tone import Mark, look_over
from juli.triage.understanding.features import flattened, marks
from juli.triage.understanding.rules import Fired, fired, meanings
from juli.triage.urgency import Sign, Urgency, urgency_of, urgency_signs, vulnerable
from juli.wording import Language, Said

if TYPE_CHECKING:
    from juli.triage.understanding.model import Model

LONGEST = 20_000
"""Characters that are read. What a person writes is shorter; a whole file pasted in says no more in its rest."""
MOST_ISSUES = 4
MOST_SURE = 0.99
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
        return Said(
            "triage", "reason", {"words": between.join(one.text(language) for one in found), "says": self.says}
        ).text(language)


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


def classify(text: str, received_on: date) -> Triage:
    """Understand `text`; its days count from the day it was received. An empty one is out of scope."""
    # It brings numpy, which no program loads before a text is read.
    from juli.triage.understanding.model import shipped  # noqa: PLC0415

    text = text[:LONGEST]
    reading = read(text)
    places = found_in(reading.plain, received_on)
    told = meanings(reading.plain)
    held = fired(told)
    model = shipped()
    flat = flattened(reading.plain, places.named, places.amounts, places.days)
    scores = model.scores(flat, marks(told, held), held)
    shares = model.shares(scores)
    in_scope = shares["scope"] >= _EVEN and bool(reading.plain)
    issues = _issues(reading, held, _chosen(model, shares, model.main(scores))) if in_scope else ()
    signs = urgency_signs(reading.plain)
    return Triage(
        in_scope=in_scope,
        scope=round(shares["scope"], 3),
        scope_why=_reasons(reading, held, "scope"),
        issues=issues,
        department=taxonomy().issue(issues[0].id).department if issues else None,
        facts=gathered(places, reading.plain),
        urgency=urgency_of(signs),
        urgent=signs,
        vulnerable=vulnerable(reading.plain),
        tone=look_over(text),
        version=model.version,
    )


def _chosen(model: "Model", shares: Mapping[str, float], main: str) -> list[tuple[str, float]]:
    """The main issue, and others above the model's threshold, the likeliest first. Nothing is surer than MOST_SURE."""
    others = sorted(
        (issue for issue in model.issues if issue != main and shares[issue] >= model.threshold),
        key=lambda issue: -shares[issue],
    )
    return [(issue, min(MOST_SURE, round(shares[issue], 3))) for issue in (main, *others)][:MOST_ISSUES]


def _issues(reading: Reading, held: Sequence[Fired], chosen: Sequence[tuple[str, float]]) -> tuple[FoundIssue, ...]:
    return tuple(FoundIssue(issue, share, _why(reading, held, issue)) for issue, share in chosen)


def _why(reading: Reading, held: Sequence[Fired], about: str) -> tuple[Reason, ...]:
    """The rules that speak for it, or else that the text as a whole reads like such texts."""
    return _reasons(reading, held, about) or (Reason(Said("triage", "alike")),)


def _reasons(reading: Reading, held: Sequence[Fired], about: str) -> tuple[Reason, ...]:
    return tuple(
        Reason(one.rule.says, tuple(_words(reading, word.start, word.end) for word in one.words))
        for one in held
        if one.rule.about == about
    )


def _words(reading: Reading, start: int, end: int) -> Words:
    begins, ends = reading.span(start, end)
    return Words(reading.original[begins:ends], begins, ends)
