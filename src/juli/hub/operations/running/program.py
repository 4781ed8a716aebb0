"""Python programs of ours that `juli up` keeps running: the web servers, the workers, the preparation."""

import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence

from juli.hub.operations.running.processes import last_line, launch

REFUSED = 3
"""Exit status of a program whose last line is the reason, in the operator's language."""
KEPT = 4096
"""Bytes of a program's last words that are kept, to say why it ended."""


class Program:
    """One program, started again and again under the same name.

    It gets `--ready N`, a pipe into which it writes when it is ready (and what it has to tell). What it says on
    its outputs is heard by `hear`. Should we be killed, it is killed too: with nobody left to hurry it, and the
    database stopping at the same time, an orderly end could take minutes.
    """

    def __init__(
        self,
        name: str,
        arguments: Sequence[str] = (),
        *,
        environment: Mapping[str, str],
        descriptors: Sequence[int] = (),
        hurry: signal.Signals = signal.SIGTERM,
    ) -> None:
        """`name` is one of the programs of `__main__`; `descriptors` stay open in it.

        `hurry` is the signal that it takes as a wish to end at once, though still in order.
        """
        self.name = name
        self.arguments = list(arguments)
        self.environment = environment
        self.descriptors = list(descriptors)
        self.hurry = hurry
        self.process: subprocess.Popen[bytes] | None = None
        self.told = b""
        self._said = b""
        self._unfinished = b""
        self._ears: tuple[int, int] | None = None

    @property
    def is_started(self) -> bool:
        """Whether the program has said that it is ready."""
        return bool(self.told)

    @property
    def last_words(self) -> str:
        """The last line it said."""
        return last_line(self._said.decode(errors="replace"))

    def twin(self) -> "Program":
        """The same program once more, not started."""
        return Program(
            self.name,
            self.arguments,
            environment=self.environment,
            descriptors=self.descriptors,
            hurry=self.hurry,
        )

    def start(self) -> None:
        """Start it anew."""
        self._close_ears()
        self.told = self._said = self._unfinished = b""
        (ready, tell_ready), (said, say) = os.pipe(), os.pipe()
        command = [sys.executable, "-m", "juli.hub.operations", self.name, "--ready", str(tell_ready)]
        try:
            self.process = launch(
                [*command, *self.arguments],
                output=say,
                environment=self.environment,
                descriptors=[tell_ready, *self.descriptors],
            )
        finally:
            os.close(tell_ready)
            os.close(say)
        self._ears = (ready, said)
        for ear in self._ears:
            os.set_blocking(ear, False)

    def hear(self) -> bytes:
        """The whole lines it said since the last time; notes on the way whether it is ready."""
        if self._ears is None:
            return b""
        ready, said = self._ears
        self.told += _read(ready)
        heard = _read(said)
        self._said = (self._said + heard)[-KEPT:]
        lines, end, self._unfinished = (self._unfinished + heard).rpartition(b"\n")
        return lines + end

    def ending(self) -> int | None:
        """How it ended (the status, or minus the signal), or None while it runs."""
        return self.process.poll() if self.process else 0

    def ask_to_stop(self, *, hurried: bool = False) -> None:
        """Ask it to end in order: when its work under way is done, or `hurried`."""
        if self.process and self.process.poll() is None:
            self.process.send_signal(self.hurry if hurried else signal.SIGTERM)

    def stop_within(self, seconds: float) -> None:
        """Wait for its end; after `seconds` end it by force."""
        if self.process is None:
            return
        try:
            self.process.wait(max(seconds, 0))
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.hear()
        self._close_ears()

    def _close_ears(self) -> None:
        for ear in self._ears or ():
            os.close(ear)
        self._ears = None


def _read(descriptor: int) -> bytes:
    heard = b""
    try:
        while part := os.read(descriptor, 65536):
            heard += part
    except BlockingIOError:
        pass
    return heard


def tell_ready(descriptor: int, told: bytes = b"ready") -> None:
    """From within a program: say that it is ready, and what it has to tell."""
    with os.fdopen(descriptor, "wb") as pipe:
        pipe.write(told)
