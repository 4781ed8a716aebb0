"""A list as a file: CSV or XLSX, contacts masked, in pieces."""

from collections.abc import Iterator, Sequence

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from juli.evidence.masking import mask_phone
from juli.hub.accounts.scopes import acting
from juli.hub.complaints.labels import STAGES
from juli.hub.complaints.list_queries import note_soonest
from juli.hub.complaints.models import NO_DAY, Complaint
from juli.hub.desk.asked import AskedList, asked_list
from juli.hub.desk.language import say
from juli.hub.desk.paging import page_of
from juli.hub.desk.seats import DeskRequest, seat_required
from juli.hub.desk.worklist import Row, row_of
from juli.hub.redress.queries import note_redress
from juli.hub.streaming import streamed
from juli.hub.today import this_day
from juli.hub.worklists import queries
from juli.hub.worklists.actions.exporting import note_export
from juli.hub.worklists.layout import ORDERS
from juli.hub.worklists.rights import exporting_departments
from juli.hub.worklists.spreadsheets import Cell, Fen, csv_pieces, xlsx_pieces

MOST_ROWS = 100_000
"""Complaints in one file."""
AT_ONCE = 500
FORMS = {"csv": "text/csv; charset=utf-8", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}


@require_POST
@seat_required
def export(request: DeskRequest) -> HttpResponseBase:
    """The list as a file. That it was taken stands in the organisation's records."""
    form = "xlsx" if request.POST.get("form") == "xlsx" else "csv"
    wanted = Wanted(asked_list(request.POST, today=this_day(), by=request.actor))
    count = wanted.found().order_by().values("pk")[: MOST_ROWS + 1].count()
    if count > MOST_ROWS:
        messages.info(request, _("This list is too long for one file. Please narrow it, for example by filed:month."))
        return redirect("desk:list")
    note_export(form, count, by=request.actor)
    rows = wanted.rows(translation.get_language() or "zh-hans")
    head = wanted.head()
    pieces = csv_pieces(head, rows) if form == "csv" else xlsx_pieces(_("Complaints"), head, rows)
    name = f"{_('Complaints')}-{this_day().isoformat()}.{form}"
    return streamed(request, pieces, name=name, media_type=FORMS[form])


class Wanted:
    """Which complaints are wanted, in which order; they are fetched some at a time, each time as who has asked."""

    def __init__(self, asked: AskedList) -> None:
        self.asked, self.by, self.today = asked, asked.by, asked.today

    def found(self) -> QuerySet[Complaint]:
        """The complaints that the list holds and the actor may export."""
        found, departments = self.asked.found(), exporting_departments(self.by)
        return found if departments is None else found.filter(department__in=departments)

    def head(self) -> Sequence[str]:
        """The heads of the columns."""
        return [
            *(_("Number"), _("Filed on"), _("Stage"), _("Due on"), _("Merchant"), _("Phone, masked")),
            *(_("Merchant no."), _("Terminal"), _("About"), _("Asks for"), _("Amount (yuan)"), _("Department")),
            *(_("Tags"), _("Next"), _("Closed on")),
        ]

    def rows(self, language: str) -> Iterator[Sequence[Cell]]:
        """The rows, in the language of who has asked."""
        after: str | None = ""
        while after is not None:
            with acting(self.by), translation.override(language):
                page = page_of(self.found(), ORDERS[self.asked.order], after, most=AT_ONCE)
                note_redress(page.rows, by=self.by)
                note_soonest(page.rows, by=self.by)
                tags = queries.tags_on(page.rows, by=self.by)
                made = [_cells(row_of(complaint, self.today, tags)) for complaint in page.rows]
            yield from made
            after = page.next


def _cells(row: Row) -> Sequence[Cell]:
    complaint = row.complaint
    person = complaint.complainant
    return [
        complaint.number,
        timezone.localdate(complaint.filed_at),
        str(STAGES[complaint.stage]),
        None if complaint.due_on == NO_DAY else complaint.due_on,
        person.business_name or _masked_name(person.name),
        mask_phone(person.phone) if person.phone else "",
        complaint.merchant_no,
        complaint.terminal_no,
        say(row.issue),
        ", ".join(claim.get_kind_display() for claim in complaint.claims.all()),
        Fen(complaint.claimed_fen) if complaint.claimed_fen else None,
        str(complaint.department or ""),
        ", ".join(row.tags),
        str(row.advice.title),
        timezone.localdate(complaint.closed_at) if complaint.closed_at else None,
    ]


def _masked_name(name: str) -> str:
    return f"{name[:1]}*" if name else ""
