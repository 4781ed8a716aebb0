"""A paper as what it says, before anything decides how it looks: plain texts in plain blocks."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from juli.wording import Language

Align = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a section, with its number."""

    text: str
    kind: Literal["heading"] = field(default="heading", init=False)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph; `indented` by two characters unless it is a note or an item of a list."""

    text: str
    indented: bool = True
    kind: Literal["paragraph"] = field(default="paragraph", init=False)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table. `share` is its part of the free width; 0 is as wide as its contents."""

    head: str
    align: Align = "center"
    share: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """A three-line table; every row, and `total` where it is not empty, has one text per column."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    total: tuple[str, ...] = ()
    kind: Literal["table"] = field(default="table", init=False)


Block = Heading | Paragraph | Table


@dataclass(frozen=True, slots=True)
class Annex:
    """A part printed after the letter. `title` is its number and its `name`."""

    title: str
    name: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Signature:
    """One line of the signature block; an empty `value` is a line to sign on."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Salutation:
    """Whom the paper addresses, on its top."""

    text: str
    kind: Literal["salutation"] = field(default="salutation", init=False)


@dataclass(frozen=True, slots=True)
class Closing:
    """The formula at the end: `lead` indented, `to` on a line of its own at the edge."""

    lead: str
    to: str
    kind: Literal["closing"] = field(default="closing", init=False)


@dataclass(frozen=True, slots=True)
class Signing:
    """Where it is signed: one column on the right, or one for each side."""

    columns: tuple[tuple[Signature, ...], ...]
    kind: Literal["signing"] = field(default="signing", init=False)


PaperBlock = Heading | Paragraph | Table | Salutation | Closing | Signing


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter ready to be set: `reference` and `note` stand on top of each page."""

    language: Language
    dated_on: date
    reference: str
    note: str
    title: str
    salutation: str
    body: tuple[Block, ...]
    attachments: str
    signature: tuple[Signature, ...]
    annexes: tuple[Annex, ...]
