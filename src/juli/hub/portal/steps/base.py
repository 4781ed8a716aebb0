"""What every page of the journey does: save what was typed, then show what is wrong or go on."""

import re
from collections.abc import Iterator, Sequence
from typing import Any, ClassVar

from django.forms import Form

from juli.hub import toning
from juli.hub.portal.forms import FormError, StepForm
from juli.hub.portal.visit import Visit, typed_fields
from juli.hub.toning import SecondLook

_AS_IT_IS = "as_it_is"
"""Under this name a page keeps which texts were to stay as they are."""


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
        fields = self._sent(visit)
        changed = fields != visit.draft.answers.get(self.name)
        visit.keep(self.name, fields)
        if changed and self.changes_audit:
            visit.forget_audit()

    def is_complete(self, visit: Visit) -> bool:
        """Whether the question is answered."""
        form = self.form(visit)
        return form is None or (form.is_valid() and self.second_look(visit, form) is None)

    def second_look(self, visit: Visit, form: Form | None) -> SecondLook | None:
        """What should be looked at once more; None where nothing is, or it was said to leave it as it is."""
        names = self._toned
        if form is None or not names or not form.is_bound or not form.is_valid():
            return None
        kept = visit.typed(self.name)
        if kept and kept.get(_AS_IT_IS) == toning.fingerprint([kept.get(name) or "" for name in names]):
            return None
        return toning.second_look(form, _own(visit))

    def errors(self, visit: Visit, form: Form | None) -> list[FormError]:
        """What is wrong with what was typed."""
        return list(form.summary()) if isinstance(form, StepForm) and form.is_bound else []

    def context(self, visit: Visit) -> dict[str, Any]:
        """What the template shows beside the form."""
        return {}

    def said(self, visit: Visit) -> Iterator[tuple[str, str]]:
        """The answers for the last page: label and value."""
        yield from ()

    @property
    def _toned(self) -> Sequence[str]:
        return self.form_class.toned if self.form_class is not None else ()

    def _sent(self, visit: Visit) -> dict[str, list[str]]:
        """What was typed, with calm words where these were chosen, and whether it is to stay as it is."""
        post = toning.reworded(visit.request.POST, self._toned, _own(visit))
        kept = toning.kept_names(self._toned)
        fields = {name: each for name, each in typed_fields(post).items() if self._is_kept(name) or name in kept}
        if self._toned and post.get(toning.CHOICE) == toning.MINE:
            fields[_AS_IT_IS] = [toning.fingerprint([fields.get(name, [""])[0] for name in self._toned])]
        return fields

    def _is_kept(self, name: str) -> bool:
        if self.keeps is not None:
            return self.keeps.fullmatch(name) is not None
        return self.form_class is not None and name in self.form_class.base_fields


def _own(visit: Visit) -> list[str]:
    return toning.own_numbers(visit.answer("contact", "phone"), visit.answer("contact", "refund_account"))
