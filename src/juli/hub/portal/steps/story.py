"""The story, in the person's own words."""

from collections.abc import Iterator

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from juli.hub.portal.forms import StepForm
from juli.hub.portal.journey import BOUNDS
from juli.hub.portal.steps.base import Page
from juli.hub.portal.visit import Visit

_TOO_LONG = ngettext_lazy(
    "This is too long: at most %(limit_value)d character, now %(show_value)d. It is kept as you wrote it; please"
    " shorten it, or add the rest as a file in the next step.",
    "This is too long: at most %(limit_value)d characters, now %(show_value)d. It is kept as you wrote it; please"
    " shorten it, or add the rest as a file in the next step.",
    "limit_value",
)


class StoryForm(StepForm):
    """One text."""

    toned = ("story",)
    story = forms.CharField(
        label=_("What happened, in your own words"),
        max_length=BOUNDS["story"],
        widget=forms.Textarea(attrs={"rows": 12}),
        error_messages={
            "required": _("Please write a few sentences: what happened, when, and what the provider said."),
            "max_length": _TOO_LONG,
        },
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        # A browser would cut off what is pasted; the sentence above cuts off nothing.
        self.fields["story"].widget.attrs.pop("maxlength", None)


class StoryPage(Page):
    """The text of the complaint."""

    name = "story"
    title = _("Tell it in your own words")
    form_class = StoryForm

    def said(self, visit: Visit) -> Iterator[tuple[str, str]]:
        if text := visit.answer(self.name, "story"):
            yield str(_("In your words")), text
