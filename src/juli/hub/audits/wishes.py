"""What is asked for: which files, judged as of which day."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from juli.hub.audits.models import RunKind
from juli.hub.audits.roles import AGREEMENT, ENTRIES, RELATIONS, STATEMENT

ROLES = {RunKind.PORTFOLIO: (ENTRIES, *RELATIONS), RunKind.STATEMENT: (STATEMENT, AGREEMENT)}
"""What files of each kind of audit are for."""


@dataclass(frozen=True, slots=True)
class Upload:
    """One file: what it is for, the name it was given, and its bytes in pieces."""

    role: str
    name: str
    pieces: Iterable[bytes]


@dataclass(frozen=True, slots=True)
class Wish:
    """An audit to be carried out. `consumer`: the merchant is one, so that their law is cited too; `tariffs`: of a
    portfolio too these are inferred, as they always are of one merchant."""

    kind: RunKind
    as_of: date
    uploads: Sequence[Upload]
    language: str = "zh"
    consumer: bool = False
    tariffs: bool = False
