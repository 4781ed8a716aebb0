"""Python programs of ours that `juli up` keeps running: the web server, the worker, the preparation."""

import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence

from juli.hub.operations.processes import last_line, launch

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
    ) -> None:
        """`name` is one of the programs of `__main__`; `descriptors` stay open in it."""
        self.name = name
        self.arguments = list(arguments)
        self.environment = environment
        self.descriptors = list(descriptors)
        self.process: subprocess.Popen[bytes] | None = None
        self.told = b""
        self._said = b""
        self._ears: tuple[int, int] | None = None

    @property
    def is_started(self) -> bool:
        """Whether the program has said that it is ready."""
        return bool(self.told)

    @property
    def last_words(self) -> str:
        """The last line it said."""
        return last_line(self._said.decode(errors="replace"))

    def start(self) -> None:
        """Start it anew."""
        self._close_ears()
        self.told = self._said = b""
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
        """What it said since the last time; notes on the way whether it is ready."""
        if self._ears is None:
            return b""
        ready, said = self._ears
        self.told += _read(ready)
        heard = _read(said)
        self._said = (self._said + heard)[-KEPT:]
        return heard

    def ending(self) -> int | None:
        """How it ended (the status, or minus the signal), or None while it runs."""
        return self.process.poll() if self.process else 0

    def ask_to_stop(self) -> None:
        """Ask it to end in order."""
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)

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
