"""Views: kept under a name, shared, pinned."""

from collections.abc import Sequence
from dataclasses import dataclass

from juli.hub.accounts.actors import Actor, ActorKind, NotAllowed, require, require_right, user_of
from juli.hub.accounts.scopes import action, rows
from juli.hub.directory.models import Department, Organisation
from juli.hub.directory.queries import departments
from juli.hub.directory.records import keep_record
from juli.hub.machines import NotPossible
from juli.hub.today import this_moment
from juli.hub.worklists.layout import COLUMNS, ORDERS
from juli.hub.worklists.models import Audience, Pin, SavedView
from juli.hub.worklists.rights import house_of

MOST_VIEWS = 50
"""Views that one person keeps at an organisation."""
LONGEST_FILTERS = 400
SHARE = "views.share"


@dataclass(frozen=True, slots=True)
class NewView:
    """A view to be kept. `columns` of COLUMNS, `order` of ORDERS; `department_id` for one that a department shares."""

    name: str
    filters: str
    order: str
    columns: Sequence[str]
    audience: str = Audience.OWN
    department_id: int | None = None


@action
def save_view(asked: NewView, *, by: Actor) -> SavedView:
    """Keep a view, in place of one's own of the same name, and pin it. To share it takes a right."""
    require(by, ActorKind.STAFF)
    department = _department(asked, by)
    own = rows(SavedView, by=by).filter(owner=by.user_id)
    if asked.order not in ORDERS or not asked.name.strip() or len(asked.filters) > LONGEST_FILTERS:
        raise NotPossible("view-unfit")
    found = own.select_for_update().filter(name=asked.name.strip()).first()
    if found is None and own.count() >= MOST_VIEWS:
        raise NotPossible("view-many")
    view = found or SavedView(organisation_id=house_of(by), owner_id=user_of(by), name=asked.name.strip())
    view.filters, view.order = asked.filters, asked.order
    view.columns = [column for column in COLUMNS if column in asked.columns]
    view.audience, view.department, view.made_at = asked.audience, department, this_moment()
    view.save()
    Pin.objects.get_or_create(view=view, user_id=user_of(by))
    if asked.audience != Audience.OWN:
        _keep_record("view_shared", view, by)
    return view


@action
def remove_view(view: SavedView, *, by: Actor) -> None:
    """Remove one's own view, or a shared one with the right to share."""
    require(by, ActorKind.STAFF)
    found = rows(SavedView, by=by).select_for_update().filter(pk=view.pk).first()
    if found is None or (found.owner_id != by.user_id and not by.may(SHARE, department_id=found.department_id)):
        raise NotAllowed
    if found.audience != Audience.OWN:
        _keep_record("view_removed", found, by)
    found.delete()


@action
def pin_view(view: SavedView, *, wanted: bool, by: Actor) -> None:
    """Put a view into one's own side bar, or take it out."""
    require(by, ActorKind.STAFF)
    found = rows(SavedView, by=by).filter(pk=view.pk).first()
    if found is None:
        raise NotAllowed
    if wanted:
        Pin.objects.get_or_create(view=found, user_id=user_of(by))
    else:
        rows(Pin, by=by).filter(view=found).delete()


def _department(asked: NewView, by: Actor) -> Department | None:
    """The department a view is shared with; NotAllowed where the actor may not share it."""
    if asked.audience not in Audience.values:
        raise NotPossible("view-unfit")
    if asked.audience == Audience.OWN:
        return None
    if asked.audience == Audience.ORGANISATION or by.organisation_id is None:
        require_right(by, SHARE)
        return None
    found = departments(by.organisation_id, by=by).filter(pk=asked.department_id or 0).first()
    if found is None:
        raise NotPossible("view-no-department")
    require_right(by, SHARE, department_id=found.pk)
    return found


def _keep_record(kind: str, view: SavedView, by: Actor) -> None:
    organisation = Organisation.objects.get(pk=view.organisation_id)
    keep_record(organisation, kind, by=by, data={"view": str(view.pk), "audience": view.audience})
