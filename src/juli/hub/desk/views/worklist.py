"""The list of complaints."""

from uuid import UUID

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from juli.hub.accounts.actors import Actor
from juli.hub.desk.aims import running_aims
from juli.hub.desk.bulk_forms import KIND_NAMES
from juli.hub.desk.list_forms import FilterForm, ViewForm
from juli.hub.desk.paging import page_of
from juli.hub.desk.seats import DeskRequest, seat_required
from juli.hub.desk.side import listed, shown_as, side_counts
from juli.hub.desk.worklist import VIEWS, View, grouped, row_of
from juli.hub.redress.queries import note_redress
from juli.hub.reminders.queries import moved_lately
from juli.hub.today import this_day, this_moment
from juli.hub.worklists import queries as worklists
from juli.hub.worklists.actions import MOST_AT_ONCE
from juli.hub.worklists.actions.exporting import exporting_departments
from juli.hub.worklists.filters import read_filters
from juli.hub.worklists.kinds import kinds
from juli.hub.worklists.language import vocabulary
from juli.hub.worklists.layout import BY_DUE_DAY, ORDERS


@require_safe
@seat_required
def worklist(request: DeskRequest) -> HttpResponse:
    """One view of the list, narrowed by what was typed."""
    today, actor = this_day(), request.actor
    form = FilterForm(request.GET)
    view = view_asked(request.GET, form, by=actor)
    typed = form.wanted("q") if "q" in request.GET else view.filters
    filters = read_filters(typed, today=today, by=actor)
    found = listed(view, filters, today, by=actor)
    if issue := form.wanted("issue"):
        found = found.filter(issue=issue)
    order_code = form.wanted("order") or view.order
    page = page_of(found, ORDERS[order_code], request.GET.get("after", ""))
    note_redress(page.rows, by=actor)
    tags = worklists.tags_on(page.rows, by=actor)
    aims = running_aims(page.rows, now=this_moment(), by=actor)
    rows = [row_of(complaint, today, tags, aims) for complaint in page.rows]
    is_by_day = ORDERS[order_code] == BY_DUE_DAY
    kept = {
        "filters": typed,
        "order": order_code,
        "columns": view.columns,
        "name": "" if view.code in VIEWS else view.title,
    }
    context = {
        "seat": request.seat,
        "counts": side_counts(today, by=actor),
        "view": view,
        "form": form,
        "typed": typed,
        "filters": filters,
        "vocabulary": vocabulary().values(),
        "is_filtered": bool(issue or typed),
        "is_by_day": is_by_day,
        "groups": list(grouped(rows, today)) if is_by_day else None,
        "rows": [] if is_by_day else rows,
        "columns": view.columns,
        "width": len(view.columns) + 3,
        "page": page,
        "moved": moved_lately(page.rows, today=today, by=actor),
        "today": today,
        "stamp": this_moment().isoformat(),
        "kinds": [(code, KIND_NAMES.get(code, code)) for code in kinds()],
        "most": MOST_AT_ONCE,
        "may_export": exporting_departments(actor) != frozenset(),
        "keeping": ViewForm(by=actor, initial=kept),
    }
    return render(request, "desk/list.html", context)


def view_asked(told: QueryDict, form: FilterForm, *, by: Actor) -> View:
    """The list asked for: one that everybody has, or a saved one; the open ones where there is no such."""
    asked = told.get("view", "")
    if saved := _saved(asked, by):
        return saved
    # Whoever looks for a number or a shop does not know in which view it stands.
    return VIEWS["all"] if form.wanted("q") else VIEWS.get(asked, VIEWS["open"])


def _saved(asked: str, by: Actor) -> View | None:
    try:
        found = worklists.view(UUID(asked), by=by)
    except ValueError:
        return None
    return shown_as(found) if found else None
