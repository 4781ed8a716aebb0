"""What members fill in about canned replies and checklists."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from juli.handling import FIELDS, UnknownField, field_name, fields_in
from juli.hub.directory.models import Department
from juli.hub.forms import PlainForm, choice, ticks, words
from juli.hub.spoken import spoken_language
from juli.hub.workbench.models import ReplyKind
from juli.triage import taxonomy

LONGEST = 5000
MOST_CHECKS, LONGEST_CHECK = 30, 200


class ReplyField(forms.CharField):
    """Text that may name the known fields and no others."""

    def validate(self, value: str) -> None:
        """A field that there is not is named, so that it can be found."""
        super().validate(value)
        try:
            fields_in(value)
        except UnknownField as unknown:
            raise forms.ValidationError(
                _("There is no field “%(name)s”. The fields that can be used stand beside the text.")
                % {"name": unknown.name}
            ) from None


class ReplyForm(PlainForm):
    """A reply: what it is called, what it says, where it is offered."""

    title = words(pgettext_lazy("of a thing", "Name"), most=80, help_text=gettext_lazy("Only your house reads it."))
    kind = choice(gettext_lazy("What it is for"), ReplyKind.choices)
    text = ReplyField(
        label=pgettext_lazy("of a reply", "Text"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 10}),
        error_messages={"required": gettext_lazy("There is no text yet. Please write a few words.")},
    )

    def __init__(self, *args: Any, departments: Iterable[Department], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = spoken_language()
        known = [f"{{{name}}} {field_name(name).text(language)}" for name in FIELDS]
        self.fields["text"].help_text = _("Fields that are filled in: %(fields)s") % {
            "fields": pgettext("list of rights", "; ").join(known)
        }
        offered = [("", _("all departments")), *((str(one.pk), one.name) for one in departments)]
        self.add("department", choice(gettext_lazy("Department"), offered, required=False))
        names = [(code, one.name.text(language)) for code, one in taxonomy().issues.items()]
        help_text = gettext_lazy("None ticked: it is offered for every issue.")
        self.add("issues", ticks(gettext_lazy("Offered for"), names, help_text=help_text))


class ChecklistForm(PlainForm):
    """A checklist, one thing to check on each line."""

    checks = words(
        gettext_lazy("What is checked"),
        most=LONGEST,
        required=False,
        rows=12,
        help_text=gettext_lazy("One thing on each line. Leave it empty and the list that comes with Juli holds again."),
    )

    def clean_checks(self) -> list[str]:
        """The lines; empty ones are left out, and each stands once."""
        lines = list(dict.fromkeys(line.strip() for line in self.cleaned_data["checks"].splitlines() if line.strip()))
        if len(lines) > MOST_CHECKS:
            raise forms.ValidationError(_("Please keep to %(most)s lines at most.") % {"most": MOST_CHECKS})
        if any(len(line) > LONGEST_CHECK for line in lines):
            raise forms.ValidationError(_("A line is longer than %(most)s characters.") % {"most": LONGEST_CHECK})
        return lines
