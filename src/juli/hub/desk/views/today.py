"""What the day brings: how much is due and waits, the next rows; and what is new since a page was shown."""

from datetime import datetime, timedelta

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.timezone import is_aware
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from juli.hub.complaints.list_queries import note_soonest
from juli.hub.desk.paging import page_of
from juli.hub.desk.seats import DeskRequest, seat_required
from juli.hub.desk.side import counted, listed, number_said
from juli.hub.desk.worklist import VIEWS, row_of
from juli.hub.redress.queries import note_redress
from juli.hub.reminders.queries import moved_lately
from juli.hub.today import this_day, this_moment
from juli.hub.worklists import queries as worklists
from juli.hub.worklists.filters import read_filters
from juli.hub.worklists.layout import ORDERS

TILES = {
    "due:overdue": _("past the day of the law or of a promise"),
    "due:today": _("due today"),
    "due:tomorrow": _("due tomorrow"),
    "stage:filed": _("not yet taken in hand"),
    "waiting:reply": _("wait for our answer"),
    "waiting:payment": _("payments to be made"),
    "filed:today": _("filed today"),
    "aside:yes": _("set aside"),
}
"""What the page counts: a search, and what it is called."""
NEXT = 10
MOST_NEWS = 100


@require_safe
@seat_required
def today(request: DeskRequest) -> HttpResponse:
    """The landing page of a shift."""
    day, actor = this_day(), request.actor
    found = {typed: counted(VIEWS["all"], read_filters(typed, today=day, by=actor), day, by=actor) for typed in TILES}
    counts = worklists.bounded_counts(found, by=actor)
    view = VIEWS["open"]
    open_ones = listed(view, read_filters("", today=day, by=actor), day, by=actor)
    first = page_of(open_ones, ORDERS[view.order], "", most=NEXT).rows
    note_redress(first, by=actor)
    note_soonest(first, by=actor)
    tags = worklists.tags_on(first, by=actor)
    context = {
        "seat": request.seat,
        "place": "today",
        "tiles": [(typed, title, number_said(counts[typed]), typed == "due:overdue") for typed, title in TILES.items()],
        "rows": [row_of(complaint, day, tags) for complaint in first],
        "columns": view.columns,
        "width": len(view.columns) + 2,
        "moved": moved_lately(first, today=day, by=actor),
        "unread": worklists.unread(first, by=actor),
        "today": day,
    }
    return render(request, "desk/today.html", context)


@require_safe
@seat_required
def news(request: DeskRequest) -> JsonResponse:
    """What was filed or changed since a moment, for a page that is open; nothing for a moment that is none."""
    since = _moment(request.GET.get("since", ""))
    found = worklists.changes(since, most=MOST_NEWS, by=request.actor) if since else []
    told = [
        {"number": number, "at": changed_at.isoformat(), "new": filed_at == changed_at}
        for number, filed_at, changed_at in found
    ]
    return JsonResponse({"changes": told})


def _moment(text: str) -> datetime | None:
    """A moment of at most a day ago; a page that is older is loaded anew."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    lately = is_aware(moment) and timedelta(days=-1) < this_moment() - moment < timedelta(days=1)
    return moment if lately else None
