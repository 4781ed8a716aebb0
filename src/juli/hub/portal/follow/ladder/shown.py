"""A proceeding as its page shows it: where it stands, its clocks, what was noted, and what can be noted next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from juli.hub.complaints.ladder import Noted, standing_of
from juli.hub.complaints.models import Proceeding
from juli.hub.portal.follow.clocks import ClockCard, clock_card
from juli.hub.portal.follow.ladder.words import body_of, course_words, result_words
from juli.hub.portal.follow.matter import Matter
from juli.procedures import Procedure, Refusal, procedure
from juli.proceedings import Kind, kinds, possible
from juli.wording import LANGUAGES, Language, Said

SELDOM = ("correction_asked", "complex", "suspended", "resumed", "extended", "clue_found", "withdrawn")
"""Notes of what happens now and then: offered after the others, never as what usually comes next."""


@dataclass(frozen=True, slots=True)
class ShownNote:
    """One note in words."""

    note: Noted
    body: Said | str
    ground: Refusal | None

    @property
    def told(self) -> Said:
        """What happened, as a sentence without its full stop."""
        template = kinds()[self.note.kind].told
        return Said("procedures", "words", {one: _filled(template, self.body, one) for one in LANGUAGES})

    @property
    def result(self) -> object:
        """What the answer was, in words."""
        return result_words(self.note.data.get("result", ""))

    @property
    def fell_short(self) -> bool:
        """Whether an extension was told of that the law does not give."""
        return self.note.data.get("extended") is False


@dataclass(frozen=True, slots=True)
class ShownProceeding:
    """One proceeding and everything about it."""

    row: Proceeding
    procedure: Procedure
    body: Said | str
    state: object
    result: object
    clocks: Sequence[ClockCard]
    notes: Sequence[ShownNote]
    possible: Sequence[Kind]

    @property
    def main(self) -> Kind | None:
        """The note that usually comes next."""
        return next(iter(self._in_order), None)

    @property
    def others(self) -> Sequence[Kind]:
        """What else can be noted."""
        return self._in_order[1:]

    @property
    def _in_order(self) -> Sequence[Kind]:
        return sorted(self.possible, key=lambda kind: kind.id in SELDOM)

    @property
    def reference(self) -> str:
        """The number that the body gave it last, or ""."""
        given = (shown.note.words.get("reference", "") for shown in reversed(self.notes))
        return next(filter(None, given), "")


def shown_proceeding(matter: Matter, row: Proceeding, today: date) -> ShownProceeding:
    """One proceeding of the complaint, read from what the page holds already."""
    own = [note for note in matter.notes if note.proceeding == row.pk]
    body = next((note.words["body"] for note in reversed(own) if note.words.get("body")), body_of(row.procedure))
    known = procedure(row.procedure)
    refusals = {refusal.id: refusal for refusal in known.refusals}
    return ShownProceeding(
        row=row,
        procedure=known,
        body=body,
        state=course_words(row),
        result=result_words(row.result),
        clocks=[clock_card(clock, today) for clock in matter.running if clock.proceeding_id == row.pk],
        notes=[ShownNote(note, body, refusals.get(note.data.get("ground", ""))) for note in own],
        possible=possible(standing_of(row, own, matter.running)) if matter.may_climb else (),
    )


def elsewhere(matter: Matter) -> Sequence[ShownProceeding]:
    """The proceedings before other bodies, the newest first."""
    others = [row for row in matter.proceedings if row != matter.proceeding]
    return [shown_proceeding(matter, row, matter.today) for row in reversed(others)]


def _filled(template: Said, body: Said | str, language: Language) -> str:
    # The name of an office was typed by a person: it is put in, and never read as a template itself.
    name = body if isinstance(body, str) else body.text(language)
    return template.text(language).format(body=name)
