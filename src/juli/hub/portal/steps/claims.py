"""What is asked for: filled in from the findings, changeable."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from juli.hub.complaints.filing import ClaimRequest
from juli.hub.complaints.models import ClaimKind
from juli.hub.portal.auditing import AuditResult, audit_of
from juli.hub.portal.forms import MoneyField, StepForm
from juli.hub.portal.journey import PLAN
from juli.hub.portal.steps.base import Page
from juli.hub.portal.visit import Visit, one_line
from juli.money import Fen, grouped_yuan

LONGEST_NOTE = 300
NOTED = ("stop_charge", "lower_rate", "repair", "explanation", "correction")
"""Claims that a few words make more exact."""


class ClaimsForm(StepForm):
    """At least one thing to ask for; a refund with its amount, any other with a few words if one likes."""

    toned = tuple(f"note_{kind}" for kind in NOTED)

    claims = forms.MultipleChoiceField(
        choices=ClaimKind.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Please tick at least one thing you ask for."),
            "invalid_choice": _("Please choose from the list."),
        },
    )
    amount = MoneyField(label=_("How much, in yuan"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for kind in NOTED:
            self.fields[f"note_{kind}"] = forms.CharField(
                label=ClaimKind(kind).label,
                required=False,
                max_length=LONGEST_NOTE,
                widget=forms.TextInput(attrs={"class": "form-control"}),
            )

    def clean(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        wanted = ClaimKind.REFUND in cleaned.get("claims", [])
        if wanted and "amount" not in self.errors and not cleaned.get("amount"):
            self.add_error("amount", _("Please say how much you ask back, or take the tick away."))
        return cleaned


class ClaimsPage(Page):
    """The claims. The suggestion comes from the findings and from what such a matter usually asks for."""

    name = "claims"
    title = _("What do you ask for?")
    form_class = ClaimsForm

    def initial(self, visit: Visit) -> dict[str, object]:
        result = audit_of(visit)
        return {"claims": suggested_claims(visit, result), "amount": result.overcharged + result.owed or None}

    def context(self, visit: Visit) -> dict[str, Any]:
        form = self.form(visit)
        assert isinstance(form, ClaimsForm)
        result = audit_of(visit)
        ticked = form["claims"].value() or []
        rows = [
            {
                "code": kind,
                "name": name,
                "ticked": kind in ticked,
                "note": form[f"note_{kind}"] if kind in NOTED else None,
            }
            for kind, name in ClaimKind.choices
        ]
        return {"rows": rows, "found": result.overcharged + result.owed, "has_audit": result.document is not None}

    def said(self, visit: Visit) -> Iterator[tuple[str, str]]:
        if claims := claim_requests(visit):
            yield str(_("You ask")), "\n".join(_told(claim) for claim in claims)

    def _is_kept(self, name: str) -> bool:
        return super()._is_kept(name) or name in ClaimsForm.toned


def suggested_claims(visit: Visit, result: AuditResult) -> list[str]:
    """What the findings ask for; without any, what such a matter usually asks for."""
    found: list[str] = []
    if result.document is not None:
        if result.overcharged + result.owed:
            found.append("refund")
        rules = [finding["rule"] for finding in result.document["findings"]]
        found += [claim for rule in rules for claim in PLAN["claims_of_findings"].get(rule, [])]
    usual = PLAN["usual_claims"].get(visit.journey.issue, [])
    without_audit = [claim for claim in usual if claim != "refund" or result.document is None]
    return list(dict.fromkeys([*found, *without_audit]))


def claim_requests(visit: Visit) -> tuple[ClaimRequest, ...]:
    """The claims as they are filed; none while the form has something to mend."""
    form = ClaimsForm(visit.typed("claims"))
    if not form.is_valid():
        return ()
    return tuple(_claim(form, kind) for kind in form.cleaned_data["claims"])


def _told(claim: ClaimRequest) -> str:
    name = str(ClaimKind(claim.kind).label)
    more = _yuan(claim.amount) if claim.amount else claim.note
    return str(_("%(field)s: %(reason)s")) % {"field": name, "reason": more} if more else name


def _yuan(amount: Fen) -> str:
    return str(_("%(amount)s yuan")) % {"amount": grouped_yuan(amount)}


def _claim(form: ClaimsForm, kind: str) -> ClaimRequest:
    if kind == ClaimKind.REFUND:
        return ClaimRequest(kind, amount=form.cleaned_data["amount"])
    return ClaimRequest(kind, note=one_line(form.cleaned_data.get(f"note_{kind}", "")))
