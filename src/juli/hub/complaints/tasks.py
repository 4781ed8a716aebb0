"""Jobs of this room."""

from datetime import timedelta
from uuid import UUID

from django.utils import timezone
from procrastinate.contrib.django import app

from juli.hub import retries
from juli.hub.accounts.actions import forget_failed_attempts
from juli.hub.accounts.actors import SYSTEM, Actor, ActorKind
from juli.hub.accounts.scopes import acting
from juli.hub.complaints.actions import purge_drafts, read_waiting_contract
from juli.hub.complaints.effects import READ_CONTRACT, RECOGNISE
from juli.hub.complaints.outward import clocks_ending, tell_of_clocks
from juli.hub.complaints.recognising import read_picture
from juli.hub.today import this_day


@app.task(name=RECOGNISE, queue="pictures", retry=retries.PICTURES)
def recognise(picture_id: str) -> None:
    """Read one picture of a draft."""
    read_picture(UUID(picture_id))


@app.periodic(cron="17 19 * * *")  # UTC: at night in Beijing
@app.task(name="juli.purge", queue="upkeep", retry=retries.UPKEEP)
def purge(timestamp: int) -> None:
    """Every night: drafts left alone, file bytes nobody holds, failures that no longer count."""
    now = timezone.now()
    purge_drafts(now=now, by=SYSTEM)
    forget_failed_attempts(before=now, by=SYSTEM)


@app.periodic(cron="5 16 * * *")  # UTC: just after midnight in Beijing
@app.task(name="juli.tell_of_clocks", queue="webhooks", retry=retries.UPKEEP)
def tell_programs_of_clocks(timestamp: int) -> None:
    """Every day: what ends today, and what ran out yesterday."""
    today = this_day()
    with acting(SYSTEM):
        for kind, day in (("clock.due", today), ("clock.breached", today - timedelta(days=1))):
            tell_of_clocks(kind, clocks_ending(day, by=SYSTEM), by=SYSTEM)


@app.task(name=READ_CONTRACT, queue="reading", retry=retries.READING)
def read_contract(draft_id: str, file_id: str) -> None:
    """Read one contract of a draft, from the seat of who holds it."""
    seat = Actor(ActorKind.VISITOR, draft_id=UUID(draft_id))
    read_waiting_contract(UUID(file_id), on=this_day(), by=seat)
