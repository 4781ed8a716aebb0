"""What the complainant fills in about their own data: the same fields as when filing."""

from typing import Any

from juli.hub.portal.forms import StepForm
from juli.hub.portal.steps.contact import ContactForm


class CorrectForm(StepForm):
    """Name and contact, as they should be."""

    name = ContactForm.base_fields["name"]
    business_name = ContactForm.base_fields["business_name"]
    phone = ContactForm.base_fields["phone"]
    email = ContactForm.base_fields["email"]


class AccountForm(StepForm):
    """An account for the refund, with the consent to its being kept."""

    account = ContactForm.base_fields["refund_account"]
    consent = ContactForm.base_fields["refund_account_consent"]

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["account"].required = True
        self.fields["consent"].required = True
