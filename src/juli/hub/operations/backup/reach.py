"""How we and PostgreSQL's own programs reach the database of an installation, whether it runs or not."""

import re
import shutil
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from juli.hub.configuration import Configuration
from juli.hub.operations.backup.marker import refuse_half_restored
from juli.hub.operations.errors import CannotRun
from juli.hub.operations.running.locking import sole_use
from juli.hub.operations.running.place import ADMINISTRATOR, DATABASE, PORT, ROLE, Place, place_for, programs
from juli.hub.operations.running.postgres import Postgres

SESSION = "-c juli.kind=system -c statement_timeout=0 -c idle_in_transaction_session_timeout=0"
"""Options of every session: row security lets the system see all rows, and a long wait ends nothing."""
PATIENCE = 30
"""Seconds for our own server, which `juli up` may be starting at this moment."""


@dataclass(frozen=True, slots=True)
class Database:
    """A database as one role reaches it."""

    parameters: Mapping[str, str]
    is_above_policies: bool = False
    """Whether row security does not bind this role."""
    patience: int = 0
    """Seconds for which a server that does not answer may just be starting."""

    def connect(self) -> psycopg.Connection:
        """A connection that commits each statement; CannotRun when the server does not answer in time."""
        end = time.monotonic() + self.patience
        while True:
            try:
                return psycopg.connect(make_conninfo(**self.parameters), autocommit=True)
            except psycopg.OperationalError as error:
                if time.monotonic() >= end:
                    raise CannotRun("database-unreachable", reason=" ".join(str(error).split())) from None
                time.sleep(0.2)

    @property
    def address(self) -> str:
        """Where programs find it: without the password, since everybody may read a command line."""
        return make_conninfo(**{name: value for name, value in self.parameters.items() if name != "password"})

    @property
    def password(self) -> str:
        """What the address lacks; empty where none is needed."""
        return self.parameters.get("password", "")


def own_database(place: Place, *, administrator: bool = False) -> Database:
    """The database of our own server. Only the administrator is sure to see every row, whatever the policies say."""
    password = place.administrator_password if administrator else place.password
    parameters = {
        "host": str(place.socket),
        "port": str(PORT),
        "user": ADMINISTRATOR if administrator else ROLE,
        "password": password.read_text(encoding="ascii").strip(),
        "dbname": DATABASE,
        "require_auth": "scram-sha-256",
        "options": SESSION,
    }
    return Database(parameters, is_above_policies=administrator, patience=PATIENCE)


def given_database(url: str) -> Database:
    """The database behind JULI_DATABASE_URL."""
    parts = {name: str(value) for name, value in conninfo_to_dict(url).items()}
    return Database({**parts, "options": f"{parts.get('options', '')} {SESSION}".strip()})


@contextmanager
def reached(configuration: Configuration) -> Iterator[Database]:
    """The database of an installation; our own server is started for the time where it does not run."""
    refuse_half_restored(configuration)
    if configuration.database_url:
        yield given_database(configuration.database_url)
        return
    place = place_for(configuration.data)
    if not place.cluster.exists():
        raise CannotRun("backup-nothing", folder=configuration.data)
    with ExitStack() as stack:
        if _is_free(configuration.data, stack):
            server = Postgres(place)
            stack.callback(server.stop)
            server.start()
        yield own_database(place, administrator=True)


def dumper(server_version: int) -> str:
    """The path of a `pg_dump` for a server, whose version is as libpq tells it: 180006 for 18.6.

    The one on the PATH goes first, since it may speak TLS, unless it is older than the server.
    """
    found = shutil.which("pg_dump")
    if found and _major(found) >= server_version // 10000:
        return found
    return str(programs(None) / "pg_dump")


def undumper() -> str:
    """The path of the newest `pg_restore`, which reads what any `pg_dump` up to its own version wrote."""
    own = str(programs(None) / "pg_restore")
    return max(own, shutil.which("pg_restore") or own, key=_major)


def _major(path: str) -> int:
    told = subprocess.run([path, "--version"], capture_output=True, check=False, text=True).stdout  # noqa: S603
    number = re.search(r"\d+", told)
    return int(number[0]) if number else 0


def _is_free(data: Path, stack: ExitStack) -> bool:
    """Whether nobody runs the installation; then it is ours until the stack is left."""
    try:
        stack.enter_context(sole_use(data))
    except CannotRun:
        return False
    return True
