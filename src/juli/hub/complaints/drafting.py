"""The draft an actor may still change."""

from django.utils import timezone

from juli.hub.accounts.actors import Actor, NotAllowed
from juli.hub.complaints.models import Draft
from juli.hub.complaints.queries import draft_of


def editable_draft(actor: Actor) -> Draft:
    """The actor's draft, locked; NotAllowed where there is none, or where it is filed."""
    draft = draft_of(actor, for_update=True)
    if draft is None or draft.complaint_id:
        raise NotAllowed
    return draft


def touch_draft(draft: Draft) -> None:
    """What the audit rests on has changed: keep when, and forget its result."""
    draft.audit = None
    draft.saved_at = timezone.now()
    draft.save(update_fields=["audit", "saved_at"])
