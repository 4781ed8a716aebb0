"""Jobs of this room."""

from datetime import timedelta
from uuid import UUID

from procrastinate.contrib.django import app

from juli.hub import retries
from juli.hub.accounts.actors import SYSTEM
from juli.hub.accounts.scopes import acting
from juli.hub.channels.actions import keep_house_notices
from juli.hub.complaints.models import Complaint
from juli.hub.complaints.notifying import notify_holders
from juli.hub.quality import actions
from juli.hub.quality.policy import REPORTING
from juli.hub.quality.queries import counted_until, due_questions, first_received, houses_with_desks, passed_complaints
from juli.hub.today import this_day, this_moment

RECOUNTED = timedelta(days=35)
"""How far back days are counted once more: what is learnt late, such as an agent asked, still gets in."""


@app.task(name="juli.ask_after", queue="mail", retry=retries.MAIL)
def ask_after(complaint_id: str, kind: str) -> None:
    """Ask one complainant one thing, or remind them of it."""
    actions.ask(UUID(complaint_id), kind, at=this_moment(), by=SYSTEM)


@app.periodic(cron="10 2 * * *")  # UTC: at ten past ten in the morning in Beijing
@app.task(queue="upkeep", name="juli.ask_all", retry=retries.UPKEEP)
def ask_all(timestamp: int) -> None:
    """Every morning: ask those whose complaint was closed a while ago."""
    with acting(SYSTEM):
        found = due_questions(this_moment(), by=SYSTEM)
    for complaint, kind in found:
        ask_after.defer(complaint_id=str(complaint), kind=kind)


@app.task(name="juli.count_house", queue="upkeep", retry=retries.UPKEEP)
def count_house(organisation_id: str) -> None:
    """Count the days of one house up to yesterday, and draw the sample of the week that has ended."""
    house, last = UUID(organisation_id), this_day() - timedelta(days=1)
    with acting(SYSTEM):
        before, begin = counted_until(house, by=SYSTEM), first_received(house, by=SYSTEM)
    first = min(before + timedelta(days=1), last - RECOUNTED) if before else min(begin or last, last)
    actions.count_days(house, first, last, by=SYSTEM)
    ended = last - timedelta(days=(last.weekday() + 1) % 7)
    actions.draw_sample(house, ended - timedelta(days=6), by=SYSTEM)
    if ended == last:
        keep_house_notices(house, "report", right=REPORTING, at=this_moment(), by=SYSTEM)


@app.periodic(cron="23 17 * * *")  # UTC: at night in Beijing
@app.task(queue="upkeep", name="juli.count_all", retry=retries.UPKEEP)
def count_all(timestamp: int) -> None:
    """Every night: count the days of every house, and tell of what passed a day that binds."""
    with acting(SYSTEM):
        houses = houses_with_desks(by=SYSTEM)
        passed = passed_complaints(this_day() - timedelta(days=1), by=SYSTEM)
    for house in houses:
        count_house.defer(organisation_id=str(house))
    for one in passed:
        notify_holders(Complaint(pk=one), "overdue", right="complaints.close")
