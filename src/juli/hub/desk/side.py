"""The lists in the side bar: those that everybody has, those a person has pinned, and how many each holds."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from juli.hub.accounts.actors import Actor
from juli.hub.complaints import queries
from juli.hub.complaints.models import Complaint
from juli.hub.desk.worklist import VIEWS, View
from juli.hub.worklists.filters import Filters, read_filters
from juli.hub.worklists.models import SavedView
from juli.hub.worklists.queries import MOST_COUNTED, bounded_counts, pinned_views, without_set_aside

COUNTED = ("open", "reply", "decision", "payments")
"""Lists of which a number says something; of all others it is only large."""
SELDOM = ("aside", "closed", "all")
"""Lists that stand folded, since they are opened less often than the others."""
MOST_PINNED = 12


@dataclass(frozen=True, slots=True)
class SideView:
    """One list in the side bar. `count` is what it holds, "99+" beyond that, "" where nobody counts."""

    code: str
    title: object
    icon: str
    count: str = ""

    @property
    def is_seldom(self) -> bool:
        """Whether it stands folded."""
        return self.code in SELDOM


def shown_as(saved: SavedView) -> View:
    """A saved view as one of the lists."""
    empty = VIEWS["all"].empty
    return View(
        str(saved.pk),
        saved.name,
        "list",
        lambda found: found,
        saved.order,
        empty,
        filters=saved.filters,
        columns=tuple(saved.columns),
    )


def side_lists(*, by: Actor) -> Sequence[View]:
    """The lists of the side bar, in order: those that stand folded are the last."""
    pinned = pinned_views(by=by)[:MOST_PINNED]
    own = [view for view in VIEWS.values() if view.is_for(by)]
    often, seldom = ([view for view in own if (view.code in SELDOM) is folded] for folded in (False, True))
    return [*often, *map(shown_as, pinned), *seldom]


def side_views(*, by: Actor) -> Sequence[SideView]:
    """The same as a page shows them, without numbers."""
    return [SideView(one.code, one.title, one.icon) for one in side_lists(by=by)]


def counted_views(today: date, *, by: Actor) -> Sequence[SideView]:
    """The same with how many complaints they hold, in one question however many there are."""
    lists = side_lists(by=by)
    found = {
        view.code: counted(view, read_filters(view.filters, today=today, by=by), today, by=by)
        for view in lists
        if _is_counted(view)
    }
    told = {code: number_said(count) for code, count in bounded_counts(found, by=by).items()}
    return [SideView(one.code, one.title, one.icon, told.get(one.code, "")) for one in lists]


def number_said(count: int) -> str:
    """A number that was counted to its bound, as it is shown."""
    return f"{MOST_COUNTED - 1}+" if count >= MOST_COUNTED else str(count)


def listed(view: View, filters: Filters, today: date, *, by: Actor) -> QuerySet[Complaint]:
    """The complaints of a list that these filters let through."""
    return _narrowed(queries.worklist(today=today, by=by), view, filters, today, by=by)


def counted(view: View, filters: Filters, today: date, *, by: Actor) -> QuerySet[Any, Any]:
    """The same to be counted: their keys, without what a row shows."""
    plain = queries.complaints(by=by).select_related(None)
    return _narrowed(plain, view, filters, today, by=by).values("pk")


def _narrowed(
    found: QuerySet[Complaint], view: View, filters: Filters, today: date, *, by: Actor
) -> QuerySet[Complaint]:
    found = view.narrow(found)
    # Whoever looks for what is set aside shall find it.
    if view.hides_aside and "aside" not in filters.keys:
        found = without_set_aside(found, today=today, by=by)
    return found.filter(filters.condition)


def _is_counted(view: View) -> bool:
    return view.code in COUNTED or view.code not in VIEWS
