"""Jobs of this room."""

from uuid import UUID

from procrastinate.contrib.django import app

from juli.hub import retries
from juli.hub.accounts.actors import SYSTEM
from juli.hub.worklists.actions import forget_opened
from juli.hub.worklists.actions.many import undo_on_many, work_on_many
from juli.hub.worklists.effects import UNDO, WORK


@app.task(name=WORK, queue="desk", retry=retries.UPKEEP)
def work(run_id: str) -> None:
    """Do what was asked, complaint by complaint; begun again it goes on where it stopped."""
    work_on_many(UUID(run_id), by=SYSTEM)


@app.task(name=UNDO, queue="desk", retry=retries.UPKEEP)
def undo(run_id: str) -> None:
    """Undo what was done, complaint by complaint."""
    undo_on_many(UUID(run_id), by=SYSTEM)


@app.periodic(cron="40 18 * * *")  # UTC: at night in Beijing
@app.task(name="juli.forget_opened", queue="upkeep", retry=retries.UPKEEP)
def forget(timestamp: int) -> None:
    """Every night: forget who had open what is closed for a while."""
    forget_opened(by=SYSTEM)
