"""What a member has opened, so that a list can tell what changed since."""

from datetime import timedelta

from juli.hub.accounts.actors import Actor, ActorKind, NotAllowed, require, user_of
from juli.hub.accounts.scopes import action, rows
from juli.hub.complaints.models import Complaint
from juli.hub.today import this_moment
from juli.hub.worklists.models import Opened
from juli.hub.worklists.rights import house_of

FORGOTTEN_AFTER = timedelta(days=30)
"""How long after the end of a complaint it is kept who had it open."""


@action
def note_opened(complaint: Complaint, *, by: Actor) -> None:
    """Note that the actor has seen a complaint as it is given here: what changes afterwards is new to them."""
    require(by, ActorKind.STAFF)
    if by.read_only or not rows(Complaint, by=by).filter(pk=complaint.pk).exists():
        raise NotAllowed
    told = Opened(organisation_id=house_of(by), user_id=user_of(by), complaint=complaint, seen_at=complaint.changed_at)
    Opened.objects.bulk_create(
        [told], update_conflicts=True, unique_fields=["user", "complaint"], update_fields=["seen_at"]
    )


@action
def forget_opened(*, by: Actor) -> int:
    """Forget who had complaints open that were closed a while ago; how many marks went. For the system."""
    require(by, ActorKind.SYSTEM)
    old = Opened.objects.filter(complaint__closed_at__lt=this_moment() - FORGOTTEN_AFTER)
    return old.delete()[0]
