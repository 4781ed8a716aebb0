"""Words for codes of the ledger, as the pages of the portal name them."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

MOST_DIGITS = 3

INSTRUMENTS = [
    ("credit", _("credit card")),
    ("debit", _("debit card")),
    ("wechat,alipay,unionpay_qr", _("QR codes (WeChat, Alipay, UnionPay)")),
    ("wechat", _("WeChat")),
    ("alipay", _("Alipay")),
    ("unionpay_qr", _("UnionPay QR code")),
    ("foreign", _("foreign card")),
    ("prepaid", _("prepaid card")),
]
"""Kinds of payment, as a contract names them."""

CHARGE_KINDS = [
    ("data_fee", _("data or SIM card fee")),
    ("membership", _("membership fee")),
    ("service_fee", _("service fee")),
    ("insurance", _("insurance")),
    ("withdrawal", _("withdrawal fee")),
    ("other", _("another charge")),
]
"""What providers take money for, beside the fee of a sale."""

PAYMENT_KINDS = [("deposit", _("deposit or activation fee")), *CHARGE_KINDS]
"""What providers announce, or promise to pay back."""

FREQUENCIES = [
    ("1", _("every month")),
    ("3", _("every 3 months")),
    ("6", _("every 6 months")),
    ("12", _("every year")),
]
"""How often a charge may be taken, in months."""

ARRIVALS = [
    ("0", _("the same day (T+0)")),
    ("1", _("the next working day (T+1)")),
    ("2", _("two working days later (T+2)")),
]
"""When the money of a sale arrives, in working days."""


def arrival_choices(days: str | None) -> Sequence[tuple[str, Any]]:
    """The usual arrivals, with another number of working days where a contract names one."""
    return _with(ARRIVALS, days, _("%(n)d working days later (T+%(n)d)"))


def frequency_choices(months: str | None) -> Sequence[tuple[str, Any]]:
    """The usual frequencies, with another number of months where a contract names one."""
    return _with(FREQUENCIES, months, _("every %(n)d months"))


def _with(usual: Sequence[tuple[str, Any]], value: str | None, told: Any) -> Sequence[tuple[str, Any]]:
    """A number that no usual choice has gets one of its own, so that a page does not lose it."""
    text = (value or "").strip()
    if not (text.isascii() and text.isdigit()) or len(text) > MOST_DIGITS or text in dict(usual):
        return usual
    return [*usual, (text, str(told) % {"n": int(text)})]
