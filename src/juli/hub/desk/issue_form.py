"""What staff fill in to say what a complaint is about."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from juli.hub.desk.department_forms import Choice
from juli.hub.desk.forms import Act
from juli.hub.desk.language import say
from juli.hub.understanding.actions import About
from juli.triage import taxonomy

OUTSIDE = "outside"
"""The choice that it is not about payment terminals."""


class IssueForm(Act):
    """The main issue, and further ones; it begins with what is `known`."""

    def __init__(self, data: Any, *, known: About) -> None:
        super().__init__(data)
        named = [(code, say(known.name)) for code, known in taxonomy().issues.items()]
        outside = (OUTSIDE, _("Not about payment terminals or payment codes"))
        self.fields["issue"] = Choice(label=gettext_lazy("Main issue"), choices=[*named, outside])
        self.fields["further"] = forms.MultipleChoiceField(
            label=gettext_lazy("Also about"),
            help_text=gettext_lazy("Three at most. Leave all empty where it is about one thing alone."),
            choices=named,
            required=False,
            widget=forms.CheckboxSelectMultiple(attrs={"class": "form-check-input"}),
        )
        self.initial.update(issue=known.issue or OUTSIDE, further=list(known.further))

    @property
    def about(self) -> About:
        """What was said; the form is right."""
        told = self.cleaned_data
        return About("" if told["issue"] == OUTSIDE else told["issue"], tuple(told["further"]))
