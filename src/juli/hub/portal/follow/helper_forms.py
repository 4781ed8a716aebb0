"""What the complainant fills in to let somebody help."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from juli.hub.complaints.actions.access import LONGEST, Power
from juli.hub.complaints.actions.conversation import NewFile
from juli.hub.complaints.labels import POWERS
from juli.hub.portal.follow.files import FilesField
from juli.hub.portal.forms import StepForm


class ComingDayField(forms.DateField):
    """A day of Beijing time from today on, at most a year ahead."""

    def __init__(self, **settings: Any) -> None:
        widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "form-control jl-day"})
        asked = _("Please fill in the day, such as 2026-11-02.")
        super().__init__(widget=widget, error_messages={"required": asked, "invalid": asked}, **settings)

    def clean(self, value: Any) -> date:
        day: date = super().clean(value)
        today = timezone.localdate()
        if day < today:
            raise forms.ValidationError(_("This day has passed. Please choose today or a later day."))
        if day > today + LONGEST:
            raise forms.ValidationError(_("A helper can be let in for a year at most. Please choose an earlier day."))
        return day


class PaperField(FilesField):
    """One file; the value is a `NewFile`, or None where none was sent."""

    widget = forms.FileInput  # type: ignore[assignment]

    def clean(self, value: Any) -> Any:
        files: list[NewFile] = super().clean([value] if value else [])
        return next(iter(files), None)


class InviteForm(StepForm):
    """Who shall help, with what, until when."""

    name = forms.CharField(
        label=_("Name of who helps you"),
        help_text=_("It stands beside everything they do for you, and the other party reads it too."),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={
            "required": _("Please fill in the name."),
            "max_length": _("Please use at most 60 characters."),
        },
    )
    email = forms.EmailField(
        label=_("E-mail of who helps you"),
        help_text=_("We send the invitation there. It can be accepted with an account of this address only."),
        widget=forms.EmailInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={
            "required": _("Please fill in the e-mail address."),
            "invalid": _("This is no e-mail address. Please compare it once more."),
        },
    )
    power = forms.ChoiceField(
        label=_("What may they do?"),
        widget=forms.RadioSelect,
        choices=[(power.value, POWERS[power.value]) for power in Power],
        error_messages={
            "required": _("Please choose what they may do."),
            "invalid_choice": _("Please choose what they may do."),
        },
    )
    until = ComingDayField(label=_("Until when"), help_text=_("At most a year. You can end it at any time before."))
    paper = PaperField(
        label=_("Power of attorney"),
        help_text=_("A photo or scan, signed by both. You can also have us write one afterwards, and add it later."),
        required=False,
    )


class SignedForm(StepForm):
    """The power of attorney, signed by both."""

    paper = PaperField(
        label=_("The signed paper"),
        help_text=_("A photo or scan on which both signatures can be read."),
        error_messages={"required": _("Please choose the file.")},
    )
