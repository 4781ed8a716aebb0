"""What narrows, orders and keeps a list."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from juli.hub.accounts.actors import Actor
from juli.hub.desk.language import say
from juli.hub.desk.plain_select import PlainSelect
from juli.hub.directory.queries import departments
from juli.hub.worklists.actions.views import LONGEST_FILTERS, SHARE
from juli.hub.worklists.layout import ORDERS
from juli.hub.worklists.models import Audience
from juli.triage import taxonomy

ORDER_NAMES = {
    "due": gettext_lazy("What is due first"),
    "aim": gettext_lazy("Our own target first"),
    "newest": gettext_lazy("Newest first"),
    "changed": gettext_lazy("Latest change first"),
    "amount": gettext_lazy("Largest amount first"),
    "closed": gettext_lazy("Closed last first"),
}
COLUMN_NAMES = {
    "number": gettext_lazy("Number"),
    "issue": gettext_lazy("About"),
    "asks": gettext_lazy("Asks for"),
    "amount": gettext_lazy("Amount (yuan)"),
    "department": gettext_lazy("Department"),
    "tags": gettext_lazy("Tags"),
    "next": gettext_lazy("Next"),
    "latest": pgettext_lazy("column", "Latest"),
}
_SELECT = {"class": "form-select"}


class FilterForm(forms.Form):
    """What narrows the list. Whatever does not fit is left out; a list never fails."""

    q = forms.CharField(required=False, max_length=LONGEST_FILTERS)

    def __init__(self, data: Any) -> None:
        super().__init__(data, auto_id="filter_%s")
        names = [(known.id, say(known.name)) for known in taxonomy().issues.values()]
        self.fields["issue"] = forms.ChoiceField(
            required=False,
            label=_("Issue"),
            choices=[("", _("All issues")), *names],
            widget=PlainSelect(attrs=_SELECT),
        )
        self.fields["order"] = forms.ChoiceField(
            required=False,
            label=_("Order"),
            choices=[("", _("Usual order")), *((code, ORDER_NAMES[code]) for code in ORDERS)],
            widget=PlainSelect(attrs=_SELECT),
        )

    def wanted(self, name: str) -> str:
        """What a filter was set to, or nothing where it does not fit."""
        self.is_valid()
        return str(self.cleaned_data.get(name, ""))


class ViewForm(forms.Form):
    """A list to be kept under a name."""

    name = forms.CharField(
        label=gettext_lazy("Name of the view"),
        max_length=40,
        widget=forms.TextInput(attrs={"class": "form-control", "autocomplete": "off"}),
        error_messages={"required": gettext_lazy("There is no name yet. Please write a few words.")},
    )
    filters = forms.CharField(
        required=False,
        label=gettext_lazy("Filters"),
        help_text=gettext_lazy("Written as in the search box, for example stage:open amount:>500."),
        max_length=LONGEST_FILTERS,
        widget=forms.TextInput(attrs={"class": "form-control", "autocomplete": "off"}),
    )
    order = forms.ChoiceField(
        label=gettext_lazy("Order"), choices=list(ORDER_NAMES.items()), widget=PlainSelect(attrs=_SELECT)
    )
    columns = forms.MultipleChoiceField(
        required=False,
        label=gettext_lazy("Columns"),
        choices=list(COLUMN_NAMES.items()),
        widget=forms.CheckboxSelectMultiple,
    )
    audience = forms.ChoiceField(label=gettext_lazy("Who sees it"), widget=PlainSelect(attrs=_SELECT))

    def __init__(self, data: Any = None, *, by: Actor, initial: Any = None) -> None:
        super().__init__(data, initial=initial, auto_id="view_%s", label_suffix="")
        self.fields["audience"].choices = _audiences(by)  # type: ignore[attr-defined]

    @property
    def audience_asked(self) -> tuple[str, int | None]:
        """Whom it is for, and of a department which."""
        kind, _sign, department = self.cleaned_data["audience"].partition(":")
        return kind, int(department) if department else None


def _audiences(by: Actor) -> Sequence[tuple[str, str]]:
    found = [(str(Audience.OWN), str(Audience.OWN.label))]
    if by.organisation_id is None:
        return found
    for department in departments(by.organisation_id, by=by):
        if by.may(SHARE, department_id=department.pk):
            found.append((f"{Audience.DEPARTMENT}:{department.pk}", department.name))
    if by.may(SHARE):
        found.append((str(Audience.ORGANISATION), str(Audience.ORGANISATION.label)))
    return found
