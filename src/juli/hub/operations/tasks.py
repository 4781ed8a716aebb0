"""Jobs that keep the queue itself in order."""

from datetime import UTC, datetime

from django.core.management import call_command
from procrastinate.contrib.django import app

from juli.hub import retries


# No lock on it: a worker killed in the middle would leave the lock taken and the rescue itself stalled.
@app.periodic(cron="* * * * *")
@app.task(queue="upkeep", name="retry_stalled_jobs", pass_context=False, retry=retries.UPKEEP)
async def retry_stalled_jobs(timestamp: int) -> None:
    """Put jobs back that were being done by a worker that no longer lives."""
    for job in await app.job_manager.get_stalled_jobs():
        await app.job_manager.retry_job(job, retry_at=datetime.now(UTC))


@app.periodic(cron="43 19 * * *")  # UTC: at night in Beijing
@app.task(queue="upkeep", name="clear_sessions", pass_context=False, retry=retries.UPKEEP)
def clear_sessions(timestamp: int) -> None:
    """Every night: sessions that have run out."""
    call_command("clearsessions")
