"""Keeping services running: started again when they die, given up when they cannot start."""

import signal
import time
from typing import Protocol

from juli.hub.operations.errors import CannotRun
from juli.hub.operations.terminal import said, tell
from juli.wording import Said

TRIES = 3
"""Starts in a row that may fail before we give up."""
PAUSES = (0.0, 0.5, 2.0)
"""Seconds before the first, second and third start after a death."""
CALM = 10.0
"""Seconds after which a service that runs counts as well, so that its next death is a first one."""


class Service(Protocol):
    """Something that runs for as long as the platform does."""

    def start(self) -> None:
        """Start it, or start it anew; CannotRun when it cannot."""

    def ending(self) -> int | None:
        """How it ended, or None while it runs."""

    @property
    def is_started(self) -> bool:
        """Whether it was ready at some time since its last start."""

    @property
    def last_words(self) -> str:
        """The last line it said."""


class Keeper:
    """Keeps one service running. Call `tend` often; it never waits."""

    def __init__(self, name: str, service: Service) -> None:
        self.name = name
        self.service = service
        self.deaths = 0
        self.failed_starts = 0
        self.started_at = 0.0
        self.next_start: float | None = None

    def start(self) -> None:
        """Start the service now."""
        self.started_at, self.next_start = time.monotonic(), None
        try:
            self.service.start()
        except CannotRun as refusal:
            self._count_failed_start(refusal.said)
            self._plan()

    def take_over(self, service: Service) -> None:
        """Keep another service, which runs already, in the place of the one kept so far."""
        self.service = service
        self.deaths = self.failed_starts = 0
        self.started_at, self.next_start = time.monotonic(), None

    def tend(self) -> None:
        """Look after the service: start it again where it died, in growing intervals.

        CannotRun when it failed to start several times in a row. One that was killed from outside did not fail.
        """
        now = time.monotonic()
        if self.next_start is not None:
            if now >= self.next_start:
                self.start()
            return
        ending = self.service.ending()
        if ending is None:
            self._forget_troubles(now)
            return
        tell(said("restarted", name=said(self.name), ending=_worded(ending)), wrong=True)
        if not self.service.is_started and ending != -signal.SIGKILL:
            self._count_failed_start(self.service.last_words)
        self._plan()

    def _plan(self) -> None:
        self.next_start = time.monotonic() + PAUSES[min(self.deaths, len(PAUSES) - 1)]
        self.deaths += 1

    def _count_failed_start(self, reason: Said | str) -> None:
        self.failed_starts += 1
        if self.failed_starts >= TRIES:
            raise CannotRun("child-not-started", name=said(self.name), times=TRIES, reason=reason)

    def _forget_troubles(self, now: float) -> None:
        if self.service.is_started:
            self.failed_starts = 0
            if now - self.started_at > CALM:
                self.deaths = 0


def _worded(ending: int) -> Said:
    return said("ending-signal", number=-ending) if ending < 0 else said("ending-status", number=ending)
