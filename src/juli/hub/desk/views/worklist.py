"""The list of complaints."""

from collections.abc import Mapping

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from juli.hub.complaints.list_queries import note_soonest
from juli.hub.desk.aims import running_aims
from juli.hub.desk.asked import AskedList, asked_list
from juli.hub.desk.bulk_forms import KIND_NAMES
from juli.hub.desk.list_forms import ViewForm
from juli.hub.desk.paging import page_of
from juli.hub.desk.seats import DeskRequest, seat_required
from juli.hub.desk.side import counted_views
from juli.hub.desk.worklist import VIEWS, grouped, row_of
from juli.hub.redress.queries import note_redress
from juli.hub.reminders.queries import moved_lately
from juli.hub.today import this_day, this_moment
from juli.hub.worklists import queries as worklists
from juli.hub.worklists.actions import MOST_AT_ONCE
from juli.hub.worklists.kinds import kinds
from juli.hub.worklists.language import vocabulary
from juli.hub.worklists.layout import BY_DUE_DAY, ORDERS
from juli.hub.worklists.rights import exporting_departments


@require_safe
@seat_required
def worklist(request: DeskRequest) -> HttpResponse:
    """One view of the list, narrowed by what was typed."""
    today, actor = this_day(), request.actor
    asked = asked_list(request.GET, today=today, by=actor)
    context = {
        "seat": request.seat,
        "counted_lists": counted_views(today, by=actor),
        "today": today,
        "stamp": this_moment().isoformat(),
        "kinds": [(code, KIND_NAMES.get(code, code)) for code in kinds()],
        "most": MOST_AT_ONCE,
        "may_export": exporting_departments(actor) != frozenset(),
        **_asked(asked),
        **_rows(asked, request.GET.get("after", "")),
    }
    return render(request, "desk/list.html", context)


def _asked(asked: AskedList) -> Mapping[str, object]:
    """What was asked for, and how it would be kept as a view."""
    view = asked.view
    name = "" if view.code in VIEWS else view.title
    kept = {"filters": asked.typed, "order": asked.order, "columns": view.columns, "name": name}
    return {
        "view": view,
        "form": asked.form,
        "typed": asked.typed,
        "filters": asked.filters,
        "vocabulary": vocabulary().values(),
        "is_filtered": bool(asked.issue or asked.typed),
        "columns": view.columns,
        "width": len(view.columns) + 3,
        "keeping": ViewForm(by=asked.by, initial=kept),
    }


def _rows(asked: AskedList, after: str) -> Mapping[str, object]:
    """One page of it, in groups where it goes by day."""
    today, by = asked.today, asked.by
    page = page_of(asked.found(), ORDERS[asked.order], after)
    note_redress(page.rows, by=by)
    note_soonest(page.rows, by=by)
    tags = worklists.tags_on(page.rows, by=by)
    aims = running_aims(page.rows, now=this_moment(), by=by)
    rows = [row_of(complaint, today, tags, aims) for complaint in page.rows]
    is_by_day = ORDERS[asked.order] == BY_DUE_DAY
    return {
        "page": page,
        "is_by_day": is_by_day,
        "groups": list(grouped(rows, today)) if is_by_day else None,
        "rows": [] if is_by_day else rows,
        "moved": moved_lately(page.rows, today=today, by=by),
        "unread": worklists.unread(page.rows, by=by),
    }
