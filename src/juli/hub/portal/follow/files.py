"""Files that come in with a form."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from juli.evidence.kinds import recognise, safe_name
from juli.evidence.signatures import RefusedFile
from juli.hub.complaints.actions.conversation import NewFile
from juli.hub.portal.language import page_language
from juli.hub.portal.uploads import content_of, shown_name

MOST_FILES = 10
"""Files in one form; more can be sent in a second one."""


class SeveralFiles(forms.FileInput):
    """A file input that takes more than one file."""

    allow_multiple_selected = True


class FilesField(forms.Field):
    """Uploads, each recognised by its content; the value is a list of `NewFile`."""

    widget = SeveralFiles
    default_error_messages = {
        "refused": _("%(name)s: %(reason)s."),
        "many": _("At most %(most)s files at once. Please send the others afterwards."),
    }

    def clean(self, value: Any) -> list[NewFile]:
        uploads: Sequence[UploadedFile[Any]] = [upload for upload in value or () if upload.name]
        super().clean(uploads)
        if len(uploads) > MOST_FILES:
            raise forms.ValidationError(self.error_messages["many"], "many", {"most": MOST_FILES})
        taken, refused = [], []
        for upload in uploads:
            try:
                taken.append(new_file(upload))
            except RefusedFile as refusal:
                reason = {"name": shown_name(upload), "reason": refusal.reason.text(page_language())}
                refused.append(forms.ValidationError(self.error_messages["refused"], "refused", reason))
        if refused:
            raise forms.ValidationError(refused)
        return taken


def new_file(upload: "UploadedFile[Any]") -> NewFile:
    """An upload as actions take it. Raises RefusedFile with the reason."""
    content = content_of(upload)
    kind = recognise(content, upload.name or "")
    return NewFile(safe_name(upload.name or "", kind), content, kind.media_type)
