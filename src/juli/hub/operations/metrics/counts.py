"""What a web process counts while it serves."""

import time
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from django.conf import settings
from django.db import connection
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

REGISTRY = CollectorRegistry()
STEPS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)
"""Seconds; the last is where a request is given up."""
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


@dataclass(frozen=True, slots=True)
class Counts:
    """The counts of this process."""

    requests: Counter
    seconds: Histogram
    under_way: Gauge
    pool: Gauge
    processes: Gauge
    started: Gauge


@cache
def counts() -> Counts:
    """The counts, made on first use: whether they are shared must be settled by then."""
    made = Counts(
        requests=Counter("juli_requests", "Answered requests", ["route", "method", "status"], registry=REGISTRY),
        seconds=Histogram("juli_request_seconds", "Time to answer", ["route"], buckets=STEPS, registry=REGISTRY),
        under_way=_gauge("juli_requests_under_way", "Requests being answered"),
        pool=_gauge("juli_database_pool", "Connections", "state"),
        processes=_gauge("juli_web_processes", "Web processes that live"),
        started=_gauge("juli_web_start_seconds", "Start of the oldest", mode="livemin"),
    )
    made.processes.set(1)
    made.started.set(time.time())
    return made


def _gauge(name: str, meaning: str, *labels: str, mode: Literal["livesum", "livemin"] = "livesum") -> Gauge:
    return Gauge(name, meaning, labels, multiprocess_mode=mode, registry=REGISTRY)


def begin_request() -> None:
    """A request came."""
    counts().under_way.inc()


def end_request(route: str, method: str, status: int, seconds: float) -> None:
    """A request was answered, or given up with that status. `route` is the name of its address, never a path."""
    made = counts()
    made.under_way.dec()
    made.requests.labels(route, method if method in METHODS else "other", f"{status // 100}xx").inc()
    made.seconds.labels(route).observe(seconds)
    _note_pool()


def _note_pool() -> None:
    if "pool" not in settings.DATABASES["default"]["OPTIONS"]:
        return
    found = _pool().get_stats()
    busy = found["pool_size"] - found["pool_available"]
    for state, number in (("busy", busy), ("idle", found["pool_available"]), ("waiting", found["requests_waiting"])):
        counts().pool.labels(state).set(number)


@cache
def _pool() -> Any:
    """psycopg's pool, of which Django keeps one in a process."""
    return connection.pool  # type: ignore[attr-defined]
