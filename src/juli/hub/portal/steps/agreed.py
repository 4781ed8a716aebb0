"""What was agreed: rates, other charges, the deposit, announcements and promises, signing and settlement."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.forms import Form
from django.utils.translation import gettext_lazy as _

from juli.agreement import Agreement, AgreementError, Problem, from_fields
from juli.hub.portal.agreement_rows import Rows, amount_field, date_field
from juli.hub.portal.agreement_words import agreement_in_words, problem_text
from juli.hub.portal.contract.taking import PASTE, contract_errors, contract_files, contract_sent
from juli.hub.portal.forms import FormError, StepForm
from juli.hub.portal.steps.base import Page
from juli.hub.portal.steps.provider import ProviderForm, number_typed, respondent_name
from juli.hub.portal.visit import Visit, typed_fields
from juli.hub.portal.words import ARRIVALS, arrival_choices

KNOWN, NONE, UNKNOWN = "known", "none", "unknown"
PARTS = ("rates", "charges", "deposit")
_FIELDS = {"signed_on": "signed_on", "settlement.working_days": "settlement", "tolerance": "tolerance"}
_FIELDS_ELSEWHERE = {"provider": "provider_name", "merchant_no": "merchant_no"}


class AgreedForm(StepForm):
    """The single fields, the rows, and for each part whether it is known."""

    signed_on = date_field(_("Day of signing"))
    settlement = forms.CharField(
        label=_("When does the money of a sale arrive, by the contract?"),
        widget=forms.Select(choices=[("", _("I do not know")), *ARRIVALS]),
    )
    tolerance = amount_field(
        _("Up to how many yuan a sale"),
        help_text=_("Left empty, differences up to 0.01 yuan are ignored: they come from rounding."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = Rows(self.data if self.is_bound else None)
        for field in self.fields.values():
            field.required = False
        arrival = self.fields["settlement"].widget
        assert isinstance(arrival, forms.Select)
        arrival.choices = [("", _("I do not know")), *arrival_choices(self["settlement"].value())]

    @property
    def known(self) -> Mapping[str, str]:
        """For each part whether it is known. Charges and a deposit that are filled in are, whatever was ticked
        beside them; left unsaid, the rates are known and the others are not."""
        charges, deposit = self.rows.used("charge"), self.rows.used("deposit")
        return {
            "rates": self._ticked("rates", KNOWN, {KNOWN, UNKNOWN}),
            "charges": KNOWN if charges else self._ticked("charges", UNKNOWN, {KNOWN, NONE, UNKNOWN}),
            "deposit": KNOWN if deposit else self._ticked("deposit", UNKNOWN, {KNOWN, NONE, UNKNOWN}),
        }

    def terms(self) -> dict[str, object]:
        """What was typed, in the shape of an agreement file."""
        typed = {name: (self[name].value() or "").strip() for name in self.fields}
        known = self.known
        terms: dict[str, object] = {
            section: [row.terms() for row in self.rows.used(section)]
            for section in ("rate", "charge", "notice", "promise")
        }
        if known["deposit"] == KNOWN:
            terms["deposit"] = self.rows.deposit.terms()
        if typed["settlement"]:
            terms["settlement"] = {"working_days": typed["settlement"]}
        unknown = [part for part in PARTS if known[part] == UNKNOWN]
        return {**terms, "signed_on": typed["signed_on"], "tolerance": typed["tolerance"], "unknown": unknown}

    def blame(self, problem: Problem) -> None:
        """Note a problem of the agreement at the field it is about."""
        text = problem_text(problem)
        if self.rows.blame(problem.place, text):
            return
        if elsewhere := _FIELDS_ELSEWHERE.get(problem.place):
            label = ProviderForm.base_fields[elsewhere].label
            text = str(_("%(field)s: %(reason)s")) % {"field": label, "reason": text}
        self.add_error(_FIELDS.get(problem.place), text)

    def summary(self) -> Iterator[FormError]:
        yield from self.rows.mistakes
        yield from super().summary()

    def _ticked(self, part: str, otherwise: str, allowed: set[str]) -> str:
        typed = self.data.get(part, "")
        return typed if typed in allowed else otherwise


class AgreedPage(Page):
    """The agreement. It is judged by the same rules as an agreement file; what is unknown is not judged."""

    name = "agreed"
    title = _("What was agreed?")
    form_class = AgreedForm
    keeps = re.compile(
        r"signed_on|rates|charges|deposit|settlement|tolerance|deposit-[a-z_]{1,20}"
        r"|(rate|charge|notice|promise)-\d{1,2}-[a-z_]{1,20}"
    )
    changes_audit = True

    def post(self, visit: Visit) -> str:
        """A contract that is sent is taken first, with everything typed beside it."""
        contract = visit.request.POST.get("do", "") != "continue"
        if not contract or visit.typed(self.name) is not None or _says_something(visit):
            self.keep(visit)
        leads_to = contract_sent(visit)
        if leads_to is not None:
            return leads_to
        return visit.next_url(self.name) if self.is_complete(visit) else visit.url(self.name)

    def errors(self, visit: Visit, form: Form | None) -> list[FormError]:
        return contract_errors(visit) + super().errors(visit, form)

    def context(self, visit: Visit) -> dict[str, Any]:
        return {"contracts": contract_files(visit), "pasted": visit.answer(PASTE, PASTE), "paste": PASTE}

    def form(self, visit: Visit) -> AgreedForm:
        """The form with everything that was typed, and with the agreement's problems at their fields."""
        form = AgreedForm(visit.typed(self.name))
        terms = _agreement(form, visit) if form.is_bound else None
        for problem in terms.problems if isinstance(terms, AgreementError) else ():
            form.blame(problem)
        return form

    def is_complete(self, visit: Visit) -> bool:
        return isinstance(agreement_of(visit), Agreement)

    def said(self, visit: Visit) -> Iterator[tuple[str, str]]:
        if contracts := contract_files(visit):
            yield str(_("Contract")), "\n".join(contract.file.name for contract in contracts)
        terms = agreement_of(visit)
        if isinstance(terms, AgreementError):
            yield str(_("What was agreed")), str(_("has something to mend"))
        elif terms is not None:
            yield from agreement_in_words(terms)


def _says_something(visit: Visit) -> bool:
    """Whether anything was typed; what is ticked beside empty fields says nothing."""
    fields = typed_fields(visit.request.POST)
    return any(
        value.strip()
        for name, values in fields.items()
        if AgreedPage.keeps.fullmatch(name) and name not in ("charges", "deposit")
        for value in values
    )


def agreement_of(visit: Visit) -> Agreement | AgreementError | None:
    """What was agreed as far as it was told; the problems where it contradicts itself; None before it was asked."""
    form = AgreedForm(visit.typed(AgreedPage.name))
    return _agreement(form, visit) if form.is_bound else None


def _agreement(form: AgreedForm, visit: Visit) -> Agreement | AgreementError:
    about = {"schema": "juli.agreement/1", "provider": respondent_name(visit)}
    try:
        return from_fields({**about, "merchant_no": number_typed(visit, "merchant_no"), **form.terms()})
    except AgreementError as error:
        return error
