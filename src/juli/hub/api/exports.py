"""A list taken along as a file: CSV or XLSX, fetched in pieces, of which the platform keeps no copy."""

from collections.abc import Iterator, Sequence
from typing import Annotated, Literal
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpResponseBase
from django.utils import timezone, translation
from ninja import Router

from juli.evidence.masking import mask_phone
from juli.hub.accounts.actors import Actor
from juli.hub.accounts.scopes import acting
from juli.hub.api.complaint_schemas import Order
from juli.hub.api.complaints import ORDERS, sought
from juli.hub.api.cursors import page_after
from juli.hub.api.describing import SPREADSHEET, TABLE
from juli.hub.api.refusals import Refusal
from juli.hub.api.schemas import Strict
from juli.hub.api.tokens import ProgramRequest, allowed
from juli.hub.api.values import line
from juli.hub.complaints.models import NO_DAY, Complaint
from juli.hub.streaming import streamed
from juli.hub.today import this_day
from juli.hub.worklists.actions.exporting import note_export
from juli.hub.worklists.queries import tags_on
from juli.hub.worklists.rights import EXPORT, exporting_departments
from juli.hub.worklists.spreadsheets import Cell, Fen, csv_pieces, xlsx_pieces

router = Router(tags=["exports"])
MOST_ROWS = 100_000
"""Complaints in one file."""
AT_ONCE = 500
COLUMNS = (
    *("number", "filed_on", "stage", "issue", "due_on", "bound_on", "complainant", "phone_masked", "merchant_no"),
    *("terminal_no", "claims", "claimed", "department", "assignee", "tags", "closed_on", "closed_reason"),
)


class ExportIn(Strict):
    """Which list, as which kind of file."""

    form: Literal["csv", "xlsx"]
    q: Annotated[str, line(300)] | None = None
    view: UUID | None = None
    order: Order = "newest"


@router.post(
    "/exports",
    url_name="exports",
    operation_id="export_complaints",
    summary="A list as CSV or XLSX, contacts masked",
    openapi_extra=TABLE,
)
@allowed(EXPORT)
def export(request: ProgramRequest, body: ExportIn) -> HttpResponseBase:
    """What `q` and `view` find, up to 100,000 rows, with codes as the API has them. The house's records say so."""
    found = _found(body, request.actor)
    count = found.order_by().values("pk")[: MOST_ROWS + 1].count()
    if count > MOST_ROWS:
        raise Refusal(422, "export-long")
    note_export(body.form, count, by=request.actor)
    rows = _rows(body, request.actor, translation.get_language() or "zh-hans")
    name = f"juli-complaints-{this_day().isoformat()}.{body.form}"
    if body.form == "csv":
        return streamed(request, csv_pieces(COLUMNS, rows), name=name, media_type="text/csv; charset=utf-8")
    return streamed(request, xlsx_pieces("complaints", COLUMNS, rows), name=name, media_type=SPREADSHEET)


def _found(body: ExportIn, by: Actor) -> QuerySet[Complaint]:
    found = sought(body.q, body.view, by=by).prefetch_related("claims")
    departments = exporting_departments(by)
    return found if departments is None else found.filter(department__in=departments)


def _rows(body: ExportIn, by: Actor, language: str) -> Iterator[Sequence[Cell]]:
    """Some at a time, each time with the walls of who has asked."""
    cursor: str | None = None
    while True:
        with acting(by), translation.override(language):
            page, cursor = page_after(_found(body, by), ORDERS[body.order], cursor, AT_ONCE)
            tags = tags_on(page, by=by)
            made = [_cells(complaint, tags.get(complaint.pk, ())) for complaint in page]
        yield from made
        if cursor is None:
            return


def _cells(complaint: Complaint, tags: Sequence[str]) -> Sequence[Cell]:
    person = complaint.complainant
    return [
        complaint.number,
        timezone.localdate(complaint.filed_at),
        complaint.stage,
        complaint.issue,
        *(None if day == NO_DAY else day for day in (complaint.due_on, complaint.bound_on)),
        person.business_name or (f"{person.name[:1]}*" if person.name else ""),
        mask_phone(person.phone) if person.phone else "",
        complaint.merchant_no,
        complaint.terminal_no,
        ", ".join(claim.kind for claim in complaint.claims.all()),
        Fen(complaint.claimed_fen) if complaint.claimed_fen else None,
        str(complaint.department or ""),
        complaint.assignee.name if complaint.assignee else "",
        ", ".join(tags),
        timezone.localdate(complaint.closed_at) if complaint.closed_at else None,
        complaint.closed_reason,
    ]
