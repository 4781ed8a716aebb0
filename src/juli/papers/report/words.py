"""The words of the report, and how it says days, rates and names of things."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from juli.audit.sentences import say as audit_say
from juli.money import Fen, parse_yuan
from juli.papers.speech import Speech
from juli.wording import Language, Said

ROOM = "papers.report"


@dataclass(frozen=True, slots=True)
class Words:
    """The report's catalogue in one language."""

    language: Language

    def __call__(self, code: str, /, **values: object) -> str:
        """The sentence of `code`."""
        return Said(ROOM, code, values).text(self.language)

    def listed(self, code: str) -> tuple[str, ...]:
        """The words of `code`, which stand there with blanks between them."""
        return tuple(self(code).split())

    def day(self, day: date) -> str:
        """2026年11月2日; 2 November 2026."""
        return Speech(self.language).day(day)

    def day_of_year(self, day: date) -> str:
        """A day without its year, where an axis tells it."""
        return self("day-of-year", month=self.listed("months")[day.month - 1], number=day.month, day=day.day)

    def instrument(self, name: str) -> str:
        """With what the customer paid."""
        return audit_say(f"instrument-{name}").text(self.language).rstrip(":")

    def charge(self, kind: str | None) -> str:
        """What a charge was taken for."""
        return audit_say(f"kind-{kind or 'other'}").text(self.language)

    def joined(self, parts: list[str]) -> str:
        """Sentences one after the other."""
        return self("joint").join(parts)


def fen(told: Any) -> Fen | None:
    """An amount of a document, None where it tells none."""
    return None if told is None else parse_yuan(told)
