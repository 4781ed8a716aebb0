"""The database as a stream: `pg_dump` writes it, `pg_restore` turns it into a script, and we carry that out.

`pg_restore` itself would talk to the server as the newest one expects, which an older one refuses. As a script the
dump goes into any server that has its features, over the connection we have anyway, and in a transaction of ours.
"""

import os
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from threading import Thread
from typing import IO

import psycopg

from juli.hub.operations.backup.members import PIECE
from juli.hub.operations.backup.reach import Database, dumper, undumper
from juli.hub.operations.backup.snapshot import Snapshot
from juli.hub.operations.errors import CannotRun

OURS_ALONE = ("--no-owner", "--no-privileges", "--no-comments")
"""Whoever restores owns everything; roles and comments on extensions belong to a server, not to an installation."""
NOT_FOR_US = (b"\\restrict ", b"\\unrestrict ", b"SET transaction_timeout ")
"""Lines for psql, and one that servers before version 17 do not understand."""


def dumped(database: Database, seen: Snapshot) -> Iterator[bytes]:
    """The dump of a snapshot, in PostgreSQL's custom format."""
    security = [] if database.is_above_policies else ["--enable-row-security"]
    command = [dumper(seen.server_version), "--format=custom", f"--snapshot={seen.name()}", *OURS_ALONE, *security]
    address = ["--no-password", f"--dbname={database.address}"]
    with _running([*command, *address], password=database.password) as process:
        yield from iter(lambda: process.stdout.read(PIECE), b"")  # type: ignore[union-attr]


def load(database: Database, content: Iterable[bytes]) -> None:
    """Restore a dump into an empty database: as a whole, or not at all.

    Policies are the last that a dump makes, so that they bind nobody while the rows go in.
    """
    command = [undumper(), "--file=-", "--enable-row-security", *OURS_ALONE]
    with database.connect() as connection:
        with connection.transaction(), _running(command, fed=True) as process:
            assert process.stdin
            assert process.stdout
            feeding = Feeding(content, process.stdin)
            feeding.start()
            carry_out(process.stdout, connection)
            feeding.end()
        # What the planner knows of the tables is in no dump; without it the first hours would be slow.
        connection.execute("ANALYZE")


class Feeding(Thread):
    """Writes into a pipe while somebody else reads at its other end."""

    def __init__(self, content: Iterable[bytes], pipe: IO[bytes]) -> None:
        super().__init__(daemon=True)
        self._content, self._pipe = content, pipe
        self._fault: Exception | None = None

    def run(self) -> None:
        try:
            with suppress(BrokenPipeError), self._pipe:
                for piece in self._content:
                    self._pipe.write(piece)
        except Exception as fault:
            self._fault = fault

    def end(self) -> None:
        """Wait until all is written; raises what went wrong with the content."""
        self.join()
        if self._fault:
            raise self._fault


def carry_out(script: Iterable[bytes], connection: psycopg.Connection) -> None:
    """Carry out a script of `pg_restore`: its statements as they come, the rows of a table as they come."""
    held, is_data = bytearray(), False
    lines = iter(script)
    for line in lines:
        if line.startswith(b"-- "):
            is_data = line.startswith(b"-- Data for Name: ")
        if is_data and line.startswith(b"COPY ") and line.endswith(b" FROM stdin;\n"):
            _execute(connection, held)
            _copy(connection, line, lines)
        elif not line.startswith(NOT_FOR_US):
            held += line
    _execute(connection, held)


def _execute(connection: psycopg.Connection, held: bytearray) -> None:
    try:
        connection.execute(bytes(held))
    except psycopg.Error as error:
        raise _not_loaded(error) from None
    held.clear()


def _copy(connection: psycopg.Connection, statement: bytes, lines: Iterator[bytes]) -> None:
    """The rows that follow, up to their end mark."""
    rows = bytearray()
    try:
        with connection.cursor() as cursor, cursor.copy(statement) as copy:
            for line in iter(lambda: next(lines, b"\\.\n"), b"\\.\n"):
                rows += line
                if len(rows) > PIECE:
                    copy.write(bytes(rows))
                    rows.clear()
            copy.write(bytes(rows))
    except psycopg.Error as error:
        raise _not_loaded(error) from None


def _not_loaded(error: psycopg.Error) -> CannotRun:
    return CannotRun("backup-program-failed", program="PostgreSQL", reason=" ".join(str(error).split()))


@contextmanager
def _running(command: Sequence[str], *, password: str = "", fed: bool = False) -> Iterator[subprocess.Popen[bytes]]:
    """A program with its output as a pipe, and its input where it is `fed`; CannotRun with its words where it fails."""
    with tempfile.TemporaryFile() as words:
        process = subprocess.Popen(  # noqa: S603  (our own command lines, no shell)
            command,
            stdin=subprocess.PIPE if fed else subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=words,
            env=_environment(password),
        )
        try:
            yield process
        except BaseException:
            process.kill()
            raise
        finally:
            process.stdout.close()  # type: ignore[union-attr]
            process.wait()
        if process.returncode:
            words.seek(0)
            reason = _fault(words.read().decode(errors="replace"))
            raise CannotRun("backup-program-failed", program=os.path.basename(command[0]), reason=reason)


def _fault(words: str) -> str:
    """Of all a program said, the line that says what went wrong."""
    lines = [line.strip() for line in words.splitlines() if line.strip()]
    return next((line for line in lines if "error:" in line), lines[-1] if lines else "-")


def _environment(password: str) -> dict[str, str]:
    """Ours without our settings, some of which are secret, and with the password, which no command line holds."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith("JULI_")}
    return {**plain, "PGPASSWORD": password} if password else plain
