"""What is said: between the parties, inside the house; and the files that go with it."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from ninja import Query, Router

from juli.evidence.store import StoreError
from juli.hub.accounts.actors import Actor
from juli.hub.api.acting import Made, complaint_of, complaint_to_change, once
from juli.hub.api.complaint_schemas import (
    FileList,
    FileOut,
    FilesIn,
    MessageIn,
    MessageOut,
    MessagePage,
    NoteIn,
    SpokenOut,
)
from juli.hub.api.complaints import ANSWER, READ
from juli.hub.api.cursors import page_after
from juli.hub.api.describing import BYTES, CHANGING
from juli.hub.api.schemas import Paged
from juli.hub.api.showing import file_of, message_of, spoken_of
from juli.hub.api.tokens import ProgramRequest, allowed
from juli.hub.api.values import Number, files_of
from juli.hub.complaints import actions, queries
from juli.hub.complaints.letters import letter_of
from juli.hub.complaints.models import EvidenceItem
from juli.hub.files import file_store
from juli.hub.workbench.actions import write_note_to

router = Router(tags=["conversation"])


@router.get(
    "/complaints/{number}/messages",
    response=MessagePage,
    url_name="messages",
    operation_id="list_messages",
    summary="What was said, and noted inside",
)
@allowed(READ)
def said(request: ProgramRequest, number: Number, wanted: Query[Paged]) -> dict[str, Any]:
    """The oldest first."""
    found = queries.messages(complaint_of(number, request.actor), by=request.actor)
    rows, following = page_after(found, ("at", "pk"), wanted.cursor, wanted.limit)
    return {"items": [message_of(one) for one in rows], "next": following}


@router.post(
    "/complaints/{number}/messages",
    response={201: SpokenOut},
    url_name="messages",
    operation_id="write_message",
    summary="Answer the complainant, or tell them that the answer is still to come",
    openapi_extra=CHANGING,
)
@allowed(ANSWER)
@once(201)
def write(request: ProgramRequest, number: Number, body: MessageIn) -> Made:
    """An answer meets the targets, and waits until every department that was asked has spoken.

    One that is `holding` does neither: it meets the target to confirm receipt alone.
    """
    complaint = complaint_to_change(request, number)
    letters = [letter_of(complaint, body.text)] if body.letter else []
    files = [*letters, *files_of(body.files)]
    written = actions.write_message(complaint, body.text, files=files, holding=body.holding, by=request.actor)
    return Made(spoken_of(written, complaint))


@router.post(
    "/complaints/{number}/notes",
    response={201: MessageOut},
    url_name="notes",
    operation_id="write_note",
    summary="Note something inside the house",
    openapi_extra=CHANGING,
)
@allowed(ANSWER)
@once(201)
def note(request: ProgramRequest, number: Number, body: NoteIn) -> Made:
    """The complainant never sees it. Whoever is named with an @ is told."""
    complaint = complaint_to_change(request, number)
    files = files_of(body.files)
    return Made(message_of(write_note_to(complaint, body.text, files=files, also=body.also, by=request.actor)))


@router.get(
    "/complaints/{number}/files",
    response=FileList,
    url_name="files",
    operation_id="list_files",
    summary="The files of a complaint",
)
@allowed(READ)
def files(request: ProgramRequest, number: Number) -> dict[str, Any]:
    """Statements, contracts, evidence, and what hangs on messages."""
    found = queries.evidence(complaint_of(number, request.actor), by=request.actor)
    return {"items": [file_of(item) for item in found]}


@router.post(
    "/complaints/{number}/files",
    response={201: FileList},
    url_name="files",
    operation_id="add_files",
    summary="Add files as the house's evidence",
    openapi_extra=CHANGING,
)
@allowed(ANSWER)
@once(201)
def add(request: ProgramRequest, number: Number, body: FilesIn) -> Made:
    """Each is kept under its SHA-256, with an event in the chain."""
    complaint = complaint_to_change(request, number)
    items = actions.add_evidence(complaint, files_of(body.files), by=request.actor)
    return Made(FileList(items=[file_of(item) for item in items]))


@router.get(
    "/complaints/{number}/files/{uuid:item}",
    url_name="file",
    operation_id="read_file",
    summary="The bytes of a file",
    openapi_extra=BYTES,
)
@allowed(READ)
def content(request: ProgramRequest, number: Number, item: UUID) -> HttpResponse:
    """As they came, checked against their SHA-256 before they go."""
    found = _item(number, item, request.actor)
    try:
        kept = file_store().get(found.sha256)
    except StoreError as fault:
        raise Http404(str(fault)) from fault
    answer = HttpResponse(kept, content_type="application/octet-stream")
    answer["Content-Disposition"] = "attachment"
    return answer


@router.post(
    "/complaints/{number}/files/{uuid:item}/withdraw",
    response=FileOut,
    url_name="withdraw-file",
    operation_id="withdraw_file",
    summary="Rely no longer on a file that the house has brought",
    openapi_extra=CHANGING,
)
@allowed(ANSWER)
@once()
def withdraw(request: ProgramRequest, number: Number, item: UUID) -> Made:
    """It stays kept, marked as withdrawn."""
    complaint_to_change(request, number)
    return Made(file_of(actions.withdraw_evidence(_item(number, item, request.actor), by=request.actor)))


def _item(number: str, item: UUID, by: Actor) -> EvidenceItem:
    complaint = complaint_of(number, by)
    found = queries.evidence_item(item, by=by)
    if found is None or found.complaint_id != complaint.pk:
        raise Http404(str(item))
    return found
