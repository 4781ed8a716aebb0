"""What was agreed: rates, other charges, the deposit, the day of signing, when money arrives."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django import forms
from django.forms import Form
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from juli.agreement import Agreement, AgreementError, from_fields
from juli.hub.portal.agreement_words import problem_text
from juli.hub.portal.forms import FormError, StepForm
from juli.hub.portal.steps.base import Page
from juli.hub.portal.steps.provider import number_typed, respondent_name
from juli.hub.portal.visit import Visit
from juli.hub.portal.words import CHARGE_KINDS, INSTRUMENTS

QR = "wechat,alipay,unionpay_qr"
PRESET = ("credit", "debit", QR)
"""The rates nearly every contract has; each has its own row."""
RATE_ROWS = len(PRESET) + 3
CHARGE_ROWS = 4
KNOWN, NONE, UNKNOWN = "known", "none", "unknown"
PARTS = ("rates", "charges", "deposit")


def _text(**attributes: str) -> forms.TextInput:
    return forms.TextInput(attrs={"autocomplete": "off", **attributes})


class _Row(forms.Form):
    """Several small fields of one row. Their values are judged together by the agreement's own rules."""

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        self.wrong: dict[str, str] = {}
        for field in self.fields.values():
            field.required = False
            style = "form-select" if isinstance(field.widget, forms.Select) else "form-control"
            field.widget.attrs.setdefault("class", style)

    def filled(self) -> dict[str, str]:
        """What was typed, without empty fields."""
        values = {name: (self[name].value() or "").strip() for name in self.fields}
        return {name: value for name, value in values.items() if value}

    def blame(self, name: str, text: str) -> FormError:
        """Note what is wrong with one field; the first one where the name is none of them."""
        field = name if name in self.fields else next(iter(self.fields))
        self.wrong[field] = text
        self.fields[field].widget.attrs["aria-invalid"] = "true"
        return FormError(str(self[field].auto_id), text)


class RateRow(_Row):
    """One rate: percent of the amount, held down by a cap, plus a fixed amount, for some time."""

    instrument = forms.ChoiceField(label=_("Paid with"), choices=[("", _("choose")), *INSTRUMENTS])
    percent = forms.CharField(label=_("Percent of the amount"), widget=_text(inputmode="decimal"))
    cap = forms.CharField(label=_("At most, yuan"), widget=_text(inputmode="decimal"))
    fixed = forms.CharField(label=_("Plus, yuan per sale"), widget=_text(inputmode="decimal"))
    since = forms.CharField(label=_("From (first day)"), widget=forms.DateInput(attrs={"type": "date"}))
    until = forms.CharField(
        label=_("Until (the day it no longer holds)"), widget=forms.DateInput(attrs={"type": "date"})
    )

    def terms(self) -> dict[str, object]:
        """The row as a [[rate]] of the agreement."""
        filled: dict[str, object] = dict(self.filled())
        if isinstance(kinds := filled.get("instrument"), str):
            filled["instrument"] = kinds.split(",")
        if "since" in filled:
            filled["from"] = filled.pop("since")
        if isinstance(percent := filled.get("percent"), str):
            filled["percent"] = percent.rstrip("%\uff05 ")
        return filled


class ChargeRow(_Row):
    """One charge that was agreed, and how often it may be taken."""

    kind = forms.ChoiceField(label=_("What for"), choices=[("", _("choose")), *CHARGE_KINDS])
    amount = forms.CharField(label=_("Yuan"), widget=_text(inputmode="decimal"))
    every_months = forms.ChoiceField(
        label=_("How often"),
        choices=[
            ("", _("once only")),
            ("1", _("every month")),
            ("3", _("every 3 months")),
            ("6", _("every 6 months")),
            ("12", _("every year")),
        ],
    )

    def filled(self) -> dict[str, str]:
        """A frequency alone is no charge: the list always shows one."""
        filled = super().filled()
        return filled if filled.keys() - {"every_months"} else {}


class DepositRow(_Row):
    """The deposit and what earns it back."""

    amount = forms.CharField(label=_("Deposit, yuan"), widget=_text(inputmode="decimal"))
    turnover = forms.CharField(label=_("Comes back after sales of, yuan"), widget=_text(inputmode="decimal"))
    within_days = forms.CharField(label=_("Within how many days"), widget=_text(inputmode="numeric"))
    refund_within_days = forms.CharField(
        label=_("Paid back within how many days after that"), widget=_text(inputmode="numeric")
    )


class AgreedForm(StepForm):
    """The single fields, and for each part whether it is known."""

    signed_on = forms.CharField(
        label=_("Day of signing"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    rates = forms.ChoiceField(choices=[(KNOWN, ""), (UNKNOWN, "")], initial=KNOWN, required=False)
    charges = forms.ChoiceField(choices=[(KNOWN, ""), (NONE, ""), (UNKNOWN, "")], initial=UNKNOWN, required=False)
    deposit = forms.ChoiceField(choices=[(KNOWN, ""), (NONE, ""), (UNKNOWN, "")], initial=UNKNOWN, required=False)
    settlement = forms.ChoiceField(
        label=_("When does the money of a sale arrive, by the contract?"),
        choices=[
            ("", _("I do not know")),
            ("0", _("the same day (T+0)")),
            ("1", _("the next working day (T+1)")),
            ("2", _("two working days later (T+2)")),
        ],
        required=False,
    )


class AgreedPage(Page):
    """The agreement. Its parts are judged by the same rules as an agreement file; what is unknown is not judged."""

    name = "agreed"
    title = _("What was agreed?")
    form_class = AgreedForm
    keeps = re.compile(
        r"signed_on|rates|charges|deposit|settlement|(rate|charge)-\d{1,2}-[a-z_]{1,20}|deposit-[a-z_]{1,20}"
    )
    changes_audit = True

    def is_complete(self, visit: Visit) -> bool:
        return visit.typed(self.name) is not None and not isinstance(agreement_of(visit), AgreementError)

    def errors(self, visit: Visit, form: Form | None) -> list[FormError]:
        """The agreement's problems, each at the field it is about."""
        if visit.typed(self.name) is None:
            return []
        terms = agreement_of(visit)
        if not isinstance(terms, AgreementError):
            return []
        rows = _Rows(visit)
        return [_blame(rows, problem.place, problem_text(problem)) for problem in terms.problems]

    def context(self, visit: Visit) -> dict[str, Any]:
        rows = _Rows(visit)
        terms = agreement_of(visit) if visit.typed(self.name) is not None else None
        if isinstance(terms, AgreementError):
            for problem in terms.problems:
                _blame(rows, problem.place, problem_text(problem))
        preset, more = rows.rates[: len(PRESET)], rows.rates[len(PRESET) :]
        names = [_("Credit card"), _("Debit card"), _("QR codes (WeChat, Alipay, UnionPay)")]
        return {
            "preset": [{"name": name, "row": row} for name, row in zip(names, preset, strict=True)],
            "more": more,
            "more_open": any(row.filled() for row in more),
            "charge_rows": rows.charges,
            "deposit_row": rows.deposit,
            "known": {part: _how_known(visit, rows, part) for part in PARTS},
        }

    def said(self, visit: Visit) -> Iterator[tuple[str, str]]:
        terms = agreement_of(visit)
        if isinstance(terms, AgreementError):
            yield str(_("What was agreed")), str(_("has something to mend"))
            return
        if terms is None:
            return
        count = len(terms.rates)
        known = ngettext("%(count)d rate", "%(count)d rates", count) % {"count": count}
        yield str(_("Agreed rates")), known if count else str(_("not known"))
        if terms.signed_on:
            yield str(_("Day of signing")), terms.signed_on.isoformat()


class _Rows:
    """All rows of the page, with what was typed."""

    def __init__(self, visit: Visit) -> None:
        typed = visit.typed("agreed")
        suggested = [*PRESET, *[""] * (RATE_ROWS - len(PRESET))]
        self.rates = [
            RateRow(typed, prefix=f"rate-{i}", initial={"instrument": kind}) for i, kind in enumerate(suggested)
        ]
        self.charges = [ChargeRow(typed, prefix=f"charge-{i}") for i in range(CHARGE_ROWS)]
        self.deposit = DepositRow(typed, prefix="deposit")

    @property
    def used_rates(self) -> list[RateRow]:
        """Rows with more than the kind of payment chosen beforehand."""
        return [row for row in self.rates if row.filled().keys() - {"instrument"}]

    @property
    def used_charges(self) -> list[ChargeRow]:
        """Rows in which something was typed."""
        return [row for row in self.charges if row.filled()]


def agreement_of(visit: Visit) -> Agreement | AgreementError | None:
    """What was agreed as far as it was told; the problems where it contradicts itself; None before it was asked."""
    if visit.typed("agreed") is None:
        return None
    try:
        return from_fields(agreement_fields(visit))
    except AgreementError as error:
        return error


def agreement_fields(visit: Visit) -> dict[str, object]:
    """What was typed, in the shape of an agreement file."""
    rows = _Rows(visit)
    fields: dict[str, object] = {"schema": "juli.agreement/1", "provider": respondent_name(visit)}
    fields |= _some(merchant_no=number_typed(visit, "merchant_no"), signed_on=visit.answer("agreed", "signed_on"))
    if days := visit.answer("agreed", "settlement"):
        fields["settlement"] = {"working_days": days}
    known = {part: _how_known(visit, rows, part) for part in PARTS}
    fields["rate"] = [row.terms() for row in rows.used_rates]
    if known["charges"] == KNOWN:
        fields["charge"] = [row.filled() for row in rows.used_charges]
    if known["deposit"] == KNOWN:
        fields["deposit"] = rows.deposit.filled()
    return {**fields, "unknown": [part for part in PARTS if known[part] == UNKNOWN]}


def _some(**values: str) -> Mapping[str, str]:
    return {name: value for name, value in values.items() if value}


def _how_known(visit: Visit, rows: _Rows, part: str) -> str:
    """Whether a part is known. Charges and a deposit that are filled in are, whatever was ticked beside them;
    left unsaid, the rates are known and the others are not."""
    if {"charges": rows.used_charges, "deposit": rows.deposit.filled()}.get(part):
        return KNOWN
    typed = visit.answer("agreed", part)
    allowed = {KNOWN, UNKNOWN} if part == "rates" else {KNOWN, NONE, UNKNOWN}
    return typed if typed in allowed else KNOWN if part == "rates" else UNKNOWN


def _blame(rows: _Rows, place: str, text: str) -> FormError:
    """The error at the field that a place of the agreement ("rate[1].percent") means on the page."""
    found = re.fullmatch(r"(rate|charge)\[(\d+)\](?:\.(\w+))?", place)
    if found:
        used: Sequence[_Row] = rows.used_rates if found[1] == "rate" else rows.used_charges
        name = {"from": "since"}.get(found[3] or "", found[3] or "")
        return used[int(found[2])].blame(name, text)
    if place.startswith("deposit"):
        return rows.deposit.blame(place.partition(".")[2], text)
    if place in ("rate", "unknown"):
        return rows.rates[0].blame("percent", text)
    return FormError("id_signed_on" if place == "signed_on" else "", text)
