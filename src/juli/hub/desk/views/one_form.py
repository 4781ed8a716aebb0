"""Pages of the desk with one form: shown, refused with a sentence, or done and back to the complaint."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from juli.hub.complaints import labels
from juli.hub.complaints.models import Complaint
from juli.hub.desk import forms
from juli.hub.desk.seats import DeskRequest
from juli.hub.desk.worklist import VIEWS
from juli.hub.machines import NotPossible
from juli.hub.routing import labels as routing_labels
from juli.hub.today import this_day

REFUSALS = {**labels.REFUSALS, **routing_labels.REFUSALS}
"""Why something was not possible, of the complaint and of who has it."""


@dataclass(frozen=True, slots=True)
class Words:
    """What a page says: title, the words on its button, what is said once it is done, paragraphs."""

    title: str
    send: str
    done: str
    points: Sequence[str] = ()


def one_form(
    request: DeskRequest,
    complaint: Complaint | None,
    form: forms.Act,
    act: Callable[[], object],
    words: Words,
    *,
    back: str = "",
) -> HttpResponse:
    """Show the form; once it is right, do `act` and go back to the complaint, or to `back` where that is named."""
    way_back = back or (reverse("desk:case", args=[complaint.number]) if complaint else reverse("desk:list"))
    if form.is_bound and form.is_valid() and _done(form, act):
        messages.success(request, words.done)
        return redirect(way_back)
    context = {
        "seat": request.seat,
        "views": VIEWS.values(),
        "today": this_day(),
        "complaint": complaint,
        "way_back": reverse("desk:case", args=[complaint.number]) if complaint else way_back,
        "form": form,
        "words": words,
    }
    return render(request, "desk/partner.html", context)


def sent(request: DeskRequest) -> tuple[object, object]:
    """What a form was sent with; nothing where it is only looked at."""
    return (request.POST, request.FILES) if request.method == "POST" else (None, None)


def _done(form: forms.Act, act: Callable[[], object]) -> bool:
    try:
        act()
    except NotPossible as refusal:
        form.add_error(None, refusal.told(REFUSALS, _("This is not possible any more.")))
        return False
    return True
