"""What the operator brings: a year's notice as a file."""

import hashlib
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from juli.calendars import Notice, UnusableNotice, read_notice
from juli.calendars.importing import LARGEST, Problem
from juli.hub.forms import PlainForm, still_empty, words
from juli.hub.spoken import spoken_language

MOST_PROBLEMS = 20
"""Faults of a file that are named; whoever mends these sees the rest."""
_SALT = "juli.console.calendar"
_GOOD_FOR_SECONDS = 3600


@dataclass(frozen=True, slots=True)
class Proposal:
    """A notice as it was read, its file's hash, and the calendar that its effect was shown against."""

    notice: Notice
    file_hash: str
    seen: str

    def sealed(self) -> str:
        """As the page of the preview carries it; signed, so that what was looked at is what is imported."""
        told = {"notice": self.notice.to_fields(), "hash": self.file_hash, "seen": self.seen}
        return signing.dumps(told, salt=_SALT, compress=True)


def opened(sealed: str) -> Proposal | None:
    """What a preview carried; None where it is forged or older than an hour."""
    try:
        told = signing.loads(sealed, salt=_SALT, max_age=_GOOD_FOR_SECONDS)
    except signing.BadSignature:
        return None
    return Proposal(Notice.from_fields(told["notice"]), told["hash"], told["seen"])


class YearForm(PlainForm):
    """The notice: what it is called, where it stands, and its days."""

    title = words(
        gettext_lazy("Title of the notice"), most=200, help_text=gettext_lazy("As it is published, with its number.")
    )
    address = forms.URLField(
        label=gettext_lazy("Where it is published"),
        required=False,
        max_length=300,
        assume_scheme="https",
        help_text=gettext_lazy("The address of the page, so that everybody can look."),
        error_messages={"invalid": gettext_lazy("This is no address of a page.")},
    )
    file = forms.FileField(
        label=gettext_lazy("Days of the year (CSV or ICS)"),
        help_text=gettext_lazy(
            "A table with the columns “date” and “kind”: “off”, or “work” for a weekend day that is worked."
        ),
        error_messages={
            "required": still_empty(gettext_lazy("Days of the year (CSV or ICS)")),
            "empty": gettext_lazy("This file is empty."),
        },
    )
    notice: Notice
    file_hash: str

    def clean(self) -> dict[str, Any]:
        """Read the notice; every line that is wrong is told."""
        told: dict[str, Any] = super().clean() or self.cleaned_data
        if {"file", "title"} <= told.keys():
            content = told["file"].read(LARGEST + 1)
            try:
                self.notice = read_notice(content, told["title"], told.get("address") or None)
            except UnusableNotice as refused:
                self.add_error("file", ValidationError([_shown(one) for one in refused.problems[:MOST_PROBLEMS]]))
            self.file_hash = hashlib.sha256(content).hexdigest()
        return told


def _shown(problem: Problem) -> str:
    said = problem.said.text(spoken_language())
    return _("Line %(line)s: %(said)s") % {"line": problem.line, "said": said} if problem.line else said
