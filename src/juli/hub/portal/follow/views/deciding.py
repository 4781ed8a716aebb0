"""Decisions that bind: an offer, the arrival of a payment, the end of the complaint."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from juli.hub.accounts.actors import Actor
from juli.hub.complaints.actions import withdraw_complaint
from juli.hub.complaints.models import Complaint
from juli.hub.portal.follow.matter import Comparison, compare, matter_of
from juli.hub.portal.follow.pages import Page, question_page
from juli.hub.portal.follow.seat import opened
from juli.hub.portal.templatetags.juli import bday, yuan
from juli.hub.redress import actions, queries
from juli.hub.redress.models import Obligation, Offer

OFFER_PAGE = "portal/follow/offer_question.html"


@opened
def accept(request: HttpRequest, complaint: Complaint, actor: Actor, offer_id: UUID) -> HttpResponse:
    """Say what accepting means, then accept."""
    offer = _offer(complaint, actor, offer_id)
    comparison = compare(offer, complaint)
    page = Page(
        title=_("Accept this offer?"),
        points=_accepting(offer, comparison),
        button=_("Accept the offer"),
        done=_("You have accepted the offer."),
        template=OFFER_PAGE,
        extra={"offer": offer, "comparison": comparison, "claims": complaint.claims.all(), "accepts": True},
    )
    return question_page(request, complaint, page, lambda: actions.accept_offer(offer, by=actor))


@opened
def decline(request: HttpRequest, complaint: Complaint, actor: Actor, offer_id: UUID) -> HttpResponse:
    """Say what not accepting means, then decline."""
    offer = _offer(complaint, actor, offer_id)
    other = {"other": complaint.respondent_name}
    page = Page(
        title=_("Do not accept this offer?"),
        points=[
            _("The complaint goes on as before, and you give nothing up."),
            _("This offer then no longer stands. %(other)s may make another one, or none.") % other,
            _("You can write to %(other)s what you would accept.") % other,
        ],
        button=_("Do not accept"),
        done=_("You have not accepted the offer. You can write what you would accept."),
        anchor="talk",
        template=OFFER_PAGE,
        extra={"offer": offer, "comparison": compare(offer, complaint), "claims": complaint.claims.all()},
    )
    return question_page(request, complaint, page, lambda: actions.reject_offer(offer, by=actor))


@opened
def arrived(request: HttpRequest, complaint: Complaint, actor: Actor, obligation_id: UUID) -> HttpResponse:
    """The money is there: the complaint closes."""
    owed = _obligation(complaint, actor, obligation_id)
    amount = {"amount": yuan(owed.amount_fen)}
    page = Page(
        title=_("Has the money arrived?"),
        points=[
            _("You confirm that %(amount)s yuan have arrived in your account.") % amount,
            _("The complaint then closes. All papers stay here for you to download."),
        ],
        button=_("Yes, it has arrived"),
        done=_("You have confirmed the payment. The complaint is closed."),
    )
    return question_page(request, complaint, page, lambda: actions.confirm_payment(owed, by=actor))


@opened
def missing(request: HttpRequest, complaint: Complaint, actor: Actor, obligation_id: UUID) -> HttpResponse:
    """The money is not there: it is owed again."""
    owed = _obligation(complaint, actor, obligation_id)
    other = {"other": complaint.respondent_name}
    page = Page(
        title=_("Has the money not arrived?"),
        points=[
            _("A transfer can take a working day or two. Please look at the account you gave for the refund."),
            _("%(other)s then reads that the money is missing, and the payment counts as open again.") % other,
        ],
        button=_("It has not arrived"),
        done=_("It is noted that the money has not arrived. You can write to %(other)s about it.") % other,
        anchor="talk",
    )
    return question_page(request, complaint, page, lambda: actions.report_missing_payment(owed, by=actor))


@opened
def withdraw(request: HttpRequest, complaint: Complaint, actor: Actor) -> HttpResponse:
    """The complainant no longer pursues the complaint."""
    matter = matter_of(complaint, actor)
    points = [
        _("The complaint then closes. Should what was said to you not be kept, you can open it again for a while."),
        _("You give up no claim by this; you only stop pursuing it here."),
        _("The papers stay here for you to download."),
    ]
    if matter.offer:
        points.insert(0, _("An offer waits for your decision. It then no longer stands."))
    if matter.obligation and matter.obligation.state != "confirmed":
        points.insert(0, _("A promised payment is still open. This page then no longer watches over it."))
    page = Page(
        title=_("Withdraw the complaint?"),
        points=points,
        button=_("Withdraw the complaint"),
        done=_("You have withdrawn the complaint. It is closed."),
    )
    return question_page(request, complaint, page, lambda: withdraw_complaint(complaint, by=actor))


def _accepting(offer: Offer, comparison: Comparison) -> list[str]:
    """What accepting means, sentence by sentence."""
    values = {"other": offer.complaint.respondent_name, "amount": yuan(offer.amount_fen), "day": bday(offer.pay_by)}
    points = [_("The same money cannot be asked for again.")]
    if comparison.short:
        points.append(_("You do without %(short)s yuan of what you asked for.") % {"short": yuan(comparison.short)})
    points.append(_("Of everything else you asked for, only what stands in the words of the offer is agreed."))
    if offer.amount_fen:
        points.append(_("%(other)s has to pay %(amount)s yuan by %(day)s. We then ask you whether it came.") % values)
    else:
        points.append(_("Nothing has to be paid, so the complaint closes at once."))
    return points


def _offer(complaint: Complaint, actor: Actor, offer_id: UUID) -> Offer:
    found = queries.offer(offer_id, by=actor)
    if found is None or found.complaint_id != complaint.pk:
        raise Http404
    return found


def _obligation(complaint: Complaint, actor: Actor, obligation_id: UUID) -> Obligation:
    found = queries.obligation(obligation_id, by=actor)
    if found is None or found.complaint_id != complaint.pk:
        raise Http404
    return found
