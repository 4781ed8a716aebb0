"""How a program that runs for long is read."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def loading() -> Iterator[None]:
    """Read modules without looking for garbage among them: they stay, and the search would take a sixth of the time.

    Later searches leave out what was there by then.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
