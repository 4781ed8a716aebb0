"""What can stand in the lists of a desk."""

from datetime import timedelta

from django.utils import timezone

from juli.hub.accounts.actors import Actor
from juli.hub.complaints.models import Complaint
from juli.hub.today import this_day
from juli.hub.worklists.actions import NewView, save_view, tag_complaint
from juli.hub.worklists.models import Audience, BulkItem, BulkRun, SetAside


def lists(complaint: Complaint, mark: str, desk: Actor) -> None:
    """A view shared with all of the house, a tag, a complaint set aside, a piece of work on many."""
    save_view(NewView(f"{mark} offered", "stage:open", "due", ["number"], Audience.ORGANISATION), by=desk)
    tag_complaint(complaint, f"{mark} asked", by=desk)
    now = timezone.now()
    SetAside.objects.create(complaint=complaint, until=this_day() + timedelta(days=3), at=now)
    run = BulkRun.objects.create(
        organisation_id=desk.organisation_id,
        user_id=desk.user_id,
        kind="note",
        told={"text": f"{mark} note"},
        made_at=now,
        begins_at=now,
        undo_until=now,
    )
    BulkItem.objects.create(run=run, complaint=complaint)
