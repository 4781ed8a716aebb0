"""The two shapes of a small page: a form to fill in, and a question before something is done for good."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from juli.hub import toning
from juli.hub.complaints.models import Complaint
from juli.hub.machines import NotPossible
from juli.hub.portal.follow.seat import refusal_text
from juli.hub.portal.forms import StepForm

CLOSED = NotPossible("stage-closed")


@dataclass(frozen=True, slots=True)
class Page:
    """What a small page says: title, paragraphs, the words on its button, what is said once it is done.

    `anchor` names the part of the page to return to, `back` that page, the complaint's own unless said otherwise;
    `extra` is for the template alone. `even_closed`: it may be done after the complaint is closed. `to` is another
    address to return to, `from_where` what its link says. `template` is that of a question, `form` that of a form.
    """

    title: str
    points: Sequence[str]
    button: str
    done: str
    anchor: str = "next"
    back: str = "portal:case"
    even_closed: bool = False
    to: str = ""
    from_where: str = ""
    template: str = "portal/follow/question.html"
    form: str = "portal/follow/form.html"
    extra: Mapping[str, Any] = field(default_factory=dict)


def form_page(
    request: HttpRequest,
    complaint: Complaint,
    form_class: Callable[..., StepForm],
    page: Page,
    act: Callable[[dict[str, Any]], object],
) -> HttpResponse:
    """Show a form; once it is right, do `act` with its values. Whatever is wrong, nothing typed is lost.

    Texts with words that may harm their writer are shown once more before they go.
    """
    _refuse_if_closed(request, complaint, page)
    own = _own(complaint)
    form = _sent(request, form_class, own) if request.method == "POST" else form_class()
    second = toning.second_look(form, own) if form.is_bound and form.is_valid() else None
    if form.is_bound and form.is_valid() and second is None:
        try:
            act(form.cleaned_data)
        except NotPossible as refusal:
            form.add_error(None, refusal_text(refusal))
        else:
            return done(request, complaint, page)
    context = {"complaint": complaint, "page": page, "form": form, "errors": list(form.summary()), **page.extra}
    return render(request, page.form, {**context, "second": second})


def _own(complaint: Complaint) -> Sequence[str]:
    return toning.own_numbers(complaint.complainant.phone, complaint.complainant.refund_account)


def _sent(request: HttpRequest, form_class: Callable[..., StepForm], own: Sequence[str]) -> StepForm:
    form = form_class(request.POST, request.FILES)
    data = toning.reworded(request.POST, toning.toned(form), own)
    return form if data is request.POST else form_class(data, request.FILES)


def question_page(request: HttpRequest, complaint: Complaint, page: Page, act: Callable[[], object]) -> HttpResponse:
    """Ask before something is done for good; do it once the answer is sent."""
    _refuse_if_closed(request, complaint, page)
    if request.method == "POST":
        act()
        return done(request, complaint, page)
    return render(request, page.template, {"complaint": complaint, "page": page, **page.extra})


def done(request: HttpRequest, complaint: Complaint, page: Page) -> HttpResponse:
    """Back to the complaint, with a word on what was done."""
    messages.success(request, page.done)
    return redirect(page.to or f"{reverse(page.back, args=[complaint.number])}#{page.anchor}")


def _refuse_if_closed(request: HttpRequest, complaint: Complaint, page: Page) -> None:
    """Nothing is asked that could not be done; what was typed all the same is shown again with the reason."""
    if complaint.stage == "closed" and not page.even_closed and request.method != "POST":
        raise CLOSED
