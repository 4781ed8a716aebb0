"""Confirmed terms of a contract: kept among what the person typed, with the sentences they come from."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from juli.hub.complaints.actions import keep_agreed
from juli.hub.complaints.contracts import CONFIRMED
from juli.hub.complaints.models import DraftFile
from juli.hub.portal.contract.slots import Typed, compare, leave_typed, place
from juli.hub.portal.contract.terms import PREFIX, TermForm, term_forms
from juli.hub.portal.forms import FormError
from juli.hub.portal.steps.provider import respondent_name
from juli.hub.portal.visit import Visit, typed_fields

_KEPT = re.compile(rf"{PREFIX}-\d{{1,3}}-[a-z_]{{1,20}}")
_ONE_ONLY = frozenset({"deposit", "settlement", "signed_on", "provider", "merchant_no"})


def kept_as(file: DraftFile) -> str:
    """Under which name the fields of a contract's page are kept, as typed."""
    return f"contract-terms:{file.pk}"


def forms_for(visit: Visit, file: DraftFile) -> list[TermForm]:
    """The terms of a contract, each beside what was typed before of the same."""
    typed = visit.draft.answers.get(kept_as(file))
    forms = term_forms((file.reading or {}).get("terms", []), typed)
    so_far, provider = Typed.of(visit), respondent_name(visit)
    for form in forms:
        compare(form, so_far, provider)
        if typed is None:
            leave_typed(form)
    return sorted(forms, key=lambda form: form.rank)


def keep_typed(visit: Visit, file: DraftFile) -> None:
    """Keep the page as it was sent, whatever becomes of it."""
    fields = {name: values for name, values in typed_fields(visit.request.POST).items() if _KEPT.fullmatch(name)}
    visit.keep(kept_as(file), fields)


def confirm(visit: Visit, file: DraftFile) -> list[FormError]:
    """Take the chosen terms into the agreement; what stands in the way, and then nothing is taken."""
    taken = [form for form in forms_for(visit, file) if form.is_taken() and not form.same_as_typed]
    problems = list(_problems(taken))
    typed = Typed.of(visit)
    if not problems:
        problems = [_no_room(form) for form in taken if not place(form, typed)]
    if problems or not taken:
        return problems
    changed = {step: typed.steps[step] for step in typed.changed}
    visit.draft = keep_agreed(changed, {"file": file.name, "terms": _behind(visit, file, taken)}, file, by=visit.actor)
    # What was chosen is done: when the page is seen again, nothing is taken a second time by itself.
    sent = visit.draft.answers[kept_as(file)]
    visit.keep(kept_as(file), {name: values for name, values in sent.items() if not name.endswith("-do")})
    return []


def _problems(taken: Sequence[TermForm]) -> Iterator[FormError]:
    often = Counter(form.section for form in taken)
    for form in taken:
        if form.section == "rate" and not form.kinds:
            text = _("%(field)s: please say with what it is paid.") % {"field": form.title}
            yield FormError(form.id, text)
        if form.section in _ONE_ONLY and often[form.section] > 1:
            text = _("%(field)s: the contract says it more than once. Please take one of them.")
            yield FormError(form.id, text % {"field": form.title})


def _no_room(form: TermForm) -> FormError:
    text = _("%(field)s: all rows on the page of the agreement are filled. Please take fewer.")
    return FormError(form.id, text % {"field": form.title})


def _behind(visit: Visit, file: DraftFile, taken: Sequence[TermForm]) -> list[Mapping[str, Any]]:
    """The terms confirmed now, with those confirmed before of other sentences."""
    new: list[Mapping[str, Any]] = [
        {"section": form.section, "values": form.values(), "kinds": form.kinds, "quotes": list(form.quotes)}
        for form in taken
    ]
    again = [(each["section"], each["quotes"]) for each in new]
    before = visit.draft.answers.get(CONFIRMED, {}).get(str(file.pk), {}).get("terms", [])
    return [each for each in before if (each["section"], each["quotes"]) not in again] + new
