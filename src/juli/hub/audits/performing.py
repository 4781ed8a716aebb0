"""Carrying out an audit: a child process does the work within its bounds, and we listen to it."""

import json
import os
import selectors
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from typing import Any
from uuid import UUID

from django.conf import settings

from juli.hub.accounts.actors import SYSTEM
from juli.hub.audits import actions
from juli.hub.audits.folder import RunFolder, folder_of
from juli.hub.audits.models import RunKind

PROGRAM = "juli.hub.audits.child"
SECONDS = {RunKind.STATEMENT: 300, RunKind.PORTFOLIO: 6 * 3600}
"""What one audit may take."""
LISTEN = 0.5
NOTED_EVERY = 1.0
"""Seconds between two notes of how far it is."""


class Stopped(Exception):
    """The worker ends; the audit is taken up again where it was left."""


class _Unwanted(Exception):
    """Somebody has cancelled it."""


class _Late(Exception):
    """It takes longer than it may."""


def perform(run_id: UUID, *, stopping: Callable[[], bool]) -> None:
    """Carry out one audit to its end; Stopped where the worker has to end before."""
    run = actions.begin_audit(run_id, by=SYSTEM)
    if run is None:
        return
    folder = folder_of(run_id)
    kind = RunKind(run.kind)
    child = _started(folder)
    try:
        told = _listen(child, run_id, kind, stopping)
    except _Unwanted:
        _end(child)
        folder.discard()
        return
    except _Late:
        told = {"failed": "too-long"}
    finally:
        _end(child)
    record(run_id, told)


def record(run_id: UUID, told: Mapping[str, Any]) -> None:
    """Write down what the child has said last."""
    if "done" in told:
        actions.finish_audit(run_id, told["done"], by=SYSTEM)
    else:
        actions.fail_audit(run_id, str(told.get("failed", "broke-off")), by=SYSTEM)


def _started(folder: RunFolder) -> "subprocess.Popen[bytes]":
    """The child ends when we do: it waits for the end of its standard input."""
    return subprocess.Popen(  # noqa: S603  (our own program)
        [sys.executable, "-m", PROGRAM, str(folder.path), str(settings.AUDIT_MEMORY)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(part for part in sys.path if part)},
        start_new_session=True,
    )


def _listen(
    child: "subprocess.Popen[bytes]", run_id: UUID, kind: RunKind, stopping: Callable[[], bool]
) -> Mapping[str, Any]:
    """What the child says last; every second how far it is is written down."""
    ends, noted, told = time.monotonic() + SECONDS[kind], 0.0, dict[str, Any]()
    for line in _lines(child):
        if line:
            told = {**told, **line}
        if "done" in told or "failed" in told:
            return told
        now = time.monotonic()
        if stopping():
            raise Stopped
        if now > ends:
            raise _Late
        if now - noted >= NOTED_EVERY:
            noted = now
            if not actions.note_progress(run_id, **_progress(told), by=SYSTEM):
                raise _Unwanted
    return told


def _progress(told: Mapping[str, Any]) -> dict[str, Any]:
    return {"percent": int(told.get("percent", 0)), "seconds_left": told.get("seconds_left")}


def _lines(child: "subprocess.Popen[bytes]") -> Iterator[Mapping[str, Any]]:
    """Each line of the child as it comes, and an empty one now and then while it is silent."""
    assert child.stdout is not None
    os.set_blocking(child.stdout.fileno(), False)
    left = b""
    with selectors.DefaultSelector() as listening:
        listening.register(child.stdout, selectors.EVENT_READ)
        while True:
            if not listening.select(LISTEN):
                yield {}
                continue
            piece = child.stdout.read(65_536)
            if not piece:
                return
            *whole, left = (left + piece).split(b"\n")
            yield from (json.loads(line) for line in whole if line)


def _end(child: "subprocess.Popen[bytes]") -> None:
    child.kill()
    for pipe in (child.stdin, child.stdout):
        if pipe is not None:
            pipe.close()
    child.wait()
