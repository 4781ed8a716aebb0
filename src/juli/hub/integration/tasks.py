"""Jobs of this room."""

from uuid import UUID

from django.utils import timezone
from procrastinate.contrib.django import app

from juli.hub import retries
from juli.hub.accounts.actors import SYSTEM
from juli.hub.integration import actions
from juli.hub.integration.effects import DELIVER


@app.task(name=DELIVER, queue="webhooks", retry=retries.UPKEEP)
def deliver_webhook(delivery_id: str) -> None:
    """Send one message to one endpoint."""
    actions.deliver(UUID(delivery_id), by=SYSTEM)


@app.periodic(cron="17 * * * *")
@app.task(name="juli.forget_answers", queue="upkeep", pass_context=False, retry=retries.UPKEEP)
def forget_old_answers(timestamp: int) -> None:
    """Every hour: answers whose day is over."""
    actions.forget_answers(now=timezone.now(), by=SYSTEM)


@app.periodic(cron="37 17 * * *")  # UTC: at night in Beijing
@app.task(name="juli.forget_deliveries", queue="upkeep", pass_context=False, retry=retries.UPKEEP)
def forget_old_deliveries(timestamp: int) -> None:
    """Every night: the log of what was told long ago."""
    actions.forget_deliveries(now=timezone.now(), by=SYSTEM)
