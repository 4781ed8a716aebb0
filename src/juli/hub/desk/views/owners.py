"""Who has a complaint: one's own list, taking, giving to a colleague, raising to a higher level, and being away."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from juli.hub.accounts.actors import require_right
from juli.hub.complaints import queries
from juli.hub.complaints.list_queries import note_soonest
from juli.hub.desk.aims import running_aims
from juli.hub.desk.case import complaint_or_404
from juli.hub.desk.department_forms import AssignForm, AwayForm, EscalateForm
from juli.hub.desk.paging import page_of
from juli.hub.desk.seats import DeskRequest, seat_required
from juli.hub.desk.views.case import framed
from juli.hub.desk.views.one_form import REFUSALS, Words, one_form, sent
from juli.hub.desk.worklist import grouped, row_of
from juli.hub.machines import NotPossible
from juli.hub.redress.queries import note_redress
from juli.hub.routing import actions
from juli.hub.routing import queries as routing
from juli.hub.routing.actions.assigning import ASSIGNING
from juli.hub.routing.people import HANDLING
from juli.hub.routing.queries import Colleague
from juli.hub.today import this_day, this_moment
from juli.hub.worklists.layout import BY_DUE_DAY
from juli.hub.worklists.queries import unread

reading_or_sending = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@seat_required
def mine(request: DeskRequest) -> HttpResponse:
    """What is with oneself, by the day something is due, and when one is away."""
    today, by = this_day(), request.actor
    found = routing.mine(queries.worklist(today=today, by=by), by=by)
    page = page_of(found, BY_DUE_DAY, request.GET.get("after", ""))
    note_redress(page.rows, by=by)
    note_soonest(page.rows, by=by)
    aims = running_aims(page.rows, now=this_moment(), by=by)
    rows = [row_of(complaint, today, {}, aims) for complaint in page.rows]
    away = [one for one in routing.absences(today=today, by=by) if one.membership_id == request.seat.pk]
    context = {"place": "mine", "page": page, "groups": list(grouped(rows, today)), "away": away}
    context["unread"] = unread(page.rows, by=by)
    return framed(request, "desk/mine.html", context)


@require_POST
@seat_required
def take(request: DeskRequest, number: str) -> HttpResponse:
    """Take a complaint that nobody has."""
    complaint = complaint_or_404(number, request.actor)
    try:
        actions.take_complaint(complaint, by=request.actor)
        messages.success(request, _("The complaint is yours now."))
    except NotPossible as refusal:
        messages.warning(request, refusal.told(REFUSALS, _("This is not possible any more.")))
    return redirect("desk:case", number)


@reading_or_sending
@seat_required
def assign(request: DeskRequest, number: str) -> HttpResponse:
    """Give the complaint to a colleague."""
    complaint = complaint_or_404(number, request.actor)
    require_right(request.actor, ASSIGNING, department_id=complaint.department_id)
    found = routing.colleagues_for(complaint, today=this_day(), by=request.actor)
    known = {str(one.seat.pk): one for one in found if one.seat.user_id != complaint.assignee_id}
    form = AssignForm(*sent(request), choices=[(key, _described(one)) for key, one in known.items()])

    def act() -> None:
        told = form.cleaned_data
        actions.assign_complaint(complaint, known[told["person"]].seat, told["text"], by=request.actor)

    points = [_("Whoever works in the department and has the least to do stands first.")]
    words = Words(_("Give it to a colleague"), _("Give it"), _("Your colleague has the complaint now."), points)
    return one_form(request, complaint, form, act, words)


@reading_or_sending
@seat_required
def escalate(request: DeskRequest, number: str) -> HttpResponse:
    """Raise the complaint to a higher level of the house."""
    complaint = complaint_or_404(number, request.actor)
    require_right(request.actor, HANDLING, department_id=complaint.department_id)
    ladder = routing.ladder_of(complaint.respondent_id, by=request.actor)
    choices = [(str(step.number), step.name) for step in ladder.above(complaint.level)]
    form = EscalateForm(*sent(request), choices=choices)

    def act() -> None:
        actions.escalate_complaint(
            complaint, int(form.cleaned_data["level"]), form.cleaned_data["text"], by=request.actor
        )

    points = [_("The people of that level are told. Whoever has the complaint keeps it, and no day changes.")]
    words = Words(_("Escalate in the house"), _("Escalate"), _("The complaint is escalated."), points)
    return one_form(request, complaint, form, act, words)


@reading_or_sending
@seat_required
def away(request: DeskRequest) -> HttpResponse:
    """Say when one is away, and who stands in."""
    others = {str(one.pk): one for one in routing.house_seats(by=request.actor) if one.pk != request.seat.pk}
    form = AwayForm(*sent(request), choices=[(key, str(one.user)) for key, one in others.items()])

    def act() -> None:
        told = form.cleaned_data
        days = {"first_day": told["first_day"], "last_day": told["last_day"]}
        actions.enter_absence(request.seat, **days, deputy=others.get(told["deputy"]), by=request.actor)

    points = [_("Both days included, Beijing time. Nobody gives you complaints meanwhile.")]
    words = Words(_("When you are away"), _("Enter the absence"), _("The absence is entered."), points)
    return one_form(request, None, form, act, words, back=reverse("desk:mine"))


@require_POST
@seat_required
def back(request: DeskRequest, absence: int) -> HttpResponse:
    """One is there again, or does not go away after all."""
    found = routing.absence(absence, by=request.actor)
    if found is None or found.membership_id != request.seat.pk:
        raise Http404(str(absence))
    try:
        actions.end_absence(found, by=request.actor)
        messages.success(request, _("The absence has ended."))
    except NotPossible as refusal:
        messages.warning(request, refusal.told(REFUSALS, _("This is not possible any more.")))
    return redirect("desk:mine")


def _described(one: Colleague) -> str:
    parts = [str(one.seat.user)]
    if one.seat.department is not None:
        parts.append(one.seat.department.name)
    parts.append(_("load %(load)s") % {"load": one.load})
    if one.is_away:
        parts.append(_("away"))
    return " · ".join([*parts, *sorted(one.skills)])
