"""A small real installation of its own, and `juli` run beside it as an operator would."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

from juli.evidence.store import FileStore
from juli.hub.configuration import Configuration, read_configuration
from juli.hub.operations.backup.snapshot import TABLES
from juli.hub.operations.running.place import place_for
from juli.hub.operations.running.postgres import Postgres, connect

ROOT = Path(__file__).resolve().parents[4]
PASSPHRASE = "correct horse battery staple"
PATIENCE = 120
CHEAP = 10
"""Cost of a guess at the passphrase in tests."""


@dataclass
class Ended:
    """A command that has ended: its status, what it answered, and what it noted on the way."""

    status: int
    out: str
    err: str


@dataclass(frozen=True)
class Installation:
    """A data folder, whose database runs only while `served` holds."""

    data: Path

    @property
    def configuration(self) -> Configuration:
        return read_configuration({"JULI_DATA": str(self.data)})

    @property
    def store(self) -> FileStore:
        return FileStore(self.configuration.files)

    @contextmanager
    def served(self, *, may_create: bool = False) -> Iterator[Postgres]:
        """Its database, up."""
        server = Postgres(place_for(self.data), may_create=may_create)
        server.start()
        try:
            yield server
        finally:
            server.stop()

    def contents(self) -> dict[str, str]:
        """A digest of all rows of each table, while it is served."""
        with connect(place_for(self.data), administrator=True) as connection:
            return contents(connection)


def contents(connection: psycopg.Connection) -> dict[str, str]:
    every = "SELECT md5(coalesce(string_agg(t::text, E'\\n' ORDER BY t::text), '')) FROM {} AS t"
    names = [name for (name,) in connection.execute(TABLES)]
    return {name: connection.execute(every.format(f'"{name}"')).fetchone()[0] for name in names}  # type: ignore


def environment(**settings: str) -> dict[str, str]:
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("JULI_", "DJANGO_"))}
    given = {"JULI_BACKUP_PASSPHRASE": PASSPHRASE, "LC_ALL": "en_GB.UTF-8"}
    return {**plain, "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}", **given, **settings}


def launched(*words: object, **settings: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", "juli.cli", *map(str, words)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment(**settings),
    )


def juli(*words: object, **settings: str) -> Ended:
    """`juli …`, to its end; never with a traceback."""
    process = launched(*words, **settings)
    out, err = process.communicate(timeout=PATIENCE)
    assert "Traceback" not in err, err
    return Ended(process.returncode, out, err)


def seeded(data: Path) -> Installation:
    """A new installation with a few complaints and files, stopped."""
    made = Installation(data)
    with made.served():
        command = [sys.executable, "-m", "tests.hub.operations.backup.seeding"]
        settings = environment(JULI_DATA=str(data), DJANGO_SETTINGS_MODULE="juli.hub.settings")
        subprocess.run(command, check=True, cwd=ROOT, env=settings, timeout=PATIENCE)
    return made
