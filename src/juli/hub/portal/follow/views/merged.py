"""A complaint that goes on in another one of the same person: its way there, and apart again."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from juli.hub.accounts.actors import Actor
from juli.hub.complaints.models import Complaint
from juli.hub.portal.follow.pages import Page, question_page
from juli.hub.portal.follow.seat import opened
from juli.hub.workbench.actions import undo_merge
from juli.hub.workbench.queries import merge_of


@opened
def part(request: HttpRequest, complaint: Complaint, actor: Actor) -> HttpResponse:
    """Ask before the two are two again."""
    merge = merge_of(complaint, by=actor)
    if merge is None:
        raise Http404(complaint.number)
    page = Page(
        title=_("Are these two different matters?"),
        points=[
            _("This complaint then opens again, at the stage it had, and its days run as before."),
            _("%(number)s goes on by itself.") % {"number": merge.main_number},
        ],
        button=_("Handle them apart"),
        done=_("This complaint is open again."),
        even_closed=True,
    )
    return question_page(request, complaint, page, lambda: undo_merge(merge, by=actor))
