"""What staff fill in to answer a demand."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from juli.hub.desk.forms import Act, Attachments, Text
from juli.proceedings.demands import STATES

ANSWER_WORDS = {
    "handed_over": _("We hand it over: it is attached"),
    "not_kept": _("We have no such paper"),
    "refused": _("We do not hand it over, for the reason below"),
}
_ASKED = _("Please choose how you answer.")


class DemandForm(Act):
    """How a demand is answered, in which words, and with what."""

    toned = ("text",)

    answer = forms.ChoiceField(
        label=_("Your answer"),
        widget=forms.RadioSelect(attrs={"class": "form-check-input"}),
        error_messages={"required": _ASKED, "invalid_choice": _ASKED},
    )
    text = Text(
        label=_("In words"), help_text=_("The merchant reads this. Name what you attach, or the reason."), rows=4
    )
    attachments = Attachments()

    def __init__(self, data: Any, files: Any, *, state: str) -> None:
        super().__init__(data, files)
        self.fields["answer"].choices = [  # type: ignore[attr-defined]
            (answer, ANSWER_WORDS[answer]) for answer in STATES[state]
        ]

    def clean(self) -> dict[str, Any]:
        """What is handed over is attached."""
        told = self.cleaned_data
        if told.get("answer") == "handed_over" and "attachments" not in self.errors and not told.get("attachments"):
            self.add_error("attachments", _("Please attach the paper that you hand over."))
        return told
