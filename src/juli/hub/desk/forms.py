"""What staff fill in: one form for each act."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, Self

from django import forms
from django.conf import settings
from django.core.exceptions import NON_FIELD_ERRORS
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from juli.evidence.kinds import MEGABYTE, recognise, safe_name
from juli.evidence.signatures import RefusedFile
from juli.handling import has_hole
from juli.hub.complaints.actions.conversation import NewFile
from juli.hub.complaints.actions.handling import CLOSING_REASONS
from juli.hub.complaints.labels import CLOSING
from juli.hub.complaints.models import Side
from juli.hub.complaints.reopening import reasons_for
from juli.hub.desk.language import say
from juli.hub.today import this_day
from juli.hub.toning import SecondLook
from juli.money import Fen, MoneyError, parse_yuan

LONGEST_TEXT = 20_000
LONGEST_KEPT = 100_000
"""Characters of a text that is kept though it is too long to be sent."""


class Attachments(forms.FileField):
    """Any number of files, each recognised by its content; the value is a list of `NewFile`."""

    class Input(forms.ClearableFileInput):
        """The browser's own field for files."""

        allow_multiple_selected = True

    def __init__(self, **options: Any) -> None:
        label = gettext_lazy("Files")
        help_text = gettext_lazy("Photos, PDF, Word, Excel, CSV or text. Choose several at once if you need to.")
        attributes = {"class": "form-control"}
        super().__init__(
            required=False, label=label, help_text=help_text, widget=self.Input(attrs=attributes), **options
        )

    def clean(self, data: Any, initial: Any = None) -> list[NewFile]:
        """All files, or one error for each that cannot be taken."""
        files, refusals = [], []
        for upload in data or ():
            try:
                files.append(_new_file(upload))
            except RefusedFile as refused:
                refusals.append(_("“%(name)s”: %(reason)s") % {"name": upload.name, "reason": say(refused.reason)})
        if refusals:
            raise forms.ValidationError(refusals)
        return files


def _new_file(upload: "UploadedFile[Any]") -> NewFile:
    name = upload.name or ""
    if (upload.size or 0) > settings.UPLOAD_LIMIT:
        size = -(-(upload.size or 0) // MEGABYTE)
        raise RefusedFile("file-large", size=size, largest=settings.UPLOAD_LIMIT // MEGABYTE)
    content = upload.read()
    kind = recognise(content, name)
    return NewFile(name=safe_name(name, kind), content=content, media_type=kind.media_type)


class Text(forms.CharField):
    """A longer text of staff's own words."""

    def __init__(self, *, label: Any, help_text: Any = "", rows: int = 7) -> None:
        widget = forms.Textarea(attrs={"class": "form-control", "rows": rows})
        missing = gettext_lazy("There is no text yet. Please write a few words.")
        super().__init__(
            label=label,
            help_text=help_text,
            max_length=LONGEST_TEXT,
            widget=widget,
            error_messages={"required": missing},
        )

    def validate(self, value: str) -> None:
        """No text goes out while a reply that was filled in still has a hole."""
        super().validate(value)
        if has_hole(value):
            raise forms.ValidationError(_("A fact is still missing where ⟦ ⟧ stands. Please write it, or take it out."))


class Yuan(forms.CharField):
    """An amount in yuan as typed; the value is in fen."""

    def __init__(self, *, label: Any, help_text: Any = "") -> None:
        attributes = {"class": "form-control jl-amount", "inputmode": "decimal", "autocomplete": "off"}
        widget = forms.TextInput(attrs=attributes)
        missing = gettext_lazy("There is no amount yet. Please write it in yuan, for example 1286.50.")
        super().__init__(
            label=label,
            help_text=help_text,
            max_length=30,
            widget=widget,
            error_messages={"required": missing},
        )

    def clean(self, value: Any) -> Fen:
        """The amount in fen; what is no amount is said to be none."""
        text = super().clean(value)
        try:
            amount = parse_yuan(text)
        except MoneyError:
            raise forms.ValidationError(
                _("“%(text)s” cannot be read as an amount. Please write it in yuan, for example 1286.50.")
                % {"text": text}
            ) from None
        if amount < 0:
            raise forms.ValidationError(_("The amount cannot be below zero."))
        return amount


class Day(forms.DateField):
    """A day of Beijing time."""

    def __init__(self, *, label: Any, help_text: Any = "") -> None:
        widget = forms.DateInput(attrs={"class": "form-control jl-day", "type": "date"}, format="%Y-%m-%d")
        wrong = gettext_lazy("This is no day of the calendar. Please write it like 2026-03-15.")
        missing = gettext_lazy("There is no day yet. Please choose one.")
        super().__init__(
            label=label,
            help_text=help_text,
            widget=widget,
            input_formats=["%Y-%m-%d", "%Y/%m/%d"],
            error_messages={"required": missing, "invalid": wrong},
        )


class Act(forms.Form):
    """An act on a complaint. `seen` is the last event the page showed, so that nobody acts past a news."""

    toned: ClassVar[Sequence[str]] = ()
    """Fields that the merchant reads; they are looked at once more before they go (`hub/toning.py`)."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    second: SecondLook | None = None
    """What is shown once more before it goes."""

    def __init__(self, data: Any = None, files: Any = None) -> None:
        super().__init__(data, files, auto_id="act_%s", label_suffix="")

    def beginning_with(self, typed: Mapping[str, Any]) -> Self:
        """The same form, opened with what was typed before."""
        self.initial = dict(typed)
        return self

    @classmethod
    def typed(cls, sent: Mapping[str, str]) -> dict[str, str]:
        """What was typed into the fields, right or wrong; files are not kept."""
        texts = (name for name, field in cls.base_fields.items() if not isinstance(field, Attachments))
        return {name: sent.get(name, "")[:LONGEST_KEPT] for name in texts if name != "seen"}

    @property
    def shown_errors(self) -> Sequence[dict[str, str]]:
        """Every error with the id of its field, as the summary above the form links them."""
        return [
            {"field": "" if name == NON_FIELD_ERRORS else f"act_{name}", "text": str(text)}
            for name, texts in self.errors.items()
            for text in texts
        ]


class AcknowledgeForm(Act):
    """Nothing to fill in."""


class AnswerForm(Act):
    """A message to the merchant."""

    toned = ("text",)

    text = Text(
        label=gettext_lazy("Your answer"),
        help_text=gettext_lazy("The merchant reads this. Say what you found, what you will do, and by when."),
    )
    as_letter = forms.BooleanField(
        label=gettext_lazy("Attach it as a letter (PDF) too"),
        required=False,
        widget=forms.CheckboxInput(attrs={"class": "form-check-input"}),
    )
    attachments = Attachments()


class HoldForm(Act):
    """A word to the merchant that answers nothing yet."""

    toned = ("text",)

    text = Text(
        label=gettext_lazy("Word to the merchant"),
        help_text=gettext_lazy("Say what is being looked into, and when they hear from you. The answer comes later."),
        rows=4,
    )


class NoteForm(Act):
    """A note that stays inside the house."""

    text = Text(
        label=gettext_lazy("Internal note"),
        help_text=gettext_lazy("Only your organisation reads this. The merchant never sees it."),
    )
    also = forms.CharField(
        label=gettext_lazy("Tell a colleague"),
        help_text=gettext_lazy("Whoever is named here, or with an @ in the note, is told by mail."),
        required=False,
        max_length=60,
        widget=forms.TextInput(attrs={"class": "form-control", "list": "colleagues", "autocomplete": "off"}),
    )
    attachments = Attachments()


class OfferForm(Act):
    """An offer: how much, by when, and in which words."""

    toned = ("text",)

    amount = Yuan(
        label=gettext_lazy("Amount (yuan)"),
        help_text=gettext_lazy("What you will pay in all. 0 where you offer something other than money."),
    )
    pay_by = Day(label=gettext_lazy("Paid by"), help_text=gettext_lazy("The last day on which the money arrives."))
    text = Text(
        label=gettext_lazy("What the offer covers"),
        help_text=gettext_lazy("For example which charges it pays back, and what changes from now on."),
        rows=5,
    )

    def clean_pay_by(self) -> Any:
        """A promise begins today at the earliest."""
        day = self.cleaned_data["pay_by"]
        if day < this_day():
            raise forms.ValidationError(_("This day has passed. Please choose today or a later day."))
        return day


class PaymentForm(Act):
    """That the money was paid."""

    paid_on = Day(label=gettext_lazy("Paid on"))
    reference = forms.CharField(
        label=gettext_lazy("Reference of the payment"),
        help_text=gettext_lazy("The number under which the merchant finds it in the statement."),
        max_length=120,
        widget=forms.TextInput(attrs={"class": "form-control", "autocomplete": "off"}),
        error_messages={"required": gettext_lazy("There is no reference yet. Please copy it from your payment.")},
    )

    def clean_paid_on(self) -> Any:
        """What is still to come has not been paid."""
        day = self.cleaned_data["paid_on"]
        if day > this_day():
            raise forms.ValidationError(_("This day is still to come. Please enter the payment once it is made."))
        return day


def _reason(choices: Sequence[tuple[str, object]] = ()) -> forms.ChoiceField:
    """Why something is done: one of these."""
    missing = gettext_lazy("There is no reason yet. Please choose one.")
    return forms.ChoiceField(
        label=gettext_lazy("Reason"),
        choices=choices,
        widget=forms.Select(attrs={"class": "form-select"}),
        error_messages={"required": missing, "invalid_choice": missing},
    )


class CloseForm(Act):
    """Why the complaint is closed."""

    toned = ("text",)

    reason = _reason([("", gettext_lazy("Please choose")), *((code, CLOSING[code]) for code in CLOSING_REASONS)])
    text = Text(
        label=gettext_lazy("What you tell the merchant"),
        help_text=gettext_lazy("Say on what grounds you close, so that the merchant can follow it."),
    )


class ReopenForm(Act):
    """Why a closed complaint goes on."""

    toned = ("text",)

    reason = _reason()
    text = Text(
        label=gettext_lazy("What you tell the merchant"),
        help_text=gettext_lazy("Say why it goes on and what you will do now. A new target for the answer begins."),
        rows=5,
    )

    def __init__(self, data: Any = None, files: Any = None) -> None:
        super().__init__(data, files)
        known = [(one.code, str(one)) for one in reasons_for(Side.RESPONDENT, "")]
        self.fields["reason"].choices = [("", gettext_lazy("Please choose")), *known]  # type: ignore[attr-defined]


class SecondLookForm(forms.Form):
    """Whether an offer above the limit goes out, or why it does not."""

    decision = forms.ChoiceField(
        choices=[("approve", "approve"), ("return", "return")],
        error_messages={"required": gettext_lazy("Please approve the offer or send it back.")},
    )
    reason = forms.CharField(
        label=gettext_lazy("Why it goes back"),
        help_text=gettext_lazy("Its author reads this; the merchant never does."),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"class": "form-control", "rows": 4}),
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, auto_id="act_%s", label_suffix="")

    def clean(self) -> dict[str, Any]:
        """Whoever sends an offer back says why."""
        told = self.cleaned_data
        if told.get("decision") == "return" and not told.get("reason"):
            self.add_error("reason", _("Please say why it goes back, so that its author can mend it."))
        return told

    @property
    def shown_errors(self) -> Sequence[dict[str, str]]:
        """Every error with the id of its field, as the summary above the form links them."""
        field = {"reason": "act_reason"}
        return [
            {"field": field.get(name, ""), "text": str(text)} for name, texts in self.errors.items() for text in texts
        ]


class FurtherForm(Act):
    """A question to a partner."""

    text = Text(
        label=gettext_lazy("Your question"),
        help_text=gettext_lazy("Please name no merchant: the numbers are enough for the partner to find it."),
    )
    attachments = Attachments()


class QuestionForm(FurtherForm):
    """A question, and which partner it goes to."""

    partner = forms.ChoiceField(
        label=gettext_lazy("Partner"),
        widget=forms.Select(attrs={"class": "form-select"}),
        error_messages={
            "required": gettext_lazy("Please choose a partner."),
            "invalid_choice": gettext_lazy("Please choose a partner."),
        },
    )
    field_order = ("partner", "text", "attachments")

    def __init__(self, data: Any, files: Any, *, choices: Sequence[tuple[str, str]]) -> None:
        super().__init__(data, files)
        self.fields["partner"].choices = [("", gettext_lazy("Please choose")), *choices]  # type: ignore[attr-defined]
