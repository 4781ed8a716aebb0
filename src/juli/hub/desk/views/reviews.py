"""Reviews: what was drawn, the look at one, and the handler's reply."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from juli.hub.complaints.labels import REFUSALS
from juli.hub.desk.seats import DeskRequest, seat_required
from juli.hub.desk.views.case import framed
from juli.hub.forms import PlainForm, choice, performed, words
from juli.hub.quality import actions, queries
from juli.hub.quality.criteria import criteria
from juli.hub.quality.models import Review
from juli.hub.quality.policy import REVIEWING

POINTS = [
    ("", gettext_lazy("does not apply")),
    ("2", gettext_lazy("fully")),
    ("1", gettext_lazy("partly")),
    ("0", gettext_lazy("not")),
]
MOST_SHOWN = 100


class ReviewForm(PlainForm):
    """Points for each criterion, and words to the handler."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for one in criteria():
            self.add(one.code, choice(str(one), POINTS, required=False))
        self.add("text", words(gettext_lazy("What you tell the handler"), most=2000, rows=4))


class ReplyForm(PlainForm):
    """What the handler says to it."""

    text = words(gettext_lazy("Your reply"), most=2000, rows=4)


@require_safe
@seat_required
def reviews(request: DeskRequest) -> HttpResponse:
    """What waits for a review, and those of what one handled."""
    found = list(queries.reviews(by=request.actor)[:MOST_SHOWN])
    draws = list(queries.draws(by=request.actor)[:4]) if REVIEWING in request.actor.rights else []
    return framed(request, "desk/reviews.html", {"place": "reviews", "reviews": found, "draws": draws})


@require_http_methods(["GET", "HEAD", "POST"])
@seat_required
def review(request: DeskRequest, pk: int) -> HttpResponse:
    """Look at one: do it, reply to it, or read it."""
    found = queries.review(pk, by=request.actor)
    if found is None:
        raise Http404(str(pk))
    form = _form(request, found)
    if request.method == "POST":
        if form is None:
            raise Http404(str(pk))
        if performed(form, lambda: _act(request, found, form), REFUSALS):
            messages.success(request, _("It is kept, and the other one hears of it."))
            return redirect("desk:review", pk)
    points = [(one, dict(POINTS).get(str(found.scores.get(one.code, "")))) for one in criteria()]
    context = {"place": "reviews", "review": found, "form": form, "points": points}
    return framed(request, "desk/review.html", context)


def _form(request: DeskRequest, found: Review) -> PlainForm | None:
    """What this person can fill in now: the review, or the reply to it."""
    sent = (request.POST,) if request.method == "POST" else ()
    is_handler = found.handler_id == request.actor.user_id
    if found.reviewed_at is None and not is_handler:
        return ReviewForm(*sent)
    return ReplyForm(*sent) if is_handler and found.reviewed_at and not found.replied_at else None


def _act(request: DeskRequest, found: Review, form: forms.Form) -> None:
    told = form.cleaned_data
    if isinstance(form, ReplyForm):
        actions.reply_to_review(found, text=told["text"], by=request.actor)
        return
    scores = {one.code: int(told[one.code]) for one in criteria() if told[one.code]}
    actions.review(found, scores=scores, text=told["text"], by=request.actor)
