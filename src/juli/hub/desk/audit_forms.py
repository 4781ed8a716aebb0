"""What is uploaded for an audit of a portfolio."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from juli.audit.relation_columns import RELATION_COLUMNS
from juli.hub.audits.models import RunKind
from juli.hub.audits.roles import ENTRIES, RELATIONS
from juli.hub.audits.wishes import Upload, Wish
from juli.hub.forms import PlainForm, day
from juli.hub.spoken import spoken_language

MOST_FILES = 15
_MARK = b"PAR1"

LABELS = {
    "agreements": gettext_lazy("Agreements"),
    "rates": gettext_lazy("Rates"),
    "charges": gettext_lazy("Charges agreed"),
    "notices": gettext_lazy("Notices given"),
    "deposits": gettext_lazy("Deposits agreed"),
    "promises": gettext_lazy("Refunds promised"),
    "merchants": gettext_lazy("Merchants and their agents"),
}
TARIFFS = gettext_lazy("Also work out how each merchant's fees were really charged")
TARIFFS_COST = gettext_lazy(
    "It shows from which day on fees were charged in another way. For thousands of merchants it takes minutes more."
)


class ParquetFiles(forms.FileField):
    """Parquet files; the value is a list of them."""

    class Input(forms.ClearableFileInput):
        """The browser's own field for files."""

        allow_multiple_selected = True

    def clean(self, data: Any, initial: Any = None) -> "list[UploadedFile[Any]]":
        """All files, or why one of them cannot be taken."""
        uploads = list(data or ()) if isinstance(data, list | tuple) else [data] if data else []
        if self.required and not uploads:
            raise forms.ValidationError(_("There is no file yet. Please choose one."))
        if len(uploads) > MOST_FILES:
            most = {"most": MOST_FILES}
            raise forms.ValidationError(_("These are too many files at once. Please send %(most)s at most.") % most)
        for upload in uploads:
            if next(iter(upload.chunks(len(_MARK))), b"")[: len(_MARK)] != _MARK:
                raise forms.ValidationError(_("“%(name)s” is no Parquet file.") % {"name": upload.name})
        return uploads


class PortfolioForm(PlainForm):
    """Entries, what was agreed, and the day to judge by."""

    entries = ParquetFiles(
        label=gettext_lazy("Entries"),
        help_text=gettext_lazy("What moved, a row each, in the columns of the canonical ledger; one file or several."),
        widget=ParquetFiles.Input(attrs={"accept": ".parquet"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in RELATIONS:
            widget = forms.FileInput(attrs={"accept": ".parquet"})
            columns = ", ".join(RELATION_COLUMNS[name])
            self.add(name, ParquetFiles(label=LABELS[name], help_text=columns, required=False, widget=widget))
        help_text = gettext_lazy("What falls due later is not looked at.")
        self.add("as_of", day(gettext_lazy("As of"), help_text=help_text))
        self.fields["as_of"].initial = timezone.localdate
        self.add("tariffs", forms.BooleanField(label=TARIFFS, help_text=TARIFFS_COST, required=False))

    def wish(self) -> Wish:
        """What is asked for."""
        told = self.cleaned_data
        return Wish(RunKind.PORTFOLIO, told["as_of"], _uploads(told), spoken_language(), tariffs=told["tariffs"])


def _uploads(told: dict[str, Any]) -> Sequence[Upload]:
    return [Upload(role, file.name or role, file.chunks()) for role in (ENTRIES, *RELATIONS) for file in told[role]]
