"""The queue as the operator sees it: how much waits where, what failed, and putting it back.

A job's arguments are read nowhere here: they may hold ids and secrets.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db.models import Count, Max, OuterRef, QuerySet, Subquery
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateEvent, ProcrastinateJob

from juli.hub.accounts.actors import Actor
from juli.hub.directory.guarding import require_operator
from juli.hub.machines import NotPossible

RIGHT = "installation.operate"
SHOWN = ("todo", "doing", "failed")
MOST_SHOWN = 100
"""Jobs of one state on the page."""


@dataclass(frozen=True, slots=True)
class Queue:
    """How many jobs of one queue wait, are being done, and failed for good."""

    name: str
    todo: int
    doing: int
    failed: int


@dataclass(frozen=True, slots=True)
class Job:
    """One job: its number, what it does, how often it was tried, and when something last happened to it."""

    number: int
    queue: str
    task: str
    attempts: int
    at: datetime | None


def queues(*, by: Actor) -> Sequence[Queue]:
    """All queues that hold something, in order of name."""
    require_operator(by, RIGHT)
    counted = ProcrastinateJob.objects.filter(status__in=SHOWN).values_list("queue_name", "status")
    numbers = {(queue, state): count for queue, state, count in counted.annotate(count=Count("id")).order_by()}
    names = sorted({queue for queue, _ in numbers})
    return [Queue(name, *(numbers.get((name, state), 0) for state in SHOWN)) for name in names]


def jobs(state: str, *, by: Actor) -> Sequence[Job]:
    """The first jobs of a state, the next to be done first; of the failed ones the newest first."""
    require_operator(by, RIGHT)
    latest = ProcrastinateEvent.objects.filter(job=OuterRef("pk")).order_by().values("job")
    found = ProcrastinateJob.objects.filter(status=state)
    dated = found.annotate(latest=Subquery(latest.annotate(at=Max("at")).values("at")))
    return [_job(row) for row in _in_order(dated.defer("args"), state)[:MOST_SHOWN]]


def failed_count(*, by: Actor) -> int:
    """How many jobs failed for good."""
    require_operator(by, RIGHT)
    return ProcrastinateJob.objects.filter(status="failed").count()


def retry_failed_job(number: int, *, by: Actor) -> None:
    """Put a job that failed for good back into the queue. NotPossible("job-not-failed") for any other."""
    require_operator(by, RIGHT)
    if not ProcrastinateJob.objects.filter(pk=number, status="failed").exists():
        raise NotPossible("job-not-failed")
    app.job_manager.retry_job_by_id(number, retry_at=datetime.now(UTC))


def _in_order(found: QuerySet[ProcrastinateJob], state: str) -> QuerySet[ProcrastinateJob]:
    return found.order_by("-pk") if state == "failed" else found.order_by("-priority", "pk")


def _job(row: ProcrastinateJob) -> Job:
    at = row.scheduled_at if row.status == "todo" and row.scheduled_at else getattr(row, "latest", None)
    return Job(row.pk, row.queue_name, row.task_name, row.attempts, at)
