"""The page of a complaint: what happens next and by when, and everything that belongs to it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from juli.evidence.masking import mask_email
from juli.hub.accounts.actors import Actor
from juli.hub.complaints.models import Complaint
from juli.hub.complaints.reopening import MERGED
from juli.hub.portal.follow.asking import open_questions
from juli.hub.portal.follow.audit import audit_view
from juli.hub.portal.follow.forms import MessageForm
from juli.hub.portal.follow.headlines import headline
from juli.hub.portal.follow.ladder.doors import ladder_of
from juli.hub.portal.follow.ladder.shown import elsewhere
from juli.hub.portal.follow.matter import compare, matter_of
from juli.hub.portal.follow.seat import opened
from juli.hub.portal.follow.sharing import sharing_of
from juli.hub.portal.follow.timeline import lookers, timeline
from juli.hub.quality.queries import questions
from juli.hub.workbench.queries import merge_of, waiting_person_questions

RECENT_MESSAGES = 6
"""Messages shown unfolded; older ones stand above them, folded."""


@opened
def case(request: HttpRequest, complaint: Complaint, actor: Actor) -> HttpResponse:
    """One page for the whole complaint, the next step first."""
    matter = matter_of(complaint, actor)
    address = complaint.complainant.email
    context = {
        "complaint": complaint,
        "matter": matter,
        "headline": headline(matter),
        "comparison": compare(matter.offer, complaint) if matter.offer else None,
        "merge": merge_of(complaint, by=actor) if complaint.closed_reason == MERGED else None,
        "persons": waiting_person_questions(complaint, by=actor) if matter.may_act else (),
        "ladder": ladder_of(matter),
        "elsewhere": elsewhere(matter),
        "older": matter.said[:-RECENT_MESSAGES],
        "recent": matter.said[-RECENT_MESSAGES:],
        "form": MessageForm(),
        "audit": audit_view(complaint, actor),
        "timeline": timeline(matter.happened, matter.other, lookers(complaint, actor), matter.voices),
        "email": mask_email(address) if address else "",
        "asked": open_questions(complaint, by=actor),
        "answers": [one for one in questions(complaint, by=actor) if one.answered_at],
        "sharing": sharing_of(request, matter),
    }
    return render(request, "portal/follow/case.html", context)
