"""Somebody says that an organisation is theirs: what they bring, and that two people check it."""

from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache

from juli.hub.accounts.actions import note_failed_attempt
from juli.hub.accounts.actors import Actor, ActorKind
from juli.hub.accounts.queries import attempt_key, is_throttled
from juli.hub.directory.actions import claim_organisation
from juli.hub.directory.labels import REFUSALS
from juli.hub.directory.models import Organisation
from juli.hub.forms import Documents, still_empty, words
from juli.hub.machines import NotPossible
from juli.hub.portal.forms import StepForm
from juli.hub.portal.views.institutions import organisation_or_404

MOST_PER_ADDRESS = 3
"""Claims that can be made from one address of the network within an hour."""


class ClaimForm(StepForm):
    """Who claims an organisation, and what proves it."""

    name = words(gettext_lazy("Your name"), most=60)
    email = forms.EmailField(
        label=gettext_lazy("Your work e-mail"),
        help_text=gettext_lazy("An address of the organisation itself. We write to it when the claim is checked."),
        error_messages={
            "required": still_empty(gettext_lazy("Your work e-mail")),
            "invalid": gettext_lazy("This is no e-mail address. Please write it like name@example.cn."),
        },
    )
    licence_no = words(gettext_lazy("Licence number"), most=60, help_text=gettext_lazy("As it stands on the licence."))
    evidence = words(
        gettext_lazy("What proves that you speak for it"),
        most=2000,
        rows=5,
        help_text=gettext_lazy("For example your office, and a number in the public register at which we can ask."),
    )
    documents = Documents(label=gettext_lazy("Licence, power of attorney, other papers"))


@never_cache
def claim(request: HttpRequest, organisation: UUID) -> HttpResponse:
    """Take a claim. Nothing opens by it: two people of the operator check it first."""
    found = organisation_or_404(organisation)
    if found.is_active:
        return redirect("portal:institution", found.pk)
    form = ClaimForm(request.POST, request.FILES) if request.method == "POST" else ClaimForm()
    if form.is_bound and form.is_valid() and _taken(request, found, form):
        return redirect(f"{reverse('portal:institution', args=[found.pk])}?claimed=yes")
    return render(request, "portal/claim.html", {"organisation": found, "form": form, "errors": list(form.summary())})


def _taken(request: HttpRequest, organisation: Organisation, form: ClaimForm) -> bool:
    """Whether the claim was kept; otherwise the form says why not."""
    key = attempt_key("claim from", request.META.get("REMOTE_ADDR", ""))
    if is_throttled([key], now=timezone.now(), most=MOST_PER_ADDRESS):
        form.add_error(None, _("Several claims came from here within an hour. Please try again later."))
        return False
    visitor = Actor(ActorKind.VISITOR)
    try:
        claim_organisation(organisation, **form.cleaned_data, by=visitor)
    except NotPossible as refusal:
        form.add_error(None, str(REFUSALS[refusal.code]))
        return False
    note_failed_attempt([key], by=visitor)
    return True
