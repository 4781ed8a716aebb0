"""What is kept of things that other code wants to log: its kind and its place, never its text.

Messages of exceptions and of libraries carry values: a path with a number in it, what a form held, the row that broke
a constraint. A type, a file and a line say enough to find the fault.
"""

import logging
from collections.abc import Iterator, MutableMapping
from pathlib import PurePath
from traceback import walk_tb
from types import TracebackType
from typing import Any

Event = MutableMapping[str, Any]

OURS = "juli"
"""Our own loggers: their messages stand in the code, their values are arguments."""
WITHOUT_VALUES = ("uvicorn",)
"""Loggers whose messages are constant."""
DEEPEST = 12
"""Frames that are kept of one exception, counted from where it was raised."""


def scrub_foreign(_: Any, __: str, event: Event) -> Event:
    """Reduce a record of another library to its logger, its place and, if it comes of a job, the job's name."""
    record: logging.LogRecord = event["_record"]
    event["event"] = _event_of(record)
    event["place"] = f"{record.name}:{record.funcName}:{record.lineno}"
    event.pop("positional_args", None)
    job = getattr(record, "job", None)
    if isinstance(job, dict):
        event.update(job=job.get("id"), task=job.get("task_name"), queue=job.get("queue"))
    return event


def scrub_exception(_: Any, __: str, event: Event) -> Event:
    """Replace an exception by the types and places of its chain."""
    found = event.pop("exc_info", None)
    event.pop("stack_info", None)
    error = found[1] if isinstance(found, tuple) else found
    if isinstance(error, BaseException):
        chain = list(_chain(error))
        event["error"] = " < ".join(_named(one) for one in chain)
        event["at"] = [place for one in chain for place in _places(one.__traceback__)]
    return event


def _event_of(record: logging.LogRecord) -> str:
    named = getattr(record, "action", None)
    if isinstance(named, str) and named.isidentifier():
        return named
    source = record.name.split(".")[0]
    constant = source == OURS or (source in WITHOUT_VALUES and not record.args)
    if constant and isinstance(record.msg, str):
        # Without the values that belong into it.
        return record.msg.split("\n")[0]
    status = getattr(record, "status_code", None)
    return f"answered {status}" if isinstance(status, int) else "said by a library"


def _chain(error: BaseException) -> Iterator[BaseException]:
    """The exception and what it came of, each once."""
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        yield current
        current = current.__cause__ or (None if current.__suppress_context__ else current.__context__)


def _named(error: BaseException) -> str:
    kind = type(error)
    state = getattr(error, "sqlstate", None)
    name = kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"
    return f"{name}[{state}]" if isinstance(state, str) else name


def _places(trace: TracebackType | None) -> list[str]:
    frames = [f"{_short(frame.f_code.co_filename)}:{line} {frame.f_code.co_name}" for frame, line in walk_tb(trace)]
    return frames[-DEEPEST:]


def _short(file: str) -> str:
    """A file by its last three parts: where the programs are installed is nobody's business."""
    return "/".join(PurePath(file).parts[-3:])
