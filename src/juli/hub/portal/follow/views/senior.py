"""Asking that a senior of the other party looks at the complaint."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from juli.hub.accounts.actors import Actor
from juli.hub.complaints.models import Complaint
from juli.hub.portal.follow.pages import Page, question_page
from juli.hub.portal.follow.seat import opened
from juli.hub.routing.actions import ask_for_senior


@opened
def senior(request: HttpRequest, complaint: Complaint, actor: Actor) -> HttpResponse:
    """Say what asking means, then ask."""
    other = {"other": complaint.respondent_name}
    page = Page(
        title=_("Ask for a senior?"),
        points=[
            _("%(other)s is told that you want somebody higher up to look at the complaint.") % other,
            _("It can be asked once. No day changes by it, and you can still use every other way."),
        ],
        button=_("Ask for a senior"),
        done=_("You have asked for a senior. %(other)s has been told.") % other,
    )
    return question_page(request, complaint, page, lambda: ask_for_senior(complaint, by=actor))
