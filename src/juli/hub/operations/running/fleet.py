"""The web servers and workers of `juli up`: kept running, and replaced one after the other on request."""

import sys
import time
from collections.abc import Callable, Generator, Iterator, Sequence

from juli.hub.operations.running.keeper import Keeper
from juli.hub.operations.running.program import Program
from juli.hub.operations.serving.server import SECONDS_TO_DRAIN, SECONDS_TO_FINISH
from juli.hub.operations.terminal import said, tell

SECONDS_TO_GET_READY = 120
"""For a new process in a restart; the one before goes on serving meanwhile."""
SECONDS_TO_GO = SECONDS_TO_DRAIN + SECONDS_TO_FINISH + 2
"""For the old one to answer what is under way and go."""


class Fleet:
    """All programs of one installation but its database. Call `tend` often; it never waits."""

    def __init__(self, programs: Sequence[Program]) -> None:
        """`programs` in the order in which they are started and replaced."""
        self._programs = list(programs)
        self._keepers = [(Keeper(program.name, program), program) for program in programs]
        self._restart: Iterator[None] | None = None

    @property
    def is_serving(self) -> bool:
        """Whether all programs have been ready."""
        return all(program.is_started for _, program in self._keepers)

    def start(self) -> None:
        """Start all of them."""
        for keeper, _ in self._keepers:
            keeper.start()

    def tend(self) -> None:
        """Pass on what they say, start again what died, and go on with a restart."""
        self._relay()
        for keeper, _ in self._keepers:
            keeper.tend()
        if self._restart and next(self._restart, "over") == "over":
            self._restart = None

    def restart(self, told: Callable[[bool], None]) -> None:
        """Replace every program by a new process, unless that is under way; `told` hears whether all are new."""
        if self._restart is None:
            self._restart = self._replace_all(told)

    def stop(self, seconds: float) -> None:
        """End all of them, in order within the seconds, then by force."""
        for program in self._programs:
            program.ask_to_stop(hurried=True)
        end = time.monotonic() + seconds
        for program in self._programs:
            program.stop_within(end - time.monotonic())

    def _replace_all(self, told: Callable[[bool], None]) -> Iterator[None]:
        tell(said("restarting"))
        for place in range(len(self._keepers)):
            if not (yield from self._replace(place)):
                told(False)
                return
        tell(said("restarted-all"))
        told(True)

    def _replace(self, place: int) -> Generator[None, None, bool]:
        """Start a new process beside the old one; once it is ready, let it take over. Whether it came to that."""
        keeper, old = self._keepers[place]
        new = old.twin()
        self._programs.append(new)
        new.start()
        yield from _until(lambda: new.is_started or new.ending() is not None, SECONDS_TO_GET_READY)
        if not new.is_started:
            self._dismiss(new)
            tell(said("restart-given-up", name=said(new.name), reason=new.last_words), wrong=True)
            return False
        keeper.take_over(new)
        self._keepers[place] = (keeper, new)
        old.ask_to_stop()
        yield from _until(lambda: old.ending() is not None, SECONDS_TO_GO)
        self._dismiss(old)
        return True

    def _dismiss(self, program: Program) -> None:
        self._relay()
        program.stop_within(0)
        self._programs.remove(program)

    def _relay(self) -> None:
        """Pass on what the programs say."""
        for program in self._programs:
            if heard := program.hear():
                sys.stderr.buffer.write(heard)
                sys.stderr.buffer.flush()


def _until(happens: Callable[[], bool], seconds: float) -> Iterator[None]:
    end = time.monotonic() + seconds
    while not happens() and time.monotonic() < end:
        yield
