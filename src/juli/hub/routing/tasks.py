"""Jobs of this room."""

from uuid import UUID

from procrastinate.contrib.django import app

from juli.hub import retries
from juli.hub.accounts.actors import SYSTEM
from juli.hub.accounts.scopes import acting
from juli.hub.complaints.effects import ASSIGN
from juli.hub.routing.actions import assign_by_load, climb_complaint, hand_over
from juli.hub.routing.effects import HAND_OVER
from juli.hub.routing.queries import climbing, held_by_absent
from juli.hub.today import this_day


@app.task(name=ASSIGN, queue="upkeep", retry=retries.UPKEEP)
def assign(complaint_id: str) -> None:
    """Give one complaint to a person."""
    assign_by_load(UUID(complaint_id), by=SYSTEM)


@app.periodic(cron="20 16 * * *")  # UTC: when the day begins in Beijing
@app.task(name=HAND_OVER, queue="upkeep", retry=retries.UPKEEP)
def hand_all_over(timestamp: int) -> None:
    """Every night: what people have open who are away from today on, or have left."""
    with acting(SYSTEM):
        found = held_by_absent(today=this_day(), by=SYSTEM)
    for one in found:
        hand_over(one, by=SYSTEM)


@app.periodic(cron="10 * * * *")
@app.task(name="juli.escalate", queue="upkeep", retry=retries.UPKEEP)
def escalate(timestamp: int) -> None:
    """Every hour: what climbs by the rules of its house. Done twice it changes nothing."""
    with acting(SYSTEM):
        found = list(climbing(today=this_day(), by=SYSTEM))
    for complaint, climb in found:
        climb_complaint(complaint, climb, by=SYSTEM)
