"""Audits of the whole portfolio: the list, a new one, how far it is, what it found."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from juli.audit import described_rules
from juli.hub.accounts.actors import NotAllowed, require_right
from juli.hub.audits import queries
from juli.hub.audits.actions import MOST_OPEN, discard_audit, request_audit
from juli.hub.audits.models import AuditRun, RunState
from juli.hub.audits.policy import READING, RUNNING
from juli.hub.audits.results import Chosen
from juli.hub.desk.audit_forms import PortfolioForm
from juli.hub.desk.portfolio import MOST_ROWS, cause, found_in
from juli.hub.desk.seats import DeskRequest, seat_required
from juli.hub.desk.worklist import VIEWS
from juli.hub.form_pages import form_of
from juli.hub.forms import performed
from juli.hub.operations.security.downloads import download
from juli.hub.spoken import spoken_language
from juli.hub.streaming import streamed

MOST_LISTED = 50
MEGABYTE = 1024 * 1024
REFUSALS = {
    "audits-open": gettext_lazy("As many audits as may be are open already. Wait for one, or cancel one."),
    "files-missing": gettext_lazy("There is no file yet. Please choose one."),
}


@require_safe
@seat_required
def audits(request: DeskRequest) -> HttpResponse:
    """The audits of the organisation, the newest first."""
    found = list(queries.audits(by=request.actor)[:MOST_LISTED])
    context = {"audits": found, "may_run": request.actor.may(RUNNING), "days": settings.AUDIT_DAYS}
    return _shown(request, "audits", context)


@require_http_methods(["GET", "HEAD", "POST"])
@seat_required
def new(request: DeskRequest) -> HttpResponse:
    """Upload a portfolio and have it audited."""
    require_right(request.actor, RUNNING)
    form = form_of(request, PortfolioForm)
    made: list[AuditRun] = []

    def act() -> None:
        made.append(request_audit(form.wish(), by=request.actor))

    if request.method == "POST" and performed(form, act, REFUSALS):
        messages.success(request, _("The files have arrived. You may close this page; the audit goes on."))
        return redirect("desk:audit", made[0].pk)
    context = {"form": form, "megabytes": settings.AUDIT_UPLOAD // MEGABYTE, "most_open": MOST_OPEN}
    return _shown(request, "audit_new", context)


@require_safe
@seat_required
def audit(request: DeskRequest, audit: UUID) -> HttpResponse:
    """One audit: how far it is, why it ended, or what it found."""
    run, by = _run(request, audit), request.actor
    context: dict[str, Any] = {"run": run, "may_run": by.may(RUNNING)}
    if run.state == RunState.FAILED:
        context["why"] = queries.why_failed(run, spoken_language(), by=by)
    summary = queries.summary(run, by=by)
    if summary is not None:
        context["found"] = found_in(summary, queries.worst_merchants(run, MOST_ROWS, by=by))
    return _shown(request, "audit", context)


@require_safe
@seat_required
def progress(request: DeskRequest, audit: UUID) -> JsonResponse:
    """How far it is, for the page that waits."""
    run = _run(request, audit)
    left = run.seconds_left
    told = {"state": run.state, "percent": run.percent, "left": _left(left) if left is not None else ""}
    return JsonResponse(told)


@require_safe
@seat_required
def lines(request: DeskRequest, audit: UUID) -> HttpResponse:
    """The lines of a finding or of a merchant, a page at a time."""
    run = _run(request, audit)
    rule, merchant, after = (request.GET.get(name, "")[:60] for name in ("rule", "merchant", "after"))
    begin = int(after) if after.isascii() and after.isdigit() and len(after) < 15 else 0
    page = queries.lines(run, Chosen(rule or None, merchant or None, begin, MOST_LISTED), by=request.actor)
    names = {one.rule.value: one.name.text(spoken_language()) for one in described_rules()}
    rows = [{**row, "name": names.get(row["rule"], row["rule"]), "cause": cause(row["cause"])} for row in page.rows]
    context = {"run": run, "rows": rows, "next": page.next, "rule": names.get(rule, rule), "merchant": merchant}
    return _shown(request, "audit_lines", context)


@require_safe
@seat_required
def file(request: DeskRequest, audit: UUID, name: str) -> HttpResponseBase:
    """The results as a file."""
    found = queries.result_file(_run(request, audit), name, by=request.actor)
    if found is None:
        raise Http404(name)
    return streamed(request, found.pieces, name=found.name, media_type=found.media_type)


@require_POST
@seat_required
def discard(request: DeskRequest, audit: UUID) -> HttpResponse:
    """Cancel what goes on, delete what is done."""
    run = _run(request, audit)
    was_open = run.is_open
    discard_audit(run, by=request.actor)
    messages.success(request, _("The audit is cancelled.") if was_open else _("The results are deleted."))
    return redirect("desk:audits")


@require_safe
@seat_required
def example(request: DeskRequest) -> HttpResponse:
    """A small portfolio of our own making, to see how the files look."""
    _require_any(request)
    from juli.hub.audits.example import example_archive  # noqa: PLC0415 (slow to load, rarely used)

    return download(example_archive(), name="juli-portfolio-example.zip", media_type="application/zip")


def _require_any(request: DeskRequest) -> None:
    if not (request.actor.may(RUNNING) or request.actor.may(READING)):
        raise NotAllowed


def _run(request: DeskRequest, audit: UUID) -> AuditRun:
    found = queries.audit(audit, by=request.actor)
    if found is None:
        raise Http404(str(audit))
    return found


def _left(seconds: int) -> str:
    if seconds < 60:
        return _("less than a minute left")
    return _("about %(minutes)s minutes left") % {"minutes": -(-seconds // 60)}


def _shown(request: DeskRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    frame = {"seat": request.seat, "views": VIEWS.values(), "place": "audits"}
    return render(request, f"desk/{template}.html", {**frame, **context})
