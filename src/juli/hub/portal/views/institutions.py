"""Check an institution: who it is, how to reach it, and whether it handles complaints here."""

import re
import unicodedata
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from juli.hub.accounts.actors import Actor, ActorKind
from juli.hub.directory.models import Organisation
from juli.hub.directory.queries import organisation as organisation_by
from juli.hub.directory.queries import relations, search_organisations
from juli.hub.portal.forms import StepForm
from juli.ledger.merchant_number import decode

MOST_SHOWN = 20
"""Institutions on the page; a search that finds more asks for more of the name."""
LONGEST_SEARCH = 120
_NUMBER = re.compile(r"[0-9]{3}[0-9A-Z]{5,}")
"""What is looked up as a merchant number: it begins with the three digits of an acquirer."""
_VISITOR = Actor(ActorKind.VISITOR)


class SearchForm(StepForm):
    """A name, a part of it, or a merchant number."""

    q = forms.CharField(
        label=_("Name of the institution, or merchant number"),
        help_text=_("A part of the name is enough. The merchant number stands on the slip."),
        max_length=LONGEST_SEARCH,
        required=False,
        error_messages={"max_length": _("This is too long for a name or a number. Please type a part of the name.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )


@require_safe
def institutions(request: HttpRequest) -> HttpResponse:
    """The search, and what it found. The address can be kept and shared: looking changes nothing."""
    form = SearchForm(request.GET) if "q" in request.GET else SearchForm()
    wanted: str = form.cleaned_data["q"] if form.is_bound and form.is_valid() else ""
    number = merchant_number(wanted)
    found = list(search_organisations(number or wanted, by=_VISITOR)[: MOST_SHOWN + 1]) if wanted else []
    context = {
        "form": form,
        "errors": list(form.summary()),
        "wanted": wanted,
        "found": found[:MOST_SHOWN],
        "has_more": len(found) > MOST_SHOWN,
        "number": decode(number) if number else None,
    }
    return render(request, "portal/institutions.html", context)


@require_safe
def institution(request: HttpRequest, organisation: UUID) -> HttpResponse:
    """What the public directory says of one organisation."""
    found = organisation_or_404(organisation)
    context = {"organisation": found, "relations": relations(found, by=_VISITOR), "claimed": "claimed" in request.GET}
    return render(request, "portal/institution.html", context)


def organisation_or_404(organisation: UUID) -> Organisation:
    """One organisation of the directory."""
    found = organisation_by(organisation, by=_VISITOR)
    if found is None:
        raise Http404(str(organisation))
    return found


def merchant_number(text: str) -> str | None:
    """The merchant number that was typed, in plain capitals without blanks; None where it is a name."""
    plain = "".join(unicodedata.normalize("NFKC", text).split()).upper()
    return plain if _NUMBER.fullmatch(plain) else None
