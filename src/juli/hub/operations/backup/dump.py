"""The database as a stream: PostgreSQL's own `pg_dump` and `pg_restore`, each at one end of a pipe."""

import os
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import IO

from juli.hub.operations.backup.members import PIECE
from juli.hub.operations.backup.reach import Database, program
from juli.hub.operations.backup.snapshot import Snapshot
from juli.hub.operations.errors import CannotRun
from juli.hub.operations.processes import last_line

OURS_ALONE = ("--no-owner", "--no-privileges", "--no-comments", "--no-password")
"""Whoever restores owns everything; roles and comments on extensions belong to a server, not to an installation."""


def dumped(database: Database, seen: Snapshot) -> Iterator[bytes]:
    """The dump of a snapshot, in PostgreSQL's custom format."""
    security = [] if database.is_above_policies else ["--enable-row-security"]
    command = [program("pg_dump", seen.server_version), "--format=custom", f"--snapshot={seen.name()}", *OURS_ALONE]
    with _running([*command, *security], database, stdout=subprocess.PIPE) as process:
        assert process.stdout
        yield from iter(lambda: process.stdout.read(PIECE), b"")


def load(database: Database, content: Iterable[bytes]) -> None:
    """Restore a dump into an empty database: as a whole, or not at all.

    Policies are the last that `pg_restore` makes, so that they bind nobody while the rows go in.
    """
    with database.connect() as connection:
        found = program("pg_restore", connection.info.server_version)
    command = [found, "--single-transaction", "--exit-on-error", *OURS_ALONE]
    with _running(command, database, stdin=subprocess.PIPE) as process:
        assert process.stdin
        with suppress(BrokenPipeError), process.stdin:
            for piece in content:
                process.stdin.write(piece)


@contextmanager
def _running(
    command: Sequence[str], database: Database, *, stdin: int = subprocess.DEVNULL, stdout: int = subprocess.DEVNULL
) -> Iterator[subprocess.Popen[bytes]]:
    """A program with its pipe; CannotRun with its last words where it fails."""
    with tempfile.TemporaryFile() as words:
        process = subprocess.Popen(  # noqa: S603  (our own command lines, no shell)
            [*command, f"--dbname={database.address}"],
            stdin=stdin,
            stdout=stdout,
            stderr=words,
            env=_environment(database),
        )
        try:
            yield process
        except BaseException:
            process.kill()
            raise
        finally:
            for pipe in (process.stdin, process.stdout):
                _close(pipe)
            process.wait()
        if process.returncode:
            words.seek(0)
            reason = last_line(words.read().decode(errors="replace"))
            raise CannotRun("backup-program-failed", program=os.path.basename(command[0]), reason=reason)


def _close(pipe: IO[bytes] | None) -> None:
    if pipe:
        with suppress(BrokenPipeError):
            pipe.close()


def _environment(database: Database) -> dict[str, str]:
    """Ours without our settings, some of which are secret, and with the password, which no command line holds."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith("JULI_")}
    return {**plain, "PGPASSWORD": database.password} if database.password else plain
