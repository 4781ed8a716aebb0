"""What the operator fills in about personal data."""

from django import forms
from django.utils.translation import gettext_lazy as _

from juli.hub.complaints.numbers import normalise_number
from juli.hub.forms import PlainForm, day, words


class HoldForm(PlainForm):
    """Which complaint is held, why, and until when."""

    number = words(_("Number of the complaint"), most=20)
    reason = words(
        _("Reason"),
        most=300,
        rows=3,
        help_text=_("The court or authority and its reference. Operators alone read it; name no person in it."),
    )
    until = day(
        _("Until and including"), required=False, help_text=_("Leave it empty: then it holds until it is released.")
    )

    def clean_number(self) -> str:
        """The number as it is stored."""
        number = normalise_number(self.cleaned_data["number"])
        if number is None:
            raise forms.ValidationError(_("This is no number of a complaint. It looks like 2611-0386-72."))
        return number
