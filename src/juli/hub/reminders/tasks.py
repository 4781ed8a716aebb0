"""Jobs of this room."""

from datetime import date

from procrastinate.contrib.django import app

from juli.hub import retries
from juli.hub.accounts.actors import SYSTEM
from juli.hub.accounts.scopes import acting
from juli.hub.reminders.actions import recount_complaint, remind, remind_desk, watch_limits
from juli.hub.reminders.queries import desk_seats, near_complaints, running_complaints, unwatched_complaints
from juli.hub.today import this_day
from juli.hub.workdays.actions import RECOUNT
from juli.hub.workdays.queries import calendar_in_force


@app.task(name=RECOUNT, queue="upkeep", retry=retries.UPKEEP)
def recount_clocks() -> int:
    """Count all running clocks by the calendar in force, a complaint at a time; how many moved."""
    with acting(SYSTEM):
        found = running_complaints(by=SYSTEM)
    return sum(recount_complaint(one, by=SYSTEM) for one in found)


@app.periodic(cron="0 0 * * *")  # UTC: at eight in the morning in Beijing
@app.task(queue="upkeep", name="juli.remind", retry=retries.UPKEEP)
def remind_all(timestamp: int) -> None:
    """Every morning: clocks that were started while a calendar was imported, then what comes near or has passed."""
    recount_clocks()
    today = this_day()
    watch_all(today)
    with acting(SYSTEM):
        found, seats = near_complaints(today, by=SYSTEM), desk_seats(by=SYSTEM)
    for one in found:
        remind(one, today=today, by=SYSTEM)
    for seat in seats:
        remind_desk(seat, today=today, by=SYSTEM)


def watch_all(today: date) -> None:
    """Count the limits of the complainants' own wherever something happened since they were counted."""
    with acting(SYSTEM):
        found = unwatched_complaints(calendar_in_force().version, by=SYSTEM)
    for one in found:
        watch_limits(one, today=today, by=SYSTEM)
