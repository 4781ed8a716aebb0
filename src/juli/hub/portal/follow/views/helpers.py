"""Who else may open a complaint: its own account, and who helps the complainant."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from juli.evidence.masking import mask_email
from juli.hub.accounts.actors import Actor, NotAllowed
from juli.hub.complaints import actions
from juli.hub.complaints.actions.access import Power
from juli.hub.complaints.models import Access, AccessKind, Complaint
from juli.hub.complaints.queries import access as access_by_id
from juli.hub.complaints.queries import offered_access
from juli.hub.machines import NotPossible
from juli.hub.operations.security.downloads import download
from juli.hub.portal.access import account, opened_here
from juli.hub.portal.follow.helper_forms import InviteForm, SignedForm
from juli.hub.portal.follow.pages import Page, form_page, question_page
from juli.hub.portal.follow.seat import owned, refusal_text
from juli.hub.portal.follow.sharing import Helper
from juli.hub.portal.papers import authority_of
from juli.papers.document import Letter
from juli.papers.docx import letter_docx
from juli.papers.pdf import letter_pdf


@require_POST
@owned
def keep(request: HttpRequest, complaint: Complaint, actor: Actor) -> HttpResponse:
    """Keep the complaint in the account that is signed in; it must be open here with number and passcode."""
    if opened_here(request, complaint.number) is None:
        raise NotAllowed
    if not request.user.is_authenticated:
        return redirect_to_login(f"{reverse('portal:case', args=[complaint.number])}#access")
    actions.link_complaint(complaint, by=_with_account(request, actor))
    messages.success(request, _("The complaint is in your account now. Number and passcode go on working."))
    return redirect(f"{reverse('portal:case', args=[complaint.number])}#access")


@owned
def let_go(request: HttpRequest, complaint: Complaint, actor: Actor) -> HttpResponse:
    """Take the complaint out of the account."""
    page = Page(
        title=_("Take the complaint out of your account?"),
        points=[
            _("Your account then no longer opens it. Number and passcode open it as before."),
            _("Please make sure that you still have both."),
        ],
        button=_("Take it out"),
        done="",
    )
    if request.method != "POST":
        return render(request, page.template, {"complaint": complaint, "page": page})
    actions.unlink_complaint(complaint, by=_with_account(request, actor))
    messages.success(request, _("The complaint is out of your account. Number and passcode open it."))
    return redirect("portal:account-complaints")


@owned
def invite(request: HttpRequest, complaint: Complaint, actor: Actor) -> HttpResponse:
    """Ask somebody to help: who, with what, until when; a lawyer is first let in to read."""
    for_lawyer = request.GET.get("for") == "lawyer"
    page = Page(
        title=_("Let a lawyer read this complaint") if for_lawyer else _("Let somebody help you"),
        points=[
            _("A relative, an employee or a lawyer can read along or act for you. You see everything they do."),
            _("They cannot change your passcode, your contact data or your account, and they cannot let others in."),
        ],
        button=_("Send the invitation"),
        done=_("The invitation is on its way. It can be accepted within 7 days."),
        anchor="helpers",
    )

    def act(typed: dict[str, Any]) -> object:
        return actions.give_access(
            complaint,
            name=typed["name"],
            email=typed["email"],
            power=Power(typed["power"]),
            until=typed["until"],
            authority=typed["paper"],
            by=actor,
        )

    form = partial(InviteForm, initial={"power": Power.READ.value}) if for_lawyer else InviteForm
    return form_page(request, complaint, form, page, act)


@owned
def end(request: HttpRequest, complaint: Complaint, actor: Actor, access: UUID) -> HttpResponse:
    """End what somebody was let in to."""
    found = _helper(complaint, actor, access)
    name = {"name": found.name}
    page = Page(
        title=_("End the access of %(name)s?") % name,
        points=[
            _("%(name)s can then open the complaint no more, on no device, from this moment on.") % name,
            _("What was done for you so far stays. You can invite %(name)s again.") % name,
        ],
        button=_("End the access"),
        done=_("The access of %(name)s has ended.") % name,
        anchor="helpers",
        even_closed=True,
    )
    return question_page(request, complaint, page, lambda: actions.end_access(found, by=actor))


@owned
def signed(request: HttpRequest, complaint: Complaint, actor: Actor, access: UUID) -> HttpResponse:
    """Add the power of attorney once both have signed it."""
    found = _helper(complaint, actor, access)
    page = Page(
        title=_("Add the signed power of attorney"),
        points=[
            _("It is kept among the evidence, with its fingerprint. The other party can see it."),
            _("Special powers count from this moment on."),
        ],
        button=_("Keep the paper"),
        done=_("The signed power of attorney is kept."),
        anchor="helpers",
    )

    def act(typed: dict[str, Any]) -> object:
        return actions.keep_authority(found, typed["paper"], by=actor)

    return form_page(request, complaint, SignedForm, page, act)


_FORMS: Mapping[str, tuple[Callable[[Letter], bytes], str]] = {
    "pdf": (letter_pdf, "application/pdf"),
    "docx": (letter_docx, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
}


@require_safe
@owned
def paper(request: HttpRequest, complaint: Complaint, actor: Actor, access: UUID, form: str) -> HttpResponse:
    """The power of attorney written for the two, to be signed by hand."""
    found = _helper(complaint, actor, access)
    if form not in _FORMS:
        raise Http404
    make, media_type = _FORMS[form]
    content = make(authority_of(complaint, found))
    return download(content, name=f"{complaint.number}-authority.{form}", media_type=media_type)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def offered(request: HttpRequest, secret: str) -> HttpResponse:
    """The link of an invitation: a button, so that no mail scanner accepts by looking."""
    by = account(request)
    found = offered_access(secret, now=timezone.now(), by=by)
    if found is None:
        return render(request, "portal/follow/offered.html", {"access": None}, status=404)
    if not request.user.is_authenticated and request.method == "POST":
        return redirect_to_login(request.path)
    is_theirs = request.user.is_authenticated and request.user.email == found.email
    if is_theirs and request.method == "POST":
        return _accept(request, secret, found, by)
    helper = Helper(found, timezone.localdate())
    context = {"access": found, "helper": helper, "is_theirs": is_theirs, "email": mask_email(found.email)}
    return render(request, "portal/follow/offered.html", context)


def _accept(request: HttpRequest, secret: str, found: Access, by: Actor) -> HttpResponse:
    try:
        actions.accept_access(secret, now=timezone.now(), by=by)
    except NotPossible as refusal:
        messages.info(request, refusal_text(refusal))
        return redirect("portal:account-complaints")
    except NotAllowed:
        return render(request, "portal/follow/offered.html", {"access": None}, status=404)
    messages.success(request, _("You can open this complaint with your account now."))
    return redirect("portal:case", found.complaint.number)


def _with_account(request: HttpRequest, actor: Actor) -> Actor:
    """The complainant's seat, with the account that is signed in in this browser."""
    return replace(actor, user_id=account(request).user_id)


def _helper(complaint: Complaint, actor: Actor, access_id: UUID) -> Access:
    found = access_by_id(access_id, by=actor)
    if found is None or found.complaint_id != complaint.pk or found.kind != AccessKind.DELEGATE:
        raise Http404
    return found
