"""What the open page of a complaint asks for by itself: who else is here, whether something is new; drafts kept."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from juli.hub.complaints import queries
from juli.hub.complaints.models import Complaint
from juli.hub.desk.bench import told_present
from juli.hub.desk.case import SILENT, case_of, complaint_or_404
from juli.hub.desk.seats import DeskRequest, seat_required
from juli.hub.desk.steps import Act
from juli.hub.desk.views.acts import WAYS
from juli.hub.desk.writing import keep_typed, news_in
from juli.hub.workbench.actions import drop_text, note_presence
from juli.hub.workbench.queries import present
from juli.hub.worklists.actions import note_opened


@require_POST
@seat_required
def beat(request: DeskRequest, number: str) -> HttpResponse:
    """Note that the page is open, keep what is typed, and tell what is new: one short answer, nothing is held open."""
    complaint = queries.complaint(number, by=request.actor)
    if complaint is None:
        raise Http404(number)
    told: dict[str, object] = {}
    act = request.POST.get("act", "")
    is_writing = act in set(Act)
    if is_writing:
        typed = WAYS[Act(act)].form.typed(request.POST)
        writing = keep_typed(complaint, Act(act), typed, request.POST, by=request.actor)
        kept = writing.kept
        told |= {"kept": str(kept.token) if kept else "", "version": kept.version if kept else 0}
    note_presence(complaint, writing=is_writing, by=request.actor)
    told["present"] = told_present(present(complaint, by=request.actor))
    told["news"] = _told_news(complaint, _position(request.POST.get("seen", "")), request)
    return JsonResponse(told)


@require_safe
@seat_required
def news(request: DeskRequest, number: str) -> HttpResponse:
    """What is new since an event, as a part of the page; its header names the newest event in it."""
    complaint = complaint_or_404(number, request.actor)
    note_opened(complaint, by=request.actor)
    found = case_of(complaint, by=request.actor)
    context = {"complaint": complaint, "news": news_in(found, _position(request.GET.get("after", "")))}
    answer = render(request, "desk/_news.html", context)
    answer["X-Juli-Seen"] = str(found.last_event)
    return answer


@require_POST
@seat_required
def drop(request: DeskRequest, number: str, kept: UUID) -> HttpResponse:
    """Throw a draft of one's own away."""
    complaint = complaint_or_404(number, request.actor)
    drop_text(complaint, kept, by=request.actor)
    messages.success(request, _("The draft is gone."))
    return redirect("desk:case", number)


def _told_news(complaint: Complaint, seen: int, request: DeskRequest) -> str:
    """The words of the button that shows what is new; empty where nothing is."""
    happened = queries.events(complaint, by=request.actor).filter(position__gt=seen).exclude(kind__in=SILENT)
    kinds = list(happened.values_list("kind", flat=True))
    said = sum(kind in ("said", "noted", "partner_answered") for kind in kinds)
    if said:
        return ngettext("%(count)s new message, show", "%(count)s new messages, show", said) % {"count": said}
    return _("Something has changed here, show") if kinds else ""


def _position(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0
