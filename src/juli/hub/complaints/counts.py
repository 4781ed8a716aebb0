"""How many there are: figures over all complaints, without anything of a single one."""

from collections.abc import Mapping
from datetime import date

from django.db.models import Count

from juli.hub.accounts.actors import Actor, ActorKind, NotAllowed
from juli.hub.accounts.scopes import rows
from juli.hub.complaints.machines import STAGE
from juli.hub.complaints.models import Clock, Complaint


def complaints_by_stage(*, by: Actor) -> Mapping[str, int]:
    """Every stage with the number of complaints in it; for the system alone."""
    _refuse_people(by)
    found = dict(rows(Complaint, by=by).values_list("stage").annotate(Count("id")))
    return {stage: found.get(stage, 0) for stage in STAGE.states}


def clocks_past_due(today: date, *, by: Actor) -> Mapping[str, int]:
    """Running clocks whose day is over, by their nature: only `law` and `promise` are overdue. For the system alone."""
    _refuse_people(by)
    past = rows(Clock, by=by).filter(completed_at=None, due_on__lt=today)
    found = dict(past.order_by().values_list("nature").annotate(Count("id")))
    return {nature: found.get(nature, 0) for nature in ("law", "promise", "target")}


def _refuse_people(by: Actor) -> None:
    if by.kind is not ActorKind.SYSTEM:
        raise NotAllowed
