"""One complaint: its page, the lines behind a finding, a line in its statement, a file."""

from uuid import UUID

from django.core.paginator import Paginator
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from juli.hub.accounts.scopes import whole
from juli.hub.complaints import queries
from juli.hub.complaints.models import Complaint, EvidenceItem
from juli.hub.complaints.readings import excerpt_again, shot_of
from juli.hub.desk.aftercare import aftercare_of
from juli.hub.desk.aims import aims_of
from juli.hub.desk.bench import bench_of
from juli.hub.desk.case import case_of, complaint_or_404
from juli.hub.desk.files import as_download, as_picture, stored_bytes
from juli.hub.desk.findings import findings_of
from juli.hub.desk.language import page_language
from juli.hub.desk.seats import DeskRequest, seat_required
from juli.hub.desk.steps import BUTTONS, SENDING, Act
from juli.hub.desk.worklist import VIEWS
from juli.hub.desk.writing import Writing, news_in, offered
from juli.hub.today import this_day, this_moment
from juli.hub.workbench.actions import note_presence, read_mentions
from juli.hub.worklists.actions import note_opened

LINES_ON_A_PAGE = 100
ROWS_AROUND = 4


@require_safe
@seat_required
def case(request: DeskRequest, number: str) -> HttpResponse:
    """The page of one complaint."""
    return shown(request, complaint_or_404(number, request.actor))


def shown(
    request: DeskRequest,
    complaint: Complaint,
    act: Act | None = None,
    form: Form | None = None,
    writing: Writing | None = None,
) -> HttpResponse:
    """The page of one complaint, with the form of an act open in the conversation."""
    with whole():
        note_presence(complaint, writing=form is not None, by=request.actor)
        note_opened(complaint, by=request.actor)
    found = case_of(complaint, by=request.actor)
    if "noted" in found.kinds:
        read_mentions(complaint, by=request.actor)
    missed = writing.missed_from if writing else None
    context = {
        "case": found,
        "complaint": complaint,
        "buttons": [(button, BUTTONS[button]) for button in found.acts if button is not found.advice.act],
        "act": act,
        "form": form,
        "title": BUTTONS[act] if act else None,
        "send": SENDING[act] if act else None,
        "after": aftercare_of(complaint, [shown.row for shown in found.offers], found.kinds, by=request.actor),
        "aims": aims_of(complaint, now=this_moment(), by=request.actor),
        "bench": bench_of(complaint, act, found.kinds, by=request.actor),
        "writing": writing,
        "replies": offered(complaint, act, str(request.user), by=request.actor),
        "news": news_in(found, missed) if missed is not None else None,
        "may_answer": request.actor.may("complaints.answer", department_id=complaint.department_id),
        "may_unmask": request.actor.may("personal.unmask", department_id=complaint.department_id),
    }
    return framed(request, "desk/case.html", context)


@require_safe
@seat_required
def finding(request: DeskRequest, number: str, rule: str) -> HttpResponse:
    """All lines of one finding, a hundred on a page."""
    complaint = complaint_or_404(number, request.actor)
    record = queries.audit_record(complaint, by=request.actor)
    findings = findings_of(record, queries.evidence(complaint, by=request.actor)) if record else None
    found = findings.of_rule(rule) if findings else None
    if found is None:
        raise Http404(rule)
    lines = Paginator(found.lines, LINES_ON_A_PAGE).get_page(request.GET.get("page"))
    return framed(request, "desk/finding.html", {"complaint": complaint, "finding": found, "lines": lines})


@require_safe
@seat_required
def line(request: DeskRequest, number: str, item: UUID, line: int) -> HttpResponse:
    """One line of a statement among its neighbours, as it stands in the file."""
    complaint = complaint_or_404(number, request.actor)
    statement = _item(request, complaint, item)
    content, reading = stored_bytes(statement), statement.reading
    found = excerpt_again(statement.name, content, reading, line, page_language(), around=ROWS_AROUND)
    if not found.rows:
        raise Http404(f"{item} {line}")
    shot = shot_of(reading, line, reverse("desk:picture", args=[complaint.number, statement.pk]))
    context = {"complaint": complaint, "statement": statement, "line": line, "excerpt": found, "shot": shot}
    return framed(request, "desk/line.html", context)


@require_safe
@seat_required
def download(request: DeskRequest, number: str, item: UUID) -> HttpResponse:
    """A file of the complaint, to be saved."""
    return as_download(_item(request, complaint_or_404(number, request.actor), item), by=request.actor)


@require_safe
@seat_required
def picture(request: DeskRequest, number: str, item: UUID) -> HttpResponse:
    """The upright copy of a picture that rows of the audit were confirmed from."""
    return as_picture(_item(request, complaint_or_404(number, request.actor), item))


def _item(request: DeskRequest, complaint: Complaint, item_id: UUID) -> EvidenceItem:
    item = queries.evidence_item(item_id, by=request.actor)
    if item is None or item.complaint_id != complaint.pk:
        raise Http404(str(item_id))
    return item


def framed(request: DeskRequest, template: str, context: dict[str, object]) -> HttpResponse:
    """A page of the desk within its frame."""
    frame = {"seat": request.seat, "views": VIEWS.values(), "today": this_day()}
    return render(request, template, {**frame, **context})
