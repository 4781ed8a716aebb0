"""What one hears of by mail, and when."""

from datetime import time
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from juli.hub.channels.actions import choose_notices
from juli.hub.channels.choices import QUIET, way_of
from juli.hub.channels.kinds import KINDS, WAYS
from juli.hub.channels.models import NoticeChoices
from juli.hub.channels.queries import notice_choices
from juli.hub.desk.seats import DeskRequest, seat_required
from juli.hub.desk.views.case import framed
from juli.hub.forms import PlainForm, choice

QUIET_HOURS = ("quiet_from", "quiet_until")


class NoticesForm(PlainForm):
    """The way of each kind, and the quiet hours."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for kind in KINDS.values():
            self.add(kind.code, choice(kind.name, list(WAYS.items())))
        self.add("quiet_from", _hour(gettext_lazy("No mail from")))
        self.add("quiet_until", _hour(gettext_lazy("until")))

    @property
    def ways(self) -> list[Any]:
        """The fields of the kinds."""
        return [self[code] for code in KINDS]

    @property
    def hours(self) -> list[Any]:
        """The fields of the quiet hours."""
        return [self[name] for name in QUIET_HOURS]


@require_http_methods(["GET", "HEAD", "POST"])
@seat_required
def notices(request: DeskRequest) -> HttpResponse:
    """Show one's choices, or keep them."""
    form = NoticesForm(request.POST) if request.method == "POST" else NoticesForm(initial=_known(request))
    if form.is_bound and form.is_valid():
        told = form.cleaned_data
        ways = {code: told[code] for code in KINDS}
        choose_notices(ways=ways, quiet_from=told["quiet_from"], quiet_until=told["quiet_until"], by=request.actor)
        messages.success(request, _("Your choice is kept."))
        return redirect("desk:notices")
    return framed(request, "desk/notices.html", {"form": form, "place": "notices"})


def _known(request: DeskRequest) -> dict[str, object]:
    """What holds today."""
    found: NoticeChoices | None = notice_choices(by=request.actor)
    begins, ends = (found.quiet_from, found.quiet_until) if found else QUIET
    return {**{code: way_of(found, code) for code in KINDS}, "quiet_from": _clock(begins), "quiet_until": _clock(ends)}


def _clock(moment: time) -> str:
    return moment.strftime("%H:%M")


def _hour(label: Any) -> forms.TimeField:
    wrong = gettext_lazy("This is no time of day. Please write it like 20:00.")
    widget = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    return forms.TimeField(label=label, widget=widget, error_messages={"required": wrong, "invalid": wrong})
