"""A proposal for programs (JSON) and for people."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from juli.ledger.canonical import COLUMN_NAMES
from juli.ledger.entries import ChargeKind, Instrument, Kind
from juli.ledger.photographs.proposal import COLUMNS, Proposal, Value, told
from juli.ledger.photographs.words import Box, Word
from juli.ledger.speech import quoted
from juli.wording import Language, Said

_CODES = {"kind": frozenset(Kind), "instrument": frozenset(Instrument), "charge_kind": frozenset(ChargeKind)}
SCHEMA = "juli.photograph/1"


def column_name(column: str) -> Said:
    """How a column of a proposal is called."""
    name = COLUMN_NAMES.get(column)
    return name if isinstance(name, Said) else told(f"column-{column}")


def shown_value(column: str, text: str) -> Said | str:
    """A value as people read it: codes by their names, everything else as it stands."""
    is_code = column in _CODES and text in _CODES[column]
    return told(f"value-{text}") if is_code else text


def proposal_document(
    source: str, proposal: Proposal, words: Sequence[Word], size: tuple[int, int], language: Language
) -> dict[str, Any]:
    """The proposal as the document `juli.photograph/1`; places are left, top, right and bottom in pixels.

    `width` and `height` are those of the upright picture the places count in. Nothing in it is confirmed.
    """
    return {
        "schema": SCHEMA,
        "source": source,
        "kind": proposal.kind,
        "width": size[0],
        "height": size[1],
        "confirmed": False,
        "entries": [value_documents(entry.values, language) for entry in proposal.entries],
        "words": [{"text": word.text, "place": place_of(word.box), "confidence": word.confidence} for word in words],
    }


def value_documents(values: Mapping[str, Value], language: Language) -> dict[str, Any]:
    """The values of one proposed entry by their columns."""
    return {column: _value(values[column], language) for column in COLUMNS if column in values}


def place_of(box: Box | None) -> list[int] | None:
    """A place as a list, None where there is none."""
    return None if box is None else [box.left, box.top, box.right, box.bottom]


def proposal_table(source: str, proposal: Proposal, language: Language) -> str:
    """The proposal in lines a person reads."""
    return "\n".join(_lines(source, proposal, language)) + "\n"


def _value(value: Value, language: Language) -> dict[str, Any]:
    return {
        "text": value.text,
        "place": place_of(value.place),
        "confidence": value.confidence,
        "doubts": [doubt.text(language) for doubt in value.doubts],
    }


def _lines(source: str, proposal: Proposal, language: Language) -> Iterator[str]:
    kind, count = told(f"kind-{proposal.kind}"), len(proposal.entries)
    yield told("read-heading", source=source, kind=kind, count=count).text(language)
    for number, entry in enumerate(proposal.entries, start=1):
        yield told("read-entry", number=number).text(language)
        for column in COLUMNS:
            if column in entry.values:
                yield from _value_lines(column, entry.values[column], language)


def _value_lines(column: str, value: Value, language: Language) -> Iterator[str]:
    place = ", ".join(map(str, place_of(value.place) or ())) or "—"
    text = shown_value(column, quoted(value.text))
    values = {"column": column_name(column), "value": text, "place": place}
    yield "  " + told("read-value", confidence=value.confidence, **values).text(language)
    for doubt in value.doubts:
        yield "    " + told("read-doubt", doubt=doubt).text(language)
