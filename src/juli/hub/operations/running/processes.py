"""Starting programs that end with us, whatever ends us."""

import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import IO

from juli.hub.operations.running.place import Account

PR_SET_PDEATHSIG = 1
"""From <linux/prctl.h>: which signal the kernel sends to a process when its parent dies."""
_PRCTL = ctypes.CDLL(None).prctl if sys.platform == "linux" else None


def launch(
    command: Sequence[str | Path],
    *,
    output: IO[bytes] | int,
    at_parents_death: signal.Signals = signal.SIGKILL,
    account: Account | None = None,
    environment: Mapping[str, str] | None = None,
    folder: Path | None = None,
    descriptors: Sequence[int] = (),
) -> subprocess.Popen[bytes]:
    """Start a program in a session of its own, so that a Ctrl-C at the terminal reaches only us.

    Its standard output and error both go to `output`. On Linux the kernel sends it `at_parents_death`
    should we die without a word. Call from the main thread, since the kernel watches the thread that forks.
    """
    return subprocess.Popen(  # noqa: S603  (our own command lines, no shell)
        [str(part) for part in command],
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.STDOUT,
        cwd=folder,
        env=environment,
        pass_fds=descriptors,
        start_new_session=True,
        user=account.uid if account else None,
        group=account.gid if account else None,
        extra_groups=[] if account else None,
        # After the change of account, which would reset it.
        preexec_fn=_tie_to_parent(os.getpid(), at_parents_death),  # noqa: PLW1509  (one system call, no lock)
    )


def last_line(text: str) -> str:
    """The last line that says something."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[-1] if lines else ""


def working_in(folder: Path) -> list[int]:
    """Processes whose current folder is `folder`, by the kernel's own list; empty where there is none (macOS)."""
    listed = Path("/proc")
    return [int(entry.name) for entry in listed.glob("[0-9]*") if _current_folder(entry) == str(folder)]


def _current_folder(process: Path) -> str:
    try:
        return os.readlink(process / "cwd")
    except OSError:
        # It ended meanwhile, or belongs to somebody else.
        return ""


def _tie_to_parent(parent: int, ending: signal.Signals) -> Callable[[], None] | None:
    prctl = _PRCTL
    if prctl is None:
        return None

    def tie() -> None:
        prctl(PR_SET_PDEATHSIG, int(ending), 0, 0, 0)
        if os.getppid() != parent:
            os._exit(1)

    return tie
