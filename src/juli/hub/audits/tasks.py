"""Jobs of this room."""

from uuid import UUID

from django.utils import timezone
from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.exceptions import JobAborted

from juli.hub import retries
from juli.hub.accounts.actors import SYSTEM
from juli.hub.audits import actions
from juli.hub.audits.effects import CARRY_OUT
from juli.hub.audits.performing import Stopped, perform

AGAIN = RetryStrategy(max_attempts=50, wait=1)
"""A worker that was asked to end leaves it to the next; how often it is begun is bounded elsewhere."""


@app.task(name=CARRY_OUT, queue="audits", retry=AGAIN, pass_context=True)
def carry_out_audit(context: JobContext, run_id: str) -> None:
    """Carry out one audit."""
    try:
        perform(UUID(run_id), stopping=context.should_abort)
    except Stopped:
        raise JobAborted from None


@app.periodic(cron="53 16 * * *")  # UTC: at night in Beijing
@app.task(name="juli.purge_audits", queue="upkeep", pass_context=False, retry=retries.UPKEEP)
def purge_old_audits(timestamp: int) -> None:
    """Every night: results whose time is over."""
    actions.purge_audits(now=timezone.now(), by=SYSTEM)
