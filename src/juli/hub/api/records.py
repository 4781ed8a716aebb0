"""What can be looked up of a complaint: its clocks with their reasons, its chain of events, its audit."""

from typing import Any

from django.http import Http404
from ninja import Query, Router

from juli.evidence import chain
from juli.hub.api.acting import complaint_of
from juli.hub.api.complaint_schemas import AuditOfComplaint, ChainOut, ClockList, EventPage
from juli.hub.api.complaints import READ
from juli.hub.api.cursors import page_after
from juli.hub.api.schemas import Paged
from juli.hub.api.showing import clocks_of, event_of
from juli.hub.api.tokens import ProgramRequest, allowed
from juli.hub.api.values import Number
from juli.hub.complaints import queries
from juli.hub.complaints.chain_queries import whole_chain
from juli.hub.complaints.events import event_fields
from juli.hub.spoken import spoken_language

router = Router(tags=["records"])


@router.get(
    "/complaints/{number}/clocks",
    response=ClockList,
    url_name="clocks",
    operation_id="list_clocks",
    summary="The clocks that bind the organisation, with their reasons",
)
@allowed(READ)
def clocks(request: ProgramRequest, number: Number) -> dict[str, Any]:
    """What each was counted from, so that it can be counted again: event, rule, calendar, days skipped."""
    found = queries.clocks(complaint_of(number, request.actor), by=request.actor)
    return {"items": clocks_of(found)}


@router.get(
    "/complaints/{number}/events",
    response=EventPage,
    url_name="events",
    operation_id="list_events",
    summary="What happened",
)
@allowed(READ)
def events(request: ProgramRequest, number: Number, wanted: Query[Paged]) -> dict[str, Any]:
    """The oldest first. What the complainant does elsewhere is not among them, so positions may be missing."""
    found = queries.events(complaint_of(number, request.actor), by=request.actor)
    rows, following = page_after(found, ("position",), wanted.cursor, wanted.limit)
    return {"items": [event_of(one) for one in rows], "next": following}


@router.get(
    "/complaints/{number}/chain",
    response=ChainOut,
    url_name="chain",
    operation_id="verify_chain",
    summary="Whether the chain of events is whole",
)
@allowed(READ)
def verified(request: ProgramRequest, number: Number) -> dict[str, Any]:
    """All events are hashed again, those too that only the complainant's side reads."""
    found = whole_chain(complaint_of(number, request.actor), by=request.actor)
    broken = chain.verify((event.position, event.previous, event_fields(event), event.hash) for event in found)
    return {
        "whole": broken is None,
        "events": len(found),
        "last": found[-1].hash if found else chain.FIRST,
        "broken": broken.text(spoken_language()) if broken else None,
    }


@router.get(
    "/complaints/{number}/audit",
    response=AuditOfComplaint,
    url_name="complaint-audit",
    operation_id="read_complaint_audit",
    summary="The audit a complaint rests on",
)
@allowed(READ)
def audit(request: ProgramRequest, number: Number) -> Any:
    """Its findings to the line, as they were when it was filed; 404 where it was filed without one."""
    found = queries.audit_record(complaint_of(number, request.actor), by=request.actor)
    if found is None:
        raise Http404(number)
    return found
