"""Asking a partner about a complaint, asking further, and ending it."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from juli.hub.accounts.actors import require_right
from juli.hub.complaints import actions, queries
from juli.hub.complaints.actions.partners import ASKING
from juli.hub.complaints.models import Complaint, Involvement
from juli.hub.desk import forms
from juli.hub.desk.case import complaint_or_404
from juli.hub.desk.seats import DeskRequest, seat_required
from juli.hub.desk.views.one_form import Words, one_form, sent
from juli.hub.directory.queries import partners_of

reading_or_sending = require_http_methods(["GET", "HEAD", "POST"])


@reading_or_sending
@seat_required
def ask(request: DeskRequest, number: str) -> HttpResponse:
    """Choose a partner and ask it something."""
    complaint = _complaint(request, number)
    known = {str(one.pk): one for one in partners_of(request.seat.organisation_id, by=request.actor)}
    form = forms.QuestionForm(*sent(request), choices=[(code, one.name) for code, one in known.items()])

    def act() -> None:
        told = form.cleaned_data
        chosen = known[told["partner"]]
        actions.involve_partner(complaint, chosen, told["text"], files=told["attachments"], by=request.actor)

    points = [
        _("The partner sees your question, the number of the complaint, the issue, and merchant and terminal number."),
        _("It does not see who complains, the audit, or what else was written. The merchant sees nothing of it."),
    ]
    if not known:
        points = [
            _("No activated agent, manufacturer or service belongs to your organisation yet. The operator enters it.")
        ]
    return one_form(
        request,
        complaint,
        form,
        act,
        Words(_("Ask a partner"), _("Send the question"), _("The question is sent."), points),
    )


@reading_or_sending
@seat_required
def further(request: DeskRequest, number: str, asked: UUID) -> HttpResponse:
    """Ask the same partner something more."""
    complaint = _complaint(request, number)
    found = _involvement(request, complaint, asked)
    form = forms.FurtherForm(*sent(request))

    def act() -> None:
        told = form.cleaned_data
        actions.ask_further(found, told["text"], files=told["attachments"], by=request.actor)

    title = _("Ask %(partner)s further") % {"partner": found.organisation}
    return one_form(request, complaint, form, act, Words(title, _("Send the question"), _("The question is sent.")))


@reading_or_sending
@seat_required
def end(request: DeskRequest, number: str, asked: UUID) -> HttpResponse:
    """Ask no further."""
    complaint = _complaint(request, number)
    found = _involvement(request, complaint, asked)
    points = [_("The partner then no longer sees the question. What was said stays here.")]
    title = _("End the question to %(partner)s?") % {"partner": found.organisation}

    def act() -> None:
        actions.end_involvement(found, by=request.actor)

    words = Words(title, _("End the question"), _("The question has ended."), points)
    return one_form(request, complaint, forms.Act(*sent(request)), act, words)


def _complaint(request: DeskRequest, number: str) -> Complaint:
    """The complaint, for who may bring partners in."""
    found = complaint_or_404(number, request.actor)
    require_right(request.actor, ASKING, department_id=found.department_id)
    return found


def _involvement(request: DeskRequest, complaint: Complaint, asked: UUID) -> Involvement:
    found = queries.involvement(asked, by=request.actor)
    if found is None or found.complaint_id != complaint.pk:
        raise Http404
    return found
