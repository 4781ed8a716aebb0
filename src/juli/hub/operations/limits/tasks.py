"""Jobs of the limits."""

from django.utils import timezone
from procrastinate.contrib.django import app

from juli.hub import retries
from juli.hub.operations.limits.counting import forget_visits


@app.periodic(cron="7 * * * *")
@app.task(queue="upkeep", name="juli.forget_visits", pass_context=False, retry=retries.UPKEEP)
def forget_old_visits(timestamp: int) -> None:
    """Every hour: counts that no window reaches any more."""
    forget_visits(before=timezone.now())
