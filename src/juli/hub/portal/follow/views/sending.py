"""A letter that goes another way than over the platform: when it was sent, and when it arrived."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from juli.hub.accounts.actors import Actor
from juli.hub.complaints.actions import record_received, record_sent
from juli.hub.complaints.actions.conversation import NewFile
from juli.hub.complaints.models import Complaint
from juli.hub.portal.follow.forms import ReceivedForm, SentForm
from juli.hub.portal.follow.pages import Page, form_page
from juli.hub.portal.follow.seat import opened


@opened
def sent(request: HttpRequest, complaint: Complaint, actor: Actor) -> HttpResponse:
    """Record how and on which day the letter was sent."""
    page = Page(
        title=_("How did you send the letter?"),
        points=[_("Please keep the receipt. It proves later that the letter really left you.")],
        button=_("Record the sending"),
        done=_("It is recorded that the letter was sent."),
    )

    def act(typed: dict[str, Any]) -> object:
        proof = _proof(typed["proof"], _("The letter was sent"))
        return record_sent(
            complaint, sent_on=typed["sent_on"], how=typed["how"], reference=typed["reference"], proof=proof, by=actor
        )

    return form_page(request, complaint, SentForm, page, act)


@opened
def received(request: HttpRequest, complaint: Complaint, actor: Actor) -> HttpResponse:
    """Record the day on which it arrived; the target for the answer runs from there."""
    other = {"other": complaint.respondent_name}
    page = Page(
        title=_("When did %(other)s receive the letter?") % other,
        points=[
            _("From this day we count the target for the answer. It is a target, not the law."),
            _("The tracking page of post or courier shows the day. A phone call counts from the day of the call."),
        ],
        button=_("Record the arrival"),
        done=_("It is recorded that the letter arrived."),
    )

    def act(typed: dict[str, Any]) -> object:
        proof = _proof(typed["proof"], _("The letter arrived"))
        return record_received(complaint, received_on=typed["received_on"], proof=proof, by=actor)

    return form_page(request, complaint, ReceivedForm, page, act)


def _proof(files: Sequence[NewFile], proves: str) -> list[NewFile]:
    return [replace(file, proves=proves) for file in files]
