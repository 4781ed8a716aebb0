"""The commands over statements: `audit` says what should not have moved, `read` what a file says."""
# ruff: noqa: PLC0415  (a command loads only what it needs, so that the first answer comes quickly)

import argparse
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from juli.commands.answering import (
    BEIJING,
    DONE,
    Refusal,
    add_output_options,
    answer,
    answered,
    day_argument,
    language_of,
    note,
    printable,
    say,
    unopened,
)
from juli.commands.portfolio import add_portfolio_options, is_portfolio, tell_portfolio
from juli.commands.report import add_report_option, reported
from juli.wording import Language

if TYPE_CHECKING:
    from juli.agreement import Agreement
    from juli.ledger import Limits, Reading, UnusableFile


def add_statement_commands(commands: Any) -> None:
    """Add `audit` and `read` to the commands of a parser."""
    _audit_command(commands.add_parser("audit", help="what of the money on these statements should not have moved"))
    _read_command(commands.add_parser("read", help="what a statement file says, and what of it cannot be read"))


def _audit_command(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="*", metavar="FILE", help="statements: CSV, XLSX or Parquet")
    parser.add_argument("--agreement", metavar="FILE", help="what was agreed, as TOML; without it little can be judged")
    parser.add_argument(
        "--as-of", type=day_argument, metavar="DATE", help="judge as of this day (default: today in Beijing)"
    )
    parser.add_argument("--consumer", action="store_true", help="the merchant is a consumer: cite their law too")
    add_report_option(parser)
    add_portfolio_options(parser)
    add_output_options(parser)
    parser.set_defaults(run=_audit, refuse=parser.error)


def _read_command(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="a statement: CSV, XLSX, fixed width, ZIP or Parquet")
    parser.add_argument("--map", metavar="FILE", help="which column is what, as TOML, where no format fits")
    parser.add_argument("--preview", action="store_true", help="show how the first rows are read")
    parser.add_argument("--canonical", action="store_true", help="canonical CSV on standard output")
    add_output_options(parser)
    parser.set_defaults(run=_read)


def _audit(arguments: argparse.Namespace) -> int:
    from juli.audit import audit, document, table
    from juli.calendars import official
    from juli.ledger import Unreadable, combine, settle

    language = language_of(arguments)
    if is_portfolio(arguments):
        return answered(tell_portfolio(arguments, language, note), language)
    readings, unusable = _read_all(arguments.files)
    notes = [_unusable_note(each, language) for each in unusable]
    if not readings:
        raise Refusal(*notes)
    agreement = _agreement(arguments.agreement, language)
    for each in notes:
        note(each)
    ledger = settle(combine(readings), official())
    left_aside = tuple(Unreadable(each.source, each.line, each.reason) for each in unusable)
    unreadable = sorted((*ledger.unreadable, *left_aside), key=lambda row: (row.source, row.line))
    found = audit(
        replace(ledger, unreadable=tuple(unreadable)),
        agreement,
        as_of=arguments.as_of or datetime.now(BEIJING).date(),
        calendar=official(),
        consumer=arguments.consumer,
    )
    told = document(found, language) if arguments.json else table(found, language)
    answer(reported(arguments.report, found, told, language, note))
    return DONE


def _read(arguments: argparse.Namespace) -> int:
    from juli.ledger.report import canonical_notes, read_answer

    language = language_of(arguments)
    readings, unusable = _read_all([arguments.file], arguments.map)
    if unusable:
        raise Refusal(_unusable_note(unusable[0], language))
    for each in canonical_notes(readings[0], language) if arguments.canonical else ():
        note(each)
    form = {name: getattr(arguments, name) for name in ("json", "canonical", "preview")}
    answer(read_answer(readings[0], language, **form), encoding="utf-8" if arguments.canonical else None)
    return DONE


def _read_all(paths: Sequence[str], columns: str | None = None) -> tuple[list["Reading"], list["UnusableFile"]]:
    """Every file as its reading, by the mapping `columns` where one is given, or as the reason why not."""
    from juli.ledger import Limits, UnusableFile, distinct_names, load_mapping, read_mapped

    # A person at the command line knows what they start: more than an upload may hold.
    limits = Limits(bytes=512 * 1024**2, expanded=2 * 1024**3, rows=3_000_000)
    readings: list[Reading] = []
    unusable: list[UnusableFile] = []
    for path, name in zip(paths, distinct_names([printable(path) for path in paths]), strict=True):
        try:
            named = printable(columns or "")
            mapping = load_mapping(named, _content(columns, named, limits)) if columns else None
            readings.append(read_mapped(name, _content(path, name, limits), mapping, limits=limits))
        except UnusableFile as error:
            unusable.append(error)
    return readings, unusable


def _content(path: str, name: str, limits: "Limits") -> bytes:
    from juli.ledger import UnusableFile

    try:
        with Path(path).open("rb") as file:
            return file.read(limits.bytes + 1)
    except (OSError, ValueError) as error:
        raise UnusableFile(name, unopened(error)) from error


def _agreement(path: str | None, language: Language) -> "Agreement | None":
    from juli.agreement import AgreementError, load_toml

    if path is None:
        note(say("without-agreement").text(language))
        return None
    name = printable(path)
    try:
        return load_toml(Path(path).read_bytes(), name)
    except (OSError, ValueError) as error:
        if isinstance(error, AgreementError):
            raise Refusal(*(f"{name}: {problem.said.text(language)}" for problem in error.problems)) from error
        raise Refusal(f"{name}: {unopened(error).text(language)}") from error


def _unusable_note(error: "UnusableFile", language: Language) -> str:
    place = f"{error.source}:{error.line}" if error.line else error.source
    return f"{place}: {error.reason.text(language)}"
