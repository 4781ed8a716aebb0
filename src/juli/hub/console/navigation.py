"""The rooms of the console, as its side shows them; a page names its place among them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from juli.hub.console.seats import ConsoleRequest
from juli.hub.form_pages import FormPage, form_page
from juli.hub.forms import PlainForm


@dataclass(frozen=True, slots=True)
class Place:
    """One line of the side: the name of its address, its icon and its title."""

    address: str
    icon: str
    title: object


@dataclass(frozen=True, slots=True)
class Section:
    """Places that belong together."""

    title: object
    places: Sequence[Place]


SECTIONS: Sequence[Section] = (
    Section(_("Operator"), (Place("console:home", "home", _("What waits")),)),
    Section(
        _("Organisations and people"),
        (
            Place("console:organisations", "building-store", _("Organisations")),
            Place("console:activations", "hourglass", _("Claims and checks")),
            Place("console:emergencies", "alert-triangle", _("Emergency access")),
            Place("console:people", "key", _("Operators")),
        ),
    ),
    Section(
        _("What the release ships"),
        (
            Place("console:calendars", "calendar-dollar", _("Working days")),
            Place("console:templates", "file-text", _("Letters and mails")),
        ),
    ),
    Section(
        _("Installation"),
        (
            Place("console:health", "circle-check", pgettext_lazy("console", "Health")),
            Place("console:jobs", "refresh", pgettext_lazy("console", "Jobs")),
            Place("console:storage", "archive", pgettext_lazy("console", "Storage")),
            Place("console:settings", "pencil", pgettext_lazy("console", "Settings")),
        ),
    ),
)


def frame(place: str) -> dict[str, Any]:
    """What every page of the console shows around itself; `place` is the address it belongs to."""
    return {"sections": SECTIONS, "place": place}


def shown(
    request: ConsoleRequest, template: str, place: str, context: Mapping[str, Any], *, status: int = 200
) -> HttpResponse:
    """A page of the console."""
    return render(request, f"console/{template}.html", {**frame(place), **context}, status=status)


def asked(
    request: ConsoleRequest, form: PlainForm, act: Any, page: FormPage, place: str, **context: object
) -> HttpResponse:
    """A page of the console with one form."""
    return form_page(request, form, act, page, template="console/form.html", context={**frame(place), **context})
