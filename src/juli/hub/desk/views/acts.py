"""What staff do with a complaint: each act has its form on the complaint's own page."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from juli.hub.accounts.actors import Actor, NotAllowed
from juli.hub.complaints import actions, queries
from juli.hub.complaints.labels import REFUSALS
from juli.hub.complaints.letters import letter_of
from juli.hub.complaints.models import Complaint
from juli.hub.desk import forms
from juli.hub.desk.case import SILENT, complaint_or_404
from juli.hub.desk.seats import DeskRequest, seat_required
from juli.hub.desk.steps import Act, possible_acts, standing_of
from juli.hub.desk.views.case import shown
from juli.hub.desk.writing import Writing, as_id, begun, facts_of, keep_typed
from juli.hub.machines import NotPossible
from juli.hub.redress.actions import make_offer, record_payment
from juli.hub.redress.queries import obligations
from juli.hub.toning import TO_MERCHANT, own_numbers, second_look
from juli.hub.workbench.actions import claim_turn, drop_text, write_note_to
from juli.hub.workbench.labels import refusal_text


@dataclass(frozen=True, slots=True)
class Way:
    """How an act is done: its form, the action behind it, and what is said then unless that returns other words."""

    form: type[forms.Act]
    perform: Callable[[Complaint, forms.Act, Actor], object]
    done: object


def _acknowledge(complaint: Complaint, form: forms.Act, by: Actor) -> None:
    actions.acknowledge_complaint(complaint, by=by)


def _answer(complaint: Complaint, form: forms.Act, by: Actor) -> None:
    told = form.cleaned_data
    letters = [letter_of(complaint, told["text"])] if told["as_letter"] else []
    actions.write_message(complaint, told["text"], files=[*letters, *told["attachments"]], by=by)


def _hold(complaint: Complaint, form: forms.Act, by: Actor) -> None:
    actions.write_message(complaint, form.cleaned_data["text"], holding=True, by=by)


def _note(complaint: Complaint, form: forms.Act, by: Actor) -> None:
    told = form.cleaned_data
    write_note_to(complaint, told["text"], files=told["attachments"], also=told["also"], by=by)


def _offer(complaint: Complaint, form: forms.Act, by: Actor) -> object:
    told = form.cleaned_data
    made = make_offer(complaint, amount=told["amount"], pay_by=told["pay_by"], text=told["text"], by=by)
    return WAITS if made.state == "prepared" else None


WAITS = gettext_lazy(
    "The offer is above the limit. It waits for a second person; the merchant sees nothing until then."
)


def _payment(complaint: Complaint, form: forms.Act, by: Actor) -> None:
    owed = obligations(complaint, by=by).first()
    if owed is None:
        raise NotAllowed
    record_payment(owed, paid_on=form.cleaned_data["paid_on"], reference=form.cleaned_data["reference"], by=by)


def _reopen(complaint: Complaint, form: forms.Act, by: Actor) -> None:
    told = form.cleaned_data
    actions.reopen_complaint(complaint, reason=told["reason"], text=told["text"], by=by)


def _close(complaint: Complaint, form: forms.Act, by: Actor) -> None:
    told = form.cleaned_data
    actions.close_complaint(complaint, reason=told["reason"], text=told["text"], by=by)


WAYS: Mapping[Act, Way] = {
    Act.ACKNOWLEDGE: Way(
        forms.AcknowledgeForm, _acknowledge, gettext_lazy("Receipt is confirmed. The merchant has been told.")
    ),
    Act.ANSWER: Way(forms.AnswerForm, _answer, gettext_lazy("Your answer is sent.")),
    Act.HOLD: Way(forms.HoldForm, _hold, gettext_lazy("Your word is sent. The answer is still to come.")),
    Act.NOTE: Way(forms.NoteForm, _note, gettext_lazy("The note is kept. The merchant does not see it.")),
    Act.OFFER: Way(forms.OfferForm, _offer, gettext_lazy("The offer is made. The merchant decides now.")),
    Act.PAYMENT: Way(
        forms.PaymentForm, _payment, gettext_lazy("The payment is recorded. The merchant checks whether it arrived.")
    ),
    Act.REOPEN: Way(
        forms.ReopenForm, _reopen, gettext_lazy("The complaint is open again. The merchant has been told why.")
    ),
    Act.CLOSE: Way(forms.CloseForm, _close, gettext_lazy("The complaint is closed. The merchant has been told why.")),
}


@require_http_methods(["GET", "HEAD", "POST"])
@seat_required
def act(request: DeskRequest, number: str, act: Act) -> HttpResponse:
    """Show the form of an act, or do it."""
    complaint = complaint_or_404(number, request.actor)
    if request.method == "POST":
        return _sent(request, complaint, act)
    if act not in possible_acts(standing_of(complaint), complaint, by=request.actor):
        return redirect("desk:case", number)
    facts = facts_of(complaint, str(request.user), by=request.actor) if "reply" in request.GET else {}
    writing = begun(complaint, act, request.GET, facts, by=request.actor)
    return shown(request, complaint, act, WAYS[act].form().beginning_with(writing.typed), writing)


def _sent(request: DeskRequest, complaint: Complaint, act: Act) -> HttpResponse:
    """Do what the form asks for; where that cannot be, show it again with all that was typed, which is kept too."""
    way, by = WAYS[act], request.actor
    typed = way.form.typed(request.POST)
    if "keep" in request.POST:
        keep_typed(complaint, act, typed, request.POST, by=by)
        messages.success(request, _("Your draft is kept. Only you see it."))
        return redirect("desk:case", complaint.number)
    # Two who send at the same moment come one after the other: the second is shown what the first has done.
    claim_turn(complaint, by=by)
    form = way.form(request.POST, request.FILES)
    if _may_go(form, complaint, by) and (done := _performed(way, form, complaint, request)):
        if kept := as_id(request.POST.get("kept", "")):
            drop_text(complaint, kept, by=by)
        messages.success(request, str(done))
        return redirect("desk:case", complaint.number)
    fresh = complaint_or_404(complaint.number, by)
    writing = keep_typed(fresh, act, typed, request.POST, by=by) if typed else Writing()
    return shown(request, fresh, act, form, replace(writing, missed_from=form.cleaned_data.get("seen")))


def _may_go(form: forms.Act, complaint: Complaint, by: Actor) -> bool:
    """Whether the form is filled in, nothing happened meanwhile, and its words need no second look."""
    if not form.is_valid() or not _is_current(form, complaint, by):
        return False
    form.second = second_look(form, own_of(complaint), TO_MERCHANT)
    return form.second is None


def own_of(complaint: Complaint) -> list[str]:
    """The merchant's own numbers, which may be told to the merchant."""
    return own_numbers(complaint.complainant.phone, complaint.complainant.refund_account)


def _is_current(form: forms.Act, complaint: Complaint, by: Actor) -> bool:
    """Whether nothing happened since the page was shown: a second click, a colleague, the merchant."""
    newest = queries.events(complaint, by=by).exclude(kind__in=SILENT).values_list("position", flat=True).last()
    if form.cleaned_data["seen"] == newest:
        return True
    news = _("Something has happened here since you opened the page. Please look at it, then send if it still fits.")
    form.add_error(None, news)
    return False


def _performed(way: Way, form: forms.Act, complaint: Complaint, request: DeskRequest) -> object:
    """Do it; what to say then, or None where it was not possible and the form says why."""
    try:
        return way.perform(complaint, form, request.actor) or way.done
    except NotPossible as refusal:
        unknown = _("This is not possible any more. Please look at the complaint once more.")
        form.add_error(None, refusal_text(refusal) or refusal.told(REFUSALS, unknown))
        return None
