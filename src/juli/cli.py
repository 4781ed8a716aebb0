"""`juli`: each command calls one public function of one room.

Standard output carries the answer alone, standard error every note. Exit status: 0 done, 2 nothing usable.
"""

import argparse
import errno
import re
import sys
from collections.abc import Callable, Sequence
from typing import NoReturn

from juli import __version__
from juli.commands.answering import (
    DONE,
    INTERRUPTED,
    UNUSABLE,
    Refusal,
    abandon_output,
    day_argument,
    language_of,
    note,
    printable,
    say,
)
from juli.commands.contracts import add_contract_commands
from juli.commands.installation import add_installation_commands
from juli.commands.ladder import add_ladder_commands
from juli.commands.papers import add_paper_commands
from juli.commands.photographs import add_photo_command
from juli.commands.statements import add_statement_commands
from juli.commands.triage import add_triage_command
from juli.hub.operations.commands import add_process_commands
from juli.hub.operations.privacy_commands import add_privacy_commands
from juli.wording import Said


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; its exit status."""
    arguments = argparse.Namespace()
    try:
        _parser().parse_args(argv, arguments)
        run: Callable[[argparse.Namespace], int] = arguments.run
        status = run(arguments)
        sys.stdout.flush()
    except Refusal as refusal:
        for each in refusal.notes:
            note(each)
        return UNUSABLE
    except BrokenPipeError:
        abandon_output()
        return DONE
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        note(_failure(error).text(language_of(arguments)))
        return UNUSABLE
    return status


def _failure(error: Exception) -> Said:
    """What to say of an error nobody caught: a full disk is the reader's to mend, anything else is ours."""
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
        abandon_output()
        return say("disk-full")
    return say("failed", reason=f"{type(error).__name__}: {error}")


class _Parser(argparse.ArgumentParser):
    """Says what is wrong with a command in one sentence of the terminal's language, and how it is written."""

    def error(self, message: str) -> NoReturn:
        language = language_of(None)
        usage = " ".join(self.format_usage().removeprefix("usage: ").split())
        raise Refusal(_misuse(message).text(language), say("usage", usage=usage).text(language))


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
            return say(f"misuse-{code}", **{part: printable(text) for part, text in found.groupdict().items()})
    return say("misuse")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="juli", description="Complaints about payment terminals, proven to the fen.")
    parser.add_argument("--version", action="version", version=f"juli {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    add_statement_commands(commands)
    add_photo_command(commands)
    add_contract_commands(commands)
    add_ladder_commands(commands)
    add_triage_command(commands)
    add_paper_commands(commands)
    add_process_commands(commands)
    add_installation_commands(commands)
    add_privacy_commands(commands, day_argument)
    return parser


if __name__ == "__main__":
    sys.exit(main())
