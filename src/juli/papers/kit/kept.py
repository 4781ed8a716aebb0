"""A paper as a document to be kept, and read again as it was; and how its computed text has changed since."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from juli.papers.document import (
    Annex,
    Closing,
    Column,
    Heading,
    PaperBlock,
    Paragraph,
    Salutation,
    Signature,
    Signing,
    Table,
)
from juli.papers.kit.document import OwnText, Paper, Placed

NOT_COMPARED = ("closing", "signing")
"""Blocks whose change says nothing: the day stands there."""


@dataclass(frozen=True, slots=True)
class Changed:
    """A computed block that says something else than before; empty `before` is new, empty `now` is gone."""

    id: str
    before: str
    now: str


def kept_data(paper: Paper) -> dict[str, Any]:
    """All that a paper says, its own words apart, as plain JSON; annexes are not kept, the audit has them."""
    return {
        "kind": paper.kind,
        "version": paper.version,
        "dated_on": paper.dated_on.isoformat(),
        "reference": paper.reference,
        "note": paper.note,
        "title": paper.title,
        "blocks": [_placed_data(placed) for placed in paper.blocks],
        "computed": [_placed_data(placed) for placed in paper.computed or paper.blocks],
        "own": [asdict(text) for text in paper.own],
    }


def kept_paper(data: Mapping[str, Any], annexes: tuple[Annex, ...] = ()) -> Paper:
    """The paper as it was kept, with the annexes given; KeyError or TypeError for what is no such document."""
    return Paper(
        kind=data["kind"],
        version=data["version"],
        language="zh",
        dated_on=date.fromisoformat(data["dated_on"]),
        reference=data["reference"],
        note=data["note"],
        title=data["title"],
        blocks=tuple(map(_placed, data["blocks"])),
        annexes=annexes,
        computed=tuple(map(_placed, data["computed"])),
        own=tuple(OwnText(**text) for text in data["own"]),
    )


def changes(before: Paper, now: Paper) -> tuple[Changed, ...]:
    """What our own text says otherwise in `now` than in `before`, in its order, then what is gone."""
    old, new = _texts(before), _texts(now)
    found = [Changed(name, old.get(name, ""), text) for name, text in new.items() if old.get(name) != text]
    return (*found, *(Changed(name, text, "") for name, text in old.items() if name not in new))


def block_text(block: PaperBlock) -> str:
    """What a block says, on lines; cells of a row stand apart by a blank."""
    match block:
        case Heading(text=text) | Paragraph(text=text) | Salutation(text=text):
            return text
        case Closing(lead=lead, to=to):
            return f"{lead}\n{to}"
        case Table(rows=rows):
            return "\n".join(" ".join(filter(None, row)) for row in rows)
        case Signing(columns=columns):
            return "\n".join(entry.label + entry.value for column in columns for entry in column)


def _texts(paper: Paper) -> dict[str, str]:
    computed = paper.computed or paper.blocks
    return {one.id: block_text(one.block) for one in computed if one.id not in NOT_COMPARED}


def _placed_data(placed: Placed) -> dict[str, Any]:
    return {"id": placed.id, "own": placed.own, **asdict(placed.block)}


def _placed(data: Mapping[str, Any]) -> Placed:
    return Placed(data["id"], _block(data), data["own"])


def _block(data: Mapping[str, Any]) -> PaperBlock:
    match data["kind"]:
        case "heading":
            return Heading(data["text"])
        case "paragraph":
            return Paragraph(data["text"], data["indented"])
        case "salutation":
            return Salutation(data["text"])
        case "closing":
            return Closing(data["lead"], data["to"])
        case "signing":
            return Signing(tuple(tuple(_signatures(column)) for column in data["columns"]))
        case "table":
            return _table(data)
        case other:
            raise KeyError(other)


def _table(data: Mapping[str, Any]) -> Table:
    columns = tuple(Column(**column) for column in data["columns"])
    return Table(columns, tuple(tuple(row) for row in data["rows"]), tuple(data["total"]))


def _signatures(column: list[Mapping[str, str]]) -> Iterator[Signature]:
    return (Signature(**entry) for entry in column)
