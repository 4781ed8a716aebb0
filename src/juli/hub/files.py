"""The file store of this installation."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import connection, transaction

from juli.evidence.store import FileStore

FILES_LOCK = 7_411_053_926_480_112_008
"""Advisory lock; any number, as long as it stays the same. A backup shares it until it has read the files it names."""


def file_store() -> FileStore:
    """Where uploaded bytes lie, under their SHA-256."""
    return FileStore(settings.FILES_ROOT)


@contextmanager
def removing_files() -> Iterator[FileStore]:
    """The store for whoever removes files from it: waits until no backup still has to read them."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [FILES_LOCK])
        yield file_store()
