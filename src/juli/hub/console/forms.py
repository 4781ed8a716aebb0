"""What the operator fills in."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from juli.hub.directory.actions.emergency import MOST_HOURS
from juli.hub.directory.models import Organisation, OrganisationKind, RelationKind, Role
from juli.hub.directory.rights import Right
from juli.hub.forms import Documents, PlainForm, choice, day, still_empty, ticks, words


class SearchForm(forms.Form):
    """What narrows the list of organisations. Whatever does not fit is left out; a list never fails."""

    q = forms.CharField(required=False, max_length=120)
    kind = forms.ChoiceField(
        label=_("Kind"),
        required=False,
        choices=[("", _("All kinds")), *OrganisationKind.choices],
        widget=forms.Select(attrs={"class": "form-select"}),
    )
    desk = forms.ChoiceField(
        label=_("On the platform"),
        required=False,
        choices=[("", _("On the platform or not")), ("yes", _("on the platform")), ("no", _("not on the platform"))],
        widget=forms.Select(attrs={"class": "form-select"}),
    )

    def wanted(self, name: str) -> str:
        """What a filter was set to, or nothing where it does not fit."""
        self.is_valid()
        return str(self.cleaned_data.get(name, ""))


class EnterForm(PlainForm):
    """A new organisation of the directory."""

    name = words(_("Full name"), most=120, help_text=_("As it stands on the licence."))
    kind = choice(_("Kind"), OrganisationKind.choices)
    short_name = words(_("Short name"), most=40, required=False)
    region = words(_("Region"), most=60, required=False)
    hotline = words(_("Hotline"), most=40, required=False)


class ProposeForm(PlainForm):
    """The evidence for an organisation."""

    licence_no = words(_("Licence number"), most=60)
    evidence = words(
        _("Evidence"),
        most=2000,
        rows=5,
        help_text=_("What you looked at and where: the licence in the public register, the seal, the address."),
    )
    documents = Documents(label=_("Documents"))


class CheckForm(PlainForm):
    """That the evidence holds, and until when."""

    valid_until = day(
        _("Valid until"), required=False, help_text=_("The last day of the licence. Leave it empty where it has none.")
    )


class ReasonForm(PlainForm):
    """Why something is refused or ended."""

    reason = words(_("Reason"), most=300, rows=3)


class ConfirmForm(PlainForm):
    """Nothing to fill in."""


class WithholdForm(PlainForm):
    """The rights that nobody at an organisation may have."""

    def __init__(self, *args: Any, rights: Iterable[Right], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        help_text = _("What is ticked here, its administrator can give to nobody.")
        known = [(right.code, str(right)) for right in rights]
        self.add("withheld", ticks(_("Rights withheld"), known, help_text=help_text))


class RelateForm(PlainForm):
    """How an organisation belongs to another."""

    kind = choice(_("It is"), RelationKind.choices)
    since = day(_("Since"))

    def __init__(self, *args: Any, others: Iterable[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = [("", _("Please choose")), *((str(one.pk), one.name) for one in others)]
        self.add("other", choice(_("Of which organisation"), known))
        self.order_fields(["kind", "other", "since"])


class UnrelateForm(PlainForm):
    """The day on which a relation ends."""

    until = day(_("No longer from"), help_text=_("The first day on which it no longer holds."))


class InviteForm(PlainForm):
    """The person who shall manage an organisation."""

    name = words(_("Name"), most=60)
    email = forms.EmailField(label=_("Work e-mail"), error_messages={"required": still_empty(_("Work e-mail"))})

    def __init__(self, *args: Any, roles: Iterable[Role], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.add("role", choice(_("Role"), [(str(role.pk), role.name) for role in roles]))


class EmergencyForm(PlainForm):
    """Why and for how long the operator looks into an organisation's complaints."""

    reason = words(
        _("Reason"),
        most=300,
        rows=3,
        help_text=_("Its administrators are written to at once and read this reason. Name no person in it."),
    )
    hours = forms.IntegerField(
        label=_("Hours"),
        min_value=1,
        max_value=MOST_HOURS,
        initial=1,
        error_messages={"required": still_empty(_("Hours"))},
    )
