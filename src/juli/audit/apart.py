"""Work that other processes do for this one. Here nothing heavy is loaded: they load what they are told to do."""

import os
import signal
import threading
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context, parent_process


def processes(count: int) -> ProcessPoolExecutor:
    """A pool of so many processes. They end with the one that started them, however that ends.

    The program that starts them must be one that may be loaded again: it guards its start by its `__name__`.
    """
    return ProcessPoolExecutor(count, get_context("spawn"), _begin)


def _begin() -> None:
    """An interruption is told to the process that started this one, and ends this one by ending that one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
    os._exit(1)
