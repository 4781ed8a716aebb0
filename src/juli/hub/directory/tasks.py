"""Jobs of this room."""

from django.utils import timezone
from procrastinate.contrib.django import app

from juli.hub import retries
from juli.hub.accounts.actors import SYSTEM
from juli.hub.directory.actions import end_due_activations


@app.periodic(cron="7 16 * * *")  # UTC: just after midnight in Beijing
@app.task(name="juli.end_due_activations", queue="upkeep", retry=retries.UPKEEP)
def end_due(timestamp: int) -> None:
    """Every night: desks whose evidence holds no longer are shut."""
    end_due_activations(today=timezone.localdate(), by=SYSTEM)
