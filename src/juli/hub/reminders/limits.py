"""The limits of the complainant's own in a complaint, counted from what happened so far."""

from collections.abc import Mapping
from datetime import date

from juli.hub.accounts.actors import Actor
from juli.hub.accounts.scopes import rows
from juli.hub.complaints.models import Circumstances, Complaint, Message, Proceeding
from juli.hub.redress.facts import ReadMatter, limits_of
from juli.hub.redress.queries import offers
from juli.procedures import Clock


def counted_limits(complaint: Complaint, *, today: date, by: Actor) -> Mapping[str, Clock]:
    """What runs as of a day (Beijing), by the id of the limit."""
    matter = ReadMatter(
        complaint=complaint,
        today=today,
        proceedings=list(rows(Proceeding, by=by).filter(complaint=complaint)),
        offers=list(offers(complaint, by=by)),
        messages=list(rows(Message, by=by).filter(complaint=complaint, internal=False).order_by("pk")),
    )
    return limits_of(matter, rows(Circumstances, by=by).filter(complaint=complaint).first())
