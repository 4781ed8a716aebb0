"""Counting the days of a house: a handful of queries, however many complaints there are."""

from datetime import date, timedelta
from uuid import UUID

from juli.hub.accounts.actors import Actor, ActorKind, require
from juli.hub.accounts.scopes import action
from juli.hub.quality.counting import Tally, flows_of, stock_of
from juli.hub.quality.models import DayFlow, DayStock


@action
def count_days(organisation_id: UUID, first: date, last: date, *, by: Actor) -> int:
    """Count what came and went from `first` to `last` (Beijing, inclusive), and what is open at the end of `last`.

    Counted once more, the same days are replaced; days before stay as they were counted, whatever has been erased
    since. Returns how many rows were written.
    """
    require(by, ActorKind.SYSTEM)
    flows: Tally = flows_of(organisation_id, first, last)
    DayFlow.objects.filter(organisation=organisation_id, day__range=(first, last)).delete()
    made = DayFlow.objects.bulk_create(
        DayFlow(organisation_id=organisation_id, day=day, department_id=department, issue=issue, agent_id=agent, **row)
        for (day, department, issue, agent), row in flows.items()
    )
    DayStock.objects.filter(organisation=organisation_id, day=last).delete()
    stock = DayStock.objects.bulk_create(
        DayStock(organisation_id=organisation_id, day=last, **row)
        for row in stock_of(organisation_id, last + timedelta(days=1))
    )
    return len(made) + len(stock)
