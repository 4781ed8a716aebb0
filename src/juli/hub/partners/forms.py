"""What a partner fills in: its answer, and files."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from juli.evidence.kinds import MEGABYTE, recognise, safe_name
from juli.evidence.signatures import RefusedFile
from juli.hub.complaints.actions.conversation import NewFile

LONGEST_TEXT = 20_000


class Attachments(forms.FileField):
    """Any number of files, each known by its content; the value is a list of `NewFile`."""

    class Input(forms.FileInput):
        """The browser's own field for files."""

        allow_multiple_selected = True

    def clean(self, data: Any, initial: Any = None) -> list[NewFile]:
        """All files, or a sentence for each that cannot be taken."""
        taken, refused = [], []
        for upload in data or ():
            try:
                taken.append(_taken(upload))
            except RefusedFile as refusal:
                refused.append(f"{upload.name}: {refusal.reason.text(_language())}")
        if refused:
            raise forms.ValidationError(refused)
        return taken


class AnswerForm(forms.Form):
    """An answer to who asked."""

    text = forms.CharField(
        label=_("What you answer"),
        help_text=_("Only the payment institution that asked reads this."),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"class": "form-control", "rows": 7}),
        error_messages={"required": _("There is no text yet. Please write a few words.")},
    )
    attachments = Attachments(
        label=_("Files"),
        help_text=_("Photos, PDF, Word, Excel or text. Several at once are possible."),
        required=False,
        widget=Attachments.Input(attrs={"class": "form-control"}),
    )

    use_required_attribute = False

    def __init__(self, data: Any = None, files: Any = None) -> None:
        super().__init__(data, files, label_suffix="")

    def summary(self) -> Iterator[dict[str, str]]:
        """Every error with the id of its field, as the summary above the form links them."""
        for name, texts in self.errors.items():
            for text in texts:
                yield {"field": f"id_{name}" if name in self.fields else "", "text": str(text)}


def _taken(upload: "UploadedFile[Any]") -> NewFile:
    name, size = upload.name or "", upload.size or 0
    if size > settings.UPLOAD_LIMIT:
        raise RefusedFile("file-large", size=-(-size // MEGABYTE), largest=settings.UPLOAD_LIMIT // MEGABYTE)
    content = upload.read()
    kind = recognise(content, name)
    return NewFile(safe_name(name, kind), content, kind.media_type)


def _language() -> Any:
    return "en" if (get_language() or "").startswith("en") else "zh"
