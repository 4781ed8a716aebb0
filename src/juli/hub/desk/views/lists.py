"""Views that are kept: the page of them, keeping, pinning, removing."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from juli.hub.desk.list_forms import COLUMN_NAMES, ORDER_NAMES, ViewForm
from juli.hub.desk.seats import DeskRequest, seat_required
from juli.hub.machines import NotPossible
from juli.hub.today import this_day
from juli.hub.worklists import queries
from juli.hub.worklists.actions import NewView, pin_view, remove_view, save_view
from juli.hub.worklists.actions.views import MOST_VIEWS, SHARE
from juli.hub.worklists.filters import read_filters
from juli.hub.worklists.layout import USUAL_COLUMNS
from juli.hub.worklists.models import SavedView

REFUSED = {
    "view-many": gettext_lazy("You keep %(most)d views already. Please remove one first."),
    "view-unfit": gettext_lazy("The view cannot be kept like this. Please look at its fields once more."),
    "view-no-department": gettext_lazy("This department is not there any more. Please choose another."),
}


@require_safe
@seat_required
def views(request: DeskRequest) -> HttpResponse:
    """All views of one's own and those that are shared, and the tags of the organisation."""
    return _page(request, ViewForm(by=request.actor, initial={"order": "due", "columns": USUAL_COLUMNS}))


@require_POST
@seat_required
def save(request: DeskRequest) -> HttpResponse:
    """Keep a list as a view."""
    form = ViewForm(request.POST, by=request.actor)
    if form.is_valid() and (view := _saved(request, form)):
        messages.success(request, _("The view “%(name)s” is kept and stands at the side.") % {"name": view.name})
        return redirect(f"{reverse('desk:list')}?view={view.pk}")
    return _page(request, form)


@require_POST
@seat_required
def pin(request: DeskRequest, saved: UUID) -> HttpResponse:
    """Put a view into the side bar, or take it out."""
    pin_view(_view(request, saved), wanted=request.POST.get("wanted") == "yes", by=request.actor)
    return redirect("desk:views")


@require_POST
@seat_required
def remove(request: DeskRequest, saved: UUID) -> HttpResponse:
    """Remove a view."""
    view = _view(request, saved)
    remove_view(view, by=request.actor)
    messages.success(request, _("The view “%(name)s” is removed.") % {"name": view.name})
    return redirect("desk:views")


def _view(request: DeskRequest, saved: UUID) -> SavedView:
    found = queries.view(saved, by=request.actor)
    if found is None:
        raise Http404(str(saved))
    return found


def _saved(request: DeskRequest, form: ViewForm) -> SavedView | None:
    """The view as it is kept; None where it cannot be, which the form then says."""
    told, (audience, department) = form.cleaned_data, form.audience_asked
    filters = read_filters(told["filters"], today=this_day(), by=request.actor)
    if filters.problems:
        form.add_error("filters", list(filters.problems))
        return None
    asked = NewView(told["name"], told["filters"], told["order"], told["columns"], audience, department)
    try:
        return save_view(asked, by=request.actor)
    except NotPossible as refusal:
        form.add_error(None, str(REFUSED[refusal.code]) % {"most": MOST_VIEWS})
        return None


def _page(request: DeskRequest, form: ViewForm) -> HttpResponse:
    actor = request.actor
    shown = [
        {
            "row": view,
            "order": ORDER_NAMES[view.order],
            "columns": [COLUMN_NAMES[column] for column in view.columns],
            "is_own": view.owner_id == actor.user_id,
            "may_remove": view.owner_id == actor.user_id or actor.may(SHARE, department_id=view.department_id),
        }
        for view in queries.views(by=actor)
    ]
    context = {
        "seat": request.seat,
        "place": "views",
        "kept": shown,
        "tags": queries.tags(by=actor),
        "keeping": form,
    }
    return render(request, "desk/views.html", context)
