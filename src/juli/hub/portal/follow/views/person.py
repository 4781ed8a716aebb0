"""Saying whether another complaint is one's own too: proved by its number and passcode, or not."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from juli.hub.accounts.actors import Actor
from juli.hub.complaints.models import Complaint
from juli.hub.complaints.numbers import normalise_number
from juli.hub.machines import NotPossible
from juli.hub.portal.access import attempt
from juli.hub.portal.follow.forms import OpenForm
from juli.hub.portal.follow.pages import Page, done, form_page
from juli.hub.portal.follow.seat import opened
from juli.hub.workbench.actions import confirm_person, refuse_person
from juli.hub.workbench.models import PersonQuestion
from juli.hub.workbench.queries import person_question

TEMPLATE = "portal/follow/person.html"


@opened
def person(request: HttpRequest, complaint: Complaint, actor: Actor, same: int) -> HttpResponse:
    """Ask for number and passcode of the other complaint."""
    question = _question(complaint, actor, same)
    other = {"other": complaint.respondent_name}
    why = _("%(other)s thinks that two complaints may be yours. Handled as one, you need not tell things twice.")
    page = Page(
        title=_("Have you another complaint here about this matter?"),
        points=[
            why % other,
            _("To be sure that it is yours, we need its number and passcode. We do not say which one is meant."),
        ],
        button=_("Yes, this one is mine too"),
        done=_("Thank you. %(other)s can handle both together now; you can take them apart again.") % other,
        form=TEMPLATE,
        extra={"same": question.pk},
    )

    def act(typed: dict[str, Any]) -> None:
        _confirm(request, question, typed["number"], typed["passcode"], actor)

    return form_page(request, complaint, OpenForm, page, act)


@require_POST
@opened
def refuse(request: HttpRequest, complaint: Complaint, actor: Actor, same: int) -> HttpResponse:
    """There is none."""
    refuse_person(_question(complaint, actor, same), by=actor)
    told = _("Thank you. Both are handled on their own, as before.")
    return done(request, complaint, Page(title="", points=[], button="", done=told))


def _question(complaint: Complaint, actor: Actor, same: int) -> PersonQuestion:
    found = person_question(complaint, same, by=actor)
    if found is None:
        raise Http404(str(same))
    return found


def _confirm(request: HttpRequest, question: PersonQuestion, number: str, passcode: str, actor: Actor) -> None:
    """Throttled like every try of a passcode; whatever does not fit counts as one."""
    trial = attempt(request, "complaint", normalise_number(number) or number)
    if trial.must_wait(now=timezone.now()):
        raise NotPossible("person-not-proved")
    try:
        confirm_person(question, number, passcode, by=actor)
    except NotPossible as refusal:
        if refusal.code == "person-not-proved":
            trial.note_failure()
        raise
