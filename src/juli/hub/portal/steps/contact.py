"""How to reach the person: the least that is needed, said for what and how long before it is asked."""

import re
from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from juli.evidence.masking import mask_account
from juli.hub.complaints.consenting import ACCOUNT_TEXT
from juli.hub.portal.forms import StepForm
from juli.hub.portal.steps.base import Page
from juli.hub.portal.visit import Visit, one_line

_PHONE = re.compile(r"\+?[0-9][0-9 ()\-]{5,27}", re.ASCII)
_ACCOUNT = re.compile(r"[0-9A-Za-z@._\- ]{4,60}", re.ASCII)


def phone_number(value: str) -> None:
    """A telephone number of any country, with or without separators."""
    if not _PHONE.fullmatch(value.strip()):
        raise ValidationError(
            _("This is no telephone number. Please use digits, such as 13800000000 or 0571-88880000.")
        )


def account_number(value: str) -> None:
    """An account: a card or account number, or the name of a payment account."""
    if not _ACCOUNT.fullmatch(value.strip()):
        raise ValidationError(_("Please type the account number alone, with digits and letters."))


class ContactForm(StepForm):
    """A name, and a telephone number or an address."""

    name = forms.CharField(
        label=_("Your name"),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Please give the name under which you complain; the letter bears it.")},
    )
    business_name = forms.CharField(
        label=_("Name of the shop or company"),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    phone = forms.CharField(
        label=_("Telephone"),
        max_length=30,
        required=False,
        validators=[phone_number],
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
    )
    email = forms.EmailField(
        label=_("E-mail"),
        max_length=254,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "email", "inputmode": "email"}),
        error_messages={"invalid": _("This is no e-mail address. Please check it, for example name@example.com.")},
    )
    refund_account = forms.CharField(
        label=_("Account for the refund"),
        max_length=60,
        required=False,
        validators=[account_number],
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    refund_account_consent = forms.BooleanField(
        label=ACCOUNT_TEXT,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        if not (cleaned.get("phone") or cleaned.get("email") or self.errors.keys() & {"phone", "email"}):
            self.add_error("phone", _("Please give a telephone number or an e-mail address; one of them is enough."))
        if cleaned.get("refund_account") and not cleaned.get("refund_account_consent"):
            self.add_error(
                "refund_account_consent",
                _("An account is kept only if you agree to it. Please tick here, or empty the account field."),
            )
        return cleaned


class ContactPage(Page):
    """The complainant's name and one way to reach them."""

    name = "contact"
    title = _("How can the answer reach you?")
    form_class = ContactForm

    def said(self, visit: Visit) -> Iterator[tuple[str, str]]:
        for name in ("name", "business_name", "phone", "email"):
            if value := one_line(visit.answer(self.name, name)):
                yield str(ContactForm.base_fields[name].label), value
        if account := one_line(visit.answer(self.name, "refund_account")):
            yield str(ContactForm.base_fields["refund_account"].label), mask_account(account)
