"""From a finding to its lines, and from a line to the statement it stands in."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from juli.evidence.store import StoreError
from juli.hub.accounts.actors import Actor
from juli.hub.complaints.models import Complaint
from juli.hub.complaints.readings import excerpt_again, shot_of
from juli.hub.files import file_store
from juli.hub.portal.follow.audit import findings_at, one_finding
from juli.hub.portal.follow.seat import opened
from juli.hub.portal.follow.views.evidence import item_of
from juli.hub.portal.language import page_language

LINES_A_PAGE = 50


@require_safe
@opened
def finding(request: HttpRequest, complaint: Complaint, actor: Actor, rule: str) -> HttpResponse:
    """All lines of one finding, a page at a time."""
    found = one_finding(complaint, actor, rule, slice(None))
    if found is None:
        raise Http404
    lines = Paginator(found.lines, LINES_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "portal/follow/finding.html", {"complaint": complaint, "finding": found, "lines": lines})


@require_safe
@opened
def line(request: HttpRequest, complaint: Complaint, actor: Actor, item: UUID, line: int) -> HttpResponse:
    """One line of a statement under its header, with its neighbours and what the audit says of it."""
    found = item_of(complaint, item, actor)
    if found.purpose != "statement":
        raise Http404
    try:
        content = file_store().get(found.sha256)
    except StoreError as fault:
        return render(request, "portal/follow/gone.html", {"complaint": complaint, "reason": fault.reason}, status=404)
    shown = excerpt_again(found.name, content, found.reading, line, page_language())
    cells = next((row.cells for row in shown.rows if row.is_the_line), None)
    if cells is None:
        raise Http404
    context = {
        "complaint": complaint,
        "item": found,
        "line": line,
        "excerpt": shown,
        "cells": _named(shown.header, cells),
        "shot": shot_of(found.reading, line, reverse("portal:case-picture", args=[complaint.number, found.pk])),
        "findings": findings_at(complaint, actor, found.name, line),
    }
    return render(request, "portal/follow/line.html", context)


def _named(header: tuple[str, ...] | None, cells: tuple[str, ...]) -> list[tuple[str, str]]:
    """The cells that hold something, each under its heading."""
    names = (header or ()) + ("",) * len(cells)
    return [(name, cell) for name, cell in zip(names, cells, strict=False) if cell.strip()]
