"""What the forms of the operator's and the organisations' own pages share."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import NON_FIELD_ERRORS
from django.core.files.uploadedfile import UploadedFile
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from juli.evidence.kinds import MEGABYTE, recognise, safe_name
from juli.evidence.signatures import RefusedFile
from juli.hub.directory.actions.activation import NewDocument
from juli.hub.machines import NotPossible
from juli.hub.spoken import spoken_language

MOST_FILES = 10
"""Documents that one form takes."""
GROUPS = (forms.RadioSelect, forms.CheckboxSelectMultiple)


class PlainForm(forms.Form):
    """A form whose checks are our own sentences, beside the field and in a summary above."""

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        for field in self.fields.values():
            _style(field)

    def add(self, name: str, field: forms.Field) -> None:
        """Add a field whose choices are known only now."""
        _style(field)
        self.fields[name] = field

    @property
    def shown_errors(self) -> Sequence[dict[str, str]]:
        """Every error with the id of its field, as the summary above the form links them."""
        return [
            {"field": self._target(name), "text": str(text)} for name, texts in self.errors.items() for text in texts
        ]

    def _target(self, name: str) -> str:
        if name == NON_FIELD_ERRORS:
            return ""
        identity = str(self[name].auto_id)
        return f"{identity}_0" if isinstance(self.fields[name].widget, GROUPS) else identity


def words(label: Any, *, most: int, help_text: Any = "", required: bool = True, rows: int = 0) -> forms.CharField:
    """A field for `most` characters of text, on `rows` lines (0: one line)."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=most,
        required=required,
        widget=forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": still_empty(label)},
    )


def still_empty(label: Any) -> Any:
    """The sentence for a field that was left out; it names the field, since it stands in the summary too."""
    return format_lazy(gettext_lazy("“{label}” is still empty. Please fill it in."), label=label)


def day(label: Any, *, help_text: Any = "", required: bool = True) -> forms.DateField:
    """A day of Beijing time."""
    return forms.DateField(
        label=label,
        help_text=help_text,
        required=required,
        input_formats=["%Y-%m-%d", "%Y/%m/%d"],
        widget=forms.DateInput(attrs={"class": "form-control jl-day", "type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": gettext_lazy("There is no day yet. Please choose one."),
            "invalid": gettext_lazy("This is no day of the calendar. Please write it like 2026-03-15."),
        },
    )


def choice(label: Any, choices: Any, *, help_text: Any = "", required: bool = True) -> forms.ChoiceField:
    """One of several, from a list."""
    missing = gettext_lazy("Nothing is chosen yet. Please choose one.")
    return forms.ChoiceField(
        label=label,
        help_text=help_text,
        choices=choices,
        required=required,
        error_messages={"required": missing, "invalid_choice": missing},
    )


def ticks(label: Any, choices: Any, *, help_text: Any = "") -> forms.MultipleChoiceField:
    """Any number of several, as boxes to tick."""
    return forms.MultipleChoiceField(
        label=label,
        help_text=help_text,
        choices=choices,
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "form-check-input"}),
    )


class Documents(forms.FileField):
    """Any number of documents, each recognised by its content; the value is a list of `NewDocument`."""

    class Input(forms.ClearableFileInput):
        """The browser's own field for files."""

        allow_multiple_selected = True

    def __init__(self, **options: Any) -> None:
        help_text = gettext_lazy("Photos, PDF, Word, Excel, CSV or text. Choose several at once if you need to.")
        super().__init__(required=False, help_text=help_text, widget=self.Input(), **options)

    def clean(self, data: Any, initial: Any = None) -> list[NewDocument]:
        """All documents, or one error for each that cannot be taken."""
        uploads = list(data or ())
        if len(uploads) > MOST_FILES:
            raise forms.ValidationError(_("These are too many files at once. Please send %(most)s at most.") % _MOST)
        taken, refusals = [], []
        for upload in uploads:
            try:
                taken.append(_document(upload))
            except RefusedFile as refused:
                reason = refused.reason.text(spoken_language())
                refusals.append(_("“%(name)s”: %(reason)s") % {"name": upload.name, "reason": reason})
        if refusals:
            raise forms.ValidationError(refusals)
        return taken


_MOST = {"most": MOST_FILES}


def _style(field: forms.Field) -> None:
    if not isinstance(field.widget, forms.CheckboxInput | forms.RadioSelect | forms.CheckboxSelectMultiple):
        style = "form-select" if isinstance(field.widget, forms.Select) else "form-control"
        field.widget.attrs.setdefault("class", style)


def _document(upload: "UploadedFile[Any]") -> NewDocument:
    name = upload.name or ""
    if (upload.size or 0) > settings.UPLOAD_LIMIT:
        size = -(-(upload.size or 0) // MEGABYTE)
        raise RefusedFile("file-large", size=size, largest=settings.UPLOAD_LIMIT // MEGABYTE)
    content = upload.read()
    kind = recognise(content, name)
    return NewDocument(name=safe_name(name, kind), content=content, media_type=kind.media_type)


def performed(form: forms.Form, act: Callable[[], object], refusals: Mapping[str, object]) -> bool:
    """Do what a valid form asks for; where it is not possible, the form says why."""
    if not form.is_valid():
        return False
    try:
        act()
    except NotPossible as refusal:
        unknown = _("This is not possible any more. Please look at the page once more.")
        form.add_error(None, refusal.told(refusals, unknown))
        return False
    return True
