"""Who may do what with a complaint. Actions ask here first, queries draw the same line for reading."""

from django.db.models import Q

from juli.hub.accounts.actors import Actor, ActorKind, NotAllowed
from juli.hub.complaints.models import Complaint


def visible_to(actor: Actor) -> Q:
    """The filter of complaints an actor may see.

    A complainant sees the one opened by number and passcode. Staff see what their activated organisation has
    received; what is only prepared or sent is not theirs yet.
    """
    if actor.kind is ActorKind.COMPLAINANT and actor.complaint_id:
        return Q(pk=actor.complaint_id)
    if actor.kind is ActorKind.STAFF and actor.organisation_id:
        return Q(
            respondent_id=actor.organisation_id,
            respondent__activated_on__isnull=False,
            proceedings__procedure="provider_direct",
            proceedings__filing="received",
        )
    if actor.kind is ActorKind.SYSTEM:
        return Q()
    return Q(pk__in=[])


def locked(complaint: Complaint, actor: Actor) -> Complaint:
    """The complaint locked for change, if the actor may see it; NotAllowed otherwise. Call in a transaction."""
    found = Complaint.objects.filter(visible_to(actor), pk=complaint.pk).select_for_update(of=("self",)).first()
    if found is None:
        raise NotAllowed
    return found


def require(actor: Actor, *kinds: ActorKind) -> None:
    """NotAllowed unless the actor sits in one of these seats."""
    if actor.kind not in kinds:
        raise NotAllowed
