"""What the members of an organisation fill in about it."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from juli.hub.directory.models import Department, Role
from juli.hub.directory.rights import Right
from juli.hub.forms import PlainForm, choice, day, still_empty, ticks, words
from juli.hub.spoken import spoken_language
from juli.triage import taxonomy


class AboutForm(PlainForm):
    """What the public directory says of the organisation."""

    short_name = words(_("Short name"), most=40, required=False)
    hotline = words(_("Hotline"), most=40, required=False, help_text=_("Merchants ring here."))
    address = words(_("Address"), most=200, required=False)
    region = words(_("Region"), most=60, required=False)


class DepartmentForm(PlainForm):
    """A department and what it answers for."""

    name = words(pgettext_lazy("of a thing", "Name"), most=60)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = spoken_language()
        known = [(code, one.name.text(language)) for code, one in taxonomy().departments.items()]
        help_text = _("New complaints of this field go to it. Choosing a field that has a department renames it.")
        self.add("code", choice(_("Field"), known, help_text=help_text))
        self.order_fields(["code", "name"])


class ConfirmForm(PlainForm):
    """Nothing to fill in."""


class InviteForm(PlainForm):
    """Who is invited, and to which role."""

    name = words(_("Name"), most=60)
    email = forms.EmailField(label=_("Work e-mail"), error_messages={"required": still_empty(_("Work e-mail"))})

    def __init__(self, *args: Any, roles: Iterable[Role], departments: Iterable[Department], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.add("role", role_field(roles))
        self.add("department", department_field(departments))


class GrantForm(PlainForm):
    """A role for a member, in one department or in all."""

    def __init__(self, *args: Any, roles: Iterable[Role], departments: Iterable[Department], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.add("role", role_field(roles))
        self.add("department", department_field(departments))


class LendForm(GrantForm):
    """A role for a while: until when, and why."""

    until = day(_("Until"), help_text=_("The last day. After it the role is gone by itself."))
    reason = words(_("Reason"), most=200)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields(["role", "department", "until", "reason"])


class PlaceForm(PlainForm):
    """Where a member works."""

    def __init__(self, *args: Any, departments: Iterable[Department], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        options = [("", _("none in particular")), *_options(departments)]
        self.add("department", choice(_("Department"), options, required=False))


class RoleForm(PlainForm):
    """A role: its name, what it may do, and whether a second factor is demanded."""

    name = words(pgettext_lazy("of a thing", "Name"), most=60)
    second_factor = forms.BooleanField(
        label=_("Whoever holds it must sign in with a second factor"),
        required=False,
        widget=forms.CheckboxInput(attrs={"class": "form-check-input"}),
    )

    def __init__(self, *args: Any, rights: Iterable[Right], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.add("rights", ticks(_("What it may do"), [(right.code, str(right)) for right in rights]))
        self.order_fields(["name", "rights", "second_factor"])


def role_field(roles: Iterable[Role]) -> forms.ChoiceField:
    """One of the organisation's roles."""
    return choice(_("Role"), [(str(role.pk), role.name) for role in roles])


def department_field(departments: Iterable[Department]) -> forms.ChoiceField:
    """One of the organisation's departments, or all of them."""
    options = [("", _("all departments")), *_options(departments)]
    help_text = _("In one department they see its complaints alone.")
    return choice(_("Department"), options, required=False, help_text=help_text)


def chosen(told: Mapping[str, Any], name: str, options: Iterable[Any]) -> Any:
    """The row that was chosen in a form, None where none was."""
    return next((one for one in options if str(one.pk) == told[name]), None)


def _options(departments: Iterable[Department]) -> list[tuple[str, str]]:
    return [(str(department.pk), department.name) for department in departments]
