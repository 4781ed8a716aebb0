"""What this installation is, and whether its database answers."""

from functools import cache
from typing import Any

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.db.models import F
from procrastinate.contrib.django.models import ProcrastinateJob

from juli.hub.operations.migrations_state import waiting
from juli.hub.operations.models import Installation


def is_demo() -> bool:
    """Whether this is a demo installation, with invented data and sign-ins that everybody may know."""
    return Installation.objects.filter(demo=True).exists()


def failed_jobs() -> list[dict[str, Any]]:
    """The jobs that failed for good, oldest first: number, task, queue, attempts. Their arguments stay out of it."""
    failed = ProcrastinateJob.objects.filter(status="failed").order_by("id")
    names = {"number": F("id"), "task": F("task_name"), "queue": F("queue_name")}
    return list(failed.annotate(**names).values("number", "task", "queue", "attempts"))


def database_answers() -> bool:
    """Whether the database can be asked something right now."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            return bool(cursor.fetchone() == (1,))
    except DatabaseError:
        return False


def tables_are_current() -> bool:
    """Whether the tables are those this code needs. Once they are, they stay so: migrations only go forward."""
    try:
        return _found_current()
    except _Behind:
        return False


class _Behind(Exception):
    """Migrations are waiting; raised so that this answer is not remembered."""


@cache
def _found_current() -> bool:
    if waiting(MigrationExecutor(connection)):
        raise _Behind
    return True
