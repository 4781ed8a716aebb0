"""The workbench of a complaint: its checklist, the record of its investigation, merging, and where one is named."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from juli.handling import causes
from juli.hub.accounts.actors import require_right
from juli.hub.complaints import queries as complaint_queries
from juli.hub.complaints.labels import REFUSALS
from juli.hub.desk.bench_forms import VERDICTS, InvestigationForm, MergeForm, known_of
from juli.hub.desk.case import complaint_or_404
from juli.hub.desk.findings import findings_of
from juli.hub.desk.forms import Act
from juli.hub.desk.language import issue_name, say
from juli.hub.desk.seats import DeskRequest, seat_required
from juli.hub.desk.views.case import framed
from juli.hub.directory.queries import partners_of
from juli.hub.machines import NotPossible
from juli.hub.workbench import actions, queries
from juli.hub.workbench.actions.checking import ANSWERING
from juli.hub.workbench.labels import refusal_text
from juli.hub.workbench.models import Investigation
from juli.hub.workbench.one_person import MERGING

reading_or_sending = require_http_methods(["GET", "HEAD", "POST"])


@require_POST
@seat_required
def check(request: DeskRequest, number: str) -> HttpResponse:
    """Tick something of the checklist, or take the tick back."""
    complaint = complaint_or_404(number, request.actor)
    act = actions.untick if request.POST.get("undo") else actions.tick
    try:
        act(complaint, request.POST.get("code", ""), by=request.actor)
    except NotPossible as refusal:
        messages.info(request, refusal_text(refusal) or "")
    return redirect(reverse("desk:case", args=[number]) + "#checks")


@reading_or_sending
@seat_required
def investigation(request: DeskRequest, number: str) -> HttpResponse:
    """The record of the investigation: what stands in it, its former versions, and the form of the next one."""
    complaint = complaint_or_404(number, request.actor)
    require_right(request.actor, ANSWERING, department_id=complaint.department_id)
    records = queries.investigations(complaint, by=request.actor)
    record = complaint_queries.audit_record(complaint, by=request.actor)
    found = findings_of(record, ()).found if record else ()
    agents = list(partners_of(request.seat.organisation_id, by=request.actor))
    sent = request.POST if request.method == "POST" else None
    form = InvestigationForm(sent, found, agents).beginning_with(known_of(records[0] if records else None))
    version = records[0].version if records else 0

    def act() -> None:
        actions.record_investigation(complaint, form.inquiry, by=request.actor)

    is_current = form.is_bound and form.is_valid() and _is_newest(form, request.POST.get("version", ""), version)
    if is_current and _done(form, act):
        messages.success(request, _("The record is kept. The merchant does not see it."))
        return redirect("desk:case", number)
    told = [_shown(one) for one in records]
    return framed(
        request,
        "desk/investigation.html",
        {"complaint": complaint, "form": form, "records": told, "version": version},
    )


@reading_or_sending
@seat_required
def merge(request: DeskRequest, number: str, other: str) -> HttpResponse:
    """Let one of two complaints of one person go on, and end the other in it."""
    complaint, beside = (complaint_or_404(one, request.actor) for one in (number, other))
    for one in (complaint, beside):
        require_right(request.actor, MERGING, department_id=one.department_id)
    both = {one.number: one for one in (complaint, beside)}
    choices = [(one.number, f"{one.number} · {say(issue_name(one.issue))}") for one in both.values()]
    form = MergeForm(request.POST if request.method == "POST" else None, choices=choices)
    if form.is_bound and form.is_valid():
        main = both[form.cleaned_data["goes_on"]]
        ending = beside if main is complaint else complaint
        if _done(form, lambda: actions.merge_complaints(ending, main, by=request.actor)):
            messages.success(request, _("%(number)s goes on here.") % {"number": ending.number})
            return redirect("desk:case", main.number)
    return framed(request, "desk/merge.html", {"complaint": complaint, "both": both.values(), "form": form})


@reading_or_sending
@seat_required
def undo_merge(request: DeskRequest, number: str, merge: int) -> HttpResponse:
    """Make two complaints of what was merged."""
    complaint = complaint_or_404(number, request.actor)
    found = queries.merge(complaint, merge, by=request.actor)
    if found is None:
        raise Http404(str(merge))
    require_right(request.actor, MERGING, department_id=found.complaint.department_id)
    form = Act(request.POST if request.method == "POST" else None)
    if form.is_bound and _done(form, lambda: actions.undo_merge(found, by=request.actor)):
        messages.success(request, _("They are two again. Days and stage are as before."))
        return redirect("desk:case", found.complaint.number)
    return framed(request, "desk/undo_merge.html", {"complaint": complaint, "merge": found, "form": form})


@reading_or_sending
@seat_required
def ask_person(request: DeskRequest, number: str, other: str) -> HttpResponse:
    """Ask the merchant whether another complaint is theirs too."""
    complaint, beside = (complaint_or_404(one, request.actor) for one in (number, other))
    for one in (complaint, beside):
        require_right(request.actor, MERGING, department_id=one.department_id)
    form = Act(request.POST if request.method == "POST" else None)
    if form.is_bound and _done(form, lambda: actions.ask_about_person(complaint, beside, by=request.actor)):
        messages.success(request, _("The merchant is asked. You hear of the answer."))
        return redirect("desk:case", number)
    return framed(request, "desk/ask_person.html", {"complaint": complaint, "other": beside, "form": form})


@require_POST
@seat_required
def withdraw_person(request: DeskRequest, number: str, same: int) -> HttpResponse:
    """Ask no longer."""
    complaint = complaint_or_404(number, request.actor)
    found = queries.person_question(complaint, same, by=request.actor)
    if found is None:
        raise Http404(str(same))
    try:
        actions.withdraw_person_question(found, by=request.actor)
        messages.success(request, _("The merchant is not asked any more."))
    except NotPossible as refusal:
        messages.info(request, refusal.told(REFUSALS, _("This is not possible any more.")))
    return redirect("desk:case", number)


@require_safe
@seat_required
def mentions(request: DeskRequest) -> HttpResponse:
    """Where colleagues have named one."""
    found = queries.mentions(by=request.actor)
    return framed(request, "desk/mentions.html", {"mentions": found, "place": "mentions"})


def _done(form: Act, act: Callable[[], object]) -> bool:
    try:
        act()
    except NotPossible as refusal:
        unknown = _("This is not possible any more. Please look at the complaint once more.")
        form.add_error(None, refusal_text(refusal) or unknown)
        return False
    return True


def _is_newest(form: InvestigationForm, sent: str, newest: int) -> bool:
    """Whether nobody has kept another version since the page was shown."""
    if sent == str(newest):
        return True
    form.add_error(None, _("A colleague has kept a newer version since. Please compare it below, then keep yours."))
    return False


def _shown(record: Investigation) -> dict[str, object]:
    """One version in words."""
    content = record.payload.content
    words = dict(VERDICTS)
    verdicts = [{**one, "verdict": words.get(one["verdict"], "")} for one in (content or {}).get("verdicts", ())]
    cause = causes().get(record.cause)
    return {"row": record, "content": content, "verdicts": verdicts, "cause": say(cause) if cause else ""}
