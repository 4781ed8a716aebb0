"""What was read of a file, for programs (JSON) and for people."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from juli.ledger.canonical import COLUMN_NAMES
from juli.ledger.entries import Entry, Kind, Reading
from juli.ledger.speech import joined, quoted, say
from juli.ledger.writing import canonical_cells, to_canonical
from juli.money import Fen, grouped_yuan, yuan
from juli.wording import Language

SCHEMA = "juli.read/1"

_TOTAL_OF = {
    "sales": Kind.SALE,
    "refunds": Kind.REFUND,
    "voids": Kind.VOID,
    "charges": Kind.CHARGE,
    "payouts": Kind.PAYOUT,
}


PREVIEWED = 5


def read_answer(
    reading: Reading, language: Language, *, json: bool = False, canonical: bool = False, preview: bool = False
) -> str | dict[str, Any]:
    """What `juli read` answers: a document, canonical CSV, or lines for people, with the first rows on request."""
    if canonical:
        return to_canonical(reading.entries)
    if json:
        rows = {"preview": [_row(entry) for entry in reading.entries[:PREVIEWED]]} if preview else {}
        return read_document(reading, language) | rows
    shown = "\n".join(_previewed(reading, language)) + "\n" if preview else ""
    return shown + read_table(reading, language) + "\n"


def canonical_notes(reading: Reading, language: Language) -> list[str]:
    """What canonical CSV cannot hold: the rows that were not read, the warnings, and what reached a bank account."""
    whole = list(_lines(replace(reading, entries=()), language))
    return whole[1:]


def _row(entry: Entry) -> dict[str, Any]:
    texts = {name: text for name, text in canonical_cells(entry).items() if text}
    return {"line": entry.line} | texts


def _previewed(reading: Reading, language: Language) -> Iterator[str]:
    shown = reading.entries[:PREVIEWED]
    yield say("read-preview", count=len(shown)).text(language)
    for entry in shown:
        filled = ((name, text) for name, text in canonical_cells(entry).items() if text and text != "false")
        cells = [say("read-cell", column=COLUMN_NAMES[name], value=quoted(text)) for name, text in filled]
        yield "  " + say("read-cells", line=entry.line, cells=joined(cells)).text(language)


def read_document(reading: Reading, language: Language) -> dict[str, Any]:
    """The reading as the document `juli.read/1`: amounts in yuan as text, days as YYYY-MM-DD or null.

    `fees` and `settled` are the sums over the sales that state them, `arrivals` what reached a bank account.
    """
    days = [entry.occurred_at.date().isoformat() for entry in reading.entries]
    return {
        "schema": SCHEMA,
        "source": reading.source,
        "format": reading.format,
        "encoding": reading.encoding,
        "entries": {str(kind): len(_of(reading, kind)) for kind in Kind},
        "from": min(days, default=None),
        "to": max(days, default=None),
        "totals": {name: yuan(total) for name, total in _totals(reading).items()},
        "arrivals": {"count": len(reading.arrivals), "total": yuan(_arrived(reading))},
        "unreadable": [
            {"source": row.source, "line": row.line, "reason": row.reason.text(language)} for row in reading.unreadable
        ],
        "warnings": [warning.text(language) for warning in reading.warnings],
    }


def read_table(reading: Reading, language: Language) -> str:
    """The reading in lines a person reads, ending with the rows that were not understood."""
    return "\n".join(_lines(reading, language))


def _lines(reading: Reading, language: Language) -> Iterator[str]:
    days = [entry.occurred_at.date() for entry in reading.entries]
    heading = say("read-heading", source=reading.source, format=say(f"format-{reading.format}"))
    yield heading.text(language)
    if days:
        yield say("read-period", first=min(days), last=max(days)).text(language)
    totals = _totals(reading)
    for name, kind in _TOTAL_OF.items():
        if count := len(_of(reading, kind)):
            yield "  " + say(f"read-{name}", count=count, total=grouped_yuan(totals[name])).text(language)
    for name in ("fees", "settled"):
        if totals[name]:
            yield "  " + say(f"read-{name}", total=grouped_yuan(totals[name])).text(language)
    if reading.arrivals:
        total = grouped_yuan(_arrived(reading))
        yield "  " + say("read-arrivals", count=len(reading.arrivals), total=total).text(language)
    if reading.unreadable:
        yield say("read-unreadable", count=len(reading.unreadable)).text(language)
    for row in reading.unreadable:
        told = say("read-line", line=row.line, reason=row.reason) if row.line else row.reason
        yield "  " + told.text(language)
    for warning in reading.warnings:
        yield say("read-warning", warning=warning).text(language)


def _of(reading: Reading, kind: Kind) -> list[Entry]:
    return [entry for entry in reading.entries if entry.kind is kind]


def _arrived(reading: Reading) -> Fen:
    return sum(arrival.amount for arrival in reading.arrivals)


def _totals(reading: Reading) -> Mapping[str, Fen]:
    sales = _of(reading, Kind.SALE)
    totals = {name: sum(entry.amount for entry in _of(reading, kind)) for name, kind in _TOTAL_OF.items()}
    return totals | {
        "fees": sum(entry.fee or 0 for entry in sales),
        "settled": sum(entry.settled or 0 for entry in sales),
    }
