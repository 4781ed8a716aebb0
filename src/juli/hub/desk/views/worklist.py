"""The list of complaints."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from juli.hub.complaints import queries
from juli.hub.desk.forms import FilterForm
from juli.hub.desk.paging import page_of
from juli.hub.desk.seats import DeskRequest, seat_required
from juli.hub.desk.worklist import VIEWS, grouped, row_of
from juli.hub.redress.queries import with_redress
from juli.hub.today import this_day


@require_safe
@seat_required
def worklist(request: DeskRequest) -> HttpResponse:
    """One view of the list, narrowed by issue or search."""
    today = this_day()
    filters = FilterForm(request.GET)
    # Whoever looks for a number or a shop does not know in which view it stands.
    chosen = "all" if filters.wanted("q") else request.GET.get("view", "")
    view = VIEWS.get(chosen, VIEWS["open"])
    found = view.narrow(with_redress(queries.worklist(today=today, by=request.actor)))
    if issue := filters.wanted("issue"):
        found = found.filter(issue=issue)
    if text := filters.wanted("q"):
        found = queries.search_complaints(found, text)
    page = page_of(found, view.order, request.GET.get("after", ""))
    context = {
        "seat": request.seat,
        "views": VIEWS.values(),
        "view": view,
        "filters": filters,
        "is_filtered": bool(issue or text),
        "groups": list(grouped(page.rows, today)) if view.is_by_day else None,
        "rows": [] if view.is_by_day else [row_of(complaint, today) for complaint in page.rows],
        "page": page,
        "today": today,
    }
    return render(request, "desk/list.html", context)
