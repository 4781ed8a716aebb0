"""After the end: a closed complaint goes on, or a new one follows it."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from juli.hub.accounts.actors import Actor, ActorKind, NotAllowed
from juli.hub.complaints.actions import reopen_complaint, save_answers, start_draft
from juli.hub.complaints.models import Complaint, Side
from juli.hub.complaints.reopening import open_until, reasons_for
from juli.hub.machines import NotPossible
from juli.hub.portal.access import remember_draft
from juli.hub.portal.follow.forms import TextField
from juli.hub.portal.follow.pages import Page, form_page
from juli.hub.portal.follow.seat import opened
from juli.hub.portal.forms import StepForm
from juli.hub.portal.journey import PLAN
from juli.hub.portal.language import page_language
from juli.hub.portal.request import FOLLOWS
from juli.hub.portal.templatetags.juli import bday
from juli.hub.today import this_day


class ReopenForm(StepForm):
    """Why a closed complaint goes on."""

    reason = forms.ChoiceField(
        label=gettext_lazy("What is it?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": gettext_lazy("Please choose what it is."),
            "invalid_choice": gettext_lazy("Please choose what it is."),
        },
    )
    text = TextField(
        label=gettext_lazy("What happened"), asked=gettext_lazy("Please write in a few words what happened."), rows=5
    )

    def __init__(self, *args: Any, closing: str, chosen: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = [(one.code, str(one)) for one in reasons_for(Side.COMPLAINANT, closing)]
        self.fields["reason"].choices = known  # type: ignore[attr-defined]
        self.initial["reason"] = chosen


@opened
def reopen(request: HttpRequest, complaint: Complaint, actor: Actor) -> HttpResponse:
    """Say why, and the complaint is open again."""
    until = open_until(complaint, Side.COMPLAINANT)
    if until is None or until < this_day():
        raise NotPossible("reopening-late" if until else "reopening-open")
    other = {"other": complaint.respondent_name, "day": bday(until)}
    page = Page(
        title=_("Open the complaint again?"),
        points=[
            _("%(other)s reads why, and a new target for its answer begins. It is a target, not the law.") % other,
            _("How it was closed stays to be seen. You can do this until %(day)s.") % other,
        ],
        button=_("Open it again"),
        done=_("The complaint is open again."),
        even_closed=True,
    )

    def form_of(*sent: Any) -> ReopenForm:
        return ReopenForm(*sent, closing=complaint.closed_reason, chosen=request.GET.get("why", ""))

    def act(typed: dict[str, Any]) -> object:
        return reopen_complaint(complaint, reason=typed["reason"], text=typed["text"], by=actor)

    return form_page(request, complaint, form_of, page, act)


@require_POST
@opened
def follow_up(request: HttpRequest, complaint: Complaint, actor: Actor) -> HttpResponseBase:
    """Begin a new complaint that follows this one, with the provider and the numbers already there."""
    if complaint.stage != "closed" or actor.read_only:
        raise NotAllowed
    draft, passcode = start_draft(by=Actor(ActorKind.VISITOR, user_id=actor.user_id), language=page_language())
    seat = Actor(ActorKind.VISITOR, draft_id=draft.pk)
    known = {
        "provider_name": [complaint.respondent_name],
        "organisation": [str(complaint.respondent_id or "none")],
        "merchant_no": [complaint.merchant_no],
        "terminal_no": [complaint.terminal_no],
    }
    begun = {"entrance": {"entrance": ["any"]}, "provider": known, FOLLOWS: {FOLLOWS: [str(complaint.pk)]}}
    for step, typed in begun.items():
        save_answers(step, typed, by=seat)
    response = redirect("portal:step", PLAN["order"][0])
    remember_draft(response, draft.pk, passcode)
    return response
