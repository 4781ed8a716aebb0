"""Writing to the other party, and noting what was said elsewhere."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from juli.hub.accounts.actors import Actor
from juli.hub.complaints.actions import write_message
from juli.hub.complaints.models import Complaint, Side
from juli.hub.portal.follow.forms import LogForm, MessageForm
from juli.hub.portal.follow.matter import matter_of
from juli.hub.portal.follow.pages import Page, form_page
from juli.hub.portal.follow.seat import opened


@opened
def write(request: HttpRequest, complaint: Complaint, actor: Actor) -> HttpResponse:
    """Write to the other party, where it reads here."""
    matter = matter_of(complaint, actor)
    if not matter.on_platform:
        return redirect("portal:log", complaint.number)
    page = Page(
        title=_("Write to %(other)s") % {"other": matter.other},
        points=[_("Facts and what you want are enough. %(other)s reads it at its desk.") % {"other": matter.other}],
        button=_("Send"),
        done=_("Sent to %(other)s.") % {"other": matter.other},
        anchor="talk",
    )

    def act(typed: dict[str, Any]) -> object:
        return write_message(complaint, typed["text"], files=typed["attached"], by=actor)

    return form_page(request, complaint, MessageForm, page, act)


@opened
def log(request: HttpRequest, complaint: Complaint, actor: Actor) -> HttpResponse:
    """Note what was said on the phone, by letter or at the counter, while the other party does not read here."""
    matter = matter_of(complaint, actor)
    if matter.on_platform:
        return redirect("portal:write", complaint.number)
    other = {"other": matter.other}
    page = Page(
        title=_("Note what was said"),
        points=[
            _("%(other)s does not read here. What you note stays with you, with day and proof.") % other,
            _("Once you have noted an answer of %(other)s, the target for its answer no longer runs.") % other,
        ],
        button=_("Keep this note"),
        done=_("The note is kept."),
        anchor="talk",
    )

    def act(typed: dict[str, Any]) -> object:
        return write_message(
            complaint,
            typed["text"],
            files=typed["attached"],
            side=Side(typed["speaker"]),
            channel=typed["channel"],
            happened_on=typed["happened_on"],
            by=actor,
        )

    return form_page(request, complaint, LogForm, page, act)
