"""Answering what is asked after the end: from the complaint's own page, or from the link of a mail."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from juli.hub.accounts.actors import Actor
from juli.hub.accounts.scopes import acting
from juli.hub.complaints.models import Complaint
from juli.hub.machines import NotPossible
from juli.hub.portal.follow.asking import FORMS, TITLES, keep_answer
from juli.hub.portal.follow.pages import Page, form_page
from juli.hub.portal.follow.seat import opened, refusal_text
from juli.hub.quality.models.questions import Verdict
from juli.hub.quality.queries import opened_question
from juli.hub.quality.spans import MONEY

TEMPLATE = "portal/follow/asked.html"


@opened
def answer(request: HttpRequest, complaint: Complaint, actor: Actor, kind: str) -> HttpResponse:
    """Answer on one's own page."""
    if kind not in FORMS or actor.read_only:
        raise Http404(kind)
    if complaint.stage != "closed":
        raise NotPossible("question-over")
    page = Page(
        title=str(TITLES[kind]),
        points=[_("It takes a minute, and you can leave it.")],
        button=_("Send my answer"),
        done=_("Thank you. Your answer is kept."),
        even_closed=True,
    )

    def act(typed: dict[str, Any]) -> object:
        return keep_answer(complaint, kind, typed, by=actor)

    return form_page(request, complaint, FORMS[kind], page, act)


@never_cache
def question(request: HttpRequest, token: str) -> HttpResponse:
    """Answer by the link of a mail, without signing in. Only sending the form changes anything."""
    found = opened_question(token)
    if found is None:
        return render(request, TEMPLATE, {"gone": True}, status=404)
    asked, actor = found
    context: dict[str, Any] = {"title": TITLES[asked.kind], "number": asked.complaint.number, "errors": []}
    if asked.answered_at or asked.complaint.stage != "closed":
        return render(request, TEMPLATE, {**context, "over": True})
    form = FORMS[asked.kind](request.POST) if request.method == "POST" else FORMS[asked.kind]()
    if form.is_bound and form.is_valid():
        try:
            with acting(actor):
                kept = keep_answer(asked.complaint, asked.kind, form.cleaned_data, by=actor)
        except NotPossible as refusal:
            return render(request, TEMPLATE, {**context, "over": True, "why": refusal_text(refusal)})
        missing = asked.kind == MONEY and kept.verdict != Verdict.YES
        return render(
            request, TEMPLATE, {**context, "thanks": True, "reopen": _again(asked.complaint) if missing else ""}
        )
    return render(request, TEMPLATE, {**context, "form": form, "errors": list(form.summary())})


def _again(complaint: Complaint) -> str:
    """Where the complaint can be opened again; number and passcode are asked for on the way."""
    return f"{reverse('portal:reopen', args=[complaint.number])}?why=money_missing"
