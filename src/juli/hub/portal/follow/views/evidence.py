"""Evidence: added, taken back, downloaded."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from juli.evidence.store import StoreError
from juli.hub.accounts.actors import Actor
from juli.hub.complaints.actions import add_evidence, withdraw_evidence
from juli.hub.complaints.models import Complaint, EvidenceItem
from juli.hub.complaints.queries import evidence_item
from juli.hub.operations.security.downloads import hand_out, picture_in_page
from juli.hub.portal.follow.forms import EvidenceForm
from juli.hub.portal.follow.matter import matter_of
from juli.hub.portal.follow.pages import Page, form_page, question_page
from juli.hub.portal.follow.seat import opened


@opened
def add(request: HttpRequest, complaint: Complaint, actor: Actor) -> HttpResponse:
    """Add files that prove one thing."""
    points = [_("The file is kept with its fingerprint and the time: any later change would show.")]
    if matter_of(complaint, actor).on_platform:
        points.append(_("%(other)s can see it too.") % {"other": complaint.respondent_name})
    page = Page(
        title=_("Add evidence"),
        points=points,
        button=_("Add to the evidence"),
        done=_("Added to the evidence."),
        anchor="proof",
    )

    def act(typed: dict[str, Any]) -> object:
        return add_evidence(complaint, [replace(file, proves=typed["proves"]) for file in typed["attached"]], by=actor)

    return form_page(request, complaint, EvidenceForm, page, act)


@opened
def withdraw(request: HttpRequest, complaint: Complaint, actor: Actor, item: UUID) -> HttpResponse:
    """Take back a file one has brought oneself."""
    found = item_of(complaint, item, actor)
    page = Page(
        title=_("Take back this file?"),
        points=[
            _("File: %(name)s") % {"name": found.name},
            _("You then no longer rely on it. It stays kept, marked as taken back, so that the record stays whole."),
        ],
        button=_("Take it back"),
        done=_("The file is marked as taken back."),
        anchor="proof",
    )
    return question_page(request, complaint, page, lambda: withdraw_evidence(found, by=actor))


@require_safe
@opened
def download(request: HttpRequest, complaint: Complaint, actor: Actor, item: UUID) -> HttpResponse:
    """One file as it was brought, checked against its fingerprint."""
    found = item_of(complaint, item, actor)
    try:
        return hand_out(found, by=actor)
    except StoreError as fault:
        return render(request, "portal/follow/gone.html", {"complaint": complaint, "reason": fault.reason}, status=404)


@require_safe
@opened
def picture(request: HttpRequest, complaint: Complaint, actor: Actor, item: UUID) -> HttpResponse:
    """The upright copy of a picture that rows of the audit were confirmed from."""
    try:
        return picture_in_page(item_of(complaint, item, actor).picture_sha256)
    except StoreError as fault:
        raise Http404 from fault


def item_of(complaint: Complaint, item: UUID, actor: Actor) -> EvidenceItem:
    """A file of this complaint that the actor may see; Http404 for any other."""
    found = evidence_item(item, by=actor)
    if found is None or found.complaint_id != complaint.pk:
        raise Http404
    return found
