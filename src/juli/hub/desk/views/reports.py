"""Reports: the days counted at night, the complaints behind every figure, and the table to take along."""

from datetime import date, timedelta

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from juli.hub.desk.paging import page_of
from juli.hub.desk.reporting import report_of, table_of, told_afterwards
from juli.hub.desk.seats import DeskRequest, seat_required
from juli.hub.desk.views.case import framed
from juli.hub.directory.queries import departments
from juli.hub.quality.queries import BEHIND, Figures, Point, behind, figures, said_afterwards
from juli.hub.today import this_day
from juli.papers.tables import write_csv
from juli.papers.workbook import write_xlsx

SPANS = {
    1: gettext_lazy("yesterday"),
    7: gettext_lazy("the last 7 days"),
    28: gettext_lazy("the last 4 weeks"),
    91: gettext_lazy("the last 13 weeks"),
}
USUAL = 7
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
@seat_required
def reports(request: DeskRequest) -> HttpResponse:
    """One report, of a span of days that ended yesterday."""
    days, department = _wanted(request)
    first, last = _span(days)
    found = figures(first, last, by=request.actor, department_id=department)
    said = said_afterwards(first, last, by=request.actor, department_id=department)
    context = {
        "place": "reports",
        "report": report_of(found, first, last, department),
        "told": told_afterwards(said),
        "grade": f"{said.grade_tenths / 10:.1f}" if said.grade_tenths else "",
        "spans": SPANS.items(),
        "days": days,
        "department": department,
        "departments": departments(request.seat.organisation_id, by=request.actor),
        "first": first,
        "last": last,
        "is_counted": bool(found.flows or found.stocks),
    }
    return framed(request, "desk/reports.html", context)


@require_safe
@seat_required
def table(request: DeskRequest, form: str) -> HttpResponse:
    """The counted days as CSV or XLSX."""
    days, department = _wanted(request)
    first, last = _span(days)
    found: Figures = figures(first, last, by=request.actor, department_id=department)
    columns, rows = table_of(found)
    if form == "csv":
        content, kind = write_csv(rows, columns), "text/csv; charset=utf-8"
    elif form == "xlsx":
        content, kind = write_xlsx(rows, columns, _("Days")), XLSX
    else:
        raise Http404(form)
    name = f"juli-{first.isoformat()}-{last.isoformat()}.{form}"
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})


class PointForm(forms.Form):
    """Which figure it is. What does not fit is not found."""

    what = forms.ChoiceField(choices=[(what, what) for what in BEHIND])
    first = forms.DateField()
    last = forms.DateField()
    issue = forms.CharField(required=False, max_length=40)
    department = forms.IntegerField(required=False, min_value=1, max_value=2**62)
    agent = forms.UUIDField(required=False)
    closing = forms.CharField(required=False, max_length=40)
    cause = forms.CharField(required=False, max_length=40)


@require_safe
@seat_required
def complaints(request: DeskRequest) -> HttpResponse:
    """The complaints behind one figure."""
    form = PointForm(request.GET)
    if not form.is_valid():
        raise Http404
    point = Point(**form.cleaned_data)
    page = page_of(behind(point, by=request.actor), ("-filed_at", "pk"), request.GET.get("after", ""))
    kept = request.GET.copy()
    kept.pop("after", None)
    return framed(request, "desk/behind.html", {"place": "reports", "page": page, "kept": kept.urlencode()})


def _wanted(request: HttpRequest) -> tuple[int, int | None]:
    days, department = request.GET.get("days", ""), request.GET.get("department", "")
    known = int(days) if days in {str(one) for one in SPANS} else USUAL
    return known, int(department) if department.isascii() and department.isdigit() and len(department) < 18 else None


def _span(days: int) -> tuple[date, date]:
    last = this_day() - timedelta(days=1)
    return last - timedelta(days=days - 1), last
