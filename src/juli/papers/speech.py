"""How the papers say dates, numbers and amounts in each language."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from juli.money import Fen, grouped_yuan
from juli.papers.capitals import capitals, numeral
from juli.wording import Language, Said

ROOM = "papers"


@dataclass(frozen=True, slots=True)
class Speech:
    """The papers' catalogue in one language."""

    language: Language

    def __call__(self, code: str, /, **values: object) -> str:
        """The sentence of `code`."""
        return Said(ROOM, code, values).text(self.language)

    def day(self, day: date) -> str:
        """2026年11月2日; 2 November 2026."""
        month = self("months").split()[day.month - 1]
        return self("day", year=day.year, month=month, day=day.day)

    def days(self, first: date, last: date) -> str:
        """A narrow cell's dates: 2026-01-09 至 10-30, or one date where both are the same."""
        if first == last:
            return first.isoformat()
        short = f"{last:%m-%d}" if last.year == first.year else last.isoformat()
        return self("days", first=first.isoformat(), last=short)

    def ordinal(self, number: int) -> str:
        """1 -> 一; 1."""
        return numeral(number) if self.language == "zh" else str(number)

    def money(self, fen: Fen) -> str:
        """An amount in a sentence, in Chinese in capitals too."""
        words = capitals(fen) if self.language == "zh" else ""
        return self("money", capitals=words, yuan=grouped_yuan(fen))

    def joined(self, parts: Sequence[str], code: str = "joint") -> str:
        """`parts` in a row with the language's mark of that code between them."""
        return self(code).join(parts)
