"""Who complains: it decides which rules protect them and which doors are open."""

from collections.abc import Iterator

from django import forms
from django.utils.translation import gettext_lazy as _

from juli.hub.complaints.models import ComplainantKind
from juli.hub.portal.forms import StepForm
from juli.hub.portal.steps.base import Page
from juli.hub.portal.visit import Visit

MEANINGS = {
    "company": (
        _("You have a business licence as a company."),
        _(
            "As the one who receives payments you are a user of the payment institution, and its "
            "contract, price and payment rules protect you. Doors made for consumers, such as a 12315 "
            "complaint or triple damages, are usually closed to a company; you may still report price "
            "fraud there."
        ),
    ),
    "sole_trader": (
        _("You have a business licence as a sole trader."),
        _(
            "As the one who receives payments you are a user of the payment institution. Whether the "
            "rules for consumers hold for a sole trader is not settled; for a machine used in business "
            "the consumer doors may refuse."
        ),
    ),
    "person": (
        _("You got the machine in your own name, without a licence."),
        _(
            "Whether you count as a consumer depends on what you got the machine for, and the authority"
            " decides. State it as it was: a wrong statement can cost you the complaint."
        ),
    ),
    "consumer": (
        _("You paid with a card or by phone; the machine is somebody else's."),
        _("The doors for consumers are open to you. This page looks at no statement of a merchant then."),
    ),
}
"""For each kind: how to recognise it, and honestly what it means for the doors."""


class WhoForm(StepForm):
    """One kind of complainant."""

    kind = forms.ChoiceField(
        choices=ComplainantKind.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Please choose who you are in this matter."),
            "invalid_choice": _("Please choose one of these."),
        },
    )


class WhoPage(Page):
    """The complainant. A consumer's deposit rests on other rules, so the audit depends on it."""

    name = "who"
    title = _("Who are you in this matter?")
    form_class = WhoForm
    changes_audit = True

    def context(self, visit: Visit) -> dict[str, object]:
        kinds = [
            {"code": kind, "name": name, "mark": MEANINGS[kind][0], "means": MEANINGS[kind][1]}
            for kind, name in ComplainantKind.choices
        ]
        return {"kinds": kinds, "chosen": visit.journey.kind}

    def said(self, visit: Visit) -> Iterator[tuple[str, str]]:
        names = dict(ComplainantKind.choices)
        if visit.journey.kind in names:
            yield str(_("You are")), str(names[visit.journey.kind])
