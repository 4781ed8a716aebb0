"""What people agree to, word by word. Another wording is another version; what was agreed to before stays as it was."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from juli.hub.complaints.models import Complaint, Consent

ACCOUNT = "account"
ACCOUNT_VERSION = "2026-11"
ACCOUNT_TEXT = _("I agree separately that this account is kept and shown to the provider for the refund.")

ID_NUMBER = "id_number"
ID_NUMBER_VERSION = "2026-11"
ID_NUMBER_TEXT = _("I agree separately that this number is kept, for the papers that have to bear it.")


def keep_consent(complaint: Complaint, category: str, text_version: str, *, at: datetime) -> Consent:
    """Note a consent; one that is open already is taken back by it. Called by actions only."""
    Consent.objects.filter(complaint=complaint, category=category, withdrawn_at=None).update(withdrawn_at=at)
    return Consent.objects.create(complaint=complaint, category=category, text_version=text_version, given_at=at)
