"""One `juli up` per data folder, found by others through its lock."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from juli.hub.operations.errors import CannotRun


class Hold:
    """The data folder in our hands. Its lock file says who holds it, and what became of the last wish."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def note(self, outcome: str = "") -> None:
        """Write down our process and, for `juli restart`, one word on the last restart."""
        text = f"{os.getpid()}\n{outcome}\n".encode()
        os.pwrite(self._descriptor, text, 0)
        os.ftruncate(self._descriptor, len(text))


@contextmanager
def sole_use(data: Path) -> Iterator[Hold]:
    """Hold the data folder for this process. The kernel lets go of it when the process ends, however it ends."""
    descriptor = os.open(data / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        holder, _ = noted(data)
        os.close(descriptor)
        raise CannotRun("folder-taken", folder=data, process=holder) from None
    hold = Hold(descriptor)
    hold.note()
    try:
        yield hold
    finally:
        os.close(descriptor)


def holder(data: Path) -> int | None:
    """The process that holds the data folder now, by the kernel's word; None where there is none."""
    try:
        descriptor = os.open(data / "lock", os.O_RDONLY | os.O_CLOEXEC)
    except FileNotFoundError:
        return None
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        process, _ = noted(data)
        return int(process) if process.isdigit() else None
    finally:
        os.close(descriptor)
    return None


def noted(data: Path) -> tuple[str, str]:
    """What the lock file says: the process, and one word on the last restart."""
    process, outcome, *_ = [*(data / "lock").read_text(encoding="ascii", errors="replace").split("\n"), "", ""]
    return process.strip(), outcome.strip()
