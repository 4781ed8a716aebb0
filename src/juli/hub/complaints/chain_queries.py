"""Reading the chain of a complaint's events to hash it again."""

from juli.hub.accounts.actors import Actor
from juli.hub.accounts.scopes import rows
from juli.hub.complaints.models import Complaint, Event


def whole_chain(of: Complaint, *, by: Actor) -> list[Event]:
    """All events of a complaint the actor may see, the oldest first.

    Those too that are kept from them: without these the chain has holes. They are to be hashed, never told.
    """
    return list(rows(Event, by=by).filter(complaint=of).order_by("position"))
