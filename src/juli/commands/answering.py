"""How every command takes its words and answers: one answer on standard output, notes beside it, or a refusal."""

import argparse
import json
import os
import sys
from collections.abc import Mapping
from datetime import date, datetime, timedelta, timezone
from typing import TextIO

from juli.wording import LANGUAGES, Language, Said, terminal_language

DONE, UNUSABLE, INTERRUPTED = 0, 2, 130
"""Exit statuses: done, nothing usable, stopped by Ctrl-C."""

BEIJING = timezone(timedelta(hours=8))

Told = str | Mapping[str, object]
"""What stands on standard output: lines for people, or one document."""


class Refusal(Exception):
    """Nothing can be done with what was given; `notes` say why, each with its place."""

    def __init__(self, *notes: str) -> None:
        super().__init__(*notes)
        self.notes = notes


def add_output_options(parser: argparse.ArgumentParser) -> None:
    """Add `--json` and `--lang` to a command."""
    parser.add_argument("--json", action="store_true", help="one JSON document on standard output")
    parser.add_argument("--lang", choices=LANGUAGES, help="language of sentences (default: the terminal's)")
    parser.add_argument("--language", dest="lang", choices=LANGUAGES, help=argparse.SUPPRESS)


def read_day(text: str) -> date | None:
    """A day written as 2026-11-02, and in no other way; None for anything else."""
    try:
        on = date.fromisoformat(text)
    except ValueError:
        return None
    return on if on.isoformat() == text else None


def day_argument(text: str) -> date:
    """The same for argparse."""
    found = read_day(text)
    if found is None:
        raise argparse.ArgumentTypeError(f"no day: {text}")
    return found


def language_of(arguments: argparse.Namespace | None) -> Language:
    """The language asked for with a command, or else that of the terminal."""
    chosen: Language | None = getattr(arguments, "lang", None)
    return chosen or terminal_language(os.environ)


def run_told(arguments: argparse.Namespace) -> int:
    """Run a command that sets `tell`, a function of its arguments, the language and today (Beijing)."""
    language = language_of(arguments)
    place = f"{printable(arguments.file)}: " if "file" in arguments else ""
    return answered(arguments.tell(arguments, language, datetime.now(BEIJING).date()), language, place)


def answered(told: Told | Said, language: Language, place: str = "") -> int:
    """Put the answer out; Refusal where it is the reason why there is none, with the `place` it concerns."""
    if isinstance(told, Said):
        raise Refusal(printable(place + told.text(language)))
    answer(told)
    return DONE


def answer(told: Told, encoding: str | None = None) -> None:
    """A JSON document is UTF-8 wherever it goes; text follows the terminal and never fails for a character."""
    if isinstance(told, str):
        _configure(sys.stdout, encoding=encoding, errors="replace")
        sys.stdout.write(told)
    else:
        _configure(sys.stdout, encoding="utf-8")
        json.dump(told, sys.stdout, ensure_ascii=False, indent=1)
        sys.stdout.write("\n")


def note(text: str) -> None:
    """Say something beside the answer."""
    _configure(sys.stderr, errors="replace")
    print(text, file=sys.stderr)


def abandon_output() -> None:
    """Nobody can take our output any more; Python must not complain about it once again at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _configure(stream: TextIO, *, encoding: str | None = None, errors: str = "strict") -> None:
    if reconfigure := getattr(stream, "reconfigure", None):
        reconfigure(encoding=encoding, errors=errors)


def unopened(error: OSError | ValueError) -> Said:
    """Why a file could not be opened, in words; the system's own words for what is rare."""
    match error:
        case FileNotFoundError():
            return say("no-file")
        case IsADirectoryError():
            return say("is-folder")
        case PermissionError():
            return say("no-permission")
        case _:
            return say("not-opened", reason=getattr(error, "strerror", None) or str(error))


def printable(path: str) -> str:
    """A path as text that every output can carry, whatever bytes the file system holds."""
    plain = os.fsencode(path).decode("utf-8", "replace")
    return "".join(character if character.isprintable() else "\ufffd" for character in plain)


def say(code: str, **values: object) -> Said:
    """A sentence of the command line."""
    return Said("audit", f"command-{code}", values)
