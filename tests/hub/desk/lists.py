"""What can stand in the lists of a desk."""

from datetime import timedelta

from juli.hub.accounts.actors import Actor
from juli.hub.complaints.models import Complaint
from juli.hub.today import this_day
from juli.hub.worklists.actions import NewView, save_view, set_aside, tag_complaint
from juli.hub.worklists.models import Audience


def lists(complaint: Complaint, mark: str, desk: Actor) -> None:
    """A view shared with all of the house, a tag, and a complaint set aside."""
    save_view(NewView(f"{mark} offered", "stage:open", "due", ["number"], Audience.ORGANISATION), by=desk)
    tag_complaint(complaint, f"{mark} asked", by=desk)
