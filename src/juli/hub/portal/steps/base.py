"""What every page of the journey does: save what was typed, then show what is wrong or go on."""

import re
from collections.abc import Iterator
from typing import Any, ClassVar

from django.forms import Form

from juli.hub.portal.forms import FormError, StepForm
from juli.hub.portal.visit import Visit, typed_fields


class Page:
    """One question. A page without a form is complete by itself."""

    name: ClassVar[str]
    title: ClassVar[Any]
    """The question, as a lazily translated text."""
    form_class: ClassVar[type[StepForm] | None] = None
    keeps: ClassVar[re.Pattern[str] | None] = None
    """Names of fields that are kept; without it, those of the form."""
    changes_audit: ClassVar[bool] = False

    @property
    def template(self) -> str:
        """The template of the page."""
        return f"portal/steps/{self.name}.html"

    def initial(self, visit: Visit) -> dict[str, object]:
        """What the form suggests before anything was typed."""
        return {}

    def form(self, visit: Visit) -> Form | None:
        """The form with what was typed before, or with suggestions."""
        if self.form_class is None:
            return None
        return self.form_class(visit.typed(self.name), initial=self.initial(visit))

    def post(self, visit: Visit) -> str:
        """Save what was typed; returns where to go: on, or back to the page with its errors."""
        self.keep(visit)
        return visit.next_url(self.name) if self.is_complete(visit) else visit.url(self.name)

    def keep(self, visit: Visit) -> None:
        """Save what was typed, valid or not."""
        fields = {name: values for name, values in typed_fields(visit.request.POST).items() if self._is_kept(name)}
        changed = fields != visit.draft.answers.get(self.name)
        visit.keep(self.name, fields)
        if changed and self.changes_audit:
            visit.forget_audit()

    def is_complete(self, visit: Visit) -> bool:
        """Whether the question is answered."""
        form = self.form(visit)
        return form is None or form.is_valid()

    def errors(self, visit: Visit, form: Form | None) -> list[FormError]:
        """What is wrong with what was typed."""
        return list(form.summary()) if isinstance(form, StepForm) and form.is_bound else []

    def context(self, visit: Visit) -> dict[str, Any]:
        """What the template shows beside the form."""
        return {}

    def said(self, visit: Visit) -> Iterator[tuple[str, str]]:
        """The answers for the last page: label and value."""
        yield from ()

    def _is_kept(self, name: str) -> bool:
        if self.keeps is not None:
            return self.keeps.fullmatch(name) is not None
        return self.form_class is not None and name in self.form_class.base_fields
