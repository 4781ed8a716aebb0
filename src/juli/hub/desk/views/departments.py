"""Departments of the house: asked about a complaint, answering, and passing it on."""

from collections.abc import Mapping
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from juli.hub.accounts.actors import require_right
from juli.hub.complaints import actions
from juli.hub.complaints.actions.departments import TRANSFERRING
from juli.hub.complaints.department_queries import ANSWERING, asked_of, department_request, other_departments
from juli.hub.complaints.models import Complaint, DepartmentRequest
from juli.hub.desk.case import complaint_or_404
from juli.hub.desk.department_forms import AskForm, DepartmentAnswerForm, ReasonForm, TransferForm
from juli.hub.desk.seats import DeskRequest, seat_required
from juli.hub.desk.views.one_form import Words, one_form, sent
from juli.hub.desk.worklist import VIEWS
from juli.hub.directory.models import Department
from juli.hub.today import this_day

reading_or_sending = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@seat_required
def asked(request: DeskRequest) -> HttpResponse:
    """What waits for an answer of one's own department."""
    context = {
        "seat": request.seat,
        "views": VIEWS.values(),
        "place": "asked",
        "today": this_day(),
        "asked": asked_of(by=request.actor),
    }
    return render(request, "desk/asked.html", context)


@reading_or_sending
@seat_required
def ask(request: DeskRequest, number: str) -> HttpResponse:
    """Choose a department and ask it something."""
    complaint = _complaint(request, number, ANSWERING)
    known = _others(request, complaint)
    form = AskForm(*sent(request), choices=_choices(known), chosen=request.GET.get("department", ""))

    def act() -> None:
        told = form.cleaned_data
        actions.ask_department(complaint, known[told["department"]], told["text"], by=request.actor)

    points = [
        _("Until the department has answered, no answer, no offer and no closing goes to the merchant."),
        _("Meanwhile its people read this complaint. You can withdraw the question with a reason."),
    ]
    words = Words(_("Ask another department"), _("Send the question"), _("The department is asked."), points)
    return one_form(request, complaint, form, act, words)


@reading_or_sending
@seat_required
def answer(request: DeskRequest, number: str, question: UUID) -> HttpResponse:
    """Answer for the department that was asked."""
    complaint = complaint_or_404(number, request.actor)
    found = _question(request, complaint, question)
    require_right(request.actor, ANSWERING, department_id=found.department_id)
    form = DepartmentAnswerForm(*sent(request))

    def act() -> None:
        actions.answer_department(found, form.cleaned_data["text"], by=request.actor)

    points = [_("Asked: %(question)s") % {"question": found.question.text or _("This text has been erased.")}]
    title = _("Answer for %(department)s") % {"department": found.department_name}
    words = Words(title, _("Send the answer"), _("Your answer is there. Thank you."), points)
    back = "" if _reads(request, complaint.department_id) else reverse("desk:asked")
    return one_form(request, complaint, form, act, words, back=back)


@reading_or_sending
@seat_required
def withdraw(request: DeskRequest, number: str, question: UUID) -> HttpResponse:
    """Ask the department no longer."""
    complaint = _complaint(request, number, ANSWERING)
    found = _question(request, complaint, question)
    form = ReasonForm(*sent(request))

    def act() -> None:
        actions.withdraw_question(found, form.cleaned_data["text"], by=request.actor)

    title = _("Withdraw the question to %(department)s") % {"department": found.department_name}
    words = Words(title, _("Withdraw the question"), _("The question is withdrawn."))
    return one_form(request, complaint, form, act, words)


@reading_or_sending
@seat_required
def transfer(request: DeskRequest, number: str) -> HttpResponse:
    """Pass the complaint to another department."""
    complaint = _complaint(request, number, TRANSFERRING)
    known = _others(request, complaint)
    form = TransferForm(*sent(request), choices=_choices(known), chosen=request.GET.get("department", ""))

    def act() -> None:
        told = form.cleaned_data
        actions.transfer_complaint(complaint, known[told["department"]], told["text"], by=request.actor)

    gone = form.is_bound and form.is_valid() and not _reads(request, int(form.cleaned_data["department"]))
    points = [_("The other department owns the answer from then on. The days run on as they are.")]
    words = Words(_("Pass to another department"), _("Pass it on"), _("The complaint is passed on."), points)
    return one_form(request, complaint, form, act, words, back=reverse("desk:list") if gone else "")


def _complaint(request: DeskRequest, number: str, right: str) -> Complaint:
    """The complaint, for who holds the right where it lies."""
    found = complaint_or_404(number, request.actor)
    require_right(request.actor, right, department_id=found.department_id)
    return found


def _question(request: DeskRequest, complaint: Complaint, question: UUID) -> DepartmentRequest:
    found = department_request(question, by=request.actor)
    if found is None or found.complaint_id != complaint.pk:
        raise Http404(str(question))
    return found


def _others(request: DeskRequest, complaint: Complaint) -> Mapping[str, Department]:
    return {str(one.pk): one for one in other_departments(complaint, by=request.actor)}


def _choices(known: Mapping[str, Department]) -> list[tuple[str, str]]:
    return [(key, one.name) for key, one in known.items()]


def _reads(request: DeskRequest, department_id: int | None) -> bool:
    readable = request.actor.departments
    return readable is None or department_id in readable
