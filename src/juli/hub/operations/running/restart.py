"""`juli restart`: replace the web servers and workers of a running `juli up`, one after the other."""

import argparse
import os
import time
from pathlib import Path

from juli.hub.operations.errors import CannotRun
from juli.hub.operations.running.environment import environment_for
from juli.hub.operations.running.fleet import SECONDS_TO_GET_READY, SECONDS_TO_GO
from juli.hub.operations.running.locking import holder, noted
from juli.hub.operations.running.wishes import RESTART
from juli.hub.operations.terminal import said, tell

PAUSE = 0.2


def main(arguments: argparse.Namespace) -> int:
    """Restart the installation in `arguments.data` and wait for it; 0 when all processes are new, else 1."""
    try:
        _, configuration = environment_for(arguments)
        complete = _restart(configuration.data)
    except CannotRun as refusal:
        tell(refusal.said, wrong=True)
        return 1
    tell(said("restarted-all") if complete else said("restart-not-done"), wrong=not complete)
    return 0 if complete else 1


def _restart(data: Path) -> bool:
    process = holder(data)
    if process is None:
        raise CannotRun("not-running", folder=data)
    _, before = noted(data)
    os.kill(process, RESTART)
    # One process more than we know of may be in the middle of it; the bound only keeps us from waiting for ever.
    end = time.monotonic() + 20 * (SECONDS_TO_GET_READY + SECONDS_TO_GO)
    while time.monotonic() < end:
        if holder(data) != process:
            raise CannotRun("not-running", folder=data)
        _, outcome = noted(data)
        if outcome != before:
            return outcome.endswith("complete")
        time.sleep(PAUSE)
    return False
