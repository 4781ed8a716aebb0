"""A report as what it says, before anything decides how it looks. Amounts in fen, dates in Beijing time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from juli.charts import Drawing
from juli.money import Fen
from juli.papers.document import Table
from juli.wording import Language


@dataclass(frozen=True, slots=True)
class Fact:
    """Something said in two parts."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart with the same data as a table. `key` tells it from the others of a report.

    `notes` are read beside it; `wide` is for a page or a desk, `narrow` for a phone or a column.
    """

    key: str
    kind: Literal["rates", "money", "calendar"]
    title: str
    notes: tuple[str, ...]
    wide: Drawing
    narrow: Drawing
    table: Table


@dataclass(frozen=True, slots=True)
class LineTold:
    """One line of a finding; None where the rule knows no such value."""

    source: str | None
    line: int | None
    at: str
    entry_id: str
    about: str
    amount: Fen | None
    taken: Fen | None
    expected: Fen | None
    excess: Fen
    note: str


@dataclass(frozen=True, slots=True)
class FindingTold:
    """One finding: its sentence, what else its lines show, what it rests on, and the first of its `count` lines.

    A ground is a law with what it says, or a clause of the agreement with its term.
    """

    rule: str
    sentence: str
    short: str
    facts: tuple[str, ...]
    grounds: tuple[Fact, ...]
    excess: Fen
    is_owed: bool
    lines: tuple[LineTold, ...]
    count: int

    @property
    def compares(self) -> bool:
        """Whether its lines show what was expected beside what was taken."""
        return any(line.expected is not None for line in self.lines)


@dataclass(frozen=True, slots=True)
class TariffTold:
    """By which formula an instrument was charged, since when and until when; `rivals` explain it as well."""

    instrument: str
    first: date
    last: date
    formula: str
    explains: int
    of: int
    is_sure: bool
    rivals: tuple[str, ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class ChargeTold:
    """Money taken or paid back outside the sales, and what the audit says of it, "" where nothing."""

    day: date
    kind: str
    amount: Fen
    is_back: bool
    source: str
    line: int
    verdict: str


@dataclass(frozen=True, slots=True)
class LawTold:
    """An article that is cited: what it says, since when it holds, and how sure we are of its text."""

    citation: str
    says: str
    effective: date
    certainty: str


@dataclass(frozen=True, slots=True)
class UnreadableTold:
    """A row that could not be read; `line` 0 is the file itself."""

    source: str
    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Report:
    """All that a report says. `is_compared` is whether there was an agreement to compare with."""

    language: Language
    as_of: date
    is_compared: bool
    title: str
    facts: tuple[Fact, ...]
    summary: str
    overcharged: Fen
    owed: Fen
    figures: tuple[Figure, ...]
    findings: tuple[FindingTold, ...]
    tariffs: tuple[TariffTold, ...]
    unexplained: tuple[str, ...]
    charges: tuple[ChargeTold, ...]
    laws: tuple[LawTold, ...]
    unreadable: tuple[UnreadableTold, ...]
    warnings: tuple[str, ...]
    notes: tuple[str, ...]

    @property
    def total(self) -> Fen:
        """What was taken too much and what is owed, together."""
        return self.overcharged + self.owed

    @property
    def costly(self) -> Sequence[FindingTold]:
        """The findings that are about money."""
        return [finding for finding in self.findings if finding.excess]
