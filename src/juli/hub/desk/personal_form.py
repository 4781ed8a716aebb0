"""What staff fill in to see masked data whole."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from juli.hub.privacy.models import OpenedField, Reason

LONGEST_WORDS = 200


class UnmaskForm(forms.Form):
    """Which value, and why; `given` are those the complainant gave."""

    field = forms.ChoiceField(
        label=_("What you need to see"),
        widget=forms.Select(attrs={"class": "form-select"}),
        error_messages={"required": _("Please choose."), "invalid_choice": _("Please choose.")},
    )
    reason = forms.ChoiceField(
        label=_("Why"),
        choices=[("", _("please choose")), *Reason.choices],
        widget=forms.Select(attrs={"class": "form-select"}),
        error_messages={"required": _("Please choose."), "invalid_choice": _("Please choose.")},
    )
    words = forms.CharField(
        label=_("More on the reason"),
        help_text=_("Needed for “another reason”. The merchant reads it too."),
        max_length=LONGEST_WORDS,
        required=False,
        widget=forms.TextInput(attrs={"class": "form-control", "autocomplete": "off"}),
    )

    def __init__(self, given: Sequence[OpenedField], data: Any, *, initial: str | None) -> None:
        super().__init__(data, initial={"field": initial}, auto_id="act_%s", label_suffix="")
        choices = [("", _("please choose")), *((one.value, one.label) for one in given)] if given else []
        self.fields["field"].widget.choices = self.fields["field"].choices = choices  # type: ignore[attr-defined]

    @property
    def shown_errors(self) -> list[dict[str, str]]:
        """Every error with the id of its field, for the summary above the form."""
        return [
            {"field": f"act_{name}" if name in self.fields else "", "text": str(text)}
            for name, texts in self.errors.items()
            for text in texts
        ]
