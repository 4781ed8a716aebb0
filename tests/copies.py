"""What is slow to make is made once, by whichever process comes first, and copied by the others."""

import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.conftest import SHARED


@contextmanager
def held(lock: Path) -> Iterator[None]:
    """Keep the other processes waiting."""
    with lock.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def copied(source: Path, target: Path) -> Path:
    """A copy of a folder, each file for the account that has the original."""
    shutil.copytree(source, target, symlinks=True, dirs_exist_ok=True)
    if os.geteuid() == 0:
        for original in (source, *source.rglob("*")):
            entry = original.lstat()
            os.chown(target / original.relative_to(source), entry.st_uid, entry.st_gid, follow_symlinks=False)
    return target


def made_once(name: str, make: Callable[[Path], object], target: Path) -> Path:
    """`target`, filled with what `make` puts into a folder; it is asked once for all processes of a run."""
    first = SHARED / name
    with held(SHARED / f"{name}.lock"):
        if not first.exists():
            draft = SHARED / f"{name}.draft"
            draft.mkdir(mode=0o711)
            make(draft)
            draft.rename(first)
    return copied(first, target)
