"""Second factors: who must have one, and how allauth keeps them."""

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from juli.hub.accounts.models import User
from juli.hub.accounts.queries import has_second_factor
from juli.hub.accounts.secrecy import opened, seal
from juli.hub.directory.queries import second_factor_demanded
from juli.hub.operations.queries import is_demo


def second_factor_missing(user: User) -> bool:
    """Whether the person must have a second factor and has none. In a demo nobody must."""
    return second_factor_demanded(user) and not has_second_factor(user) and not is_demo()


class Adapter(DefaultMFAAdapter):  # type: ignore[misc]
    """allauth's second factors, with their secrets sealed."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "cannot_generate_recovery_codes": gettext_lazy("Set up an app or a passkey first."),
        "incorrect_code": gettext_lazy("This did not fit. Please try once more."),
    }

    def encrypt(self, text: str) -> str:
        return seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        return opened(encrypted_text)

    def generate_authenticator_name(self, user: User, type: Authenticator.Type) -> str:
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return _("Passkey %(number)d") % {"number": number}

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return {**super().get_public_key_credential_rp_entity(), "name": _("Juli")}
