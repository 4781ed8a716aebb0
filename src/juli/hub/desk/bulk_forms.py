"""What is filled in for work on many complaints."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from juli.hub.accounts.actors import Actor, organisation_of
from juli.hub.complaints.labels import REFUSALS
from juli.hub.desk.department_forms import Choice, Reason
from juli.hub.desk.forms import Day, Text
from juli.hub.directory.models import Membership
from juli.hub.directory.queries import departments
from juli.hub.routing.queries import house_seats
from juli.hub.today import this_day
from juli.hub.worklists.actions.marking import LONGEST_ASIDE, LONGEST_TAG

KIND_NAMES: dict[str, object] = {
    "acknowledge": gettext_lazy("Confirm receipt"),
    "write": gettext_lazy("Write the same message to the merchants"),
    "note": gettext_lazy("Note internally"),
    "tag": gettext_lazy("Put a tag on"),
    "aside": gettext_lazy("Set aside until a day"),
    "transfer": gettext_lazy("Pass to another department"),
    "assign": gettext_lazy("Give to a colleague"),
}
"""What is offered for many complaints, by the code of its kind; a room with kinds of its own adds their names."""

REASONS: Mapping[str, object] = {
    **REFUSALS,
    "not-allowed": gettext_lazy("You may not do this with this complaint."),
    "tag-there": gettext_lazy("It carries the tag already."),
    "tag-many": gettext_lazy("It carries ten tags already."),
    "tag-too-many": gettext_lazy("Your organisation has as many tags as there can be."),
    "tag-unfit": gettext_lazy("A tag has one to twenty characters."),
    "aside-due": gettext_lazy("Something is due before that day."),
    "aside-day": gettext_lazy("The day has to lie ahead, at most ninety days."),
}
UNKNOWN = gettext_lazy("This is not possible any more.")

OUTCOMES = {
    "waiting": pgettext_lazy("outcome", "waits"),
    "done": pgettext_lazy("outcome", "done"),
    "refused": pgettext_lazy("outcome", "left out"),
    "undone": pgettext_lazy("outcome", "undone"),
    "stays": pgettext_lazy("outcome", "could not be undone"),
}


class ManyForm(forms.Form):
    """What is filled in, by somebody of a house."""

    def __init__(self, sent: Any, *, by: Actor) -> None:
        super().__init__(sent, label_suffix="")
        self.by = by


class TextForm(ManyForm):
    """A message or a note."""

    text = Text(label=gettext_lazy("Text"), rows=4)


class TagForm(ManyForm):
    """A tag."""

    tag = forms.CharField(
        label=gettext_lazy("Tag"),
        help_text=gettext_lazy("One of your organisation's, or a new word of at most twenty characters."),
        max_length=LONGEST_TAG,
        widget=forms.TextInput(attrs={"class": "form-control", "list": "tags", "autocomplete": "off"}),
        error_messages={"required": gettext_lazy("There is no tag yet. Please write a word.")},
    )


class UntilForm(ManyForm):
    """A day."""

    until = Day(
        label=gettext_lazy("Until"),
        help_text=gettext_lazy("On this day it stands in the list again, or as soon as the merchant writes."),
    )

    def clean_until(self) -> Any:
        """A day ahead, as plain text."""
        day = self.cleaned_data["until"]
        if not 0 < (day - this_day()).days <= LONGEST_ASIDE:
            raise forms.ValidationError(_("The day has to lie ahead, at most ninety days."))
        return day.isoformat()


class DepartmentForm(ManyForm):
    """Which department takes over, and why."""

    text = Reason(help_text=gettext_lazy("The other department reads it, and it stays with each complaint."))

    def __init__(self, sent: Any, *, by: Actor) -> None:
        super().__init__(sent, by=by)
        choices = [(str(one.pk), one.name) for one in departments(organisation_of(by), by=by)]
        self.fields["department"] = Choice(label=gettext_lazy("Department"), choices=choices)
        self.order_fields(("department", "text"))


class PersonForm(ManyForm):
    """Who gets them, and why."""

    text = Reason(help_text=gettext_lazy("Your colleague reads it, and it stays with each complaint."))

    def __init__(self, sent: Any, *, by: Actor) -> None:
        super().__init__(sent, by=by)
        choices = [(str(seat.pk), _seat_name(seat)) for seat in house_seats(by=by)]
        told = gettext_lazy("Whoever may not handle a complaint, or is away, does not get it; the reason is shown.")
        self.fields["person"] = Choice(label=gettext_lazy("Colleague"), choices=choices, help_text=told)
        self.order_fields(("person", "text"))


def _seat_name(seat: Membership) -> str:
    return f"{seat.user} · {seat.department}" if seat.department else str(seat.user)


NEEDS: dict[str, type[ManyForm]] = {
    "": ManyForm,
    "text": TextForm,
    "tag": TagForm,
    "until": UntilForm,
    "department": DepartmentForm,
    "person": PersonForm,
}
"""By what a kind needs, the form that asks for it; a room with kinds of its own adds to it."""


def reason(code: str) -> str:
    """Why a complaint is left out, in words."""
    return str(REASONS.get(code, UNKNOWN)) if code else ""
