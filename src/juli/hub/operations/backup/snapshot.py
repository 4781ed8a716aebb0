"""One moment of the database: everything asked of a snapshot, and the dump of it, agree with each other."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from psycopg import sql

from juli.hub.files import FILES_LOCK
from juli.hub.operations.backup.manifest import Chains
from juli.hub.operations.backup.reach import Database
from juli.hub.operations.errors import CannotRun

NAMED_FILES = (
    ("complaints_draftfile", "sha256", "true"),
    ("complaints_draftpicture", "picture_sha256", "picture_sha256 <> ''"),
    ("complaints_evidenceitem", "sha256", "state <> 'erased'"),
    ("complaints_evidenceitem", "picture_sha256", "state <> 'erased' AND picture_sha256 <> ''"),
    ("complaints_access", "authority_sha256", "authority_sha256 <> ''"),
    ("directory_activationdocument", "sha256", "true"),
)
"""Every column that names stored files by their digest, with the rows whose files are still there."""

TABLES = """
SELECT relname FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
WHERE nspname = 'public' AND relkind IN ('r', 'p') AND NOT relispartition
    AND NOT EXISTS (SELECT 1 FROM pg_depend WHERE objid = pg_class.oid AND deptype = 'e')
ORDER BY relname
"""
COLUMN = "SELECT 1 FROM pg_attribute WHERE attrelid = to_regclass(%s) AND attname = %s AND NOT attisdropped"
HEADS = """
SELECT DISTINCT ON (complaint_id) complaint_id::text, position, hash
FROM complaints_event ORDER BY complaint_id, position DESC
"""
BATCH = 5_000


class Snapshot:
    """What a connection sees, all at the same moment if it is inside a transaction that repeats its reads."""

    def __init__(self, connection: psycopg.Connection) -> None:
        self._connection = connection

    @property
    def server_version(self) -> int:
        """As libpq tells it: 180006 for 18.6."""
        return self._connection.info.server_version

    @property
    def server(self) -> str:
        """The version as people write it: 18.6."""
        return self._connection.info.parameter_status("server_version") or ""

    def name(self) -> str:
        """Under which another session can look at the same moment."""
        return self._one("SELECT pg_export_snapshot()")

    def moment(self) -> str:
        """When it was taken, in UTC."""
        return self._one("""SELECT to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')""")

    def tables(self) -> list[str]:
        """Every table but those of extensions."""
        return [name for (name,) in self._connection.execute(TABLES)]

    def rows(self) -> dict[str, int]:
        """How many rows each table has."""
        count = sql.SQL("SELECT count(*) FROM {}")
        return {name: int(self._one(count.format(sql.Identifier(name)))) for name in self.tables()}

    def migrations(self) -> list[tuple[str, str]]:
        """Which changes to the tables were made."""
        return [*self._connection.execute("SELECT app, name FROM django_migrations ORDER BY app, name")]

    def chains(self) -> Chains:
        """The end of every event chain, in one digest: a line `complaint position hash` each."""
        count, digest = 0, hashlib.sha256()
        for complaint, position, own in self._each(HEADS):
            count += 1
            digest.update(f"{complaint} {position} {own}\n".encode())
        return Chains(count, digest.hexdigest())

    def file_count(self) -> int:
        """How many stored files the rows name."""
        return int(self._one(sql.SQL("SELECT count(*) FROM ({}) AS named").format(self._named_files())))

    def files(self) -> Iterator[str]:
        """The digest of every stored file that a row names, in order, each once."""
        for (digest,) in self._each(self._named_files() + sql.SQL(" ORDER BY 1")):
            yield digest

    def _named_files(self) -> sql.Composed:
        """The digests in all columns there are: an archive of an earlier version may lack the newer ones."""
        each = sql.SQL("SELECT {}::text FROM {} WHERE {}")
        parts = [
            each.format(sql.Identifier(column), sql.Identifier(table), sql.SQL(rows))
            for table, column, rows in NAMED_FILES
            if self._connection.execute(COLUMN, [f"public.{table}", column]).fetchone()
        ]
        return sql.SQL(" UNION ").join(parts)

    def _one(self, question: "str | sql.Composed") -> str:
        row = self._connection.execute(question).fetchone()
        return str(row[0]) if row else ""

    def _each(self, question: "str | sql.Composed") -> Iterator[tuple[str, ...]]:
        """Rows as they come, without holding all of them; only inside a transaction."""
        with self._connection.transaction(), self._connection.cursor("each") as cursor:
            cursor.itersize = BATCH
            yield from cursor.execute(question)


@contextmanager
def snapshot(database: Database) -> Iterator[Snapshot]:
    """The database at this moment. Until it is left, no file is removed from the store."""
    with database.connect() as connection:
        # Taken before the moment is: a removal under way has to be over, and seen.
        connection.execute("SELECT pg_advisory_lock_shared(%s)", [FILES_LOCK])
        connection.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        found = Snapshot(connection)
        if "complaints_event" not in found.tables():
            raise CannotRun("backup-no-tables")
        yield found
