"""One's own data: what is kept, who looked at it, taking it along, putting it right, having it erased."""

from functools import partial
from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from juli.evidence.masking import mask_account
from juli.hub.accounts.actors import Actor
from juli.hub.complaints.models import Complaint
from juli.hub.complaints.queries import particulars
from juli.hub.portal.follow.archive import archive_of
from juli.hub.portal.follow.data_forms import AccountForm, CorrectForm
from juli.hub.portal.follow.pages import Page, form_page, question_page
from juli.hub.portal.follow.seat import owned
from juli.hub.portal.templatetags.juli import bday
from juli.hub.privacy import actions, queries
from juli.hub.privacy.retention import account_span, erasable_on, gone_by, least

BACK = "portal:data"


@require_safe
@owned
def overview(request: HttpRequest, complaint: Complaint, actor: Actor) -> HttpResponse:
    """What is kept and until when, who looked, and what one can do about it."""
    person, told = complaint.complainant, particulars(complaint, by=actor)
    context = {
        "complaint": complaint,
        "person": person,
        "account": mask_account(person.refund_account) if person.refund_account else "",
        "id_number": mask_account(told.id_number) if told and told.id_number else "",
        "looks": queries.disclosures(complaint, by=actor),
        "asked": queries.erasure_request(complaint, by=actor),
        "erasable_on": _erasable_on(complaint, actor),
        "gone_by": gone_by(complaint),
        "is_handled_here": queries.is_handled_here(complaint, by=actor),
        "least": least().said,
        "account_span": account_span().said,
    }
    return render(request, "portal/follow/data.html", context)


@require_POST
@owned
def export(request: HttpRequest, complaint: Complaint, actor: Actor) -> HttpResponseBase:
    """Everything as one archive: a page to read, the same for programs, and the files."""
    exported = actions.export_data(complaint, by=actor)
    archive = archive_of(exported, complaint.number)
    return FileResponse(archive, as_attachment=True, filename=f"juli-{complaint.number}.zip")


@owned
def correct(request: HttpRequest, complaint: Complaint, actor: Actor) -> HttpResponse:
    """Put name and contact right."""
    page = Page(
        title=_("Put your data right"),
        points=[_("A new e-mail address has to be confirmed before we write to it.")],
        button=_("Keep it like this"),
        done=_("Your data is put right."),
        anchor="kept",
        back=BACK,
        even_closed=True,
    )
    person = complaint.complainant
    known = {name: getattr(person, name) for name in ("name", "business_name", "phone", "email")}

    def act(typed: dict[str, Any]) -> object:
        return actions.correct_contact(complaint, **typed, by=actor)

    return form_page(request, complaint, partial(CorrectForm, initial=known), page, act)


@owned
def account(request: HttpRequest, complaint: Complaint, actor: Actor) -> HttpResponse:
    """Give an account for the refund, or another one."""
    page = Page(
        title=_("Account for the refund"),
        points=[
            _("The provider sees it when it pays you, for nothing else. You can take your consent back at any time.")
        ],
        button=_("Keep this account"),
        done=_("The account is kept."),
        anchor="account",
        back=BACK,
    )

    def act(typed: dict[str, Any]) -> object:
        return actions.change_account(complaint, typed["account"], by=actor)

    return form_page(request, complaint, AccountForm, page, act)


@owned
def consent(request: HttpRequest, complaint: Complaint, actor: Actor) -> HttpResponse:
    """Take back the consent to the account."""
    page = Page(
        title=_("Take your consent back?"),
        points=[
            _("The account is erased at once, here and at the provider's desk."),
            _("What was paid to it stays as it is. If money is still to come, please agree with the provider how."),
        ],
        button=_("Take it back and erase"),
        done=_("The account is erased."),
        anchor="account",
        back=BACK,
        even_closed=True,
    )
    return question_page(request, complaint, page, lambda: actions.withdraw_consent(complaint, by=actor))


@owned
def erase(request: HttpRequest, complaint: Complaint, actor: Actor) -> HttpResponse:
    """Ask for everything about oneself to be erased."""
    day = _erasable_on(complaint, actor) or timezone.localdate()
    page = Page(
        title=_("Have your data erased?"),
        points=[
            _("Your name, contact, account, words, files and the audit are erased, and nobody can bring them back."),
            _("That can be from %(day)s on; whoever runs this platform then checks and does it.") % {"day": bday(day)},
            _("Please download your data first if you may still need it, for instance before a court."),
            _("What is left says nothing about you: the subject, the institution, sums and days."),
        ],
        button=_("Ask for erasure"),
        done=_("Your wish is noted."),
        anchor="erase",
        back=BACK,
        even_closed=True,
    )
    return question_page(request, complaint, page, lambda: actions.request_erasure(complaint, by=actor))


def _erasable_on(complaint: Complaint, actor: Actor) -> Any:
    return erasable_on(complaint, handled_here=queries.is_handled_here(complaint, by=actor))
