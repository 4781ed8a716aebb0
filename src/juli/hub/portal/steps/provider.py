"""Against whom: a provider of the directory or a typed name, with merchant and terminal number."""

import unicodedata
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django import forms
from django.forms import Form
from django.utils.translation import gettext_lazy as _

from juli.hub.directory.models import Organisation
from juli.hub.directory.queries import organisation, organisations, providers_among, search_organisations
from juli.hub.portal.forms import FormError, StepForm
from juli.hub.portal.steps.base import Page
from juli.hub.portal.visit import Visit, one_line
from juli.ledger.merchant_number import decode, terminal_problem
from juli.wording import Said

MOST_SHOWN = 8
"""Organisations offered for a name; a search that finds more asks for a longer name."""
SMALL_DIRECTORY = 6
"""Up to so many organisations are offered before anything is typed."""
NONE_OF_THESE = "none"
MOST_CHARACTERS = 40


class ProviderForm(StepForm):
    """A choice of the directory, or a name; numbers are hints and never a barrier."""

    provider_name = forms.CharField(
        label=_("Name of the payment institution or bank"),
        help_text=_(
            "It stands on the slip, in the app of the machine or on the contract. A part of the name is enough."
        ),
        max_length=120,
        required=False,
    )
    organisation = forms.CharField(required=False, max_length=40)
    merchant_no = forms.CharField(
        label=_("Merchant number"),
        help_text=_("Usually 15 characters on the slip; it may hold letters."),
        max_length=MOST_CHARACTERS,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )
    terminal_no = forms.CharField(
        label=_("Terminal number"),
        help_text=_("Usually 8 characters, beside the merchant number."),
        max_length=MOST_CHARACTERS,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )

    def clean_organisation(self) -> str:
        """An id, "none", or nothing; anything else counts as nothing chosen."""
        chosen: str = self.cleaned_data["organisation"]
        return chosen if chosen == NONE_OF_THESE or _as_id(chosen) else ""

    def clean(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        if not cleaned.get("organisation") or cleaned["organisation"] == NONE_OF_THESE:
            name = (cleaned.get("provider_name") or "").strip()
            if not name and "provider_name" not in self.errors:
                self.add_error(
                    "provider_name", _("Please type the name of the institution, or choose it from the list.")
                )
        return cleaned


class ProviderPage(Page):
    """The respondent. Names that the directory knows are offered, so that it reaches the right desk."""

    name = "provider"
    title = _("Which provider, which machine?")
    form_class = ProviderForm
    changes_audit = True

    def post(self, visit: Visit) -> str:
        """Looking a name up stays on the page; a name the directory may know is asked about once."""
        self.keep(visit)
        stays = visit.request.POST.get("do") == "look" or not self.is_complete(visit)
        return visit.url(self.name) if stays else visit.next_url(self.name)

    def is_complete(self, visit: Visit) -> bool:
        return super().is_complete(visit) and bool(respondent_name(visit)) and not self._is_undecided(visit)

    def errors(self, visit: Visit, form: Form | None) -> list[FormError]:
        found = super().errors(visit, form)
        if not found and form is not None and form.is_bound and self._is_undecided(visit):
            found.append(
                FormError("id_organisation_0", str(_("Is it one of these? Choose it, or say that it is none of them.")))
            )
        return found

    def context(self, visit: Visit) -> dict[str, Any]:
        chosen = respondent(visit)
        offered = self._offered(visit)
        if chosen and chosen not in offered:
            offered.insert(0, chosen)
        return {
            "offered": offered,
            "chosen": visit.answer(self.name, "organisation"),
            "none": NONE_OF_THESE,
            "hints": number_hints(visit),
        }

    def said(self, visit: Visit) -> Iterator[tuple[str, str]]:
        if name := respondent_name(visit):
            yield str(_("Provider")), name
        if number := number_typed(visit, "merchant_no"):
            yield str(_("Merchant number")), number
        if number := number_typed(visit, "terminal_no"):
            yield str(_("Terminal number")), number

    def _is_undecided(self, visit: Visit) -> bool:
        return not visit.answer(self.name, "organisation") and bool(self._offered(visit))

    def _offered(self, visit: Visit) -> list[Organisation]:
        name, number = visit.answer(self.name, "provider_name"), visit.answer(self.name, "merchant_no")
        if not name and not number:
            few = list(providers_among(organisations(by=visit.actor))[: SMALL_DIRECTORY + 1])
            return few if len(few) <= SMALL_DIRECTORY else []
        found = _providers(name, visit) if name else []
        return found or (_providers(number, visit) if number else [])


def _providers(text: str, visit: Visit) -> list[Organisation]:
    return list(providers_among(search_organisations(text, by=visit.actor))[:MOST_SHOWN])


def respondent(visit: Visit) -> Organisation | None:
    """The chosen organisation of the directory, or None."""
    chosen = _as_id(visit.answer("provider", "organisation"))
    return organisation(chosen, by=visit.actor) if chosen else None


def respondent_name(visit: Visit) -> str:
    """The name of whom the complaint is against, "" while it is open."""
    chosen = respondent(visit)
    return chosen.name if chosen else one_line(visit.answer("provider", "provider_name"))


def number_typed(visit: Visit, name: str) -> str:
    """A number as it stands on the slip: plain capitals and digits, without blanks."""
    plain = one_line(unicodedata.normalize("NFKC", visit.answer("provider", name)))
    return "".join(plain.split()).upper()[:MOST_CHARACTERS]


def number_hints(visit: Visit) -> list[Said]:
    """What the merchant number tells of acquirer, region and trade, and what is unusual about the terminal's."""
    merchant, terminal = number_typed(visit, "merchant_no"), number_typed(visit, "terminal_no")
    unusual = terminal_problem(terminal) if terminal else None
    return [*([decode(merchant).explained] if merchant else []), *([unusual] if unusual else [])]


def _as_id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
