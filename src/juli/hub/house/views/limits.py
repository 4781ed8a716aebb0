"""From which amount on an offer of the house needs a second person."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from juli.hub.complaints.labels import REFUSALS
from juli.hub.directory.queries import departments
from juli.hub.form_pages import FormPage, form_of
from juli.hub.forms import PlainForm, choice
from juli.hub.house.forms import chosen
from juli.hub.house.seats import HouseRequest, asked, house_required, shown
from juli.hub.redress.actions import set_offer_limit
from juli.hub.redress.actions.limits import LIMITING
from juli.hub.redress.queries import offer_limits
from juli.hub.yuan import YuanField

PLACE = "house:limits"


class LimitForm(PlainForm):
    """Above which amount, and where."""

    def __init__(self, *args: Any, options: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = [("", _("all departments")), *((str(one.pk), one.name) for one in options)]
        help_text = _("What is set for one department goes before what is set for all.")
        self.add("department", choice(_("Department"), known, required=False, help_text=help_text))
        label, wanted = _("Limit (yuan)"), _("An offer above it waits for a second person. Left empty: no limit here.")
        self.add("amount", YuanField(label=label, help_text=wanted))


@require_safe
@house_required(LIMITING)
def limits(request: HouseRequest) -> HttpResponse:
    """The limits that hold."""
    return shown(request, "limits", PLACE, {"limits": offer_limits(by=request.actor)})


@house_required(LIMITING)
def change(request: HouseRequest) -> HttpResponse:
    """Set or lift a limit."""
    here = request.seat.organisation
    page = FormPage(
        title=_("Set or lift a limit"),
        button=_("Keep the limit"),
        back=reverse(PLACE),
        done=_("It holds for offers made from now on. What waits already goes on waiting."),
    )
    options = list(departments(here.pk, by=request.actor))
    form = form_of(request, LimitForm, initial={"department": request.GET.get("department", "")}, options=options)

    def act(told: dict[str, Any]) -> object:
        where = chosen(told, "department", options)
        return set_offer_limit(here, amount=told["amount"], department=where, by=request.actor)

    return asked(request, form, act, page, PLACE, refusals=REFUSALS)
