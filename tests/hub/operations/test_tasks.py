"""Jobs that a dead worker left are taken up again."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from asgiref.sync import async_to_sync
from django.db import connection
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from juli.hub.operations.tasks import retry_stalled_jobs

BEIJING = ZoneInfo("Asia/Shanghai")
LEFT_BEHIND = """
    WITH w AS (
        INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - %s * interval '1 second') RETURNING id
    )
    UPDATE procrastinate_jobs SET status = 'doing', worker_id = (SELECT id FROM w) WHERE id = %s
"""


def job_of_a_worker_last_heard(seconds_ago: int) -> int:
    number: int = app.configure_task("retry_stalled_jobs", queue="upkeep").defer(timestamp=0)
    with connection.cursor() as cursor:
        cursor.execute(LEFT_BEHIND, [seconds_ago, number])
    return number


@pytest.mark.django_db
@pytest.mark.parametrize(("seconds_ago", "status"), [(600, "todo"), (1, "doing")])
def test_a_job_is_taken_from_a_worker_that_went_silent_and_from_no_other(seconds_ago: int, status: str) -> None:
    number = job_of_a_worker_last_heard(seconds_ago)
    async_to_sync(retry_stalled_jobs.func)(timestamp=0)
    assert ProcrastinateJob.objects.get(pk=number).status == status


def test_the_rescue_itself_holds_no_lock() -> None:
    assert retry_stalled_jobs.lock is None
    assert retry_stalled_jobs.queueing_lock is None


BY_DAY = {"juli.remind", "juli.send_digests", "juli.ask_all"}
"""Mails to people come when they are up."""


def test_nightly_jobs_run_at_night_in_beijing() -> None:
    """The schedule is read in UTC; ten o'clock in the morning would be a busy hour. Reminders come when people rise."""
    app.perform_import_paths()
    begin = datetime(2026, 11, 22, tzinfo=UTC).timestamp()
    periodic = app.periodic_registry.periodic_tasks.values()
    nightly = [job for job in periodic if job.cron.split()[1] != "*" and job.task.name not in BY_DAY]
    assert len(nightly) >= 2
    for job in nightly:
        next_run = datetime.fromtimestamp(job.croniter.get_next(ret_type=float, start_time=begin), BEIJING)
        assert next_run.hour < 5, job.task.name
