"""Counts of several web processes in one folder, so that whichever is asked answers for all."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from prometheus_client import values
from prometheus_client.multiprocess import mark_process_dead

FOLDER = "PROMETHEUS_MULTIPROC_DIR"
"""The variable in which prometheus_client looks for the folder."""


@contextmanager
def share_counts(folder: Path) -> Iterator[None]:
    """Count in `folder` from now on. Whoever comes first clears what an earlier run has left there."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor = os.open(folder / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        _clear_if_alone(descriptor, folder)
        fcntl.flock(descriptor, fcntl.LOCK_SH)
        os.environ[FOLDER] = str(folder)
        values.ValueClass = values.MultiProcessValue()  # type: ignore[no-untyped-call]
        yield
    finally:
        os.close(descriptor)


def shared_folder() -> Path | None:
    """Where the processes count together; None in a process that counts for itself."""
    folder = os.environ.get(FOLDER)
    return Path(folder) if folder else None


def forget_the_dead(folder: Path) -> None:
    """Leave out the present state of processes that are no more; what they counted stays counted."""
    for process in {int(path.stem.rsplit("_", 1)[1]) for path in folder.glob("gauge_live*.db")}:
        if not _lives(process):
            mark_process_dead(process, str(folder))  # type: ignore[no-untyped-call]


def _clear_if_alone(descriptor: int, folder: Path) -> None:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return
    for left in folder.glob("*.db"):
        left.unlink(missing_ok=True)


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
