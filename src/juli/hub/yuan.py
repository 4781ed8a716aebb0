"""An amount in yuan as a person types it, where it may be left out."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from juli.money import Fen, MoneyError, parse_yuan


class YuanField(forms.CharField):
    """An amount as typed; the value is in fen, None where nothing was typed. `least` is the smallest, in fen."""

    def __init__(self, *, label: Any, help_text: Any = "", least: Fen = 0) -> None:
        self.least = least
        attributes = {"class": "form-control jl-amount", "inputmode": "decimal", "autocomplete": "off"}
        widget = forms.TextInput(attrs=attributes)
        super().__init__(label=label, help_text=help_text, max_length=30, required=False, widget=widget)

    def clean(self, value: Any) -> Fen | None:
        """The amount in fen; what is no amount is said to be none."""
        text = super().clean(value)
        if not text:
            return None
        try:
            amount = parse_yuan(text)
        except MoneyError:
            wrong = _("“%(text)s” cannot be read as an amount. Please write it in yuan, for example 1286.50.")
            raise forms.ValidationError(wrong % {"text": text}) from None
        if amount < self.least:
            above_zero = _("Please write an amount above zero in yuan, for example 5000.")
            raise forms.ValidationError(above_zero if self.least else _("The amount cannot be below zero."))
        return amount
