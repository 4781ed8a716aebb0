"""The command that tells what a text is about. One text on standard input, or JSON lines."""
# ruff: noqa: PLC0415  (a command loads only what it needs)

import argparse
import json
import sys
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from juli.commands.answering import (
    BEIJING,
    DONE,
    UNUSABLE,
    Refusal,
    Told,
    add_output_options,
    answer,
    day_argument,
    language_of,
    note,
    read_day,
)
from juli.wording import Language, Said

MOST_BYTES = 1024**2
"""One text is longer only by mistake."""


def add_triage_command(commands: Any) -> None:
    """Add `triage` to the commands of a parser."""
    parser = commands.add_parser("triage", help="what a text is about, read from standard input")
    parser.add_argument("--received-on", type=day_argument, metavar="DATE", help="the day it came (default: today)")
    parser.add_argument(
        "--lines", action="store_true", help="read JSON lines with id, text and received_on; answer in JSON lines"
    )
    add_output_options(parser)
    parser.set_defaults(run=_run)
    _add_corrections(parser.add_subparsers(metavar="COMMAND"))


def _add_corrections(commands: Any) -> None:
    parser = commands.add_parser("corrections", help="how often people found it right, on this installation")
    parser.add_argument("--json", action="store_true", help="one JSON document on standard output")
    parser.add_argument("--data", metavar="DIR", help="data folder (default: JULI_DATA, or ./data)")
    parser.set_defaults(run=_corrections)


def _corrections(arguments: argparse.Namespace) -> int:
    from juli.hub.operations import triage_corrections

    return triage_corrections.main(arguments)


def _run(arguments: argparse.Namespace) -> int:
    language = language_of(arguments)
    received_on = arguments.received_on or datetime.now(BEIJING).date()
    if arguments.lines:
        return _lines(language, received_on)
    answer(_one(arguments, language, received_on))
    return DONE


def _one(arguments: argparse.Namespace, language: Language, received_on: date) -> Told:
    from juli.triage import classify, triage_document, triage_table

    content = sys.stdin.buffer.read(MOST_BYTES + 1) if sys.stdin else b""
    text = _decoded(content)
    if text is None or len(content) > MOST_BYTES:
        raise Refusal(_say("not-text" if text is None else "long", most=MOST_BYTES).text(language))
    found = classify(text, received_on)
    return triage_document(found, language) if arguments.json else triage_table(found, language)


def _lines(language: Language, received_on: date) -> int:
    """Every line is answered with one of its own; one that cannot be read with its reason, and exit status 2."""
    from juli.triage import classify, triage_document

    status = DONE
    for number, told in enumerate(_told(language), start=1):
        if isinstance(told, str):
            note(_say("line", number=number, reason=told).text(language))
            status = UNUSABLE
            _write({"id": None, "error": told})
            continue
        line_id, text, on = told
        _write(triage_document(classify(text, on or received_on), language, line_id))
    return status


def _told(language: Language) -> Iterator[tuple[Any, str, date | None] | str]:
    """Each line as id, text and day, or what is wrong with it."""
    for line in sys.stdin.buffer if sys.stdin else ():
        if not line.strip():
            continue
        text = _decoded(line)
        read = _read(text) if text is not None and len(line) <= MOST_BYTES else "line-not-text"
        yield _say(read).text(language) if isinstance(read, str) else read


def _read(line: str) -> tuple[Any, str, date | None] | str:
    """One line read, or the code of what is wrong with it."""
    try:
        told = json.loads(line)
    except (ValueError, RecursionError):
        return "line-not-json"
    if not isinstance(told, dict) or not isinstance(told.get("text"), str):
        return "line-no-text"
    day = told.get("received_on")
    on = read_day(day) if isinstance(day, str) else None
    if day is not None and on is None:
        return "line-day"
    return told.get("id"), told["text"].encode("utf-8", "replace").decode("utf-8"), on


def _decoded(content: bytes) -> str | None:
    """UTF-8, or else GB18030; None for neither."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _write(told: dict[str, Any]) -> None:
    line = json.dumps(told, ensure_ascii=False)
    if reconfigure := getattr(sys.stdout, "reconfigure", None):
        reconfigure(encoding="utf-8")
    sys.stdout.write(line + "\n")


def _say(code: str, **values: object) -> Said:
    return Said("triage", f"command-{code}", values)
