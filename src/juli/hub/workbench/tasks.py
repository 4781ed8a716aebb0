"""Jobs of this room."""

from procrastinate.contrib.django import app

from juli.hub import retries
from juli.hub.accounts.actors import SYSTEM
from juli.hub.workbench.actions import purge_workbench


@app.periodic(cron="40 18 * * *")  # UTC: at night in Beijing
@app.task(queue="upkeep", name="juli.purge_workbench", retry=retries.UPKEEP)
def purge_unsent(timestamp: int) -> None:
    """Every night: texts that nobody goes on with, and who was at a complaint long ago."""
    purge_workbench(by=SYSTEM)
