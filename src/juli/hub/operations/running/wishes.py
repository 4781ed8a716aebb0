"""What somebody outside asks of a running `juli up`, by signals."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager

STOP = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
"""Ctrl-C, a supervisor, and the closing of the terminal."""
RESTART = signal.SIGUSR1


class Wishes:
    """Whether we are asked to stop, and whether to restart."""

    def __init__(self) -> None:
        self.stop = False
        self._restart = False

    def ask_to_stop(self, *_: object) -> None:
        """Ask; also serves as a signal handler."""
        self.stop = True

    def ask_to_restart(self, *_: object) -> None:
        """Ask; also serves as a signal handler."""
        self._restart = True

    def take_restart(self) -> bool:
        """Whether a restart was asked for since the last look."""
        asked, self._restart = self._restart, False
        return asked


@contextmanager
def heard_wishes() -> Iterator[Wishes]:
    """Hear the signals; the handlers there were come back at the end."""
    wishes = Wishes()
    handlers = {**dict.fromkeys(STOP, wishes.ask_to_stop), RESTART: wishes.ask_to_restart}
    former = {one: signal.signal(one, handler) for one, handler in handlers.items()}
    try:
        yield wishes
    finally:
        for one, handler in former.items():
            signal.signal(one, handler)
