"""The passphrase of an archive: from a private file, the environment or the terminal, never from the command line."""

import getpass
import os
import sys
from pathlib import Path

from juli.hub.operations.errors import CannotRun
from juli.hub.operations.private_files import is_private
from juli.hub.operations.terminal import language, said

SETTING = "JULI_BACKUP_PASSPHRASE"
SHORTEST = 16
"""Characters of a new passphrase."""


def known_passphrase(path: str | None) -> str:
    """The passphrase of an archive that is there; CannotRun where nobody gives one."""
    return _given(path) or _asked("passphrase-ask")


def new_passphrase(path: str | None) -> str:
    """The passphrase of a new archive: long enough, and typed twice where it is typed."""
    given = _given(path)
    found = given or _asked("passphrase-ask")
    if len(found) < SHORTEST:
        raise CannotRun("passphrase-short", shortest=SHORTEST)
    if not given and _asked("passphrase-again") != found:
        raise CannotRun("passphrase-differs")
    return found


def _given(path: str | None) -> str:
    # Taken out of the environment, so that no program we start inherits it.
    return _in_file(Path(path)) if path else os.environ.pop(SETTING, "")


def _in_file(path: Path) -> str:
    """The first line of a file that nobody else may read; a pipe has no rights to look at."""
    try:
        if path.is_file() and not is_private(path):
            raise CannotRun("not-private", path=path, mode="600")
        with path.open(encoding="utf-8") as file:
            return file.readline().rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        raise CannotRun("passphrase-unreadable", path=path, reason=error) from None


def _asked(code: str) -> str:
    typed = getpass.getpass(said(code).text(language())) if sys.stdin.isatty() else ""
    if not typed:
        raise CannotRun("passphrase-missing")
    return typed
