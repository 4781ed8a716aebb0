"""Audits: asked for, followed, read, deleted."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseBase
from django.urls import reverse
from ninja import Path, Query, Router, Status

from juli.hub.api import describing
from juli.hub.api.cursors import cursor_to, older_than, place
from juli.hub.api.once import answered_once
from juli.hub.api.refusals import Refusal
from juli.hub.api.schemas import (
    AuditDetail,
    AuditOut,
    AuditPage,
    AuditsWanted,
    FileName,
    LinePage,
    LinesWanted,
    Renderer,
)
from juli.hub.api.tokens import ProgramRequest, allowed
from juli.hub.api.uploads import wish_of
from juli.hub.audits import queries
from juli.hub.audits.actions import discard_audit, request_audit
from juli.hub.audits.models import AuditRun
from juli.hub.audits.policy import READING, RUNNING
from juli.hub.audits.results import Chosen
from juli.hub.spoken import spoken_language
from juli.hub.streaming import streamed
from juli.money import yuan

router = Router(tags=["audits"])


@router.post(
    "/audits",
    response={202: AuditOut},
    url_name="audits",
    operation_id="ask_for_audit",
    summary="Have a portfolio or one merchant audited",
    openapi_extra=describing.ASK,
)
@allowed(RUNNING)
def ask(request: ProgramRequest) -> HttpResponse:
    """It is carried out by and by: ask for it under the address in Location, or hear of its end by a webhook.

    A form with files is a portfolio (entries, agreements, rates, charges, notices, deposits, merchants: Parquet) or
    one merchant (statement, agreement). A JSON document is one merchant with entries of the canonical ledger.
    """
    wish, asked = wish_of(request)
    return answered_once(
        request, asked, lambda: _asked(request, request_audit(wish, token=request.token, by=request.actor))
    )


@router.get(
    "/audits",
    response=AuditPage,
    url_name="audits",
    operation_id="list_audits",
    summary="The audits of the organisation",
)
@allowed(READING, RUNNING)
def listed(request: ProgramRequest, wanted: Query[AuditsWanted]) -> dict[str, Any]:
    """The newest first."""
    found = queries.audits(by=request.actor)
    if wanted.state:
        found = found.filter(state=wanted.state)
    if wanted.cursor:
        found = found.filter(older_than(wanted.cursor))
    rows, most = list(found[: wanted.limit + 1]), wanted.limit
    return {"items": [_told(run, request) for run in rows[:most]], "next": _next(rows, most)}


@router.get(
    "/audits/{uuid:audit}",
    response=AuditDetail,
    url_name="audit",
    operation_id="read_audit",
    summary="One audit, with its summary",
)
@allowed(READING, RUNNING)
def one(request: ProgramRequest, audit: UUID) -> dict[str, Any]:
    """How far it is; once it is done, what it found. Results are deleted at `kept_until`."""
    run = _audit(request, audit)
    return {**_told(run, request), "summary": queries.summary(run, by=request.actor)}


@router.api_operation(
    ["DELETE"],
    "/audits/{uuid:audit}",
    response={204: None},
    url_name="audit",
    operation_id="discard_audit",
    summary="Cancel an audit, or delete its results",
)
@allowed(RUNNING)
def discard(request: ProgramRequest, audit: UUID) -> Status[None]:
    """What waits or is under way ends within seconds; uploads and results are deleted at once."""
    discard_audit(_audit(request, audit), by=request.actor)
    return Status(204, None)


@router.get(
    "/audits/{uuid:audit}/lines",
    response=LinePage,
    url_name="audit-lines",
    operation_id="list_audit_lines",
    summary="The lines of what was found",
)
@allowed(READING)
def lines(request: ProgramRequest, audit: UUID, wanted: Query[LinesWanted]) -> dict[str, Any]:
    """In the order of the results, a page at a time."""
    begin = place(wanted.cursor) if wanted.cursor else 0
    chosen = Chosen(wanted.rule, wanted.merchant, begin, wanted.limit)
    page = queries.lines(_with_results(request, audit), chosen, by=request.actor)
    return {"items": [_line(row) for row in page.rows], "next": None if page.next is None else cursor_to(page.next)}


@router.get(
    "/audits/{uuid:audit}/files/{name}",
    url_name="audit-file",
    operation_id="read_audit_file",
    summary="The results as a file",
    openapi_extra=describing.FILE,
)
@allowed(READING)
def file(request: ProgramRequest, audit: UUID, name: Path[FileName]) -> HttpResponseBase:
    """Amounts are in fen. `audit.json` is the whole document `juli.audit/1` of one merchant."""
    found = queries.result_file(_with_results(request, audit), name, by=request.actor)
    if found is None:
        raise Http404(name)
    return streamed(request, found.pieces, name=found.name, media_type=found.media_type)


def _asked(request: ProgramRequest, run: AuditRun) -> HttpResponse:
    body = AuditOut(**_told(run, request)).model_dump()
    content = Renderer().render(request, body, response_status=202)
    answer = HttpResponse(content, status=202, content_type="application/json; charset=utf-8")
    answer["Location"] = reverse("api:audit", args=[run.pk])
    return answer


def _audit(request: ProgramRequest, audit: UUID) -> AuditRun:
    found = queries.audit(audit, by=request.actor)
    if found is None:
        raise Http404(str(audit))
    return found


def _with_results(request: ProgramRequest, audit: UUID) -> AuditRun:
    found = _audit(request, audit)
    if not found.has_results:
        raise Refusal(409, "results-missing")
    return found


def _told(run: AuditRun, request: ProgramRequest) -> dict[str, Any]:
    plain = {name: getattr(run, name) for name in AuditOut.model_fields if hasattr(run, name)}
    failure = None
    if run.failure:
        detail = queries.why_failed(run, spoken_language(), by=request.actor)
        failure = {"code": run.failure, "detail": detail}
    return {**plain, "overcharged": _yuan(run.overcharged_fen), "owed": _yuan(run.owed_fen), "failure": failure}


def _line(row: Any) -> dict[str, Any]:
    amounts = {name: _yuan(row[f"{name}_fen"]) for name in ("amount", "taken", "expected", "excess")}
    return {**row, **amounts}


def _yuan(fen: int | None) -> str | None:
    return None if fen is None else yuan(fen)


def _next(rows: list[AuditRun], limit: int) -> str | None:
    return cursor_to(rows[limit - 1].made_at.isoformat(), rows[limit - 1].pk) if len(rows) > limit else None
