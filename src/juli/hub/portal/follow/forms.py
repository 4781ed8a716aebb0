"""What the complainant fills in while following a complaint."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from juli.hub.complaints.actions.sending import WAYS
from juli.hub.complaints.labels import WAYS as WAY_LABELS
from juli.hub.complaints.models import Side
from juli.hub.portal.follow.files import FilesField
from juli.hub.portal.forms import StepForm
from juli.hub.today import this_day

LONGEST_TEXT = 20_000
LONGEST_AGO = timedelta(days=3 * 366)
"""Days further back are slips of the year; the time to go to court is three years (Civil Code, art. 188)."""

CHANNELS = [(way, WAY_LABELS[way]) for way in WAYS]
"""The ways outside the platform, in words."""
_FILE_HELP = _("Photos, PDF, Word, Excel, text, sound or video. Several at once are possible.")


class DayField(forms.DateField):
    """A past day of Beijing time, no longer ago than `oldest` where that is set."""

    oldest: date | None = None
    may_be_ahead = False

    def __init__(self, **settings: Any) -> None:
        widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "form-control jl-day"})
        asked = _("Please fill in the day, such as 2026-11-02.")
        super().__init__(widget=widget, error_messages={"required": asked, "invalid": asked}, **settings)

    def clean(self, value: Any) -> date:
        day: date = super().clean(value)
        today = this_day()
        if day > today and not self.may_be_ahead:
            raise forms.ValidationError(_("This day is still to come. Please check the date."))
        if day < (self.oldest or today - LONGEST_AGO):
            raise forms.ValidationError(_("This day lies many years back. Please check the year."))
        return day


class TextField(forms.CharField):
    """A text of any usual length; `asked` says what to write where nothing was written."""

    def __init__(self, *, asked: Any, rows: int, **settings: Any) -> None:
        too_long = _("This is longer than 20,000 characters. Please shorten it or attach it as a file.")
        super().__init__(
            max_length=LONGEST_TEXT,
            widget=forms.Textarea(attrs={"rows": rows}),
            error_messages={"required": asked, "max_length": too_long},
            **settings,
        )


class OpenForm(StepForm):
    """Number and passcode."""

    number = forms.CharField(
        label=_("Complaint number"),
        help_text=_("Such as 2611-0386-72. It stands on the receipt."),
        max_length=40,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "class": "form-control jl-code"}),
        error_messages={"required": _("Please fill in the number of the complaint.")},
    )
    passcode = forms.CharField(
        label=_("Passcode"),
        help_text=_("12 letters and digits, such as K7M2-Q9XD-4HTW. Capital or small letters make no difference."),
        max_length=40,
        widget=forms.TextInput(
            attrs={
                "autocomplete": "off",
                "autocapitalize": "characters",
                "spellcheck": "false",
                "class": "form-control jl-code",
            }
        ),
        error_messages={"required": _("Please fill in the passcode.")},
    )


class LostForm(StepForm):
    """The number of a complaint whose passcode is lost."""

    number = forms.CharField(
        label=_("Complaint number"),
        help_text=_("Such as 2611-0386-72. It stands on the letter and on the receipt."),
        max_length=40,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "class": "form-control jl-code"}),
        error_messages={"required": _("Please fill in the number of the complaint.")},
    )


class MessageForm(StepForm):
    """Something said to the other party over the platform."""

    toned = ("text",)

    text = TextField(label=_("What you want to say"), asked=_("Please write what you want to say."), rows=5)
    attached = FilesField(label=_("Attach files"), help_text=_FILE_HELP, required=False)


class LogForm(StepForm):
    """Something said elsewhere: on the phone, in a letter."""

    speaker = forms.ChoiceField(
        label=_("Who said it"),
        widget=forms.RadioSelect,
        choices=[(Side.RESPONDENT.value, _("the other party")), (Side.COMPLAINANT.value, _("I did"))],
        error_messages={"required": _("Please choose who said it."), "invalid_choice": _("Please choose who said it.")},
    )
    channel = forms.ChoiceField(
        label=_("Over which way"),
        choices=CHANNELS,
        initial="phone",
        error_messages={"invalid_choice": _("Please choose one of the ways.")},
    )
    happened_on = DayField(label=_("On which day"))
    text = TextField(label=_("What was said"), asked=_("Please write what was said."), rows=6)
    attached = FilesField(
        label=_("Recording, photo or letter"),
        help_text=_("It proves what you write. Several at once are possible."),
        required=False,
    )


class EvidenceForm(StepForm):
    """Files that prove one thing."""

    attached = FilesField(
        label=_("Which files"),
        help_text=_FILE_HELP,
        error_messages={"required": _("Please choose at least one file.")},
    )
    proves = forms.CharField(
        label=_("What do they prove?"),
        help_text=_("One sentence is enough, such as: page 2 of the contract shows a rate of 0.60 %."),
        max_length=300,
        error_messages={
            "required": _("Please write in one sentence what they prove."),
            "max_length": _("Please use at most 300 characters; details belong into a message."),
        },
    )


class SentForm(StepForm):
    """How and when the letter was sent."""

    sent_on = DayField(label=_("Sent on"))
    how = forms.ChoiceField(
        label=_("How it was sent"),
        choices=CHANNELS,
        error_messages={"invalid_choice": _("Please choose one of the ways.")},
    )
    reference = forms.CharField(
        label=_("Tracking or ticket number"),
        max_length=120,
        required=False,
        error_messages={"max_length": _("Please use at most 120 characters.")},
    )
    proof = FilesField(
        label=_("Proof"),
        help_text=_("A photo of the posting receipt, or a screenshot that shows the day."),
        required=False,
    )


class ReceivedForm(StepForm):
    """When the letter arrived."""

    received_on = DayField(label=_("Received on"))
    proof = FilesField(
        label=_("Proof"),
        help_text=_("Such as a screenshot of the tracking page with the signature, or of the ticket they opened."),
        required=False,
    )
