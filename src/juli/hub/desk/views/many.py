"""Work on many complaints at once: choose, look at what will happen, do it, undo it."""

from collections.abc import Sequence
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from juli.hub.complaints.models import Complaint
from juli.hub.complaints.numbers import normalise_number
from juli.hub.complaints.queries import complaints
from juli.hub.desk.asked import asked_list
from juli.hub.desk.bulk_forms import KIND_NAMES, NEEDS, OUTCOMES, reason
from juli.hub.desk.seats import DeskRequest, seat_required
from juli.hub.machines import NotPossible
from juli.hub.today import this_day, this_moment
from juli.hub.worklists import queries
from juli.hub.worklists.actions import MOST_AT_ONCE, ask_to_undo, begin_on_many, call_off
from juli.hub.worklists.kinds import Kind, Told, kinds, refusal_of
from juli.hub.worklists.models import BulkRun

REFUSED = {
    "bulk-begun": gettext_lazy("It has begun already and cannot be called off any more."),
    "bulk-no-undo": gettext_lazy("This cannot be undone."),
    "bulk-undo-late": gettext_lazy("The time for undoing is over."),
    "bulk-unfit": gettext_lazy("Nothing was done. Please choose the complaints once more."),
}


@require_POST
@seat_required
def many(request: DeskRequest) -> HttpResponse:
    """What will happen to each complaint chosen; sent from there, it is begun."""
    kind = kinds().get(request.POST.get("kind", ""))
    chosen = _chosen(request)
    if kind is None or not chosen:
        messages.info(request, _("Please choose complaints in the list first, and what to do with them."))
        return redirect("desk:list")
    sent = request.POST.get("step") == "begin"
    form = NEEDS[kind.needs](request.POST if sent else None, by=request.actor)
    if sent and form.is_valid():
        try:
            run = begin_on_many(kind.code, chosen, form.cleaned_data, by=request.actor)
        except NotPossible as refusal:
            messages.info(request, str(REFUSED[refusal.code]))
            return redirect("desk:list")
        return redirect("desk:many-run", run.pk)
    return _preview(request, kind, chosen, form)


@require_safe
@seat_required
def run(request: DeskRequest, many: UUID) -> HttpResponse:
    """How far a piece of work is, what came of each complaint, and the way back."""
    found = _run(request, many)
    parts, outcomes = list(queries.items(found, by=request.actor)), queries.outcomes(found, by=request.actor)
    kind = kinds().get(found.kind)
    context = {
        "seat": request.seat,
        "run": found,
        "title": KIND_NAMES.get(found.kind, found.kind),
        "parts": [(part, OUTCOMES[part.outcome], reason(part.reason)) for part in parts],
        "percent": _percent(found, outcomes),
        "counts": None,
        "done": outcomes.count("done"),
        "elsewhere": len(outcomes) - len(parts),
        "is_open": found.state in ("waiting", "running", "undoing"),
        "may_undo": bool(kind and kind.undo) and found.state == "done" and this_moment() <= found.undo_until,
        "reaches_merchant": bool(kind and kind.reaches_merchant),
    }
    return render(request, "desk/many_run.html", context)


@require_safe
@seat_required
def progress(request: DeskRequest, many: UUID) -> JsonResponse:
    """How far it is, for the page that waits."""
    found = _run(request, many)
    outcomes = queries.outcomes(found, by=request.actor)
    return JsonResponse({"state": found.state, "percent": _percent(found, outcomes), "left": ""})


@require_POST
@seat_required
def undo(request: DeskRequest, many: UUID) -> HttpResponse:
    """Call it off where it has not begun, undo it where it is done."""
    found = _run(request, many)
    try:
        if request.POST.get("act") == "call-off":
            call_off(found, by=request.actor)
            messages.success(request, _("It is called off. Nothing was sent."))
        else:
            ask_to_undo(found, by=request.actor)
    except NotPossible as refusal:
        messages.info(request, str(REFUSED[refusal.code]))
    return redirect("desk:many-run", found.pk)


def _chosen(request: DeskRequest) -> Sequence[Complaint]:
    """The complaints named, or all that the list holds, up to MOST_AT_ONCE."""
    if request.POST.get("all") == "yes":
        found = asked_list(request.POST, today=this_day(), by=request.actor).found()
        named = found.order_by("pk").values_list("number", flat=True)[:MOST_AT_ONCE]
        return list(complaints(by=request.actor).filter(number__in=list(named)))
    numbers = map(normalise_number, request.POST.getlist("number")[:MOST_AT_ONCE])
    return list(complaints(by=request.actor).filter(number__in=[number for number in numbers if number]))


def _preview(request: DeskRequest, kind: Kind, chosen: Sequence[Complaint], form: Form) -> HttpResponse:
    told: Told = getattr(form, "cleaned_data", {})
    found = [(complaint, refusal_of(kind, complaint, told, by=request.actor)) for complaint in chosen]
    context = {
        "seat": request.seat,
        "kind": kind,
        "may_undo": kind.undo is not None,
        "title": KIND_NAMES.get(kind.code, kind.code),
        "form": form,
        "possible": [complaint for complaint, refused in found if not refused],
        "refused": [(complaint, reason(refused)) for complaint, refused in found if refused],
        "most": MOST_AT_ONCE,
        "tags": queries.tags(by=request.actor) if kind.needs == "tag" else [],
    }
    return render(request, "desk/many.html", context)


def _run(request: DeskRequest, many: UUID) -> BulkRun:
    found = queries.run(many, by=request.actor)
    if found is None:
        raise Http404(str(many))
    return found


def _percent(run: BulkRun, outcomes: Sequence[str]) -> int:
    open_one = "done" if run.state == "undoing" else "waiting"
    return 100 - 100 * outcomes.count(open_one) // max(1, len(outcomes))
