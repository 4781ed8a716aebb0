"""What is filled in about tokens and webhooks."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from juli.hub.directory.rights import Right
from juli.hub.forms import PlainForm, choice, still_empty, ticks, words
from juli.hub.integration.kinds import KINDS

DAYS = [("30", _("30 days")), ("90", _("90 days")), ("180", _("180 days")), ("365", _("a year"))]


class TokenForm(PlainForm):
    """A token: what it is called, what it may do, how long it is good."""

    name = words(_("What it is for"), most=60, help_text=_("The name of the program, so that you know it again."))

    def __init__(self, *args: Any, scopes: Iterable[Right], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.add("scopes", ticks(_("What it may do"), [(right.code, str(right)) for right in scopes]))
        self.add("days", choice(_("Good for"), DAYS))

    def clean_days(self) -> int:
        """A number."""
        return int(self.cleaned_data["days"])


class WebhookForm(PlainForm):
    """Where to send, and what."""

    url = forms.CharField(
        label=_("Address"),
        max_length=500,
        help_text=_("It begins with https:// and takes POST."),
        widget=forms.URLInput(attrs={"autocomplete": "off"}),
        error_messages={"required": still_empty(_("Address"))},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.add("kinds", ticks(_("Tell of"), list(KINDS.items())))
