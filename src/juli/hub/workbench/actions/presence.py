"""Who is at a complaint: noted for a minute; and one change at a time."""

from django.utils import timezone

from juli.hub.accounts.actors import Actor, ActorKind, NotAllowed, require, user_of
from juli.hub.accounts.scopes import action, rows
from juli.hub.complaints.models import Complaint
from juli.hub.complaints.policy import locked
from juli.hub.workbench.models import Presence
from juli.hub.workbench.queries import PRESENT_FOR


@action
def note_presence(complaint: Complaint, *, writing: bool, by: Actor) -> None:
    """Note that the actor has the complaint open. Whoever was here longer ago goes, so that the table never grows."""
    require(by, ActorKind.STAFF)
    if by.read_only or not rows(Complaint, by=by).filter(pk=complaint.pk).exists():
        raise NotAllowed
    now = timezone.now()
    Presence.objects.bulk_create(
        [Presence(complaint=complaint, user_id=user_of(by), writing=writing, seen_at=now)],
        update_conflicts=True,
        unique_fields=["complaint", "user"],
        update_fields=["writing", "seen_at"],
    )
    here = Presence.objects.filter(complaint=complaint) | Presence.objects.filter(user_id=user_of(by))
    here.filter(seen_at__lt=now - PRESENT_FOR).delete()


@action
def claim_turn(complaint: Complaint, *, by: Actor) -> None:
    """Wait until nobody is changing the complaint, and let others wait until this transaction ends.

    What is compared with the page after this can no longer change before it is acted on.
    """
    locked(complaint, by)
