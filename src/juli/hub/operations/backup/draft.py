"""An archive appears under its name only when it is whole: it is written under a draft name, and verified there."""

import fcntl
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from juli.hub.operations.errors import CannotRun


@contextmanager
def drafted(target: Path) -> Iterator[BinaryIO]:
    """A new file, for its owner alone, that becomes `target` when all went well and vanishes otherwise.

    CannotRun where `target` is there already. Drafts of runs that were killed are removed.
    """
    _refuse_existing(target)
    _remove_leftovers(target)
    draft = target.with_name(f".{target.name}.{secrets.token_hex(8)}.draft")
    descriptor = os.open(draft, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    try:
        with os.fdopen(descriptor, "w+b") as file:
            # Held as long as we live, so that the next run knows a leftover from a draft under way.
            fcntl.flock(file, fcntl.LOCK_EX)
            yield file
            _publish(draft, target)
    finally:
        draft.unlink(missing_ok=True)


def settle(file: BinaryIO) -> None:
    """Bring a file to the disk, and let it be read from there again, not from memory."""
    file.flush()
    os.fsync(file.fileno())
    if hasattr(os, "posix_fadvise"):
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
    file.seek(0)


def _publish(draft: Path, target: Path) -> None:
    """Give the draft its name. A link never replaces a file that came meanwhile; not every disk has links."""
    try:
        os.link(draft, target)
    except FileExistsError:
        _refuse_existing(target)
    except OSError:
        _refuse_existing(target)
        draft.rename(target)
    folder = os.open(target.parent, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _refuse_existing(target: Path) -> None:
    if target.exists() or target.is_symlink():
        raise CannotRun("backup-exists", file=target)


def _remove_leftovers(target: Path) -> None:
    prefix, suffix = f".{target.name}.", ".draft"
    for left in target.parent.iterdir():
        if left.name.startswith(prefix) and left.name.endswith(suffix) and _is_abandoned(left):
            left.unlink(missing_ok=True)


def _is_abandoned(draft: Path) -> bool:
    try:
        with draft.open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
