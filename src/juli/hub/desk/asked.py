"""Which list was asked for: a view, what was typed, an issue, an order. Pages and exports read it alike."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.http import QueryDict

from juli.hub.accounts.actors import Actor
from juli.hub.complaints.models import Complaint
from juli.hub.desk.list_forms import FilterForm
from juli.hub.desk.side import listed, shown_as
from juli.hub.desk.worklist import VIEWS, View
from juli.hub.worklists import queries
from juli.hub.worklists.filters import Filters, read_filters


@dataclass(frozen=True, slots=True)
class AskedList:
    """A list as it was asked for, by whom and on which day; `order` is one of ORDERS."""

    view: View
    form: FilterForm
    typed: str
    issue: str
    order: str
    filters: Filters
    today: date
    by: Actor

    def found(self) -> QuerySet[Complaint]:
        """The complaints it holds."""
        found = listed(self.view, self.filters, self.today, by=self.by)
        return found.filter(issue=self.issue) if self.issue else found


def asked_list(told: QueryDict, *, today: date, by: Actor) -> AskedList:
    """The list that an address or a form asks for; what does not fit in it is left out."""
    form = FilterForm(told)
    view = _view(told.get("view", ""), is_search=bool(form.wanted("q")), by=by)
    typed = form.wanted("q") if "q" in told else view.filters
    filters = read_filters(typed, today=today, by=by)
    return AskedList(view, form, typed, form.wanted("issue"), form.wanted("order") or view.order, filters, today, by)


def _view(asked: str, *, is_search: bool, by: Actor) -> View:
    """One that everybody has, or a saved one; the open ones where there is no such."""
    try:
        saved = queries.view(UUID(asked), by=by)
    except ValueError:
        # Whoever looks for a number or a shop does not know in which view it stands.
        return VIEWS["all"] if is_search else VIEWS.get(asked, VIEWS["open"])
    return shown_as(saved) if saved else VIEWS["open"]
