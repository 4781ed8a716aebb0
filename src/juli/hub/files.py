"""The file store of this installation."""

from django.conf import settings

from juli.evidence.store import FileStore


def file_store() -> FileStore:
    """Where uploaded bytes lie, under their SHA-256."""
    return FileStore(settings.FILES_ROOT)
