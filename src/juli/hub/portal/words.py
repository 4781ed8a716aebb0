"""Words for codes of the ledger, as the pages of the portal name them."""

from django.utils.translation import gettext_lazy as _

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
