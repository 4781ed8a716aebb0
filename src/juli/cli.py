"""`juli`: each command calls one public function of one room.

Standard output carries the answer alone, standard error every note. Exit status: 0 done, 2 nothing usable.
"""
# ruff: noqa: PLC0415  (a command loads only what it needs, so that the first answer comes quickly)

import argparse
import errno
import json
import os
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TextIO

from juli import __version__
from juli.agreement_commands import add_agreement_commands, printable, unopened
from juli.hub.operations.commands import add_process_commands
from juli.hub.operations.privacy_commands import add_privacy_commands
from juli.ladder_commands import add_ladder_commands
from juli.paper_commands import add_paper_commands
from juli.photo_commands import add_photo_command
from juli.portfolio_commands import add_portfolio_options, is_portfolio, tell_portfolio
from juli.refusal import Refusal
from juli.report_command import add_report_option, reported
from juli.wording import LANGUAGES, Language, Said, terminal_language

if TYPE_CHECKING:
    from juli.agreement import Agreement
    from juli.ledger import Limits, Reading, UnusableFile

DONE, UNUSABLE, INTERRUPTED = 0, 2, 130
BEIJING = timezone(timedelta(hours=8))


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; its exit status."""
    arguments = argparse.Namespace()
    try:
        _parser().parse_args(argv, arguments)
        run: Callable[[argparse.Namespace], int] = arguments.run
        status = run(arguments)
        sys.stdout.flush()
    except Refusal as refusal:
        for note in refusal.notes:
            _note(note)
        return UNUSABLE
    except BrokenPipeError:
        _abandon_output()
        return DONE
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        _note(_failure(error).text(_language(arguments)))
        return UNUSABLE
    return status


def _failure(error: Exception) -> Said:
    """What to say of an error nobody caught: a full disk is the reader's to mend, anything else is ours."""
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
        _abandon_output()
        return _say("disk-full")
    return _say("failed", reason=f"{type(error).__name__}: {error}")


def _abandon_output() -> None:
    """Nobody can take our output any more; Python must not complain about it once again at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


class _Parser(argparse.ArgumentParser):
    """Says what is wrong with a command in one sentence of the terminal's language, and how it is written."""

    def error(self, message: str) -> NoReturn:
        language = _language(None)
        usage = " ".join(self.format_usage().removeprefix("usage: ").split())
        raise Refusal(_misuse(message).text(language), _say("usage", usage=usage).text(language))


_MISUSES = {
    "missing": r"the following arguments are required: (?P<name>.+)",
    "unrecognized": r"unrecognized arguments: (?P<name>.+)",
    "choice": r"argument (?P<name>\S+): invalid choice: (?P<text>.+) \(choose from (?P<allowed>.+)\)",
    "number": r"argument (?P<name>\S+): invalid int value: (?P<text>.+)",
    "no-value": r"argument (?P<name>\S+): expected .+",
    "needless-value": r"argument (?P<name>\S+): ignored explicit argument (?P<text>.+)",
    "day": r"argument (?P<name>\S+): no day: (?P<text>.*)",
}
"""What the parser says in English, and nowhere in parts."""


def _misuse(message: str) -> Said:
    for code, pattern in _MISUSES.items():
        if found := re.fullmatch(pattern, message, re.DOTALL):
            return _say(f"misuse-{code}", **{part: printable(text) for part, text in found.groupdict().items()})
    return _say("misuse")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="juli", description="Complaints about payment terminals, proven to the fen.")
    parser.add_argument("--version", action="version", version=f"juli {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _audit_command(commands.add_parser("audit", help="what of the money on these statements should not have moved"))
    _read_command(commands.add_parser("read", help="what a statement file says, and what of it cannot be read"))
    add_agreement_commands(commands, _day, _told)
    add_photo_command(commands, _told)
    add_ladder_commands(commands, _day, _told)
    add_paper_commands(commands, _day, _told)
    add_process_commands(commands)
    _doctor_command(commands.add_parser("doctor", help="check an installation"))
    _backup_command(commands.add_parser("backup", help="put database and files into one encrypted archive"))
    _restore_command(commands.add_parser("restore", help="bring an archive back into an empty installation"))
    add_privacy_commands(commands, _day)
    _staff_command(commands.add_parser("staff", help="the people of an organisation's desk"))
    _operator_command(commands.add_parser("operator", help="who runs this installation"))
    _provider_command(commands.add_parser("identity-provider", help="an organisation's own sign-in"))
    return parser


def _audit_command(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="*", metavar="FILE", help="statements: CSV, XLSX or Parquet")
    parser.add_argument("--agreement", metavar="FILE", help="what was agreed, as TOML; without it little can be judged")
    parser.add_argument("--as-of", type=_day, metavar="DATE", help="judge as of this day (default: today in Beijing)")
    parser.add_argument("--consumer", action="store_true", help="the merchant is a consumer: cite their law too")
    add_report_option(parser)
    add_portfolio_options(parser)
    _output_options(parser)
    parser.set_defaults(run=_audit, refuse=parser.error)


def _read_command(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="a statement: CSV, XLSX, fixed width, ZIP or Parquet")
    parser.add_argument("--map", metavar="FILE", help="which column is what, as TOML, where no format fits")
    parser.add_argument("--preview", action="store_true", help="show how the first rows are read")
    parser.add_argument("--canonical", action="store_true", help="canonical CSV on standard output")
    _output_options(parser)
    parser.set_defaults(run=_read)


def _output_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="one JSON document on standard output")
    parser.add_argument("--lang", choices=LANGUAGES, help="language of sentences (default: the terminal's)")
    parser.add_argument("--language", dest="lang", choices=LANGUAGES, help=argparse.SUPPRESS)


def _doctor_command(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--data", metavar="DIR", help="data folder (default: JULI_DATA, or ./data)")
    parser.add_argument("--json", action="store_true", help="one JSON document on standard output")
    parser.set_defaults(run=_doctor)


def _backup_command(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--verify", action="store_true", help="read an archive whole and change nothing")
    _archive_options(parser)
    parser.set_defaults(run=_backup)


def _restore_command(parser: argparse.ArgumentParser) -> None:
    _archive_options(parser)
    parser.set_defaults(run=_restore)


def _archive_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="the archive")
    parser.add_argument("--data", metavar="DIR", help="data folder (default: JULI_DATA, or ./data)")
    parser.add_argument(
        "--passphrase-file",
        metavar="FILE",
        help="its first line is the passphrase (default: JULI_BACKUP_PASSPHRASE, or asked at the terminal)",
    )
    parser.add_argument("--json", action="store_true", help="one JSON document on standard output")


def _audit(arguments: argparse.Namespace) -> int:
    from juli.audit import audit, document, table
    from juli.calendars import official
    from juli.ledger import Unreadable, combine, settle

    language = _language(arguments)
    if is_portfolio(arguments):
        return _answered(tell_portfolio(arguments, language, _note), language)
    readings, unusable = _read_all(arguments.files)
    notes = [_unusable_note(each, language) for each in unusable]
    if not readings:
        raise Refusal(*notes)
    agreement = _agreement(arguments.agreement, language)
    for note in notes:
        _note(note)
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
    _answer(reported(arguments.report, found, told, language, _note))
    return DONE


def _read(arguments: argparse.Namespace) -> int:
    from juli.ledger.report import canonical_notes, read_answer

    language = _language(arguments)
    readings, unusable = _read_all([arguments.file], arguments.map)
    if unusable:
        raise Refusal(_unusable_note(unusable[0], language))
    for note in canonical_notes(readings[0], language) if arguments.canonical else ():
        _note(note)
    form = {name: getattr(arguments, name) for name in ("json", "canonical", "preview")}
    _answer(read_answer(readings[0], language, **form), encoding="utf-8" if arguments.canonical else None)
    return DONE


def _told(arguments: argparse.Namespace) -> int:
    language = _language(arguments)
    place = f"{printable(arguments.file)}: " if "file" in arguments else ""
    return _answered(arguments.tell(arguments, language, datetime.now(BEIJING).date()), language, place)


def _answered(told: str | Mapping[str, object] | Said, language: Language, place: str = "") -> int:
    if isinstance(told, Said):
        raise Refusal(printable(place + told.text(language)))
    _answer(told)
    return DONE


def _staff_command(parser: argparse.ArgumentParser) -> None:
    acts = parser.add_subparsers(dest="act", required=True)
    add = acts.add_parser("add", help="open an organisation's desk and seat a person at it; prints their first link")
    add.add_argument("--organisation", metavar="NAME", required=True, help="full name of the payment institution")
    add.add_argument("--email", required=True, help="with which the person signs in")
    add.add_argument("--name", required=True, help="of the person")
    add.add_argument("--data", metavar="DIR", help="data folder of the running installation")
    add.set_defaults(run=_staff_add)


def _operator_command(parser: argparse.ArgumentParser) -> None:
    acts = parser.add_subparsers(dest="act", required=True)
    add = acts.add_parser("add", help="make a person an operator; prints their first link")
    add.add_argument("--name", required=True, help="of the person")
    remove = acts.add_parser("remove", help="make an operator an ordinary person again, and sign them out")
    reset = acts.add_parser("reset", help="delete a person's second factors and print a link for a new password")
    for each in (add, remove, reset):
        each.add_argument("--email", required=True, help="with which the person signs in")
        each.add_argument("--data", metavar="DIR", help="data folder of the running installation")
        each.set_defaults(run=_operator)


def _provider_command(parser: argparse.ArgumentParser) -> None:
    acts = parser.add_subparsers(dest="act", required=True)
    add = acts.add_parser("add", help="let an organisation's staff sign in with its own provider (OpenID Connect)")
    add.add_argument("--issuer", metavar="URL", required=True, help="address of the provider")
    add.add_argument("--client-id", metavar="ID", required=True, help="how the provider knows this installation")
    add.add_argument("--client-secret-file", metavar="FILE", required=True, help="holds the secret, nothing else")
    add.add_argument("--domain", action="append", required=True, help="of the staff's addresses; may be repeated")
    add.add_argument("--required", action="store_true", help="its staff sign in no other way")
    remove = acts.add_parser("remove", help="take an organisation's provider away")
    listing = acts.add_parser("list", help="which organisations have one")
    listing.add_argument("--json", action="store_true", help="one JSON document on standard output")
    for each in (add, remove):
        each.add_argument("--organisation", metavar="NAME", required=True, help="full name of the organisation")
    for each in (add, remove, listing):
        each.add_argument("--data", metavar="DIR", help="data folder of the running installation")
        each.set_defaults(run=_identity_provider)


def _doctor(arguments: argparse.Namespace) -> int:
    from juli.hub.operations.checks import doctor

    return doctor.main(arguments)


def _backup(arguments: argparse.Namespace) -> int:
    from juli.hub.operations.backup import commands

    return commands.backup(arguments)


def _restore(arguments: argparse.Namespace) -> int:
    from juli.hub.operations.backup import commands

    return commands.restore_backup(arguments)


def _staff_add(arguments: argparse.Namespace) -> int:
    from juli.hub.operations import people

    return people.main(arguments)


def _operator(arguments: argparse.Namespace) -> int:
    from juli.hub.operations import operators

    return operators.main(arguments)


def _identity_provider(arguments: argparse.Namespace) -> int:
    from juli.hub.operations import providers

    return providers.main(arguments)


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
        _note(_say("without-agreement").text(language))
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


def _day(text: str) -> date:
    try:
        found = date.fromisoformat(text)
    except ValueError:
        found = None
    if found is None or found.isoformat() != text:
        raise argparse.ArgumentTypeError(f"no day: {text}")
    return found


def _language(arguments: argparse.Namespace | None) -> Language:
    chosen: Language | None = getattr(arguments, "lang", None)
    return chosen or terminal_language(os.environ)


def _say(code: str, **values: object) -> Said:
    return Said("audit", f"command-{code}", values)


def _answer(told: str | Mapping[str, object], encoding: str | None = None) -> None:
    """A JSON document is UTF-8 wherever it goes; text follows the terminal and never fails for a character."""
    if isinstance(told, str):
        _configure(sys.stdout, encoding=encoding, errors="replace")
        sys.stdout.write(told)
    else:
        _configure(sys.stdout, encoding="utf-8")
        json.dump(told, sys.stdout, ensure_ascii=False, indent=1)
        sys.stdout.write("\n")


def _note(text: str) -> None:
    _configure(sys.stderr, errors="replace")
    print(text, file=sys.stderr)


def _configure(stream: TextIO, *, encoding: str | None = None, errors: str = "strict") -> None:
    if reconfigure := getattr(stream, "reconfigure", None):
        reconfigure(encoding=encoding, errors=errors)


if __name__ == "__main__":
    sys.exit(main())
