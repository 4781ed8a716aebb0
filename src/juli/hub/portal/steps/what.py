"""What happened: the issue, in the words of a merchant."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from juli.hub.portal.forms import StepForm
from juli.hub.portal.language import page_language
from juli.hub.portal.steps.base import Page
from juli.hub.portal.visit import Visit
from juli.triage import ENTRANCES, entrance_name, taxonomy


def _choices() -> list[tuple[str, str]]:
    return [(issue.id, issue.plain.text(page_language())) for issue in taxonomy().issues.values()]


class WhatForm(StepForm):
    """One issue of the taxonomy."""

    issue = forms.ChoiceField(
        choices=lazy(_choices, list),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Please choose what fits best. It can be changed later."),
            "invalid_choice": _("Please choose one of these."),
        },
    )


class WhatPage(Page):
    """The first question. What fits the door one came through stands first, the rest is folded."""

    name = "what"
    title = _("What happened?")
    form_class = WhatForm

    def context(self, visit: Visit) -> dict[str, Any]:
        entrance, chosen = visit.journey.entrance, visit.journey.issue
        groups = [
            {"name": entrance_name(door), "issues": taxonomy().issues_behind(door), "first": door == entrance}
            for door in ENTRANCES
        ]
        first = [group for group in groups if group["first"]] or groups
        other = [group for group in groups if group not in first]
        others = {issue.id for group in other for issue in group["issues"]}  # type: ignore[attr-defined]
        return {"first": first, "other": other, "chosen": chosen, "other_open": chosen in others}

    def said(self, visit: Visit) -> Iterator[tuple[str, str]]:
        issue = taxonomy().issues.get(visit.journey.issue)
        if issue:
            yield str(_("The matter")), issue.plain.text(page_language())
