"""Forms of the account pages that are our own."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

MOBILE = re.compile(r"1[3-9]\d{9}")


class BeginForm(forms.Form):
    """An e-mail address to sign in with."""

    email = forms.EmailField(max_length=254, error_messages={"required": _("Please write your e-mail address.")})

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"]).strip().lower()


class CodeForm(forms.Form):
    """The code that was sent."""

    code = forms.CharField(max_length=20, error_messages={"required": _("Please type the code.")})


class PhoneForm(forms.Form):
    """A mobile number of the mainland."""

    phone = forms.CharField(max_length=30, error_messages={"required": _("Please write your mobile number.")})

    def clean_phone(self) -> str:
        digits = re.sub(r"[\s\-()]", "", str(self.cleaned_data["phone"])).removeprefix("+86")
        if not MOBILE.fullmatch(digits) or not digits.isascii():
            raise ValidationError(_("This is no mobile number of the mainland: eleven digits that begin with 1."))
        return digits


class NameForm(forms.Form):
    """How a person wants to be called."""

    name = forms.CharField(max_length=60, error_messages={"required": _("Please write your name.")})
