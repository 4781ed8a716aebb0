"""What the installation takes up: tables, stored files, free room, mail written to files."""

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import connection

from juli.hub.accounts.actors import SYSTEM, Actor
from juli.hub.accounts.scopes import acting
from juli.hub.complaints.queries import referenced_files
from juli.hub.directory.guarding import require_operator

RIGHT = "installation.operate"
MOST_TABLES = 40
_SIZES = """
SELECT c.relname, pg_total_relation_size(c.oid), greatest(c.reltuples, 0)::bigint
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname = current_schema() AND c.relkind IN ('r', 'p')
ORDER BY 2 DESC, 1 LIMIT %s
"""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its indexes: bytes on disk, and rows as the database last estimated them."""

    name: str
    size: int
    rows: int


@dataclass(frozen=True, slots=True)
class Folder:
    """Files below a folder: how many, and how many bytes."""

    path: Path
    count: int
    size: int


@dataclass(frozen=True, slots=True)
class Storage:
    """All of it. `orphaned` are stored files that no row names; the nightly purge removes them in time."""

    database_size: int
    tables: Sequence[Table]
    files: Folder
    orphaned: Folder
    mail: Folder
    free: int
    total: int


def storage(*, by: Actor) -> Storage:
    """Look at the database and the folders as they are now."""
    require_operator(by, RIGHT)
    store, disk = Path(settings.FILES_ROOT), shutil.disk_usage(_nearest(settings.CONFIGURATION.data))
    stored = {path.name: path.stat().st_size for path in _files(store)}
    with acting(SYSTEM):
        lost = stored.keys() - referenced_files(by=SYSTEM)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_database_size(current_database())")
        database_size = int(cursor.fetchone()[0])
        cursor.execute(_SIZES, [MOST_TABLES])
        tables = [Table(*row) for row in cursor.fetchall()]
    return Storage(
        database_size=database_size,
        tables=tables,
        files=Folder(store, len(stored), sum(stored.values())),
        orphaned=Folder(store, len(lost), sum(stored[name] for name in lost)),
        mail=_folder(Path(settings.EMAIL_FILE_PATH)),
        free=disk.free,
        total=disk.total,
    )


def _folder(path: Path) -> Folder:
    sizes = [found.stat().st_size for found in _files(path)]
    return Folder(path, len(sizes), sum(sizes))


def _files(folder: Path) -> Iterator[Path]:
    """The files below a folder, but for those still on their way in; a folder not made yet holds none."""
    return (path for path in folder.rglob("*") if path.is_file() and "incoming" not in path.parts)


def _nearest(folder: Path) -> Path:
    return next(path for path in (folder, *folder.parents) if path.exists())
